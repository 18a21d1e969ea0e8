using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Plans.FollowUps;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.TestKit.KilledYear;

/// <summary>Owners who report, some at once, some late, some never; beside the processes that are killed.</summary>
internal sealed class YearAnswers(TestDatabase database, YearTown town, SharedClock clock, Random chance)
{
    private const int Attempts = 5;

    /// <summary>So many have been submitted.</summary>
    public int Count { get; private set; }

    /// <summary>Some of those who are asked report today: most within the days that a follow-up is open, by now and then nobody.</summary>
    public async Task ReportAsync(DateOnly day)
    {
        database.Clock.Set(clock.GetUtcNow());
        foreach (var (plan, open) in town.Plans.Where(plan => plan.Open is not null).Select(plan => (plan, plan.Open!)))
        {
            var waiting = open.Asked.Where(action => action.Email is not null && !open.Reported.ContainsKey(action.OwnerId)).GroupBy(action => action.OwnerId);
            foreach (var actions in waiting.Where(_ => chance.Next(7) == 0).ToList())
            {
                await ReportAsync(plan, open, [.. actions]);
                plan.Reported(day, actions.Key);
                Count++;
            }
        }
    }

    private async Task ReportAsync(ExpectedPlan plan, ExpectedFollowUp open, IReadOnlyList<ExpectedAction> actions)
    {
        var owner = actions[0].OwnerId;
        var asked = await database.QueryAsync(town.OrganisationId, db => db.FollowUpOwners
            .Where(o => o.OwnerId == owner && o.FollowUp!.PlanId == plan.Id && o.FollowUp.NominalDate == open.Nominal).Select(o => o.Id).SingleAsync());
        foreach (var action in actions)
        {
            (action.Status, action.Percent) = chance.Next(15) == 0 ? (ActionStatus.Done, 100) : (ActionStatus.InProgress, Math.Min(90, action.Percent + 10));
            var version = await database.QueryAsync(town.OrganisationId, db => db.FollowUpReports
                .Where(report => report.FollowUpOwnerId == asked && report.ActionId == action.Id).Select(report => report.Version).SingleAsync());
            var content = new ReportContent { Status = action.Status, Percent = action.Percent };
            Demand<ReportSaved>(await AgainAsync<SaveReportOutcome>(
                answering => answering.SaveAsync(asked, new SaveReport(action.Number, content, version), default)));
        }

        Demand<ReportsSubmitted>(await AgainAsync<SubmitOutcome>(answering => answering.SubmitAsync(asked, silentToo: false, default)));
    }

    /// <summary>Where the database is busy with a long catch-up, the page asks to try again in a while, and people do.</summary>
    private async Task<T> AgainAsync<T>(Func<FollowUpAnswering, Task<T>> act)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await database.WithAsync(town.OrganisationId, act);
            }
            catch (Exception exception) when (attempt < Attempts && DatabaseTrouble.IsUnavailable(exception))
            {
                await Task.Delay(TimeSpan.FromSeconds(2));
            }
        }
    }

    private static void Demand<T>(object outcome)
    {
        if (outcome is not T)
        {
            throw new InvalidOperationException($"An owner could not report: {outcome}.");
        }
    }
}
