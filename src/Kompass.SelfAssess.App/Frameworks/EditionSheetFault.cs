using Kompass.SelfAssess.App.Imports;
using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.App.Frameworks;

/// <summary>Why an edition cannot be read from an Excel file. It carries no prose: texts are made where they are shown.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Cell">Where, as <c>Frågor!H17</c> with the sheet's own name; empty for the file itself.</param>
/// <param name="Detail">The sheet, header or value in question, or what is allowed.</param>
public sealed record EditionSheetFault(EditionSheetFaultKind Kind, string Cell = "", string Detail = "")
{
    /// <summary>Set where the file is not opened at all.</summary>
    public WorkbookFault? File { get; init; }
}

public enum EditionSheetFaultKind : byte
{
    /// <summary>Not opened at all, see <see cref="EditionSheetFault.File"/>.</summary>
    File = 0,

    MissingSheet = 5,
    MissingColumn = 6,
    DuplicateColumn = 7,
    MergedCells = 8,
    Formula = 9,

    /// <summary>#REF! and the like.</summary>
    ErrorValue = 10,

    NotNumber = 11,
    NumberOutOfRange = 12,
    NotYesOrNo = 13,

    /// <summary>A code or text that Excel has made a date of.</summary>
    BecameDate = 14,

    /// <summary>Line breaks or control characters.</summary>
    UnreadableText = 15,

    UnknownGroup = 16,

    /// <summary>A sub-area whose area is not on the sheet of areas.</summary>
    UnknownArea = 17,

    /// <summary>A question whose sub-area is not on the sheet of sub-areas.</summary>
    UnknownSubArea = 18,

    TooManyRows = 19,
}

/// <summary>What an Excel file contained: an edition, or the reasons why there is none.</summary>
public sealed record EditionWorkbookReading(FrameworkEdition? Edition, IReadOnlyList<EditionSheetFault> Faults)
{
    internal IReadOnlyDictionary<string, string> Cells { get; init; } = new Dictionary<string, string>();

    /// <summary>The cell of a place such as <c>areas[0].maxPoints</c>; of its nearest container where it has none.</summary>
    public string CellOf(string place)
    {
        while (!Cells.ContainsKey(place) && place.Length > 0)
        {
            place = place[..Math.Max(0, place.LastIndexOfAny(['.', '[']))];
        }

        return Cells.GetValueOrDefault(place, "");
    }
}
