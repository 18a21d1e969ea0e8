using Kompass.SelfAssess.App.Consensus;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Tests.Consensus;

public class DecisionServiceTests
{
    private static readonly Part SubArea11 = Part.SubArea("1.1");
    private static readonly Part SubArea12 = Part.SubArea("1.2");

    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Decide_LevelAndPoints_ReplaceTheMeanInPreviewAndFinal(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scene = await ConsensusScene.SplitAsync(database);
        var raw = await scene.ResultAsync();

        Assert.True((await scene.DecideAsync(SubArea11, level: 3)).Done);
        Assert.True((await scene.DecideAsync(SubArea12, points: 7.25m)).Done);
        var preview = (await scene.PreviewAsync())!;
        Assert.Null(await scene.ConfirmAsync());
        var final = await scene.ResultAsync();

        // Raw: .525 of 800 = 420 points. 1.1 is decided at .62 of its maximum, 1.2 at 7.25 points.
        var (max11, max12) = (raw.Disclosed[SubArea11, Slice.All].Value.MaxPoints, raw.Disclosed[SubArea12, Slice.All].Value.MaxPoints);
        var expected = 420m + (max11 * (0.62m - 0.525m)) + 7.25m - (max12 * 0.525m);
        Assert.Equal(420m, raw.Disclosed[Part.Total, Slice.All].Value.Points!.Value, 9);
        foreach (var result in new[] { preview, final })
        {
            var total = result.Disclosed[Part.Total, Slice.All].Value;
            Assert.Equal((Math.Round(expected, 9), 420m), (Math.Round(total.Points!.Value, 9), Math.Round(total.RawPoints!.Value, 9)));
            Assert.Equal(7.25m, result.Disclosed[SubArea12, Slice.All].Value.Points);
            Assert.Equal(
                ["1.1", "1.2"],
                result.Edition.SubAreas.Select(subArea => subArea.Code).Where(code => result.Disclosed[Part.SubArea(code), Slice.All].Value.Consensus));
        }

        Assert.Equal((true, SnapshotKind.Raw, SnapshotKind.Final), (preview.Preview, preview.Snapshot.Kind, final.Snapshot.Kind));
        Assert.Null(await scene.PreviewAsync());
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Decide_FullRound_QuestionsAndTheSubAreaThatWins(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scene = await ConsensusScene.SplitAsync(database, RoundDepth.Full);
        var raw = await scene.ResultAsync();
        var subArea = raw.Edition.SubAreas.First();
        var question = subArea.QuestionsFor(RoundDepth.Full).First();
        var carried = subArea.MaxPoints * question.Weight / subArea.QuestionsFor(RoundDepth.Full).Sum(own => own.Weight);

        // The question goes from .525 to level 5, all that it carries; the rest of the sub-area stays.
        Assert.True((await scene.DecideAsync(Part.Question(question.Code), level: 5)).Done);
        var withQuestion = (await scene.PreviewAsync())!.Disclosed[SubArea11, Slice.All].Value;
        Assert.Equal((subArea.MaxPoints * 0.525m) + (carried * 0.475m), withQuestion.Points!.Value, 9);

        Assert.True((await scene.DecideAsync(SubArea11, level: 0)).Done);
        var withSubArea = (await scene.PreviewAsync())!.Disclosed[SubArea11, Slice.All].Value;
        Assert.Equal((0m, subArea.MaxPoints * 0.525m, true), (withSubArea.Points!.Value, Math.Round(withSubArea.RawPoints!.Value, 9), withSubArea.Consensus));
    }

    [Fact]
    public async Task Decide_CoreQuestionOfAQuickRound_IsItsSubArea()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scene = await ConsensusScene.SplitAsync(database);

        Assert.True((await scene.DecideAsync(Part.Question("1.1.a"), level: 2)).Done);

        var decision = Assert.Single(await scene.DecisionsAsync());
        Assert.Equal((SubArea11, 2, 0.45), (decision.Part, decision.Level, decision.Share));
    }

    [Fact]
    public async Task Decide_SomethingThatCannotBe_IsRefusedAndLeavesNothing()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scene = await ConsensusScene.SplitAsync(database);

