namespace Kompass.SelfAssess.App.Exports.Steering;

/// <summary>One sheet of the steering workbook: a title, a sentence or two, and what stands below. Knows cells and formulas, but no library.</summary>
/// <param name="Name">On the tab.</param>
/// <param name="Title">Over it.</param>
/// <param name="Lead">What a reader should know first; at most <see cref="LeadRows"/> lines.</param>
/// <param name="Blocks">From above; where the first is a table, its header stands in <see cref="HeaderRow"/>. More than one only where all stands on one
/// page: every printed page repeats that header, and it would stand over a table or a chart that it does not belong to.</param>
internal sealed record BookSheet(string Name, string Title, IReadOnlyList<string> Lead, IReadOnlyList<BookBlock> Blocks)
{
    public const int LeadRows = 2;

    /// <summary>The same on every sheet, so that a formula of one finds the rows of another.</summary>
    public const int HeaderRow = LeadRows + 3;

    public const int FirstRow = HeaderRow + 1;

    public bool Landscape { get; init; } = true;

    /// <summary>The one large number, with what is to be said of it; null on all sheets but the first.</summary>
    public BookScore? Score { get; init; }

    /// <summary>True where it is to fit on one page.</summary>
    public bool OnePage { get; init; }

    /// <summary>Columns that stay when the sheet is scrolled sideways.</summary>
    public int FrozenColumns { get; init; }
}

internal sealed record BookScore(BookCell Number, IReadOnlyList<string> Sentences);

internal abstract record BookBlock
{
    /// <summary>Over the block; none over the first.</summary>
    public string? Heading { get; init; }
}

/// <summary>A calm sentence where there is nothing to show.</summary>
internal sealed record BookNote(string Text) : BookBlock;

/// <summary>The chart of a table that stands on another sheet.</summary>
internal sealed record BookPicture(string Table, int FromColumn, int ToColumn, int Rows) : BookBlock;

/// <summary>A table with a header row, known to Excel as one.</summary>
/// <param name="Id">Its name in Excel: ASCII, one of a kind.</param>
/// <param name="Description">Alternative text.</param>
/// <param name="Columns">Headers, all different.</param>
/// <param name="Rows">One cell per column.</param>
internal sealed record BookTable(string Id, string Description, IReadOnlyList<BookColumn> Columns, IReadOnlyList<IReadOnlyList<BookCell>> Rows) : BookBlock
{
    /// <summary>Where it begins; 1 for A.</summary>
    public int FirstColumn { get; init; } = 1;

    /// <summary>Under the table and no part of it, so that it stays there when the table is filtered.</summary>
    public IReadOnlyList<BookCell>? Total { get; init; }

    /// <summary>A chart drawn from it.</summary>
    public BookChart? Chart { get; init; }

    /// <summary>False for small tables that nobody filters.</summary>
    public bool Filter { get; init; } = true;
}

/// <param name="Id">What a formula calls it.</param>
/// <param name="Header">As it reads.</param>
/// <param name="Width">In characters.</param>
internal sealed record BookColumn(string Id, string Header, double Width)
{
    /// <summary>True where a bar in the cell shows the share.</summary>
    public bool Bar { get; init; }

    /// <summary>True for text that may run on over the empty cells to its right.</summary>
    public bool RunsOn { get; init; }

    /// <summary>True for differences, which say plus and minus.</summary>
    public bool Signed { get; init; }

    /// <summary>True for what is left out when the sheet is printed, so that the rest can be read on a page; only the last columns can be.</summary>
    public bool ScreenOnly { get; init; }
}

/// <param name="Content">What stands there; of a formula the platform's own number.</param>
/// <param name="Formula">Without the equals sign; null where the number is given.</param>
/// <param name="Fixed">True where a number that is computed elsewhere in the column stands as it is, and is marked.</param>
internal sealed record BookCell(SheetCell Content, string? Formula = null, bool Fixed = false)
{
    public static implicit operator BookCell(SheetCell content) => new(content);
}

/// <summary>A chart of the table that it belongs to: the categories in one column, a series in each of some others.</summary>
internal sealed record BookChart(Charts.Chart Chart, string Categories, IReadOnlyList<string> Series)
{
    /// <summary>Columns that it covers; 1 for A.</summary>
    public required int FromColumn { get; init; }

    public required int ToColumn { get; init; }

    /// <summary>Rows that it is at least high.</summary>
    public int Rows { get; init; } = 20;

    /// <summary>True where it stands under its table and not beside it.</summary>
    public bool Below { get; init; }
}
