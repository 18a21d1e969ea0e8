namespace Kompass.SelfAssess.Domain.Evaluations.Reports.Findings;

/// <summary>A line, or the part of it in one column, under a heading of findings.</summary>
/// <param name="Number">Its line in the report.</param>
/// <param name="Text">Its text as it stands.</param>
/// <param name="Empty">Lines without text right before it.</param>
/// <param name="Page">Its page.</param>
/// <param name="Cell">True for a cell of a row of text, which can hold several findings.</param>
internal sealed record ColumnLine(int Number, string Text, int Empty, int Page, bool Cell = false);

/// <summary>
/// What stands under the headings of strengths and improvements in one chapter. Three layouts: headings one after the other; two columns kept
/// apart as cells; two columns run together, all strengths and then all improvements.
/// </summary>
internal sealed class FindingColumns
{
    private readonly List<ColumnLine> strengths = [];
    private readonly List<ColumnLine> improvements = [];
    private readonly List<IReadOnlyList<ColumnLine>> unsorted = [];

    private List<ColumnLine>? open;
    private SideBySide? table;
    private bool inTurn;

    private FindingColumns()
    {
    }

    /// <summary>Lines of strengths.</summary>
    public IReadOnlyList<ColumnLine> Strengths => strengths;

    /// <summary>Lines of improvements.</summary>
    public IReadOnlyList<ColumnLine> Improvements => improvements;

    /// <summary>True where improvements follow strengths as plain lines: a text program may have put what is left of the strengths below both.</summary>
    public bool InTurn => inTurn && strengths.Concat(improvements).All(line => Bullets.LengthOf(line.Text) == 0 && !line.Text.Contains('<', StringComparison.Ordinal));

    /// <summary>Runs of lines in which strengths and improvements follow each other unmarked.</summary>
    public IReadOnlyList<IReadOnlyList<ColumnLine>> Unsorted => unsorted;

    /// <summary>Reads the lists of a chapter; none where <paramref name="lists"/> is null.</summary>
    public static FindingColumns Read(ReportText text, ReportOutline outline, Passage? lists)
    {
        var columns = new FindingColumns();
        var previous = (lists?.FirstLine ?? 1) - 1;
        foreach (var line in outline.LinesOf(text, lists).Where(line => line.Text.Any(char.IsLetter) || Bullets.IsAlone(line.Text)))
        {
            columns.Add(line, line.Number - previous - 1);
            previous = line.Number;
        }

        columns.CloseTable();
        return columns;
    }

    private void Add(ReportLine line, int empty)
    {
        ReportCell[] cells = [.. line.Cells.Where(cell => cell.Text.Length > 0)];
        if (cells.Length == 2 && FindingHeading.IsStrengths(cells[0].Text) && FindingHeading.IsImprovements(cells[1].Text))
        {
            CloseTable();
            table = new SideBySide(line, cells[0].Left, cells[1].Left);
        }
        else if (cells.Length == 1 && ListUnder(cells[0].Text) is { } list)
        {
            CloseTable();
            inTurn |= list == improvements && !line.Placed;
            open = list;
        }
        else if (table is not null)
        {
            table.Add(line, empty);
        }
        else
        {
            open?.Add(new ColumnLine(line.Number, line.Text, empty, line.Page));
        }
    }

    private List<ColumnLine>? ListUnder(string heading)
    {
        if (FindingHeading.IsBoth(heading))
        {
            return Unmarked();
        }

        if (FindingHeading.IsStrengths(heading))
        {
            return strengths;
        }

        // "Styrkor" with nothing under it is the head of a column whose neighbour's head stands on the next line.
        return FindingHeading.IsImprovements(heading) ? (open == strengths && strengths.Count == 0 ? Unmarked() : improvements) : null;
    }

    private List<ColumnLine> Unmarked()
    {
        var run = new List<ColumnLine>();
        unsorted.Add(run);
        return run;
    }

    private void CloseTable()
    {
        table?.Close(strengths, improvements);
        table = null;
    }
}
