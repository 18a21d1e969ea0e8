using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.Domain.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Kompass.SelfAssess.App.Rounds;

/// <summary>A respondent's questionnaire.</summary>
public sealed class AnsweringService(KompassDbContext db, RoundCatalogue rounds, RoundReminders reminders, IMemoryCache cache, TimeProvider time)
{
    /// <returns>Null where there is no such participant.</returns>
    public async Task<AnsweringView?> LoadAsync(Guid participantId, CancellationToken cancellationToken)
    {
        if (await AnswerStatements.LoadAsync(db, participantId, cancellationToken) is not { } stored
            || await rounds.FindAsync(stored.RoundId, cancellationToken) is not { } round)
        {
            return null;
        }

        var group = round.Group(stored.RoundGroupId);
        return new AnsweringView(
            participantId, stored.Name, group.Key, stored.State, round.Head, stored.RoundState, stored.ClosesOn, group.Asked, ByCode(stored, round));
    }

    /// <summary>Saves one answer. Nothing is written unless the whole of it is.</summary>
    public async Task<SaveOutcome> SaveAsync(Guid participantId, SaveAnswer answer, CancellationToken cancellationToken)
    {
        if (await IdentifyAsync(participantId, cancellationToken, (round, group) => AnswerRules.Fault(answer, round, group) is null) is not { } place)
        {
            return new SaveRefused(SaveRefusal.UnknownParticipant);
        }

        var (round, group) = place;
        if (AnswerRules.Fault(answer, round, group) is { } fault)
        {
            return new SaveRefused(fault);
        }

        var tidy = AnswerRules.Tidy(answer);
        var version = await AnswerStatements.SaveAsync(db, round.Head.Id, participantId, round.QuestionIds[tidy.QuestionCode], tidy, cancellationToken);
        return version is { } saved
            ? new Saved(saved, time.GetUtcNow().UtcDateTime)
            : await SaveFirstOrExplainAsync(participantId, round, tidy, cancellationToken);
    }

