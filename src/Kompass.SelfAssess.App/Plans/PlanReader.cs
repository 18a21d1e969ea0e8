using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Plans;

/// <summary>Reads the actions and owners of a plan as pages show them.</summary>
public sealed class PlanReader(KompassDbContext db, TimeProvider clock)
{
    /// <summary>All actions of a plan by number.</summary>
    public async Task<IReadOnlyList<ActionView>> ActionsAsync(Guid planId, CancellationToken cancellationToken)
    {
        var today = StockholmDays.Today(clock);
        var actions = await db.PlanActions.AsNoTracking().AsSplitQuery()
            .Include(action => action.Owner).Include(action => action.Targets).Include(action => action.Findings).Include(action => action.Links)
            .Include(action => action.Steps).Include(action => action.DependsOn)
            .Where(action => action.PlanId == planId).OrderBy(action => action.Number).ToListAsync(cancellationToken);
        var units = await db.Units.ToDictionaryAsync(unit => unit.Id, unit => unit.Name, cancellationToken);
        var numbers = actions.ToDictionary(action => action.Id, action => action.Number);
        var reports = await ReportsAsync(planId, cancellationToken);
        var written = await WrittenAsync(planId, cancellationToken);
        return
        [
            .. actions.Select(action => new ActionView(
                action.Id,
                ActionContent.Of(action, numbers),
                action.Number,
                action.Version,
                action.Owner,
                action.UnitId is { } unit ? units.GetValueOrDefault(unit) : null,
                action.DoneOn,
                action.BoardPosition,
                action.Status.IsOpen && action.DueOn < today,
                [.. action.StepsInOrder()],
                [.. written[action.Id].Reverse().Concat(reports[action.Id]).OrderByDescending(report => report.AtUtc)])),
        ];
    }

    /// <summary>All owners of a plan, those who are still there first, by name.</summary>
    public async Task<IReadOnlyList<OwnerView>> OwnersAsync(Guid planId, CancellationToken cancellationToken)
    {
        var rows = await db.PlanOwners.AsNoTracking().Where(owner => owner.PlanId == planId)
            .Select(owner => new
            {
                Owner = owner,
                Unit = db.Units.Where(unit => unit.Id == owner.UnitId).Select(unit => unit.Name).FirstOrDefault(),
                Open = db.PlanActions.Count(action => action.OwnerId == owner.Id
                    && (action.Status == ActionStatus.Planned || action.Status == ActionStatus.InProgress || action.Status == ActionStatus.Paused)),
                All = db.PlanActions.Count(action => action.OwnerId == owner.Id),
            })
            .ToListAsync(cancellationToken);
        // Only what went to the address that stands: a refusal of an old one is settled.
        var failed = (await (
            from mail in db.Outbox
            join asked in db.FollowUpOwners on mail.FollowUpOwnerId equals asked.Id
            join owner in db.PlanOwners on asked.OwnerId equals owner.Id
            where owner.PlanId == planId && mail.State == MailState.Failed && mail.To == owner.Email
            orderby mail.Id
            select new { owner.Id, Mail = new FailedMail(mail.QueuedUtc, mail.LastError) }).ToListAsync(cancellationToken)).ToLookup(row => row.Id, row => row.Mail);
        return
        [
            .. rows.Select(row => new OwnerView(row.Owner, row.Unit, row.Open, row.All, failed[row.Owner.Id].LastOrDefault()))
                .OrderBy(owner => owner.Owner.LeftUtc is not null).ThenBy(owner => owner.Owner.Name, StringComparer.CurrentCulture),
        ];
    }

    /// <summary>What owners have said of the actions in follow-ups; drafts are nobody's to read.</summary>
    private async Task<ILookup<Guid, ReportView>> ReportsAsync(Guid planId, CancellationToken cancellationToken) => (await db.FollowUpReports
        .Where(report => report.FollowUp!.PlanId == planId && report.ReportedUtc != null)
        .Select(report => new
        {
            report.ActionId,
            View = new ReportView(
                report.FollowUpId, report.ReportedUtc!.Value, report.FollowUpOwner!.SubmittedBy ?? report.FollowUpOwner!.Owner!.Name, report.Status, report.Percent, report.Comment,
                report.Hindrance),
        })
        .ToListAsync(cancellationToken)).ToLookup(report => report.ActionId, report => report.View);

