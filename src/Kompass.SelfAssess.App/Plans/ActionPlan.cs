using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.Domain.Plans;

namespace Kompass.SelfAssess.App.Plans;

/// <summary>Handlingsplan: what a municipality does about its improvement points, and how often it asks how that goes (design 8).</summary>
public sealed class ActionPlan : ITenantOwned
{
    public const int NameMaxLength = 120;
    public const int DescriptionMaxLength = 2000;
    public const int DefaultOpenDays = 10;
    public const int LeastOpenDays = 3;
    public const int MostOpenDays = 30;

    public Guid Id { get; set; }

    public int OrganisationId { get; set; }

    public required string Name { get; set; }

    public string? Description { get; set; }

    /// <summary>The edition whose sub-areas and questions the actions aim at; always an assessable one.</summary>
    public int EditionId { get; set; }

    /// <summary>The official evaluation that the plan answers, if it does.</summary>
    public Guid? EvaluationId { get; set; }

    /// <summary>The round that is the plan's starting point, if there is one: gaps and the effect are measured from it.</summary>
    public Guid? RoundId { get; set; }

    public PlanState State { get; set; }

    public DateOnly StartsOn { get; set; }

    public DateOnly EndsOn { get; set; }

    /// <summary>Working days of effort that there are to spend, for the portfolio; null where nobody has said.</summary>
    public int? BudgetDays { get; set; }

    public CadenceKind Cadence { get; set; }

    public CadenceAnchor Anchor { get; set; }

    /// <summary>The day that months are counted from with <see cref="CadenceAnchor.OwnDay"/>.</summary>
    public DateOnly? AnchorDay { get; set; }

    /// <summary>Nominal dates before this day are none of this cadence: the day it was last changed. So a change never opens the past.</summary>
    public DateOnly CadenceFrom { get; set; }

    /// <summary>How many working days a follow-up stays open.</summary>
    public int OpenDays { get; set; } = DefaultOpenDays;

    /// <summary>True for the demo's plan.</summary>
    public bool Simulated { get; set; }

    public DateTime CreatedUtc { get; set; }

    public DateTime? ClosedUtc { get; set; }

    /// <summary>Optimistic concurrency; also the lock under which follow-ups of the plan are opened.</summary>
    public int Version { get; set; }

    /// <summary>Own dates, with <see cref="CadenceKind.OwnDates"/>.</summary>
    public List<PlanDate> Dates { get; set; } = [];

    public List<PlanOwner> Owners { get; set; } = [];

    public List<PlanAction> Actions { get; set; } = [];
}

public enum PlanState : byte
{
    Active = 0,

    /// <summary>Avslutad: nothing starts by itself any more, everything can be read.</summary>
    Closed = 1,
}

/// <summary>One of a plan's own dates.</summary>
public sealed class PlanDate
{
    public int Id { get; set; }

    public Guid PlanId { get; set; }

    public DateOnly Day { get; set; }
}
