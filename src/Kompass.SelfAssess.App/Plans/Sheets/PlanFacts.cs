using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Plans.Sheets;

/// <summary>What a plan's actions may refer to, read once for a change.</summary>
internal sealed record PlanFacts(
    ActionPlan Plan,
    FrameworkEdition Edition,
    IReadOnlyDictionary<Guid, PlanOwner> Owners,
    IReadOnlyDictionary<int, string> Units,
    IReadOnlyDictionary<Guid, int> Numbers,
    IReadOnlyDictionary<int, IReadOnlyList<int>> WaitsFor,
    DateOnly Today)
{
    /// <returns>Null where the organisation has no such plan.</returns>
    public static async Task<PlanFacts?> ReadAsync(
        KompassDbContext db, EditionCatalogue editions, Guid planId, TimeProvider clock, CancellationToken cancellationToken)
    {
        var plan = await db.Plans.AsNoTracking().Include(p => p.Owners).SingleOrDefaultAsync(p => p.Id == planId, cancellationToken);
        if (plan is null)
        {
            return null;
        }

        var actions = await db.PlanActions.Where(action => action.PlanId == planId)
            .Select(action => new { action.Id, action.Number, DependsOn = action.DependsOn.Select(dependency => dependency.DependsOnId).ToList() })
            .ToListAsync(cancellationToken);
        var numbers = actions.ToDictionary(action => action.Id, action => action.Number);
        return new PlanFacts(
            plan,
            (await editions.GetAsync(plan.EditionId, cancellationToken)).Edition,
            plan.Owners.ToDictionary(owner => owner.Id),
            await db.Units.ToDictionaryAsync(unit => unit.Id, unit => unit.Name, cancellationToken),
            numbers,
            actions.ToDictionary(action => action.Number, IReadOnlyList<int> (action) => [.. action.DependsOn.Select(id => numbers[id])]),
            StockholmDays.Today(clock));
    }

    /// <summary>The circle that an action would close if it waited for these, or null.</summary>
    public IReadOnlyList<int>? Circle(int number, IReadOnlyList<int> dependsOn) =>
        DependencyCircles.Through(number, new Dictionary<int, IReadOnlyList<int>>(WaitsFor) { [number] = dependsOn });

    /// <summary>Does something to an active plan, alone with it (<see cref="PlanWork"/>).</summary>
    public static Task<Outcome<T>> AloneAsync<T>(
        KompassDbContext db, EditionCatalogue editions, TimeProvider clock, Guid planId, Func<PlanFacts, Task<Outcome<T>>> act, CancellationToken cancellationToken) =>
        PlanWork.AloneAsync(
            db,
            planId,
            async () => await ReadAsync(db, editions, planId, clock, cancellationToken) switch
            {
                null => new Refused(RefusalCode.NotFound),
                { Plan.State: PlanState.Closed } => new Refused(RefusalCode.PlanClosed),
                { } facts => await act(facts),
            },
            cancellationToken);
}
