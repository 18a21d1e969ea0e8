using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.App.Plans.FollowUps;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Tests.Plans.FollowUps;

/// <summary>People who leave, addresses that are dead, and those who want no mail.</summary>
public class FollowUpOwnersTests
{
    private static readonly ActionAuthor Eva = new(null, "Eva Berg", ActionChangeSource.Page);

    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Sweep_OwnerLeavesInTheMiddle_NewOwnerIsAskedAndTheDraftIsNotHandedOn(DatabaseProvider provider)
    {
        await using var scene = await FollowUpScene.CreateAsync(provider);
        await scene.SweepAsync("2027-03-01T09:00");
        await scene.SubmitAsync(2);
        await scene.QueryAsync(db => db.FollowUpReports.Where(r => r.FollowUpOwner!.OwnerId == scene.Plan.Owners[0])
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Comment, "Utkast").SetProperty(r => r.Status, ActionStatus.InProgress)));
        scene.Transport.Sent.Clear();

        await LeaveAsync(scene, from: 0, to: 1);
        await scene.TwiceAsync("2027-03-03T09:00", mails: 1);

        var mail = Assert.Single(scene.Transport.Sent);
        Assert.Equal("agare2@example.se", mail.To);
        Assert.Contains("– 1. Åtgärd 1", mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("Åtgärd 3", mail.TextBody, StringComparison.Ordinal);
        var open = await scene.OpenAsync();
        Assert.Equal((true, ParticipantState.Started), (Asked(open, scene, 0).Withdrawn, Asked(open, scene, 1).State));
        Assert.DoesNotContain(open.Reports, report => report.Comment is not null);

        // The old owner hears nothing more.
        await scene.TwiceAsync("2027-03-08T09:00", reminded: 1, mails: 1);
        await scene.TwiceAsync("2027-03-11T09:00", reminded: 2, mails: 2);
        Assert.DoesNotContain(scene.Transport.Sent, sent => sent.To == "agare1@example.se");
    }

    [Fact]
    public async Task Sweep_DeadAddress_IsToldAndNotWrittenToUntilItIsMended()
    {
        await using var scene = await FollowUpScene.CreateAsync(DatabaseProvider.Sqlite);
        scene.Transport.Before = mail => mail.To == "agare2@example.se"
            ? throw new MailNotSentException("550 No such user", forGood: true, new InvalidOperationException())
            : Task.CompletedTask;

        await scene.TwiceAsync("2027-03-01T09:00", opened: 1, mails: 2);
        Assert.NotNull(await OwnerAsync(scene, 1, owner => owner.AddressFailedUtc));
        await scene.TwiceAsync("2027-03-12T09:00", reminded: 2, skipped: 4, mails: 3);
        Assert.Contains("Ägare 2 (mejlen når inte fram)", scene.Transport.Sent.Last().TextBody, StringComparison.Ordinal);

        await scene.QueryAsync(db => db.PlanOwners.Where(o => o.Id == scene.Plan.Owners[1])
            .ExecuteUpdateAsync(set => set.SetProperty(o => o.Email, "agare2.ny@example.se").SetProperty(o => o.AddressFailedUtc, (DateTime?)null)));
        await scene.TwiceAsync("2027-03-15T09:00", mails: 1);
        Assert.Equal("agare2.ny@example.se", scene.Transport.Sent.Last().To);
    }

    [Fact]
    public async Task Opening_OwnerWithoutAddressOrNone_HasReportsThatTheCoordinatorIsToldOf()
    {
        await using var scene = await FollowUpScene.CreateAsync(DatabaseProvider.Sqlite, change: plan =>
        {
            plan.Owners[0].Email = null;
            plan.Owners[1].AddressFailedUtc = plan.CreatedUtc;
            plan.Actions[5].OwnerId = null;
        });

        await scene.TwiceAsync("2027-03-01T09:00", opened: 1, mails: 1);
        var open = await scene.OpenAsync();
        Assert.Equal((6, 5, 1), (open.Reports.Count, open.Reports.Count(report => report.FollowUpOwnerId is null), open.Owners.Count));
        await scene.SweepAsync("2027-03-12T09:00");
        Assert.Contains("Åtgärder utan ansvarig som kan få mejl:\n– 1. Åtgärd 1", scene.Transport.Sent.Last().TextBody, StringComparison.Ordinal);

        // Somebody is found.
        await scene.QueryAsync(db => db.PlanOwners.Where(o => o.Id == scene.Plan.Owners[0]).ExecuteUpdateAsync(set => set.SetProperty(o => o.Email, "hittad@example.se")));
        await scene.TwiceAsync("2027-03-15T09:00", mails: 1);
        Assert.Equal("hittad@example.se", scene.Transport.Sent.Last().To);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Stop_ByTheLinkInTheMail_EndsMailAndTheCoordinatorIsTold(DatabaseProvider provider)
    {
        await using var scene = await FollowUpScene.CreateAsync(provider);
        await scene.SweepAsync("2027-03-01T09:00");
        var mail = scene.Transport.Sent.Single(sent => sent.To == "agare3@example.se");
        var token = mail.UnsubscribeAddress!.Split('/')[^1];
        var answering = mail.TextBody.Split('\n').Single(line => line.Contains("/uppfoljning/", StringComparison.Ordinal)).Split('/')[^1];

        Assert.Null(await scene.Database.WithAsync<MailStopService, MailStopView?>(null, stops => stops.FindAsync(answering, default)));
        await scene.Database.WithAsync<MailStopService, bool>(null, async stops =>
        {
            var who = await stops.FindAsync(token, default);
            Assert.Equal(("agare3@example.se", "ekby kommun", false), (who!.Email, who.Organisation, who.Stopped));
            await stops.StopAsync(who, default);
            return true;
        });

        await scene.TwiceAsync("2027-03-08T09:00", reminded: 2, mails: 2);
        await scene.SweepAsync("2027-03-12T09:00");
        Assert.Contains("Ägare 3 (mejlen når inte fram)", scene.Transport.Sent.Last().TextBody, StringComparison.Ordinal);
        await scene.TwiceAsync("2027-04-01T09:00", opened: 1, closed: 1, mails: 3);
        Assert.DoesNotContain(scene.Transport.Sent.TakeLast(3), sent => sent.To == "agare3@example.se");
    }

    [Fact]
    public async Task Remind_BudgetOfTheAddressSpent_IsSkippedOnce()
    {
        await using var scene = await FollowUpScene.CreateAsync(DatabaseProvider.Sqlite);
        await scene.Database.QueryAsync(null, db => db.Organisations.ExecuteUpdateAsync(set => set.SetProperty(o => o.MailBudget, 2)));

        await scene.TwiceAsync("2027-03-01T09:00", opened: 1, mails: 3);
        await scene.TwiceAsync("2027-03-08T09:00", reminded: 3, mails: 3);
        await scene.TwiceAsync("2027-03-11T09:00", skipped: 3);
        await scene.TwiceAsync("2027-03-12T09:00", mails: 1);
    }

    [Fact]
    public async Task Replace_OpenFollowUp_MovesWhatIsNotReportedAndWritesHistory()
    {
        await using var scene = await FollowUpScene.CreateAsync(DatabaseProvider.Sqlite);
        await scene.SweepAsync("2027-03-01T09:00");
        var open = await scene.OpenAsync();

        Assert.Equal(RefusalCode.OwnerUnknown, (await ReplaceAsync(open.Version, Guid.NewGuid()))!.Code);
        Assert.Null(await ReplaceAsync(open.Version, scene.Plan.Owners[2]));
        await scene.TwiceAsync(null, mails: 1);

        Assert.Equal(("agare3@example.se", 4), (scene.Transport.Sent.Last().To, scene.Transport.Sent.Last().TextBody.Split("\n– ").Length - 1));
        Assert.Equal(2, await scene.QueryAsync(db => db.ActionChanges.CountAsync(change => change.OldValue == "Ägare 1" && change.NewValue == "Ägare 3")));
        Assert.Equal(0, await scene.QueryAsync(db => db.PlanActions.CountAsync(action => action.OwnerId == scene.Plan.Owners[0])));
        Assert.Equal(RefusalCode.ChangedBySomebodyElse, (await ReplaceAsync(open.Version, scene.Plan.Owners[1]))!.Code);

        Task<Refused?> ReplaceAsync(int version, Guid to) =>
            scene.WithAsync<FollowUpService, Refused?>(s => s.ReplaceOwnerAsync(open.Id, version, scene.Plan.Owners[0], to, Eva, default));
    }

    [Fact]
    public async Task Purge_LongAfterTheClosing_TakesLinksThenMailsAndLeavesTheReports()
    {
        await using var scene = await FollowUpScene.CreateAsync(DatabaseProvider.Sqlite, change: plan => plan.Cadence = CadenceKind.Yearly);
        await scene.SweepAsync("2027-03-01T09:00");
        await scene.SweepAsync("2027-03-16T09:00");

        await scene.SweepAsync("2027-05-10T09:00");
        Assert.Equal(6, await scene.QueryAsync(db => db.FollowUpLinks.CountAsync()));
        await scene.SweepAsync("2027-05-20T09:00");
        Assert.Equal(3, await scene.QueryAsync(db => db.FollowUpLinks.CountAsync()));
        await scene.QueryAsync(db => db.Plans.ExecuteUpdateAsync(set => set.SetProperty(p => p.State, PlanState.Closed)));
        await scene.SweepAsync("2032-03-17T09:00");

        Assert.Equal((0, 0), (await scene.QueryAsync(db => db.FollowUpLinks.CountAsync()), (await scene.RowsAsync()).Count));
        Assert.Equal(6, await scene.QueryAsync(db => db.FollowUpReports.CountAsync(report => report.Outcome == FollowUpOutcome.Silent)));
    }

    private static FollowUpOwner Asked(FollowUp open, FollowUpScene scene, int owner) => open.Owners.Single(asked => asked.OwnerId == scene.Plan.Owners[owner]);

    private static Task<T> OwnerAsync<T>(FollowUpScene scene, int owner, System.Linq.Expressions.Expression<Func<PlanOwner, T>> what) =>
        scene.QueryAsync(db => db.PlanOwners.Where(o => o.Id == scene.Plan.Owners[owner]).Select(what).SingleAsync());

    private static Task<int> LeaveAsync(FollowUpScene scene, int from, int to) => scene.QueryAsync(async db =>
    {
        var now = scene.Database.Clock.GetUtcNow().UtcDateTime;
        await db.PlanOwners.Where(o => o.Id == scene.Plan.Owners[from]).ExecuteUpdateAsync(set => set.SetProperty(o => o.LeftUtc, now));
        return await db.PlanActions.Where(a => a.OwnerId == scene.Plan.Owners[from]).ExecuteUpdateAsync(set => set.SetProperty(a => a.OwnerId, scene.Plan.Owners[to]));
    });
}
