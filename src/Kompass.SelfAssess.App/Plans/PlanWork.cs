using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Plans;

/// <summary>Work on a plan that nobody else may do anything to meanwhile: numbers, places on the board and dependencies are the whole plan's.</summary>
internal static class PlanWork
{
    /// <summary>
    /// Does something alone with the plan, in one transaction: the caller's where there is one, which then commits. What is refused is not saved.
    /// </summary>
    public static async Task<Outcome<T>> AloneAsync<T>(KompassDbContext db, Guid planId, Func<Task<Outcome<T>>> act, CancellationToken cancellationToken)
    {
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
        try
        {
            await RoundLock.TakeAloneAsync(db, planId, cancellationToken);
            var outcome = await act();
            if (outcome.Done)
            {
                await db.SaveChangesAsync(cancellationToken);
                await (transaction?.CommitAsync(cancellationToken) ?? Task.CompletedTask);
            }

            return outcome;
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Refused(RefusalCode.ChangedBySomebodyElse);
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Actions with all that their content is made of.</summary>
    public static IQueryable<PlanAction> WholeActions(this KompassDbContext db) => db.PlanActions.AsSplitQuery()
        .Include(action => action.Targets).Include(action => action.Findings).Include(action => action.Links).Include(action => action.Steps).Include(action => action.DependsOn);
}
