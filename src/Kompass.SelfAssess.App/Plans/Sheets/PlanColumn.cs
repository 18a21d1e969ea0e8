namespace Kompass.SelfAssess.App.Plans.Sheets;

/// <summary>What a column of the sheet of actions says; in the order of the sheet.</summary>
public enum PlanColumn
{
    /// <summary>Hidden: plan and action.</summary>
    Id,

    /// <summary>Hidden: the action's version when it was written.</summary>
    Version,

    /// <summary>Hidden: what stood in each cell, as <see cref="PlanCheck"/>.</summary>
    Check,
    Number,
    Title,
    Description,
    SuccessMeasure,
    SubAreas,
    Questions,
    Owner,
    OwnerEmail,
    Unit,
    Priority,
    EffortDays,
    StartsOn,
    DueOn,
    ExpectedGain,
    Status,
    Percent,
    Links,
    DependsOn,
}

internal static class PlanColumns
{
    public static IReadOnlyList<PlanColumn> All { get; } = Enum.GetValues<PlanColumn>();

    /// <summary>The columns that people fill in.</summary>
    public static IReadOnlyList<PlanColumn> Edited { get; } = [.. All.Where(column => column >= PlanColumn.Title)];

    public static bool IsHidden(this PlanColumn column) => column < PlanColumn.Number;
}
