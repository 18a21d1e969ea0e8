namespace Kompass.SelfAssess.Domain.Evaluations.Reports.Findings;

/// <summary>Two columns of findings beside each other under their heads: parted by tabs, or by where on the page their lines begin.</summary>
internal sealed class SideBySide(ReportLine heads, double left, double right)
{
    // So many lines in succession across both columns are running text below the table.
    private const int Prose = 3;

    private readonly bool tabs = !heads.Placed && heads.Text.Contains('\t', StringComparison.Ordinal);
    private readonly List<(ReportLine Line, int Empty)> rows = [];

    /// <summary>Adds the next line below the heads.</summary>
    public void Add(ReportLine line, int empty) => rows.Add((line, empty));

    /// <summary>Parts the lines between the columns.</summary>
    public void Close(List<ColumnLine> strengths, List<ColumnLine> improvements)
    {
        var border = Border();
        var rowSeen = false;
        foreach (var (line, empty) in rows.Take(tabs ? rows.Count : End()))
        {
            rowSeen |= line.Cells.Count > 1;
            for (var i = 0; i < line.Cells.Count; i++)
            {
                // A cell pasted with its line breaks goes on until the tab, and then in the next column.
                var isLeft = tabs ? i == 0 && (line.Cells.Count > 1 || !rowSeen) : line.Cells[i].Left < border;
                if (line.Cells[i].Text.Length > 0)
                {
                    (isLeft ? strengths : improvements).Add(new ColumnLine(line.Number, line.Cells[i].Text, empty, line.Page, tabs));
                }
            }
        }
    }

    private int End()
    {
        var across = rows.Where(row => row.Line.Cells.Count > 1).Select(row => row.Line.Cells[1].Left).DefaultIfEmpty(double.MaxValue).Max();
        var run = 0;
        for (var i = 0; i < rows.Count; i++)
        {
            run = rows[i].Line.Cells is [var only] && only.Left < across && only.Right > across ? run + 1 : 0;
            if (run == Prose)
            {
                return i + 1 - Prose;
            }
        }

        return rows.Count;
    }

    // Half way between where the lines of the two columns begin; heads may be centred, so they count only where nothing else is known.
    private double Border()
    {
        double[] seconds = [.. rows.Where(row => row.Line.Cells.Count > 1).Select(row => row.Line.Cells[1].Left).Order()];
        double[] firsts = [.. rows.Where(row => row.Line.Cells.Count > 0).Select(row => row.Line.Cells[0].Left).Order().Append(left)];
        return ((seconds.Length > 0 ? seconds[seconds.Length / 2] : right) + firsts[0]) / 2;
    }
}
