using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Disclosure;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.Domain.Planning;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Kompass.SelfAssess.App.Rounds;

/// <summary>
/// The one place where a participant gets a mail: every mail has a link of its own, of which only the hash stays. What a mail is written with
/// is read once per scope, so that a thousand mails cost no more reads than one.
/// </summary>
public sealed class ParticipantMails(KompassDbContext db, Outbox outbox, IOptions<MailOptions> mail, IOptions<PrivacyOptions> privacy)
{
    private Stationery? _stationery;

    /// <summary>Adds link and mail; the caller holds the round's lock and saves.</summary>
    /// <param name="round">The round.</param>
    /// <param name="closesOn">Its last day.</param>
    /// <param name="person">Who; needs an address.</param>
    /// <param name="kind">Invitation, Reminder, LastReminder or Link.</param>
    /// <param name="claimKey">Unique: the same key is never queued twice.</param>
    /// <param name="nominalDate">The day a planned mail belongs to; null the day it may leave.</param>
    /// <param name="notBeforeUtc">When it may leave; null at once, or for a planned mail in the next sending hours.</param>
    /// <param name="cancellationToken">Cancellation.</param>
    internal async Task<MailAdded> AddAsync(
        CataloguedRound round,
        DateOnly closesOn,
        Participant person,
        MailKind kind,
        string claimKey,
        DateOnly? nominalDate = null,
        DateTime? notBeforeUtc = null,
        CancellationToken cancellationToken = default)
    {
        var stationery = await StationeryAsync(round.OrganisationId, cancellationToken);
        if (kind.IsPlanned && stationery.Stopped.Contains(person.Email!))
        {
            return MailAdded.Stopped;
        }

        var questions = round.Group(person.RoundGroupId).AskedCodes.Count;
        var letter = InvitationMail.Write(new Invitation(round.Head, questions, closesOn, AddressOf(AddLink(person)), privacy.Value));
        var row = outbox.Add(new NewMail(
            kind, claimKey, person.Email!, person.Name, letter.Subject, letter.Text, letter.Html, person.OrganisationId, person.Id));
        row.RoundId = person.RoundId;
        var leaves = kind.IsPlanned ? new MailCalendar(stationery.Organisation.MailsInJuly).NextOpening(row.QueuedUtc) : row.QueuedUtc;
        row.NominalDate = nominalDate ?? (kind.IsPlanned ? StockholmDays.DayOf(leaves) : null);
        row.NextAttemptUtc = notBeforeUtc ?? (leaves > row.QueuedUtc ? leaves : null);
        row.FromName = stationery.Organisation.MailSenderName ?? stationery.Organisation.Name;
        row.ReplyTo = stationery.Organisation.ContactEmail;
        row.UnsubscribeAddress = kind.IsPlanned ? mail.Value.AddressOf($"avanmal/{AddLink(person, LinkPurpose.StopMail)}").AbsoluteUri : null;
        return MailAdded.Queued;
    }

    /// <summary>A new token that opens the participant's questionnaire; the caller saves.</summary>
    internal string AddLink(Participant participant) => AddLink(participant, LinkPurpose.Answer);

    internal Uri AddressOf(string token) => mail.Value.AddressOf($"svara/{token}");

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

    private string AddLink(Participant participant, LinkPurpose purpose)
    {
        var token = LinkToken.Mint();
        db.ParticipantLinks.Add(new ParticipantLink
        {
            OrganisationId = participant.OrganisationId,
            ParticipantId = participant.Id,
            TokenHash = LinkToken.Hash(token)!,
            Purpose = purpose,
        });
        return token;
    }

    private sealed record Stationery(Organisation Organisation, IReadOnlySet<string> Stopped);
}

/// <summary>What became of a mail that was to be added.</summary>
public enum MailAdded
{
    Queued,

    /// <summary>The address asked for no more mail.</summary>
    Stopped,
}
