using Kompass.SelfAssess.App.Imports;

namespace Kompass.SelfAssess.App.Plans.Sheets;

/// <summary>What is wrong with a file of actions, or with one of its cells. It carries no prose: texts are made where they are shown.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Cell">Where, as <c>Åtgärder!F7</c> with the sheet's own name; empty for the file itself.</param>
/// <param name="Detail">The value, header or name in question, or what is allowed.</param>
public sealed record PlanSheetFault(PlanSheetFaultKind Kind, string Cell = "", string Detail = "")
{
    /// <summary>Set where the file is not opened at all.</summary>
    public WorkbookFault? File { get; init; }
}

public enum PlanSheetFaultKind
{
    /// <summary>Not opened at all, see <see cref="PlanSheetFault.File"/>.</summary>
    File,

    /// <summary>Text, but none with the columns of a plan.</summary>
    NotSheet,
    MissingSheet,
    MissingColumn,
    DuplicateColumn,
    MergedCells,
    TooManyRows,

    /// <summary>Another plan's, of this municipality or of another one.</summary>
    OtherPlan,

    /// <summary>The hidden id belongs to no action of the plan.</summary>
    UnknownId,

    /// <summary>The hidden id is one action's and the number another's, as after sorting a few columns alone.</summary>
    IdAndNumberDiffer,

    /// <summary>The same hidden id stands on another row, as after copying a row.</summary>
    DuplicateId,

    /// <summary>The row has the number of an action but has lost its hidden id.</summary>
    NumberWithoutId,
    Formula,
    ErrorValue,

    /// <summary>Text or a number that a program has made a date of.</summary>
    BecameDate,
    TitleMissing,
    TooLong,
    UnknownSubArea,
    UnknownQuestion,
    EmailBad,
    UnknownUnit,
    NotPriority,
    NotStatus,
    NotWhole,
    NotPercent,

    /// <summary>A done action is at 100 %.</summary>
    DoneIsHundred,
    NotNumber,
    NotDate,
    StartAfterDue,

    /// <summary>A day that has passed can only stand where it stood.</summary>
    DueInThePast,
    NotLink,
    NotNumbers,
    UnknownNumber,
    DependsOnItself,
    DependencyCircle,
    OwnerLeft,
    OwnerAmbiguous,
    OwnerNameMissing,

    /// <summary>Name and address are of two people.</summary>
    OwnerNameAndAddress,

    /// <summary>A known person's address is changed among the owners, not in the sheet.</summary>
    OwnerAddressElsewhere,
}
