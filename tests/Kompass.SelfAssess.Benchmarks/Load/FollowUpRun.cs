using System.Globalization;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.TestKit.KilledYear;

namespace Kompass.SelfAssess.Benchmarks.Load;

/// <summary>
/// A year of monthly follow-up of forty plans on the real program, which is killed again and again: two web processes on PostgreSQL, one on
/// SQLite. Two months of it nothing runs at all, and both changes of summer time fall in it.
/// </summary>
internal static class FollowUpRun
{
    /// <returns>0 where everything happened exactly once.</returns>
    public static async Task<int> RunAsync(DatabaseProvider provider, int plans, int kills, int seed)
    {
        var options = new YearOptions
        {
            Provider = provider,
            Processes = provider == DatabaseProvider.Postgres ? 2 : 1,
            Plans = plans,
            Kills = kills,
            Seed = seed,
            From = new DateOnly(2027, 1, 7),
            Stop = (new DateOnly(2027, 4, 12), new DateOnly(2027, 6, 14)),
            PlansEnd = new DateOnly(2027, 12, 17),
            Until = new DateOnly(2028, 1, 10),
        };
        Say($"{provider}, {options.Processes} web process(es), {Environment.ProcessorCount} cores, {plans} plans, seed {seed}");
        var result = await YearRun.RunAsync(options, Console.WriteLine);
        var (opened, catchUps, skipped, sent, doubtful) = result.Figures;
        Say($"{result.Kills} kills, {opened} follow-ups opened ({catchUps} of them to catch up), {skipped} dates skipped, {result.Reports} owners reported");
        Say($"{sent} mails sent, {doubtful} in doubt (oklart), {result.Errors.Count} errors logged, {result.Elapsed.TotalSeconds:0} s");
        foreach (var error in result.Errors.Take(5))
        {
            Say($"  logged: {error}");
        }

        foreach (var fault in result.Faults.Take(50))
        {
            Say($"  FAULT: {fault}");
        }

        Say(result.Faults.Count == 0 ? "everything exactly once" : $"{result.Faults.Count} faults");
        return result.Faults.Count == 0 && result.Kills == kills ? 0 : 1;
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private static void Say(string text) => Console.WriteLine(text);
}
