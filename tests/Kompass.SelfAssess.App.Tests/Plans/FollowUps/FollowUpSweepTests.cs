using System.Globalization;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kompass.SelfAssess.App.Tests.Plans.FollowUps;

public class FollowUpSweepTests
{
    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    /// <summary>Monday 1 March: opened at midnight, mailed at eight; reminders on the 8th and the 11th; told on the 12th; closed after the 15th.</summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task Sweep_FromOpeningToReport_DoesEachThingOnce(DatabaseProvider provider)
    {
        await using var scene = await FollowUpScene.CreateAsync(provider);

        await scene.TwiceAsync("2027-02-28T23:59");
        await scene.TwiceAsync("2027-03-01T00:00", opened: 1);
        await scene.TwiceAsync("2027-03-01T07:59");
        await scene.TwiceAsync("2027-03-01T08:00", mails: 3);
        await scene.SubmitAsync(1, ActionStatus.Done);
        await scene.TwiceAsync("2027-03-08T08:00", reminded: 2, mails: 2);
        await scene.TwiceAsync("2027-03-11T15:59", reminded: 2, mails: 2);
        await scene.SubmitAsync(2);
        await scene.TwiceAsync("2027-03-12T09:00", mails: 1);
        await scene.TwiceAsync("2027-03-15T23:59");
        await scene.TwiceAsync("2027-03-16T00:00", closed: 1);
        await scene.TwiceAsync("2027-03-16T08:00", mails: 1);

        Assert.Equal(["Planned 2027-03-01 Closed"], await scene.FollowUpsAsync());
        var reports = await scene.QueryAsync(db => db.FollowUpReports.OrderBy(r => r.Action!.Number).Select(r => r.Outcome).ToListAsync());
        Assert.Equal(
            [FollowUpOutcome.Done, FollowUpOutcome.Done, FollowUpOutcome.OnTrack, FollowUpOutcome.OnTrack, FollowUpOutcome.Silent, FollowUpOutcome.Silent],
            reports.Select(outcome => outcome!.Value));
        var rows = await scene.RowsAsync();
        Assert.Equal(rows.Count, rows.Select(row => row.ClaimKey).Distinct().Count());
        Assert.All(rows, row => Assert.Equal((MailState.Sent, null, null), (row.State, row.TextBody, row.UnsubscribeAddress)));
        var told = scene.Transport.Sent.TakeLast(2).Select(mail => mail.TextBody).ToList();
        Assert.Contains("Ägare 3\n– 5. Åtgärd 5 (klar senast 1 augusti 2027)\n– 6. Åtgärd 6", told[0], StringComparison.Ordinal);
        Assert.DoesNotContain("Ägare 2", told[0], StringComparison.Ordinal);
        Assert.Contains("Klara: 2\nPågår enligt plan: 2\nNytt slutdatum föreslaget: 0\nFörsenade: 0\nPausade eller avbrutna: 0\nUtan svar: 2", told[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Opening_EachOwner_GetsOneMailWithOneLinkToAllTheirActions()
    {
        await using var scene = await FollowUpScene.CreateAsync(DatabaseProvider.Sqlite, change: plan =>
        {
            plan.Owners[1].Language = "en";
            plan.Actions[3].Status = ActionStatus.Done;
            plan.Actions[4].Status = ActionStatus.Paused;
            plan.Actions[5].Percent = 40;
        });

        await scene.SweepAsync("2027-03-01T09:00");

        var mails = scene.Transport.Sent.OrderBy(mail => mail.To).ToList();
        Assert.Equal(["agare1@example.se", "agare2@example.se", "agare3@example.se"], mails.Select(mail => mail.To));
        Assert.All(mails, mail => Assert.Single(mail.TextBody.Split('\n'), line => line.StartsWith("http://localhost:5000/uppfoljning/", StringComparison.Ordinal)));
        Assert.Equal("Handlingsplan 2027: berätta hur det går senast måndag 15 mars", mails[0].Subject);
        Assert.Contains("– 1. Åtgärd 1 (klar senast 1 april 2027)\n– 2. Åtgärd 2", mails[0].TextBody, StringComparison.Ordinal);
        Assert.Contains("Uppföljningen är inte anonym.", mails[0].TextBody, StringComparison.Ordinal);
        Assert.Equal(("eva.berg@example.se", "ekby kommun"), (mails[0].ReplyTo, mails[0].FromName));
        Assert.Contains("– 3. Åtgärd 3", mails[1].TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("Åtgärd 4", mails[1].TextBody, StringComparison.Ordinal);
        Assert.Contains("The follow-up is not anonymous.", mails[1].TextBody, StringComparison.Ordinal);

        var open = await scene.OpenAsync();
        Assert.Equal((5, 3, FollowUpScene.Day("2027-03-15")), (open.Reports.Count, open.Owners.Count, open.ClosesOn));
        Assert.Equal((ActionStatus.Planned, 40, FollowUpScene.Day("2027-09-01")), open.Reports.Where(r => r.PercentBefore == 40).Select(r => (r.StatusBefore, r.PercentBefore, r.DueBefore!.Value)).Single());
        var hashes = await scene.QueryAsync(db => db.FollowUpLinks.Select(link => link.TokenHash).ToListAsync());
        Assert.Equal((6, 3), (hashes.Count, hashes.Count(hash => hash.StartsWith(FollowUpLink.StopPrefix, StringComparison.Ordinal))));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Sweep_TwoMonthsOfDowntime_SkipsWhatWasMissedAndOpensOneCatchUp(DatabaseProvider provider)
    {
        await using var scene = await FollowUpScene.CreateAsync(provider);
        await scene.SweepAsync("2027-03-01T09:00");
        scene.Transport.Sent.Clear();

        // Saturday: the open one closes, the rest waits for Monday.
        await scene.TwiceAsync("2027-05-08T10:00", closed: 1);
        await scene.TwiceAsync("2027-05-10T00:00", opened: 1, skipped: 2);
        await scene.TwiceAsync("2027-05-10T08:00", mails: 4);

        Assert.Equal(
            ["Planned 2027-03-01 Closed", "Planned 2027-04-01 Missed", "Planned 2027-05-03 Missed", "CatchUp 2027-05-10 Open"], await scene.FollowUpsAsync());
        Assert.Equal(["agare1@example.se", "agare2@example.se", "agare3@example.se", "eva.berg@example.se"], scene.Transport.Sent.Select(mail => mail.To).Order());

        await scene.SweepAsync("2027-06-01T00:00");
        Assert.Equal(["CatchUp 2027-05-10 Closed", "Planned 2027-06-01 Open"], (await scene.FollowUpsAsync())[^2..]);
    }

    [Fact]
    public async Task Sweep_DateWhileAnotherIsOpen_IsSkippedAndNotCaughtUp()
    {
        await using var scene = await FollowUpScene.CreateAsync(DatabaseProvider.Sqlite, change: plan => plan.OpenDays = 30);

        await scene.SweepAsync("2027-03-01T09:00");
        await scene.SweepAsync("2027-04-01T09:00");
        await scene.SweepAsync("2027-04-20T09:00");

        Assert.Equal(["Planned 2027-03-01 Closed", "Planned 2027-04-01 AnotherOpen"], await scene.FollowUpsAsync());
    }

    [Fact]
    public async Task Sweep_EverythingDone_SkipsTheDateUntilThereIsSomethingToAsk()
    {
        await using var scene = await FollowUpScene.CreateAsync(DatabaseProvider.Sqlite, change: plan => plan.Actions.ForEach(action => action.Status = ActionStatus.Cancelled));

        await scene.TwiceAsync("2027-03-01T09:00", skipped: 1);
        await scene.QueryAsync(db => db.PlanActions.ExecuteUpdateAsync(set => set.SetProperty(a => a.Status, ActionStatus.Planned)));
        await scene.TwiceAsync("2027-04-01T09:00", opened: 1, mails: 3);

        Assert.Equal(["Planned 2027-03-01 NothingToAsk", "Planned 2027-04-01 Open"], await scene.FollowUpsAsync());
    }

    /// <summary>A year day by day, two sweeps a day at any time of it: all that is due, nothing twice, and nobody hears of it in July.</summary>
    [Fact]
    public async Task Sweep_YearDayByDay_OpensElevenAndClosesThem()
    {
        await using var scene = await FollowUpScene.CreateAsync(DatabaseProvider.Sqlite, owners: 1, startsOn: "2027-01-01");
        var random = new Random(2027);
        var (opened, closed, skipped, mails) = (0, 0, 0, 0);
        for (var day = FollowUpScene.Day("2027-01-01"); day <= FollowUpScene.Day("2027-12-31"); day = day.AddDays(1))
        {
            foreach (var hour in new[] { random.Next(0, 9), random.Next(9, 16) })
            {
                var report = await scene.SweepAsync(string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}T{hour:00}:30"));
                (opened, closed, skipped, mails) = (opened + report.Opened, closed + report.Closed, skipped + report.Skipped, mails + report.Mails);
            }
        }

        Assert.Equal((11, 11, 0), (opened, closed, skipped));
        Assert.Equal(
            "01-04 02-01 03-01 04-01 05-03 06-01 08-02 09-01 10-01 11-01 12-01",
            string.Join(' ', await scene.QueryAsync(async db => (await db.FollowUps.OrderBy(f => f.NominalDate).ToListAsync()).Select(f => f.NominalDate.ToString("MM-dd", CultureInfo.InvariantCulture)))));
        // Each: the mail, two reminders, one to the coordinator before it closes and one after.
        Assert.Equal(11 * 5, mails);
        var rows = await scene.RowsAsync();
        Assert.All(rows, row => Assert.True(row is { State: MailState.Sent, SentUtc.Month: not 7 }));
    }

    /// <summary>Opened at midnight, mailed at eight, Stockholm time; sweeps stand on both sides of the hour that is missing or there twice.</summary>
    [Theory]
    [InlineData("2028-03-27", "2028-03-26T22:00", "2028-03-27T06:00")] // the clock goes forward on Sunday
    [InlineData("2027-11-01", "2027-10-31T23:00", "2027-11-01T07:00")] // and back
    public async Task Sweep_OverAChangeOfTheClock_OpensOnceAtMidnight(string day, string openedUtc, string mailedUtc)
    {
        await using var scene = await FollowUpScene.CreateAsync(DatabaseProvider.Sqlite, owners: 1, change: plan => plan.AnchorDay = FollowUpScene.Day(day), startsOn: "2027-10-30");
        await scene.QueryAsync(db => db.Plans.ExecuteUpdateAsync(set => set.SetProperty(p => p.CadenceFrom, FollowUpScene.Day(day).AddDays(-3))));
        var (opened, mailed) = (Utc(openedUtc), Utc(mailedUtc));

        List<DateTime> opens = [], mails = [];
        for (var utc = opened.AddHours(-30); utc < mailed.AddHours(2); utc = utc.AddMinutes(30))
        {
            scene.Database.Clock.Set(new DateTimeOffset(utc));
            var report = await scene.SweepAsync();
            opens.AddRange(Enumerable.Repeat(utc, report.Opened));
            mails.AddRange(Enumerable.Repeat(utc, report.Mails));
        }

        Assert.Equal([opened], opens);
        Assert.Equal([mailed], mails);

        static DateTime Utc(string text) => DateTime.SpecifyKind(DateTime.ParseExact(text, "yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture), DateTimeKind.Utc);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Sweep_SeveralAtOnce_OpenAndCloseEachOnce(DatabaseProvider provider)
    {
        await using var scene = await FollowUpScene.CreateAsync(provider, owners: 5);
        var other = await RoundScenario.NewOrganisationAsync(scene.Database, "granby");
        for (var plan = 0; plan < 4; plan++)
        {
            await scene.Database.QueryAsync(other, db => PlanScene.AddAsync(db, FollowUpScene.Day("2027-03-01"), 2));
        }

        foreach (var (time, opened, closed, mails) in new[] { ("2027-03-01T09:00", 5, 0, 13), ("2027-03-16T09:00", 0, 5, 1), ("2027-05-03T09:00", 5, 0, 13) })
        {
            scene.SetClock(time);
            var reports = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => scene.SweepAsync())));
            Assert.Equal((opened, closed, mails), (reports.Sum(r => r.Opened), reports.Sum(r => r.Closed), reports.Sum(r => r.Mails)));
        }

        Assert.Equal(scene.Transport.Sent.Count, scene.Transport.Sent.Select(mail => mail.MessageId).Distinct().Count());
    }

    /// <summary>Killed before every statement in turn: nothing is half-written, and the next sweep does all of it.</summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task Sweep_KilledAtAnyStatement_LeavesNothingHalfWrittenAndTheNextFinishesIt(DatabaseProvider provider)
    {
        var commands = new FailingCommands();
        await using var scene = await FollowUpScene.CreateAsync(provider, 2, configure: services =>
        {
            services.ConfigureDbContext<SqliteKompassDbContext>(options => options.AddInterceptors(commands));
            services.ConfigureDbContext<PostgresKompassDbContext>(options => options.AddInterceptors(commands));
        });
        foreach (var time in new[] { "2027-03-01T09:00", "2027-03-08T09:00", "2027-03-12T09:00", "2027-03-16T09:00", "2027-05-10T09:00" })
        {
            scene.SetClock(time);
            for (var survived = 0; ; survived += provider == DatabaseProvider.Sqlite ? 1 : 3)
            {
                commands.FailAfter(survived);
                var killed = await Record.ExceptionAsync(() => scene.SweepAsync()) is not null;
                commands.Heal();
                await CheckAsync(scene);
                if (!killed)
                {
                    Assert.True(survived > 5);
                    break;
                }
            }

            await scene.TwiceAsync(null);
        }

        Assert.Equal(
            ["Planned 2027-03-01 Closed", "Planned 2027-04-01 Missed", "Planned 2027-05-03 Missed", "CatchUp 2027-05-10 Open"], await scene.FollowUpsAsync());
        // A mail may have been handed over just before its process was killed: it is in doubt, and never sent again.
        var rows = await scene.RowsAsync();
        Assert.Equal(rows.Count, rows.Select(row => row.ClaimKey).Distinct().Count());
        Assert.InRange(rows.Count(row => row is { Kind: MailKind.FollowUpReminder, State: not MailState.Skipped }), 2, 4);
        Assert.Equal((4, 1, 1), (
            rows.Count(row => row.Kind == MailKind.FollowUp),
            rows.Count(row => row.Kind == MailKind.FollowUpEscalation),
            rows.Count(row => row.Kind == MailKind.FollowUpReport)));
        Assert.Equal(scene.Transport.Sent.Count, scene.Transport.Sent.Select(mail => mail.MessageId).Distinct().Count());
        Assert.All(rows.Where(row => row.State == MailState.Sent), row => Assert.Single(scene.Transport.Sent, mail => mail.MessageId == row.MessageId));
    }

    private static async Task CheckAsync(FollowUpScene scene)
    {
        foreach (var followUp in await scene.QueryAsync(db => db.FollowUps.AsNoTracking().Include(f => f.Owners).Include(f => f.Reports).ToListAsync()))
        {
            var mails = (await scene.RowsAsync(MailKind.FollowUp)).Count(row => row.FollowUpId == followUp.Id);
            var reported = (await scene.RowsAsync(MailKind.FollowUpReport)).Count(row => row.FollowUpId == followUp.Id);
            Assert.Equal(followUp.State == FollowUpState.Skipped ? (0, 0, 0) : (4, 2, 2), (followUp.Reports.Count, followUp.Owners.Count, mails));
            Assert.Equal(followUp.State == FollowUpState.Closed ? (1, 4) : (0, 0), (reported, followUp.Reports.Count(r => r.Outcome is not null)));
        }
    }
}
