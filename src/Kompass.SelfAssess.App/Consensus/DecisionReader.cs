using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Consensus;

/// <summary>Reads decisions, tasks and the log of a closed or confirmed round.</summary>
public sealed class DecisionReader(KompassDbContext db, ResultService results)
{
    /// <summary>What is decided now, in order of the edition; nothing where the round is not closed.</summary>
    public async Task<IReadOnlyList<DecisionView>> ListAsync(Guid roundId, CancellationToken cancellationToken) =>
        await results.RawAsync(roundId, cancellationToken) is RoundResult raw ? await ListAsync(raw, cancellationToken) : [];

    internal async Task<IReadOnlyList<DecisionView>> ListAsync(RoundResult raw, CancellationToken cancellationToken)
    {
        var rows = await (
            from decision in db.Decisions.AsNoTracking()
            where decision.RoundId == raw.Round.Id
            join user in db.Users on decision.DecidedById equals user.Id into users
            from user in users.DefaultIfEmpty()
            select new { Row = decision, By = user == null ? null : user.DisplayName }).ToListAsync(cancellationToken);
        var places = raw.Edition.SubAreas
            .SelectMany(subArea => subArea.QuestionsFor(raw.Round.Depth).Select(question => Part.Question(question.Code)).Prepend(Part.SubArea(subArea.Code)))
            .Select((part, index) => (part, index)).ToDictionary(own => own.part, own => own.index);
        return
        [
            .. from own in rows
               let part = new Part(own.Row.PartKind, own.Row.PartCode)
               orderby places.GetValueOrDefault(part, int.MaxValue)
               let max = DecisionRules.MaxPoints(part, raw) ?? 0
               select new DecisionView(
                   part, own.Row.Level, own.Row.Points ?? (max * (decimal)own.Row.Share), max, own.Row.Share, own.Row.Reason, own.Row.Minority,
                   own.Row.DecidedUtc, own.By, own.Row.Version),
        ];
    }

    /// <summary>Tasks, undone first, those due first; of one part or of the whole round.</summary>
    public async Task<IReadOnlyList<TaskView>> TasksAsync(Guid roundId, Part? part, CancellationToken cancellationToken)
    {
        var tasks = await db.EvidenceTasks.AsNoTracking().Where(task => task.RoundId == roundId).ToListAsync(cancellationToken);
        return
        [
            .. tasks.Select(task => new TaskView(
                    task.Id, new Part(task.PartKind, task.PartCode), task.Text, task.OwnerName, task.OwnerEmail, task.DueOn, task.DoneUtc, task.Outcome, task.Version))
                .Where(task => part is null || task.Part == part)
                .OrderBy(task => task.Done).ThenBy(task => task.DueOn ?? DateOnly.MaxValue).ThenBy(task => task.Id),
        ];
    }

    /// <summary>The log, newest first; of one part or of the whole round, its confirmations and reopenings included.</summary>
    public async Task<IReadOnlyList<LogView>> LogAsync(Guid roundId, Part? part, CancellationToken cancellationToken)
    {
        var entries = await (
            from entry in db.DecisionLog.AsNoTracking()
            where entry.RoundId == roundId
            join user in db.Users on entry.ById equals user.Id into users
            from user in users.DefaultIfEmpty()
            orderby entry.Id descending
            select new { Row = entry, By = user == null ? null : user.DisplayName }).ToListAsync(cancellationToken);
        return
        [
            .. entries.Select(own => new LogView(
                    own.Row.FinalNumber, own.Row.Action, own.Row.PartKind is { } kind ? new Part(kind, own.Row.PartCode ?? "") : null,
                    own.Row.Level, own.Row.Points, own.Row.Share, own.Row.Reason, own.Row.Minority, own.Row.AtUtc, own.By))
                .Where(entry => part is null || entry.Part == part),
        ];
    }
}