        (Part Part, int? Level, decimal? Points, string Reason, RefusalCode Code)[] bad =
        [
            (Part.SubArea("9.9"), 3, null, "x", RefusalCode.PartNotAsked),
            (Part.Question("1.1.b"), 3, null, "x", RefusalCode.PartNotAsked), // a deeper question, not asked in a quick round
            (Part.Area(1), 3, null, "x", RefusalCode.PartNotAsked),
            (Part.Total, 3, null, "x", RefusalCode.PartNotAsked),
            (SubArea11, null, null, "x", RefusalCode.LevelOrPoints),
            (SubArea11, 3, 1, "x", RefusalCode.LevelOrPoints),
            (SubArea11, 6, null, "x", RefusalCode.LevelOutOfRange),
            (SubArea11, -1, null, "x", RefusalCode.LevelOutOfRange),
            (SubArea11, null, -0.01m, "x", RefusalCode.PointsOutOfRange),
            (SubArea11, null, 800, "x", RefusalCode.PointsOutOfRange),
            (SubArea11, null, 1.001m, "x", RefusalCode.PointsTooPrecise),
            (SubArea11, 3, null, " \0\n", RefusalCode.ReasonMissing),
            (SubArea11, 3, null, new string('a', 2001), RefusalCode.TextTooLong),
        ];
        foreach (var (part, level, points, reason, code) in bad)
        {
            Assert.Equal([code], (await scene.DecideAsync(part, level, points, reason: reason)).Refusals.Select(refusal => refusal.Code));
        }

