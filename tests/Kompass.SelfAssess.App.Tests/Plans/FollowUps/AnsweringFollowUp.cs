using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.App.Plans.FollowUps;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Tests.Plans.FollowUps;

/// <summary>A follow-up opened on Tuesday 24 November 2026, the day of the clock, and what its first owner does. Every call is a scope of its own.</summary>
internal sealed class AnsweringFollowUp(TestDatabase database, int organisationId, OpenedFollowUp scene) : IAsyncDisposable
{
    public static readonly DateOnly Today = new(2026, 11, 24);

    public TestDatabase Database => database;

    public int OrganisationId => organisationId;

    public OpenedFollowUp Scene => scene;

    public Guid Owner => scene.Owners[0];

    public static async Task<AnsweringFollowUp> OpenAsync(DatabaseProvider provider, Action<ActionPlan>? change = null)
    {
        var database = await TestDatabase.CreateAsync(provider);
        var organisation = await database.QueryAsync(null, async db =>
        {
            var made = new Organisation { Name = "Testköping", Slug = "testkoping" };
            db.Organisations.Add(made);
            await db.SaveChangesAsync();
            return made.Id;
        });
        return new AnsweringFollowUp(database, organisation, await database.QueryAsync(organisation, db => OpenedFollowUp.OpenAsync(db, Today, change: change)));
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    public Task<T> QueryAsync<T>(Func<KompassDbContext, Task<T>> query) => database.QueryAsync(organisationId, query);

    public Task<T> DoAsync<T>(Func<FollowUpAnswering, Task<T>> act) => database.WithAsync(organisationId, act);

    public async Task<FollowUpView> ViewAsync(Guid? owner = null) => (await DoAsync(answering => answering.LoadAsync(owner ?? Owner, default)))!;

    public async Task<SaveReportOutcome> SaveAsync(int number, ReportContent content, int? version = null)
    {
        var expected = version ?? (await ViewAsync()).Find(number)?.Version ?? 0;
        return await DoAsync(answering => answering.SaveAsync(Owner, new SaveReport(number, content, expected), default));
    }

    public async Task<SaveReportOutcome> ChangeAsync(int number, ReportContent content)
    {
        var version = (await ViewAsync()).Find(number)!.Version;
        return await DoAsync(answering => answering.ChangeAsync(Owner, new SaveReport(number, content, version), default));
    }

    public Task<SubmitOutcome> SubmitAsync(bool silentToo = true) => DoAsync(answering => answering.SubmitAsync(Owner, silentToo, default));

    public Task<PlanAction> ActionAsync(int number) => QueryAsync(db => db.PlanActions.Include(action => action.Steps.OrderBy(step => step.Position)).SingleAsync(action => action.Number == number));

    public Task<FollowUpReport> ReportAsync(int number) => QueryAsync(db => db.FollowUpReports.Include(report => report.Ratings).SingleAsync(report => report.Action!.Number == number));

    public Task<List<ActionChange>> HistoryAsync() => QueryAsync(db => db.ActionChanges.OrderBy(change => change.Id).ToListAsync());

    public Task<int> CloseAsync() => QueryAsync(db => db.FollowUps.ExecuteUpdateAsync(set => set.SetProperty(followUp => followUp.State, FollowUpState.Closed)));

    public static ReportContent Going(int percent, string? comment = null) => new() { Status = ActionStatus.InProgress, Percent = percent, Comment = comment };
}
