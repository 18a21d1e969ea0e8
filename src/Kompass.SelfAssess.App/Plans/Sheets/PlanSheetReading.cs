namespace Kompass.SelfAssess.App.Plans.Sheets;

/// <summary>A file of actions as it was read: text by text, not yet held against anything.</summary>
/// <param name="Sheet">The sheet's own name; empty for a text file.</param>
/// <param name="Columns">Letter of each column.</param>
/// <param name="Rows">Rows with anything in them.</param>
public sealed record PlanSheetReading(string Sheet, IReadOnlyDictionary<PlanColumn, string> Columns, IReadOnlyList<PlanSheetRow> Rows)
{
    /// <summary>When the file was written, in Swedish time; null where it does not say.</summary>
    public DateTime? Exported { get; init; }

    /// <summary>Numbers of the actions that were written; null where the file does not say.</summary>
    public IReadOnlyList<int>? Numbers { get; init; }

    /// <summary>Where a row stands, for what no visible cell of it is to blame for.</summary>
    public string RowOf(int row) => Sheet.Length > 0 ? $"{Sheet}!{row}" : $"{row}";

    /// <summary>Address of a cell, as people find it.</summary>
    public string CellOf(int row, PlanColumn column) => Sheet.Length > 0 ? $"{Sheet}!{Columns[column]}{row}" : $"{Columns[column]}{row}";
}

/// <param name="Row">Number of the row in the sheet; in a text file of the line.</param>
/// <param name="Cells">What stands in it; no entry where nothing does.</param>
public sealed record PlanSheetRow(int Row, IReadOnlyDictionary<PlanColumn, string> Cells)
{
    /// <summary>Cells that cannot be read.</summary>
    public IReadOnlyDictionary<PlanColumn, PlanSheetFault> Faults { get; init; } = new Dictionary<PlanColumn, PlanSheetFault>();

    public string this[PlanColumn column] => Cells.GetValueOrDefault(column, "");
}
