using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Consensus;

/// <summary>
/// What a workshop decides, who finds out what it could not, and the log of it all. It changes only while the round is closed: the round's
/// lock keeps a change apart from the confirmation. Every change writes its line of the log in the same transaction.
/// </summary>
public sealed class DecisionService(KompassDbContext db, ResultService results, TimeProvider time)
{
    /// <summary>Decides a question or sub-area, or decides it anew. The sub-area wins over its questions.</summary>
    /// <returns>The decision's new version.</returns>
    public async Task<Outcome<int>> DecideAsync(Decide command, Guid userId, CancellationToken cancellationToken)
    {
        if (await results.RawAsync(command.RoundId, cancellationToken) is not RoundResult raw)
        {
            return await NotClosedAsync(command.RoundId, cancellationToken);
        }

        var part = DecisionRules.Meant(command.Part, raw);
        if (DecisionRules.Faults(command, part, raw) is { Count: > 0 } faults)
        {
            return faults;
        }

        var (reason, minority) = (DecisionRules.Clean(command.Reason)!, DecisionRules.Clean(command.Minority));
        return await ChangeAsync(command.RoundId, userId, async log =>
        {
            var decision = await FindAsync(command.RoundId, part, cancellationToken);
            if ((decision?.Version ?? 0) != command.Version)
            {
                // The same decision sent twice has been made.
                return decision is not null && (decision.Level, decision.Points, decision.Reason, decision.Minority) == (command.Level, command.Points, reason, minority)
                    ? decision.Version
                    : new Refused(RefusalCode.ChangedBySomebodyElse);
            }

            if (decision is null)
            {
                decision = new Decision { OrganisationId = log.OrganisationId, RoundId = command.RoundId, PartKind = part.Kind, PartCode = part.Code, Reason = "" };
                db.Decisions.Add(decision);
            }

            (decision.Level, decision.Points, decision.Share) = (command.Level, command.Points, DecisionRules.Share(command, part, raw));
            (decision.Reason, decision.Minority, decision.DecidedUtc, decision.DecidedById) = (reason, minority, log.AtUtc, userId);
            // Counted over the part's whole history, so that a page from before a withdrawal is never taken for a page of today.
            decision.Version = await db.DecisionLog.CountAsync(
                entry => entry.RoundId == command.RoundId && entry.PartKind == part.Kind && entry.PartCode == part.Code, cancellationToken) + 1;
            (log.Action, log.PartKind, log.PartCode) = (DecisionAction.Decided, part.Kind, part.Code);
            (log.Level, log.Points, log.Share, log.Reason, log.Minority) = (decision.Level, decision.Points, decision.Share, reason, minority);
            return decision.Version;
        }, cancellationToken);
    }

    /// <summary>Takes a decision back: the answers decide again.</summary>
    /// <returns>Null when done.</returns>
    public async Task<Refused?> WithdrawAsync(WithdrawDecision command, Guid userId, CancellationToken cancellationToken)
    {
        if (DecisionRules.Clean(command.Reason)?.Length > Decision.TextMaxLength)
        {
            return DecisionRules.TooLong(Decision.TextMaxLength);
        }

        var outcome = await ChangeAsync(command.RoundId, userId, async log =>
        {
            if (await FindAsync(command.RoundId, command.Part, cancellationToken) is not { } decision)
            {
                return new Refused(RefusalCode.NotFound);
            }

            if (decision.Version != command.Version)
            {
                return new Refused(RefusalCode.ChangedBySomebodyElse);
            }

            db.Decisions.Remove(decision);
            (log.Action, log.PartKind, log.PartCode) = (DecisionAction.Withdrawn, command.Part.Kind, command.Part.Code);
            (log.Level, log.Points, log.Share, log.Reason) = (decision.Level, decision.Points, decision.Share, DecisionRules.Clean(command.Reason));
            return command.Version;
        }, cancellationToken);
        return outcome.Done ? null : outcome.Refusals[0];
    }

    /// <summary>Lets somebody find out what the meeting could not settle. It can be decided later.</summary>
    /// <returns>The task's id.</returns>
    public async Task<Outcome<int>> MakeTaskAsync(MakeTask command, Guid userId, CancellationToken cancellationToken)
    {
        if (await results.RawAsync(command.RoundId, cancellationToken) is not RoundResult raw)
        {
            return await NotClosedAsync(command.RoundId, cancellationToken);
        }

        var part = DecisionRules.Meant(command.Part, raw);
        if (DecisionRules.MaxPoints(part, raw) is null)
        {
            return new Refused(RefusalCode.PartNotAsked, part.Code);
        }

        if (DecisionRules.Faults(command.Content) is { Count: > 0 } faults)
        {
            return faults;
        }

        EvidenceTask? made = null;
        var outcome = await ChangeAsync(command.RoundId, userId, log =>
        {
            made = new EvidenceTask { OrganisationId = log.OrganisationId, RoundId = command.RoundId, PartKind = part.Kind, PartCode = part.Code, Text = "", OwnerName = "", Version = 1 };
            Apply(command.Content, made);
            db.EvidenceTasks.Add(made);
            Log(made, DecisionAction.TaskMade, log);
            return Task.FromResult<Outcome<int>>(0);
        }, cancellationToken);
        return outcome.Done ? made!.Id : outcome;
    }

