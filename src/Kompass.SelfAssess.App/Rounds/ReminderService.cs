using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.Domain.Planning;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kompass.SelfAssess.App.Rounds;

/// <summary>Queues the due reminders of every open round of every organisation; each in a scope of its own organisation.</summary>
public sealed class ReminderService(KompassDbContext db, IServiceScopeFactory scopes)
{
    /// <summary>Outside the sending hours nothing is due, but for a round whose last day has passed: what it missed is written down before it closes.</summary>
    public async Task<ReminderReport> QueueDueAsync(DateTime nowUtc, CancellationToken cancellationToken)
    {
        var today = StockholmDays.DayOf(nowUtc);
        var open = await db.Rounds.IgnoreQueryFilters([KompassDbContext.TenantFilter])
            .Where(r => r.State == RoundState.Open && r.Reminders)
            .Join(db.Organisations, r => r.OrganisationId, o => o.Id, (r, o) => new { r.Id, r.OrganisationId, r.ClosesOn, o.MailsInJuly })
            .OrderBy(r => r.OrganisationId).ThenBy(r => r.ClosesOn).ThenBy(r => r.Id)
            .ToListAsync(cancellationToken);
        var report = ReminderReport.Nothing;
        foreach (var round in open.Where(r => r.ClosesOn < today || new MailCalendar(r.MailsInJuly).NextOpening(nowUtc) == nowUtc))
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Tenant>().Use(round.OrganisationId);
            report += await scope.ServiceProvider.GetRequiredService<RoundReminders>().QueueDueAsync(round.Id, nowUtc, cancellationToken);
        }

        return report;
    }
}

/// <param name="Reminded">Reminders queued.</param>
/// <param name="Skipped">Reminders that will never go: missed, too near another mail, or beyond the budget.</param>
public sealed record ReminderReport(int Reminded, int Skipped)
{
    public static ReminderReport Nothing { get; } = new(0, 0);

    public static ReminderReport operator +(ReminderReport left, ReminderReport right) =>
        new(left.Reminded + right.Reminded, left.Skipped + right.Skipped);
}
