using Kompass.SelfAssess.App.Consensus;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Disclosure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Kompass.SelfAssess.App.Jobs;

/// <summary>Keeps the promise of page one: answers and participants of a round that closed long ago are deleted, its results remain.</summary>
public sealed class PurgeExpired(KompassDbContext database, IOptions<PrivacyOptions> privacy, TimeProvider clock) : IWork
{
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var expired = await ExpiredAsync(clock.GetUtcNow().UtcDateTime, cancellationToken);
        var participants = database.Participants.IgnoreQueryFilters([KompassDbContext.TenantFilter])
            .Where(participant => expired.Contains(participant.RoundId));
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        // By round as well: who was taken off the list is no participant any more, and the address still stands on what was sent.
        var gone = await database.Outbox.Where(mail => expired.Contains(mail.RoundId!.Value) || participants.Any(participant => participant.Id == mail.ParticipantId))
            .ExecuteDeleteAsync(cancellationToken);
        gone += await database.Responses.IgnoreQueryFilters([KompassDbContext.TenantFilter])
            .Where(response => expired.Contains(response.RoundId)).ExecuteDeleteAsync(cancellationToken);
        gone += await participants.ExecuteDeleteAsync(cancellationToken);
        await LeftoverVotes.ClearAsync(database, clock.GetUtcNow().UtcDateTime, cancellationToken);
        var old = clock.GetUtcNow().UtcDateTime.AddDays(-JobRun.KeptDays);
        await database.JobRuns.Where(run => run.StartedUtc < old).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await (gone > 0 ? DeletedText.ForgetAsync(database, cancellationToken) : DeletedText.ForgetVotesAsync(database, cancellationToken));
        return gone;
    }

    /// <summary>Every municipality's rounds, each by what it promised or by the setting, whichever is stricter.</summary>
    private async Task<List<Guid>> ExpiredAsync(DateTime now, CancellationToken cancellationToken)
    {
        var closed = await database.Rounds.IgnoreQueryFilters([KompassDbContext.TenantFilter]).Where(round => round.ClosedUtc != null)
            .Select(round => new { round.Id, round.ClosedUtc, round.PromisedMonths, round.PromisedBackupDays }).ToListAsync(cancellationToken);
        return [.. closed.Where(round => round.ClosedUtc < now.AddMonths(-privacy.Value.For(round.PromisedMonths, round.PromisedBackupDays).RetentionMonths)).Select(round => round.Id)];
    }
}
