using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.TestKit.KilledYear;

/// <summary>What a year left in the database.</summary>
/// <param name="Opened">Follow-ups opened.</param>
/// <param name="CatchUps">Those among them that stand for missed dates.</param>
/// <param name="Skipped">Dates without one.</param>
/// <param name="Sent">Mails sent.</param>
/// <param name="Doubtful">Mails of which nobody knows.</param>
public sealed record YearFigures(int Opened, int CatchUps, int Skipped, int Sent, int Doubtful)
{
    internal static Task<YearFigures> ReadAsync(TestDatabase database, int organisationId) => database.QueryAsync(organisationId, async db => new YearFigures(
        await db.FollowUps.CountAsync(followUp => followUp.OpenedUtc != null),
        await db.FollowUps.CountAsync(followUp => followUp.Kind == FollowUpKind.CatchUp),
        await db.FollowUps.CountAsync(followUp => followUp.State == FollowUpState.Skipped),
        await db.Outbox.CountAsync(mail => mail.OrganisationId == organisationId && mail.State == MailState.Sent),
        await db.Outbox.CountAsync(mail => mail.OrganisationId == organisationId && mail.State == MailState.Doubtful)));
}
