using System.Globalization;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.TestKit.KilledYear;

/// <summary>What is in the database and the mail folder against what should be, row by row. Each fault is one line.</summary>
internal sealed class YearChecks(TestDatabase database, YearTown town, string mailFolder, IReadOnlyList<DateTime> kills)
{
    /// <summary>A mail that is in doubt was claimed so shortly before a kill.</summary>
    private static readonly TimeSpan Near = TimeSpan.FromMinutes(1);

    public async Task<IReadOnlyList<string>> FaultsAsync()
    {
        var followUps = await database.QueryAsync(town.OrganisationId, db => db.FollowUps.AsNoTracking().Include(f => f.Reports).ToListAsync());
        var mails = await database.QueryAsync(town.OrganisationId, db => db.Outbox.AsNoTracking().Where(m => m.OrganisationId == town.OrganisationId).ToListAsync());
        return
        [
            .. town.Plans.SelectMany(plan => FaultsOf(plan, [.. followUps.Where(followUp => followUp.PlanId == plan.Id)])),
            .. MailFaults(followUps, mails),
            .. StateFaults(mails),
            .. await ArrivalFaultsAsync(),
            .. await HistoryFaultsAsync(),
        ];
    }

    private static IEnumerable<string> FaultsOf(ExpectedPlan plan, IReadOnlyList<FollowUp> rows)
    {
        var expected = plan.FollowUps.Select(f => Words(f.Nominal, f.Kind, f.State, f.Skipped, f.Last));
        var found = rows.Select(f => Words(f.NominalDate, f.Kind, f.State, f.Skipped, f.ClosesOn));
        foreach (var line in Differences(expected, found))
        {
            yield return $"plan {plan.Id}: {line}";
        }

        var opened = rows.Where(row => row.OpenedUtc is not null).OrderBy(row => row.OpenedUtc).ToList();
        foreach (var (one, next) in opened.Zip(opened.Skip(1)).Where(pair => pair.First.ClosedUtc is not { } closed || closed > pair.Second.OpenedUtc))
        {
            yield return $"plan {plan.Id}: {one.NominalDate} and {next.NominalDate} were open at the same time";
        }

        foreach (var row in rows)
        {
            var reported = plan.FollowUps.FirstOrDefault(f => f.Nominal == row.NominalDate)?.Reported ?? [];
            var asked = plan.Actions.ToDictionary(action => action.Id, action => action.OwnerId);
            foreach (var report in row.Reports.Where(report => (report.Outcome == FollowUpOutcome.Silent) == reported.ContainsKey(asked[report.ActionId])))
            {
                yield return $"plan {plan.Id}, {row.NominalDate}: the outcome of an action is {report.Outcome}";
            }
        }
    }

    private IEnumerable<string> MailFaults(IReadOnlyList<FollowUp> followUps, IReadOnlyList<OutboxMail> mails)
    {
        var places = followUps.ToDictionary(f => f.Id, f => (f.PlanId, f.NominalDate));
        var expected = town.Plans.SelectMany(plan => plan.FollowUps.SelectMany(f => f.Mails.Select(mail => Words(plan.Id, f.Nominal, mail.Kind, mail.To, mail.Day))));
        var found = mails.Where(mail => mail.State != MailState.Cancelled).Select(mail => mail.FollowUpId is { } id && places.TryGetValue(id, out var place)
            ? Words(place.PlanId, place.NominalDate, mail.Kind, mail.To, mail.NominalDate)
            : $"{mail.Kind} to {mail.To} of no follow-up");
        return Differences(expected, found);
    }

    /// <summary>Everything has gone, in sending hours; what is in doubt was in the air when somebody was killed.</summary>
    private IEnumerable<string> StateFaults(IReadOnlyList<OutboxMail> mails)
    {
        foreach (var mail in mails.Where(mail => mail.State is not (MailState.Sent or MailState.Doubtful)))
        {
            yield return $"mail {mail.Id} ({mail.Kind}, {mail.NominalDate}) is {mail.State}";
        }

        foreach (var mail in mails.Where(mail => mail.State == MailState.Doubtful && !kills.Any(kill => mail.ClaimedUtc <= kill && mail.ClaimedUtc > kill - Near)))
        {
            yield return $"mail {mail.Id} ({mail.Kind}, {mail.NominalDate}) is in doubt, claimed {mail.ClaimedUtc:yyyy-MM-dd HH:mm:ss}, when nobody was killed";
        }

        foreach (var mail in mails.Where(mail => mail.SentUtc is { } sent && !IsSendingTime(sent)))
        {
            yield return $"mail {mail.Id} ({mail.Kind}) left {mail.SentUtc:yyyy-MM-dd HH:mm} UTC";
        }

        if (mails.Count(mail => mail.State == MailState.Doubtful) > kills.Count)
        {
            yield return "more mails in doubt than kills";
        }
    }

