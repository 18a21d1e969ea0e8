using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Mail;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Rounds;

/// <summary>Who is asked: participants, their links and their invitations.</summary>
public sealed class ParticipantService(KompassDbContext db, RoundCatalogue rounds, ParticipantMails mails)
{
    public async Task<IReadOnlyList<ParticipantRow>> ListAsync(Guid roundId, CancellationToken cancellationToken) =>
        await db.Participants.Where(p => p.RoundId == roundId)
            .OrderBy(p => p.Group!.Position).ThenBy(p => p.Name).ThenBy(p => p.Id)
            .Select(p => new ParticipantRow(
                p.Id,
                p.Name,
                p.Email,
                p.Group!.Key,
                p.Unit!.Name,
                p.Round!.Anonymity == Anonymity.Named ? p.State : null,
                db.Outbox.Where(m => m.ParticipantId == p.Id && (m.Kind == MailKind.Invitation || m.Kind == MailKind.Link)).OrderByDescending(m => m.Id).Select(m => (MailState?)m.State).FirstOrDefault()))
            .ToListAsync(cancellationToken);

    /// <returns>The new participant's id.</returns>
    public async Task<Outcome<Guid>> AddAsync(AddParticipant command, CancellationToken cancellationToken)
    {
        var (round, refusal) = await RoundForChangeAsync(command.RoundId, cancellationToken);
        if (round is null)
        {
            return refusal!;
        }

        var faults = new List<Refused>();
        var name = command.Name.Trim();
        if (name.Length is 0 or > Participant.NameMaxLength)
        {
            faults.Add(new Refused(name.Length == 0 ? RefusalCode.NameMissing : RefusalCode.NameTooLong));
        }

        var email = EmailAddress.Normalise(command.Email);
        if (email is null)
        {
            faults.Add(new Refused(RefusalCode.EmailBad, command.Email));
        }
        else if (await db.Participants.AnyAsync(p => p.RoundId == round.Id && p.Email == email, cancellationToken))
        {
            faults.Add(new Refused(RefusalCode.AlreadyInvited, email));
        }

        var group = round.Groups.Find(group => group.Key == command.GroupKey);
        if (group is null || group.OpenLinkOnly)
        {
            faults.Add(new Refused(group is null ? RefusalCode.GroupUnknown : RefusalCode.GroupByOpenLinkOnly, command.GroupKey));
        }

        var unit = round.Units.Find(unit => unit.Name == command.Unit?.Trim());
        if (unit is null && !string.IsNullOrWhiteSpace(command.Unit))
        {
            faults.Add(new Refused(RefusalCode.UnitUnknown, command.Unit));
        }

        if (faults.Count > 0)
        {
            return faults;
        }

        var participant = NewParticipant(round, name, email!, group!, unit);
        db.Participants.Add(participant);
        await db.SaveChangesAsync(cancellationToken);
        return participant.Id;
    }

    /// <summary>Adds a pasted list. With a fault nothing is written, unless the faulty lines are to be skipped.</summary>
    public async Task<Outcome<PasteOutcome>> AddPastedAsync(
        Guid roundId, string text, IReadOnlyList<GroupLabel> groups, bool skipFaulty, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await RoundLock.TakeAloneAsync(db, roundId, cancellationToken);
        var (round, refusal) = await RoundForChangeAsync(roundId, cancellationToken);
        if (round is null)
        {
            return refusal!;
        }

        var known = round.Groups.Select(group => new GroupLabel(
            group.Key, group.OpenLinkOnly, groups.FirstOrDefault(label => label.Key == group.Key)?.Labels ?? [])).ToList();
        var invited = (await db.Participants.Where(p => p.RoundId == roundId && p.Email != null).Select(p => p.Email!).ToListAsync(cancellationToken)).ToHashSet();
        var list = PastedParticipants.Parse(text, known, [.. round.Units.Select(unit => unit.Name)], invited);
        if (list.Faults.Count > 0 && !skipFaulty)
        {
            return new PasteOutcome(0, list.Faults);
        }

        db.Participants.AddRange(list.People.Select(person => NewParticipant(
            round,
            person.Name,
            person.Email,
            round.Groups.Find(group => group.Key == person.GroupKey)!,
            round.Units.Find(unit => unit.Name == person.Unit))));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new PasteOutcome(list.People.Count, list.Faults);
    }

    /// <summary>Takes somebody off the list, with a draft nobody has seen and an invitation that has not left.</summary>
    /// <returns>Null when done.</returns>
    public async Task<Refused?> RemoveAsync(Guid participantId, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var roundId = await db.Participants.Where(p => p.Id == participantId).Select(p => (Guid?)p.RoundId).SingleOrDefaultAsync(cancellationToken);
        if (roundId is not { } round)
        {
            return new Refused(RefusalCode.NotFound);
        }

        await RoundLock.TakeAloneAsync(db, round, cancellationToken);
        var state = await db.Participants.Where(p => p.Id == participantId).Select(p => new { p.State, Round = p.Round!.State }).SingleAsync(cancellationToken);
        if (state.State == ParticipantState.Submitted)
        {
            return new Refused(RefusalCode.AlreadySubmitted);
        }

        if (state.Round is not (RoundState.Draft or RoundState.Open))
        {
            return new Refused(RefusalCode.NotOpen);
        }

        await db.Outbox.Where(m => m.ParticipantId == participantId && m.State == MailState.Queued).ExecuteDeleteAsync(cancellationToken);
        await db.Responses.Where(r => r.ParticipantId == participantId).ExecuteDeleteAsync(cancellationToken);
        await db.Participants.Where(p => p.Id == participantId).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await DeletedText.ForgetAsync(db, cancellationToken);
        return null;
    }

