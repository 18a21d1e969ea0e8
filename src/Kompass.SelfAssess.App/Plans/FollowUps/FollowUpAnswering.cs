using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Plans.FollowUps;

/// <summary>An owner's side of a follow-up: drafts, and submitting them all at once.</summary>
public sealed class FollowUpAnswering(KompassDbContext db, FollowUpReader reader, ActionLog log, TimeProvider time)
{
    private const int Attempts = 3;

    /// <returns>Null where nobody is asked by that id, or who was has left or was replaced.</returns>
    public async Task<FollowUpView?> LoadAsync(Guid followUpOwnerId, CancellationToken cancellationToken) =>
        (await reader.FindAsync(followUpOwnerId, toChange: false, cancellationToken))?.View;

    /// <summary>Saves a draft. It counts as silent until everything is submitted.</summary>
    public Task<SaveReportOutcome> SaveAsync(Guid followUpOwnerId, SaveReport save, CancellationToken cancellationToken) =>
        WriteAsync(followUpOwnerId, save, submitted: false, cancellationToken);

    /// <summary>Changes a report after submitting, or adds one that was left out; it counts at once.</summary>
    public Task<SaveReportOutcome> ChangeAsync(Guid followUpOwnerId, SaveReport save, CancellationToken cancellationToken) =>
        WriteAsync(followUpOwnerId, save, submitted: true, cancellationToken);

    /// <summary>Says who answers, where the link was forwarded; nothing, or the owner's own name, takes it back.</summary>
    /// <returns>Null when done.</returns>
    public async Task<Refused?> SayWhoAsync(Guid followUpOwnerId, string? name, CancellationToken cancellationToken)
    {
        var tidy = name?.Replace("\0", "", StringComparison.Ordinal).Trim();
        if (tidy?.Length > PlanOwner.NameMaxLength)
        {
            return new Refused(RefusalCode.NameTooLong);
        }

        if (await LoadAsync(followUpOwnerId, cancellationToken) is not { } view)
        {
            return new Refused(RefusalCode.NotFound);
        }

        var other = string.IsNullOrEmpty(tidy) || tidy == view.OwnerName ? null : tidy;
        var said = await db.FollowUpOwners.Where(owner => owner.Id == followUpOwnerId && owner.FollowUp!.State == FollowUpState.Open)
            .ExecuteUpdateAsync(set => set.SetProperty(owner => owner.SubmittedBy, other), cancellationToken);
        return said == 1 ? null : new Refused(RefusalCode.NotOpen);
    }

    /// <summary>Submits every report that says how its action stands; a second time changes nothing and is no fault.</summary>
    /// <param name="followUpOwnerId">Whose.</param>
    /// <param name="silentToo">True where the person has said that the actions without a report may stay so.</param>
    /// <param name="cancellationToken">Cancellation.</param>
    public Task<SubmitOutcome> SubmitAsync(Guid followUpOwnerId, bool silentToo, CancellationToken cancellationToken) => InTransactionAsync<SubmitOutcome>(
        followUpOwnerId,
        refused => new SubmitRefused(refused),
        async asked =>
        {
            if (asked.View.IsSubmitted)
            {
                return new ReportsSubmitted(asked.Owner.SubmittedUtc!.Value);
            }

            if (SubmitBarrier(asked.View, silentToo) is { } barrier)
            {
                return barrier;
            }

            var now = time.GetUtcNow().UtcDateTime;
            foreach (var report in asked.Reports.Where(report => report is { Status: not null, ReportedUtc: null }))
            {
                new ReportedProgress(log, time).Submit(report, ReportContent.Empty, Who(asked));
                report.Version++;
            }

            (asked.Owner.State, asked.Owner.SubmittedUtc) = (ParticipantState.Submitted, now);
            asked.Owner.Version++;
            await db.Outbox.Where(mail => mail.FollowUpOwnerId == followUpOwnerId && mail.Kind == MailKind.FollowUpReminder).CallOffAsync(cancellationToken);
            return new ReportsSubmitted(now);
        },
        cancellationToken);

