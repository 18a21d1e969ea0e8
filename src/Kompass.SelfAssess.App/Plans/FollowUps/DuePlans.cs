using System.Runtime.ExceptionServices;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Planning;
using Kompass.SelfAssess.Domain.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kompass.SelfAssess.App.Plans.FollowUps;

/// <summary>
/// The follow-ups of all plans of all organisations, each plan in a scope and a transaction of its own. What goes wrong with one plan does not
/// keep the others waiting; it is told when all have had their turn.
/// </summary>
public sealed class DuePlans(KompassDbContext db, IServiceScopeFactory scopes)
{
    /// <summary>Opens what is due and claims what is skipped; open follow-ups are brought into line with their plan.</summary>
    public async Task<OpeningReport> OpenAsync(CancellationToken cancellationToken)
    {
        var plans = await db.Plans.IgnoreQueryFilters([KompassDbContext.TenantFilter])
            .Where(p => p.State == PlanState.Active
                && (p.Cadence != CadenceKind.None || db.FollowUps.Any(f => f.PlanId == p.Id && f.State == FollowUpState.Open)))
            .OrderBy(p => p.OrganisationId).ThenBy(p => p.Id)
            .Select(p => new Owned(p.Id, p.OrganisationId)).ToListAsync(cancellationToken);
        var report = OpeningReport.Nothing;
        await EachAsync<FollowUpOpening>(plans, async (opening, id) => report += await opening.OpenDueAsync(id, cancellationToken));
        return report;
    }

    /// <summary>Queues the reminders and tells the coordinators of who is silent; outside the sending hours nothing is due.</summary>
    public async Task<ReminderReport> RemindAsync(DateTime nowUtc, CancellationToken cancellationToken)
    {
        var today = StockholmDays.DayOf(nowUtc);
        var open = await db.FollowUps.IgnoreQueryFilters([KompassDbContext.TenantFilter])
            .Where(f => f.State == FollowUpState.Open && f.ClosesOn >= today)
            .Join(db.Organisations, f => f.OrganisationId, o => o.Id, (f, o) => new { f.Id, f.OrganisationId, o.MailsInJuly })
            .OrderBy(f => f.OrganisationId).ThenBy(f => f.Id).ToListAsync(cancellationToken);
        var due = open.Where(f => new MailCalendar(f.MailsInJuly).NextOpening(nowUtc) == nowUtc).Select(f => new Owned(f.Id, f.OrganisationId)).ToList();
        var report = ReminderReport.Nothing;
        await EachAsync<FollowUpReminders>(due, async (reminders, id) => report += await reminders.QueueDueAsync(id, nowUtc, cancellationToken));
        return report;
    }

    /// <summary>Closes every follow-up whose last day has passed.</summary>
    /// <returns>How many were closed.</returns>
    public async Task<int> CloseAsync(DateTime nowUtc, CancellationToken cancellationToken)
    {
        var today = StockholmDays.DayOf(nowUtc);
        var due = await db.FollowUps.IgnoreQueryFilters([KompassDbContext.TenantFilter])
            .Where(f => f.State == FollowUpState.Open && f.ClosesOn < today)
            .Select(f => new Owned(f.PlanId, f.OrganisationId)).Distinct().ToListAsync(cancellationToken);
        var closed = 0;
        await EachAsync<FollowUpClosing>(due, async (closing, id) => closed += await closing.CloseDueAsync(id, cancellationToken));
        return closed;
    }

    private async Task EachAsync<T>(IReadOnlyList<Owned> rows, Func<T, Guid, Task> act)
        where T : notnull
    {
        ExceptionDispatchInfo? first = null;
        foreach (var row in rows)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Tenant>().Use(row.OrganisationId);
            try
            {
                await act(scope.ServiceProvider.GetRequiredService<T>(), row.Id);
            }
            catch (DbUpdateConcurrencyException)
            {
                // Somebody changed a row in the same moment; nothing is written, and the next waking does it.
            }
#pragma warning disable CA1031 // Whatever it is, the other plans are not to wait for it; it is thrown again below.
            catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
            {
                first ??= ExceptionDispatchInfo.Capture(exception);
            }
        }

        first?.Throw();
    }

    private sealed record Owned(Guid Id, int OrganisationId);
}
