namespace Kompass.SelfAssess.Domain.Plans;

/// <summary>How often a plan is followed up. The numbers are stored. Source: issue "Action plans" point 2.</summary>
public enum CadenceKind : byte
{
    /// <summary>Not by itself.</summary>
    None = 0,

    /// <summary>Every month.</summary>
    Monthly = 1,

    /// <summary>Every third month.</summary>
    Quarterly = 2,

    /// <summary>Twice a year.</summary>
    HalfYearly = 3,

    /// <summary>Once a year.</summary>
    Yearly = 4,

    /// <summary>On the plan's own dates.</summary>
    OwnDates = 5,
}

/// <summary>From which day the months of a cadence are counted. The numbers are stored.</summary>
public enum CadenceAnchor : byte
{
    /// <summary>A day that the plan names.</summary>
    OwnDay = 0,

    /// <summary>The start of the mandate period: 15 October after each general election (2026, 2030 …), when a new council begins.</summary>
    MandatePeriod = 1,

    /// <summary>The coming official evaluation, counted backwards from the first day of its month.</summary>
    ComingEvaluation = 2,
}
