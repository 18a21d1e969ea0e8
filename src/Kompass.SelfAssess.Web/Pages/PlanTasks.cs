using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.Web.Pages;

/// <summary>What waits for somebody in the action plans: my own actions first, then what the coordinator has to see to.</summary>
public sealed class PlanTasks(KompassDbContext db, TimeProvider time)
{
    /// <summary>So many days before a follow-up closes silent owners are named.</summary>
    private const int NearDays = 5;

    /// <summary>Open actions of whoever has this address in an active plan.</summary>
    public async Task<IReadOnlyList<MyAction>> MineAsync(string? email, CancellationToken cancellationToken)
    {
        var address = EmailAddress.Normalise(email);
        return address is null ? [] :
        [
            .. (await Open().Where(action => action.Owner!.Email == address && action.Owner.LeftUtc == null)
                .Select(action => new MyAction(action.PlanId, action.Number, action.Title, action.DueOn)).ToListAsync(cancellationToken))
                .OrderBy(action => action.DueOn ?? DateOnly.MaxValue).ThenBy(action => action.Number),
        ];
    }

    /// <summary>One row for each active plan in which anything waits; the number of queries does not grow with the plans.</summary>
    public async Task<IReadOnlyList<PlanToDo>> CoordinatorAsync(CancellationToken cancellationToken)
    {
        var today = StockholmDays.Today(time);
        var near = today.AddDays(NearDays);
        var plans = await db.Plans.Where(plan => plan.State == PlanState.Active).OrderBy(plan => plan.StartsOn).Select(plan => new { plan.Id, plan.Name }).ToListAsync(cancellationToken);
        if (plans.Count == 0)
        {
            return [];
        }

        var late = await Open().Where(action => action.DueOn < today).GroupBy(action => action.PlanId)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        var unreachable = await Open()
            .Where(action => action.Owner == null || action.Owner.LeftUtc != null || action.Owner.Email == null || action.Owner.AddressFailedUtc != null
                || db.Outbox.Any(mail => mail.State == MailState.Failed && mail.To == action.Owner.Email && db.FollowUpOwners.Any(asked => asked.Id == mail.FollowUpOwnerId && asked.OwnerId == action.OwnerId)))
            .Select(action => new { action.PlanId, Name = action.Owner == null || action.Owner.LeftUtc != null ? null : action.Owner.Name }).Distinct().ToListAsync(cancellationToken);
        var proposals = await db.FollowUpReports.Where(report => report.Proposal == ProposalState.Waiting && report.ReportedUtc != null && report.FollowUp!.Plan!.State == PlanState.Active)
            .GroupBy(report => report.FollowUp!.PlanId).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        var silent = await db.FollowUpOwners
            .Where(asked => !asked.Withdrawn && asked.State != ParticipantState.Submitted && asked.FollowUp!.State == FollowUpState.Open && asked.FollowUp.ClosesOn <= near)
            .Select(asked => new { asked.FollowUp!.PlanId, asked.FollowUp.ClosesOn, asked.Owner!.Name }).ToListAsync(cancellationToken);
        return
        [
            .. plans.Select(plan => new PlanToDo(
                plan.Id,
                plan.Name,
                late.GetValueOrDefault(plan.Id),
                proposals.GetValueOrDefault(plan.Id),
                [.. unreachable.Where(row => row.PlanId == plan.Id).Select(row => row.Name).OfType<string>().Order(StringComparer.CurrentCulture)],
                unreachable.Exists(row => row.PlanId == plan.Id && row.Name is null),
                [.. silent.Where(row => row.PlanId == plan.Id).Select(row => row.Name).Order(StringComparer.CurrentCulture)],
                silent.Find(row => row.PlanId == plan.Id)?.ClosesOn)).Where(plan => plan.Any),
        ];
    }

    private IQueryable<PlanAction> Open() => db.PlanActions.Where(action => action.Plan!.State == PlanState.Active
        && (action.Status == ActionStatus.Planned || action.Status == ActionStatus.InProgress || action.Status == ActionStatus.Paused));
}

/// <summary>An action that the reader answers for.</summary>
public sealed record MyAction(Guid PlanId, int Number, string Title, DateOnly? DueOn);

/// <summary>What waits in one plan.</summary>
/// <param name="Id">The plan.</param>
/// <param name="Name">Its name.</param>
/// <param name="Late">Actions whose day has passed.</param>
/// <param name="Proposals">New days that owners ask for.</param>
/// <param name="Unreachable">Owners with something to do whom no mail reaches.</param>
/// <param name="WithoutOwner">True where open actions have nobody.</param>
/// <param name="Silent">Who has not reported, shortly before the follow-up closes.</param>
/// <param name="ClosesOn">When it does.</param>
public sealed record PlanToDo(
    Guid Id, string Name, int Late, int Proposals, IReadOnlyList<string> Unreachable, bool WithoutOwner, IReadOnlyList<string> Silent, DateOnly? ClosesOn)
{
    public int Count => (Late > 0 ? 1 : 0) + (Proposals > 0 ? 1 : 0) + (Unreachable.Count > 0 ? 1 : 0) + (WithoutOwner ? 1 : 0) + (Silent.Count > 0 ? 1 : 0);

    public bool Any => Count > 0;
}
