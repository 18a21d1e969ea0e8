using System.Globalization;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Plans.Sheets;
using Kompass.SelfAssess.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Plans;

/// <summary>
/// Lägesrapport that a coordinator writes between follow-ups. Its words are rows of the action's history, and what it changes goes the way of
/// every change; no follow-up hears of it, so that what one came to stays what it was.
/// </summary>
public sealed class StatusReportService(KompassDbContext db, EditionCatalogue editions, ActionWriter writer, ActionLog log, TimeProvider clock)
{
    /// <returns>The action's new version.</returns>
    public async Task<Outcome<int>> WriteAsync(Guid actionId, int version, StatusReport report, ActionAuthor author, CancellationToken cancellationToken)
    {
        var planId = await db.PlanActions.Where(own => own.Id == actionId).Select(own => (Guid?)own.PlanId).SingleOrDefaultAsync(cancellationToken);
        return planId is { } id
            ? await PlanFacts.AloneAsync<int>(db, editions, clock, id, facts => WriteAsync(facts, actionId, version, report.Tidy(), author, cancellationToken), cancellationToken)
            : new Refused(RefusalCode.NotFound);
    }

    private async Task<Outcome<int>> WriteAsync(PlanFacts facts, Guid actionId, int version, StatusReport report, ActionAuthor author, CancellationToken cancellationToken)
    {
        var action = await db.WholeActions().SingleAsync(own => own.Id == actionId, cancellationToken);
        if (!report.Ticks.Keys.All(id => action.Steps.Exists(step => step.Id == id)))
        {
            return new Refused(RefusalCode.ChangedBySomebodyElse);
        }

        var content = ContentOf(action, report, facts);
        if (version != action.Version)
        {
            // A form sent twice is one report, and no conflict.
            return version == action.Version - 1 && Stands(action, content, report) && await IsLatestAsync(action.Id, report, author, cancellationToken)
                ? action.Version
                : new Refused(RefusalCode.ChangedBySomebodyElse);
        }

        List<Refused> faults = [.. report.Faults(), .. ActionRules.Faults(content, facts, action)];
        if (faults.Count > 0)
        {
            return faults;
        }

        log.Add(action, ActionField.Comment, null, report.Comment, author);
        log.Add(action, ActionField.Hindrance, null, report.Hindrance, author);
        await writer.WriteAsync(action, content, facts, author, cancellationToken);
        return ++action.Version;
    }

    private static ActionContent ContentOf(PlanAction action, StatusReport report, PlanFacts facts)
    {
        var ticked = ActionContent.Of(action, facts.Numbers).Ticked([.. action.StepsInOrder().Select(step => step.Id)], report.Ticks);
        return (ticked with { Status = report.Status, Percent = report.Percent }).Tidy();
    }

    private static bool Stands(PlanAction action, ActionContent content, StatusReport report) =>
        (content.Status, content.Percent) == (action.Status, action.Percent) && report.Ticks.All(tick => action.Steps.Find(step => step.Id == tick.Key)!.Done == tick.Value);

    private async Task<bool> IsLatestAsync(Guid actionId, StatusReport report, ActionAuthor author, CancellationToken cancellationToken)
    {
        var rows = await db.ActionChanges.AsNoTracking().Where(row => row.ActionId == actionId && (row.Field == ActionField.Comment || row.Field == ActionField.Hindrance))
            .OrderByDescending(row => row.Id).Take(2).ToListAsync(cancellationToken);
        var comment = rows.Find(row => row.Field == ActionField.Comment);
        var hindrance = rows.Count > 0 && rows[0].Field == ActionField.Hindrance ? rows[0].NewValue : null;
        return (comment?.NewValue, hindrance, comment?.ById, comment?.ByName) == (report.Comment, report.Hindrance, author.Id, author.Name);
    }
}

/// <summary>What a lägesrapport says.</summary>
/// <param name="Comment">What has happened; never without.</param>
/// <param name="Status">How the action stands now.</param>
/// <param name="Percent">0–100; of a done action always 100.</param>
public sealed record StatusReport(string Comment, ActionStatus Status, int Percent)
{
    /// <summary>What is in the way; null where nothing is.</summary>
    public string? Hindrance { get; init; }

    /// <summary>For each step that changes, by row id, whether it is done.</summary>
    public IReadOnlyDictionary<int, bool> Ticks { get; init; } = new Dictionary<int, bool>();

    internal StatusReport Tidy() => this with { Comment = ActionContent.Text(Comment) ?? "", Hindrance = ActionContent.Text(Hindrance) };

    internal IEnumerable<Refused> Faults()
    {
        var most = FollowUpReport.TextMaxLength.ToString(CultureInfo.InvariantCulture);
        if (Comment.Length is 0 or > FollowUpReport.TextMaxLength)
        {
            yield return Comment.Length == 0 ? new Refused(RefusalCode.CommentMissing) : new Refused(RefusalCode.CommentTooLong, most);
        }

        if (Hindrance?.Length > FollowUpReport.TextMaxLength)
        {
            yield return new Refused(RefusalCode.HindranceTooLong, most);
        }
    }
}
