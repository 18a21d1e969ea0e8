using Kompass.SelfAssess.App.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kompass.SelfAssess.App.Rounds;

/// <summary>Closes every round of every organisation whose last day has passed; each in a scope of its own organisation.</summary>
public sealed class DueRounds(KompassDbContext db, IServiceScopeFactory scopes)
{
    /// <returns>How many were closed.</returns>
    public async Task<int> CloseDueRoundsAsync(DateTime nowUtc, CancellationToken cancellationToken)
    {
        var today = StockholmDays.DayOf(nowUtc);
        var due = await db.Rounds.IgnoreQueryFilters([KompassDbContext.TenantFilter])
            .Where(r => r.State == RoundState.Open && r.ClosesOn < today)
            .OrderBy(r => r.ClosesOn)
            .Select(r => new { r.Id, r.OrganisationId })
            .ToListAsync(cancellationToken);
        var closed = 0;
        foreach (var round in due)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Tenant>().Use(round.OrganisationId);
            var refusal = await scope.ServiceProvider.GetRequiredService<RoundCourse>().CloseAsync(round.Id, cancellationToken);
            closed += refusal is null ? 1 : 0;
        }

        return closed;
    }
}
