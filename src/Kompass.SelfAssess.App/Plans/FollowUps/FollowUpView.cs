using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Plans;

namespace Kompass.SelfAssess.App.Plans.FollowUps;

/// <summary>Everything that a follow-up shows one owner.</summary>
public sealed record FollowUpView
{
    /// <summary>Row of the owner in the follow-up.</summary>
    public required Guid Id { get; init; }

    public required string OwnerName { get; init; }

    /// <summary>Somebody else who answers for the owner, by a forwarded link.</summary>
    public string? AnsweredBy { get; init; }

    public required string Organisation { get; init; }

    public string? ContactName { get; init; }

    public string? ContactEmail { get; init; }

    public required string PlanName { get; init; }

    public required FollowUpState State { get; init; }

    /// <summary>Last day, Stockholm date.</summary>
    public required DateOnly ClosesOn { get; init; }

    /// <summary>How far the owner has come.</summary>
    public required ParticipantState Progress { get; init; }

    public required bool Simulated { get; init; }

    /// <summary>In order of number.</summary>
    public required IReadOnlyList<AskedAction> Actions { get; init; }

    public bool IsOpen => State == FollowUpState.Open;

    public bool IsSubmitted => Progress == ParticipantState.Submitted;

    /// <summary>
    /// True where a change counts as soon as it is made: everything has been submitted, or the report was before another action came to the
    /// owner.
    /// </summary>
    public bool CountsAtOnce(AskedAction action) => IsSubmitted || action.ReportedUtc is not null;

    public int Ready => Actions.Count(action => action.Progress == ReportProgress.Ready);

    public AskedAction? Find(int number) => Actions.FirstOrDefault(action => action.Number == number);

    /// <summary>Where one who comes back goes on; null where all is answered.</summary>
    public AskedAction? Next => Actions.FirstOrDefault(action => action.Progress != ReportProgress.Ready);
}

/// <summary>One action that the owner is asked about.</summary>
public sealed record AskedAction
{
    /// <summary>Of the action in its plan.</summary>
    public required int Number { get; init; }

    public required string Title { get; init; }

    public string? Background { get; init; }

    /// <summary>The evaluators' words that it answers.</summary>
    public required IReadOnlyList<string> Findings { get; init; }

    /// <summary>Vad vi ska uppnå.</summary>
    public string? Aim { get; init; }

    /// <summary>As the action stands now.</summary>
    public required ActionStatus Status { get; init; }

    public required int Percent { get; init; }

    public DateOnly? StartsOn { get; init; }

    public DateOnly? DueOn { get; init; }

    public required IReadOnlyList<AskedStep> Steps { get; init; }

    public required IReadOnlyList<AskedLink> Links { get; init; }

    /// <summary>What was reported in the follow-up before; null where nothing was.</summary>
    public EarlierReport? Earlier { get; init; }

    /// <summary>The rubric questions that it aims at.</summary>
    public required IReadOnlyList<AskedQuestion> Questions { get; init; }

    /// <summary>What is saved.</summary>
    public required ReportContent Said { get; init; }

    public required int Version { get; init; }

    /// <summary>Null until it was submitted.</summary>
    public DateTime? ReportedUtc { get; init; }

    public ProposalState Proposal { get; init; }

    public ReportProgress Progress => Said switch
    {
        { Status: not null } => ReportProgress.Ready,
        { IsEmpty: true } => ReportProgress.Untouched,
        _ => ReportProgress.Draft,
    };
}

/// <summary>How far a report has come.</summary>
public enum ReportProgress
{
    /// <summary>Inte besvarad.</summary>
    Untouched,

    /// <summary>Utkast: something is said, but not how the action stands.</summary>
    Draft,

    /// <summary>Klar to submit.</summary>
    Ready,
}

public sealed record AskedStep(int Id, string Text, bool Done);

public sealed record AskedLink(string Text, string Address);

/// <param name="SubArea">The sub-area that it belongs to.</param>
/// <param name="Question">With its levels.</param>
public sealed record AskedQuestion(SubArea SubArea, Question Question);

/// <param name="ReportedOn">Stockholm day.</param>
public sealed record EarlierReport(DateOnly ReportedOn, ActionStatus Status, int? Percent, string? Comment);
