using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Demo;
using Kompass.SelfAssess.App.Jobs;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.App.Tests.Jobs;
using Kompass.SelfAssess.App.Tests.Organisations;
using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Kompass.SelfAssess.Domain.Planning;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.TestKit;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kompass.SelfAssess.App.Tests.Demo;

public sealed class DemoPlanTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Plan_EveryImprovementPointOf2022_IsAnsweredByExactlyOneAction(DatabaseProvider provider)
    {
        await using var database = await AccountDatabase.CreateAsync(provider);
        var organisation = await SeedAsync(database);

        var improvements = await database.QueryAsync(organisation, db => db.Evaluations
            .Where(one => one.OrganisationId == organisation && one.Year == 2022).SelectMany(one => one.Findings)
            .Where(finding => finding.Kind == FindingKind.Improvement).Select(finding => new { finding.Id, finding.Text }).ToListAsync());
        var answered = await database.QueryAsync(organisation, db => db.PlanActions.SelectMany(action => action.Findings).ToListAsync());

        Assert.Equal(45, improvements.Count);
        Assert.Equal(improvements.Select(finding => finding.Id).Order(), answered.Select(finding => finding.FindingId!.Value).Order());
        Assert.All(answered, finding => Assert.Equal(improvements.Single(one => one.Id == finding.FindingId).Text, finding.Text));
    }

    [Fact]
    public async Task Plan_Actions_HaveOwnersDaysAndAimsAndOneIsLate()
    {
        await using var database = await AccountDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var organisation = await SeedAsync(database);
        var today = StockholmDays.Today(database.Clock);

        var plan = await database.QueryAsync(organisation, db => db.Plans.SingleAsync());
        var actions = await database.QueryAsync(organisation, db => db.PlanActions.Include(action => action.Owner).Include(action => action.Targets).ToListAsync());

        Assert.Equal(("Handlingsplan 2026–2028", true), (plan.Name, plan.Simulated));
        Assert.NotNull(plan.RoundId);
        Assert.Equal(32, actions.Count);
        Assert.All(actions, action => Assert.True(action is { Owner.Email.Length: > 0, EffortDays: > 0, SuccessMeasure.Length: > 20, Description.Length: > 20 }));
        Assert.All(actions, action => Assert.True(action.StartsOn <= action.DueOn && action.DueOn <= plan.EndsOn, action.Title));
        Assert.All(actions.SelectMany(action => action.Targets), target => Assert.Equal(target.FromLevel + 1, target.ToLevel));
        Assert.All([ActionStatus.Planned, ActionStatus.InProgress, ActionStatus.Done], status => Assert.Contains(actions, action => action.Status == status));
        Assert.Equal(["Bolagen med i dialogseminarierna"], actions.Where(action => action.Status.IsOpen && action.DueOn < today).Select(action => action.Title));
        Assert.Equal(12, actions.Select(action => action.OwnerId).Distinct().Count());
    }

    [Fact]
    public async Task Plan_FollowUpThatHasBeen_HasItsFiguresAndLeavesNoMail()
    {
        await using var database = await AccountDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var organisation = await SeedAsync(database);
        var today = StockholmDays.Today(database.Clock);

        var followUp = await database.QueryAsync(organisation, db => db.FollowUps.Include(one => one.Reports).Include(one => one.Owners).SingleAsync());

        Assert.Equal((FollowUpState.Closed, FollowUpKind.Planned, 12), (followUp.State, followUp.Kind, followUp.Owners.Count));
        Assert.True(followUp.NominalDate < followUp.ClosesOn && followUp.ClosesOn < today && WorkingDays.IsWorkingDay(followUp.NominalDate));
        var outcomes = followUp.Reports.CountBy(report => report.Outcome!.Value).ToDictionary();
        Assert.Equal(2, outcomes[FollowUpOutcome.Done]);
        Assert.Equal(1, outcomes[FollowUpOutcome.Moved]);
        Assert.Equal(3, outcomes[FollowUpOutcome.Silent]);
        Assert.Equal(26, outcomes[FollowUpOutcome.OnTrack]);
        Assert.Equal(1, followUp.Reports.Count(report => report.Proposal == ProposalState.Waiting));
        Assert.All(await database.QueryAsync(organisation, db => db.Outbox.Where(mail => mail.FollowUpId != null).ToListAsync()), mail => Assert.Equal((MailState.Sent, null), (mail.State, mail.TextBody)));
    }

    [Fact]
    public async Task Year_SweptDayByDay_ShowsFourFollowUpsWithMailsRemindersAndEscalations()
    {
        var transport = new RecordingTransport();
        await using var database = await AccountDatabase.CreateAsync(DatabaseProvider.Sqlite, services => services.AddSingleton<IMailTransport>(transport));
        var organisation = await SeedAsync(database);
        var first = StockholmDays.Today(database.Clock);
        var next = first.AddDays(14);
        DateOnly[] expected = [.. new[] { next, next.AddMonths(3), next.AddMonths(6), next.AddMonths(9) }.Select(WorkingDays.OnOrAfter)];
        var (opened, again) = (new List<DateOnly>(), 0);

        for (var day = first; day < first.AddYears(1); day = day.AddDays(1))
        {
            database.Clock.Set(new DateTimeOffset(day.ToDateTime(new TimeOnly(9, 0)), TimeSpan.Zero));
            var report = await SweepAsync(database);
            opened.AddRange(Enumerable.Repeat(day, report.Opened));
            if (report is { Opened: > 0 } or { Reminded: > 0 } or { Closed: > 0 } or { Mails: > 0 })
            {
                var second = await SweepAsync(database);
                again += second.Opened + second.Reminded + second.Closed + second.Skipped + second.Mails;
            }
        }

        Assert.Equal(expected, opened);
        Assert.Equal(0, again);
        var rows = await database.QueryAsync(organisation, db => db.Outbox.Where(mail => mail.FollowUpId != null && mail.QueuedUtc > FixedClock.Tuesday.UtcDateTime).ToListAsync());
        int Sent(MailKind kind) => rows.Count(mail => mail.Kind == kind && mail.State == MailState.Sent);
        Assert.Equal((4 * 12, 4 * 12 * 2, 4, 4), (Sent(MailKind.FollowUp), Sent(MailKind.FollowUpReminder), Sent(MailKind.FollowUpEscalation), Sent(MailKind.FollowUpReport)));
        Assert.All(rows, mail => Assert.Equal(1, transport.Sent.Count(sent => sent.MessageId == mail.MessageId)));
        Assert.Equal(0, await database.QueryAsync(organisation, db => db.FollowUps.CountAsync(one => one.State == FollowUpState.Skipped)));
    }

    private static Task<SweepReport> SweepAsync(TestDatabase database) => database.WithAsync<Sweep, SweepReport>(null, sweep => sweep.RunAsync(default));

    internal static async Task<int> SeedAsync(TestDatabase database)
    {
        await database.WithAsync<DemoSeeder, DemoSummary>(null, seeder => seeder.SeedAsync(DemoPasswords.Fixed, default));
        return await database.QueryAsync(null, db => db.Organisations.Where(one => one.Slug == "karlskoga-demo").Select(one => one.Id).SingleAsync());
    }
}
