using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Jobs;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.TestKit.Databases;
using Kompass.SelfAssess.TestKit.Web;
using Kompass.SelfAssess.Web.Tests.Commands;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kompass.SelfAssess.Web.Tests.Pages.Omgangar;

/// <summary>
/// Every page, export and verb, as everybody who could ask: an open anonymous round tells the response rate and nothing else, and of a closed one nobody
/// learns what is withheld.
/// </summary>
public sealed class OutletTests
{
    private const string Respondent = "respondent";

    /// <summary>Areas whose core questions managers and elected members are asked alike.</summary>
    private static readonly int[] AskedOfBoth = [2, 5, 7];

    [Fact]
    public async Task OpenAnonymousRound_OtherAnswersFromOtherPeople_EveryOutletSaysTheSame()
    {
        using var host = new KompassHost();
        var round = await AnonymousRoundAsync(host, [(RoleGroups.Managers, "Skola", 8), (RoleGroups.Managers, "Vård", 7), (RoleGroups.Elected, null, 6)]);
        var people = round.People;
        await round.InviteAsync();
        foreach (var person in people.Take(5).Concat(people.TakeLast(6)))
        {
            await round.SaveAsync(person, AnswerValue.Level3);
            await round.SubmitAsync(person);
        }

        await round.SaveAsync(people[5], AnswerValue.Level1);
        await round.SaveAsync(people[6], AnswerValue.Level2);
        using var twins = await TwinHosts.SplitAsync(host, round.OrganisationId, async database =>
        {
            await database.Answers.Where(answer => answer.Value == AnswerValue.Level3).ExecuteUpdateAsync(set => set
                .SetProperty(answer => answer.Value, AnswerValue.Level5).SetProperty(answer => answer.Comment, "En helt annan kommentar."));
            await SwapAsync(database, submitted: people[0], draft: people[6]);
        });
        var addresses = await EnterAllAsync(twins, round, people[6], people[5]);

        foreach (var who in Enum.GetNames<Role>().Append(Respondent))
        {
            foreach (var address in addresses.Where(address => who == nameof(Role.Coordinator) || TellsOfRounds(address)))
            {
                await twins.AssertSameAsync(who, address);
            }
        }

        await CompareVerbsAsync(twins, round, refused: true);
        await CompareWhatTheCoordinatorDoesAsync(twins, round, [people[0], people[6]]);
    }

    [Fact]
    public async Task ClosedRound_OtherAnswersInWithheldGroups_EveryOutletSaysTheSame()
    {
        using var host = new KompassHost();
        var round = await AnonymousRoundAsync(host, [(RoleGroups.Managers, null, 8), (RoleGroups.Elected, null, 3)]);
        foreach (var (person, number) in round.People.Select((person, index) => (person, index)))
        {
            await round.SaveAsync(person, (AnswerValue)(number % 6));
            await round.SubmitAsync(person);
        }

        // One of the three and one of the eight change places: the sum of all stays as it was, both groups become others.
        using var twins = await TwinHosts.SplitAsync(host, round.OrganisationId, async database =>
        {
            var responses = await database.Responses.Include(response => response.Answers).ToListAsync();
            var groups = responses.GroupBy(response => response.RoundGroupId).OrderBy(group => group.Count()).ToList();
            var few = groups[0].MinBy(response => response.Answers[0].Value)!;
            var many = groups[1].MaxBy(response => response.Answers[0].Value)!;
            Assert.NotEqual(few.Answers[0].Value, many.Answers[0].Value);
            (few.RoundGroupId, many.RoundGroupId) = (many.RoundGroupId, few.RoundGroupId);
            await database.SaveChangesAsync();
        });
        foreach (var twin in new[] { twins.One, twins.Other })
        {
            await using var scope = twin.Scope(round.OrganisationId);
            Assert.Null(await scope.ServiceProvider.GetRequiredService<RoundCourse>().CloseAsync(round.Id, default));
        }

        var addresses = await EnterAllAsync(twins, round, round.People[0], null);
        foreach (var who in Enum.GetNames<Role>())
        {
            foreach (var address in addresses.Where(address => who == nameof(Role.Coordinator) || TellsOfRounds(address)))
            {
                await twins.AssertSameAsync(who, address);
            }
        }

        await CompareVerbsAsync(twins, round, refused: false);
    }

    /// <summary>What is left out says nothing of any round; the coordinator, who sees most, is shown it all the same.</summary>
    private static bool TellsOfRounds(string address) => address == "/" || address.Split('/')[1] is "omgangar" or "svara" or "admin" || address.StartsWith("/utvarderingar/historik", StringComparison.Ordinal);

    /// <summary>As if the other of two had submitted, and the one had only begun.</summary>
    private static async Task SwapAsync(KompassDbContext database, Guid submitted, Guid draft)
    {
        await database.Participants.Where(row => row.Id == submitted).ExecuteUpdateAsync(set => set.SetProperty(row => row.State, ParticipantState.Started));
        await database.Participants.Where(row => row.Id == draft).ExecuteUpdateAsync(set => set.SetProperty(row => row.State, ParticipantState.Submitted));
        Assert.Equal(1, await database.Responses.Where(row => row.ParticipantId == draft).ExecuteUpdateAsync(set => set.SetProperty(row => row.ParticipantId, submitted)));
    }

