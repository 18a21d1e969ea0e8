namespace Kompass.SelfAssess.Domain.Evaluations.Reports;

/// <summary>Finds the block below an area's heading: "Rubriker Poäng", the sub-areas in bullets, perhaps the points.</summary>
internal static class HeaderBlock
{
    private const int MostLines = 30;
    private const int LongestBullet = 170;

    /// <summary>Its last line; null where there is no such block.</summary>
    public static int? LastLine(ReportLines lines, int heading, int last, IReadOnlySet<int> furniture)
    {
        var block = lines.AfterWith(heading, MostLines).TakeWhile(number => number <= last).ToList();
        var general = block.FindIndex(number => Headings.IsGeneral(Likeness.Letters(lines.Heading(number))));
        if (general >= 0)
        {
            return general == 0 ? null : block[general - 1];
        }

        int? end = null;
        var bullets = false;
        foreach (var number in block)
        {
            var line = lines[number];
            var isBullet = AreaHeadings.IsBullet(line);
            if (isBullet || IsPoints(line) || furniture.Contains(number) || Headings.IsHeaderBlock(Likeness.Letters(lines.Heading(number))))
            {
                bullets |= isBullet;
            }
            else if (!(bullets && IsContinuation(line)))
            {
                break;
            }

            end = number;
        }

        return end;
    }

    /// <summary>A line of nothing but points: "74", "74 poäng", "74 av 100".</summary>
    public static bool IsPoints(string line) => line.Length is > 0 and < 40 && Numerals.TailStart(line) == 0;

    /// <summary>The rest of a wrapped bullet begins small and is no sentence.</summary>
    private static bool IsContinuation(string line) =>
        line.Length < LongestBullet && char.IsLower(line[0]) && !line.EndsWith('.');
}
