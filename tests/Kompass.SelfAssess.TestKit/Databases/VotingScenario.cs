using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Consensus;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.TestKit.Databases;

/// <summary>A closed round with a workshop of two items, a question and a sub-area, that people have joined.</summary>
public sealed class VotingScenario
{
    private VotingScenario(RoundScenario round, IReadOnlyList<int> items) => (Round, Items) = (round, items);

    public RoundScenario Round { get; }

    /// <summary>The question 1.1.a and the sub-area 1.2.</summary>
    public IReadOnlyList<int> Items { get; }

    public string Code { get; private set; } = "";

    public List<VoterPass> Voters { get; } = [];

    /// <param name="database">Where.</param>
    /// <param name="voters">How many have joined.</param>
    /// <param name="slug">The municipality's.</param>
    public static async Task<VotingScenario> CreateAsync(TestDatabase database, int voters, string slug = "ekby")
    {
        var round = await RoundScenario.CreateAsync(database, slug: slug);
        await (await (await round.InviteAsync(RoleGroups.Managers, "Skola", 6)).OpenAsync()).AnswerAndSubmitAllAsync();
        await round.CloseAsync();
        var items = await database.QueryAsync(round.OrganisationId, db => AddWorkshopAsync(db, round.OrganisationId, round.RoundId));
        var scenario = new VotingScenario(round, items);
        await scenario.BeginAsync();
        await scenario.JoinAsync(voters);
        return scenario;
    }

    /// <summary>A workshop with the question 1.1.a and the sub-area 1.2 on its agenda.</summary>
    /// <returns>Their ids.</returns>
    public static async Task<IReadOnlyList<int>> AddWorkshopAsync(KompassDbContext db, int organisationId, Guid roundId)
    {
        var workshop = new Workshop
        {
            Id = Guid.NewGuid(),
            OrganisationId = organisationId,
            RoundId = roundId,
            Items =
            [
                new WorkshopItem { OrganisationId = organisationId, PartKind = PartKind.Question, PartCode = "1.1.a", Position = 1, Minutes = 10, OnAgenda = true },
                new WorkshopItem { OrganisationId = organisationId, PartKind = PartKind.SubArea, PartCode = "1.2", Position = 2, Minutes = 10, OnAgenda = true },
            ],
        };
        db.Workshops.Add(workshop);
        await db.SaveChangesAsync();
        return [.. workshop.Items.OrderBy(item => item.Position).Select(item => item.Id)];
    }

    /// <summary>Opens joining, by a new code.</summary>
    public async Task<string> BeginAsync() =>
        Code = Value(await WithVotingAsync(voting => voting.OpenJoiningAsync(Round.RoundId, default)));

    public async Task JoinAsync(int voters)
    {
        for (var voter = 0; voter < voters; voter++)
        {
            Voters.Add(await JoinAsync(Code) ?? throw new InvalidOperationException("The code leads nowhere."));
        }
    }

    /// <summary>As a browser that types the code.</summary>
    /// <returns>Null where it leads nowhere.</returns>
    public async Task<VoterPass?> JoinAsync(string code, VoterPass? before = null)
    {
        await using var scope = Round.Database.Scope();
        var box = (BallotBox)scope.ServiceProvider.GetService(typeof(BallotBox))!;
        return await box.FindAsync(code, default) is { } target ? await box.JoinAsync(target, before, default) : null;
    }

    public async Task<Guid> StartAsync(int item = 0) =>
        Value(await WithVotingAsync(voting => voting.StartAsync(Round.RoundId, Items[item], default)));

    public Task<bool> CastAsync(VoterPass voter, Guid ballot, byte value) =>
        Round.Database.WithAsync<BallotBox, bool>(voter.OrganisationId, box => box.CastAsync(voter, ballot, value, default));

    public Task<Refused?> RevealAsync(Guid ballot) => WithVotingAsync(voting => voting.RevealAsync(Round.RoundId, ballot, default));

    public Task<VoterView> LookAsync(VoterPass voter) =>
        Round.Database.WithAsync<BallotBox, VoterView>(voter.OrganisationId, box => box.LookAsync(voter, newest: true, default));

    public async Task<VotingRoom> RoomAsync(string part = "1.1.a") =>
        await WithVotingAsync(voting => voting.RoomAsync(Round.RoundId, part, default)) ?? throw new InvalidOperationException("There is no such item.");

    public Task<T> WithVotingAsync<T>(Func<VotingService, Task<T>> act) => Round.WithAsync(act);

    public Task<T> QueryAsync<T>(Func<KompassDbContext, Task<T>> query) => Round.Database.QueryAsync(Round.OrganisationId, query);

    private static T Value<T>(Outcome<T> outcome) => outcome.Done ? outcome.Value : throw new InvalidOperationException(string.Join(", ", outcome.Refusals));
}
