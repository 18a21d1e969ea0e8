namespace Kompass.SelfAssess.Domain.Evaluations.Reports;

/// <summary>Writes a table of two columns of text: what stands on one row is one line with two cells, unless a paragraph begins on one side only.</summary>
internal static class SideTable
{
    public static void Write(IReadOnlyList<PageRow> rows, double gutter, PageWriter writer)
    {
        var sides = rows.Select(row => (Left: row.Side(gutter, left: true), Right: row.Side(gutter, left: false))).ToList();
        var left = Beginnings([.. sides.Select(side => side.Left)]);
        var right = Beginnings([.. sides.Select(side => side.Right)]);
        for (var index = 0; index < sides.Count; index++)
        {
            var cells = new[] { (Row: sides[index].Left, Begins: left[index]), (Row: sides[index].Right, Begins: right[index]) }.Where(cell => cell.Row is not null).ToList();
            foreach (var line in cells.GroupBy(cell => cell.Begins).OrderBy(line => line.Key))
            {
                if (line.Key)
                {
                    writer.WriteEmpty(line.First().Row!.Left);
                }

                writer.Write([.. line.Select(cell => PageWriter.CellOf(cell.Row!))]);
            }
        }
    }

    /// <summary>For each row whether a paragraph begins with it on this side of the table.</summary>
    private static bool[] Beginnings(PageRow?[] side)
    {
        var gap = PageWriter.ParagraphGap([.. side.OfType<PageRow>()]);
        var begins = new bool[side.Length];
        PageRow? before = null;
        for (var index = 0; index < side.Length; index++)
        {
            if (side[index] is { } row)
            {
                begins[index] = before is not null && row.Top - before.Bottom > gap;
                before = row;
            }
        }

        return begins;
    }
}
