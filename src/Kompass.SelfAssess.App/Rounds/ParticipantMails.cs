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

        var letter = Write(round, closesOn, person, kind, stationery);
        var row = outbox.Add(new NewMail(
            kind, claimKey, person.Email!, person.Name, letter.Subject, LetterText.Of(letter), LetterHtml.Of(letter), person.OrganisationId, person.Id));
        row.RoundId = person.RoundId;
        var leaves = kind.IsPlanned ? new MailCalendar(stationery.Organisation.MailsInJuly).NextOpening(row.QueuedUtc) : row.QueuedUtc;
        row.NominalDate = nominalDate ?? (kind.IsPlanned ? StockholmDays.DayOf(leaves) : null);
        row.NextAttemptUtc = notBeforeUtc ?? (leaves > row.QueuedUtc ? leaves : null);
        row.FromName = stationery.Organisation.SenderName;
        // An answer to a reminder, by hand or by an absence notice, would tell the coordinator who has not submitted.
        row.ReplyTo = round.Head.Anonymity == Anonymity.Anonymous && kind.IsReminder ? null : stationery.Organisation.ContactEmail;
        row.UnsubscribeAddress = letter.StopAddress?.AbsoluteUri;
        return MailAdded.Queued;
    }

    /// <summary>A new token that opens the participant's questionnaire; the caller saves.</summary>
    internal string AddLink(Participant participant) => AddLink(participant, LinkPurpose.Answer);

    internal Uri AddressOf(string token) => mail.Value.AddressOf($"svara/{token}");

    private Letter Write(CataloguedRound round, DateOnly closesOn, Participant person, MailKind kind, Stationery stationery)
    {
        var facts = new LetterFacts
        {
            Kind = kind,
            Language = person.Language,
            RoundName = round.Head.Name,
            OrganisationName = stationery.Organisation.Name,
            ContactName = stationery.Organisation.ContactName,
            ContactEmail = stationery.Organisation.ContactEmail,
            Anonymity = round.Head.Anonymity,
            MinimumGroup = round.Head.MinimumGroup,
            Questions = round.Group(person.RoundGroupId).AskedCodes.Count,
            ClosesOn = closesOn,
            PersonName = person.Name ?? person.Email!,
            Link = AddressOf(AddLink(person)),
            StopAddress = kind.IsPlanned ? mail.Value.AddressOf($"avanmal/{AddLink(person, LinkPurpose.StopMail)}") : null,
        };
        return ParticipantLetter.Write(facts, stationery.WordsOf(kind, person.Language), privacy.Value.For(round.Head.PromisedMonths, round.Head.PromisedBackupDays));
    }

    private async Task<Stationery> StationeryAsync(int organisationId, CancellationToken cancellationToken)
    {
        if (_stationery?.Organisation.Id != organisationId)
        {
            var stopped = await db.MailStops.Select(stop => stop.Email).ToListAsync(cancellationToken);
            _stationery = new Stationery(
                await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == organisationId, cancellationToken),
                stopped.ToHashSet(StringComparer.Ordinal),
                await db.MailTemplates.AsNoTracking().ToListAsync(cancellationToken));
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

    private sealed record Stationery(Organisation Organisation, IReadOnlySet<string> Stopped, IReadOnlyList<MailTemplate> Templates)
    {
        public TemplateText WordsOf(MailKind kind, string language) => Templates.FirstOrDefault(t => t.Kind == kind && t.Language == language) is { } own
            ? new TemplateText(own.Subject, own.Opening, own.Closing)
            : TemplateText.Standard(kind, language);
    }
}

/// <summary>What became of a mail that was to be added.</summary>
public enum MailAdded
{
    Queued,

    /// <summary>The address asked for no more mail.</summary>
    Stopped,
}
