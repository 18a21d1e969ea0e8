using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.TestKit.Databases;
using Kompass.SelfAssess.TestKit.Web;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.Benchmarks.Load;

/// <summary>
/// What a server of the size at hand bears, each thing beside the least that could do the same, as ratios in one run. Requests come from
/// <c>wrk</c> in a process of its own; every one of its threads is a respondent with a cookie and a question.
/// </summary>
internal static class LoadRun
{
    private const int Respondents = 8;
    private const int Rounds = 3;
    private const int Views = 5;

    public static async Task<int> RunAsync(DatabaseProvider provider, string scripts, int seconds)
    {
        PostgresServer.Durable = true;
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.QueryAsync(null, db => db.Database.ExecuteSqlRawAsync("CREATE TABLE \"LoadRows\" (\"Id\" integer PRIMARY KEY, \"Value\" integer NOT NULL)"));
        for (var row = 1; row <= Respondents; row++)
        {
            await database.QueryAsync(null, db => db.Database.ExecuteSqlAsync($"INSERT INTO \"LoadRows\" VALUES ({row}, 0)"));
        }

        Console.WriteLine($"{provider}, {Environment.ProcessorCount} cores; each figure is the median of {Rounds} runs of {seconds} s, taken in turn.");
        await AnswerAsync(database, scripts, seconds);
        await ReadResultsAsync(database);
        return 0;
    }

    private static async Task AnswerAsync(TestDatabase database, string scripts, int seconds)
    {
        var scenario = await (await (await RoundScenario.CreateAsync(database, slug: "last")).InviteAsync(RoleGroups.Managers, "Skola", Respondents)).OpenAsync();
        await using var host = new LoadHost { Database = database };
        var root = host.Listen();
        var file = Path.Combine(host.Folder, "respondents.lua");
        await File.WriteAllTextAsync(file, await EnterAsync(scenario, root));

        Dictionary<string, List<double>> rates = [];
        foreach (var script in Enumerable.Repeat<string[]>(["empty", "page", "write", "save"], Rounds + 1).SelectMany(turn => turn).Select((name, number) => (name, number)))
        {
            var warmUp = script.number < 4;
            var rate = await WrkAsync(Path.Combine(scripts, script.name + ".lua"), root, file, warmUp ? 3 : seconds);
            if (!warmUp)
            {
                (rates.TryGetValue(script.name, out var known) ? known : rates[script.name] = []).Add(rate);
            }
        }

        Report("questionnaire page, requests/s", Median(rates["page"]), "empty Razor Page", Median(rates["empty"]), "at least 0.2");
        Report("autosave, saves/s", Median(rates["save"]), "bare durable one-row write", Median(rates["write"]), "at least 0.5");
    }

    /// <summary>Each respondent's cookie, token, address and question, as a Lua table.</summary>
    private static async Task<string> EnterAsync(RoundScenario scenario, Uri root)
    {
        var lua = new StringBuilder("return {\n");
        foreach (var participant in scenario.Participants)
        {
            var link = await scenario.WithAsync<ParticipantService, Outcome<Uri>>(people => people.MintLinkAsync(participant, default));
            using var handler = new HttpClientHandler { CookieContainer = new CookieContainer() };
            using var visitor = new Visitor(new HttpClient(handler) { BaseAddress = root });
            await visitor.GetPageAsync(link.Value!.PathAndQuery);
            var address = $"/svara/d/{participant}/2.3";
            var page = await visitor.GetPageAsync(address);
            var autosave = page.QuerySelector("[data-token]")!;
            var save = autosave.GetAttribute("data-address")!;
            var cookies = handler.CookieContainer.GetCookieHeader(new Uri(root, save));
            lua.Append(CultureInfo.InvariantCulture, $"  {{ page = \"{address}\", save = \"{save}\", token = \"{autosave.GetAttribute("data-token")}\", cookie = \"{cookies}\", question = \"2.3.a\" }},\n");
        }

        return lua.Append('}').ToString();
    }

    /// <returns>
    /// Answers per second. Each respondent may be refused once, since a second run begins without knowing the version that the first one
    /// reached; any more than that stops the measurement.
    /// </returns>
    private static async Task<double> WrkAsync(string script, Uri root, string respondents, int seconds)
    {
        var start = new ProcessStartInfo("wrk", ["-t", $"{Respondents}", "-c", $"{Respondents}", "-d", $"{seconds}s", "-s", script, root.AbsoluteUri, "--", respondents])
        {
            RedirectStandardOutput = true,
        };
        using var wrk = Process.Start(start)!;
        var output = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        return Number("Requests/sec:") is { } rate && (Number("Non-2xx or 3xx responses:") ?? 0) <= Respondents
            ? rate
            : throw new InvalidOperationException($"{Path.GetFileName(script)}: {output}");

        double? Number(string label) => output.Split('\n').Select(line => line.Trim()).SingleOrDefault(line => line.StartsWith(label, StringComparison.Ordinal)) is { } line
            ? double.Parse(line[label.Length..].Trim(), CultureInfo.InvariantCulture)
            : null;
    }

    /// <summary>First view of a closed round of 5 000 × 150 in a program that has just started, beside one GROUP BY over its answers.</summary>
    private static async Task ReadResultsAsync(TestDatabase database)
    {
        var large = await LargeRound.CreateAsync(database);
        var watch = Stopwatch.StartNew();
        await large.CloseAsync();
        Console.WriteLine($"closing a round of {LargeRound.People} × {LargeRound.Questions} answers: {watch.Elapsed.TotalSeconds:0.0} s, once in its life");

        var small = await RoundScenario.CreateAsync(database, slug: "liten");
        await (await (await small.InviteAsync(RoleGroups.Managers, "Skola", 12)).OpenAsync()).AnswerAndSubmitAllAsync();
        await small.CloseAsync();

        List<double> first = [], groupBy = [];
        for (var view = 0; view < Views; view++)
        {
            await using var host = new LoadHost { Database = database };
            // The code is compiled on a small round of another municipality; nothing of the large one has been read.
            using (var warm = await host.SignInAsAsync(Role.Coordinator, small.OrganisationId))
            {
                for (var time = 0; time < 30; time++)
                {
                    await warm.GetAsync($"/omgangar/{small.RoundId}/resultat");
                }
            }

            using var coordinator = await host.SignInAsAsync(Role.Coordinator, large.OrganisationId);
            watch.Restart();
            using var response = await coordinator.GetAsync($"/omgangar/{large.RoundId}/resultat");
            await response.Content.ReadAsStringAsync();
            first.Add(watch.Elapsed.TotalMilliseconds);
            if (response.StatusCode != HttpStatusCode.OK)
            {
                throw new InvalidOperationException($"The result page answered {response.StatusCode}.");
            }

            watch.Restart();
            var cells = await LargeRound.GroupByAsync(database, large.RoundId);
            groupBy.Add(watch.Elapsed.TotalMilliseconds);
            if (cells != LargeRound.Questions * 6)
            {
                throw new InvalidOperationException($"GROUP BY gave {cells} rows.");
            }
        }

        Report("result page of that round, first view, ms", Median(first), "one SQL GROUP BY over its answers", Median(groupBy), "at most 2");
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static void Report(string what, double measured, string beside, double reference, string goal) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {measured:0} · {beside}: {reference:0} · ratio {measured / reference:0.00} (goal {goal})"));
}
