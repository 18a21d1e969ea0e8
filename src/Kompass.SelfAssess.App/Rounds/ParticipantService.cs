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
                p.Language,
                p.Withdrawn,
                p.Round!.Anonymity == Anonymity.Named ? p.State : null,
                // In an anonymous round what has arrived stands: whether another link was sent depends on whether the person has submitted.
                p.Round!.Anonymity == Anonymity.Named
                    ? db.Outbox.Where(m => m.ParticipantId == p.Id && (m.Kind == MailKind.Invitation || m.Kind == MailKind.Link) && m.State != MailState.Cancelled)
                        .OrderByDescending(m => m.Id).Select(m => (MailState?)m.State).FirstOrDefault()
                    : db.Outbox.Where(m => m.ParticipantId == p.Id && (m.Kind == MailKind.Invitation || m.Kind == MailKind.Link) && m.State != MailState.Cancelled)
                        .OrderBy(m => m.State == MailState.Sent || m.State == MailState.Doubtful ? 0 : m.State == MailState.Failed ? 2 : 1)
                        .ThenBy(m => m.Id).Select(m => (MailState?)m.State).FirstOrDefault())
            {
                MailStopped = db.MailStops.Any(stop => stop.Email == p.Email),
            })
            .ToListAsync(cancellationToken);

    /// <returns>The new participant's id.</returns>
    public async Task<Outcome<Guid>> AddAsync(AddParticipant command, CancellationToken cancellationToken)
    {
        var (round, refusal) = await ParticipantRules.RoundForChangeAsync(db, command.RoundId, cancellationToken);
        if (round is null)
        {
            return refusal!;
        }

        var name = ParticipantRules.NameOf(command.Name);
        var emailFault = await ParticipantRules.EmailFaultAsync(db, round.Id, command.Email, except: null, cancellationToken);
        var (group, groupFault) = ParticipantRules.GroupOf(round, command.GroupKey);
        var (unit, unitFault) = ParticipantRules.UnitOf(round, command.Unit);
        List<Refused> faults = [.. ParticipantRules.NameFaults(name), .. new[] { emailFault, groupFault, unitFault }.OfType<Refused>()];
        if (faults.Count > 0)
        {
            return faults;
        }

        var participant = ParticipantRules.New(round, name, EmailAddress.Normalise(command.Email)!, group!.Id, unit?.Id);
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
        var (round, refusal) = await ParticipantRules.RoundForChangeAsync(db, roundId, cancellationToken);
        if (round is null)
        {
            return refusal!;
        }

        var known = round.Groups.Select(group => new GroupLabel(
            group.Key, group.OpenLinkOnly, groups.FirstOrDefault(label => label.Key == group.Key)?.Labels ?? [])).ToList();
        var invited = (await db.Participants.Where(p => p.RoundId == roundId && p.Email != null).Select(p => p.Email!).ToListAsync(cancellationToken)).ToHashSet();
        var list = PastedParticipants.Parse(text, known, [.. round.Units.Select(unit => unit.Name)]);
        list = list with
        {
            People = [.. list.People.Where(person => !invited.Contains(person.Email))],
            Faults =
            [
                .. list.Faults.Concat(list.People.Where(person => invited.Contains(person.Email))
                    .Select(person => new PasteFault(person.Line, PasteFaultCode.AlreadyInvited, person.Email))).OrderBy(fault => fault.Line),
            ],
        };
        if (list.Faults.Count > 0 && !skipFaulty)
        {
            return new PasteOutcome(0, list.Faults);
        }

        db.Participants.AddRange(list.People.Select(person => ParticipantRules.New(
            round,
            person.Name,
            person.Email,
            round.Groups.Find(group => group.Key == person.GroupKey)!.Id,
            round.Units.Find(unit => unit.Name == person.Unit)?.Id)));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new PasteOutcome(list.People.Count, list.Faults);
    }

    /// <summary>A new personal link beside those already sent.</summary>
    public async Task<Outcome<Uri>> MintLinkAsync(Guid participantId, CancellationToken cancellationToken)
    {
        var participant = await db.Participants.AsNoTracking().Include(p => p.Round).SingleOrDefaultAsync(p => p.Id == participantId, cancellationToken);
        if (participant is not { Round: { } round, Withdrawn: false })
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
            .Where(p => p.RoundId == roundId && p.Email != null && !p.Withdrawn && p.State != ParticipantState.Submitted)
            .Where(p => !db.Outbox.Any(m =>
                m.ParticipantId == p.Id && (m.Kind == MailKind.Invitation || m.Kind == MailKind.Link) && m.State != MailState.Cancelled))
            .ToListAsync(cancellationToken);
        var calledOff = await CalledOffAsync(people.Select(person => person.Id), cancellationToken);
        var queued = 0;
        foreach (var person in people)
        {
            var added = await mails.AddAsync(
                round, row.ClosesOn, person, MailKind.Invitation, InvitationClaim(person.Id, calledOff.GetValueOrDefault(person.Id)), cancellationToken: cancellationToken);
            queued += added == MailAdded.Queued ? 1 : 0;
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return queued;
    }

    /// <summary>Queues one person's invitation in the caller's transaction: to somebody new, or to a new address.</summary>
    internal async Task QueueInvitationAsync(Guid participantId, CancellationToken cancellationToken)
    {
        var person = await db.Participants.AsNoTracking().Include(p => p.Round).SingleAsync(p => p.Id == participantId, cancellationToken);
        var round = await rounds.FindAsync(person.RoundId, cancellationToken) ?? throw new InvalidOperationException("There is no such round.");
        var before = await db.Outbox.CountAsync(m => m.ParticipantId == participantId && m.Kind == MailKind.Invitation, cancellationToken);
        await mails.AddAsync(
            round, person.Round!.ClosesOn, person, MailKind.Invitation, InvitationClaim(participantId, before), cancellationToken: cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>
    /// Mails a new personal link. In an anonymous round that is the only way to one: on the coordinator's screen it would open somebody's draft.
    /// Who has submitted is sent nothing, and nobody is told who that is; while a mail is on its way there is no second one.
    /// </summary>
    /// <returns>Null when done.</returns>
    public async Task<Refused?> SendLinkAsync(Guid participantId, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var roundId = await db.Participants.Where(p => p.Id == participantId && p.Email != null && !p.Withdrawn).Select(p => (Guid?)p.RoundId).SingleOrDefaultAsync(cancellationToken);
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

    /// <summary>The group's open link stops working; those who have joined by it go on by their own.</summary>
    /// <returns>Null when done.</returns>
    public async Task<Refused?> CloseOpenLinkAsync(int roundGroupId, CancellationToken cancellationToken)
    {
        var closed = await db.RoundGroups
            .Where(g => g.Id == roundGroupId && db.Rounds.Any(r => r.Id == g.RoundId && (r.State == RoundState.Draft || r.State == RoundState.Open)))
            .ExecuteUpdateAsync(set => set.SetProperty(g => g.OpenLinkHash, (string?)null), cancellationToken);
        return closed > 0 ? null : new Refused(await db.RoundGroups.AnyAsync(g => g.Id == roundGroupId, cancellationToken) ? RefusalCode.NotOpen : RefusalCode.NotFound);
    }

    /// <summary>How many invitations of each were called off before they left.</summary>
    private async Task<Dictionary<Guid, int>> CalledOffAsync(IEnumerable<Guid> people, CancellationToken cancellationToken)
    {
        var ids = people.ToList();
        return await db.Outbox.Where(m => m.Kind == MailKind.Invitation && m.State == MailState.Cancelled && ids.Contains(m.ParticipantId!.Value))
            .GroupBy(m => m.ParticipantId!.Value).ToDictionaryAsync(group => group.Key, group => group.Count(), cancellationToken);
    }

    /// <summary>The first invitation has the claim that everybody's first has; one to somebody who was taken back, or to a new address, the next.</summary>
    private static string InvitationClaim(Guid participantId, int before) => before == 0 ? $"invitation:{participantId:N}" : $"invitation:{participantId:N}:{before}";
}
