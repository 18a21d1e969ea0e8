using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.App.Plans.FollowUps;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Tests.Plans.FollowUps;

public class FollowUpAnsweringTests
{
    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Save_Everything_IsThereTheNextTimeAndChangesNoActionYet(DatabaseProvider provider)
    {
        await using var scene = await AnsweringFollowUp.OpenAsync(provider, plan => plan.Actions[0].Steps = [Step("Kartlägg", 0), Step("Besluta", 1)]);
        var steps = (await scene.ViewAsync()).Actions[0].Steps;
        var said = new ReportContent
        {
            Status = ActionStatus.InProgress,
            Percent = 40,
            Comment = "Kartläggningen är klar.",
            EvidenceKind = EvidenceKind.Document,
            Evidence = "Protokoll § 12",
            EvidenceLink = "https://www.testkoping.example.se/protokoll",
            Hindrance = "Väntar på budget.",
            ProposedDueOn = new DateOnly(2027, 3, 31),
            StepsDone = [steps[0].Id],
            Ratings = new Dictionary<string, AnswerValue> { ["1.1.a"] = AnswerValue.Level3 },
        };

        var saved = Assert.IsType<ReportSaved>(await scene.SaveAsync(1, said));
        var view = await scene.ViewAsync();

        Assert.True(said.Says(view.Actions[0].Said));
        Assert.Equal((saved.Version, ParticipantState.Started, 1), (view.Actions[0].Version, view.Progress, view.Ready));
        Assert.Equal((ActionStatus.Planned, 0, ProposalState.None), (view.Actions[0].Status, view.Actions[0].Percent, view.Actions[0].Proposal));
        Assert.Empty(await scene.HistoryAsync());
        Assert.IsType<ReportSaved>(await scene.SaveAsync(1, ReportContent.Empty));
        Assert.True((await scene.ViewAsync()).Actions[0].Said.IsEmpty);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Save_FromTwoTabs_TheSecondIsToldAndNothingIsLost(DatabaseProvider provider)
    {
        await using var scene = await AnsweringFollowUp.OpenAsync(provider);
        var version = (await scene.ViewAsync()).Actions[0].Version;
        var first = Assert.IsType<ReportSaved>(await scene.SaveAsync(1, AnsweringFollowUp.Going(40, "Första fliken"), version));

        var conflict = Assert.IsType<ReportConflict>(await scene.SaveAsync(1, AnsweringFollowUp.Going(60), version));

        Assert.Equal(("Första fliken", first.Version), (conflict.Current.Said.Comment, conflict.Current.Version));
        Assert.Equal(40, (await scene.ReportAsync(1)).Percent);
        // The same once more is a retry, and the other action is nobody's concern.
        Assert.Equal(first.Version, Assert.IsType<ReportSaved>(await scene.SaveAsync(1, AnsweringFollowUp.Going(40, "Första fliken"), version)).Version);
        Assert.IsType<ReportSaved>(await scene.SaveAsync(2, AnsweringFollowUp.Going(10)));
        Assert.IsType<ReportSaved>(await scene.SaveAsync(1, AnsweringFollowUp.Going(60), conflict.Current.Version));
    }

    [Fact]
    public async Task Save_OnlyWhatThePageShowed_AnswersNothing()
    {
        await using var scene = await AnsweringFollowUp.OpenAsync(DatabaseProvider.Sqlite, plan =>
        {
            plan.Actions[0].Percent = 30;
            plan.Actions[0].Steps = [Step("Kartlägg", 0, done: true)];
        });
        var step = (await scene.ViewAsync()).Actions[0].Steps[0].Id;

        await scene.SaveAsync(1, new ReportContent { Percent = 30, StepsDone = [step], Ratings = new Dictionary<string, AnswerValue> { ["1.1.a"] = AnswerValue.Unanswered } });

        Assert.Equal(ReportProgress.Untouched, (await scene.ViewAsync()).Actions[0].Progress);
    }

    public static TheoryData<ReportContent, ReportFault> Bad { get; } = new()
    {
        { new ReportContent { Status = (ActionStatus)9 }, ReportFault.StatusUnknown },
        { AnsweringFollowUp.Going(101), ReportFault.PercentOutOfRange },
        { AnsweringFollowUp.Going(-1), ReportFault.PercentOutOfRange },
        { new ReportContent { Status = ActionStatus.Done, Percent = 80 }, ReportFault.DoneIsNotHundred },
        { new ReportContent { Status = ActionStatus.Done }, ReportFault.DoneIsNotHundred },
        { new ReportContent { Comment = new string('x', 2001) }, ReportFault.CommentTooLong },
        { new ReportContent { Evidence = new string('x', 2001) }, ReportFault.EvidenceTooLong },
        { new ReportContent { Hindrance = new string('x', 2001) }, ReportFault.HindranceTooLong },
        { new ReportContent { EvidenceLink = "https://" + new string('x', 500) }, ReportFault.LinkTooLong },
        { new ReportContent { EvidenceLink = "javascript:alert(1)" }, ReportFault.LinkNotWeb },
        { new ReportContent { EvidenceLink = "www.testkoping.se" }, ReportFault.LinkNotWeb },
        { new ReportContent { ProposedDueOn = AnsweringFollowUp.Today }, ReportFault.DateNotAhead },
        { new ReportContent { ProposedDueOn = new DateOnly(2026, 12, 1) }, ReportFault.DateBeforeStart },
        { new ReportContent { ProposedDueOn = new DateOnly(2027, 2, 1) }, ReportFault.DateAsBefore },
        { new ReportContent { StepsDone = [4711] }, ReportFault.StepUnknown },
        { Rated("1.1.b", AnswerValue.Level3), ReportFault.RatingUnknown },
        { Rated("1.1.a", AnswerValue.NotApplicable), ReportFault.RatingUnknown },
        { Rated("1.1.a", (AnswerValue)99), ReportFault.RatingUnknown },
    };

    [Theory, MemberData(nameof(Bad))]
    public async Task Save_WhatCannotBe_IsRefusedWithItsReason(ReportContent content, ReportFault expected)
    {
        await using var scene = await AnsweringFollowUp.OpenAsync(DatabaseProvider.Sqlite, plan => (plan.Actions[0].StartsOn, plan.Actions[0].DueOn) = (new DateOnly(2027, 1, 1), new DateOnly(2027, 2, 1)));

        Assert.Equal([expected], Assert.IsType<ReportFaulty>(await scene.SaveAsync(1, content)).Faults);
        Assert.Equal(1, (await scene.ReportAsync(1)).Version);
    }

    [Fact]
    public async Task Save_AnotherOwnersActionOrNoAction_IsNotFound()
    {
        await using var scene = await AnsweringFollowUp.OpenAsync(DatabaseProvider.Sqlite);
        foreach (var number in new[] { 3, 99 })
        {
            Assert.Equal(RefusalCode.NotFound, Assert.IsType<ReportRefused>(await scene.SaveAsync(number, AnsweringFollowUp.Going(10))).Reason.Code);
        }
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Submit_AppliesReportsToTheActionsWithHistoryAndCallsOffReminders(DatabaseProvider provider)
    {
        await using var scene = await AnsweringFollowUp.OpenAsync(provider, plan => plan.Actions[0].Steps = [Step("Kartlägg", 0), Step("Besluta", 1)]);
        var step = (await scene.ViewAsync()).Actions[0].Steps[0].Id;
        await QueueAsync(scene, MailKind.FollowUpReminder, MailKind.FollowUp);
        await scene.SaveAsync(1, AnsweringFollowUp.Going(40) with { StepsDone = [step], ProposedDueOn = new DateOnly(2027, 3, 31) });
        await scene.SaveAsync(2, new ReportContent { Status = ActionStatus.Done, Percent = 100 });

        Assert.IsType<ReportsSubmitted>(await scene.SubmitAsync(silentToo: false));

        var (going, done) = (await scene.ActionAsync(1), await scene.ActionAsync(2));
        Assert.Equal((ActionStatus.InProgress, 40, 2), (going.Status, going.Percent, going.Version));
        Assert.Equal([true, false], going.Steps.Select(row => row.Done));
        Assert.Equal((ActionStatus.Done, 100, AnsweringFollowUp.Today), (done.Status, done.Percent, done.DoneOn));
        var history = await scene.HistoryAsync();
        Assert.Equal([ActionField.Status, ActionField.Percent, ActionField.Steps, ActionField.Status, ActionField.Percent], history.Select(change => change.Field));
        Assert.All(history, change => Assert.Equal(("Ägare 1", ActionChangeSource.FollowUp), (change.ByName, change.Source)));
        Assert.Equal(("Planned", "InProgress", "[ ] Kartlägg\n[ ] Besluta", "[x] Kartlägg\n[ ] Besluta"), (history[0].OldValue, history[0].NewValue, history[2].OldValue, history[2].NewValue));
        var report = await scene.ReportAsync(1);
        Assert.Equal((ProposalState.Waiting, true), (report.Proposal, report.ReportedUtc is not null));
        Assert.Equal(ProposalState.None, (await scene.ReportAsync(2)).Proposal);
        // The action's own day stays until the coordinator has accepted the other one.
        Assert.NotEqual(new DateOnly(2027, 3, 31), going.DueOn);
        Assert.Equal((ParticipantState.Submitted, true), ((await scene.ViewAsync()).Progress, (await scene.QueryAsync(db => db.FollowUpOwners.SingleAsync(owner => owner.Id == scene.Owner))).SubmittedUtc is not null));
        Assert.Equal([MailState.Cancelled, MailState.Queued], await scene.QueryAsync(db => db.Outbox.OrderBy(mail => mail.Id).Select(mail => mail.State).ToListAsync()));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Submit_SomeUntouched_AsksFirst(DatabaseProvider provider)
    {
        await using var scene = await AnsweringFollowUp.OpenAsync(provider);
        Assert.Equal(RefusalCode.NothingAnswered, Assert.IsType<SubmitRefused>(await scene.SubmitAsync()).Reason.Code);
        await scene.SaveAsync(1, AnsweringFollowUp.Going(40));

        Assert.Equal([2], Assert.IsType<SubmitAsks>(await scene.SubmitAsync(silentToo: false)).Numbers);
        Assert.Equal(ParticipantState.Started, (await scene.ViewAsync()).Progress);
        Assert.IsType<ReportsSubmitted>(await scene.SubmitAsync());
        Assert.Null((await scene.ReportAsync(2)).ReportedUtc);
    }

    [Fact]
    public async Task Submit_DraftWithoutStatusOrWithADayThatHasPassed_SaysWhatToMend()
    {
        await using var scene = await AnsweringFollowUp.OpenAsync(DatabaseProvider.Sqlite);
        await scene.SaveAsync(1, new ReportContent { Comment = "Det går bra." });
        await scene.SaveAsync(2, AnsweringFollowUp.Going(10) with { ProposedDueOn = AnsweringFollowUp.Today.AddDays(2) });
        scene.Database.Clock.Advance(TimeSpan.FromDays(3));

        var faulty = Assert.IsType<SubmitFaulty>(await scene.SubmitAsync());

        Assert.Equal([ReportFault.StatusMissing], faulty.Faults[1]);
        Assert.Equal([ReportFault.DateNotAhead], faulty.Faults[2]);
        Assert.Equal(ReportProgress.Draft, (await scene.ViewAsync()).Actions[0].Progress);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Change_AfterSubmitting_CountsAtOnceAndBackAgain(DatabaseProvider provider)
    {
        await using var scene = await AnsweringFollowUp.OpenAsync(provider);
        await scene.SaveAsync(1, new ReportContent { Status = ActionStatus.Done, Percent = 100, ProposedDueOn = new DateOnly(2027, 5, 1) });
        await scene.SubmitAsync();
        await scene.QueryAsync(db => db.FollowUpReports.Where(report => report.Action!.Number == 1).ExecuteUpdateAsync(set => set.SetProperty(report => report.Proposal, ProposalState.Accepted)));

        Assert.Equal(RefusalCode.AlreadySubmitted, Assert.IsType<ReportRefused>(await scene.SaveAsync(1, AnsweringFollowUp.Going(90))).Reason.Code);
        Assert.Equal([ReportFault.StatusMissing], Assert.IsType<ReportFaulty>(await scene.ChangeAsync(1, new ReportContent { Comment = "x" })).Faults);
        Assert.IsType<ReportSaved>(await scene.ChangeAsync(1, new ReportContent { Status = ActionStatus.Planned, Percent = 0, ProposedDueOn = new DateOnly(2027, 5, 1) }));

        var action = await scene.ActionAsync(1);
        Assert.Equal((ActionStatus.Planned, 0, null), (action.Status, action.Percent, action.DoneOn));
        Assert.Equal(ProposalState.Accepted, (await scene.ReportAsync(1)).Proposal);
        Assert.IsType<ReportSaved>(await scene.ChangeAsync(1, AnsweringFollowUp.Going(5) with { ProposedDueOn = new DateOnly(2027, 6, 1) }));
        Assert.Equal(ProposalState.Waiting, (await scene.ReportAsync(1)).Proposal);
        // One that was left out is added the same way.
        Assert.IsType<ReportSaved>(await scene.ChangeAsync(2, AnsweringFollowUp.Going(20)));
        Assert.Equal((true, 20), ((await scene.ReportAsync(2)).ReportedUtc is not null, (await scene.ActionAsync(2)).Percent));
        Assert.IsType<ReportsSubmitted>(await scene.SubmitAsync());
    }

    [Fact]
    public async Task Submit_AskedAgainAboutAnotherAction_TheReportThatCountsAlreadyIsLeft()
    {
        await using var scene = await AnsweringFollowUp.OpenAsync(DatabaseProvider.Sqlite);
        await scene.SaveAsync(1, new ReportContent { Status = ActionStatus.Done, Percent = 100 });
        await scene.SubmitAsync();
        var reported = (await scene.ReportAsync(1)).ReportedUtc;
        await scene.QueryAsync(db => db.FollowUpOwners.Where(owner => owner.Id == scene.Owner).ExecuteUpdateAsync(set => set.SetProperty(owner => owner.State, ParticipantState.Started)));
        scene.Database.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(RefusalCode.AlreadySubmitted, Assert.IsType<ReportRefused>(await scene.SaveAsync(1, AnsweringFollowUp.Going(90))).Reason.Code);
        await scene.SaveAsync(2, AnsweringFollowUp.Going(20));
        Assert.IsType<ReportsSubmitted>(await scene.SubmitAsync(silentToo: false));

        Assert.Equal(reported, (await scene.ReportAsync(1)).ReportedUtc);
        Assert.Equal((ActionStatus.Done, 20), ((await scene.ActionAsync(1)).Status, (await scene.ActionAsync(2)).Percent));
    }

    [Fact]
    public async Task Submit_WhatTheCoordinatorChangedMeanwhile_StandsWhereTheOwnerSaysNothingNew()
    {
        await using var scene = await AnsweringFollowUp.OpenAsync(DatabaseProvider.Sqlite);
        await scene.QueryAsync(db => db.PlanActions.Where(action => action.Number == 1)
            .ExecuteUpdateAsync(set => set.SetProperty(action => action.Status, ActionStatus.Paused).SetProperty(action => action.Percent, 15)));
        await scene.SaveAsync(1, new ReportContent { Status = ActionStatus.Planned, Percent = 0 });

        await scene.SubmitAsync();

        var action = await scene.ActionAsync(1);
        Assert.Equal((ActionStatus.Paused, 15, 1), (action.Status, action.Percent, action.Version));
        Assert.Empty(await scene.HistoryAsync());
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Closed_NothingCanBeChangedAndWhatWasReportedIsShown(DatabaseProvider provider)
    {
        await using var scene = await AnsweringFollowUp.OpenAsync(provider);
        await scene.SaveAsync(1, AnsweringFollowUp.Going(40));
        await scene.SubmitAsync();
        await scene.CloseAsync();

        Assert.Equal(RefusalCode.NotOpen, Assert.IsType<ReportRefused>(await scene.ChangeAsync(1, AnsweringFollowUp.Going(50))).Reason.Code);
        Assert.Equal(RefusalCode.NotOpen, Assert.IsType<SubmitRefused>(await scene.SubmitAsync()).Reason.Code);
        Assert.Equal(RefusalCode.NotOpen, (await scene.DoAsync(answering => answering.SayWhoAsync(scene.Owner, "Eva", default)))!.Code);
        var view = await scene.ViewAsync();
        Assert.Equal((false, 40), (view.IsOpen, view.Actions[0].Said.Percent));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Submit_WhileItCloses_IsCountedOrRefused(DatabaseProvider provider)
    {
        await using var scene = await AnsweringFollowUp.OpenAsync(provider);
        await scene.SaveAsync(1, AnsweringFollowUp.Going(40));
        scene.Database.Clock.Advance(TimeSpan.FromDays(15));

        var submitting = Task.Run(() => scene.SubmitAsync());
        var closing = Task.Run(() => scene.Database.WithAsync<FollowUpClosing, int>(scene.OrganisationId, service => service.CloseDueAsync(scene.Scene.Plan.PlanId, default)));

        Assert.Equal(1, await closing);
        Assert.Equal(await submitting is ReportsSubmitted, (await scene.ReportAsync(1)).Outcome != FollowUpOutcome.Silent);
        Assert.Equal(await submitting is ReportsSubmitted ? 40 : 0, (await scene.ActionAsync(1)).Percent);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task SayWho_ForwardedLink_StandsInTheHistory(DatabaseProvider provider)
    {
        await using var scene = await AnsweringFollowUp.OpenAsync(provider);
        Assert.Equal(RefusalCode.NameTooLong, (await scene.DoAsync(answering => answering.SayWhoAsync(scene.Owner, new string('x', 121), default)))!.Code);
        Assert.Null(await scene.DoAsync(answering => answering.SayWhoAsync(scene.Owner, " Eva Ek ", default)));
        await scene.SaveAsync(1, AnsweringFollowUp.Going(40));
        await scene.SubmitAsync();

        Assert.Equal("Eva Ek", (await scene.ViewAsync()).AnsweredBy);
        Assert.All(await scene.HistoryAsync(), change => Assert.Equal("Eva Ek", change.ByName));
        Assert.Null(await scene.DoAsync(answering => answering.SayWhoAsync(scene.Owner, "Ägare 1", default)));
        Assert.Null((await scene.ViewAsync()).AnsweredBy);
    }

    [Fact]
    public async Task Load_NextFollowUp_ShowsTheLastReport_AndAWholeSubAreaIsAskedByItsCoreQuestion()
    {
        await using var scene = await AnsweringFollowUp.OpenAsync(DatabaseProvider.Sqlite, plan => plan.Actions[0].Targets = [new ActionTarget { SubAreaCode = "2.3" }]);
        await scene.SaveAsync(1, AnsweringFollowUp.Going(40, "Kartläggningen är klar."));
        await scene.SaveAsync(2, new ReportContent { Comment = "Bara ett utkast." });
        await scene.SaveAsync(2, AnsweringFollowUp.Going(5));
        await scene.SubmitAsync();
        await scene.CloseAsync();
        scene.Database.Clock.Advance(TimeSpan.FromDays(30));
        var next = await scene.QueryAsync(db => OpenedFollowUp.OpenAsync(db, scene.Scene.Plan, AnsweringFollowUp.Today.AddDays(30)));

        var view = await scene.ViewAsync(next.Owners[0]);

        Assert.Equal(new EarlierReport(AnsweringFollowUp.Today, ActionStatus.InProgress, 40, "Kartläggningen är klar."), view.Actions[0].Earlier);
        Assert.Equal((ActionStatus.InProgress, 40, ReportProgress.Untouched), (view.Actions[0].Status, view.Actions[0].Percent, view.Actions[0].Progress));
        Assert.Equal("2.3.a", Assert.Single(view.Actions[0].Questions).Question.Code);
        Assert.Null((await scene.ViewAsync()).Actions[0].Earlier);
    }

    private static ReportContent Rated(string question, AnswerValue value) => new() { Ratings = new Dictionary<string, AnswerValue> { [question] = value } };

    private static ActionStep Step(string text, int position, bool done = false) => new() { Text = text, Position = position, Done = done };

    private static Task<int> QueueAsync(AnsweringFollowUp scene, params MailKind[] kinds) => scene.QueryAsync(db =>
    {
        db.Outbox.AddRange(kinds.Select(kind => new OutboxMail
        {
            OrganisationId = scene.OrganisationId,
            FollowUpId = scene.Scene.FollowUpId,
            FollowUpOwnerId = scene.Owner,
            Kind = kind,
            ClaimKey = $"{kind}",
            MessageId = $"<{kind}@kompass>",
            To = "agare1@example.se",
            Subject = "Uppföljning",
            TextBody = "Länk",
            QueuedUtc = new DateTime(2026, 11, 24, 8, 0, 0, DateTimeKind.Utc),
        }));
        return db.SaveChangesAsync();
    });
}
