using System.Text.RegularExpressions;

namespace Kompass.SelfAssess.Domain.Evaluations.Reports;

/// <summary>Reads the points at the head of an area's chapter: a bare number below or beside the bullets, "74 poäng", "74 av 100".</summary>
internal static partial class HeaderReader
{
    /// <summary>The points of the chapter; null where the header has none.</summary>
    public static Reading<decimal>? Read(ReportLines lines, ReportOutline outline, AreaChapter chapter)
    {
        var heading = lines.Heading(chapter.Heading.LastLine);
        if (Points(heading[Numerals.TailStart(heading)..]) is { } said)
        {
            return new Reading<decimal>(said, chapter.Heading);
        }

        var found = outline.LinesOf(lines.Text, chapter.Header)
            .Where(line => RowScanner.Rows(line).Count == 0)
            .Select(line => (line.Number, Tail: Tail(line)))
            .Select(line => (line.Number, line.Tail.Alone, Points: Points(line.Tail.Text)))
            .Where(line => line.Points is not null)
            .ToList();

        // Where every bullet has points of its own none of them is the area's.
        var best = found.Find(line => line.Alone);
        return best.Points is { } alone ? At(alone, best.Number)
            : found is [var only] ? At(only.Points!.Value, only.Number)
            : null;
    }

    private static Reading<decimal> At(decimal points, int line) => new(points, new Passage(line, line));

    /// <summary>The points at the end of the line, and whether nothing but them stands in their cell.</summary>
    private static (string Text, bool Alone) Tail(ReportLine line)
    {
        foreach (var cell in line.Cells.Select(cell => Markup.Strip(cell.Text)).Where(cell => cell.Length > 0))
        {
            var bare = cell.StartsWith("Poäng", StringComparison.OrdinalIgnoreCase) ? cell["Poäng".Length..].TrimStart(':', ' ') : cell;
            if (bare.Length > 0 && HeaderBlock.IsPoints(bare) && Points(bare) is not null)
            {
                return (bare, true);
            }
        }

        var text = Markup.Strip(line.Text);
        return text.Length > ReportLines.LongestHeading * 4 ? ("", false) : (text[Numerals.TailStart(text)..], false);
    }

    /// <summary>"74", and of "74 av 100" and "100 74" the one that is not the maximum.</summary>
    private static decimal? Points(string tail)
    {
        // "6/20" is a page of so many.
        if (OutOf().Match(tail) is { Success: true } of && of.Groups[1].Value != "100")
        {
            return null;
        }

        var numbers = tail.Split([' ', '\t', '/'], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => !word.Contains('%', StringComparison.Ordinal)).Select(Numerals.Value).OfType<decimal>().Where(number => number <= Maximum).ToList();
        return numbers switch
        {
            [var only] => only,
            [var one, var other] => one == Maximum && other < Maximum ? other : one,
            _ => null,
        };
    }

    private const decimal Maximum = 100;

    [GeneratedRegex(@"\d\s*/\s*(\d+)")]
    private static partial Regex OutOf();
}