    /// <returns>The task's new version.</returns>
    public async Task<Outcome<int>> ChangeTaskAsync(ChangeTask command, Guid userId, CancellationToken cancellationToken) =>
        DecisionRules.Faults(command.Content) is { Count: > 0 } faults
            ? faults
            : await ChangeTaskAsync(command.RoundId, command.TaskId, command.Version, userId, (task, log) =>
            {
                Apply(command.Content, task);
                Log(task, DecisionAction.TaskChanged, log);
            }, cancellationToken);

    /// <summary>The task is done, with what was found, if anything; the item can be decided now.</summary>
    /// <returns>The task's new version.</returns>
    public async Task<Outcome<int>> FinishTaskAsync(FinishTask command, Guid userId, CancellationToken cancellationToken)
    {
        var outcome = DecisionRules.Clean(command.Outcome);
        return outcome?.Length > EvidenceTask.TextMaxLength
            ? DecisionRules.TooLong(EvidenceTask.TextMaxLength)
            : await ChangeTaskAsync(command.RoundId, command.TaskId, command.Version, userId, (task, log) =>
            {
                (task.Outcome, task.DoneUtc) = (outcome, log.AtUtc);
                Log(task, DecisionAction.TaskDone, log);
                log.Minority = outcome;
            }, cancellationToken);
    }

    private async Task<Outcome<int>> ChangeTaskAsync(
        Guid roundId, int taskId, int version, Guid userId, Action<EvidenceTask, DecisionLogEntry> change, CancellationToken cancellationToken) =>
        await ChangeAsync(roundId, userId, async log =>
        {
            var task = await db.EvidenceTasks.SingleOrDefaultAsync(t => t.Id == taskId && t.RoundId == roundId, cancellationToken);
            if (task is null || task.DoneUtc is not null || task.Version != version)
            {
                return new Refused(task is null ? RefusalCode.NotFound : task.DoneUtc is null ? RefusalCode.ChangedBySomebodyElse : RefusalCode.TaskDone);
            }

            change(task, log);
            return ++task.Version;
        }, cancellationToken);

    private Task<Decision?> FindAsync(Guid roundId, Part part, CancellationToken cancellationToken) => db.Decisions.SingleOrDefaultAsync(
        d => d.RoundId == roundId && d.PartKind == part.Kind && d.PartCode == part.Code, cancellationToken);

    /// <summary>Does the change and logs it, unless the round is not closed or somebody else was faster.</summary>
    private async Task<Outcome<int>> ChangeAsync(
        Guid roundId, Guid userId, Func<DecisionLogEntry, Task<Outcome<int>>> change, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await RoundLock.TakeSharedAsync(db, roundId, cancellationToken);
        var round = await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Id == roundId, cancellationToken);
        if (round is not { State: RoundState.Closed })
        {
            return new Refused(round is null ? RefusalCode.NotFound : RefusalCode.NotClosed);
        }

        var log = new DecisionLogEntry
        {
            OrganisationId = round.OrganisationId,
            RoundId = roundId,
            FinalNumber = round.FinalNumber + 1,
            AtUtc = time.GetUtcNow().UtcDateTime,
            ById = userId,
        };
        try
        {
            var outcome = await change(log);
            if (outcome.Done && db.ChangeTracker.HasChanges())
            {
                db.DecisionLog.Add(log);
                await db.SaveChangesAsync(cancellationToken);
                await transaction.CommitAsync(cancellationToken);
            }

            return outcome;
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Refused(RefusalCode.ChangedBySomebodyElse);
        }
        catch (DbUpdateException) when (db.ChangeTracker.Entries<Decision>().Any(entry => entry.State == EntityState.Added))
        {
            // Somebody decided it first, in the same moment.
            return new Refused(RefusalCode.ChangedBySomebodyElse);
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    private static void Apply(TaskContent content, EvidenceTask task)
    {
        (task.Text, task.OwnerName) = (DecisionRules.Clean(content.Text)!, DecisionRules.Clean(content.OwnerName)!);
        (task.OwnerEmail, task.DueOn) = (DecisionRules.Clean(content.OwnerEmail), content.DueOn);
    }

    private static void Log(EvidenceTask task, DecisionAction action, DecisionLogEntry log) =>
        (log.Action, log.PartKind, log.PartCode, log.Reason) = (action, task.PartKind, task.PartCode, $"{task.OwnerName}: {task.Text}");

    private async Task<Refused> NotClosedAsync(Guid roundId, CancellationToken cancellationToken) =>
        new(await db.Rounds.AnyAsync(r => r.Id == roundId, cancellationToken) ? RefusalCode.NotClosed : RefusalCode.NotFound);
}
