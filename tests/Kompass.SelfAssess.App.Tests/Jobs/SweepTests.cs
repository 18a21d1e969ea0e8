using System.Globalization;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Jobs;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Tests.Jobs;

public class SweepTests
{
    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Sweep_FromInvitationToClosing_RemindsWhoHasNotSubmittedAndNothingTwice(DatabaseProvider provider)
    {
        await using var scene = await MailScene.CreateAsync(provider, 3);
        await scene.InviteAsync();

        await TwiceAsync(scene, "2026-11-24T10:30", mails: 3);
        await TwiceAsync(scene, "2026-11-30T15:59");
        await TwiceAsync(scene, "2026-12-01T07:59");
        await TwiceAsync(scene, "2026-12-01T08:00", reminded: 3, mails: 3);
        await scene.SubmitAsync(scene.Round.Participants[1]);
        await TwiceAsync(scene, "2026-12-07T15:59", reminded: 2, mails: 2);
        await TwiceAsync(scene, "2026-12-09T23:59");
        await TwiceAsync(scene, "2026-12-10T00:00", closed: 1);
        await TwiceAsync(scene, "2027-12-10T00:00");

        Assert.Equal(3 + 3 + 2, scene.Transport.Sent.Count);
        Assert.DoesNotContain(scene.Transport.Sent.Skip(6), mail => mail.To == "person2@example.se");
        var rows = await scene.RowsAsync();
        Assert.Equal(rows.Count, rows.Select(row => row.ClaimKey).Distinct().Count());
        Assert.All(rows, row => Assert.Equal((MailState.Sent, null, null), (row.State, row.TextBody, row.UnsubscribeAddress)));
    }

