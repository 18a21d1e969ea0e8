namespace Kompass.SelfAssess.Domain.Evaluations.Reports;

/// <summary>
/// Puts the words of pages into the lines that a reader reads: pages in columns column by column, tables row by row with their cells,
/// headers, footers and page numbers left out. Source: domain E.3.
/// </summary>
public static class PageLayout
{
    /// <summary>The pages as lines in reading order.</summary>
    public static ReportText Read(IReadOnlyList<LaidPage> pages)
    {
        var rows = PageMargins.Without(pages, [.. pages.Select(page => PageRows.Of(PageRows.Readable(page)))]);
        var lines = new List<ReportLine>();
        var column = new PageColumn();
        Gutter? gutter = null;
        for (var page = 0; page < rows.Count; page++)
        {
            gutter = Write(rows[page], gutter, column, new PageWriter(lines, page + 1));
        }

        return new ReportText(lines);
    }

    /// <summary>Writes a page; gives back what cut it, for tables that go on on the next one.</summary>
    private static Gutter? Write(List<PageRow> rows, Gutter? before, PageColumn column, PageWriter writer)
    {
        if (rows.Count == 0)
        {
            return null;
        }

        var left = rows.Min(row => row.Left);
        var tables = column.TablesIn(rows, left);
        if (PageGutter.Between([.. rows.Where((_, index) => tables[index] is null)], before) is not { } gutter)
        {
            column.Write(rows, left, writer);
            return null;
        }

        for (var index = 0; index < rows.Count;)
        {
            var count = PageColumn.SameFrom(tables, index);
            var band = rows.GetRange(index, count);
            if (tables[index] is null)
            {
                WriteColumns(band, left, gutter, column, writer);
            }
            else
            {
                column.Write(band, left, writer);
            }

            index += count;
        }

        return gutter;
    }

    /// <summary>What can be cut is read column by column, what goes across as it stands.</summary>
    private static void WriteColumns(List<PageRow> rows, double left, Gutter gutter, PageColumn column, PageWriter writer)
    {
        var next = 0;
        foreach (var band in PageGutter.Bands(rows, gutter.Place).SelectMany(band => PageChapters.Of(rows, band, gutter.Place)).Where(band => gutter.Cuts(rows, band)))
        {
            column.Write(rows.GetRange(next, band.First - next), left, writer);
            PageWord[] words = [.. rows.Skip(band.First).Take(band.Count).SelectMany(row => row.Words)];
            column.Write(PageRows.Of(words.Where(word => word.Left < gutter.Place)), left, writer);
            writer.Shift = gutter.Place - left;
            column.Write(PageRows.Of(words.Where(word => word.Left >= gutter.Place)), gutter.Place, writer);
            writer.Shift = 0;
            next = band.First + band.Count;
        }

        column.Write(rows.GetRange(next, rows.Count - next), left, writer);
    }
}
