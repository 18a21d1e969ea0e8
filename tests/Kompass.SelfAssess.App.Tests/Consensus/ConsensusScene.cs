using Kompass.SelfAssess.App.Consensus;
using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.TestKit.Databases;

namespace Kompass.SelfAssess.App.Tests.Consensus;

/// <summary>A closed round with a coordinator who decides.</summary>
internal sealed class ConsensusScene(RoundScenario scenario, Guid user)
{
    public RoundScenario Scenario { get; } = scenario;

    public Guid RoundId => Scenario.RoundId;

    public Guid User { get; } = user;

    /// <summary>Twelve managers of whom half chose level 1 and half level 4 everywhere: share (.25 + .80)/2 = .525 of every sub-area.</summary>
    public static async Task<ConsensusScene> SplitAsync(TestDatabase database, RoundDepth depth = RoundDepth.Quick)
    {
        var scene = await OpenAsync(database, depth, (RoleGroups.Managers, 12));
        foreach (var (participant, index) in scene.Scenario.Participants.Select((participant, index) => (participant, index)))
        {
            await scene.Scenario.AnswerAsync(participant, _ => index % 2 == 0 ? AnswerValue.Level1 : AnswerValue.Level4);
            await scene.Scenario.SubmitAsync(participant);
        }

        await scene.Scenario.CloseAsync();
        return scene;
    }

    public static async Task<ConsensusScene> OpenAsync(TestDatabase database, RoundDepth depth, params (string Group, int People)[] groups)
    {
        var scenario = await RoundScenario.CreateAsync(database, RoundScenario.Content with { Depth = depth });
        foreach (var (group, people) in groups)
        {
            await scenario.InviteAsync(group, null, people);
        }

        await scenario.OpenAsync();
        return new ConsensusScene(scenario, await NewUserAsync(database, "eva", "Eva Berg"));
    }

    public static Task<Guid> NewUserAsync(TestDatabase database, string name, string displayName) => database.QueryAsync(null, async db =>
    {
        var user = new AppUser { Id = Guid.NewGuid(), UserName = name, DisplayName = displayName };
        db.Users.Add(user);
        await db.SaveChangesAsync();
        return user.Id;
    });

    public Task<Outcome<int>> DecideAsync(Part part, int? level = null, decimal? points = null, int version = 0, string reason = "Vi enades.", string? minority = null) =>
        Scenario.WithAsync<DecisionService, Outcome<int>>(s => s.DecideAsync(
            new Decide { RoundId = RoundId, Part = part, Level = level, Points = points, Reason = reason, Minority = minority, Version = version }, User, default));

    public Task<Refused?> WithdrawAsync(Part part, int version) =>
        Scenario.WithAsync<DecisionService, Refused?>(s => s.WithdrawAsync(new WithdrawDecision(RoundId, part, version), User, default));

    public Task<Refused?> ConfirmAsync() => Scenario.WithAsync<RoundCourse, Refused?>(s => s.ConfirmAsync(RoundId, User, default));

    public Task<Refused?> ReopenAsync(string reason = "Ett delområde räknades fel.") =>
        Scenario.WithAsync<RoundCourse, Refused?>(s => s.ReopenAsync(RoundId, User, reason, default));

    public async Task<RoundResult> ResultAsync() =>
        Assert.IsType<RoundResult>(await Scenario.WithAsync<ResultService, ResultView>(s => s.LoadAsync(RoundId, default)));

    public Task<RoundResult?> PreviewAsync() => Scenario.WithAsync<PreviewService, RoundResult?>(s => s.LoadAsync(RoundId, default));

    public Task<IReadOnlyList<ResultVersion>> HistoryAsync() => Scenario.WithAsync<ResultService, IReadOnlyList<ResultVersion>>(s => s.HistoryAsync(RoundId, default));

    public Task<IReadOnlyList<LogView>> LogAsync(Part? part = null) =>
        Scenario.WithAsync<DecisionReader, IReadOnlyList<LogView>>(s => s.LogAsync(RoundId, part, default));

    public Task<IReadOnlyList<DecisionView>> DecisionsAsync() =>
        Scenario.WithAsync<DecisionReader, IReadOnlyList<DecisionView>>(s => s.ListAsync(RoundId, default));

    public Task<Outcome<int>> TaskAsync(Func<DecisionService, Task<Outcome<int>>> act) => Scenario.WithAsync(act);

    public Task<Refused?> PrepareAsync() => Scenario.WithAsync<WorkshopService, Refused?>(s => s.PrepareAsync(RoundId, default));

    public Task<WorkshopView> ViewAsync() => Scenario.WithAsync<WorkshopService, WorkshopView>(s => s.LoadAsync(RoundId, default));

    public async Task<WorkshopAgenda> AgendaAsync() => Assert.IsType<WorkshopAgenda>(await ViewAsync());

    public Task<Outcome<int>> SetUpAsync(SetUpWorkshop command) => Scenario.WithAsync<WorkshopService, Outcome<int>>(s => s.SetUpAsync(command, default));

    public Task<Outcome<int>> EditAsync(EditAgenda command) => Scenario.WithAsync<WorkshopService, Outcome<int>>(s => s.EditAsync(command, default));

    public Task<Outcome<int>> RankAgainAsync(int version) => Scenario.WithAsync<WorkshopService, Outcome<int>>(s => s.RankAgainAsync(RoundId, version, default));

    public Task<WorkshopItemView?> ItemAsync(Part part) => Scenario.WithAsync<WorkshopService, WorkshopItemView?>(s => s.ItemAsync(RoundId, part, default));
}