    private static async Task<List<string>> EnterAllAsync(TwinHosts twins, OutletRound round, Guid person, Guid? respondent)
    {
        foreach (var (role, email) in round.Accounts)
        {
            await twins.EnterAsync(role.ToString(), email);
        }

        if (respondent is not null)
        {
            await twins.EnterAsync(Respondent, null, round.LinkOfRespondent);
        }

        return await twins.AddressesAsync(new Dictionary<string, string>
        {
            ["id"] = round.Id.ToString(),
            ["key"] = "2020-v2",
            ["code"] = "2.3",
            ["question"] = "2.3.a",
            ["participant"] = $"{person}",
            ["group"] = "1",
            ["kind"] = "inbjudan",
            ["language"] = "sv",
            ["participantId"] = $"{respondent ?? Guid.NewGuid()}",
            ["token"] = "finns-inte",
            ["number"] = "1",
            ["status"] = "404",
            ["med"] = $"{round.Evaluation}",
            ["followUpId"] = $"{Guid.NewGuid()}",
            ["owner"] = $"{Guid.Empty}",
        });
    }

    private static async Task CompareVerbsAsync(TwinHosts twins, OutletRound round, bool refused)
    {
        string[][] verbs =
        [
            ["estimate", "--round", $"{round.Id}", "--json"],
            ["compare", "--round", $"{round.Id}", "--evaluation", $"{round.Evaluation}", "--json"],
            ["export-workbook", "--round", $"{round.Id}", "--out", "ut.xlsx"],
        ];
        foreach (var verb in verbs)
        {
            var one = await ProgramRun.StartAsync(twins.One.Folder, "Testing", verb);
            var other = await ProgramRun.StartAsync(twins.Other.Folder, "Testing", verb);
            Assert.Equal(refused ? 1 : 0, one.ExitCode);
            Assert.Equal(
                (one.ExitCode, TwinHosts.Normal(one.Output).Replace(twins.One.Folder, "", StringComparison.Ordinal), one.Error),
                (other.ExitCode, TwinHosts.Normal(other.Output).Replace(twins.Other.Folder, "", StringComparison.Ordinal), other.Error));
        }
    }

    /// <summary>Every button of the list of people, on one who has submitted in the one world only and on one who has in the other only.</summary>
    private static async Task CompareWhatTheCoordinatorDoesAsync(TwinHosts twins, OutletRound round, IReadOnlyList<Guid> people)
    {
        var coordinator = Role.Coordinator.ToString();
        var list = $"/omgangar/{round.Id}/deltagare";
        foreach (var handler in new[] { "Invite", "Link", "Remove", "Restore", "Invite" })
        {
            foreach (var person in people)
            {
                await twins.AssertSamePostAsync(coordinator, list, $"{list}?handler={handler}", ("participant", $"{person}"));
                await twins.AssertSameAsync(coordinator, list);
                await twins.AssertSameAsync(coordinator, $"/omgangar/{round.Id}");
            }

            await WorkAsync(twins);
            await twins.AssertSameAsync(coordinator, list);
            await twins.AssertSameAsync(coordinator, $"/omgangar/{round.Id}");
        }
    }

    /// <summary>What runs by itself, a week later each time.</summary>
    private static async Task WorkAsync(TwinHosts twins)
    {
        var works = typeof(IWork).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IWork)) && type != typeof(CloseDueRounds));
        foreach (var work in works)
        {
            foreach (var twin in new[] { twins.One, twins.Other })
            {
                await using var scope = twin.Scope();
                await ((IWork)scope.ServiceProvider.GetRequiredService(work)).RunAsync(default);
            }
        }

        twins.One.Clock.Advance(TimeSpan.FromDays(2));
        twins.Other.Clock.Advance(TimeSpan.FromDays(2));
    }

    private static async Task<OutletRound> AnonymousRoundAsync(KompassHost host, IReadOnlyList<(string Group, string? Unit, int Count)> invited)
    {
        var organisation = await host.OrganisationAsync();
        var accounts = new Dictionary<Role, string>();
        foreach (var role in Enum.GetValues<Role>().Where(role => role != Role.Anonymous))
        {
            accounts.Add(role, (await host.UserAsync(role, organisation.Id)).Email!);
        }

        var round = new OutletRound(host, organisation.Id, accounts.Append(new(Role.Anonymous, "")).ToDictionary(pair => pair.Key, pair => pair.Value.Length == 0 ? null : pair.Value));
        await round.OpenAsync(RoundScenario.Content with { Weighting = Weighting.Respondents, Groups = [.. invited.Select(row => row.Group).Distinct().Select(key => new RoundGroupChoice(key, AskedOfBoth))] }, invited);
        return round;
    }
}
