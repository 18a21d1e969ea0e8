using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.Domain.Rounds;

namespace Kompass.SelfAssess.App.Plans.FollowUps;

/// <summary>What an owner says about one action.</summary>
public sealed record ReportContent
{
    public static ReportContent Empty { get; } = new();

    /// <summary>Null until the owner has chosen: then the report is none yet.</summary>
    public ActionStatus? Status { get; init; }

    /// <summary>0–100.</summary>
    public int? Percent { get; init; }

    public string? Comment { get; init; }

    public EvidenceKind? EvidenceKind { get; init; }

    public string? Evidence { get; init; }

    /// <summary>Address of the web.</summary>
    public string? EvidenceLink { get; init; }

    public string? Hindrance { get; init; }

    /// <summary>Another last day that the owner asks for.</summary>
    public DateOnly? ProposedDueOn { get; init; }

    /// <summary>Row ids of the steps that are done; null until the owner has said something of them.</summary>
    public IReadOnlyList<int>? StepsDone { get; init; }

    /// <summary>Levels, or "vet ej", by question code.</summary>
    public IReadOnlyDictionary<string, AnswerValue> Ratings { get; init; } = new Dictionary<string, AnswerValue>();

    public bool IsEmpty => Says(Empty);

    /// <summary>True if both say the same.</summary>
    public bool Says(ReportContent other) =>
        this with { StepsDone = null, Ratings = Empty.Ratings } == other with { StepsDone = null, Ratings = Empty.Ratings }
        && (StepsDone is null) == (other.StepsDone is null)
        && (StepsDone ?? []).Order().SequenceEqual((other.StepsDone ?? []).Order())
        && Ratings.Count == other.Ratings.Count
        && Ratings.All(rating => other.Ratings.TryGetValue(rating.Key, out var value) && value == rating.Value);
}

/// <summary>A report to save.</summary>
/// <param name="Number">The action's number in its plan.</param>
/// <param name="Content">All of it: what is left out is emptied.</param>
/// <param name="ExpectedVersion">Version last seen.</param>
public sealed record SaveReport(int Number, ReportContent Content, int ExpectedVersion);

/// <summary>What became of a save.</summary>
public abstract record SaveReportOutcome;

/// <param name="Version">Goes back with the next save.</param>
/// <param name="SavedUtc">For "Sparad 14:32"; it is not stored.</param>
public sealed record ReportSaved(int Version, DateTime SavedUtc) : SaveReportOutcome;

/// <summary>Another tab saved something else meanwhile; nothing was written.</summary>
/// <param name="Current">The action with what is stored of it now.</param>
public sealed record ReportConflict(AskedAction Current) : SaveReportOutcome;

/// <param name="Faults">What is wrong with what was written; nothing was.</param>
public sealed record ReportFaulty(IReadOnlyList<ReportFault> Faults) : SaveReportOutcome;

/// <summary>Not open any more, sent already, or no such action.</summary>
public sealed record ReportRefused(Refused Reason) : SaveReportOutcome;

/// <summary>What became of submitting.</summary>
public abstract record SubmitOutcome;

public sealed record ReportsSubmitted(DateTime SubmittedUtc) : SubmitOutcome;

/// <summary>Some actions are not answered: the person is asked whether to submit all the same.</summary>
/// <param name="Numbers">Their numbers.</param>
public sealed record SubmitAsks(IReadOnlyList<int> Numbers) : SubmitOutcome;

/// <param name="Faults">What has to be mended first, by the number of the action.</param>
public sealed record SubmitFaulty(IReadOnlyDictionary<int, IReadOnlyList<ReportFault>> Faults) : SubmitOutcome;

public sealed record SubmitRefused(Refused Reason) : SubmitOutcome;

/// <summary>What can be wrong with a report.</summary>
public enum ReportFault
{
    /// <summary>Something is said of the action, but not how it stands.</summary>
    StatusMissing,
    StatusUnknown,

    /// <summary>Not a whole number from 0 to 100.</summary>
    PercentOutOfRange,

    /// <summary>Said to be done, with less than 100 per cent: the owner says which of the two holds.</summary>
    DoneIsNotHundred,
    CommentTooLong,
    EvidenceTooLong,
    HindranceTooLong,
    LinkTooLong,

    /// <summary>Not an address of the web (http or https).</summary>
    LinkNotWeb,

    /// <summary>Not a day at all.</summary>
    DateBad,

    /// <summary>Today or earlier.</summary>
    DateNotAhead,
    DateBeforeStart,

    /// <summary>The day that the action has already.</summary>
    DateAsBefore,

    /// <summary>A question that the action does not aim at, or neither a level nor "vet ej".</summary>
    RatingUnknown,

    /// <summary>No step of the action.</summary>
    StepUnknown,
}
