using System.Globalization;
using System.Text;
using Kompass.SelfAssess.App.Consensus;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Jobs;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kompass.SelfAssess.App.Tests.Consensus;

public class VotingServiceTests
{
    private const byte DontKnow = BallotBox.DontKnow;

    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Reveal_VotesOfSix_CountsAreWrittenAndVotesGone(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await VotingScenario.CreateAsync(database, 7);
        var ballot = await scenario.StartAsync();
        byte[] values = [2, 2, 3, 5, DontKnow, 0];
        foreach (var (value, voter) in values.Zip(scenario.Voters))
        {
            Assert.True(await scenario.CastAsync(voter, ballot, value));
        }

        var before = await scenario.RoomAsync();
        Assert.Null(await scenario.RevealAsync(ballot));

        Assert.Equal((7, 6, ballot), (before.Joined, before.Voted, before.OpenBallot));
        Assert.Empty(before.Results);
        var result = Assert.Single((await scenario.RoomAsync()).Results);
        Assert.Equal((6, 1, 5, 1), (result.Votes, result.Number, result.Minimum, result.DontKnow));
        Assert.Equal([1, 0, 2, 1, 0, 1], result.Levels);
        Assert.Equal(0, await scenario.QueryAsync(db => db.Votes.CountAsync()));
        var voters = (await scenario.LookAsync(scenario.Voters[0])).State;
        Assert.Equal(result.Levels, voters.Result!.Levels);
        Assert.Null(voters.OpenBallot);
        var ofPart = await scenario.WithVotingAsync(voting => voting.ResultsAsync(scenario.Round.RoundId, Part.Question("1.1.a"), default));
        Assert.Equal(result.Levels, Assert.Single(ofPart).Levels);
        Assert.Empty(await scenario.WithVotingAsync(voting => voting.ResultsAsync(scenario.Round.RoundId, Part.SubArea("1.2"), default)));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Reveal_WhileVotesArrive_CountsExactlyThoseThatWereTaken(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await VotingScenario.CreateAsync(database, 40);
        for (var turn = 0; turn < 5; turn++)
        {
            var ballot = await scenario.StartAsync();
            var taken = new int?[scenario.Voters.Count];
            using var halfWay = new SemaphoreSlim(0);
            var casting = scenario.Voters.Select((voter, index) => Task.Run(async () =>
            {
                // Everybody votes and changes the vote, over and over, until it is too late.
                for (var time = 0; time < 200; time++)
                {
                    var value = (byte)((index + time) % 7);
                    if (!await scenario.CastAsync(voter, ballot, value))
                    {
                        return;
                    }

                    taken[index] = value;
                    if (time == 0)
                    {
                        halfWay.Release();
                    }
                }
            })).ToList();
            for (var voter = 0; voter < scenario.Voters.Count / 2; voter++)
            {
                await halfWay.WaitAsync();
            }

            Assert.Null(await scenario.RevealAsync(ballot));
            await Task.WhenAll(casting);

            var result = (await scenario.RoomAsync()).Results[0];
            int[] expected = [.. Enumerable.Range(0, 7).Select(value => taken.Count(vote => vote == value))];
            Assert.Equal(expected, result.Levels.Append(result.DontKnow));
            Assert.Equal(expected.Sum(), result.Votes);
            Assert.Equal(turn + 1, result.Number);
        }
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Cast_Twice_TheLastOneCounts(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await VotingScenario.CreateAsync(database, 5);
        var ballot = await scenario.StartAsync();
        foreach (var voter in scenario.Voters)
        {
            await scenario.CastAsync(voter, ballot, 1);
        }

        Assert.Null((await scenario.LookAsync((await scenario.JoinAsync(scenario.Code))!)).MyVote);
        Assert.Equal((byte)1, (await scenario.LookAsync(scenario.Voters[0])).MyVote);
        Assert.True(await scenario.CastAsync(scenario.Voters[0], ballot, 4));
        Assert.True(await scenario.CastAsync(scenario.Voters[0], ballot, 4));
        Assert.Equal((byte)4, (await scenario.LookAsync(scenario.Voters[0])).MyVote);
        Assert.Equal(5, (await scenario.RoomAsync()).Voted);
        await scenario.RevealAsync(ballot);

        Assert.Equal([0, 4, 0, 0, 1, 0], (await scenario.RoomAsync()).Results[0].Levels);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Reveal_FewerThanTheMinimum_OnlyHowManyIsStored(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await VotingScenario.CreateAsync(database, 5);
        var ballot = await scenario.StartAsync();
        foreach (var voter in scenario.Voters.Take(4))
        {
            await scenario.CastAsync(voter, ballot, 3);
        }

        Assert.True((await scenario.RoomAsync()).TooFew);
        await scenario.RevealAsync(ballot);

        var row = await scenario.QueryAsync(db => db.Ballots.AsNoTracking().SingleAsync());
        Assert.Equal((4, BallotState.Revealed), (row.Votes, row.State));
        Assert.All(new[] { row.Count0, row.Count1, row.Count2, row.Count3, row.Count4, row.Count5, row.CountDontKnow }, count => Assert.Null(count));
        Assert.False((await scenario.LookAsync(scenario.Voters[0])).State.Result!.Shown);
        Assert.Equal(0, await scenario.QueryAsync(db => db.Votes.CountAsync()));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Cast_AfterTheEndOrByNobodyWhoJoined_IsRefused(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await VotingScenario.CreateAsync(database, 6);
        var other = await VotingScenario.CreateAsync(database, 1, "annan");
        var ballot = await scenario.StartAsync();
        var voter = scenario.Voters[0];

        // Another workshop's cookie, one that was made up, another organisation's scope, a level that there is not.
        Assert.False(await scenario.CastAsync(other.Voters[0], ballot, 3));
        Assert.False(await scenario.CastAsync(other.Voters[0] with { WorkshopId = voter.WorkshopId }, ballot, 3));
        Assert.False(await scenario.CastAsync(voter with { OrganisationId = other.Round.OrganisationId }, ballot, 3));
        Assert.False(await scenario.CastAsync(voter with { Key = "abc" }, ballot, 3));
        Assert.False(await scenario.CastAsync(voter, ballot, 7));
        Assert.False(await scenario.CastAsync(voter, Guid.NewGuid(), 3));
        Assert.Equal(0, (await scenario.RoomAsync()).Voted);

        await scenario.RevealAsync(ballot);
        Assert.False(await scenario.CastAsync(voter, ballot, 3));
        Assert.Equal(0, (await scenario.RoomAsync()).Results[0].Votes);
        var again = await scenario.StartAsync();
        Assert.True(await scenario.CastAsync(voter, again, 3));
        Assert.Null(await scenario.WithVotingAsync(voting => voting.DiscardAsync(scenario.Round.RoundId, again, default)));
        Assert.False(await scenario.CastAsync(voter, again, 3));
        Assert.Equal(0, await scenario.QueryAsync(db => db.Votes.CountAsync()));
        Assert.Equal(RefusalCode.BallotOver, (await scenario.RevealAsync(again))!.Code);
        Assert.Equal("vantar", (await scenario.LookAsync(voter)).State.Tag);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Start_Twice_IsOneBallotAndOnlyOneAtATime(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await VotingScenario.CreateAsync(database, 1);

        var started = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => scenario.StartAsync())));
        var elsewhere = await scenario.WithVotingAsync(voting => voting.StartAsync(scenario.Round.RoundId, scenario.Items[1], default));

        Assert.Single(started.Distinct());
        Assert.Equal(RefusalCode.AnotherBallotOpen, Assert.Single(elsewhere.Refusals).Code);
        Assert.Equal("1.1.a", (await scenario.RoomAsync("1.2")).Elsewhere!.Code);
        await scenario.RevealAsync(started[0]);
        Assert.Null(await scenario.RevealAsync(started[0]));
        var next = await scenario.StartAsync(1);
        Assert.Equal([1, 1], await scenario.QueryAsync(db => db.Ballots.OrderBy(b => b.OpenedUtc).Select(b => b.Number).ToListAsync()));

        // Of a sub-area the question that sees the whole of it is asked.
        var item = (await scenario.LookAsync(scenario.Voters[0])).State.Item!;
        Assert.Equal((PartKind.SubArea, "1.2", true), (item.Kind, item.Code, item.Question!.Core));
        Assert.Equal(next, (await scenario.RoomAsync("1.2")).OpenBallot);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Join_ByCode_HoweverItIsWritten(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await VotingScenario.CreateAsync(database, 0);
        var code = scenario.Code;

        var first = await scenario.JoinAsync($" {code[..3].ToLowerInvariant()}-{code[3..]} ");
        Assert.NotNull(first);
        Assert.Equal(first, await scenario.JoinAsync(code, first));
        Assert.Equal(1, (await scenario.RoomAsync()).Joined);
        Assert.NotEqual(first, await scenario.JoinAsync(code));
        Assert.Equal(2, (await scenario.RoomAsync()).Joined);
        Assert.Null(await scenario.JoinAsync(code[..5]));
        Assert.Null(await scenario.JoinAsync(""));
        Assert.Equal("8265DV", JoinCode.Tidy("bzgs0u"));
        Assert.DoesNotContain(first.Key, await DumpAsync(database), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Join_OldClosedOrRenewedCode_LeadsNowhere(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await VotingScenario.CreateAsync(database, 1);
        var old = scenario.Code;

        var renewed = await scenario.BeginAsync();
        Assert.NotEqual(old, renewed);
        Assert.Null(await scenario.JoinAsync(old));
        Assert.NotNull(await scenario.JoinAsync(renewed));
        Assert.Equal(2, (await scenario.RoomAsync()).Joined);

        Assert.Null(await scenario.WithVotingAsync(voting => voting.CloseJoiningAsync(scenario.Round.RoundId, default)));
        Assert.Null(await scenario.JoinAsync(renewed));
        Assert.False((await scenario.LookAsync(scenario.Voters[0])).State.Over);

        var again = await scenario.BeginAsync();
        database.Clock.Advance(VotingService.CodeLasts);
        Assert.Null(await scenario.JoinAsync(again));
        Assert.True((await scenario.LookAsync(scenario.Voters[0])).State.Over);
        Assert.Null((await scenario.RoomAsync()).JoinCode);
        var late = await scenario.WithVotingAsync(voting => voting.StartAsync(scenario.Round.RoundId, scenario.Items[0], default));
        Assert.Equal(RefusalCode.MeetingNotBegun, Assert.Single(late.Refusals).Code);

        // The next day's meeting does not count those of this one, and does not know them.
        await scenario.BeginAsync();
        Assert.Equal(0, (await scenario.RoomAsync()).Joined);
        Assert.True((await scenario.LookAsync(scenario.Voters[0])).State.Over);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task AnotherMunicipality_ReachesNothing(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await VotingScenario.CreateAsync(database, 5);
        var other = await VotingScenario.CreateAsync(database, 1, "annan");
        var ballot = await scenario.StartAsync();

        Assert.NotEqual(scenario.Code, other.Code);
        Assert.Equal(RefusalCode.NotFound, (await other.RevealAsync(ballot))!.Code);
        Assert.Equal(RefusalCode.NotFound, (await other.WithVotingAsync(voting => voting.DiscardAsync(other.Round.RoundId, ballot, default)))!.Code);
        Assert.Equal(RefusalCode.NotFound, (await other.WithVotingAsync(voting => voting.RevealAsync(scenario.Round.RoundId, ballot, default)))!.Code);
        Assert.Null(await other.WithVotingAsync(voting => voting.RoomAsync(scenario.Round.RoundId, "1.1.a", default)));
        var foreignItem = await other.WithVotingAsync(voting => voting.StartAsync(other.Round.RoundId, scenario.Items[0], default));
        Assert.Equal(RefusalCode.NotFound, Assert.Single(foreignItem.Refusals).Code);
        Assert.True((await other.LookAsync(scenario.Voters[0] with { OrganisationId = other.Round.OrganisationId })).State.Over);
        Assert.Equal(ballot, (await scenario.RoomAsync()).OpenBallot);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite, RoundState.Confirmed)]
    [InlineData(DatabaseProvider.Postgres, RoundState.Confirmed)]
    [InlineData(DatabaseProvider.Sqlite, RoundState.Open)]
    public async Task RoundThatIsNotClosed_TakesNoVotes(DatabaseProvider provider, RoundState state)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await VotingScenario.CreateAsync(database, 1);
        var ballot = await scenario.StartAsync();
        await scenario.QueryAsync(db => db.Rounds.ExecuteUpdateAsync(set => set.SetProperty(r => r.State, state)));

        Assert.False(await scenario.CastAsync(scenario.Voters[0], ballot, 3));
        Assert.Null(await scenario.JoinAsync(scenario.Code));
        Assert.True((await scenario.LookAsync(scenario.Voters[0])).State.Over);
        Assert.Equal(RefusalCode.NotClosed, (await scenario.RevealAsync(ballot))!.Code);
        Assert.Equal(RefusalCode.NotClosed, Assert.Single((await scenario.WithVotingAsync(v => v.StartAsync(scenario.Round.RoundId, scenario.Items[0], default))).Refusals).Code);
        Assert.Equal(RefusalCode.NotClosed, Assert.Single((await scenario.WithVotingAsync(v => v.OpenJoiningAsync(scenario.Round.RoundId, default))).Refusals).Code);
        Assert.Null(await scenario.WithVotingAsync(v => v.EndAsync(scenario.Round.RoundId, default)));
        Assert.Equal(BallotState.Discarded, await scenario.QueryAsync(db => db.Ballots.Select(b => b.State).SingleAsync()));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Confirm_MeetingThatVotes_IsOver_WhoeverConfirms(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await VotingScenario.CreateAsync(database, 2);
        await scenario.CastAsync(scenario.Voters[0], await scenario.StartAsync(), 3);

        await scenario.Round.ConfirmAsync(Guid.NewGuid());

        Assert.Equal((0, 0, BallotState.Discarded), await CountsAsync(scenario));
        Assert.Null(await scenario.QueryAsync(db => db.Workshops.Select(w => w.JoinCode).SingleAsync()));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Reveal_WholeDatabase_TiesNoVoterToAVote(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await VotingScenario.CreateAsync(database, 6);
        var ballot = await scenario.StartAsync();
        foreach (var voter in scenario.Voters)
        {
            await scenario.CastAsync(voter, ballot, 3);
        }

        // Not even while it is open does a vote lie under the name that the voter has in the workshop.
        var names = await scenario.QueryAsync(db => db.WorkshopVoters.Select(v => v.KeyHash).ToListAsync());
        var votes = await scenario.QueryAsync(db => db.Votes.Select(v => v.KeyHash).ToListAsync());
        Assert.Empty(names.Intersect(votes));
        Assert.Equal(6, votes.Count);

        await scenario.RevealAsync(ballot);

        var dump = await DumpAsync(database);
        Assert.All(names, name => Assert.Contains(name, dump, StringComparison.Ordinal));
        Assert.All(votes, vote => Assert.DoesNotContain(vote, dump, StringComparison.Ordinal));
        if (provider == DatabaseProvider.Sqlite)
        {
            Assert.All(votes, vote => Assert.False(FilesHold(database, vote)));
            Assert.True(FilesHold(database, names[0]));
        }

        Assert.Null(await scenario.WithVotingAsync(voting => voting.EndAsync(scenario.Round.RoundId, default)));
        dump = await DumpAsync(database);
        Assert.All(names, name => Assert.DoesNotContain(name, dump, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Purge_MeetingThatEverybodyLeft_ItsVotesAndKeysGo(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider, services => services.AddScoped<PurgeExpired>());
        var left = await VotingScenario.CreateAsync(database, 2);
        await left.CastAsync(left.Voters[0], await left.StartAsync(), 3);
        database.Clock.Advance(VotingService.CodeLasts + TimeSpan.FromHours(25));
        var today = await VotingScenario.CreateAsync(database, 2, "annan");
        await today.CastAsync(today.Voters[0], await today.StartAsync(), 3);

        await database.WithAsync<PurgeExpired, bool>(null, async purge =>
        {
            await purge.RunAsync(default);
            return true;
        });

        Assert.Equal((0, 0, BallotState.Discarded), await CountsAsync(left));
        Assert.Equal((1, 2, BallotState.Open), await CountsAsync(today));
    }

    private static Task<(int Votes, int Voters, BallotState State)> CountsAsync(VotingScenario scenario) => scenario.QueryAsync(async db =>
        (await db.Votes.CountAsync(), await db.WorkshopVoters.CountAsync(), await db.Ballots.Select(b => b.State).SingleAsync()));

    private static bool FilesHold(TestDatabase database, string text)
    {
        var needle = Encoding.UTF8.GetBytes(text);
        return new[] { database.File, database.File + "-wal" }.Where(File.Exists).Any(file =>
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes.AsSpan().IndexOf(needle) >= 0;
        });
    }

    /// <summary>Every value of every row of every table.</summary>
    private static Task<string> DumpAsync(TestDatabase database) => database.QueryAsync(null, async db =>
    {
        var values = new StringBuilder();
        await db.Database.OpenConnectionAsync();
        foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()!).Distinct())
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                for (var field = 0; field < reader.FieldCount; field++)
                {
                    values.Append(CultureInfo.InvariantCulture, $"{reader.GetValue(field)}\n");
                }
            }
        }

        return values.ToString();
    });
}
