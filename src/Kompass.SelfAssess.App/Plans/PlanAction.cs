using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.Domain.Plans;

namespace Kompass.SelfAssess.App.Plans;

/// <summary>Åtgärd. Never deleted: what will not be done is cancelled, and its history stays.</summary>
public sealed class PlanAction : ITenantOwned
{
    public const int TitleMaxLength = 160;
    public const int TextMaxLength = 4000;
    public const int MostEffortDays = 2000;

    public Guid Id { get; set; }

    public int OrganisationId { get; set; }

    public Guid PlanId { get; set; }

    public ActionPlan? Plan { get; set; }

    /// <summary>1, 2, 3 … within the plan; what people say and what stands in addresses.</summary>
    public int Number { get; set; }

    public required string Title { get; set; }

    /// <summary>Why: what the evaluators or the round said.</summary>
    public string? Description { get; set; }

    /// <summary>Vad vi ska uppnå, and how it is seen that it has been.</summary>
    public string? SuccessMeasure { get; set; }

    public Guid? OwnerId { get; set; }

    public PlanOwner? Owner { get; set; }

    public int? UnitId { get; set; }

    public ActionPriority Priority { get; set; } = ActionPriority.Normal;

    /// <summary>Effort in working days of one person; null where nobody has said.</summary>
    public int? EffortDays { get; set; }

    public DateOnly? StartsOn { get; set; }

    public DateOnly? DueOn { get; set; }

    /// <summary>Expected official points, where somebody has set another number than the computed one; null otherwise.</summary>
    public decimal? ExpectedGain { get; set; }

    public ActionStatus Status { get; set; }

    /// <summary>0–100.</summary>
    public int Percent { get; set; }

    /// <summary>Day it became done.</summary>
    public DateOnly? DoneOn { get; set; }

    /// <summary>Place within its column of the board, from 0; ties go by number.</summary>
    public int BoardPosition { get; set; }

    /// <summary>The workshop task that it came from, if it did (EvidenceTask).</summary>
    public int? EvidenceTaskId { get; set; }

    public DateTime CreatedUtc { get; set; }

    /// <summary>Optimistic concurrency.</summary>
    public int Version { get; set; }

    /// <summary>What it aims at: sub-areas, and in them questions.</summary>
    public List<ActionTarget> Targets { get; set; } = [];

    /// <summary>The evaluators' words that it answers.</summary>
    public List<ActionFinding> Findings { get; set; } = [];

    public List<ActionLink> Links { get; set; } = [];

    public List<ActionStep> Steps { get; set; } = [];

    /// <summary>What must be done before it.</summary>
    public List<ActionDependency> DependsOn { get; set; } = [];

    /// <summary>The steps as people see them.</summary>
    public IEnumerable<ActionStep> StepsInOrder() => Steps.OrderBy(step => step.Position).ThenBy(step => step.Id);
}

/// <summary>A sub-area, or one of its questions, that an action aims at.</summary>
public sealed class ActionTarget
{
    public int Id { get; set; }

    public Guid ActionId { get; set; }

    public required string SubAreaCode { get; set; }

    /// <summary>Null where the action aims at the sub-area as a whole.</summary>
    public string? QuestionCode { get; set; }

    /// <summary>The level it is at and is to reach, 0–5; null where nobody has said.</summary>
    public int? FromLevel { get; set; }

    public int? ToLevel { get; set; }
}

/// <summary>A finding that an action answers. Its words are kept: the evaluation may be replaced by a corrected one.</summary>
public sealed class ActionFinding
{
    public int Id { get; set; }

    public Guid ActionId { get; set; }

    /// <summary>Row of OfficialFinding; no foreign key, see above.</summary>
    public int? FindingId { get; set; }

    public required string Text { get; set; }
}

/// <summary>An address with more about the action.</summary>
public sealed class ActionLink
{
    public const int MaxLength = 500;

    public int Id { get; set; }

    public Guid ActionId { get; set; }

    public required string Text { get; set; }

    public required string Address { get; set; }
}

/// <summary>A step on the way, to tick off.</summary>
public sealed class ActionStep
{
    public const int TextMaxLength = 300;

    public int Id { get; set; }

    public Guid ActionId { get; set; }

    public int Position { get; set; }

    public required string Text { get; set; }

    public bool Done { get; set; }
}

/// <summary>An action that waits for another one of the same plan.</summary>
public sealed class ActionDependency
{
    public int Id { get; set; }

    public Guid ActionId { get; set; }

    public Guid DependsOnId { get; set; }
}