    /// <summary>What was sent has arrived once, what is in doubt once or not at all, and nothing else; the demo's mails may have been sent before its time.</summary>
    private async Task<IReadOnlyList<string>> ArrivalFaultsAsync()
    {
        var files = Directory.Exists(mailFolder) ? Directory.GetFiles(mailFolder, "*.eml") : [];
        var arrived = files.Select(file => File.ReadLines(file).First(line => line.StartsWith("Message-ID:", StringComparison.OrdinalIgnoreCase))[11..].Trim()).ToList();
        var rows = await database.QueryAsync(null, db => db.Outbox.AsNoTracking().ToDictionaryAsync(row => row.MessageId));
        return
        [
            .. arrived.CountBy(id => id).Where(pair => pair.Value > 1).Select(pair => $"{pair.Key} has arrived {pair.Value} times"),
            .. arrived.Where(id => rows.GetValueOrDefault(id)?.State is not (MailState.Sent or MailState.Doubtful)).Select(id => $"{id} has arrived, but was never sent"),
            .. rows.Values.Where(row => row.State == MailState.Sent && row.OrganisationId == town.OrganisationId).Select(row => row.MessageId).Except(arrived)
                .Select(id => $"{id} was sent and has not arrived"),
        ];
    }

    /// <summary>Every change that an owner reported stands in the history once, each from where the one before had led.</summary>
    private async Task<IReadOnlyList<string>> HistoryFaultsAsync()
    {
        var changes = await database.QueryAsync(town.OrganisationId, db => db.ActionChanges.AsNoTracking()
            .Where(change => change.Source == ActionChangeSource.FollowUp).OrderBy(change => change.Id).ToListAsync());
        var stored = await database.QueryAsync(town.OrganisationId, db => db.PlanActions.AsNoTracking().ToDictionaryAsync(action => action.Id));
        List<string> faults = [];
        foreach (var action in town.Plans.SelectMany(plan => plan.Actions))
        {
            var mine = changes.FindAll(change => change.ActionId == action.Id);
            var percent = Steps(action.History.Select(step => step.Percent.ToString(CultureInfo.InvariantCulture)));
            var status = Steps(action.History.Select(step => $"{step.Status}"));
            faults.AddRange(Differences(percent, Found(ActionField.Percent)).Concat(Differences(status, Found(ActionField.Status))).Select(line => $"action {action.Id}: {line}"));
            if ((stored[action.Id].Status, stored[action.Id].Percent) != (action.Status, action.Percent))
            {
                faults.Add($"action {action.Id} is {stored[action.Id].Status} {stored[action.Id].Percent} instead of {action.Status} {action.Percent}");
            }

            IEnumerable<string> Found(ActionField field) => mine.Where(change => change.Field == field).Select(change => $"{change.OldValue} → {change.NewValue}");
        }

        return faults;
    }

    private static IEnumerable<string> Steps(IEnumerable<string> values)
    {
        var all = values.ToList();
        return all.Zip(all.Skip(1)).Where(pair => pair.First != pair.Second).Select(pair => $"{pair.First} → {pair.Second}");
    }

    private static bool IsSendingTime(DateTime utc)
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(utc, StockholmDays.Zone);
        return HandCalendar.IsMailDay(DateOnly.FromDateTime(local)) && local.Hour is >= 8 and < 16;
    }

    /// <summary>Both as bags: what is missing, what is there too often or not at all expected.</summary>
    private static IEnumerable<string> Differences(IEnumerable<string> expected, IEnumerable<string> found)
    {
        var counts = found.CountBy(line => line).ToDictionary();
        foreach (var (line, times) in expected.CountBy(line => line))
        {
            var there = counts.GetValueOrDefault(line);
            counts.Remove(line);
            if (there != times)
            {
                yield return $"{line}: {there} times instead of {times}";
            }
        }

        foreach (var (line, times) in counts)
        {
            yield return $"{line}: {times} times instead of 0";
        }
    }

    private static string Words(DateOnly nominal, FollowUpKind kind, FollowUpState state, SkippedReason? skipped, DateOnly? last) =>
        string.Create(CultureInfo.InvariantCulture, $"{nominal:yyyy-MM-dd} {kind} {state} {skipped} {last:yyyy-MM-dd}");

    private static string Words(Guid plan, DateOnly nominal, MailKind kind, string to, DateOnly? day) =>
        string.Create(CultureInfo.InvariantCulture, $"plan {plan}, {nominal:yyyy-MM-dd}: {kind} to {to} on {day:yyyy-MM-dd}");
}
