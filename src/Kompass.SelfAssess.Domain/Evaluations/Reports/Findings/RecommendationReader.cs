using System.Text.RegularExpressions;

namespace Kompass.SelfAssess.Domain.Evaluations.Reports.Findings;

/// <summary>Reads the evaluators' recommendations for the whole municipality: the list that their summary ends with, if it does.</summary>
internal static partial class RecommendationReader
{
    private const int LongestIntroduction = 250;
    private const int LongestHeading = 60;

    /// <summary>The recommendations in order; none where there is no list of them.</summary>
    public static IReadOnlyList<Reading<string>> Read(ReportText text, ReportOutline outline, ReportVocabulary vocabulary)
    {
        var paragraphs = Paragraphs.Of(text, outline, outline.Summary, vocabulary);
        for (var i = 0; i < paragraphs.Count; i++)
        {
            if (IsHeading(paragraphs[i].Text) && List(text, paragraphs, i + 1) is { Count: > 0 } list)
            {
                return list;
            }
        }

        return [];
    }

    private static List<Reading<string>> List(ReportText text, IReadOnlyList<Paragraph> paragraphs, int first)
    {
        var list = new List<Reading<string>>();
        var bulleted = first < paragraphs.Count && Bullets.LengthOf(paragraphs[first].Text) > 0;
        var margin = Left(text, paragraphs[first - 1]);
        var indented = first < paragraphs.Count && Left(text, paragraphs[first]) > margin && paragraphs[first - 1].Text.EndsWith(':');
        for (var i = first; i < paragraphs.Count; i++)
        {
            var bullet = Bullets.LengthOf(paragraphs[i].Text);
            if (bulleted ? bullet == 0 : !IsAdvice(paragraphs[i].Text) && !(indented && Left(text, paragraphs[i]) > margin))
            {
                break;
            }

            list.Add(new Reading<string>(paragraphs[i].Text[bullet..].Trim(), paragraphs[i].Passage));
        }

        return list;
    }

    // A list whose bullets are drawn, not written, still stands farther in than the words that introduce it.
    private static double Left(ReportText text, Paragraph paragraph) =>
        text.Lines[paragraph.Passage.FirstLine - 1] is { Placed: true, Cells: [var cell, ..] } ? cell.Left : 0;

    // Without bullets and indentation only what itself tells somebody to do something is taken for a recommendation.
    private static bool IsAdvice(string text) => SwedishDemand.Begins(text);

    private static bool IsHeading(string text) => text.Length <= LongestIntroduction
        && ((text.EndsWith(':') && Introduction().IsMatch(text)) || IsHeadingAlone(text));

    /// <summary>True for a short line that can be nothing but the heading of recommendations.</summary>
    public static bool IsHeadingAlone(string text) => text.Length <= LongestHeading && !text.EndsWith('.') && Heading().IsMatch(text);

    [GeneratedRegex(@"\b(?:rekommendation(?:er|erna)?|rekommendera[rs]?|råd|medskick|skicka(?:r)? med|uppmana[rs]?|förslag)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Introduction();

    [GeneratedRegex(@"^[#\s]*(?:\d[\d.]*\s+)?(?:(?:utvärderarnas|våra|övergripande|sammanfattande|några|viktigaste)\s+)*(?:rekommendationer|råd|medskick|förslag)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Heading();
}