    /// <summary>Saves a whole page at once, for a browser without script: all of it or nothing.</summary>
    public async Task<SavePageOutcome> SavePageAsync(Guid participantId, IReadOnlyList<SaveAnswer> answers, CancellationToken cancellationToken)
    {
        if (await IdentifyAsync(participantId, cancellationToken, (round, group) => answers.All(answer => AnswerRules.Fault(answer, round, group) is null)) is not { } place)
        {
            return Refuse(SaveRefusal.UnknownParticipant);
        }

        var (round, group) = place;
        var faults = answers.Select(answer => (answer.QuestionCode, Fault: AnswerRules.Fault(answer, round, group)))
            .Where(pair => pair.Fault is not null).GroupBy(pair => pair.QuestionCode).ToDictionary(pair => pair.Key, pair => pair.First().Fault!.Value);
        if (faults.Count > 0)
        {
            return new PageRefused(faults);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await RoundLock.TakeSharedAsync(db, round.Head.Id, cancellationToken);
        var stored = await AnswerStatements.LoadAsync(db, participantId, cancellationToken);
        if (Barrier(stored) is { } barrier)
        {
            return Refuse(barrier);
        }

        var current = ByCode(stored!, round);
        var changed = answers.Select(AnswerRules.Tidy).Where(answer => !answer.Says(current.GetValueOrDefault(answer.QuestionCode))).ToList();
        var conflicts = changed.Where(answer => answer.ExpectedVersion != (current.GetValueOrDefault(answer.QuestionCode)?.Version ?? 0))
            .Select(answer => answer.QuestionCode).ToList();
        if (conflicts.Count == 0)
        {
            await StartAsync(participantId, stored!, changed.Count > 0, cancellationToken);
        }

        var versions = answers.ToDictionary(answer => answer.QuestionCode, answer => current.GetValueOrDefault(answer.QuestionCode)?.Version ?? 0);
        foreach (var answer in conflicts.Count == 0 ? changed : [])
        {
            var version = await AnswerStatements.SaveAsync(db, round.Head.Id, participantId, round.QuestionIds[answer.QuestionCode], answer, cancellationToken);
            if (version is { } saved)
            {
                versions[answer.QuestionCode] = saved;
            }
            else
            {
                conflicts.Add(answer.QuestionCode);
            }
        }

        if (conflicts.Count > 0)
        {
            await transaction.RollbackAsync(cancellationToken);
            var now = await AnswerStatements.LoadAsync(db, participantId, cancellationToken);
            return new PageConflict(conflicts, now is null ? current : ByCode(now, round));
        }

        await transaction.CommitAsync(cancellationToken);
        return new PageSaved(versions, time.GetUtcNow().UtcDateTime);
    }

    /// <summary>Submits; a second time changes nothing and is no fault.</summary>
    /// <returns>Null when done.</returns>
    public async Task<Refused?> SubmitAsync(Guid participantId, CancellationToken cancellationToken)
    {
        if (await IdentifyAsync(participantId, cancellationToken) is not { } place)
        {
            return new Refused(RefusalCode.NotFound);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await RoundLock.TakeAloneAsync(db, place.Round.Head.Id, cancellationToken);
        var stored = await AnswerStatements.LoadAsync(db, participantId, cancellationToken);
        switch (Barrier(stored))
        {
            case null:
                break;
            case SaveRefusal.AlreadySubmitted:
                return null;
            case SaveRefusal.UnknownParticipant:
                return new Refused(RefusalCode.NotFound);
            default:
                return new Refused(RefusalCode.NotOpen);
        }

        if (stored!.ResponseId is not { } responseId || stored.Answers.Values.All(answer => answer is { Value: AnswerValue.Unanswered, Comment: null }))
        {
            return new Refused(RefusalCode.NothingAnswered);
        }

        await db.Participants.Where(p => p.Id == participantId)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.State, ParticipantState.Submitted), cancellationToken);
        await db.Outbox.Where(m => m.ParticipantId == participantId && (m.Kind == MailKind.Reminder || m.Kind == MailKind.LastReminder))
            .CallOffAsync(cancellationToken);
        if (place.Round.Head.Anonymity == Anonymity.Anonymous)
        {
            var draft = await db.Responses.AsNoTracking().SingleAsync(r => r.Id == responseId, cancellationToken);
            await AnonymousRows.CutTieAsync(db, draft, await EnoughShareUnitAsync(draft, place.Round.Head.MinimumGroup, cancellationToken), cancellationToken);
        }
        else
        {
            await db.Responses.Where(r => r.Id == responseId).ExecuteUpdateAsync(set => set.SetProperty(r => r.Submitted, true), cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        if (place.Round.Head.Anonymity == Anonymity.Anonymous)
        {
            await AnonymousRows.HideOrderAsync(db, place.Round.Head.Id, cancellationToken);
            await DeletedText.ForgetTieAsync(db, cancellationToken);
        }

        return null;
    }

    /// <summary>Takes a submitted response of a named round back, while the round is open.</summary>
    /// <returns>Null when done.</returns>
    public async Task<Refused?> WithdrawAsync(Guid participantId, CancellationToken cancellationToken)
    {
        if (await IdentifyAsync(participantId, cancellationToken) is not { } place)
        {
            return new Refused(RefusalCode.NotFound);
        }

        if (place.Round.Head.Anonymity == Anonymity.Anonymous)
        {
            return new Refused(RefusalCode.AnonymousCannotWithdraw);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await RoundLock.TakeAloneAsync(db, place.Round.Head.Id, cancellationToken);
        var stored = await AnswerStatements.LoadAsync(db, participantId, cancellationToken);
        if (stored is not { RoundState: RoundState.Open })
        {
            return new Refused(RefusalCode.NotOpen);
        }

        await db.Responses.Where(r => r.ParticipantId == participantId).ExecuteUpdateAsync(set => set.SetProperty(r => r.Submitted, false), cancellationToken);
        await db.Participants.Where(p => p.Id == participantId && p.State == ParticipantState.Submitted)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.State, ParticipantState.Started), cancellationToken);
        await reminders.SkipPassedAsync(participantId, time.GetUtcNow().UtcDateTime, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    private static PageRefused Refuse(SaveRefusal reason) => new(new Dictionary<string, SaveRefusal> { [""] = reason });

    private static Dictionary<string, SavedAnswer> ByCode(StoredAnswering stored, CataloguedRound round) =>
        stored.Answers.ToDictionary(pair => round.QuestionCodes[pair.Key], pair => pair.Value with { QuestionCode = round.QuestionCodes[pair.Key] });

    private static SaveRefusal? Barrier(StoredAnswering? stored) => stored switch
    {
        null => SaveRefusal.UnknownParticipant,
        { State: ParticipantState.Submitted } => SaveRefusal.AlreadySubmitted,
        { RoundState: RoundState.Draft } => SaveRefusal.RoundNotYetOpen,
        { RoundState: RoundState.Open } => null,
        _ => SaveRefusal.RoundClosed,
    };

    /// <summary>Nothing was written: because it is the first answer, because the same was saved already, or because something says no.</summary>
    private async Task<SaveOutcome> SaveFirstOrExplainAsync(
        Guid participantId, CataloguedRound round, SaveAnswer answer, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await RoundLock.TakeSharedAsync(db, round.Head.Id, cancellationToken);
        var stored = await AnswerStatements.LoadAsync(db, participantId, cancellationToken);
        if (Barrier(stored) is { } barrier)
        {
            return new SaveRefused(barrier);
        }

        var questionId = round.QuestionIds[answer.QuestionCode];
        var current = stored!.Answers.GetValueOrDefault(questionId);
        if (current is not null)
        {
            // A retry whose first attempt did arrive is not a conflict.
            return answer.Says(current)
                ? new Saved(current.Version, time.GetUtcNow().UtcDateTime)
                : new SaveConflict(current with { QuestionCode = answer.QuestionCode });
        }

        if (answer.ExpectedVersion != 0)
        {
            return new SaveConflict(null);
        }

        await StartAsync(participantId, stored, anything: true, cancellationToken);
        if (await AnswerStatements.SaveAsync(db, round.Head.Id, participantId, questionId, answer, cancellationToken) is not { } version)
        {
            await transaction.RollbackAsync(cancellationToken);
            var now = await AnswerStatements.LoadAsync(db, participantId, cancellationToken);
            return new SaveConflict(now?.Answers.GetValueOrDefault(questionId) is { } other ? other with { QuestionCode = answer.QuestionCode } : null);
        }

        await transaction.CommitAsync(cancellationToken);
        return new Saved(version, time.GetUtcNow().UtcDateTime);
    }

    /// <summary>The first answer makes the draft. Two tabs may try at once: the unique participant decides.</summary>
    private async Task StartAsync(Guid participantId, StoredAnswering stored, bool anything, CancellationToken cancellationToken)
    {
        if (stored.ResponseId is not null || !anything)
        {
            return;
        }

        await db.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO "Responses" ("Id", "OrganisationId", "RoundId", "ParticipantId", "RoundGroupId", "RoundUnitId", "Submitted")
             SELECT {AnonymousRows.NewId()}, p."OrganisationId", p."RoundId", p."Id", p."RoundGroupId", p."RoundUnitId", FALSE
             FROM "Participants" p WHERE p."Id" = {participantId}
             ON CONFLICT ("ParticipantId") DO NOTHING
             """,
            cancellationToken);
        await db.Participants.Where(p => p.Id == participantId && p.State == ParticipantState.NotStarted)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.State, ParticipantState.Started), cancellationToken);
    }

    private async Task<bool> EnoughShareUnitAsync(Response draft, int minimum, CancellationToken cancellationToken) =>
        draft.RoundUnitId is { } unit
        && await db.Participants.CountAsync(
            p => p.RoundId == draft.RoundId && p.RoundGroupId == draft.RoundGroupId && p.RoundUnitId == unit && !p.Withdrawn, cancellationToken) >= minimum;

    /// <summary>The group of a participant hardly ever changes, so it is kept in memory, and read anew where what is asked does not fit it.</summary>
    private async Task<(CataloguedRound Round, CataloguedGroup Group)?> IdentifyAsync(
        Guid participantId, CancellationToken cancellationToken, Func<CataloguedRound, CataloguedGroup, bool>? fits = null)
    {
        var kept = cache.TryGetValue((typeof(AnsweringService), participantId), out (Guid RoundId, int GroupId) place);
        if (kept && await rounds.FindAsync(place.RoundId, cancellationToken) is { } known && fits?.Invoke(known, known.Group(place.GroupId)) != false)
        {
            return (known, known.Group(place.GroupId));
        }

        var row = await db.Participants.Where(p => p.Id == participantId).Select(p => new { p.RoundId, p.RoundGroupId }).SingleOrDefaultAsync(cancellationToken);
        if (row is null)
        {
            return null;
        }

        cache.Set(
            (typeof(AnsweringService), participantId), (row.RoundId, row.RoundGroupId), new MemoryCacheEntryOptions { SlidingExpiration = TimeSpan.FromMinutes(30) });
        return await rounds.FindAsync(row.RoundId, cancellationToken) is { } round ? (round, round.Group(row.RoundGroupId)) : null;
    }
}
