using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Plans;

namespace Kompass.SelfAssess.App.Plans;

/// <summary>
/// Uppföljning of a plan: a nominal date that has been dealt with. The row is the claim, unique by plan and date, so that no date is ever dealt
/// with twice (design 8).
/// </summary>
public sealed class FollowUp : ITenantOwned
{
    public Guid Id { get; set; }

    public int OrganisationId { get; set; }

    public Guid PlanId { get; set; }

    public ActionPlan? Plan { get; set; }

    /// <summary>Stockholm day, a working day: the cadence's, or for a catch-up the day it was opened.</summary>
    public DateOnly NominalDate { get; set; }

    public FollowUpKind Kind { get; set; }

    public FollowUpState State { get; set; }

    /// <summary>Why it is skipped, where it is.</summary>
    public SkippedReason? Skipped { get; set; }

    public DateTime? OpenedUtc { get; set; }

    /// <summary>Last day, a working day; it closes at the end of it. Null where skipped.</summary>
    public DateOnly? ClosesOn { get; set; }

    public DateTime? ClosedUtc { get; set; }

    /// <summary>When the coordinators were told who is silent.</summary>
    public DateTime? EscalatedUtc { get; set; }

    /// <summary>Optimistic concurrency.</summary>
    public int Version { get; set; }

    public List<FollowUpOwner> Owners { get; set; } = [];

    public List<FollowUpReport> Reports { get; set; } = [];
}

public enum FollowUpKind : byte
{
    /// <summary>Of the cadence.</summary>
    Planned = 0,

    /// <summary>One for all dates that a stop missed.</summary>
    CatchUp = 1,

    /// <summary>Started by the coordinator.</summary>
    Extra = 2,
}

public enum FollowUpState : byte
{
    Open = 0,
    Closed = 1,

    /// <summary>Överhoppad.</summary>
    Skipped = 2,
}

/// <summary>Somebody who is asked in a follow-up; one mail, one link, all actions.</summary>
public sealed class FollowUpOwner : ITenantOwned
{
    public Guid Id { get; set; }

    public int OrganisationId { get; set; }

    public Guid FollowUpId { get; set; }

    public FollowUp? FollowUp { get; set; }

    public Guid OwnerId { get; set; }

    public PlanOwner? Owner { get; set; }

    public ParticipantState State { get; set; }

    public DateTime? SubmittedUtc { get; set; }

    /// <summary>Who answered, where the reader of a forwarded link said that it was somebody else.</summary>
    public string? SubmittedBy { get; set; }

    /// <summary>True where the person left or was replaced while it was open: links dead, no mail.</summary>
    public bool Withdrawn { get; set; }

    /// <summary>Optimistic concurrency.</summary>
    public int Version { get; set; }

    public List<FollowUpLink> Links { get; set; } = [];
}

/// <summary>The hash of a token that leads to an owner's follow-up; every mail mints a new one.</summary>
public sealed class FollowUpLink : ITenantOwned
{
    /// <summary>Before the hash of a token that stops mail and opens nothing: no token has such a hash, so that neither is taken for the other.</summary>
    public const string StopPrefix = "stop:";

    public int Id { get; set; }

    public int OrganisationId { get; set; }

    public Guid FollowUpOwnerId { get; set; }

    public FollowUpOwner? FollowUpOwner { get; set; }

    /// <summary>SHA-256 of the token, base64url (<c>LinkToken</c>).</summary>
    public required string TokenHash { get; set; }
}