    /// <summary>What has been written between follow-ups, oldest first: a comment in the history, and right after it what is in the way.</summary>
    private async Task<ILookup<Guid, ReportView>> WrittenAsync(Guid planId, CancellationToken cancellationToken)
    {
        var rows = await db.ActionChanges.AsNoTracking()
            .Where(row => (row.Field == ActionField.Comment || row.Field == ActionField.Hindrance) && db.PlanActions.Any(action => action.Id == row.ActionId && action.PlanId == planId))
            .OrderBy(row => row.ActionId).ThenBy(row => row.Id).ToListAsync(cancellationToken);
        return rows.Select((row, place) => (Row: row, Next: place + 1 < rows.Count ? rows[place + 1] : null)).Where(own => own.Row.Field == ActionField.Comment).ToLookup(
            own => own.Row.ActionId,
            own => new ReportView(
                null, own.Row.AtUtc, own.Row.ByName, null, null, own.Row.NewValue,
                own.Next is { Field: ActionField.Hindrance } next && next.ActionId == own.Row.ActionId && next.AtUtc == own.Row.AtUtc ? next.NewValue : null));
    }
}

/// <summary>An action as pages show it.</summary>
/// <param name="Id">Row id.</param>
/// <param name="Content">What somebody has decided about it.</param>
/// <param name="Number">Within the plan.</param>
/// <param name="Version">For optimistic concurrency.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="Unit">Name of the unit.</param>
/// <param name="DoneOn">Day it became done.</param>
/// <param name="BoardPosition">Place within its column.</param>
/// <param name="Late">True where its day has passed and something is left to do.</param>
/// <param name="Steps">In order.</param>
/// <param name="Reports">Newest first.</param>
public sealed record ActionView(
    Guid Id, ActionContent Content, int Number, int Version, PlanOwner? Owner, string? Unit, DateOnly? DoneOn, int BoardPosition, bool Late,
    IReadOnlyList<ActionStep> Steps, IReadOnlyList<ReportView> Reports)
{
    public string Title => Content.Title;

    public ActionStatus Status => Content.Status;

    /// <summary>Numbers of the areas that it aims at.</summary>
    public IEnumerable<int> Areas => Content.Targets.Select(target => target.SubAreaCode[0] - '0').Distinct();
}

/// <summary>A lägesrapport of an action: what an owner has said in a follow-up, or what a coordinator has written between two.</summary>
/// <param name="FollowUpId">Null where it is of none.</param>
/// <param name="AtUtc">When.</param>
/// <param name="ByName">Who.</param>
/// <param name="Status">As an owner says that it goes; one that is written changes the action itself.</param>
/// <param name="Percent">Likewise.</param>
/// <param name="Comment">What has happened.</param>
/// <param name="Hindrance">What is in the way.</param>
public sealed record ReportView(Guid? FollowUpId, DateTime AtUtc, string ByName, ActionStatus? Status, int? Percent, string? Comment, string? Hindrance);

/// <summary>An owner, with how much is left to do.</summary>
/// <param name="Owner">The row.</param>
/// <param name="Unit">Name of the unit.</param>
/// <param name="Open">Actions that are not over.</param>
/// <param name="All">All actions.</param>
/// <param name="Failed">The latest mail to the address that was refused, where one was.</param>
public sealed record OwnerView(PlanOwner Owner, string? Unit, int Open, int All, FailedMail? Failed)
{
    /// <summary>True where mail to the person comes back, or somebody has said that it would.</summary>
    public bool AddressDead => Owner.Email is not null && Owner.LeftUtc is null && (Owner.AddressFailedUtc is not null || Failed is not null);

    /// <summary>True where somebody has something to do and cannot be asked about it.</summary>
    public bool Unreachable => Owner.LeftUtc is null && Open > 0 && (Owner.Email is null || AddressDead);
}

/// <summary>A mail that was refused for good.</summary>
public sealed record FailedMail(DateTime QueuedUtc, string? Error);
