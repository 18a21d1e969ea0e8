using System.Text.RegularExpressions;

namespace Kompass.SelfAssess.Domain.Frameworks;

/// <summary>
/// Reads the wording of an edition the way a language reviewer would and says what makes its questions measure worse. The shipped question set has no
/// remarks; a municipality's own set may have, it is told and decides. Source: issue "the question set", quality as tests.
/// </summary>
public static partial class EditionRemarks
{
    /// <summary>Highest LIX of a question.</summary>
    public const double HardestQuestion = 50;

    /// <summary>Highest LIX of a level descriptor.</summary>
    public const double HardestDescriptor = 55;

    /// <summary>Two sentences more alike than this (<see cref="Wording.Likeness"/>) are one sentence with the topic swapped.</summary>
    public const double SameSentence = 0.6;

    /// <summary>Sentences with fewer words are not compared: short ones are alike by chance.</summary>
    public const int ShortestCompared = 5;

    /// <summary>A level says at least this many content words that the level below does not.</summary>
    public const int FewestNewWords = 4;

    /// <summary>A level shares at most this much of its content words with the level below.</summary>
    public const double MostShared = 0.45;

    /// <summary>From this level on only what is in use counts. Source: domain B.2.</summary>
    private const int FirstLevelInUse = 3;

    /// <summary>All remarks, question by question in the order of the edition, then the sentences that recur.</summary>
    /// <param name="edition">A sound edition (<see cref="EditionRules"/> finds nothing).</param>
    public static IReadOnlyList<EditionRemark> Of(FrameworkEdition edition)
    {
        Question[] questions = [.. edition.Questions];
        return [.. questions.SelectMany(OfQuestion), .. RecurringSentences(questions)];
    }

    private static IEnumerable<EditionRemark> OfQuestion(Question question)
    {
        if (question.Text.Count(sign => sign == '?') != 1)
        {
            yield return new(EditionRemarkKind.NotOneQuestion, question.Code, null, question.Text);
        }

        if (Wording.Lix(question.Text) is > HardestQuestion and var hard)
        {
            yield return new(EditionRemarkKind.HardQuestion, question.Code, null, question.Text, hard);
        }

        foreach (var text in Texts(question).Where(text => text.Contains("och/eller", StringComparison.OrdinalIgnoreCase)))
        {
            yield return new(EditionRemarkKind.AndOr, question.Code, null, text);
        }

        for (var level = 0; level < question.Levels.Count; level++)
        {
            foreach (var remark in OfLevel(question, level))
            {
                yield return remark;
            }
        }
    }

    private static IEnumerable<string> Texts(Question question) => [question.Text, question.Why, .. question.Levels.Select(level => level.Descriptor)];

    private static IEnumerable<EditionRemark> OfLevel(Question question, int level)
    {
        var descriptor = question.Levels[level].Descriptor;
        if (Wording.Lix(descriptor) is > HardestDescriptor and var hard)
        {
            yield return new(EditionRemarkKind.HardDescriptor, question.Code, level, descriptor, hard);
        }

        foreach (Match match in DegreeWords().Matches(descriptor))
        {
            yield return new(EditionRemarkKind.DegreeWord, question.Code, level, match.Value);
        }

        if (level >= FirstLevelInUse)
        {
            foreach (Match match in NotYetWords().Matches(descriptor))
            {
                yield return new(EditionRemarkKind.NotYetInUse, question.Code, level, match.Value);
            }
        }

        if (level > 0 && Wording.Difference(question.Levels[level - 1].Descriptor, descriptor) is var (newWords, shared)
            && (newWords < FewestNewWords || shared > MostShared))
        {
            yield return new(EditionRemarkKind.LikeLevelBelow, question.Code, level, descriptor, shared);
        }
    }

    private static IEnumerable<EditionRemark> RecurringSentences(Question[] questions)
    {
        Sentence[] sentences =
        [
            .. from question in questions
               from level in Enumerable.Range(0, question.Levels.Count)
               from sentence in Wording.Sentences(question.Levels[level].Descriptor)
               let words = Wording.Words(sentence)
               where words.Count >= ShortestCompared
               select new Sentence(question.Code, level, words, words.ToHashSet()),
        ];
        for (var at = 0; at < sentences.Length; at++)
        {
            for (var before = 0; before < at; before++)
            {
                var (sentence, earlier) = (sentences[at], sentences[before]);
                if (sentence.MayBeLike(earlier) && Wording.Likeness(earlier.Words, sentence.Words) is > SameSentence and var likeness)
                {
                    yield return new(EditionRemarkKind.SameSentence, sentence.Question, sentence.Level, $"{earlier.Question}:{earlier.Level}", likeness);
                }
            }
        }
    }

    private sealed record Sentence(string Question, int Level, IReadOnlyList<string> Words, HashSet<string> Different)
    {
        /// <summary>A cheap bound that spares nearly all comparisons: too few words in common cannot become alike enough.</summary>
        public bool MayBeLike(Sentence other)
        {
            var needed = SameSentence * Math.Max(Words.Count, other.Words.Count);
            return Math.Min(Words.Count, other.Words.Count) > needed && Words.Count(other.Different.Contains) > needed;
        }
    }

    [GeneratedRegex(
        @"\b(?:i viss mån|till viss del|till stor del|i hög grad|i låg grad|fullt ut|helt och hållet|i (?:stor|viss|liten) utsträckning|systematiskt|strukturerat|i huvudsak|till fullo|någorlunda|ganska|delvis|välfungerande|på ett (?:bra|tydligt) sätt|mycket bra)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex DegreeWords();

    [GeneratedRegex(
        @"\b(?:ska (?:införas|börja|tas)|på gång|är på väg|nyligen|nyss|är (?:ny|nytt|nya)|har (?:börjat|påbörjats)|ännu inte|inte ännu|står på tur|under framtagande|i (?:ett par|några) förvaltningar|vissa förvaltningar|inte kommit i gång)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex NotYetWords();
}
