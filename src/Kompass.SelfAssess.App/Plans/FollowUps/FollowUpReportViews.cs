using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.Domain.Rounds;

namespace Kompass.SelfAssess.App.Plans.FollowUps;

/// <summary>A follow-up in a list.</summary>
/// <param name="Id">Row id.</param>
/// <param name="NominalDate">Its day.</param>
/// <param name="Kind">Of the cadence, a catch-up or an extra one.</param>
/// <param name="State">Open, closed or skipped.</param>
/// <param name="Skipped">Why it is skipped.</param>
/// <param name="OpenedUtc">When it opened.</param>
/// <param name="ClosesOn">Last day.</param>
/// <param name="ClosedUtc">When it closed.</param>
/// <param name="Version">For whoever changes it.</param>
public sealed record FollowUpSummary(
    Guid Id, DateOnly NominalDate, FollowUpKind Kind, FollowUpState State, SkippedReason? Skipped, DateTime? OpenedUtc, DateOnly? ClosesOn, DateTime? ClosedUtc, int Version)
{
    /// <summary>Actions asked about.</summary>
    public int Actions { get; init; }

    /// <summary>Actions that somebody has reported on.</summary>
    public int Reported { get; init; }

    /// <summary>Proposed days that the coordinator has not decided yet.</summary>
    public int Waiting { get; init; }

    /// <summary>How the actions came out; null unless closed.</summary>
    public OutcomeCounts? Counts { get; init; }

    /// <summary>The day that it is known by when it is done: the one it closed on.</summary>
    public DateOnly Day => ClosedUtc is { } closed ? Rounds.StockholmDays.DayOf(closed) : NominalDate;
}

/// <summary>What a follow-up tells, closed or so far.</summary>
/// <param name="Head">The follow-up.</param>
/// <param name="PlanId">Its plan.</param>
/// <param name="Rows">One per action, in order of number.</param>
/// <param name="Silent">Who has not reported, and on how many actions; in order of name, actions without anybody to ask last.</param>
public sealed record FollowUpReportView(FollowUpSummary Head, Guid PlanId, IReadOnlyList<ReportRow> Rows, IReadOnlyList<NotReported> Silent)
{
    /// <summary>People who are asked, or were, and how many of them have answered.</summary>
    public (int Asked, int Answered) People { get; init; }

    /// <summary>Proposed days that can be decided.</summary>
    public IEnumerable<ReportRow> Proposals => Rows.Where(row => row.Proposal != ProposalState.None && row.ProposedDueOn is not null);
}

/// <summary>An action in a follow-up. What has not been submitted is a draft and the owner's own: nothing of it is here.</summary>
/// <param name="ReportId">Row id.</param>
/// <param name="Number">Number of the action.</param>
/// <param name="Title">Its title.</param>
/// <param name="Owner">Who is asked; null where nobody can be.</param>
/// <param name="DueBefore">Its last day when the follow-up opened.</param>
/// <param name="Reported">What was answered; null where nobody has.</param>
/// <param name="Outcome">How it came out; null until the follow-up closes.</param>
public sealed record ReportRow(int ReportId, int Number, string Title, string? Owner, DateOnly? DueBefore, ReportedAnswer? Reported, FollowUpOutcome? Outcome)
{
    /// <summary>Codes of the sub-areas that it aims at.</summary>
    public IReadOnlyList<string> SubAreas { get; init; } = [];

    /// <summary>As it stood when the follow-up opened.</summary>
    public ActionStatus StatusBefore { get; init; }

    public int PercentBefore { get; init; }

    /// <summary>Another last day that was asked for.</summary>
    public DateOnly? ProposedDueOn { get; init; }

    public ProposalState Proposal { get; init; }

    /// <summary>True where a later follow-up asks for another day still, so that this one can only be declined.</summary>
    public bool Superseded { get; init; }
}

/// <summary>An owner's answer about one action.</summary>
/// <param name="By">Who answered: the owner, or whom the link was handed to.</param>
/// <param name="AtUtc">When.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Percent">0–100.</param>
public sealed record ReportedAnswer(string By, DateTime AtUtc, ActionStatus Status, int Percent)
{
    public string? Comment { get; init; }

    public string? Hindrance { get; init; }

    public EvidenceKind? EvidenceKind { get; init; }

    public string? Evidence { get; init; }

    public string? EvidenceLink { get; init; }

    /// <summary>Questions rated anew, by code.</summary>
    public IReadOnlyList<(string Question, AnswerValue Value)> Ratings { get; init; } = [];
}

/// <summary>Somebody who has not reported.</summary>
/// <param name="Name">Null where the actions have nobody to ask.</param>
/// <param name="Email">The address, if there is one.</param>
/// <param name="AddressFailed">True where mail to it comes back.</param>
/// <param name="Actions">Numbers of the actions.</param>
public sealed record NotReported(string? Name, string? Email, bool AddressFailed, IReadOnlyList<int> Actions);
