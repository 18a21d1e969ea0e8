using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Tests.Rounds;

public class AnsweringServiceTests
{
    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Load_NothingAnswered_AsksWhatTheGroupIsAsked(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await OpenAsync(database, RoundScenario.Content with { Groups = [new RoundGroupChoice(RoleGroups.Employees, [2, 7])] }, RoleGroups.Employees);

        var view = await scenario.LoadAsync(scenario.Participants[0]);

        var edition = view.Round.Edition;
        var expected = edition.Areas.Where(a => a.Number is 2 or 7).SelectMany(a => a.SubAreas).SelectMany(s => s.QuestionsFor(RoundDepth.Quick))
            .Where(q => q.Groups.Count == 0 || q.Groups.Contains(RoleGroups.Employees)).Select(q => q.Code);
        Assert.Equal(expected, view.Asked.SelectMany(s => s.Questions).Select(q => q.Code));
        Assert.Equal(ParticipantState.NotStarted, view.State);
        Assert.Equal((0, true, false), (view.Answered, view.CanAnswer, view.CanWithdraw));
        Assert.Equal("ekby kommun", view.Round.OrganisationName);
        Assert.Equal("Eva Berg", view.Round.ContactName);
        Assert.Equal(view.Asked[0].Questions[0], view.FirstUnanswered());
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Save_FirstAndNextAnswer_AreThereWhenOneComesBack(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await OpenAsync(database);
        var participant = scenario.Participants[0];

        var first = await scenario.WithAsync<AnsweringService, SaveOutcome>(s => s.SaveAsync(
            participant, new SaveAnswer("1.1.a", AnswerValue.Level0, " Rad ett\r\nrad två ", EvidenceKind.Website, "https://example.se/a", 0), default));
        var next = await scenario.SaveAsync(participant, "1.2.a", AnswerValue.DontKnow);
        var again = await scenario.SaveAsync(participant, "1.2.a", AnswerValue.NotApplicable, version: 1);

        Assert.Equal(new Saved(1, database.Clock.GetUtcNow().UtcDateTime), first);
        Assert.Equal(1, Assert.IsType<Saved>(next).Version);
        Assert.Equal(2, Assert.IsType<Saved>(again).Version);
        var view = await scenario.LoadAsync(participant);
        Assert.Equal(new SavedAnswer("1.1.a", AnswerValue.Level0, "Rad ett\nrad två", EvidenceKind.Website, "https://example.se/a", 1), view.Answers["1.1.a"]);
        Assert.Equal(new SavedAnswer("1.2.a", AnswerValue.NotApplicable, null, null, null, 2), view.Answers["1.2.a"]);
        Assert.Equal(ParticipantState.Started, view.State);
        Assert.Equal(2, view.Answered);
        Assert.Equal("1.3.a", view.FirstUnanswered()!.Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Save_OldVersion_IsAConflictAndOverwritesNothing(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await OpenAsync(database);
        var participant = scenario.Participants[0];
        await scenario.SaveAsync(participant, "1.1.a", AnswerValue.Level2, "från flik ett");
        await scenario.SaveAsync(participant, "1.1.a", AnswerValue.Level3, "från flik ett igen", version: 1);

        var late = await scenario.SaveAsync(participant, "1.1.a", AnswerValue.Level5, "från flik två", version: 1);
        var first = await scenario.SaveAsync(participant, "1.1.a", AnswerValue.Level5, "från flik tre");
        var ahead = await scenario.SaveAsync(participant, "1.2.a", AnswerValue.Level5, version: 3);

        var stored = new SavedAnswer("1.1.a", AnswerValue.Level3, "från flik ett igen", null, null, 2);
        Assert.Equal(new SaveConflict(stored), late);
        Assert.Equal(new SaveConflict(stored), first);
        Assert.Equal(new SaveConflict(null), ahead);
        Assert.Equal(stored, (await scenario.LoadAsync(participant)).Answers["1.1.a"]);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Save_SameAnswerSentAgain_IsNoConflict(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await OpenAsync(database);
        var participant = scenario.Participants[0];
        await scenario.SaveAsync(participant, "1.1.a", AnswerValue.Level2, "kommentar");

        var retry = await scenario.SaveAsync(participant, "1.1.a", AnswerValue.Level2, "kommentar");

        Assert.Equal(1, Assert.IsType<Saved>(retry).Version);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Save_ManyFirstAnswersAtOnce_MakeOneDraftAndLoseNone(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await OpenAsync(database);
        var participant = scenario.Participants[0];
        string[] codes = ["1.1.a", "1.2.a", "1.3.a", "2.1.a", "2.2.a", "3.1.a"];

        var outcomes = await Task.WhenAll(codes.Select(code => Task.Run(() => scenario.SaveAsync(participant, code, AnswerValue.Level4))));

        Assert.All(outcomes, outcome => Assert.IsType<Saved>(outcome));
        Assert.Equal(codes, (await scenario.LoadAsync(participant)).Answers.Keys.Order());
        Assert.Equal(1, await database.QueryAsync(scenario.OrganisationId, db => db.Responses.CountAsync()));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Save_TwoTabsAtOnceOnOneQuestion_OneWins(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await OpenAsync(database);
        var participant = scenario.Participants[0];

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(level => Task.Run(() => scenario.SaveAsync(participant, "1.1.a", (AnswerValue)level))));

        Assert.Single(outcomes.OfType<Saved>());
        Assert.Equal(5, outcomes.OfType<SaveConflict>().Count());
        Assert.Equal(1, (await scenario.LoadAsync(participant)).Answers["1.1.a"].Version);
    }

    [Theory]
    [InlineData("9.9.z", (byte)1, 10, 10, SaveRefusal.UnknownQuestion)]
    [InlineData("1.1.a", (byte)9, 10, 10, SaveRefusal.ValueOutOfRange)]
    [InlineData("1.1.a", (byte)77, 10, 10, SaveRefusal.ValueOutOfRange)]
    [InlineData("1.1.a", (byte)1, 10_000, 10, SaveRefusal.CommentTooLong)]
    [InlineData("1.1.a", (byte)1, 10, 501, SaveRefusal.LinkTooLong)]
    [InlineData("3.1.a", (byte)1, 10, 10, SaveRefusal.NotAsked)]
    public async Task Save_BadInput_IsRefusedAndNothingIsWritten(string question, byte value, int comment, int link, SaveRefusal expected)
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scenario = await OpenAsync(database, RoundScenario.Content with { Groups = [new RoundGroupChoice(RoleGroups.Managers, [1])] });

        var outcome = await scenario.WithAsync<AnsweringService, SaveOutcome>(s => s.SaveAsync(
            scenario.Participants[0], new SaveAnswer(question, (AnswerValue)value, new string('k', comment), null, new string('l', link), 0), default));

        Assert.Equal(new SaveRefused(expected), outcome);
        Assert.Equal(0, await database.QueryAsync(scenario.OrganisationId, db => db.Responses.CountAsync()));
    }

    [Fact]
    public async Task Save_QuestionTheGroupCannotAnswer_IsNotAsked()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scenario = await OpenAsync(database, group: RoleGroups.Employees);
        var view = await scenario.LoadAsync(scenario.Participants[0]);
        var foreign = view.Round.Edition.QuestionsFor(RoundDepth.Quick).First(q => q.Groups.Count > 0 && !q.Groups.Contains(RoleGroups.Employees));

        Assert.Equal(new SaveRefused(SaveRefusal.NotAsked), await scenario.SaveAsync(scenario.Participants[0], foreign.Code, AnswerValue.Level1));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Save_MarkupAndOddCharacters_AreStoredAsTheyAre(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await OpenAsync(database);
        const string Text = "<script>alert('å')</script> \"; DROP TABLE x; -- 😀";

        await scenario.SaveAsync(scenario.Participants[0], "1.1.a", AnswerValue.Level1, Text + "\0");

        Assert.Equal(Text, (await scenario.LoadAsync(scenario.Participants[0])).Answers["1.1.a"].Comment);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Save_RoundNotOpenYet_IsRefused(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await RoundScenario.CreateAsync(database);
        await scenario.InviteAsync(RoleGroups.Managers, null, 1);

        Assert.Equal(new SaveRefused(SaveRefusal.RoundNotYetOpen), await scenario.SaveAsync(scenario.Participants[0], "1.1.a", AnswerValue.Level1));
        Assert.Equal(RefusalCode.NotOpen, (await scenario.WithAsync<AnsweringService, Refused?>(s => s.SubmitAsync(scenario.Participants[0], default)))!.Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Save_RoundClosed_IsRefused(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await OpenAsync(database, RoundScenario.Content with { Anonymity = Anonymity.Named });
        await scenario.SaveAsync(scenario.Participants[0], "1.1.a", AnswerValue.Level1);
        await SetStateAsync(scenario, RoundState.Closed);

        Assert.Equal(new SaveRefused(SaveRefusal.RoundClosed), await scenario.SaveAsync(scenario.Participants[0], "1.1.a", AnswerValue.Level2, version: 1));
        Assert.Equal(new SaveRefused(SaveRefusal.RoundClosed), await scenario.SaveAsync(scenario.Participants[0], "1.2.a", AnswerValue.Level2));
        var page = await SavePageAsync(scenario, [new SaveAnswer("1.2.a", AnswerValue.Level1, null, null, null, 0)]);
        Assert.Equal(SaveRefusal.RoundClosed, Assert.IsType<PageRefused>(page).Faults[""]);
        Assert.Equal(RefusalCode.NotOpen, (await scenario.WithAsync<AnsweringService, Refused?>(s => s.SubmitAsync(scenario.Participants[0], default)))!.Code);
        var view = await scenario.LoadAsync(scenario.Participants[0]);
        Assert.Equal(AnswerValue.Level1, Assert.Single(view.Answers).Value.Value);
        Assert.False(view.CanAnswer);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task SavePage_WholeSubArea_SavesWhatChangedOnly(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await OpenAsync(database);
        await scenario.SaveAsync(scenario.Participants[0], "1.1.a", AnswerValue.Level2);

        var outcome = await SavePageAsync(
            scenario,
            [
                new SaveAnswer("1.1.a", AnswerValue.Level2, "", null, null, 1),
                new SaveAnswer("1.2.a", AnswerValue.Level4, "ny", null, null, 0),
                new SaveAnswer("1.3.a", AnswerValue.Unanswered, null, null, null, 0),
            ]);

        var saved = Assert.IsType<PageSaved>(outcome);
        Assert.Equal((1, 1, 0), (saved.Versions["1.1.a"], saved.Versions["1.2.a"], saved.Versions["1.3.a"]));
        Assert.Equal(["1.1.a", "1.2.a"], (await scenario.LoadAsync(scenario.Participants[0])).Answers.Keys.Order());
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task SavePage_OneConflict_WritesNothingAndTellsEverything(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await OpenAsync(database);
        await scenario.SaveAsync(scenario.Participants[0], "1.1.a", AnswerValue.Level2);
        await scenario.SaveAsync(scenario.Participants[0], "1.1.a", AnswerValue.Level3, version: 1);

        var outcome = await SavePageAsync(
            scenario,
            [new SaveAnswer("1.1.a", AnswerValue.Level5, null, null, null, 1), new SaveAnswer("1.2.a", AnswerValue.Level4, "ny", null, null, 0)]);

        var conflict = Assert.IsType<PageConflict>(outcome);
        Assert.Equal(["1.1.a"], conflict.Conflicts);
        Assert.Equal(AnswerValue.Level3, conflict.Current["1.1.a"].Value);
        Assert.Equal(["1.1.a"], (await scenario.LoadAsync(scenario.Participants[0])).Answers.Keys);
    }

    [Fact]
    public async Task SavePage_OneFault_WritesNothing()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scenario = await OpenAsync(database);

        var outcome = await SavePageAsync(
            scenario,
            [new SaveAnswer("1.1.a", AnswerValue.Level5, null, null, null, 0), new SaveAnswer("1.2.a", AnswerValue.Level4, new string('x', 4001), null, null, 0)]);

        Assert.Equal(new Dictionary<string, SaveRefusal> { ["1.2.a"] = SaveRefusal.CommentTooLong }, Assert.IsType<PageRefused>(outcome).Faults);
        Assert.Empty((await scenario.LoadAsync(scenario.Participants[0])).Answers);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Submit_Twice_IsHarmless(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await OpenAsync(database);
        await scenario.SaveAsync(scenario.Participants[0], "1.1.a", AnswerValue.Level2);

        var both = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
            scenario.WithAsync<AnsweringService, Refused?>(s => s.SubmitAsync(scenario.Participants[0], default)))));

        Assert.All(both, Assert.Null);
        Assert.Equal((1, 1), await database.QueryAsync(scenario.OrganisationId, async db => (await db.Responses.CountAsync(), await db.Answers.CountAsync())));
    }

    [Fact]
    public async Task Submit_NothingAnswered_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scenario = await OpenAsync(database);
        await scenario.SaveAsync(scenario.Participants[0], "1.1.a", AnswerValue.Level2);
        await scenario.SaveAsync(scenario.Participants[0], "1.1.a", AnswerValue.Unanswered, version: 1);

        Assert.Equal(RefusalCode.NothingAnswered, (await scenario.WithAsync<AnsweringService, Refused?>(s => s.SubmitAsync(scenario.Participants[0], default)))!.Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Submit_AnonymousRound_LinkNoLongerLeadsToTheAnswers(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await OpenAsync(database);
        await scenario.SaveAsync(scenario.Participants[0], "1.1.a", AnswerValue.Level2);
        await scenario.SubmitAsync(scenario.Participants[0]);

        var view = await scenario.LoadAsync(scenario.Participants[0]);

        Assert.Equal((ParticipantState.Submitted, false, false), (view.State, view.CanAnswer, view.CanWithdraw));
        Assert.Empty(view.Answers);
        Assert.Equal(new SaveRefused(SaveRefusal.AlreadySubmitted), await scenario.SaveAsync(scenario.Participants[0], "1.1.a", AnswerValue.Level5));
        Assert.Equal(RefusalCode.AnonymousCannotWithdraw, (await scenario.WithAsync<AnsweringService, Refused?>(s => s.WithdrawAsync(scenario.Participants[0], default)))!.Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Withdraw_NamedRoundWhileOpen_GivesTheAnswersBack(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await OpenAsync(database, RoundScenario.Content with { Anonymity = Anonymity.Named });
        await scenario.SaveAsync(scenario.Participants[0], "1.1.a", AnswerValue.Level2);
        await scenario.SubmitAsync(scenario.Participants[0]);
        Assert.Equal(new SaveRefused(SaveRefusal.AlreadySubmitted), await scenario.SaveAsync(scenario.Participants[0], "1.1.a", AnswerValue.Level3, version: 1));
        Assert.True((await scenario.LoadAsync(scenario.Participants[0])).CanWithdraw);

        Assert.Null(await scenario.WithAsync<AnsweringService, Refused?>(s => s.WithdrawAsync(scenario.Participants[0], default)));

        Assert.IsType<Saved>(await scenario.SaveAsync(scenario.Participants[0], "1.1.a", AnswerValue.Level3, version: 1));
        Assert.Equal(0, await database.QueryAsync(scenario.OrganisationId, db => db.Responses.CountAsync(r => r.Submitted)));
        await scenario.SubmitAsync(scenario.Participants[0]);
        await SetStateAsync(scenario, RoundState.Closed);
        Assert.Equal(RefusalCode.NotOpen, (await scenario.WithAsync<AnsweringService, Refused?>(s => s.WithdrawAsync(scenario.Participants[0], default)))!.Code);
    }

    [Fact]
    public async Task Save_AfterTheFirst_GoesStraightToItsOneStatement()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scenario = await OpenAsync(database);
        await scenario.SaveAsync(scenario.Participants[0], "1.1.a", AnswerValue.Level2);
        database.Commands.Reset();

        await scenario.SaveAsync(scenario.Participants[0], "1.2.a", AnswerValue.Level2);

        Assert.Equal(0, database.Commands.Count);
    }

    private static async Task<RoundScenario> OpenAsync(TestDatabase database, RoundContent? content = null, string group = RoleGroups.Managers)
    {
        var scenario = await RoundScenario.CreateAsync(database, content);
        await scenario.InviteAsync(group, null, 2);
        return await scenario.OpenAsync();
    }

    private static Task<SavePageOutcome> SavePageAsync(RoundScenario scenario, IReadOnlyList<SaveAnswer> answers) =>
        scenario.WithAsync<AnsweringService, SavePageOutcome>(s => s.SavePageAsync(scenario.Participants[0], answers, default));

    private static Task<int> SetStateAsync(RoundScenario scenario, RoundState state) => scenario.Database.QueryAsync(
        scenario.OrganisationId, db => db.Rounds.Where(r => r.Id == scenario.RoundId).ExecuteUpdateAsync(set => set.SetProperty(r => r.State, state)));
}
