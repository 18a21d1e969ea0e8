using Kompass.SelfAssess.App.Consensus;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.Domain.Consensus;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Tests.Consensus;

public class WorkshopServiceTests
{
    private static readonly Part SubArea11 = Part.SubArea("1.1");

    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Prepare_ClosedRound_RanksAndFits_Once(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scene = await ClosedAsync(database);

        Assert.All(await Task.WhenAll(scene.PrepareAsync(), scene.PrepareAsync()), Assert.Null);
        var agenda = await scene.AgendaAsync();
        Assert.Null(await scene.PrepareAsync());

        Assert.Equal(agenda.Id, (await scene.AgendaAsync()).Id);
        Assert.Equal((90, AgendaWeights.Default, 1), (agenda.Minutes, agenda.Weights, agenda.Version));
        Assert.Equal(36, agenda.Items.Count + agenda.LeftOff.Count);
        Assert.Equal(agenda.Items.Select(item => item.Ranked.Rank).Order(), agenda.Items.Select(item => item.Ranked.Rank));
        Assert.InRange(agenda.MinutesLeft, 0, 90);
        Assert.Equal(90 - 10 - agenda.Items.Sum(item => item.Minutes), agenda.MinutesLeft);

        // 1.1 splits the room (levels 0 and 5: D = 1), 1.2 nobody knows; everywhere else all agree and half of the answers name evidence.
        var first = agenda.Items[0];
        Assert.Equal((SubArea11, 1.0, 0.0, 15, ItemState.Open), (first.Part, first.Ranked.Part.Disagreement, first.Ranked.Part.DontKnowShare, first.Minutes, first.State));
        Assert.Equal("1.1.a", first.Question!.Code);
        Assert.Equal((AgendaBasis.NoAnswers, CellState.Missing), (Of("1.2").Ranked.Basis, Of("1.2").Ranked.Part.State));
        Assert.Equal((0.0, 0.5), (Of("2.1").Ranked.Part.Disagreement, Of("2.1").Ranked.Part.MissingEvidence));

        AgendaItem Of(string code) => agenda.Items.Concat(agenda.LeftOff).Single(item => item.Part == Part.SubArea(code));
    }

    [Fact]
    public async Task Prepare_RoundThatIsNotClosed_IsRefused_AndNothingIsToldOfIt()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scene = await ConsensusScene.OpenAsync(database, RoundDepth.Quick, (RoleGroups.Managers, 6));
        await scene.Scenario.AnswerAndSubmitAllAsync();

        Assert.Equal(RefusalCode.NotClosed, (await scene.PrepareAsync())!.Code);
        Assert.IsType<WorkshopNotYet>(await scene.ViewAsync());
        Assert.Null(await scene.ItemAsync(SubArea11));

        await scene.Scenario.CloseAsync();
        Assert.IsType<WorkshopUnprepared>(await scene.ViewAsync());
        Assert.Null(await scene.ItemAsync(SubArea11));

