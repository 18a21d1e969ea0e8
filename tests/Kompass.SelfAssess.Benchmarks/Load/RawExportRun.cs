using System.Diagnostics;
using System.Globalization;
using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Exports.Orders;
using Kompass.SelfAssess.App.Jobs;
using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kompass.SelfAssess.Benchmarks.Load;

/// <summary>
/// The file of all answers of a named round of 5 000 people against one of 50: what the process that makes it takes of memory at most, each in a
/// process of its own.
/// </summary>
internal static class RawExportRun
{
    private const int Few = 50;

    public static async Task<int> RunAsync(DatabaseProvider provider)
    {
        var few = await MeasureAsync(provider, Few);
        var many = await MeasureAsync(provider, LargeRound.People);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Peak memory, many against few: {(double)many / few:0.00}"));
        return 0;
    }

    /// <summary>The other process: makes what is ordered in that database and tells what it took.</summary>
    public static async Task<int> MakeAsync(DatabaseProvider provider, string connectionString)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        services.AddOptions<DatabaseOptions>().Configure(options => (options.Provider, options.ConnectionString) = (provider, connectionString));
        services.AddKompassDatabase(Path.GetTempPath()).AddKompassApp();
        await using var built = services.BuildServiceProvider();
        await using var scope = built.CreateAsyncScope();
        var watch = Stopwatch.StartNew();
        var made = await scope.ServiceProvider.GetRequiredService<MakeFiles>().RunAsync(default);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{made} {watch.Elapsed.TotalSeconds:0.0} {Peak()}"));
        return made == 1 ? 0 : 1;
    }

    private static async Task<long> MeasureAsync(DatabaseProvider provider, int people)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await LargeRound.CreateAsync(database, people, Anonymity.Named);
        await scenario.CloseAsync();
        await OrderAsync(scenario);
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        string[] arguments = [.. Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(RawExportRun).Assembly.Location] : Array.Empty<string>(), "raw-make", $"{provider}", database.ConnectionString];
        arguments.ToList().ForEach(start.ArgumentList.Add);
        using var child = Process.Start(start)!;
        var told = (await child.StandardOutput.ReadToEndAsync()).Trim().Split('\n')[^1].Split(' ');
        await child.WaitForExitAsync();
        var file = await database.QueryAsync(scenario.OrganisationId, db => db.FileOrders.SingleAsync());
        var peak = long.Parse(told[2], CultureInfo.InvariantCulture);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file.Done} of {file.Total} rows, {file.State}: {told[1]} s, {file.Bytes / 1e6:0.0} MB file, {peak / 1024.0:0} MB peak resident"));
        return peak;
    }

    private static async Task OrderAsync(RoundScenario scenario)
    {
        var person = new OrderingUser(Guid.NewGuid(), "Eva Berg");
        await scenario.Database.QueryAsync(null, async db =>
        {
            db.Users.Add(new AppUser { Id = person.Id, UserName = "eva", DisplayName = person.Name });
            db.Memberships.Add(new Membership { UserId = person.Id, OrganisationId = scenario.OrganisationId, Role = MemberRole.Coordinator });
            return await db.SaveChangesAsync();
        });
        var outcome = await scenario.WithAsync<FileOrderService, Outcome<Guid>>(orders => orders.OrderAsync(scenario.RoundId, FileOrderKind.RawAnswers, "sv", person, default));
        if (!outcome.Done)
        {
            throw new InvalidOperationException(string.Join(", ", outcome.Refusals));
        }
    }

    /// <summary>Kilobytes, as Linux counts them.</summary>
    private static long Peak() => long.Parse(
        File.ReadLines("/proc/self/status").Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
}
