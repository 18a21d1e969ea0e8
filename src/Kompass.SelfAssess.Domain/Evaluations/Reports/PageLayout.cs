namespace Kompass.SelfAssess.Domain.Evaluations.Reports;

/// <summary>
/// Puts the words of pages into the lines that a reader reads: pages in columns column by column, tables row by row with their cells,
/// headers, footers and page numbers left out. Source: domain E.3.
/// </summary>
public static class PageLayout
{
    /// <summary>Two gutters are the same one, from page to page, as long as they are not farther apart, in points.</summary>
    private const double SameGutter = 20;

    /// <summary>Rows farther apart than this many heights of the type have an empty line between them; lines of a paragraph are 1 to 1.3 apart.</summary>
    private const double Paragraph = 1.75;

    /// <summary>The pages as lines in reading order.</summary>
    public static ReportText Read(IReadOnlyList<LaidPage> pages)
    {
        var rows = PageMargins.Without(pages, [.. pages.Select(page => PageRows.Of(PageRows.Readable(page)))]);
        var lines = new List<ReportLine>();
        double? open = null;
        for (var page = 0; page < rows.Count; page++)
        {
            var writer = new LineWriter(lines, page + 1);
            open = Write(rows[page], open, writer);
        }

        return new ReportText(lines);
    }

    /// <summary>Writes a page; gives back the gutter of the table that its last row is part of.</summary>
    private static double? Write(List<PageRow> rows, double? open, LineWriter writer)
    {
        var tables = FindingTables(rows, open);
        PageRow[] rest = [.. rows.Where((_, index) => tables[index] is null)];
        var gutter = PageGutter.Between(rest);
        for (var index = 0; index < rows.Count;)
        {
            var count = 1;
            while (index + count < rows.Count && tables[index + count] == tables[index])
            {
                count++;
            }

            var band = rows.GetRange(index, count);
            if (tables[index] is { } table)
            {
                WriteTable(band, table, writer);
            }
            else
            {
                WriteText(band, gutter, writer);
            }

            index += count;
        }

        return rows.Count > 0 ? tables[^1] : null;
    }

    /// <summary>For each row the gutter of the table of strengths and improvements that it is part of, or null.</summary>
    private static double?[] FindingTables(List<PageRow> rows, double? open)
    {
        var gutters = new double?[rows.Count];
        if (open is { } before)
        {
            Array.Fill(gutters, before, 0, PageGutter.Run(rows, 0, before));
        }

        for (var index = 0; index < rows.Count; index++)
        {
            if (Headings(rows, index) is { } gutter)
            {
                Array.Fill(gutters, gutter.Place, index, gutter.Rows);
                index += gutter.Rows - 1;
            }
        }

        return gutters;
    }

    /// <summary>The table that begins with a row of the two headings side by side, across the whole page.</summary>
    private static (double Place, int Rows)? Headings(List<PageRow> rows, int index)
    {
        if (rows[index].Segments() is not [var strengths, var improvements] || !PageMarks.HeadsStrengths(strengths) || !PageMarks.HeadsImprovements(improvements))
        {
            return null;
        }

        var left = rows.Min(row => row.Left);
        var width = rows.Max(row => row.Right) - left;
        var across = strengths.Left < left + (0.35 * width) && improvements.Left > left + (0.35 * width);
        return across ? PageGutter.Under(rows, index, strengths.Right, improvements.Left - 1) : null;
    }

    private static void WriteTable(List<PageRow> rows, double gutter, LineWriter writer)
    {
        foreach (var row in rows)
        {
            writer.Write(row, [.. new[] { row.Side(gutter, left: true), row.Side(gutter, left: false) }.OfType<PageRow>()]);
        }
    }

    private static void WriteText(List<PageRow> rows, double? gutter, LineWriter writer)
    {
        if (gutter is not { } place)
        {
            WriteRows(rows, writer);
            return;
        }

        var next = 0;
        foreach (var band in PageGutter.Bands(rows, place).Where(band => AreColumns(rows, band, place)))
        {
            WriteRows(rows.GetRange(next, band.First - next), writer);
            PageWord[] words = [.. rows.Skip(band.First).Take(band.Count).SelectMany(row => row.Words)];
            WriteRows(PageRows.Of(words.Where(word => word.Left < place)), writer);
            WriteRows(PageRows.Of(words.Where(word => word.Left >= place)), writer);
            next = band.First + band.Count;
        }

        WriteRows(rows.GetRange(next, rows.Count - next), writer);
    }

    /// <summary>On a page in columns also a few rows are columns, as long as they have two sides.</summary>
    private static bool AreColumns(List<PageRow> rows, (int First, int Count) band, double place)
    {
        var sides = rows.Skip(band.First).Take(band.Count).ToList();
        return sides.Exists(row => row.Left < place) && sides.Exists(row => row.Right > place);
    }

    private static void WriteRows(List<PageRow> rows, LineWriter writer)
    {
        writer.Begin();
        for (var index = 0; index < rows.Count; index++)
        {
            // Points set half way down a label of two lines are read after it.
            if (index + 1 < rows.Count && index > 0 && IsBeside(rows[index], rows[index + 1]) && IsBeside(rows[index - 1], rows[index]))
            {
                (rows[index], rows[index + 1]) = (rows[index + 1], rows[index]);
            }

            writer.Write(rows[index], rows[index].Segments());
        }
    }

    private static bool IsBeside(PageRow row, PageRow next) =>
        next.Middle - row.Middle < 0.8 * row.Height && (IsPoints(row) != IsPoints(next)) && !PageMarks.IsCode(next.Words[0].Text);

    private static bool IsPoints(PageRow row) => row.Words.All(word => PageMarks.IsNumber(word.Text));

    private sealed class LineWriter(List<ReportLine> lines, int page)
    {
        private double? last;

        /// <summary>The next row does not follow upon the last one.</summary>
        public void Begin() => last = null;

        public void Write(PageRow row, IReadOnlyList<PageRow> cells)
        {
            if (last is { } above && row.Middle - above > Paragraph * row.Height)
            {
                lines.Add(new ReportLine(lines.Count + 1, page, "", [new ReportCell("", row.Left, row.Left)]));
            }

            last = row.Middle;
            lines.Add(new ReportLine(
                lines.Count + 1, page, string.Join('\t', cells.Select(cell => cell.Text)), [.. cells.Select(cell => new ReportCell(cell.Text, cell.Left, cell.Right))]) { Placed = true });
        }
    }
}
