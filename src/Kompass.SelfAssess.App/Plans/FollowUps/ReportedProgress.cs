using System.Globalization;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Plans;

namespace Kompass.SelfAssess.App.Plans.FollowUps;

/// <summary>Carries what an owner reports over to the report's row and to the action itself.</summary>
internal sealed class ReportedProgress(ActionLog log, TimeProvider time)
{
    /// <summary>Writes the content as a draft.</summary>
    public static void Write(FollowUpReport report, ReportContent content)
    {
        (report.Status, report.Percent, report.Comment, report.Hindrance) = (content.Status, content.Percent, content.Comment, content.Hindrance);
        (report.EvidenceKind, report.Evidence, report.EvidenceLink) = (content.EvidenceKind, content.Evidence, content.EvidenceLink);
        report.ProposedDueOn = content.ProposedDueOn;
        report.StepsDone = content.StepsDone is { } steps ? string.Join(',', steps.Order().Select(id => id.ToString(CultureInfo.InvariantCulture))) : null;
        report.Ratings.RemoveAll(rating => !content.Ratings.ContainsKey(rating.QuestionCode));
        foreach (var (code, value) in content.Ratings)
        {
            if (report.Ratings.Find(rating => rating.QuestionCode == code) is { } rating)
            {
                rating.Value = value;
            }
            else
            {
                report.Ratings.Add(new FollowUpRating { QuestionCode = code, Value = value });
            }
        }

        report.Version++;
    }

    /// <summary>The report counts from now on: the action follows it, and another last day waits for the coordinator.</summary>
    /// <param name="report">Its row, as it is to be.</param>
    /// <param name="before">What had been reported of it before; empty the first time.</param>
    /// <param name="who">The name for the history.</param>
    public void Submit(FollowUpReport report, ReportContent before, string who)
    {
        if (report.ReportedUtc is null || report.ProposedDueOn != before.ProposedDueOn)
        {
            report.Proposal = report.ProposedDueOn is null ? ProposalState.None : ProposalState.Waiting;
        }

        report.ReportedUtc = time.GetUtcNow().UtcDateTime;
        var action = report.Action!;
        var author = new ActionAuthor(null, who, ActionChangeSource.FollowUp);
        var changed = Status(action, report.Status, before.Status ?? report.StatusBefore, author);
        changed |= Percent(action, report.Percent, before.Percent ?? report.PercentBefore, author);
        changed |= Steps(action, report.StepsDone, author);
        if (changed)
        {
            action.Version++;
        }
    }

    /// <summary>Where the owner says nothing new, what the coordinator has changed meanwhile stands.</summary>
    private bool Status(PlanAction action, ActionStatus? said, ActionStatus before, ActionAuthor author)
    {
        if (said is not { } status || status == before || status == action.Status)
        {
            return false;
        }

        log.Add(action, ActionField.Status, action.Status.ToString(), status.ToString(), author);
        action.Status = status;
        action.DoneOn = status == ActionStatus.Done ? StockholmDays.Today(time) : null;
        return true;
    }

    private bool Percent(PlanAction action, int? said, int before, ActionAuthor author)
    {
        if (said is not { } percent || percent == before || percent == action.Percent)
        {
            return false;
        }

        log.Add(action, ActionField.Percent, action.Percent.ToString(CultureInfo.InvariantCulture), percent.ToString(CultureInfo.InvariantCulture), author);
        action.Percent = percent;
        return true;
    }

    private bool Steps(PlanAction action, string? said, ActionAuthor author)
    {
        if (said is null)
        {
            return false;
        }

        var done = said.Split(',').ToHashSet();
        var before = Words(action);
        foreach (var step in action.Steps)
        {
            step.Done = done.Contains(step.Id.ToString(CultureInfo.InvariantCulture));
        }

        var after = Words(action);
        log.Add(action, ActionField.Steps, before, after, author);
        return before != after;
    }

    private static string Words(PlanAction action) =>
        string.Join('\n', action.StepsInOrder().Select(step => $"{(step.Done ? "[x]" : "[ ]")} {step.Text}"));
}
