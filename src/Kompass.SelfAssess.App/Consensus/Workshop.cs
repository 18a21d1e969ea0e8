using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.App.Consensus;

/// <summary>The meeting (samsyn) that settles a joint view of a closed round; a round has one.</summary>
public sealed class Workshop : ITenantOwned
{
    public Guid Id { get; set; }

    public int OrganisationId { get; set; }

    public Guid RoundId { get; set; }

    /// <summary>How long the meeting is.</summary>
    public int Minutes { get; set; } = 90;

    /// <summary>Weights of the agenda's ranking, 0–10.</summary>
    public double DisagreementWeight { get; set; }

    public double DontKnowWeight { get; set; }

    public double EvidenceWeight { get; set; }

    /// <summary>Short code that voters join by; null while nobody may join.</summary>
    public string? JoinCode { get; set; }

    public DateTime? JoinCodeUntilUtc { get; set; }

    /// <summary>The item on the voters' screens.</summary>
    public int? CurrentItemId { get; set; }

    /// <summary>Optimistic concurrency.</summary>
    public int Version { get; set; }

    public List<WorkshopItem> Items { get; set; } = [];
}

/// <summary>A question or sub-area on the agenda, or left off it.</summary>
public sealed class WorkshopItem : ITenantOwned
{
    public int Id { get; set; }

    public int OrganisationId { get; set; }

    public Guid WorkshopId { get; set; }

    public PartKind PartKind { get; set; }

    public required string PartCode { get; set; }

    public int Position { get; set; }

    public int Minutes { get; set; }

    public bool OnAgenda { get; set; }
}

/// <summary>A browser that has joined by the code. Nobody is named; the key is a hash of a random cookie.</summary>
public sealed class WorkshopVoter : ITenantOwned
{
    public Guid WorkshopId { get; set; }

    public required string KeyHash { get; set; }

    public int OrganisationId { get; set; }
}

/// <summary>One blind re-vote on an item. Counts exist only once it is revealed; the votes are deleted in the same transaction.</summary>
public sealed class Ballot : ITenantOwned
{
    public Guid Id { get; set; }

    public int OrganisationId { get; set; }

    public Guid WorkshopId { get; set; }

    public int ItemId { get; set; }

    /// <summary>1 for the first vote on the item, and so on.</summary>
    public int Number { get; set; }

    public BallotState State { get; set; }

    public DateTime OpenedUtc { get; set; }

    public DateTime? RevealedUtc { get; set; }

    public int? Votes { get; set; }

    /// <summary>Null where too few voted for the distribution to be shown.</summary>
    public int? Count0 { get; set; }

    public int? Count1 { get; set; }

    public int? Count2 { get; set; }

    public int? Count3 { get; set; }

    public int? Count4 { get; set; }

    public int? Count5 { get; set; }

    public int? CountDontKnow { get; set; }
}

public enum BallotState : byte
{
    Open = 0,
    Revealed = 1,

    /// <summary>Broken off; nothing of it is kept.</summary>
    Discarded = 2,
}

/// <summary>One vote of an open ballot; the same voter's next one replaces it.</summary>
public sealed class Vote : ITenantOwned
{
    public Guid BallotId { get; set; }

    public required string KeyHash { get; set; }

    public int OrganisationId { get; set; }

    /// <summary>Level 0–5, or 6 for "vet ej".</summary>
    public byte Value { get; set; }
}