    [Fact]
    public async Task Reminder_EachMail_HasALinkOfItsOwn()
    {
        await using var scene = await MailScene.InvitedAsync(DatabaseProvider.Sqlite);
        await scene.SweepAsync("2026-12-01T09:00");
        await scene.SweepAsync("2026-12-07T09:00");

        Assert.Equal(2, scene.Transport.Sent.Select(mail => mail.TextBody.Split('\n').Single(line => line.StartsWith("http", StringComparison.Ordinal))).Distinct().Count());
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Sweep_SeveralAtOnce_EachPersonGetsOne(DatabaseProvider provider)
    {
        await using var scene = await MailScene.InvitedAsync(provider, 25);
        scene.SetClock("2026-12-01T09:00");

        var reports = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => scene.SweepAsync())));

        Assert.Equal((25, 25), (reports.Sum(report => report.Reminded), reports.Sum(report => report.Mails)));
        Assert.Equal(25, scene.Transport.Sent.Select(mail => mail.To).Distinct().Count());
        Assert.Equal(25, scene.Transport.Sent.Count);
    }

    /// <summary>The dispatcher and the sweep wake at the same moment after a stop; the one row that was left must not become two mails.</summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task Sweep_QueuedBeforeACrash_GoesOnceAndNoCatchUpBesideIt(DatabaseProvider provider)
    {
        await using var scene = await MailScene.InvitedAsync(provider, 4);
        Assert.Equal(new ReminderReport(4, 0), await scene.QueueAsync("2026-12-01T15:58"));

        scene.SetClock("2026-12-08T09:00");
        await Task.WhenAll(Task.Run(() => scene.DispatchAsync()), Task.Run(() => scene.QueueAsync()));
        await TwiceAsync(scene, "2026-12-08T09:05");

        Assert.Equal(4, scene.Transport.Sent.Count);
        Assert.Equal(4, scene.Transport.Sent.Select(mail => mail.To).Distinct().Count());
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Sweep_KilledInTheMiddle_LeavesOneDoubtAndTheRestGoOnce(DatabaseProvider provider)
    {
        await using var scene = await MailScene.InvitedAsync(provider, 5);
        using var killed = new CancellationTokenSource();
        var halted = new TaskCompletionSource();
        scene.Transport.Before = mail => mail.To == "person3@example.se" ? Halt(halted) : Task.CompletedTask;
        scene.SetClock("2026-12-01T09:00");
        var first = Task.Run(() => scene.SweepAsync());
        await halted.Task.WaitAsync(TimeSpan.FromSeconds(60));

        // The first process never comes back; the next one starts at once, and again when the claim is old.
        Assert.Equal(2, (await scene.SweepAsync("2026-12-01T09:01")).Mails);
        Assert.Equal(0, (await scene.SweepAsync("2026-12-01T09:17")).Mails);
        Assert.Equal(0, (await scene.SweepAsync("2026-12-02T09:17")).Mails);

        Assert.False(first.IsCompleted);
        Assert.Equal(4, scene.Transport.Sent.Count);
        Assert.Equal("person3@example.se", Assert.Single(await scene.RowsAsync(MailKind.Reminder), row => row.State == MailState.Doubtful).To);

        static Task Halt(TaskCompletionSource halted)
        {
            halted.TrySetResult();
            return new TaskCompletionSource().Task;
        }
    }

    /// <summary>Hangfire #529 and #537: a schedule that a change of the clock doubles, loses or moves by an hour.</summary>
    [Theory]
    [InlineData("2028-03-21T10:00", "2028-04-06", "2028-03-28T06:00")]
    [InlineData("2027-10-26T10:00", "2027-11-12", "2027-11-02T07:00")]
    public async Task Sweep_OverAChangeOfTheClock_RemindsOnceAtEight(string invited, string closesOn, string expectedUtc)
    {
        var content = RoundScenario.Content with { OpensOn = Day(invited[..10]), ClosesOn = Day(closesOn) };
        await using var scene = await MailScene.InvitedAsync(DatabaseProvider.Sqlite, content: content, openedAt: invited);
        var expected = DateTime.SpecifyKind(DateTime.ParseExact(expectedUtc, "yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture), DateTimeKind.Utc);

        List<DateTime> reminded = [];
        for (var utc = expected.AddDays(-4); utc < expected.AddDays(1); utc = utc.AddMinutes(30))
        {
            scene.Database.Clock.Set(new DateTimeOffset(utc));
            reminded.AddRange(Enumerable.Repeat(utc, (await scene.SweepAsync()).Mails));
        }

        Assert.Equal([expected], reminded);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Sweep_AfterAStop_WritesDownWhatWasMissedAndCatchesUpOnce(DatabaseProvider provider)
    {
        await using var scene = await MailScene.InvitedAsync(provider, 2);

        await TwiceAsync(scene, "2026-12-05T12:00"); // Saturday
        await TwiceAsync(scene, "2026-12-08T07:00");
        await TwiceAsync(scene, "2026-12-08T09:00", reminded: 2, skipped: 4, mails: 2);
        await TwiceAsync(scene, "2026-12-09T09:00");

        Assert.Equal(
            ["LastReminder 12-07 Skipped", "LastReminder 12-08 Sent", "Reminder 12-01 Skipped"], (await scene.RemindersAsync()).Distinct().Order());
        Assert.All((await scene.RowsAsync()).Where(row => row.State == MailState.Skipped), row => Assert.Null(row.TextBody));
    }

    [Fact]
    public async Task Sweep_AfterAStopBeyondTheLastDay_WritesItDownClosesAndSendsNothing()
    {
        await using var scene = await MailScene.InvitedAsync(DatabaseProvider.Sqlite, 2);

        await TwiceAsync(scene, "2026-12-12T22:00", skipped: 4, closed: 1);

        Assert.Empty(scene.Transport.Sent);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Sweep_BudgetSpentByAnotherRound_IsSkippedButTheInvitationWent(DatabaseProvider provider)
    {
        await using var scene = await MailScene.CreateAsync(provider);
        var second = await scene.Round.WithAsync<RoundService, Outcome<Guid>>(s => s.CreateAsync(new CreateRound(RoundScenario.Content with { Name = "Två" }), default));
        await scene.Round.WithAsync<ParticipantService, Outcome<Guid>>(
            s => s.AddAsync(new AddParticipant(second.Value, "Person 1", "person1@example.se", Domain.Frameworks.RoleGroups.Managers, null), default));
        await scene.Round.WithAsync<RoundCourse, Refused?>(s => s.OpenAsync(second.Value, default));
        await SetBudgetAsync(scene, 1);
        await scene.InviteAsync();
        await scene.Round.WithAsync<ParticipantService, Outcome<int>>(s => s.InviteAsync(second.Value, default));
        Assert.Equal(2, (await scene.SweepAsync()).Mails);
        await SetBudgetAsync(scene, 3);

        await TwiceAsync(scene, "2026-12-01T09:00", reminded: 1, skipped: 1, mails: 1);
        await TwiceAsync(scene, "2026-12-07T09:00", skipped: 2);

        Assert.Equal(["LastReminder 12-07 Skipped", "LastReminder 12-07 Skipped", "Reminder 12-01 Sent", "Reminder 12-01 Skipped"], (await scene.RemindersAsync()).Order());
    }

    [Fact]
    public async Task Sweep_ClockGoesBackwards_NothingIsUndoneOrDoubled()
    {
        await using var scene = await MailScene.InvitedAsync(DatabaseProvider.Sqlite);
        await TwiceAsync(scene, "2026-12-01T09:00", reminded: 1, mails: 1);

        await TwiceAsync(scene, "2026-11-26T09:00");
        await TwiceAsync(scene, "2026-11-24T09:00");
        await TwiceAsync(scene, "2026-12-01T09:00");
        await TwiceAsync(scene, "2026-12-07T09:00", reminded: 1, mails: 1);
        await TwiceAsync(scene, "2026-12-10T09:00", closed: 1);
        await TwiceAsync(scene, "2026-12-01T09:00");

        Assert.Equal(["Reminder 12-01 Sent", "LastReminder 12-07 Sent"], await scene.RemindersAsync());
    }

    [Fact]
    public async Task Sweep_CoordinatorWantsNoReminders_SendsNone()
    {
        await using var scene = await MailScene.InvitedAsync(DatabaseProvider.Sqlite, content: RoundScenario.Content with { Reminders = false });

        await TwiceAsync(scene, "2026-12-01T09:00");

        Assert.Empty(await scene.RemindersAsync());
    }

    /// <summary>Asked for instead of an invitation, to somebody who came late to the list.</summary>
    [Fact]
    public async Task Sweep_WhoGotALinkOnly_IsRemindedFromThatDay()
    {
        await using var scene = await MailScene.CreateAsync(DatabaseProvider.Sqlite);
        scene.SetClock("2026-11-24T20:00");
        await scene.Round.WithAsync<ParticipantService, Refused?>(s => s.SendLinkAsync(scene.Round.Participants[0], default));

        await TwiceAsync(scene, "2026-11-24T20:01", mails: 1);
        await TwiceAsync(scene, "2026-12-01T09:00", reminded: 1, mails: 1);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Sweep_SeveralAtOnceAfterTheLastDay_CloseItOnce(DatabaseProvider provider)
    {
        await using var scene = await MailScene.InvitedAsync(provider, 6);
        await scene.SubmitAsync(scene.Round.Participants[0]);
        scene.SetClock("2026-12-10T00:00");

        var reports = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => scene.SweepAsync())));

        Assert.Equal(1, reports.Sum(report => report.Closed));
        Assert.Equal(10, reports.Sum(report => report.Skipped));
        Assert.Equal(1, await scene.Database.QueryAsync(scene.Round.OrganisationId, db => db.Snapshots.CountAsync()));
    }

    /// <summary>The last day is 23 or 25 hours long.</summary>
    [Theory]
    [InlineData("2028-03-20T10:00", "2028-03-26", "2028-03-26T22:00")]
    [InlineData("2027-10-25T10:00", "2027-10-31", "2027-10-31T23:00")]
    public async Task Sweep_LastDayHasAChangeOfTheClock_ClosesAtItsEnd(string opened, string closesOn, string expectedUtc)
    {
        var content = RoundScenario.Content with { OpensOn = Day(opened[..10]), ClosesOn = Day(closesOn) };
        await using var scene = await MailScene.CreateAsync(DatabaseProvider.Sqlite, content: content, openedAt: opened);
        var expected = DateTime.SpecifyKind(DateTime.ParseExact(expectedUtc, "yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture), DateTimeKind.Utc);

        scene.Database.Clock.Set(new DateTimeOffset(expected.AddSeconds(-1)));
        Assert.Equal(0, (await scene.SweepAsync()).Closed);
        scene.Database.Clock.Set(new DateTimeOffset(expected));
        Assert.Equal(1, (await scene.SweepAsync()).Closed);
        Assert.Equal(0, (await scene.SweepAsync()).Closed);
    }

    [Theory]
    [InlineData(false, new[] { "2027-06-30", "2027-08-03" })]
    [InlineData(true, new[] { "2027-07-01", "2027-08-03" })]
    public async Task Sweep_OverJuly_SendsThenOnlyWhereTheMunicipalityWantsIt(bool july, string[] expected)
    {
        var content = RoundScenario.Content with { OpensOn = new DateOnly(2027, 6, 22), ClosesOn = new DateOnly(2027, 8, 5) };
        // First reminders: five working days after 22 and 23 June, over midsummer.
        await using var scene = await MailScene.InvitedAsync(DatabaseProvider.Sqlite, content: content, openedAt: july ? "2027-06-23T10:00" : "2027-06-22T10:00");
        await scene.Database.QueryAsync(null, db => db.Organisations.ExecuteUpdateAsync(set => set.SetProperty(o => o.MailsInJuly, july)));

        List<string> days = [];
        for (var day = new DateOnly(2027, 6, 24); day <= content.ClosesOn; day = day.AddDays(1))
        {
            var text = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            days.AddRange(Enumerable.Repeat(text, (await scene.SweepAsync($"{text}T09:00")).Mails));
        }

        Assert.Equal(expected, days);
    }

    /// <summary>The row of somebody who was taken off the list is gone, and the address would have stood on the mail for ever.</summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task Sweep_LongAfterTheRound_DeletesMailToThoseWhoLeftTheListToo(DatabaseProvider provider)
    {
        await using var scene = await MailScene.InvitedAsync(provider, 2, MailScene.Named);
        Assert.Null(await scene.Round.WithAsync<ParticipantChanges, Refused?>(s => s.RemoveAsync(scene.Round.Participants[0], default)));
        await scene.SweepAsync("2026-12-10T09:00");
        Assert.Contains(await scene.RowsAsync(), row => row.To == "person1@example.se");

        await scene.SweepAsync("2032-01-10T09:00");

        Assert.Empty(await scene.RowsAsync());
    }

    [Fact]
    public async Task Sweep_WhoWasNeverInvited_IsNotReminded()
    {
        await using var scene = await MailScene.CreateAsync(DatabaseProvider.Sqlite, 2);

        await TwiceAsync(scene, "2026-12-01T09:00");
        await TwiceAsync(scene, "2026-12-07T09:00");
    }

    private static async Task TwiceAsync(MailScene scene, string stockholm, int reminded = 0, int closed = 0, int skipped = 0, int mails = 0)
    {
        var first = await scene.SweepAsync(stockholm);
        var now = scene.Database.Clock.GetUtcNow().UtcDateTime;

        Assert.Equal(new SweepReport(now, 0, reminded, closed, skipped, mails), first);
        Assert.Equal(new SweepReport(now, 0, 0, 0, 0, 0), await scene.SweepAsync());
    }

    private static Task<int> SetBudgetAsync(MailScene scene, int budget) => scene.Database.QueryAsync(
        null, db => db.Organisations.ExecuteUpdateAsync(set => set.SetProperty(o => o.MailBudget, budget)));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
