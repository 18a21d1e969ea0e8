namespace Kompass.SelfAssess.Domain.Evaluations.Reports;

/// <summary>Finds the score table by its rows, wherever it stands, and the heading above it.</summary>
internal static class ScoreTableFinder
{
    private const int FewestRows = 3;
    private const int LargestGap = 25;
    private const int LinesAbove = 6;
    private const int LinesBelow = 3;
    private const int LongestSum = 80;

    public static Passage? Find(ReportLines lines, int first, IReadOnlySet<int> furniture)
    {
        var clusters = Clusters(lines, first, furniture);
        if (clusters.Count == 0)
        {
            return null;
        }

        var best = clusters.MaxBy(cluster => cluster.Codes.Count)!;
        var all = clusters.SelectMany(cluster => cluster.Codes).Distinct().Count();

        // Where every chapter has a small table of its own there is no table that would end a chapter.
        return best.Codes.Count < FewestRows || best.Codes.Count * 2 <= all
            ? null
            : lines.Part(Start(lines, best.First, first), End(lines, best.Last));
    }

    private static List<Cluster> Clusters(ReportLines lines, int first, IReadOnlySet<int> furniture)
    {
        var clusters = new List<Cluster>();
        var since = 0;
        for (var number = lines.After(first - 1); number <= lines.Count; number = lines.After(number))
        {
            since++;
            var codes = furniture.Contains(number)
                ? []
                : RowScanner.Rows(lines.Text.Lines[number - 1]).Where(row => row.Numbers.Count > 0).Select(row => row.Code).ToList();
            if (codes.Count == 0)
            {
                continue;
            }

            if (clusters.Count == 0 || since > LargestGap)
            {
                clusters.Add(new Cluster(number));
            }

            clusters[^1].Last = number;
            clusters[^1].Codes.UnionWith(codes);
            since = 0;
        }

        return clusters;
    }

    private static int Start(ReportLines lines, int row, int first)
    {
        var start = row;
        var above = 0;
        for (var number = row - 1; number >= first && above < LinesAbove; number--)
        {
            if (lines[number].Length == 0)
            {
                continue;
            }

            above++;
            var letters = Likeness.Letters(lines.Heading(number));
            if (Headings.IsTable(letters))
            {
                return number;
            }

            start = IsTitle(letters) ? number : start;
        }

        return start;
    }

    /// <summary>The title of the first area, and the names of the columns.</summary>
    private static bool IsTitle(string letters) =>
        letters.Length > 0 && (letters.StartsWith("1 ", StringComparison.Ordinal) || letters.EndsWith(" max", StringComparison.Ordinal) || letters.EndsWith("procent", StringComparison.Ordinal));

    /// <summary>Sums and totals below the last row.</summary>
    private static int End(ReportLines lines, int row)
    {
        var end = row;
        var left = LinesBelow;
        for (var number = lines.After(row); number <= lines.Count && left > 0; number = lines.After(number))
        {
            // A last row may be wrapped, with its numbers and the sum still to come.
            left = RowScanner.Rows(lines.Text.Lines[number - 1]).Count > 0 ? LinesBelow + 1 : left - 1;
            if (lines.Heading(number) is var heading && (Headings.IsDetails(Likeness.Letters(heading)) || PageMarks.HeadsChapter(heading)))
            {
                break;
            }

            if (Numerals.TailStart(lines.Heading(number)) < lines.Heading(number).Length && lines[number].Length < LongestSum)
            {
                end = number;
            }
        }

        return end;
    }

    private sealed class Cluster(int first)
    {
        public int First { get; } = first;

        public int Last { get; set; } = first;

        public HashSet<string> Codes { get; } = [];
    }
}
