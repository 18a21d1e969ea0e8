using System.Diagnostics;
using System.Globalization;
using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.Benchmarks.Load;

/// <summary>
/// A thousand people are invited and reminded by <c>sweep</c> of the real program, which is killed in the middle and started again. Everybody
/// gets each mail once; the one that was in the air at the kill may be in doubt, and is not sent again.
/// </summary>
internal static class MailRun
{
    private static readonly MailKind[] Reminders = [MailKind.Reminder, MailKind.LastReminder];

    /// <returns>0 where nobody got a mail twice, nobody none, and no kill left more than one doubt.</returns>
    public static async Task<int> RunAsync(DatabaseProvider provider, int people, bool smtp)
    {
        PostgresServer.Durable = true;
        await using var database = await TestDatabase.CreateAsync(provider);
        using var receiver = smtp ? ReceivingSide.Smtp() : ReceivingSide.PickupFolder();
        var scenario = await RoundScenario.CreateAsync(database, slug: "tusen");
        await (await scenario.InviteAsync(RoleGroups.Managers, "Skola", people)).OpenAsync();
        Console.WriteLine($"{provider}, {Environment.ProcessorCount} cores, {people} people, {receiver.Name}");

        var watch = Stopwatch.StartNew();
        await scenario.WithAsync<ParticipantService, Outcome<int>>(s => s.InviteAsync(scenario.RoundId, default));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"queueing the invitations: {watch.Elapsed.TotalSeconds:0.0} s"));
        var right = await MeasureAsync(database, receiver, people, "2026-11-24", [MailKind.Invitation], killWhileQueueing: false);
        return right & await MeasureAsync(database, receiver, people, "2026-12-01", Reminders, killWhileQueueing: true) ? 0 : 1;
    }

    private static async Task<bool> MeasureAsync(
        TestDatabase database, ReceivingSide receiver, int people, string day, MailKind[] kinds, bool killWhileQueueing)
    {
        var before = receiver.Count;
        var watch = Stopwatch.StartNew();
        if (killWhileQueueing)
        {
            await KillAsync(database, receiver, $"{day}T10:00", async () => await CountAsync(database, kinds) >= people / 3);
            Console.WriteLine($"  killed while queueing: {await CountAsync(database, kinds)} rows");
        }

        await KillAsync(database, receiver, $"{day}T10:01", () => Task.FromResult(receiver.Count - before >= people / 2));
        Console.WriteLine($"  killed while sending: {receiver.Count - before} had arrived");
        var restart = Stopwatch.StartNew();
        var left = people - (receiver.Count - before);
        await SweepAsync(database, receiver, $"{day}T10:02");
        var rate = left / restart.Elapsed.TotalSeconds;
        var seconds = watch.Elapsed.TotalSeconds;
        // Once more when the claims of the dead are old: what is left in the air becomes a doubt.
        await SweepAsync(database, receiver, $"{day}T10:30");

        var arrived = receiver.MessageIds();
        var rows = await database.QueryAsync(null, db => db.Outbox.AsNoTracking().Where(m => kinds.Contains(m.Kind)).ToListAsync());
        var mine = arrived.Where(rows.Select(row => row.MessageId).ToHashSet().Contains).ToList();
        var twice = mine.Count - mine.Distinct().Count() + rows.Count - rows.Select(row => row.To).Distinct().Count();
        var doubtful = rows.Count(row => row.State == MailState.Doubtful);
        var sent = rows.Count(row => row.State == MailState.Sent);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{kinds[0]}: {mine.Distinct().Count()} of {people} arrived, {twice} twice, {doubtful} in doubt (oklart), {seconds:0.0} s with the restarts, {rate:0} mails/s after the last"));
        return twice == 0 && doubtful <= 1 && sent + doubtful == people;
    }

    private static Task<int> CountAsync(TestDatabase database, MailKind[] kinds) =>
        database.QueryAsync(null, db => db.Outbox.CountAsync(m => kinds.Contains(m.Kind)));

    private static async Task KillAsync(TestDatabase database, ReceivingSide receiver, string now, Func<Task<bool>> enough)
    {
        using var process = Start(database, receiver, now);
        while (!await enough())
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException($"The program ended before it was killed (exit {process.ExitCode}).");
            }

            await Task.Delay(5);
        }

        process.Kill();
        await process.WaitForExitAsync();
    }

    private static async Task SweepAsync(TestDatabase database, ReceivingSide receiver, string now)
    {
        using var process = Start(database, receiver, now);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"sweep gave {process.ExitCode}.");
        }
    }

    private static Process Start(TestDatabase database, ReceivingSide receiver, string now)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Kompass.SelfAssess.Web.dll"), "sweep", "--now", now, "--json"])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = start.Environment["DOTNET_ENVIRONMENT"] = "Production";
        start.Environment["Database__Provider"] = $"{database.Provider}";
        start.Environment["Database__ConnectionString"] = database.ConnectionString;
        foreach (var (key, value) in receiver.Settings)
        {
            start.Environment[key] = value;
        }

        return Process.Start(start)!;
    }
}