        Assert.Empty(await scene.DecisionsAsync());
        Assert.Empty(await scene.LogAsync());
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Decide_WhatWouldTellASmallGroupsAnswers_IsRefused_AndTheSubAreaIsNot(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scene = await ConsensusScene.OpenAsync(database, RoundDepth.Full, (RoleGroups.Managers, 12), (RoleGroups.Elected, 3));
        foreach (var (participant, index) in scene.Scenario.Participants.Select((participant, index) => (participant, index)))
        {
            // The three of the small group do not know the second question of 1.1, and they alone.
            await scene.Scenario.AnswerAsync(participant, code => index >= 12 && code == "1.1.c" ? AnswerValue.DontKnow : AnswerValue.Level3);
            await scene.Scenario.SubmitAsync(participant);
        }

        await scene.Scenario.CloseAsync();

        var outcome = await scene.DecideAsync(Part.Question("1.1.b"), level: 3);

        Assert.Equal([new Refused(RefusalCode.DecisionWouldTell, "1.1.b")], outcome.Refusals);
        Assert.True((await scene.DecideAsync(SubArea11, level: 3)).Done);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Decide_TwoCoordinatorsAtOnce_OneIsTold(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scene = await ConsensusScene.SplitAsync(database);

        var first = await Task.WhenAll(scene.DecideAsync(SubArea11, level: 2), scene.DecideAsync(SubArea11, level: 4));
        var won = Assert.Single(first, outcome => outcome.Done);
        Assert.Equal(RefusalCode.ChangedBySomebodyElse, Assert.Single(first, outcome => !outcome.Done).Refusals[0].Code);

        var second = await Task.WhenAll(scene.DecideAsync(SubArea11, level: 1, version: won.Value), scene.DecideAsync(SubArea11, level: 5, version: won.Value));
        Assert.Single(second, outcome => outcome.Done);
        Assert.Equal(RefusalCode.ChangedBySomebodyElse, Assert.Single(second, outcome => !outcome.Done).Refusals[0].Code);

        var decision = Assert.Single(await scene.DecisionsAsync());
        var log = await scene.LogAsync(SubArea11);
        Assert.Equal((2, decision.Level), (log.Count, log[0].Level));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Decide_SentTwice_IsDoneOnce(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scene = await ConsensusScene.SplitAsync(database);

        var first = await scene.DecideAsync(SubArea11, level: 2, minority: "Två ville ha 3.");
        var again = await scene.DecideAsync(SubArea11, level: 2, minority: "Två ville ha 3.");

        Assert.Equal((true, first.Value), (again.Done, again.Value));
        Assert.Single(await scene.LogAsync());
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Withdraw_Decision_AnswersDecideAgain_AndAnOldPageDecidesNothing(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scene = await ConsensusScene.SplitAsync(database);
        var first = await scene.DecideAsync(SubArea11, level: 2);
        Assert.Equal(RefusalCode.ChangedBySomebodyElse, (await scene.WithdrawAsync(SubArea11, first.Value + 1))!.Code);
        Assert.Null(await scene.WithdrawAsync(SubArea11, first.Value));
        Assert.False((await scene.PreviewAsync())!.Disclosed[Part.Total, Slice.All].Value.Consensus);
        Assert.Equal(RefusalCode.NotFound, (await scene.WithdrawAsync(SubArea11, first.Value))!.Code);

        var anew = await scene.DecideAsync(SubArea11, level: 4);

        Assert.NotEqual(first.Value, anew.Value);
        Assert.Equal(RefusalCode.ChangedBySomebodyElse, (await scene.DecideAsync(SubArea11, level: 0, version: first.Value)).Refusals[0].Code);
        Assert.Equal(
            [(DecisionAction.Decided, 4), (DecisionAction.Withdrawn, 2), (DecisionAction.Decided, 2)],
            (await scene.LogAsync()).Select(entry => (entry.Action, entry.Level!.Value)));
        Assert.All(await scene.LogAsync(), entry => Assert.Equal((1, "Eva Berg"), (entry.FinalNumber, entry.By)));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Decide_WhatTooFewAnswered_IsInTheFinalNumbersWithoutTheirAnswers(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scene = await ConsensusScene.OpenAsync(database, RoundDepth.Quick, (RoleGroups.Managers, 8));
        foreach (var (participant, index) in scene.Scenario.Participants.Select((participant, index) => (participant, index)))
        {
            await scene.Scenario.AnswerAsync(participant, code => index >= 3 && code == "1.1.a" ? AnswerValue.DontKnow : AnswerValue.Level4);
            await scene.Scenario.SubmitAsync(participant);
        }

        await scene.Scenario.CloseAsync();
        Assert.Equal(CellState.Withheld, (await scene.ResultAsync()).Disclosed[Part.Total, Slice.All].State);
        Assert.True((await scene.DecideAsync(SubArea11, level: 0)).Done);
        await scene.ConfirmAsync();

        var final = await scene.ResultAsync();
        var (subArea, total) = (final.Disclosed[SubArea11, Slice.All], final.Disclosed[Part.Total, Slice.All]);
        Assert.Equal((true, 0m, null), (subArea.Shown, subArea.Value.Points!.Value, subArea.Value.RawPoints));
        // Everything else is at .80.
        Assert.Equal((640m - (subArea.Value.MaxPoints * 0.8m), null), (Math.Round(total.Value.Points!.Value, 9), total.Value.RawPoints));
        Assert.True(final.Snapshot.Intact);
        Assert.Equal(WithheldReason.TooFew, final.Plan.ReasonFor(new CellKey(SubArea11, Slice.All)));
        Assert.Equal(CellState.Withheld, (await scene.HistoryAsync())[0].Total.State);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Log_IsOnlyAddedTo(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scene = await ConsensusScene.SplitAsync(database);
        await scene.DecideAsync(SubArea11, level: 2);

        await Assert.ThrowsAsync<InvalidOperationException>(() => database.QueryAsync(scene.Scenario.OrganisationId, async db =>
        {
            (await db.DecisionLog.SingleAsync()).Reason = "Något annat.";
            return await db.SaveChangesAsync();
        }));
        await Assert.ThrowsAsync<InvalidOperationException>(() => database.QueryAsync(scene.Scenario.OrganisationId, async db =>
        {
            db.Remove(await db.DecisionLog.SingleAsync());
            return await db.SaveChangesAsync();
        }));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Tasks_MadeChangedFinished_AreLogged_AndTheItemCanBeDecidedLater(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scene = await ConsensusScene.SplitAsync(database);
        await scene.PrepareAsync();
        var content = new TaskContent("Finns planen beslutad?", "Åsa Öberg", "asa@example.se", new DateOnly(2027, 1, 15));

        var made = await scene.TaskAsync(s => s.MakeTaskAsync(new MakeTask(scene.RoundId, SubArea11, content), scene.User, default));
        Assert.Equal(ItemState.Task, (await scene.ItemAsync(SubArea11))!.Item.State);
        var changed = await scene.TaskAsync(s => s.ChangeTaskAsync(new ChangeTask(scene.RoundId, made.Value, 1, content with { DueOn = null }), scene.User, default));
        var stale = await scene.TaskAsync(s => s.FinishTaskAsync(new FinishTask(scene.RoundId, made.Value, 1, "Ja"), scene.User, default));
        var done = await scene.TaskAsync(s => s.FinishTaskAsync(new FinishTask(scene.RoundId, made.Value, changed.Value, "Ja"), scene.User, default));
        var again = await scene.TaskAsync(s => s.ChangeTaskAsync(new ChangeTask(scene.RoundId, made.Value, done.Value, content), scene.User, default));
        Assert.True((await scene.DecideAsync(SubArea11, level: 3)).Done);

        Assert.Equal((RefusalCode.ChangedBySomebodyElse, RefusalCode.TaskDone), (stale.Refusals[0].Code, again.Refusals[0].Code));
        var item = (await scene.ItemAsync(SubArea11))!;
        Assert.Equal((ItemState.Decided, "Ja", true), (item.Item.State, item.Tasks[0].Outcome, item.Tasks[0].Done));
        Assert.Equal([DecisionAction.Decided, DecisionAction.TaskDone, DecisionAction.TaskChanged, DecisionAction.TaskMade], item.Log.Select(entry => entry.Action));
        Assert.Equal("Åsa Öberg: Finns planen beslutad?", item.Log[^1].Reason);
    }

    [Fact]
    public async Task Task_WithoutOwnerOrWithABadAddress_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scene = await ConsensusScene.SplitAsync(database);

        var empty = await scene.TaskAsync(s => s.MakeTaskAsync(new MakeTask(scene.RoundId, SubArea11, new TaskContent(" ", "", "inte en adress")), scene.User, default));
        var elsewhere = await scene.TaskAsync(s => s.MakeTaskAsync(new MakeTask(scene.RoundId, Part.SubArea("9.9"), new TaskContent("a", "b")), scene.User, default));

        Assert.Equal([RefusalCode.TaskTextMissing, RefusalCode.OwnerMissing, RefusalCode.EmailBad], empty.Refusals.Select(refusal => refusal.Code));
        Assert.Equal(RefusalCode.PartNotAsked, elsewhere.Refusals[0].Code);
        Assert.Empty(await scene.LogAsync());
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Change_OpenOrConfirmedOrAnotherMunicipalitysRound_IsRefused(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scene = await ConsensusScene.OpenAsync(database, RoundDepth.Quick, (RoleGroups.Managers, 6));
        Assert.Equal(RefusalCode.NotClosed, (await scene.DecideAsync(SubArea11, level: 3)).Refusals[0].Code);
        await scene.Scenario.AnswerAndSubmitAllAsync();
        await scene.Scenario.CloseAsync();
        var decided = await scene.DecideAsync(SubArea11, level: 3);
        var made = await scene.TaskAsync(s => s.MakeTaskAsync(new MakeTask(scene.RoundId, SubArea12, new TaskContent("a", "b")), scene.User, default));
        await scene.ConfirmAsync();

        Assert.Equal(RefusalCode.NotClosed, (await scene.DecideAsync(SubArea11, level: 4, version: decided.Value)).Refusals[0].Code);
        Assert.Equal(RefusalCode.NotClosed, (await scene.DecideAsync(SubArea12, level: 4)).Refusals[0].Code);
        Assert.Equal(RefusalCode.NotClosed, (await scene.WithdrawAsync(SubArea11, decided.Value))!.Code);
        Assert.Equal(RefusalCode.NotClosed, (await scene.TaskAsync(s => s.FinishTaskAsync(new FinishTask(scene.RoundId, made.Value, 1, null), scene.User, default))).Refusals[0].Code);
        Assert.Equal(RefusalCode.NotClosed, (await scene.TaskAsync(s => s.MakeTaskAsync(new MakeTask(scene.RoundId, SubArea11, new TaskContent("a", "b")), scene.User, default))).Refusals[0].Code);
        Assert.Equal(3, (await scene.LogAsync()).Count);

        var other = await RoundScenario.NewOrganisationAsync(database, "granby");
        var outcome = await database.WithAsync<DecisionService, Outcome<int>>(other, s => s.DecideAsync(
            new Decide { RoundId = scene.RoundId, Part = SubArea11, Level = 1, Reason = "x" }, scene.User, default));
        Assert.Equal(RefusalCode.NotFound, outcome.Refusals[0].Code);
    }
}
