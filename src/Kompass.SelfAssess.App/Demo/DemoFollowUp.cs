using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.App.Plans.FollowUps;
using Kompass.SelfAssess.Domain.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Demo;

/// <summary>
/// The follow-up that the demo's plan has behind it: held today through the real services, as it must, and moved back to its day afterwards. Two
/// owners did not answer. No mail of it leaves, since the addresses lead nowhere.
/// </summary>
internal sealed class DemoFollowUp(KompassDbContext db, FollowUpService followUps, FollowUpAnswering answering)
{
    private const int HoursToOpening = 8;
    private const int DaysToAnswer = 6;
    private const int PercentThatShows = 50;

    public async Task HoldAsync(ActionPlan plan, DateOnly day, CancellationToken cancellationToken)
    {
        var started = await followUps.StartAsync(plan.Id, cancellationToken);
        if (!started.Done)
        {
            throw new InvalidOperationException($"The demo's follow-up was refused: {string.Join(", ", started.Refusals)}");
        }

        var followUp = started.Value;
        var asked = await db.FollowUpOwners.AsNoTracking().Include(owner => owner.Owner).Where(owner => owner.FollowUpId == followUp)
            .OrderBy(owner => owner.Owner!.Name).ToListAsync(cancellationToken);
        var levels = await db.PlanActions.Where(action => action.PlanId == plan.Id).SelectMany(action => action.Targets)
            .Where(target => target.QuestionCode != null && target.FromLevel != null)
            .Select(target => new { Code = target.QuestionCode!, Level = target.FromLevel!.Value }).Distinct()
            .ToDictionaryAsync(target => target.Code, target => target.Level, cancellationToken);
        foreach (var owner in asked.Where(owner => !DemoPlanActions.Silent.Contains(owner.Owner!.Name)))
        {
            await AnswerAsync(owner.Id, levels, cancellationToken);
        }

        var version = await db.FollowUps.Where(row => row.Id == followUp).Select(row => row.Version).SingleAsync(cancellationToken);
        if (await followUps.CloseAsync(followUp, version, cancellationToken) is { } refusal)
        {
            throw new InvalidOperationException($"The demo's follow-up was not closed: {refusal}");
        }

        db.ChangeTracker.Clear();
        await MoveBackAsync(followUp, plan, day, cancellationToken);
    }

    private async Task AnswerAsync(Guid owner, Dictionary<string, int> levels, CancellationToken cancellationToken)
    {
        var view = await answering.LoadAsync(owner, cancellationToken) ?? throw new InvalidOperationException("A demo owner is missing.");
        foreach (var action in view.Actions)
        {
            var saved = await answering.SaveAsync(owner, new SaveReport(action.Number, Said(action, levels), action.Version), cancellationToken);
            if (saved is not ReportSaved)
            {
                throw new InvalidOperationException($"A demo report was refused: {saved}");
            }
        }

        if (await answering.SubmitAsync(owner, silentToo: false, cancellationToken) is not ReportsSubmitted)
        {
            throw new InvalidOperationException("The demo's reports were refused.");
        }
    }

    private static ReportContent Said(AskedAction asked, Dictionary<string, int> levels)
    {
        var action = DemoPlanActions.All[asked.Number - 1];
        return new ReportContent
        {
            Status = action.Status,
            Percent = action.Percent,
            Comment = action.Comment,
            Hindrance = action.Hindrance,
            ProposedDueOn = action.PutOffMonths > 0 ? asked.DueOn!.Value.AddMonths(action.PutOffMonths) : null,
            Ratings = asked.Questions.ToDictionary(
                question => question.Question.Code,
                question => (AnswerValue)Math.Min(levels[question.Question.Code] + (action.Percent >= PercentThatShows ? 1 : 0), (int)AnswerValue.Level5)),
        };
    }

    private async Task MoveBackAsync(Guid followUp, ActionPlan plan, DateOnly day, CancellationToken cancellationToken)
    {
        var (opened, answered) = (At(day), At(day.AddDays(DaysToAnswer)));
        var last = PlanCadence.LastDay(day, plan.OpenDays);
        var closed = At(last.AddDays(1));
        await db.FollowUps.Where(row => row.Id == followUp).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.NominalDate, day).SetProperty(row => row.Kind, FollowUpKind.Planned).SetProperty(row => row.OpenedUtc, opened)
                .SetProperty(row => row.ClosesOn, last).SetProperty(row => row.ClosedUtc, closed),
            cancellationToken);
        await db.FollowUpOwners.Where(row => row.FollowUpId == followUp && row.SubmittedUtc != null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.SubmittedUtc, answered), cancellationToken);
        await db.FollowUpReports.Where(row => row.FollowUpId == followUp && row.ReportedUtc != null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ReportedUtc, answered), cancellationToken);
        await db.ActionChanges.Where(change => change.Source == ActionChangeSource.FollowUp && db.FollowUpReports.Any(report => report.FollowUpId == followUp && report.ActionId == change.ActionId))
            .ExecuteUpdateAsync(set => set.SetProperty(change => change.AtUtc, answered), cancellationToken);
        await db.Outbox.Where(row => row.FollowUpId == followUp).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, MailState.Sent).SetProperty(row => row.Attempts, 1).SetProperty(row => row.NextAttemptUtc, (DateTime?)null)
                .SetProperty(row => row.NominalDate, day).SetProperty(row => row.QueuedUtc, opened).SetProperty(row => row.SentUtc, opened)
                .SetProperty(row => row.TextBody, (string?)null).SetProperty(row => row.HtmlBody, (string?)null).SetProperty(row => row.UnsubscribeAddress, (string?)null),
            cancellationToken);
    }

    private static DateTime At(DateOnly day) => day.ToDateTime(new TimeOnly(HoursToOpening, 0), DateTimeKind.Utc);
}
