using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.App.Scoring;

/// <summary>What may be seen of a round's result right now.</summary>
public abstract record ResultView;

public sealed record ResultUnknown : ResultView;

/// <summary>Draft or open: nothing but the response rate.</summary>
public sealed record ResultNotYet(RoundHead Round, ResponseRate Rate) : ResultView;

/// <summary>The disclosed numbers of a closed or confirmed round, read from its stored snapshot.</summary>
public sealed record RoundResult(
    RoundHead Round,
    FrameworkEdition Edition,
    SnapshotHead Snapshot,
    RoundEstimate Estimate,
    SuppressionPlan Plan) : ResultView
{
    /// <summary>The version of the edition that was asked.</summary>
    public int EditionVersion { get; init; } = 1;

    /// <summary>True where nothing of it is stored: what the final numbers would be with the decisions so far.</summary>
    public bool Preview { get; init; }

    /// <summary>The numbers behind the gate: what pages, charts, workbooks and JSON show. A withheld number is not even in <see cref="Estimate"/>.</summary>
    public DisclosedEstimate Disclosed { get; } = new(Estimate, Plan);
}

public sealed record RoundHead(
    Guid Id,
    string Name,
    RoundState State,
    RoundDepth Depth,
    Anonymity Anonymity,
    Weighting Weighting,
    int MinimumGroup,
    DateOnly OpensOn,
    DateOnly ClosesOn,
    int TargetPercent,
    bool Simulated,
    DateTime? ClosedUtc,
    DateTime? ConfirmedUtc,
    string? ConfirmedBy)
{
    /// <summary>How many times the round has been confirmed.</summary>
    public int FinalNumber { get; init; }

    /// <summary>True where a confirmed round has been opened again for a new final version; the last one stands until then.</summary>
    public bool Reopened => State == RoundState.Closed && FinalNumber > 0;
}

/// <summary>One stored version of a round's numbers.</summary>
/// <param name="Snapshot">Which, and whether it is intact.</param>
/// <param name="TakenBy">Who confirmed it; null for the raw one, and where the account is gone.</param>
/// <param name="Total">The total behind the gate.</param>
public sealed record ResultVersion(SnapshotHead Snapshot, string? TakenBy, Disclosed<ScoreCell> Total);

/// <param name="Id">What a number is traced back to.</param>
/// <param name="Kind">Raw (at closing) or final (confirmed).</param>
/// <param name="TakenUtc">When.</param>
/// <param name="Hash">SHA-256 over the cells.</param>
/// <param name="Invited">Invited by name.</param>
/// <param name="Respondents">Responses counted.</param>
public sealed record SnapshotHead(Guid Id, SnapshotKind Kind, DateTime TakenUtc, string Hash, int Invited, int Respondents)
{
    /// <summary>1 for the raw one and the first final one.</summary>
    public int Number { get; init; } = 1;

    /// <summary>False where the stored cells no longer have that hash.</summary>
    public bool Intact { get; init; } = true;
}
