namespace Kompass.SelfAssess.Domain.Evaluations.Reports;

/// <summary>Writes the lines of one page of a report.</summary>
/// <param name="lines">The lines of the report so far.</param>
/// <param name="page">The page, from 1.</param>
internal sealed class PageWriter(List<ReportLine> lines, int page)
{
    /// <summary>Paragraphs are at least so much farther apart than lines, in heights of the type.</summary>
    private const double Paragraph = 0.25;

    /// <summary>How far the column lies to the right of the first one: cells tell their place as if all columns stood in one.</summary>
    public double Shift { get; set; }

    public void Write(IReadOnlyList<ReportCell> cells) => lines.Add(new ReportLine(
        lines.Count + 1, page, string.Join('\t', cells.Select(cell => cell.Text)), [.. cells.Select(cell => cell with { Left = cell.Left - Shift, Right = cell.Right - Shift })])
    {
        Placed = true,
    });

    /// <summary>Writes rows that follow upon each other, with an empty line between paragraphs.</summary>
    public void Write(IReadOnlyList<PageRow> rows)
    {
        var gap = ParagraphGap(rows);
        var laid = WrappedLabels.Join(rows);
        for (var index = 0; index < laid.Count; index++)
        {
            if (index > 0 && laid[index].Top - laid[index - 1].Bottom > gap)
            {
                WriteEmpty(laid[index].Left);
            }

            Write(laid[index].Cells);
        }
    }

    public void WriteEmpty(double left) => Write([new ReportCell("", left, left)]);

    /// <summary>The white space between two rows from which on they are of different paragraphs.</summary>
    public static double ParagraphGap(IReadOnlyList<PageRow> rows)
    {
        if (rows.Count < 2)
        {
            return double.MaxValue;
        }

        double[] gaps = [.. rows.Skip(1).Select((row, index) => row.Top - rows[index].Bottom).Order()];
        double[] heights = [.. rows.Select(row => row.Height).Order()];
        return gaps[gaps.Length / 2] + (Paragraph * heights[heights.Length / 2]);
    }

    public static ReportCell CellOf(PageRow row) => new(row.Text, row.Left, row.Right);
}