    /// <summary>A new personal link beside those already sent.</summary>
    public async Task<Outcome<Uri>> MintLinkAsync(Guid participantId, CancellationToken cancellationToken)
    {
        var participant = await db.Participants.AsNoTracking().Include(p => p.Round).SingleOrDefaultAsync(p => p.Id == participantId, cancellationToken);
        if (participant is not { Round: { } round })
        {
            return new Refused(RefusalCode.NotFound);
        }

        if (round.State is not (RoundState.Draft or RoundState.Open))
        {
            return new Refused(RefusalCode.NotOpen);
        }

        // In an anonymous round a refusal would tell who has answered.
        if (participant.State == ParticipantState.Submitted && round.Anonymity == Anonymity.Named)
        {
            return new Refused(RefusalCode.AlreadySubmitted);
        }

        var token = mails.AddLink(participant);
        await db.SaveChangesAsync(cancellationToken);
        return mails.AddressOf(token);
    }

    /// <summary>Queues an invitation to everyone who has none yet and has not submitted. Nobody ever gets two.</summary>
    /// <returns>How many were queued.</returns>
    public async Task<Outcome<int>> InviteAsync(Guid roundId, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await RoundLock.TakeAloneAsync(db, roundId, cancellationToken);
        var row = await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Id == roundId, cancellationToken);
        if (row is null || await rounds.FindAsync(roundId, cancellationToken) is not { } round)
        {
            return new Refused(RefusalCode.NotFound);
        }

        if (row.State != RoundState.Open)
        {
            return new Refused(RefusalCode.NotOpen);
        }

        var people = await db.Participants.AsNoTracking()
            .Where(p => p.RoundId == roundId && p.Email != null && p.State != ParticipantState.Submitted)
            .Where(p => !db.Outbox.Any(m => m.ParticipantId == p.Id && (m.Kind == MailKind.Invitation || m.Kind == MailKind.Link)))
            .ToListAsync(cancellationToken);
        var queued = 0;
        foreach (var person in people)
        {
            var added = await mails.AddAsync(
                round, row.ClosesOn, person, MailKind.Invitation, $"invitation:{person.Id:N}", cancellationToken: cancellationToken);
            queued += added == MailAdded.Queued ? 1 : 0;
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return queued;
    }

    /// <summary>
    /// Mails a new personal link. In an anonymous round that is the only way to one: on the coordinator's screen it would open somebody's draft.
    /// Who has submitted is sent nothing, and nobody is told who that is; while a mail is on its way there is no second one.
    /// </summary>
    /// <returns>Null when done.</returns>
    public async Task<Refused?> SendLinkAsync(Guid participantId, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var roundId = await db.Participants.Where(p => p.Id == participantId && p.Email != null).Select(p => (Guid?)p.RoundId).SingleOrDefaultAsync(cancellationToken);
        if (roundId is not { } id)
        {
            return new Refused(RefusalCode.NotFound);
        }

        await RoundLock.TakeAloneAsync(db, id, cancellationToken);
        var person = await db.Participants.AsNoTracking().Include(p => p.Round).SingleAsync(p => p.Id == participantId, cancellationToken);
        if (person.Round is not { State: RoundState.Open } row || await rounds.FindAsync(id, cancellationToken) is not { } round)
        {
            return new Refused(RefusalCode.NotOpen);
        }

        var onItsWay = await db.Outbox.AnyAsync(
            m => m.ParticipantId == participantId && m.State == MailState.Queued && (m.Kind == MailKind.Invitation || m.Kind == MailKind.Link), cancellationToken);
        if (person.State != ParticipantState.Submitted && !onItsWay)
        {
            await mails.AddAsync(round, row.ClosesOn, person, MailKind.Link, $"link:{Guid.NewGuid():N}", cancellationToken: cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return null;
    }

    /// <summary>A new open link for the group; an earlier one stops working.</summary>
    public async Task<Outcome<Uri>> CreateOpenLinkAsync(int roundGroupId, CancellationToken cancellationToken)
    {
        var group = await db.RoundGroups.SingleOrDefaultAsync(g => g.Id == roundGroupId, cancellationToken);
        if (group is null)
        {
            return new Refused(RefusalCode.NotFound);
        }

        if (!await db.Rounds.AnyAsync(r => r.Id == group.RoundId && (r.State == RoundState.Draft || r.State == RoundState.Open), cancellationToken))
        {
            return new Refused(RefusalCode.NotOpen);
        }

        var token = LinkToken.Mint();
        group.OpenLinkHash = LinkToken.Hash(token);
        await db.SaveChangesAsync(cancellationToken);
        return mails.AddressOf(token);
    }

    private static Participant NewParticipant(Round round, string name, string email, RoundGroup group, RoundUnit? unit) => new()
    {
        Id = Guid.NewGuid(),
        OrganisationId = round.OrganisationId,
        RoundId = round.Id,
        Name = name.Replace("\0", "", StringComparison.Ordinal),
        Email = email,
        RoundGroupId = group.Id,
        RoundUnitId = unit?.Id,
    };

    private async Task<(Round? Round, Refused? Refusal)> RoundForChangeAsync(Guid roundId, CancellationToken cancellationToken)
    {
        var round = await db.Rounds.AsNoTracking().Include(r => r.Groups).Include(r => r.Units).AsSplitQuery()
            .SingleOrDefaultAsync(r => r.Id == roundId, cancellationToken);
        return round switch
        {
            null => (null, new Refused(RefusalCode.NotFound)),
            { State: RoundState.Draft or RoundState.Open } => (round, null),
            _ => (null, new Refused(RefusalCode.NotOpen)),
        };
    }
}
