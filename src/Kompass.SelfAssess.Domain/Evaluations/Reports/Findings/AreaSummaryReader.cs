using System.Text.RegularExpressions;

namespace Kompass.SelfAssess.Domain.Evaluations.Reports.Findings;

/// <summary>
/// Reads what the evaluators say of an area in short: the paragraph of their summary that is about it alone, else the sentences about this
/// municipality that end the chapter's general part. Nothing is made up of several.
/// </summary>
internal sealed partial class AreaSummaryReader
{
    private const double SameWord = 0.8;
    private const int ShortestWord = 6;

    private readonly ReportText text;
    private readonly ReportOutline outline;
    private readonly ReportVocabulary vocabulary;
    private readonly Dictionary<int, string[]> names;
    private readonly Dictionary<int, Reading<string>> inSummary = [];

    /// <param name="text">The report.</param>
    /// <param name="outline">Its parts.</param>
    /// <param name="vocabulary">Its words.</param>
    public AreaSummaryReader(ReportText text, ReportOutline outline, ReportVocabulary vocabulary)
    {
        this.text = text;
        this.outline = outline;
        this.vocabulary = vocabulary;
        names = outline.Areas.ToDictionary(area => area.Number, area => SwedishWords.Stems(area.Name).Distinct().ToArray());
        foreach (var paragraph in Paragraphs.Of(text, outline, outline.Summary, vocabulary, Opens).Where(paragraph => Sentences.EndsWith(paragraph.Text)))
        {
            if (AboutOne(Sentences.Of(paragraph.Text)[0]) is { } area)
            {
                inSummary.TryAdd(area, new Reading<string>(paragraph.Text, paragraph.Passage));
            }
        }
    }

    /// <summary>The summary of an area; null where the report has none.</summary>
    public Reading<string>? Of(AreaChapter chapter) => inSummary.GetValueOrDefault(chapter.Number) ?? InChapter(chapter);

    private int? AboutOne(string sentence)
    {
        var stems = SwedishWords.Stems(sentence).ToList();
        var opening = stems.Take(1).ToList();
        int[] named = [.. names.Where(name => Names(stems, name.Value) && (Measure().IsMatch(sentence) || Names(opening, [name.Value[0]]))).Select(name => name.Key)];

        // "Kvalitetsutveckling" is no "Samhällsutveckling", but "Styrning" alone could be several: two areas are none.
        return named.Length == 1 ? named[0] : null;
    }

    private bool Opens(string opening) => Sentences.Of(opening)[0] is var sentence && Points().IsMatch(sentence) && AboutOne(sentence) is not null;

    private Reading<string>? InChapter(AreaChapter chapter)
    {
        foreach (var paragraph in Paragraphs.Of(text, outline, chapter.Body, vocabulary))
        {
            var sentences = Sentences.Of(paragraph.Text);
            for (var i = 0; i < sentences.Count; i++)
            {
                if (Area().IsMatch(sentences[i]) && Names([.. SwedishWords.Stems(sentences[i])], names[chapter.Number]))
                {
                    var rest = string.Join(' ', sentences.Skip(i));
                    if (Points().IsMatch(rest))
                    {
                        return new Reading<string>(rest, paragraph.Passage);
                    }
                }
            }
        }

        return null;
    }

    private static bool Names(List<string> stems, string[] name) => name.Length > 0 && name.All(word => stems.Any(stem => IsSame(stem, word)));

    // "personalpolitiska" names "Personalpolitik", "samhällsbyggnad" names "samhällsbyggare".
    private static bool IsSame(string one, string other)
    {
        var common = one.AsSpan().CommonPrefixLength(other);
        return one == other || (common >= ShortestWord && common >= SameWord * Math.Max(one.Length, other.Length));
    }

    [GeneratedRegex(@"\b(?:område|området|poäng)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Measure();

    [GeneratedRegex(@"\bområdet\b", RegexOptions.IgnoreCase)]
    private static partial Regex Area();

    [GeneratedRegex(@"\d\s*poäng\b", RegexOptions.IgnoreCase)]
    private static partial Regex Points();
}
