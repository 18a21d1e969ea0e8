using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Plans.FollowUps;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Plans;

/// <summary>Closes a plan, and opens it again. Each is one transaction, alone with the plan, and stands in the history of every action of it.</summary>
public sealed class PlanClosing(KompassDbContext db, FollowUpClosing closing, ActionLog log, TimeProvider clock)
{
    /// <summary>
    /// Closes the plan: nothing starts by itself any more. Where a follow-up is open somebody has to say that it ends with the plan; it is then
    /// closed as on its last day, so that nothing that has been reported is lost.
    /// </summary>
    /// <param name="planId">The plan.</param>
    /// <param name="version">Its version that was read.</param>
    /// <param name="endFollowUp">True to let an open follow-up end with the plan.</param>
    /// <param name="author">Who closes it.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The new version.</returns>
    public Task<Outcome<int>> CloseAsync(Guid planId, int version, bool endFollowUp, ActionAuthor author, CancellationToken cancellationToken) => AloneAsync(
        planId,
        async plan =>
        {
            if (plan.State == PlanState.Closed)
            {
                return new Refused(RefusalCode.PlanClosed);
            }

            if (plan.Version != version)
            {
                return new Refused(RefusalCode.ChangedBySomebodyElse);
            }

            if (await db.FollowUps.AnyAsync(own => own.PlanId == planId && own.State == FollowUpState.Open, cancellationToken))
            {
                if (!endFollowUp)
                {
                    return new Refused(RefusalCode.FollowUpOpen);
                }

                await closing.CloseOfPlanAsync(planId, cancellationToken);
            }

            return await SetAsync(plan, PlanState.Closed, author, cancellationToken);
        },
        cancellationToken);

    /// <summary>
    /// Opens a closed plan again. Dates that passed meanwhile were called off with the plan: they are claimed here, so that the next waking neither
    /// misses them nor makes up for them, and the follow-ups go on with the next date. What was called off when it closed stays so.
    /// </summary>
    /// <param name="planId">The plan.</param>
    /// <param name="version">Its version that was read.</param>
    /// <param name="author">Who opens it.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The new version; the one there is where the plan is open already.</returns>
    public Task<Outcome<int>> ReopenAsync(Guid planId, int version, ActionAuthor author, CancellationToken cancellationToken) => AloneAsync(
        planId,
        async plan =>
        {
            if (plan.State == PlanState.Active)
            {
                return plan.Version;
            }

            if (plan.Version != version)
            {
                return new Refused(RefusalCode.ChangedBySomebodyElse);
            }

            foreach (var day in await PassedAsync(plan, cancellationToken))
            {
                db.FollowUps.Add(new FollowUp
                {
                    Id = Guid.NewGuid(),
                    OrganisationId = plan.OrganisationId,
                    PlanId = planId,
                    NominalDate = day,
                    State = FollowUpState.Skipped,
                    Skipped = SkippedReason.CalledOff,
                    Version = 1,
                });
            }

            return await SetAsync(plan, PlanState.Active, author, cancellationToken);
        },
        cancellationToken);

    /// <summary>Dates that nothing has dealt with. Today's is not among them: it opens as it would have.</summary>
    private async Task<List<DateOnly>> PassedAsync(ActionPlan plan, CancellationToken cancellationToken)
    {
        var organisation = await db.Organisations.AsNoTracking().SingleAsync(own => own.Id == plan.OrganisationId, cancellationToken);
        var claimed = await db.FollowUps.Where(own => own.PlanId == plan.Id).Select(own => own.NominalDate).ToListAsync(cancellationToken);
        var today = StockholmDays.Today(clock);
        return [.. PlanCadence.Of(plan, organisation).Past(today).Where(day => day < today).Distinct().Except(claimed)];
    }

    private async Task<int> SetAsync(ActionPlan plan, PlanState state, ActionAuthor author, CancellationToken cancellationToken)
    {
        foreach (var action in await db.PlanActions.Where(action => action.PlanId == plan.Id).OrderBy(action => action.Number).ToListAsync(cancellationToken))
        {
            log.Add(action, ActionField.PlanState, plan.State.ToString(), state.ToString(), author);
        }

        plan.State = state;
        plan.ClosedUtc = state == PlanState.Closed ? clock.GetUtcNow().UtcDateTime : null;
        return ++plan.Version;
    }

    private Task<Outcome<int>> AloneAsync(Guid planId, Func<ActionPlan, Task<Outcome<int>>> act, CancellationToken cancellationToken) => PlanWork.AloneAsync<int>(
        db,
        planId,
        async () => await db.Plans.Include(own => own.Dates).SingleOrDefaultAsync(own => own.Id == planId, cancellationToken) is { } plan
            ? await act(plan)
            : new Refused(RefusalCode.NotFound),
        cancellationToken);
}
