using Kompass.SelfAssess.App.Consensus;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Disclosure;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Frameworks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Kompass.SelfAssess.App.Rounds;

/// <summary>The course of a round: draft → open → closed → confirmed.</summary>
public sealed class RoundService(
    KompassDbContext db, EditionCatalogue editions, SnapshotService snapshots, SharingService sharing, VotingService voting, IOptions<PrivacyOptions> privacy,
    TimeProvider time)
{
    /// <summary>What is wrong with the content, without doing anything.</summary>
    public async Task<IReadOnlyList<Refused>> CheckAsync(RoundContent content, CancellationToken cancellationToken) =>
        RoundRules.Faults(content, await editions.FindAsync(content.EditionKey, cancellationToken), privacy.Value.MinimumGroup);

    /// <returns>The new round's id; that of the first where the same round is sent twice.</returns>
    public async Task<Outcome<Guid>> CreateAsync(CreateRound command, CancellationToken cancellationToken)
    {
        if (db.Tenant.OrganisationId is not { } organisationId)
        {
            return new Refused(RefusalCode.NotFound);
        }

        var edition = command.Repeats is { } repeated
            ? await editions.FindAsync(repeated.EditionId, cancellationToken)
            : await editions.FindAsync(command.Content.EditionKey, cancellationToken);
        var faults = RoundRules.Faults(command.Content, edition, privacy.Value.MinimumGroup);
        if (faults.Count > 0)
        {
            return faults;
        }

        var taken = await db.Rounds.IgnoreQueryFilters([KompassDbContext.TenantFilter]).AnyAsync(r => r.Id == command.Id, cancellationToken);
        if (taken && await SentBeforeAsync(command, cancellationToken))
        {
            return command.Id!.Value;
        }

        // An id that means another round, or another municipality's, is not taken over.
        var round = new Round
        {
            Id = taken ? Guid.NewGuid() : command.Id ?? Guid.NewGuid(),
            OrganisationId = organisationId,
            Name = "",
            RepeatsRoundId = command.Repeats?.RoundId,
            Version = 1,
        };
        Apply(command.Content, edition!, round);
        db.Rounds.Add(round);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (!await SentBeforeAsync(command, cancellationToken))
            {
                throw;
            }
        }

        return round.Id;
    }

    /// <returns>The new version.</returns>
    public async Task<Outcome<int>> ChangeAsync(ChangeRound command, CancellationToken cancellationToken)
    {
        var round = await db.Rounds.Include(r => r.Groups).ThenInclude(g => g.Areas).Include(r => r.Units).AsSplitQuery()
            .SingleOrDefaultAsync(r => r.Id == command.RoundId, cancellationToken);
        if (round is null)
        {
            return new Refused(RefusalCode.NotFound);
        }

        if (round.State != RoundState.Draft)
        {
            return new Refused(RefusalCode.Locked);
        }

        var current = await editions.GetAsync(round.EditionId, cancellationToken);
        // A change of dates is not a change of questions: the round keeps its version until somebody says otherwise.
        var edition = current.Edition.Key == command.Content.EditionKey ? current : await editions.FindAsync(command.Content.EditionKey, cancellationToken);
        var faults = RoundRules.Faults(command.Content, edition, privacy.Value.MinimumGroup);
        faults.AddRange(await PeopleLostAsync(command.Content, round, cancellationToken));
        if (faults.Count > 0)
        {
            return round.Version == command.Version ? faults : new Refused(RefusalCode.ChangedBySomebodyElse);
        }

        Apply(command.Content, edition!, round);
        if (round.Version != command.Version)
        {
            // The same change sent twice has been made.
            var made = !db.ChangeTracker.HasChanges();
            db.ChangeTracker.Clear();
            return made ? round.Version : new Refused(RefusalCode.ChangedBySomebodyElse);
        }

        round.Version++;
        return await SaveAsync(cancellationToken) is { } refusal ? refusal : round.Version;
    }

    /// <summary>Lets a round that has not opened ask the newest version of its edition.</summary>
    /// <returns>Null when done.</returns>
    public async Task<Refused?> UseNewestVersionAsync(Guid roundId, CancellationToken cancellationToken)
    {
        var round = await db.Rounds.SingleOrDefaultAsync(r => r.Id == roundId, cancellationToken);
        if (round is null)
        {
            return new Refused(RefusalCode.NotFound);
        }

        if (round.State != RoundState.Draft)
        {
            return new Refused(RefusalCode.Locked);
        }

        var key = (await editions.GetAsync(round.EditionId, cancellationToken)).Edition.Key;
        var newest = (await editions.FindAsync(key, cancellationToken))!;
        if (!newest.Edition.Offers(round.Depth))
        {
            return new Refused(RefusalCode.DepthNotOffered, key);
        }

        if (newest.Id == round.EditionId)
        {
            return null;
        }

        round.EditionId = newest.Id;
        round.Version++;
        return await SaveAsync(cancellationToken);
    }

    /// <summary>The last day, and whether reminders are sent, may change while the round is open; nothing else may.</summary>
    /// <returns>The new version.</returns>
    public async Task<Outcome<int>> RescheduleAsync(Reschedule command, CancellationToken cancellationToken)
    {
        var round = await db.Rounds.SingleOrDefaultAsync(r => r.Id == command.RoundId, cancellationToken);
        if (round is null)
        {
            return new Refused(RefusalCode.NotFound);
        }

        if (round.State != RoundState.Open)
        {
            return new Refused(RefusalCode.NotOpen);
        }

        if (round.Version != command.Version)
        {
            return new Refused(RefusalCode.ChangedBySomebodyElse);
        }

        if (command.ClosesOn < StockholmDays.Today(time))
        {
            return new Refused(RefusalCode.ClosesInThePast);
        }

        var planned = (round.ClosesOn, round.Reminders);
        round.ClosesOn = command.ClosesOn;
        round.Reminders = command.Reminders;
        round.Version++;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await SaveAsync(cancellationToken) is { } refusal)
        {
            return refusal;
        }

        if (planned != (round.ClosesOn, round.Reminders))
        {
            // They name the old day.
            await RoundReminders.CallOffAsync(db, round.Id, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return round.Version;
    }

    /// <summary>Opens the round today, whatever day was planned. From here content and anonymity are locked.</summary>
    /// <returns>Null when done.</returns>
    public async Task<Refused?> OpenAsync(Guid roundId, CancellationToken cancellationToken)
    {
        var round = await db.Rounds.Include(r => r.Groups).SingleOrDefaultAsync(r => r.Id == roundId, cancellationToken);
        if (round is null)
        {
            return new Refused(RefusalCode.NotFound);
        }

        if (round.State != RoundState.Draft)
        {
            return new Refused(RefusalCode.NotDraft);
        }

        var today = StockholmDays.Today(time);
        if (round.ClosesOn < today)
        {
            return new Refused(RefusalCode.ClosesInThePast);
        }

        if (round.Groups.TrueForAll(group => group.OpenLinkHash is null) && !await db.Participants.AnyAsync(p => p.RoundId == roundId, cancellationToken))
        {
            return new Refused(RefusalCode.NobodyToAsk);
        }

        round.State = RoundState.Open;
        round.OpensOn = round.OpensOn > today ? today : round.OpensOn;
        (round.PromisedMonths, round.PromisedBackupDays) = (privacy.Value.RetentionMonths, privacy.Value.BackupDays);
        round.OpenedUtc = time.GetUtcNow().UtcDateTime;
        round.Version++;
        return await SaveAsync(cancellationToken);
    }

    /// <summary>Closes the round and stores its raw numbers; unsubmitted drafts of an anonymous round are deleted unseen.</summary>
    /// <returns>Null when done.</returns>
    public async Task<Refused?> CloseAsync(Guid roundId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await RoundLock.TakeAloneAsync(db, roundId, cancellationToken);
        var closed = await db.Rounds.Where(r => r.Id == roundId && r.State == RoundState.Open).ExecuteUpdateAsync(
            set => set
                .SetProperty(r => r.State, RoundState.Closed)
                .SetProperty(r => r.ClosedUtc, now)
                .SetProperty(r => r.Version, r => r.Version + 1),
            cancellationToken);
        if (closed == 0)
        {
            return await RefusalAsync(roundId, RefusalCode.NotOpen, cancellationToken);
        }

        await db.Outbox.Where(m => db.Participants.Any(p => p.Id == m.ParticipantId && p.RoundId == roundId)).CallOffAsync(cancellationToken);
        await snapshots.TakeRawAsync(roundId, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await DeletedText.ForgetAsync(db, cancellationToken);
        return null;
    }

    /// <summary>Confirms the closed round (fastställd) and stores its final numbers; a meeting that still votes is over.</summary>
    /// <returns>Null when done.</returns>
    public async Task<Refused?> ConfirmAsync(Guid roundId, Guid userId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await RoundLock.TakeAloneAsync(db, roundId, cancellationToken);
        var confirmed = await db.Rounds.Where(r => r.Id == roundId && r.State == RoundState.Closed).ExecuteUpdateAsync(
            set => set
                .SetProperty(r => r.State, RoundState.Confirmed)
                .SetProperty(r => r.ConfirmedUtc, now)
                .SetProperty(r => r.ConfirmedById, userId)
                .SetProperty(r => r.FinalNumber, r => r.FinalNumber + 1)
                .SetProperty(r => r.Version, r => r.Version + 1),
            cancellationToken);
        if (confirmed == 0)
        {
            return await RefusalAsync(roundId, RefusalCode.NotClosed, cancellationToken);
        }

        await snapshots.TakeFinalAsync(roundId, userId, cancellationToken);
        await LogAsync(roundId, DecisionAction.Confirmed, number: 0, userId, null, cancellationToken);
        await sharing.ConfirmedAsync(roundId, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        // Nobody has anything more to vote on, so the keys of the voters need not wait for the purge.
        await voting.EndAsync(roundId, cancellationToken);
        return null;
    }

    /// <summary>
    /// Opens a confirmed round for a new final version. Its decisions stay as the point to start from; the last final numbers are never
    /// touched and stand until the round is confirmed again.
    /// </summary>
    /// <returns>Null when done.</returns>
    public async Task<Refused?> ReopenAsync(Guid roundId, Guid userId, string reason, CancellationToken cancellationToken)
    {
        if (DecisionRules.Clean(reason) is not { } why)
        {
            return new Refused(RefusalCode.ReasonMissing);
        }

        if (why.Length > Decision.TextMaxLength)
        {
            return DecisionRules.TooLong(Decision.TextMaxLength);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await RoundLock.TakeAloneAsync(db, roundId, cancellationToken);
        var reopened = await db.Rounds.Where(r => r.Id == roundId && r.State == RoundState.Confirmed).ExecuteUpdateAsync(
            set => set.SetProperty(r => r.State, RoundState.Closed).SetProperty(r => r.Version, r => r.Version + 1), cancellationToken);
        if (reopened == 0)
        {
            return await RefusalAsync(roundId, RefusalCode.NotConfirmed, cancellationToken);
        }

        await LogAsync(roundId, DecisionAction.Reopened, number: 1, userId, why, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    /// <summary>Deletes a round that never opened, with everybody on its list.</summary>
    /// <returns>Null when done.</returns>
    public async Task<Refused?> DeleteDraftAsync(Guid roundId, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await db.Rounds.AnyAsync(r => r.Id == roundId && r.State == RoundState.Draft, cancellationToken))
        {
            return await RefusalAsync(roundId, RefusalCode.NotDraft, cancellationToken);
        }

        await db.Participants.Where(p => p.RoundId == roundId).ExecuteDeleteAsync(cancellationToken);
        await db.Rounds.Where(r => r.Id == roundId && r.State == RoundState.Draft).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    /// <param name="roundId">Which round.</param>
    /// <param name="action">What was done to it.</param>
    /// <param name="number">0 where the line belongs to the last final version, 1 where it begins the next.</param>
    /// <param name="userId">Who.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellationToken">Cancellation.</param>
    private async Task LogAsync(Guid roundId, DecisionAction action, int number, Guid userId, string? reason, CancellationToken cancellationToken)
    {
        var round = await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == roundId, cancellationToken);
        db.DecisionLog.Add(new DecisionLogEntry
        {
            OrganisationId = round.OrganisationId,
            RoundId = roundId,
            FinalNumber = round.FinalNumber + number,
            Action = action,
            Reason = reason,
            AtUtc = time.GetUtcNow().UtcDateTime,
            ById = userId,
        });
        await db.SaveChangesAsync(cancellationToken);
    }

    private Task<bool> SentBeforeAsync(CreateRound command, CancellationToken cancellationToken)
    {
        var name = NameOf(command.Content);
        return db.Rounds.AnyAsync(r => r.Id == command.Id && r.Name == name, cancellationToken);
    }

    /// <summary>PostgreSQL keeps no NUL.</summary>
    private static string NameOf(RoundContent content) => content.Name.Replace("\0", "", StringComparison.Ordinal).Trim();

    private static void Apply(RoundContent content, StoredEdition edition, Round round)
    {
        round.Name = NameOf(content);
        round.EditionId = edition.Id;
        round.Depth = content.Depth;
        round.Anonymity = content.Anonymity;
        round.Weighting = content.Weighting;
        round.MinimumGroup = content.MinimumGroup;
        round.OpensOn = content.OpensOn;
        round.ClosesOn = content.ClosesOn;
        round.TargetPercent = content.TargetPercent;
        round.Reminders = content.Reminders;
        round.Simulated = content.Simulated;
        ApplyGroups(content.Groups, round);
        ApplyUnits(content.Units, round);
    }

    private static void ApplyGroups(IReadOnlyList<RoundGroupChoice> choices, Round round)
    {
        round.Groups.RemoveAll(group => !choices.Any(choice => choice.Key == group.Key));
        foreach (var choice in choices)
        {
            var group = round.Groups.Find(group => group.Key == choice.Key);
            if (group is null)
            {
                group = new RoundGroup { OrganisationId = round.OrganisationId, Key = choice.Key, OpenLinkOnly = choice.Key == RoleGroups.Unions };
                round.Groups.Add(group);
            }

            group.Position = RoleGroups.All.ToList().IndexOf(choice.Key);
            group.Areas.RemoveAll(area => !choice.Areas.Contains(area.AreaNumber));
            group.Areas.AddRange(choice.Areas.Distinct().Where(number => !group.Areas.Exists(area => area.AreaNumber == number))
                .Order().Select(number => new RoundGroupArea { AreaNumber = number }).ToList());
        }
    }

    private static void ApplyUnits(IReadOnlyList<string> names, Round round)
    {
        var wanted = names.Select(name => name.Trim()).ToList();
        round.Units.RemoveAll(unit => !wanted.Contains(unit.Name));
        foreach (var (name, position) in wanted.Select((name, position) => (name, position)))
        {
            var unit = round.Units.Find(unit => unit.Name == name);
            if (unit is null)
            {
                unit = new RoundUnit { OrganisationId = round.OrganisationId, Name = name };
                round.Units.Add(unit);
            }

            unit.Position = position;
        }
    }

    /// <summary>A group or unit that somebody on the list belongs to cannot be taken away.</summary>
    private async Task<IReadOnlyList<Refused>> PeopleLostAsync(RoundContent content, Round round, CancellationToken cancellationToken)
    {
        var used = await db.Participants.Where(p => p.RoundId == round.Id).Select(p => new { p.RoundGroupId, p.RoundUnitId }).Distinct().ToListAsync(cancellationToken);
        var units = content.Units.Select(unit => unit.Trim()).ToList();
        return
        [
            .. round.Groups.Where(group => used.Exists(u => u.RoundGroupId == group.Id) && !content.Groups.Any(choice => choice.Key == group.Key))
                .Select(group => new Refused(RefusalCode.GroupHasParticipants, group.Key)),
            .. round.Units.Where(unit => used.Exists(u => u.RoundUnitId == unit.Id) && !units.Contains(unit.Name))
                .Select(unit => new Refused(RefusalCode.UnitHasParticipants, unit.Name)),
        ];
    }

    private async Task<Refused> RefusalAsync(Guid roundId, RefusalCode otherwise, CancellationToken cancellationToken) =>
        new(await db.Rounds.AnyAsync(r => r.Id == roundId, cancellationToken) ? otherwise : RefusalCode.NotFound);

    private async Task<Refused?> SaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new Refused(RefusalCode.ChangedBySomebodyElse);
        }
    }
}
