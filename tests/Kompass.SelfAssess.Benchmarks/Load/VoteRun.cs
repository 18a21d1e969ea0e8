using System.Diagnostics;
using System.Globalization;
using Kompass.SelfAssess.App.Consensus;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.TestKit.Databases;
using Kompass.SelfAssess.TestKit.Web;

namespace Kompass.SelfAssess.Benchmarks.Load;

/// <summary>
/// A meeting on the real program: everybody joins by the code, polls, and votes within a second; some change their votes. Once the coordinator
/// reveals when all have voted, then while votes still arrive. What is shown must be exactly what the phones were told was taken. The phones
/// run in the same process and share its cores with the server.
/// </summary>
internal static class VoteRun
{
    private static readonly TimeSpan Rush = TimeSpan.FromSeconds(1);

    public static async Task<int> RunAsync(DatabaseProvider provider, int voters)
    {
        PostgresServer.Durable = true;
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await VotingScenario.CreateAsync(database, 0);
        await using var host = new LoadHost { Database = database };
        var root = host.Listen();
        using var coordinator = new Visitor(new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = root });
        using (await coordinator.SignInAsync((await host.UserAsync(Role.Coordinator, scenario.Round.OrganisationId)).Email!, KompassHost.Password))
        {
        }

        var wall = $"/omgangar/{scenario.Round.RoundId}/samsyn/1.1.a/rosta";
        await coordinator.GetPageAsync(wall);
        Say($"{provider}, {voters} voters, {Environment.ProcessorCount} cores for them and the server");

        List<Phone> phones = [.. Enumerable.Range(1, voters).Select(seed => new Phone(root, seed))];
        var watch = Stopwatch.StartNew();
        var joining = await Task.WhenAll(phones.Select(phone => phone.JoinAsync(scenario.Code)));
        Say($"joining, all at once: {watch.Elapsed.TotalSeconds:0.00} s for all; each {Spread(joining)}");

        using var stop = new CancellationTokenSource();
        var following = phones.Select(phone => phone.FollowAsync(stop.Token)).ToList();
        var exact = await BallotAsync(scenario, coordinator, wall, phones, untilAllHaveVoted: true)
            & await BallotAsync(scenario, coordinator, wall, phones, untilAllHaveVoted: false)
            & await BallotAsync(scenario, coordinator, wall, phones, untilAllHaveVoted: false);
        await stop.CancelAsync();
        await Task.WhenAll(following);
        Say($"polls answered: {phones.Sum(phone => phone.Polls)}");
        phones.ForEach(phone => phone.Dispose());
        return exact ? 0 : 1;
    }

    /// <returns>True where the counts are exactly those of the votes that were answered "taken".</returns>
    private static async Task<bool> BallotAsync(VotingScenario scenario, Visitor coordinator, string wall, List<Phone> phones, bool untilAllHaveVoted)
    {
        phones.ForEach(phone => phone.Forget());
        await PressAsync(coordinator, wall, "#start");
        await UntilAsync(phones, "o");

        var voting = phones.Select((phone, index) => phone.VoteAsync(Rush, changes: index % 5 == 0)).ToList();
        if (untilAllHaveVoted)
        {
            await Task.WhenAll(voting);
        }
        else
        {
            await Task.Delay(Rush * 0.8);
        }

        var stillOut = voting.Count(vote => !vote.IsCompleted);
        var watch = Stopwatch.StartNew();
        await PressAsync(coordinator, wall, "#reveal");
        var revealed = watch.Elapsed;
        var times = (await Task.WhenAll(voting)).SelectMany(vote => vote).ToList();
        await UntilAsync(phones, "r");
        var seen = watch.Elapsed;

        var result = (await scenario.WithVotingAsync(votes => votes.ResultsAsync(scenario.Round.RoundId, Part.Question("1.1.a"), default)))[0];
        int[] told = [.. Enumerable.Range(0, BallotBox.DontKnow + 1).Select(value => phones.Count(phone => phone.Taken == value))];
        int[] shown = [.. result.Levels, result.DontKnow];
        var exact = told.SequenceEqual(shown) && result.Votes == told.Sum();
        Say($"{(untilAllHaveVoted ? "revealed when all had voted" : $"revealed with {stillOut} still voting")}: {times.Count} votes and changes sent within {Rush.TotalSeconds:0} s, each {Spread(times)}");
        Say($"  reveal {revealed.TotalMilliseconds:0} ms, on every phone after {seen.TotalSeconds:0.0} s; {result.Votes} counted, {phones.Count(phone => phone.Taken is null)} came too late");
        Say($"  told {string.Join(' ', told)} · shown {string.Join(' ', shown)} · {(exact ? "the same" : "NOT THE SAME")}");
        return exact;
    }

    private static async Task PressAsync(Visitor coordinator, string wall, string button)
    {
        var page = await coordinator.GetPageAsync(wall);
        using var answer = await coordinator.SubmitAsync(page, new Dictionary<string, string?> { ["sure"] = "true" }, $"form:has({button})");
        if ((int)answer.StatusCode is not (>= 300 and < 400))
        {
            throw new InvalidOperationException($"{button} answered {answer.StatusCode}.");
        }
    }

    private static async Task UntilAsync(List<Phone> phones, string tag)
    {
        var patience = Stopwatch.StartNew();
        while (!phones.TrueForAll(phone => phone.Tag.StartsWith(tag, StringComparison.Ordinal)))
        {
            if (patience.Elapsed > TimeSpan.FromMinutes(1))
            {
                throw new InvalidOperationException("Some phones never saw the change.");
            }

            await Task.Delay(20);
        }
    }

    private static string Spread(IReadOnlyCollection<TimeSpan> times)
    {
        var sorted = times.Order().ToList();
        return string.Create(CultureInfo.InvariantCulture, $"p50 {Of(0.5):0} ms, p95 {Of(0.95):0} ms, longest {Of(1):0} ms");

        double Of(double share) => sorted[(int)Math.Min(sorted.Count - 1, sorted.Count * share)].TotalMilliseconds;
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
