using System.CommandLine;
using System.Globalization;
using Kompass.SelfAssess.App.Jobs;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Commands;

/// <summary><c>sweep --now TIME</c>: all work that is due, once, as of that time.</summary>
internal static class SweepCommand
{
    private static readonly string[] Local = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF"];
    private static readonly string[] WithZone = [.. Local.Select(format => format + "zzz"), .. Local.Select(format => format + "'Z'")];

    public static Command Create(VerbRunner runner, IStringLocalizer<CommandTexts> texts)
    {
        var now = new Option<DateTimeOffset?>("--now")
        {
            Description = texts["OptionNow"],
            CustomParser = result =>
            {
                var time = Parse(result.Tokens is [var only] ? only.Value : "");
                if (time is null)
                {
                    result.AddError(texts["ValueWrong", "--now", string.Join(' ', result.Tokens)]);
                }

                return time;
            },
        };
        return runner.Handle(
            new Command("sweep", texts["VerbSweep"]) { now },
            (verb, _, cancellationToken) => RunAsync(verb, cancellationToken),
            clock: parsed => parsed.GetValue(now) is { } time ? new StandingClock(time) : null);
    }

    /// <summary>The instant, or null for what is no time, or none that the clock in Sweden ever shows.</summary>
    internal static DateTimeOffset? Parse(string text)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        DateTimeOffset? time = DateTimeOffset.TryParseExact(text, WithZone, CultureInfo.InvariantCulture, Utc, out var instant) ? instant
            : DateTime.TryParseExact(text, Local, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && !StockholmDays.Zone.IsInvalidTime(local)
                ? new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(local, StockholmDays.Zone))
                : null;
        // Before that the calendar of holidays does not hold, and nothing of ours existed.
        return time is { Year: >= 2010 and < 2200 } ? time : null;
    }

    private static async Task<int> RunAsync(Verb verb, CancellationToken cancellationToken)
    {
        var report = await verb.Get<Sweep>().RunAsync(cancellationToken);
        string[] lines =
        [
            verb.Texts["SweepDone", TimeZoneInfo.ConvertTimeFromUtc(report.NowUtc, StockholmDays.Zone)],
            verb.Texts["SweepOpened", report.Opened],
            verb.Texts["SweepReminded", report.Reminded],
            verb.Texts["SweepClosed", report.Closed],
            verb.Texts["SweepSkipped", report.Skipped],
            verb.Texts["SweepMails", report.Mails],
        ];
        return verb.Finish(
            string.Join('\n', lines), new { now = report.NowUtc, report.Opened, report.Reminded, report.Closed, report.Skipped, report.Mails });
    }

    /// <summary>The time that was asked for, throughout: what takes long does not become another time.</summary>
    private sealed class StandingClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
