using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.App.Consensus;

/// <summary>A decision as it is read.</summary>
/// <param name="Part">What is decided.</param>
/// <param name="Level">The level, or null where points were decided.</param>
/// <param name="Points">What it comes to, whether a level or points were decided.</param>
/// <param name="MaxPoints">Of how many.</param>
/// <param name="Share">0–1.</param>
/// <param name="Reason">Why.</param>
/// <param name="Minority">What those thought who did not agree.</param>
/// <param name="DecidedUtc">When.</param>
/// <param name="By">Who wrote it down; null where the account is gone.</param>
/// <param name="Version">Goes back with a change.</param>
public sealed record DecisionView(
    Part Part, int? Level, decimal Points, decimal MaxPoints, double Share, string Reason, string? Minority, DateTime DecidedUtc, string? By, int Version);

/// <param name="FinalNumber">The final version that was being worked on.</param>
/// <param name="Action">What was done.</param>
/// <param name="Part">To what; null where it is the round itself.</param>
/// <param name="Level">The decided level.</param>
/// <param name="Points">The decided points, where points were decided.</param>
/// <param name="Share">0–1.</param>
/// <param name="Reason">Why; for tasks who and what.</param>
/// <param name="Minority">What those thought who did not agree.</param>
/// <param name="AtUtc">When.</param>
/// <param name="By">Who; null where the account is gone.</param>
public sealed record LogView(
    int FinalNumber, DecisionAction Action, Part? Part, int? Level, decimal? Points, double? Share, string? Reason, string? Minority, DateTime AtUtc, string? By);

/// <summary>A task as it is read; see <see cref="EvidenceTask"/>.</summary>
public sealed record TaskView(
    int Id, Part Part, string Text, string OwnerName, string? OwnerEmail, DateOnly? DueOn, DateTime? DoneUtc, string? Outcome, int Version)
{
    public bool Done => DoneUtc is not null;
}

/// <summary>What a workshop settles of one part: a level, or points.</summary>
public sealed record Decide
{
    public required Guid RoundId { get; init; }

    public required Part Part { get; init; }

    /// <summary>0–5, or null where points are decided.</summary>
    public int? Level { get; init; }

    /// <summary>0 to what the part carries, at most two decimals; null where a level is decided.</summary>
    public decimal? Points { get; init; }

    public required string Reason { get; init; }

    public string? Minority { get; init; }

    /// <summary>The version of the decision that was read, 0 where there was none.</summary>
    public int Version { get; init; }
}

public sealed record WithdrawDecision(Guid RoundId, Part Part, int Version, string? Reason = null);

/// <summary>What must be found out, by whom.</summary>
public sealed record TaskContent(string Text, string OwnerName, string? OwnerEmail = null, DateOnly? DueOn = null);

public sealed record MakeTask(Guid RoundId, Part Part, TaskContent Content);

public sealed record ChangeTask(Guid RoundId, int TaskId, int Version, TaskContent Content);

/// <param name="RoundId">Which round.</param>
/// <param name="TaskId">Which task.</param>
/// <param name="Version">The version that was read.</param>
/// <param name="Outcome">What was found.</param>
public sealed record FinishTask(Guid RoundId, int TaskId, int Version, string? Outcome);
