using Kompass.SelfAssess.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Rounds;

/// <summary>What changing a round may run into, told in the same words whichever change it was.</summary>
internal static class RoundSaving
{
    /// <summary>Why nothing was done: there is no such round, or it is not in the state that was asked for.</summary>
    public static async Task<Refused> RefusalAsync(KompassDbContext db, Guid roundId, RefusalCode otherwise, CancellationToken cancellationToken) =>
        new(await db.Rounds.AnyAsync(r => r.Id == roundId, cancellationToken) ? otherwise : RefusalCode.NotFound);

    /// <returns>Null when saved.</returns>
    public static async Task<Refused?> SaveAsync(KompassDbContext db, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new Refused(RefusalCode.ChangedBySomebodyElse);
        }
    }
}
