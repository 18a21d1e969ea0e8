using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.Domain.Rounds;

namespace Kompass.SelfAssess.App.Plans;

/// <summary>What a follow-up asks and learns about one action: made when it opens, filled by the owner, judged when it closes.</summary>
public sealed class FollowUpReport : ITenantOwned
{
    public const int TextMaxLength = 2000;

    public int Id { get; set; }

    public int OrganisationId { get; set; }

    public Guid FollowUpId { get; set; }

    public FollowUp? FollowUp { get; set; }

    public Guid ActionId { get; set; }

    public PlanAction? Action { get; set; }

    /// <summary>Who is asked; null where the action has no owner who can be.</summary>
    public Guid? FollowUpOwnerId { get; set; }

    public FollowUpOwner? FollowUpOwner { get; set; }

    /// <summary>As the action stood when the follow-up opened.</summary>
    public ActionStatus StatusBefore { get; set; }

    public int PercentBefore { get; set; }

    public DateOnly? DueBefore { get; set; }

    /// <summary>The answer; all null until the owner has said something.</summary>
    public ActionStatus? Status { get; set; }

    public int? Percent { get; set; }

    public string? Comment { get; set; }

    public EvidenceKind? EvidenceKind { get; set; }

    public string? Evidence { get; set; }

    public string? EvidenceLink { get; set; }

    /// <summary>Steps of the action that the owner says are done, as row ids joined by commas; null until the owner has said something of them.</summary>
    public string? StepsDone { get; set; }

    /// <summary>Hinder.</summary>
    public string? Hindrance { get; set; }

    /// <summary>Another last day that the owner asks for; it holds once the coordinator has accepted it.</summary>
    public DateOnly? ProposedDueOn { get; set; }

    public ProposalState Proposal { get; set; }

    /// <summary>When the owner submitted; null for a draft, which counts as silent.</summary>
    public DateTime? ReportedUtc { get; set; }

    /// <summary>Set when the follow-up closes.</summary>
    public FollowUpOutcome? Outcome { get; set; }

    /// <summary>Optimistic concurrency.</summary>
    public int Version { get; set; }

    public List<FollowUpRating> Ratings { get; set; } = [];
}

public enum ProposalState : byte
{
    None = 0,
    Waiting = 1,
    Accepted = 2,
    Declined = 3,
}

/// <summary>How the owner now rates a rubric question that the action aims at.</summary>
public sealed class FollowUpRating
{
    public int Id { get; set; }

    public int ReportId { get; set; }

    public required string QuestionCode { get; set; }

    /// <summary>Level 0–5 or "vet ej".</summary>
    public AnswerValue Value { get; set; }
}
