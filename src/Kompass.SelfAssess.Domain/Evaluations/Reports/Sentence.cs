namespace Kompass.SelfAssess.Domain.Evaluations.Reports;

/// <summary>A sentence of running text, put together from the lines that it was broken over.</summary>
/// <param name="Words">Its words, punctuation included.</param>
internal sealed record Sentence(IReadOnlyList<Word> Words)
{
    // A sentence without end is a table or a list; it is cut, so that work on one sentence is bounded.
    private const int MostWords = 120;

    private readonly string letters = " " + string.Join(' ', Words.Select(word => word.Letters)) + " ";

    /// <summary>Its words in letters only, with a space at both ends.</summary>
    public string Letters => letters;

    public Passage Passage => new(Words[0].Line, Words[^1].Line);

    /// <summary>The lines of some of its words.</summary>
    public Passage PassageOf(int first, int last) => new(Words[first].Line, Words[last].Line);

    /// <summary>Number of the word at a place in <see cref="Letters"/>.</summary>
    public int WordAt(int place)
    {
        var passed = 1;
        for (var word = 0; word < Words.Count; word++)
        {
            passed += Words[word].Letters.Length + 1;
            if (passed > place)
            {
                return word;
            }
        }

        return Words.Count - 1;
    }

    /// <summary>The sentences of some lines; a heading is one of its own.</summary>
    public static IEnumerable<Sentence> Of(IEnumerable<ReportLine> lines)
    {
        var words = new List<Word>();
        var broken = true;
        foreach (var line in lines)
        {
            string[] texts = Markup.Strip(line.Text).Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            var apart = IsHeading(texts) || IsAddress(texts);
            for (var at = 0; at < texts.Length; at++)
            {
                var begins = (at == 0 && (apart || broken)) || words.Count >= MostWords || (words.Count > 0 && Ends(words[^1].Text) && BeginsSentence(texts[at]));
                if (begins && words.Count > 0)
                {
                    yield return new Sentence(words);
                    words = [];
                }

                Add(words, texts[at], line.Number);
            }

            broken = apart;
        }

        if (words.Count > 0)
        {
            yield return new Sentence(words);
        }
    }

    private static bool IsHeading(string[] words) => words.Length <= 5 && Headings.IsInSummary(Likeness.Letters(string.Join(' ', words)));

    private static bool IsAddress(string[] words) => words is [var only] && (only.StartsWith("http", StringComparison.Ordinal) || only.StartsWith("www.", StringComparison.Ordinal));

    /// <summary>A word broken at the end of a line is one word, unless its hyphen is followed by "och".</summary>
    private static void Add(List<Word> words, string text, int line)
    {
        if (words.Count > 0 && words[^1].Text is { Length: > 1 } before && before.EndsWith('-') && words[^1].Line != line && char.IsLower(text[0]) && text is not ("och" or "eller" or "samt"))
        {
            words[^1] = new Word(before[..^1] + text, words[^1].Line);
            return;
        }

        words.Add(new Word(text, line));
    }

    private static bool Ends(string word) => word.TrimEnd(')', '"', '”', '’') is { Length: > 0 } bare && bare[^1] is '.' or '!' or '?';

    private static bool BeginsSentence(string word) => char.IsUpper(word.TrimStart('"', '”', '(', '*').FirstOrDefault());
}

/// <summary>A word of a sentence.</summary>
/// <param name="Text">As printed.</param>
/// <param name="Line">Number of its line, the first where it was broken.</param>
internal sealed record Word(string Text, int Line)
{
    /// <summary>Its letters and digits in lower case.</summary>
    public string Letters { get; } = Likeness.Letters(Text);

    /// <summary>The year that it is, also in brackets; null for anything else, such as "2019/2020" and "2020–2024".</summary>
    public int? Year =>
        Text.Trim('(', ')', ',', '.', ';', ':', '”', '"') is { Length: 4 } digits && digits.All(char.IsAsciiDigit)
        && int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture) is >= 1990 and <= 2100 and var year
            ? year
            : null;

    /// <summary>True if a new clause begins after it.</summary>
    public bool EndsClause => Text[^1] is ',' or ';' or ':' or ')';
}
