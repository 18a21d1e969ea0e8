namespace Kompass.SelfAssess.Domain.Evaluations.Reports;

/// <summary>
/// Writes one column of text after the other, the whole width of a page being one, with the tables of strengths and improvements in it. A
/// table goes on from one column or page to the next.
/// </summary>
internal sealed class PageColumn
{
    /// <summary>How far from its place the gutter of a table is looked for in the next column, in points.</summary>
    private const double Shift = 14;

    /// <summary>The table that the last row was part of: its gutter from the left edge of its column, and the column's width.</summary>
    private (double Offset, double Width)? open;

    public void Write(List<PageRow> rows, double left, PageWriter writer)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var tables = TablesIn(rows, left);
        for (var index = 0; index < rows.Count;)
        {
            var count = SameFrom(tables, index);
            var band = rows.GetRange(index, count);
            if (tables[index] is { } gutter)
            {
                SideTable.Write(band, gutter, writer);
            }
            else
            {
                writer.Write(band);
            }

            index += count;
        }

        open = tables[^1] is { } last ? (last - left, WidthOf(rows)) : null;
    }

    /// <summary>For each row the gutter of the table of strengths and improvements that it is part of, or null.</summary>
    public double?[] TablesIn(List<PageRow> rows, double left)
    {
        var gutters = new double?[rows.Count];
        var width = WidthOf(rows);
        if (open is { } before && Math.Abs(width - before.Width) < 0.15 * before.Width)
        {
            var (place, count) = PageGutter.Under(rows, 0, left + before.Offset - Shift, left + before.Offset + Shift);
            Array.Fill(gutters, place, 0, count > 1 ? count : 0);
        }

        for (var index = 0; index < rows.Count; index++)
        {
            if (Headings(rows[index], rows[0].Left, width) is { } between)
            {
                var (place, count) = PageGutter.Under(rows, index, between.From, between.To);
                Array.Fill(gutters, place, index, count);
                index += count - 1;
            }
        }

        return gutters;
    }

    /// <summary>How many rows from this one on belong to the same table, or to none.</summary>
    public static int SameFrom(double?[] tables, int index)
    {
        var count = 1;
        while (index + count < tables.Length && tables[index + count] == tables[index])
        {
            count++;
        }

        return count;
    }

    /// <summary>Between which places the gutter lies, if the row has the two headings side by side across the column.</summary>
    private static (double From, double To)? Headings(PageRow row, double left, double width)
    {
        if (row.Words.Count > 8 || row.Segments() is not [var strengths, var improvements] || !PageMarks.HeadsStrengths(strengths) || !PageMarks.HeadsImprovements(improvements))
        {
            return null;
        }

        return strengths.Left < left + (0.35 * width) && improvements.Left > left + (0.35 * width) ? (strengths.Right, improvements.Left - 1) : null;
    }

    private static double WidthOf(List<PageRow> rows) => rows.Max(row => row.Right) - rows.Min(row => row.Left);
}
