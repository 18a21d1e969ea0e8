using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace Kompass.SelfAssess.Benchmarks.Load;

/// <summary>A voter's phone: a connection and cookies of its own, that asks every other second whether anything has changed.</summary>
internal sealed partial class Phone(Uri root, int seed) : IDisposable
{
    private readonly SocketsHttpHandler handler = new() { AllowAutoRedirect = false, CookieContainer = new CookieContainer(), MaxConnectionsPerServer = 2 };
    private readonly Random random = new(seed);
    private HttpClient? client;
    private string meeting = "";
    private string html = "";

    /// <summary>What the phone was last told was taken, 0–6; null where nothing was.</summary>
    public int? Taken { get; private set; }

    public int Polls { get; private set; }

    /// <summary>What the page shows: waiting, a ballot, a result.</summary>
    public string Tag => Tags().Match(html).Groups[1].Value;

    private HttpClient Client => client ??= new HttpClient(handler) { BaseAddress = root, Timeout = TimeSpan.FromSeconds(60) };

    /// <summary>Types the code, as on the phone's first page, and reads the page that it leads to.</summary>
    public async Task<TimeSpan> JoinAsync(string code)
    {
        var watch = Stopwatch.StartNew();
        var token = Tokens().Match(await Client.GetStringAsync(new Uri("/rosta", UriKind.Relative))).Groups[1].Value;
        using var answer = await PostAsync("/rosta", [new("__RequestVerificationToken", token), new("Code", code.ToLowerInvariant())]);
        Demand(answer.StatusCode == HttpStatusCode.SeeOther, $"joining answered {answer.StatusCode}");
        meeting = answer.Headers.Location!.OriginalString;
        html = await Client.GetStringAsync(new Uri(meeting, UriKind.Relative));
        return watch.Elapsed;
    }

    /// <summary>Until told to stop: asks, and reads the page where it has changed.</summary>
    public async Task FollowAsync(CancellationToken stop)
    {
        await Task.Delay(random.Next(2000), CancellationToken.None);
        while (!stop.IsCancellationRequested)
        {
            using var answer = await Client.GetAsync(new Uri($"{meeting}/lage?v={Tag}", UriKind.Relative), CancellationToken.None);
            Polls++;
            Demand(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.NoContent, $"polling answered {answer.StatusCode}");
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                html = await Client.GetStringAsync(new Uri(meeting, UriKind.Relative), CancellationToken.None);
            }

            await Task.Delay(1700 + random.Next(600), CancellationToken.None);
        }
    }

    public void Forget() => Taken = null;

    /// <summary>Votes at some moment of the time, and perhaps changes the vote; a refusal means that it came too late.</summary>
    /// <returns>How long each answer took.</returns>
    public async Task<IReadOnlyList<TimeSpan>> VoteAsync(TimeSpan within, bool changes)
    {
        var page = html;
        List<TimeSpan> times = [];
        for (var vote = 0; vote < (changes ? 2 : 1); vote++)
        {
            await Task.Delay(within * random.NextDouble());
            var value = random.Next(7);
            var watch = Stopwatch.StartNew();
            using var answer = await PostAsync(
                meeting,
                [new("__RequestVerificationToken", Tokens().Match(page).Groups[1].Value), new("Ballot", Ballots().Match(page).Groups[1].Value), new("Vote", $"{value}")]);
            times.Add(watch.Elapsed);
            Demand(answer.StatusCode is HttpStatusCode.SeeOther or HttpStatusCode.Conflict, $"voting answered {answer.StatusCode}");
            if (answer.StatusCode == HttpStatusCode.SeeOther)
            {
                Taken = value;
            }
        }

        return times;
    }

    public void Dispose()
    {
        client?.Dispose();
        handler.Dispose();
    }

    private static void Demand(bool holds, string fault)
    {
        if (!holds)
        {
            throw new InvalidOperationException(fault);
        }
    }

    private async Task<HttpResponseMessage> PostAsync(string address, IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        return await Client.PostAsync(new Uri(address, UriKind.Relative), content);
    }

    [GeneratedRegex("data-tag=\"([^\"]*)\"")]
    private static partial Regex Tags();

    [GeneratedRegex("__RequestVerificationToken\"[^>]* value=\"([^\"]*)\"")]
    private static partial Regex Tokens();

    [GeneratedRegex("name=\"Ballot\" value=\"([^\"]*)\"")]
    private static partial Regex Ballots();
}