    private SubmitOutcome? SubmitBarrier(FollowUpView view, bool silentToo)
    {
        var faults = view.Actions.ToDictionary(action => action.Number, action => (IReadOnlyList<ReportFault>)ReportRules.SubmitFaults(action.Said, action, Today));
        if (faults.Values.Any(list => list.Count > 0))
        {
            return new SubmitFaulty(faults.Where(pair => pair.Value.Count > 0).ToDictionary());
        }

        if (view.Ready == 0)
        {
            return new SubmitRefused(new Refused(RefusalCode.NothingAnswered));
        }

        return view.Ready < view.Actions.Count && !silentToo
            ? new SubmitAsks([.. view.Actions.Where(action => action.Progress != ReportProgress.Ready).Select(action => action.Number)])
            : null;
    }

    private Task<SaveReportOutcome> WriteAsync(Guid followUpOwnerId, SaveReport save, bool submitted, CancellationToken cancellationToken) => InTransactionAsync<SaveReportOutcome>(
        followUpOwnerId,
        refused => new ReportRefused(refused),
        async asked =>
        {
            var report = asked.Reports.Find(row => row.Action!.Number == save.Number);
            if (report is null || asked.View.Find(save.Number) is not { } action)
            {
                return new ReportRefused(new Refused(RefusalCode.NotFound));
            }

            if (asked.View.CountsAtOnce(action) != submitted)
            {
                return new ReportRefused(new Refused(submitted ? RefusalCode.NothingAnswered : RefusalCode.AlreadySubmitted));
            }

            var content = ReportRules.Tidy(save.Content, action);
            var faults = submitted ? ReportRules.SubmitFaults(content, action, Today) : ReportRules.Faults(content, action, Today);
            if (faults.Count > 0)
            {
                return new ReportFaulty(faults);
            }

            var now = time.GetUtcNow().UtcDateTime;
            if (content.Says(action.Said))
            {
                // A retry whose first attempt did arrive is not a conflict.
                return new ReportSaved(report.Version, now);
            }

            if (save.ExpectedVersion != report.Version)
            {
                return new ReportConflict(action);
            }

            ReportedProgress.Write(report, content);
            if (submitted)
            {
                new ReportedProgress(log, time).Submit(report, action.ReportedUtc is null ? ReportContent.Empty : action.Said, Who(asked));
            }
            else
            {
                await db.FollowUpOwners.Where(owner => owner.Id == followUpOwnerId && owner.State == ParticipantState.NotStarted)
                    .ExecuteUpdateAsync(set => set.SetProperty(owner => owner.State, ParticipantState.Started), cancellationToken);
            }

            return new ReportSaved(report.Version, now);
        },
        cancellationToken);

    private DateOnly Today => StockholmDays.Today(time);

    private static string Who(AskedOwner asked) => asked.View.AnsweredBy ?? asked.View.OwnerName;

    /// <summary>
    /// Nothing is written unless all of it is, and only while the follow-up is open: the plan's lock, which closing takes alone, is shared. An
    /// action that the coordinator changes in the same moment is read again.
    /// </summary>
    private async Task<T> InTransactionAsync<T>(Guid followUpOwnerId, Func<Refused, T> refuse, Func<AskedOwner, Task<T>> act, CancellationToken cancellationToken)
    {
        var planId = await db.FollowUpOwners.Where(owner => owner.Id == followUpOwnerId).Select(owner => owner.FollowUp!.PlanId).SingleOrDefaultAsync(cancellationToken);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
                await RoundLock.TakeSharedAsync(db, planId, cancellationToken);
                if (await reader.FindAsync(followUpOwnerId, toChange: true, cancellationToken) is not { View.IsOpen: true } asked)
                {
                    return refuse(new Refused(await reader.FindAsync(followUpOwnerId, toChange: false, cancellationToken) is null ? RefusalCode.NotFound : RefusalCode.NotOpen));
                }

                var outcome = await act(asked);
                if (db.ChangeTracker.HasChanges())
                {
                    await db.SaveChangesAsync(cancellationToken);
                    await transaction.CommitAsync(cancellationToken);
                }

                return outcome;
            }
            catch (DbUpdateConcurrencyException) when (attempt < Attempts)
            {
                // Read again.
            }
            finally
            {
                db.ChangeTracker.Clear();
            }
        }
    }
}
