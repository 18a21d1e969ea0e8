using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Planning;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Mail;

/// <summary>What has been spent of the mail budget: one for an address, over all rounds and follow-ups of the organisation.</summary>
internal static class SpentMails
{
    /// <summary>The budget is the organisation's: one worker at a time spends it, till its transaction ends.</summary>
    public static Task TakeBudgetAsync(KompassDbContext db, CancellationToken cancellationToken) =>
        RoundLock.TakeAloneAsync(db, new Guid(db.Tenant.OrganisationId!.Value, 0, 0, new byte[8]), cancellationToken);

    /// <summary>Days of the planned mails that each address has got or will get.</summary>
    public static async Task<ILookup<string, DateOnly>> ReadAsync(
        KompassDbContext db, int organisationId, string[] addresses, DateTime nowUtc, CancellationToken cancellationToken)
    {
        var from = StockholmDays.DayOf(nowUtc).AddDays(-MailBudget.Days);
        var fromUtc = nowUtc.AddDays(-MailBudget.Days - 1);
        var spent = await db.Outbox
            .Where(m => m.OrganisationId == organisationId && addresses.Contains(m.To)
                && (m.Kind == MailKind.Invitation || m.Kind == MailKind.Reminder || m.Kind == MailKind.LastReminder
                    || m.Kind == MailKind.FollowUp || m.Kind == MailKind.FollowUpReminder)
                && (m.State == MailState.Queued || m.State == MailState.Sending || m.State == MailState.Sent || m.State == MailState.Doubtful)
                && (m.NominalDate == null ? m.QueuedUtc >= fromUtc : m.NominalDate >= from))
            .Select(m => new { m.To, m.NominalDate, m.QueuedUtc })
            .ToListAsync(cancellationToken);
        return spent.ToLookup(m => m.To, m => m.NominalDate ?? StockholmDays.DayOf(m.QueuedUtc));
    }
}