        await scene.ConfirmAsync();
        Assert.Equal(RefusalCode.NotClosed, (await scene.PrepareAsync())!.Code);
        var other = await RoundScenario.NewOrganisationAsync(database, "granby");
        Assert.IsType<WorkshopUnknown>(await database.WithAsync<WorkshopService, WorkshopView>(other, s => s.LoadAsync(scene.RoundId, default)));
        Assert.Equal(RefusalCode.NotFound, (await database.WithAsync<WorkshopService, Refused?>(other, s => s.PrepareAsync(scene.RoundId, default)))!.Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task SetUp_MinutesAndWeights_RankAndFitAnew(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scene = await ClosedAsync(database);
        await scene.PrepareAsync();

        var version = await scene.SetUpAsync(new SetUpWorkshop(scene.RoundId, 1, 25, new AgendaWeights(0, 0, 10)));

        var agenda = await scene.AgendaAsync();
        Assert.Equal((2, 25, new AgendaWeights(0, 0, 10)), (version.Value, agenda.Minutes, agenda.Weights));
        Assert.True(agenda.MinutesLeft >= 0);
        // Only evidence counts now, and where nobody's answer counts all points are at stake still.
        Assert.All(agenda.Items, item => Assert.True(item.Ranked.Basis == AgendaBasis.NoAnswers || item.Ranked.Index == item.Ranked.Part.MissingEvidence));
        Assert.Equal(RefusalCode.ChangedBySomebodyElse, (await scene.SetUpAsync(new SetUpWorkshop(scene.RoundId, 1, 60, AgendaWeights.Default))).Refusals[0].Code);
        Assert.Equal(RefusalCode.MeetingMinutesOutOfRange, (await scene.SetUpAsync(new SetUpWorkshop(scene.RoundId, 2, 14, AgendaWeights.Default))).Refusals[0].Code);
        Assert.Equal(RefusalCode.WeightOutOfRange, (await scene.SetUpAsync(new SetUpWorkshop(scene.RoundId, 2, 60, new AgendaWeights(1, -0.1, 1)))).Refusals[0].Code);
        Assert.Equal(RefusalCode.WeightOutOfRange, (await scene.SetUpAsync(new SetUpWorkshop(scene.RoundId, 2, 60, new AgendaWeights(1, double.NaN, 1)))).Refusals[0].Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Edit_AddLeaveOffMoveMinutes_KeepTheOrderOfTheRest(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scene = await ClosedAsync(database);
        await scene.PrepareAsync();
        var before = await scene.AgendaAsync();
        var codes = before.Items.Select(item => item.Part.Code).ToList();
        var (left, second) = (before.LeftOff[0], before.Items[1]);

        await EditAsync(left.Id, AgendaEdit.Add);
        Assert.Equal([.. codes, left.Part.Code], await CodesAsync());
        await EditAsync(left.Id, AgendaEdit.Up);
        await EditAsync(left.Id, AgendaEdit.Down);
        await EditAsync(left.Id, AgendaEdit.Down);
        Assert.Equal([.. codes, left.Part.Code], await CodesAsync());
        await EditAsync(second.Id, AgendaEdit.Up);
        await EditAsync(second.Id, AgendaEdit.Up);
        Assert.Equal([codes[1], codes[0], .. codes[2..], left.Part.Code], await CodesAsync());
        await EditAsync(before.Items[0].Id, AgendaEdit.LeaveOff);
        Assert.Equal([codes[1], .. codes[2..], left.Part.Code], await CodesAsync());
        await EditAsync(second.Id, AgendaEdit.Minutes, 25);
        Assert.Equal(25, (await scene.AgendaAsync()).Items[0].Minutes);

        var version = (await scene.AgendaAsync()).Version;
        Assert.Equal(RefusalCode.ItemMinutesOutOfRange, (await scene.EditAsync(new EditAgenda(scene.RoundId, version, second.Id, AgendaEdit.Minutes, 0))).Refusals[0].Code);
        Assert.Equal(RefusalCode.NotFound, (await scene.EditAsync(new EditAgenda(scene.RoundId, version, -1, AgendaEdit.Up))).Refusals[0].Code);
        Assert.Equal(RefusalCode.ChangedBySomebodyElse, (await scene.EditAsync(new EditAgenda(scene.RoundId, version - 1, second.Id, AgendaEdit.Down))).Refusals[0].Code);

        // Ranked anew the order is the agenda's own again; the minutes that were set stay.
        Assert.True((await scene.RankAgainAsync(version)).Done);
        var again = await scene.AgendaAsync();
        Assert.Equal(again.Items.Select(item => item.Ranked.Rank).Order(), again.Items.Select(item => item.Ranked.Rank));
        Assert.Equal(25, again.Items.Concat(again.LeftOff).Single(item => item.Id == second.Id).Minutes);

        async Task EditAsync(int item, AgendaEdit edit, int? minutes = null) =>
            Assert.True((await scene.EditAsync(new EditAgenda(scene.RoundId, (await scene.AgendaAsync()).Version, item, edit, minutes))).Done);

        async Task<IEnumerable<string>> CodesAsync() => (await scene.AgendaAsync()).Items.Select(item => item.Part.Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Edit_TwoAtOnce_OneIsTold(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scene = await ClosedAsync(database);
        await scene.PrepareAsync();
        var item = (await scene.AgendaAsync()).Items[0];

        var outcomes = await Task.WhenAll(
            scene.EditAsync(new EditAgenda(scene.RoundId, 1, item.Id, AgendaEdit.Down)), scene.EditAsync(new EditAgenda(scene.RoundId, 1, item.Id, AgendaEdit.LeaveOff)));

        Assert.Single(outcomes, outcome => outcome.Done);
        Assert.Equal(RefusalCode.ChangedBySomebodyElse, Assert.Single(outcomes, outcome => !outcome.Done).Refusals[0].Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Item_OfAClosedRound_HasAllThatMayBeKnown(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scene = await ClosedAsync(database);
        await scene.PrepareAsync();
        await scene.DecideAsync(SubArea11, level: 3, minority: "En av oss ville ha 4.");

        var item = (await scene.ItemAsync(SubArea11))!;

        Assert.Equal((ItemState.Decided, 3, 0.62, "En av oss ville ha 4."), (item.Item.State, item.Item.Decision!.Level, item.Item.Decision.Share, item.Item.Decision.Minority));
        Assert.Equal((item.MaxPoints * 0.62m, "Eva Berg", "Vi enades."), (item.Item.Decision.Points, item.Item.Decision.By, item.Item.Decision.Reason));
        var question = Assert.Single(item.Questions);
        Assert.Equal(("1.1.a", 6, true), (question.Question.Code, question.Question.Levels.Count, question.MayDecide));
        Assert.Equal((7, 0, 7), (question.Distribution.Value[0], question.Distribution.Value[3], question.Distribution.Value[5]));
        Assert.Equal((0.5, 1.0), (item.Raw.Value.Share!.Value, item.Raw.Value.Disagreement!.Value));
        Assert.Equal([RoleGroups.Elected, RoleGroups.Managers, RoleGroups.Employees], item.Groups.Select(group => group.Key));
        Assert.Equal([CellState.NotApplicable, CellState.Withheld, CellState.Withheld], item.Groups.Select(group => group.Cell.State));
        Assert.Equal(14, item.Comments.Comments.Count);
        Assert.All(item.Comments.Comments, comment => Assert.Equal("1.1.a", comment.QuestionCode));
        // Seven chose level 5; at level 0 nothing is to be shown. Seven are too few for free text, so the kinds are not told.
        Assert.Equal(new EvidenceNamed(7, 4, null, null, null), item.Evidence["1.1.a"]);
        Assert.Equal(DecisionAction.Decided, Assert.Single(item.Log).Action);
        var agenda = await scene.AgendaAsync();
        var place = agenda.Items.ToList().FindIndex(own => own.Part == SubArea11);
        Assert.Equal((place == 0 ? null : agenda.Items[place - 1].Part.Code, agenda.Items[place + 1].Part.Code), (item.Previous?.Part.Code, item.Next?.Part.Code));
        Assert.Null(await scene.ItemAsync(Part.SubArea("9.9")));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Item_OfAFullRound_TellsOfTheSubAreaAndItsQuestions(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scene = await ConsensusScene.SplitAsync(database, RoundDepth.Full);
        await scene.PrepareAsync();
        var question = Part.Question((await scene.ItemAsync(SubArea11))!.Questions[0].Question.Code);
        Assert.Equal(ItemState.Open, (await scene.ItemAsync(question))!.Item.State);

        await scene.DecideAsync(SubArea11, level: 2);

        var item = (await scene.ItemAsync(question))!;
        Assert.Equal((ItemState.Decided, null, SubArea11), (item.Item.State, item.Item.Decision, Assert.Single(item.Related).Part));
        Assert.Single(item.Questions);
        var agenda = await scene.AgendaAsync();
        Assert.Equal(1, agenda.Decided);
        Assert.All(agenda.Items.Concat(agenda.LeftOff).Where(own => own.SubArea.Code == "1.1"), own => Assert.Equal(ItemState.Decided, own.State));
        Assert.DoesNotContain(agenda.Items, own => agenda.Items.Any(other => other.SubArea.Code == own.SubArea.Code && other.Part.Kind != own.Part.Kind));
    }

    [Fact]
    public async Task Workshop_OfAConfirmedRound_IsReadOnly()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scene = await ClosedAsync(database);
        await scene.PrepareAsync();
        await scene.ConfirmAsync();
        var agenda = await scene.AgendaAsync();

        Assert.Equal(RefusalCode.NotClosed, (await scene.SetUpAsync(new SetUpWorkshop(scene.RoundId, 1, 60, AgendaWeights.Default))).Refusals[0].Code);
        Assert.Equal(RefusalCode.NotClosed, (await scene.EditAsync(new EditAgenda(scene.RoundId, 1, agenda.Items[0].Id, AgendaEdit.Down))).Refusals[0].Code);
        Assert.Equal(RefusalCode.NotClosed, (await scene.RankAgainAsync(1)).Refusals[0].Code);
        Assert.NotNull(await scene.ItemAsync(SubArea11));
    }

    [Fact]
    public async Task Load_SecondTime_CountsNoEvidenceAgain()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scene = await ClosedAsync(database);
        await scene.PrepareAsync();
        await scene.AgendaAsync();

        await database.QueryAsync(scene.Scenario.OrganisationId, db => db.Answers.ExecuteUpdateAsync(set => set.SetProperty(a => a.EvidenceKind, EvidenceKind.Document)));

        Assert.Equal(0.5, (await scene.AgendaAsync()).Items.First(item => item.Ranked.Part.Disagreement == 0).Ranked.Part.MissingEvidence);
    }

    /// <summary>
    /// Fourteen managers and employees, every second one with evidence: level 0 or 5 on 1.1, "vet ej" on 1.2, else level 3. The smaller of the
    /// two groups is withheld, and with it the other.
    /// </summary>
    private static async Task<ConsensusScene> ClosedAsync(TestDatabase database)
    {
        var scene = await ConsensusScene.OpenAsync(database, RoundDepth.Quick, (RoleGroups.Managers, 10), (RoleGroups.Employees, 4));
        foreach (var (participant, index) in scene.Scenario.Participants.Select((participant, index) => (participant, index)))
        {
            var low = index % 2 == 0;
            await scene.Scenario.AnswerAsync(
                participant,
                code => code switch
                {
                    "1.1.a" => low ? AnswerValue.Level0 : AnswerValue.Level5,
                    "1.2.a" => AnswerValue.DontKnow,
                    _ => AnswerValue.Level3,
                },
                _ => "Så här ser jag det.",
                code => index % (code == "1.1.a" ? 4 : 2) == 1 ? EvidenceKind.Document : null);
            await scene.Scenario.SubmitAsync(participant);
        }

        await scene.Scenario.CloseAsync();
        return scene;
    }
}
