using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.App.Tests.Jobs;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Tests.Mail;

/// <summary>What the program planned leaves in the sending hours, and only as long as it is meant for somebody.</summary>
public class PlannedMailTests
{
    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Invitation_OnFridayEvening_WaitsForMondayAndALinkDoesNot(DatabaseProvider provider)
    {
        await using var scene = await MailScene.CreateAsync(provider, 2);
        scene.SetClock("2026-11-27T18:00");
        await scene.Round.WithAsync<ParticipantService, Refused?>(s => s.SendLinkAsync(scene.Round.Participants[0], default));
        await scene.InviteAsync();

        var row = Assert.Single(await scene.RowsAsync(MailKind.Invitation));
        Assert.Equal((new DateOnly(2026, 11, 30), new DateTime(2026, 11, 30, 7, 0, 0, DateTimeKind.Utc)), (row.NominalDate, row.NextAttemptUtc));
        Assert.Equal(1, (await scene.DispatchAsync()).Sent);
        Assert.Equal(0, (await scene.DispatchAsync("2026-11-30T07:59")).Sent);
        Assert.Equal(1, (await scene.DispatchAsync("2026-11-30T08:00")).Sent);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Retry_DueAfterSixteen_IsPutOffToTheNextMorning(DatabaseProvider provider)
    {
        await using var scene = await MailScene.InvitedAsync(provider);
        var tries = 0;
        scene.Transport.Before = _ => ++tries == 1 ? throw new MailNotSentException("450 senare", forGood: false, new IOException()) : Task.CompletedTask;
        await scene.SweepAsync("2026-12-01T15:59");

        await scene.DispatchAsync("2026-12-01T16:01");
        await scene.DispatchAsync("2026-12-02T07:59");
        Assert.Equal(1, tries);
        Assert.Equal(1, (await scene.DispatchAsync("2026-12-02T08:00")).Sent);

        Assert.Equal(2, tries);
        Assert.Equal(["Reminder 12-01 Sent"], await scene.RemindersAsync());
    }

    [Fact]
    public async Task Retry_NeverHelps_StaysFailedAndNoOtherReminderTakesItsPlace()
    {
        await using var scene = await MailScene.InvitedAsync(DatabaseProvider.Sqlite);
        scene.Transport.Before = _ => throw new MailNotSentException("550 finns inte", forGood: true, new IOException());

        await scene.SweepAsync("2026-12-01T09:00");
        await scene.SweepAsync("2026-12-02T09:00");

        Assert.Equal(["Reminder 12-01 Failed"], await scene.RemindersAsync());
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Reminder_SubmittedBeforeItLeaves_IsCalledOffAndEmptied(DatabaseProvider provider)
    {
        await using var scene = await MailScene.InvitedAsync(provider, 2);
        await scene.QueueAsync("2026-12-01T09:00");

        await scene.SubmitAsync(scene.Round.Participants[0]);
        Assert.Equal(1, (await scene.DispatchAsync()).Sent);

        var row = Assert.Single(await scene.RowsAsync(MailKind.Reminder), row => row.To == "person1@example.se");
        Assert.Equal((MailState.Cancelled, null, null, null), (row.State, row.TextBody, row.HtmlBody, row.UnsubscribeAddress));
        Assert.Equal(["person2@example.se"], scene.Transport.Sent.Select(mail => mail.To));
    }

    /// <summary>Whatever happened after it was queued, and whoever forgot to call it off: the claim sees it.</summary>
    [Theory]
    [InlineData("submitted", DatabaseProvider.Sqlite)]
    [InlineData("submitted", DatabaseProvider.Postgres)]
    [InlineData("withdrawn", DatabaseProvider.Sqlite)]
    [InlineData("withdrawn", DatabaseProvider.Postgres)]
    [InlineData("closed", DatabaseProvider.Sqlite)]
    [InlineData("over", DatabaseProvider.Sqlite)]
    [InlineData("no reminders", DatabaseProvider.Sqlite)]
    [InlineData("stopped", DatabaseProvider.Postgres)]
    public async Task Reminder_NoLongerMeantForAnybody_IsNotSent(string what, DatabaseProvider provider)
    {
        await using var scene = await MailScene.InvitedAsync(provider);
        await scene.QueueAsync("2026-12-01T09:00");
        await scene.Database.QueryAsync(scene.Round.OrganisationId, async db => what switch
        {
            "submitted" => await db.Participants.ExecuteUpdateAsync(set => set.SetProperty(p => p.State, ParticipantState.Submitted)),
            "withdrawn" => await db.Participants.ExecuteUpdateAsync(set => set.SetProperty(p => p.Withdrawn, true)),
            "closed" => await db.Rounds.ExecuteUpdateAsync(set => set.SetProperty(r => r.State, RoundState.Closed)),
            "over" => await db.Rounds.ExecuteUpdateAsync(set => set.SetProperty(r => r.ClosesOn, new DateOnly(2026, 11, 30))),
            "no reminders" => await db.Rounds.ExecuteUpdateAsync(set => set.SetProperty(r => r.Reminders, false)),
            _ => await StopAsync(db, scene.Round.OrganisationId),
        });

        Assert.Equal(new DispatchReport(0, 0, 0), await scene.DispatchAsync());

        Assert.Empty(scene.Transport.Sent);
        var row = Assert.Single(await scene.RowsAsync(MailKind.Reminder));
        Assert.Equal((MailState.Cancelled, 0, null, null), (row.State, row.Attempts, row.TextBody, row.UnsubscribeAddress));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Reminder_ClosingDayMoved_IsCalledOffAndWrittenAnewForTheNewDays(DatabaseProvider provider)
    {
        await using var scene = await MailScene.InvitedAsync(provider);
        await scene.QueueAsync("2026-12-01T09:00");

        Assert.True((await scene.MoveAsync("2026-12-17")).Done);
        var sweep = await scene.SweepAsync();
        await scene.SweepAsync("2026-12-07T09:00");
        await scene.SweepAsync("2026-12-15T09:00");

        Assert.Equal((1, 1, 0), (sweep.Reminded, sweep.Mails, sweep.Skipped));
        Assert.Equal(["Reminder 12-01 Cancelled", "Reminder 12-01 Sent", "LastReminder 12-15 Sent"], await scene.RemindersAsync());
        Assert.Contains("17 december", scene.Transport.Sent.First().TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reminder_ClosingDayMovedAfterTheLastOne_GoesAgainBeforeTheNewDay()
    {
        await using var scene = await MailScene.InvitedAsync(DatabaseProvider.Sqlite);
        await scene.SweepAsync("2026-12-01T09:00");
        await scene.SweepAsync("2026-12-07T09:00");

        await scene.MoveAsync("2026-12-18");
        await scene.SweepAsync("2026-12-08T09:00");
        await scene.SweepAsync("2026-12-16T09:00");

        Assert.Equal(["Reminder 12-01 Sent", "LastReminder 12-07 Sent", "LastReminder 12-16 Sent"], await scene.RemindersAsync());
    }

    [Fact]
    public async Task Reminder_AnswersTakenBackAfterItsDay_DoesNotComeAtOnce()
    {
        await using var scene = await MailScene.InvitedAsync(DatabaseProvider.Sqlite, content: MailScene.Named);
        await scene.SubmitAsync(scene.Round.Participants[0]);
        await scene.SweepAsync("2026-12-01T09:00");
        scene.SetClock("2026-12-02T09:00");
        await scene.Round.WithAsync<AnsweringService, Refused?>(s => s.WithdrawAsync(scene.Round.Participants[0], default));

        await scene.SweepAsync("2026-12-02T09:05");
        await scene.SweepAsync("2026-12-07T09:00");

        Assert.Equal(["Reminder 12-01 Skipped", "LastReminder 12-07 Sent"], await scene.RemindersAsync());
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Close_WhatIsQueued_IsCalledOff(DatabaseProvider provider)
    {
        await using var scene = await MailScene.CreateAsync(provider, 2);
        scene.SetClock("2026-11-27T18:00");
        await scene.InviteAsync();

        await scene.Round.CloseAsync();
        await scene.DispatchAsync("2026-11-30T08:00");

        Assert.All(await scene.RowsAsync(), row => Assert.Equal((MailState.Cancelled, null), (row.State, row.TextBody)));
        Assert.Empty(scene.Transport.Sent);
    }

    /// <summary>The coordinator's list before and after: whoever submits, and whatever is called off for it, nothing of it can be seen.</summary>
    [Fact]
    public async Task Reminders_AnonymousRound_LeaveTheListAsItWas()
    {
        await using var scene = await MailScene.InvitedAsync(DatabaseProvider.Sqlite, 3);
        var before = await ListAsync();
        await scene.QueueAsync("2026-12-01T09:00");
        Assert.Equal(before, await ListAsync());

        await scene.SubmitAsync(scene.Round.Participants[1]);
        Assert.Equal(before, await ListAsync());
        await scene.SweepAsync();
        await scene.SweepAsync("2026-12-07T09:00");

        Assert.Equal(before, await ListAsync());

        Task<IReadOnlyList<ParticipantRow>> ListAsync() =>
            scene.Round.WithAsync<ParticipantService, IReadOnlyList<ParticipantRow>>(s => s.ListAsync(scene.Round.RoundId, default));
    }

    private static Task<int> StopAsync(KompassDbContext db, int organisationId)
    {
        db.MailStops.Add(new MailStop { OrganisationId = organisationId, Email = "person1@example.se", StoppedUtc = DateTime.UnixEpoch });
        return db.SaveChangesAsync();
    }
}
