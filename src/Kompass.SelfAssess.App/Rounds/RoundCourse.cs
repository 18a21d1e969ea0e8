using Kompass.SelfAssess.App.Consensus;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Disclosure;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Scoring;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Kompass.SelfAssess.App.Rounds;

/// <summary>The course of a round: draft → open → closed → confirmed.</summary>
public sealed class RoundCourse(
    KompassDbContext db, SnapshotService snapshots, SharingService sharing, VotingService voting, IOptions<PrivacyOptions> privacy, TimeProvider time)
{
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
        if (await RoundSaving.SaveAsync(db, cancellationToken) is { } refusal)
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
        return await RoundSaving.SaveAsync(db, cancellationToken);
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
            return await RoundSaving.RefusalAsync(db, roundId, RefusalCode.NotOpen, cancellationToken);
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
            return await RoundSaving.RefusalAsync(db, roundId, RefusalCode.NotClosed, cancellationToken);
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
            return await RoundSaving.RefusalAsync(db, roundId, RefusalCode.NotConfirmed, cancellationToken);
        }

        await LogAsync(roundId, DecisionAction.Reopened, number: 1, userId, why, cancellationToken);
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
}
