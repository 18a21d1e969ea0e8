using System.Globalization;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Plans.Sheets;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Plans;

/// <summary>Puts content into an action's rows, with its history and its place on the board. Nothing is saved here.</summary>
public sealed class ActionWriter(KompassDbContext db, ActionLog log, TimeProvider clock)
{
    /// <summary>Refusals that only the database knows.</summary>
    internal async Task<List<Refused>> FaultsAsync(ActionContent content, PlanAction? before, CancellationToken cancellationToken)
    {
        var known = await WordsAsync(content, before, cancellationToken);
        List<Refused> faults =
            [.. content.Findings.Where(finding => finding.FindingId is { } id ? !known.ContainsKey(id) : finding.Text.Length == 0).Select(_ => new Refused(RefusalCode.FindingUnknown))];
        if (content.EvidenceTaskId is { } task && task != before?.EvidenceTaskId && !await db.EvidenceTasks.AnyAsync(own => own.Id == task, cancellationToken))
        {
            faults.Add(new Refused(RefusalCode.TaskUnknown));
        }

        return faults;
    }

    /// <returns>True where anything changed.</returns>
    internal async Task<bool> WriteAsync(PlanAction action, ActionContent content, PlanFacts facts, ActionAuthor author, CancellationToken cancellationToken)
    {
        var (before, status) = (ActionValues.Of(action, facts), action.Status);
        if (status == ActionStatus.Done && content.Status != ActionStatus.Done && content.Percent == 100)
        {
            content = content with { Percent = await PercentBeforeDoneAsync(action.Id, cancellationToken) };
        }

        ActionRows.Apply(action, content, facts, await WordsAsync(content, action, cancellationToken));
        if (status != action.Status)
        {
            action.DoneOn = action.Status == ActionStatus.Done ? StockholmDays.Today(clock) : null;
            action.BoardPosition = await LastPlaceAsync(action, cancellationToken);
        }

        var changed = false;
        foreach (var (field, value) in ActionValues.Of(action, facts).Where(after => before[after.Key] != after.Value))
        {
            log.Add(action, field, before[field], value, author);
            changed = true;
        }

        return changed;
    }

    internal async Task AddAsync(PlanAction action, ActionContent content, PlanFacts facts, ActionAuthor author, CancellationToken cancellationToken)
    {
        ActionRows.Apply(action, content, facts, await WordsAsync(content, null, cancellationToken));
        action.EvidenceTaskId = content.EvidenceTaskId;
        action.DoneOn = action.Status == ActionStatus.Done ? StockholmDays.Today(clock) : null;
        action.BoardPosition = await LastPlaceAsync(action, cancellationToken);
        db.PlanActions.Add(action);
        log.Add(action, ActionField.Created, null, action.Title, author);
    }

    private async Task<int> LastPlaceAsync(PlanAction action, CancellationToken cancellationToken) => 1 + (await db.PlanActions
        .Where(other => other.PlanId == action.PlanId && other.Status == action.Status && other.Id != action.Id)
        .MaxAsync(other => (int?)other.BoardPosition, cancellationToken) ?? -1);

    /// <summary>What is no longer done goes back to the percentage it had.</summary>
    private async Task<int> PercentBeforeDoneAsync(Guid actionId, CancellationToken cancellationToken)
    {
        var percent = await db.ActionChanges.Where(change => change.ActionId == actionId && change.Field == ActionField.Percent && change.NewValue == "100")
            .OrderByDescending(change => change.Id).Select(change => change.OldValue).FirstOrDefaultAsync(cancellationToken);
        return int.TryParse(percent, NumberStyles.None, CultureInfo.InvariantCulture, out var before) ? before : 0;
    }

    /// <summary>The words of the findings: as the action has kept them, otherwise as an evaluation that may be read has them.</summary>
    private async Task<Dictionary<int, string>> WordsAsync(ActionContent content, PlanAction? before, CancellationToken cancellationToken)
    {
        var kept = (before?.Findings ?? []).Where(finding => finding.FindingId is not null).DistinctBy(finding => finding.FindingId)
            .ToDictionary(finding => finding.FindingId!.Value, finding => finding.Text);
        var wanted = content.Findings.Select(finding => finding.FindingId).OfType<int>().Where(id => !kept.ContainsKey(id)).ToList();
        var read = wanted.Count == 0 ? [] : await db.Evaluations.SelectMany(evaluation => evaluation.Findings)
            .Where(finding => wanted.Contains(finding.Id)).ToDictionaryAsync(finding => finding.Id, finding => finding.Text, cancellationToken);
        return kept.Concat(read).ToDictionary();
    }
}
