using Kompass.SelfAssess.App.Consensus;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Disclosure;
using Kompass.SelfAssess.App.Exports.Orders;
using Kompass.SelfAssess.App.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Kompass.SelfAssess.App.Jobs;

/// <summary>Keeps the promise of page one: answers and participants of a round that closed long ago are deleted, its results remain.</summary>
public sealed class PurgeExpired(KompassDbContext database, IOptions<PrivacyOptions> privacy, TimeProvider clock) : IWork
{
    /// <summary>A link tells so many days after the closing that it is over; then it is unknown.</summary>
    public const int LinkDays = 60;

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
        var files = await FileOrderQueue.ClearAsync(database, clock.GetUtcNow().UtcDateTime, cancellationToken)
            + await database.FileOrders.IgnoreQueryFilters([KompassDbContext.TenantFilter]).Where(order => expired.Contains(order.RoundId)).ExecuteDeleteAsync(cancellationToken);
        gone += await participants.ExecuteDeleteAsync(cancellationToken);
        gone += await PurgeFollowUpsAsync(cancellationToken);
        await LeftoverVotes.ClearAsync(database, clock.GetUtcNow().UtcDateTime, cancellationToken);
        var old = clock.GetUtcNow().UtcDateTime.AddDays(-JobRun.KeptDays);
        await database.JobRuns.Where(run => run.StartedUtc < old).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await DeletedText.ForgetVotesAsync(database, cancellationToken);
        await (gone > 0 || await ClosedLatelyAsync(cancellationToken)
            ? DeletedText.ForgetAsync(database, cancellationToken)
            : DeletedText.ForgetTieAsync(database, cancellationToken));
        if (files > 0)
        {
            await DeletedText.ForgetFilesAsync(database, cancellationToken);
        }

        return gone + files;
    }

    /// <summary>
    /// What owners reported stays with the plan. Links into a follow-up that closed weeks ago go; those that stop mail go with the mails themselves,
    /// when answers would.
    /// </summary>
    private async Task<int> PurgeFollowUpsAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (linksBefore, mailsBefore) = (now.AddDays(-LinkDays), now.AddMonths(-privacy.Value.RetentionMonths));
        var closed = database.FollowUps.IgnoreQueryFilters([KompassDbContext.TenantFilter]).Where(f => f.ClosedUtc != null);
        var gone = await database.Outbox.Where(mail => closed.Any(f => f.Id == mail.FollowUpId && f.ClosedUtc < mailsBefore)).ExecuteDeleteAsync(cancellationToken);
        var asked = database.FollowUpOwners.IgnoreQueryFilters([KompassDbContext.TenantFilter]);
        return gone + await database.FollowUpLinks.IgnoreQueryFilters([KompassDbContext.TenantFilter])
            .Where(link => asked.Any(o => o.Id == link.FollowUpOwnerId && closed.Any(f => f.Id == o.FollowUpId
                && (f.ClosedUtc < mailsBefore || (f.ClosedUtc < linksBefore && !link.TokenHash.StartsWith(FollowUpLink.StopPrefix))))))
            .ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>A reader in the way of the closing (a dump) left its traces to the next purge.</summary>
    private Task<bool> ClosedLatelyAsync(CancellationToken cancellationToken)
    {
        var lately = clock.GetUtcNow().UtcDateTime.AddDays(-2);
        return database.Rounds.IgnoreQueryFilters([KompassDbContext.TenantFilter]).AnyAsync(round => round.ClosedUtc > lately, cancellationToken);
    }

    /// <summary>Every municipality's rounds, each by what it promised or by the setting, whichever is stricter.</summary>
    private async Task<List<Guid>> ExpiredAsync(DateTime now, CancellationToken cancellationToken)
    {
        var closed = await database.Rounds.IgnoreQueryFilters([KompassDbContext.TenantFilter]).Where(round => round.ClosedUtc != null)
            .Select(round => new { round.Id, round.ClosedUtc, round.PromisedMonths, round.PromisedBackupDays }).ToListAsync(cancellationToken);
        return [.. closed.Where(round => round.ClosedUtc < now.AddMonths(-privacy.Value.For(round.PromisedMonths, round.PromisedBackupDays).RetentionMonths)).Select(round => round.Id)];
    }
}
