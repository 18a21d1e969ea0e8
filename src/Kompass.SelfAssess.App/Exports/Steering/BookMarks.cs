using Kompass.SelfAssess.App.Exports.Charts;

namespace Kompass.SelfAssess.App.Exports.Steering;

/// <summary>What a written sheet is still to get in the file itself, because the library that writes cells cannot give it.</summary>
/// <param name="Sheet">Its name.</param>
internal sealed record BookMarks(string Sheet)
{
    /// <summary>Formulas by address, without the equals sign; their numbers stand in the cells already.</summary>
    public required IReadOnlyDictionary<string, string> Formulas { get; init; }

    /// <summary>Ranges of shares that have a bar in each cell.</summary>
    public List<string> Bars { get; } = [];

    /// <summary>Alternative text of tables by their names.</summary>
    public Dictionary<string, string> Tables { get; } = [];

    public List<(Chart Chart, ChartCells Cells, ChartPlace Place)> Charts { get; } = [];
}
