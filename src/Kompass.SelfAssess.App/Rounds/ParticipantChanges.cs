using System.Security.Cryptography;
using System.Text.Json;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Mail;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Rounds;

/// <summary>
/// What becomes of somebody on the list. In an open anonymous round nothing here asks whether the person has submitted, so that nothing in it
/// can tell.
/// </summary>
public sealed class ParticipantChanges(KompassDbContext db, ParticipantService participants)
{
    /// <summary>
    /// Takes somebody off the list, with a draft nobody has seen and mails that have not left. In an open anonymous round the person is
    /// withdrawn and still counts among the invited; otherwise the row goes.
    /// </summary>
    /// <returns>Null when done.</returns>
    public async Task<Refused?> RemoveAsync(Guid participantId, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var (person, refusal) = await PersonAsync(participantId, cancellationToken);
        if (person is null)
        {
            return refusal;
        }

        if (await TakeOffAsync(person, cancellationToken) is { } refused)
        {
            return refused;
        }

        await transaction.CommitAsync(cancellationToken);
        await DeletedText.ForgetAsync(db, cancellationToken);
        return null;
    }

    /// <summary>Puts a withdrawn person back: the links work again; the draft is gone.</summary>
    /// <returns>Null when done.</returns>
    public async Task<Refused?> RestoreAsync(Guid participantId, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var (person, refusal) = await PersonAsync(participantId, cancellationToken);
        if (person is null)
        {
            return refusal;
        }

        await db.Participants.Where(p => p.Id == participantId).ExecuteUpdateAsync(set => set.SetProperty(p => p.Withdrawn, false), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    /// <summary>Somebody else in the same group and unit; who is replaced leaves the list as by <see cref="RemoveAsync"/>.</summary>
    /// <returns>The new participant's id.</returns>
    public async Task<Outcome<Guid>> ReplaceAsync(ReplaceParticipant command, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var (person, refusal) = await PersonAsync(command.ParticipantId, cancellationToken);
        if (person is not { Round: { } round })
        {
            return refusal!;
        }

        if (person.Withdrawn)
        {
            return new Refused(RefusalCode.Withdrawn, person.Name ?? "");
        }

        var name = ParticipantRules.NameOf(command.Name);
        List<Refused> faults = [.. ParticipantRules.NameFaults(name), .. LanguageFaults(command.Language)];
        if (await ParticipantRules.EmailFaultAsync(db, round.Id, command.Email, except: null, cancellationToken) is { } fault)
        {
            faults.Add(fault);
        }

        if (faults.Count > 0)
        {
            return faults;
        }

        if (await TakeOffAsync(person, cancellationToken) is { } refused)
        {
            return refused;
        }

        var next = ParticipantRules.New(
            round, name, EmailAddress.Normalise(command.Email)!, person.RoundGroupId, person.RoundUnitId, command.Language);
        db.Participants.Add(next);
        await db.SaveChangesAsync(cancellationToken);
        await InviteLikeTheOthersAsync(round, next.Id, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
        await DeletedText.ForgetAsync(db, cancellationToken);
        return next.Id;
    }

    /// <summary>Corrects what stands about somebody. With a new address old links die and a new invitation goes; in a named round answers follow to another group or unit.</summary>
    /// <returns>Every reason why not; empty when done.</returns>
    public async Task<IReadOnlyList<Refused>> ChangeAsync(ChangeParticipant command, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var (person, refusal) = await PersonAsync(command.ParticipantId, cancellationToken);
        if (person is not { Round: { } round })
        {
            return [refusal!];
        }

        if (person.Withdrawn)
        {
            return [new Refused(RefusalCode.Withdrawn, person.Name ?? "")];
        }

        if (command.Seen is not null && command.Seen != SeenNow(person))
        {
            return [new Refused(RefusalCode.ChangedBySomebodyElse)];
        }

        var name = ParticipantRules.NameOf(command.Name);
        var email = EmailAddress.Normalise(command.Email);
        var (group, groupFault) = ParticipantRules.GroupOf(round, command.GroupKey);
        var (unit, unitFault) = ParticipantRules.UnitOf(round, command.Unit);
        var emailFault = await ParticipantRules.EmailFaultAsync(db, round.Id, command.Email, person.Id, cancellationToken);
        List<Refused> faults = [.. ParticipantRules.NameFaults(name), .. LanguageFaults(command.Language), .. new[] { emailFault, groupFault, unitFault }.OfType<Refused>()];
        if (faults.Count == 0 && ParticipantRules.PlaceIsLocked(round))
        {
            faults.AddRange(email == person.Email ? [] : [new Refused(RefusalCode.AddressLocked)]);
            faults.AddRange(group!.Id == person.RoundGroupId && unit?.Id == person.RoundUnitId ? [] : [new Refused(RefusalCode.PlaceLocked)]);
        }

        if (faults.Count > 0)
        {
            return faults;
        }

        await WriteAsync(person, name, email!, group!.Id, unit?.Id, command.Language, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return [];
    }

    /// <summary>Writes what <see cref="ParticipantRules"/> has let through, in the caller's transaction.</summary>
    internal async Task WriteAsync(
        Participant person, string name, string email, int groupId, int? unitId, string language, CancellationToken cancellationToken)
    {
        await db.Participants.Where(p => p.Id == person.Id).ExecuteUpdateAsync(
            set => set
                .SetProperty(p => p.Name, name)
                .SetProperty(p => p.Email, email)
                .SetProperty(p => p.RoundGroupId, groupId)
                .SetProperty(p => p.RoundUnitId, unitId)
                .SetProperty(p => p.Language, language),
            cancellationToken);
        if (groupId != person.RoundGroupId || unitId != person.RoundUnitId)
        {
            await db.Responses.Where(r => r.ParticipantId == person.Id).ExecuteUpdateAsync(
                set => set.SetProperty(r => r.RoundGroupId, groupId).SetProperty(r => r.RoundUnitId, unitId), cancellationToken);
        }

        if (email != person.Email)
        {
            await db.ParticipantLinks.Where(l => l.ParticipantId == person.Id).ExecuteDeleteAsync(cancellationToken);
            await CancelMailAsync(person.Id, cancellationToken);
            if (person.State != ParticipantState.Submitted)
            {
                await InviteLikeTheOthersAsync(person.Round!, person.Id, cancellationToken);
            }
        }
    }

    /// <summary>The person, alone with the round until the transaction ends, or why nothing can be done.</summary>
    private async Task<(Participant? Person, Refused? Refusal)> PersonAsync(Guid participantId, CancellationToken cancellationToken)
    {
        // Those who came by an open link are nobody's to change.
        var roundId = await db.Participants.Where(p => p.Id == participantId && p.Email != null).Select(p => (Guid?)p.RoundId).SingleOrDefaultAsync(cancellationToken);
        if (roundId is not { } id)
        {
            return (null, new Refused(RefusalCode.NotFound));
        }

        await RoundLock.TakeAloneAsync(db, id, cancellationToken);
        var (round, refusal) = await ParticipantRules.RoundForChangeAsync(db, id, cancellationToken);
        if (round is null)
        {
            return (null, refusal);
        }

        var person = await db.Participants.AsNoTracking().SingleOrDefaultAsync(p => p.Id == participantId, cancellationToken);
        if (person is null)
        {
            return (null, new Refused(RefusalCode.NotFound));
        }

        person.Round = round;
        return (person, null);
    }

    private async Task<Refused?> TakeOffAsync(Participant person, CancellationToken cancellationToken)
    {
        if (ParticipantRules.PlaceIsLocked(person.Round!))
        {
            await CancelMailAsync(person.Id, cancellationToken);
            await db.Responses.Where(r => r.ParticipantId == person.Id).ExecuteDeleteAsync(cancellationToken);
            await db.Participants.Where(p => p.Id == person.Id && p.State == ParticipantState.Started)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.State, ParticipantState.NotStarted), cancellationToken);
            await db.Participants.Where(p => p.Id == person.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Withdrawn, true), cancellationToken);
            return null;
        }

        if (person.State == ParticipantState.Submitted)
        {
            return new Refused(RefusalCode.AlreadySubmitted);
        }

        await db.Outbox.Where(m => m.ParticipantId == person.Id && m.State == MailState.Queued).ExecuteDeleteAsync(cancellationToken);
        await db.Responses.Where(r => r.ParticipantId == person.Id).ExecuteDeleteAsync(cancellationToken);
        await db.Participants.Where(p => p.Id == person.Id).ExecuteDeleteAsync(cancellationToken);
        return null;
    }

    /// <summary>What has not left is called off, and its link with it.</summary>
    private Task<int> CancelMailAsync(Guid participantId, CancellationToken cancellationToken) =>
        db.Outbox.Where(m => m.ParticipantId == participantId && m.State == MailState.Queued).ExecuteUpdateAsync(
            set => set
                .SetProperty(m => m.State, MailState.Cancelled)
                .SetProperty(m => m.TextBody, (string?)null)
                .SetProperty(m => m.HtmlBody, (string?)null)
                .SetProperty(m => m.UnsubscribeAddress, (string?)null),
            cancellationToken);

    /// <summary>Where the others have their invitations, the new address gets one; otherwise it waits with them.</summary>
    private async Task InviteLikeTheOthersAsync(Round round, Guid participantId, CancellationToken cancellationToken)
    {
        if (round.State == RoundState.Open
            && await db.Outbox.AnyAsync(
                m => m.Kind == MailKind.Invitation && db.Participants.Any(p => p.Id == m.ParticipantId && p.RoundId == round.Id), cancellationToken))
        {
            await participants.QueueInvitationAsync(participantId, cancellationToken);
        }
    }

    private static string SeenNow(Participant person) => ChangeParticipant.SeenOf(
        person.Name,
        person.Email,
        person.Round!.Groups.Single(group => group.Id == person.RoundGroupId).Key,
        person.Round.Units.SingleOrDefault(unit => unit.Id == person.RoundUnitId)?.Name,
        person.Language);

    private static IEnumerable<Refused> LanguageFaults(string language) =>
        ParticipantRules.Languages.Contains(language) ? [] : [new Refused(RefusalCode.LanguageUnknown, language)];
}

/// <summary>What is to stand about somebody on the list.</summary>
/// <param name="ParticipantId">Who.</param>
/// <param name="Name">Name.</param>
/// <param name="Email">Address.</param>
/// <param name="GroupKey">Role group.</param>
/// <param name="Unit">Unit name; none where empty.</param>
/// <param name="Language">Language of the mails, "sv" or "en".</param>
public sealed record ChangeParticipant(Guid ParticipantId, string Name, string Email, string GroupKey, string? Unit, string Language)
{
    /// <summary><see cref="SeenOf(ParticipantRow)"/> of what was on the page; null where nobody saw a page.</summary>
    public string? Seen { get; init; }

    /// <summary>The same for the same particulars: two who change one person at once do not overwrite each other.</summary>
    public static string SeenOf(ParticipantRow row) => SeenOf(row.Name, row.Email, row.GroupKey, row.Unit, row.Language);

    internal static string SeenOf(params string?[] particulars) =>
        Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(particulars)));
}

public sealed record ReplaceParticipant(Guid ParticipantId, string Name, string Email, string Language);
