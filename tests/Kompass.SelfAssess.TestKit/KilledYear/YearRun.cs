using System.Diagnostics;
using System.Globalization;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.TestKit.Databases;

namespace Kompass.SelfAssess.TestKit.KilledYear;

/// <summary>
/// The real program, in one process or several on one database, goes through a simulated year while it is killed and started again. The clock is
/// moved only when everything that was due has happened; what should have happened is worked out beside it (<see cref="ExpectedPlan"/>).
/// </summary>
public sealed class YearRun : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(10);

    private readonly YearOptions _options;
    private readonly Action<string> _say;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kompass-year-");
    private readonly Random _chance;
    private readonly TestDatabase _database;
    private readonly YearTown _town;
    private readonly SharedClock _clock;
    private readonly List<WebProcess> _processes;
    private readonly YearWatch _watch;
    private readonly YearAnswers _answers;
    private readonly List<DateTime> _kills = [];
    private readonly HashSet<DateOnly> _killDays = [];

    private YearRun(YearOptions options, Action<string> say, TestDatabase database, YearTown town)
    {
        (_options, _say, _database, _town, _chance) = (options, say, database, town, new Random(options.Seed));
        _clock = new SharedClock(Path.Combine(_folder.FullName, "clock"), At(options.From, new TimeOnly(7, 0)));
        _processes = [.. Enumerable.Range(1, options.Processes).Select(number =>
            new WebProcess(database, MailFolder, _clock, Path.Combine(_folder.FullName, string.Create(CultureInfo.InvariantCulture, $"web{number}.log"))))];
        _watch = new YearWatch(database, town, _clock, options.Patience);
        _answers = new YearAnswers(database, town, _clock, new Random(options.Seed + 1));
    }

    private string MailFolder => Path.Combine(_folder.FullName, "mail");

    /// <returns>Every fault that was found; none where everything happened exactly once.</returns>
    public static async Task<YearResult> RunAsync(YearOptions options, Action<string> say)
    {
        await using var database = await TestDatabase.CreateAsync(options.Provider);
        await using var run = new YearRun(options, say, database, await YearTown.CreateAsync(database, options));
        return await run.RunAsync();
    }

    public ValueTask DisposeAsync()
    {
        _processes.ForEach(process => process.Dispose());
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task<YearResult> RunAsync()
    {
        var watch = Stopwatch.StartNew();
        var stuck = "";
        try
        {
            // One after the other: the first one fills the database.
            foreach (var process in _processes)
            {
                process.Start();
                await process.ReadyAsync(StartPatience);
            }

            await ThroughTheYearAsync();
        }
        catch (TimeoutException exception)
        {
            stuck = exception.Message;
        }

        List<string> faults = [.. stuck.Length > 0 ? [stuck] : Array.Empty<string>(), .. await new YearChecks(_database, _town, MailFolder, _kills).FaultsAsync()];
        if (faults.Count > 0)
        {
            _processes.ForEach(process => _say(process.LastLines(40)));
        }

        var figures = await YearFigures.ReadAsync(_database, _town.OrganisationId);
        return new YearResult(
            faults, _kills.Count, figures, _answers.Count, [.. _processes.SelectMany(process => process.Errors())], watch.Elapsed);
    }

    private async Task ThroughTheYearAsync()
    {
        ChooseKillDays();
        for (var day = _options.From; day <= _options.Until; day = day.AddDays(1))
        {
            if (_options.Stop is { } stop && day >= stop.From && day < stop.Until)
            {
                await StopUntilAsync(stop.Until);
                day = stop.Until;
            }

            if (day.Day == 1)
            {
                _say(string.Create(CultureInfo.InvariantCulture, $"  {day:yyyy-MM-dd}: {_kills.Count} kills, {_answers.Count} reports"));
            }

            foreach (var time in TimesOf(day))
            {
                await StepAsync(time, day);
            }
        }
    }

    private void ChooseKillDays()
    {
        var days = Enumerable.Range(0, _options.Until.DayNumber - _options.From.DayNumber).Select(_options.From.AddDays).Where(HandCalendar.IsMailDay)
            .Where(day => _options.Stop is not { } stop || day < stop.From || day >= stop.Until).ToArray();
        _chance.Shuffle(days);
        _killDays.UnionWith(days.Take(_options.Kills));
    }

    private async Task StopUntilAsync(DateOnly until)
    {
        foreach (var process in _processes)
        {
            await process.KillAsync();
        }

        _clock.Move(At(until, new TimeOnly(7, 30)));
        foreach (var process in _processes)
        {
            process.Start();
            await process.ReadyAsync(StartPatience);
        }
    }

    private IEnumerable<DateTimeOffset> TimesOf(DateOnly day)
    {
        if (_chance.Next(6) == 0)
        {
            yield return At(day, new TimeOnly(0, 20));
        }

        // Round the hour that is there twice, or not at all.
        if (HandCalendar.ChangesTime(day))
        {
            for (var (time, end) = (At(day, new TimeOnly(1, 45)), At(day, new TimeOnly(4, 0))); time < end; time += TimeSpan.FromMinutes(30))
            {
                yield return time;
            }
        }

        yield return At(day, new TimeOnly(8, 5).AddMinutes(_chance.Next(440)));
        if (_chance.Next(6) == 0)
        {
            yield return At(day, new TimeOnly(21, 15));
        }
    }

    /// <summary>The clock goes there; everything that is due happens, also where somebody is killed in the middle of it.</summary>
    private async Task StepAsync(DateTimeOffset time, DateOnly day)
    {
        var sends = HandCalendar.IsMailDay(day) && StockholmHour(time) is >= 8 and < 16;
        _town.Plans.ToList().ForEach(plan => plan.Ran(day, sends, _town.Coordinators));
        var before = await _watch.WorkAsync();
        _clock.Move(time);
        if (sends && _killDays.Remove(day))
        {
            await KillOneAsync(before);
        }

        await _watch.UntilDoneAsync(sends, LastKill);
        if (sends)
        {
            await _answers.ReportAsync(day);
            // Now and then time to do something a second time.
            await Task.Delay(_chance.Next(12) == 0 ? 2500 : 0);
        }
    }

    /// <summary>At any moment of the next two seconds, or just after something has begun to happen.</summary>
    private async Task KillOneAsync(int before)
    {
        var victim = _processes[_chance.Next(_processes.Count)];
        var moment = TimeSpan.FromMilliseconds(_chance.Next(2000));
        var (atWork, afterwards) = (_chance.Next(2) == 0, TimeSpan.FromMilliseconds(_chance.Next(60)));
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < moment || (atWork && waited.Elapsed < TimeSpan.FromSeconds(3));)
        {
            await Task.Delay(4);
            if (atWork && await _watch.WorkAsync() != before)
            {
                await Task.Delay(afterwards);
                break;
            }
        }

        await victim.KillAsync();
        _kills.Add(_clock.GetUtcNow().UtcDateTime);
        victim.Start();
    }

    private DateTime? LastKill => _kills.Count > 0 ? _kills[^1] : null;

    private static int StockholmHour(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, StockholmDays.Zone).Hour;

    private static DateTimeOffset At(DateOnly day, TimeOnly time) => new(TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(time), StockholmDays.Zone));
}

/// <summary>What a run came to.</summary>
/// <param name="Faults">What did not happen exactly once.</param>
/// <param name="Kills">How often a process was killed.</param>
/// <param name="Figures">What there is in the database.</param>
/// <param name="Reports">Reports that owners submitted.</param>
/// <param name="Errors">Errors that the processes logged; a neighbour's death may cause some.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record YearResult(IReadOnlyList<string> Faults, int Kills, YearFigures Figures, int Reports, IReadOnlyList<string> Errors, TimeSpan Elapsed);
