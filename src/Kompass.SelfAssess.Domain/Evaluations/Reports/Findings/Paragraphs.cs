namespace Kompass.SelfAssess.Domain.Evaluations.Reports.Findings;

/// <summary>A paragraph of running text.</summary>
/// <param name="Text">Its text on one line.</param>
/// <param name="Passage">Its lines.</param>
internal sealed record Paragraph(string Text, Passage Passage);

/// <summary>Parts a passage into paragraphs, also where every line is followed by an empty one.</summary>
internal static class Paragraphs
{
    // Longer lines than this are paragraphs as they stand; nothing has wrapped them.
    private const int LongestWrapped = 200;

    // A sentence that opens a paragraph is looked at in so many lines.
    private const int OpeningLines = 3;

    /// <summary>The paragraphs of a passage; none where it is null.</summary>
    /// <param name="text">The report.</param>
    /// <param name="outline">Its parts.</param>
    /// <param name="passage">The lines to part.</param>
    /// <param name="vocabulary">The words of the report.</param>
    /// <param name="opens">Tells of text after a sentence's end at a line's end whether it surely opens a paragraph.</param>
    public static IReadOnlyList<Paragraph> Of(
        ReportText text, ReportOutline outline, Passage? passage, ReportVocabulary vocabulary, Predicate<string>? opens = null)
    {
        ReportLine[] lines = [.. outline.LinesOf(text, passage).Where(line => !IsAddress(line.Text))];
        string[] plain = [.. lines.Select(line => LineJoiner.Plain(line.Text))];
        var wrapped = plain.All(line => line.Length <= LongestWrapped);
        var column = ColumnWidth.Of(plain);
        var gap = UsualGap(lines);

        var paragraphs = new List<Paragraph>();
        var first = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            if (i + 1 == lines.Length || Ends(i))
            {
                var passed = new Passage(lines[first].Number, lines[i].Number);
                paragraphs.Add(new Paragraph(LineJoiner.Join(plain[first..(i + 1)], vocabulary), passed));
                first = i + 1;
            }
        }

        return paragraphs;

        bool Ends(int i)
        {
            if (Bullets.LengthOf(lines[i + 1].Text) > 0 || lines[i + 1].Number - lines[i].Number > gap)
            {
                return true;
            }

            if (Sentences.EndsWith(plain[i]) && (Headings.IsInSummary(Likeness.Letters(plain[i + 1])) || RecommendationReader.IsHeadingAlone(plain[i + 1])))
            {
                return true;
            }

            if (plain[i].EndsWith('-') || plain[i + 1].Length == 0 || char.IsLower(plain[i + 1][0]))
            {
                return false;
            }

            return !wrapped || column.WouldFit(plain[i], plain[i + 1]) || (Sentences.EndsWith(plain[i]) && opens is not null && opens(Opening(i + 1)));
        }

        string Opening(int i) => string.Join(' ', plain[i..Math.Min(i + OpeningLines, plain.Length)]);
    }

    private static int UsualGap(ReportLine[] lines) => lines.Length < 2
        ? int.MaxValue
        : lines.Zip(lines.Skip(1), (line, next) => next.Number - line.Number).GroupBy(gap => gap).MaxBy(group => group.Count())!.Key;

    private static bool IsAddress(string line)
    {
        var trimmed = line.AsSpan().Trim();
        return trimmed.StartsWith("http", StringComparison.OrdinalIgnoreCase) && trimmed.IndexOf(' ') < 0;
    }
}
