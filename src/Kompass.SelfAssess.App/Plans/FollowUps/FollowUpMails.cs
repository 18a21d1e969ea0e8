using System.Globalization;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Planning;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Kompass.SelfAssess.App.Plans.FollowUps;

/// <summary>
/// The one place where mails about follow-ups are written. Every mail to an owner has a link of its own to all their actions, of which only the
/// hash stays, and another one that does nothing but stop mail.
/// </summary>
public sealed class FollowUpMails(KompassDbContext db, Outbox outbox, IOptions<MailOptions> mail)
{
    private Stationery? _stationery;

    /// <summary>The mail that asks; the caller saves.</summary>
    /// <param name="followUp">With its plan.</param>
    /// <param name="asked">With the owner, who has an address.</param>
    /// <param name="actions">What the owner is to report on.</param>
    /// <param name="earlier">How often this owner has been asked in this follow-up before.</param>
    /// <param name="cancellationToken">Cancellation.</param>
    /// <returns>False where the address has asked for no more mail.</returns>
    internal Task<bool> AddOpeningAsync(FollowUp followUp, FollowUpOwner asked, IReadOnlyList<PlanAction> actions, int earlier, CancellationToken cancellationToken)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"followup:{asked.Id:N}:{followUp.NominalDate:yyyy-MM-dd}");
        return AddAsync(
            new OwnerLetter(FollowUpLetterKind.Opening, MailKind.FollowUp, earlier == 0 ? key : $"{key}:{earlier + 1}", null), followUp, asked, actions, cancellationToken);
    }

    /// <summary>A reminder; the caller saves.</summary>
    internal Task<bool> AddReminderAsync(
        FollowUp followUp, FollowUpOwner asked, IReadOnlyList<PlanAction> actions, PlannedReminder reminder, CancellationToken cancellationToken) => AddAsync(
            new OwnerLetter(
                reminder.Kind == ReminderKind.Last ? FollowUpLetterKind.LastReminder : FollowUpLetterKind.Reminder,
                MailKind.FollowUpReminder,
                FollowUpReminders.KeyOf(asked.Id, reminder),
                reminder.Day),
            followUp,
            asked,
            actions,
            cancellationToken);

    /// <summary>To every coordinator, one mail each; the caller saves.</summary>
    /// <param name="followUp">With its plan.</param>
    /// <param name="kind">FollowUpEscalation or FollowUpReport.</param>
    /// <param name="day">The day it belongs to; with the follow-up and the reader it is the claim.</param>
    /// <param name="write">The letter, from the facts that are the same for all mails and the reader's name.</param>
    /// <param name="cancellationToken">Cancellation.</param>
    internal async Task AddToCoordinatorsAsync(
        FollowUp followUp, MailKind kind, DateOnly day, Func<FollowUpLetterFacts, Letter> write, CancellationToken cancellationToken)
    {
        var stationery = await StationeryAsync(followUp.OrganisationId, cancellationToken);
        var coordinators = await db.Memberships.AsNoTracking()
            .Where(m => m.OrganisationId == followUp.OrganisationId && m.Role == MemberRole.Coordinator && m.User!.Email != null)
            .OrderBy(m => m.Id).Select(m => new { m.UserId, Email = m.User!.Email!, m.User.DisplayName }).ToListAsync(cancellationToken);
        foreach (var reader in coordinators)
        {
            var letter = write(Facts(stationery, followUp, Letter.Languages[0], reader.DisplayName.Length > 0 ? reader.DisplayName : reader.Email) with
            {
                Link = mail.Value.AddressOf($"planer/{followUp.PlanId}/uppfoljningar/{followUp.Id}"),
            });
            var key = string.Create(CultureInfo.InvariantCulture, $"{kind}:{followUp.Id:N}:{reader.UserId:N}:{day:yyyy-MM-dd}");
            var row = Add(kind, key, reader.Email, reader.DisplayName, letter, followUp, stationery);
            row.NominalDate = day;
        }
    }

    private async Task<bool> AddAsync(
        OwnerLetter what, FollowUp followUp, FollowUpOwner asked, IReadOnlyList<PlanAction> actions, CancellationToken cancellationToken)
    {
        var stationery = await StationeryAsync(followUp.OrganisationId, cancellationToken);
        var owner = asked.Owner!;
        if (stationery.Stopped.Contains(owner.Email!))
        {
            return false;
        }

        var letter = FollowUpLetter.ToOwner(what.Letter, actions, Facts(stationery, followUp, owner.Language, owner.Name) with
        {
            Link = mail.Value.AddressOf($"uppfoljning/{AddLink(asked, "")}"),
            StopAddress = mail.Value.AddressOf($"avanmal/{AddLink(asked, FollowUpLink.StopPrefix)}"),
        });
        var row = Add(what.Kind, what.ClaimKey, owner.Email!, owner.Name, letter, followUp, stationery);
        row.FollowUpOwnerId = asked.Id;
        row.NominalDate = what.Day ?? StockholmDays.DayOf(row.NextAttemptUtc ?? row.QueuedUtc);
        row.ReplyTo = stationery.Organisation.ContactEmail;
        row.UnsubscribeAddress = letter.StopAddress?.AbsoluteUri;
        return true;
    }

    private OutboxMail Add(MailKind kind, string key, string to, string? name, Letter letter, FollowUp followUp, Stationery stationery)
    {
        var row = outbox.Add(new NewMail(kind, key, to, name, letter.Subject, LetterText.Of(letter), LetterHtml.Of(letter), followUp.OrganisationId));
        row.FollowUpId = followUp.Id;
        row.FromName = stationery.Organisation.SenderName;
        var leaves = new MailCalendar(stationery.Organisation.MailsInJuly).NextOpening(row.QueuedUtc);
        row.NextAttemptUtc = leaves > row.QueuedUtc ? leaves : null;
        return row;
    }

    private static FollowUpLetterFacts Facts(Stationery stationery, FollowUp followUp, string language, string name) => new()
    {
        Language = language,
        OrganisationName = stationery.Organisation.Name,
        ContactName = stationery.Organisation.ContactName,
        ContactEmail = stationery.Organisation.ContactEmail,
        PlanName = followUp.Plan!.Name,
        ClosesOn = followUp.ClosesOn!.Value,
        PersonName = name,
    };

    private string AddLink(FollowUpOwner asked, string prefix)
    {
        var token = LinkToken.Mint();
        db.FollowUpLinks.Add(new FollowUpLink
        {
            OrganisationId = asked.OrganisationId,
            FollowUpOwnerId = asked.Id,
            TokenHash = prefix + LinkToken.Hash(token),
        });
        return token;
    }

    private async Task<Stationery> StationeryAsync(int organisationId, CancellationToken cancellationToken)
    {
        if (_stationery?.Organisation.Id != organisationId)
        {
            var stopped = await db.MailStops.Select(stop => stop.Email).ToListAsync(cancellationToken);
            _stationery = new Stationery(
                await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == organisationId, cancellationToken), stopped.ToHashSet(StringComparer.Ordinal));
        }

        return _stationery!;
    }

    private sealed record OwnerLetter(FollowUpLetterKind Letter, MailKind Kind, string ClaimKey, DateOnly? Day);

    private sealed record Stationery(Organisation Organisation, IReadOnlySet<string> Stopped);
}
