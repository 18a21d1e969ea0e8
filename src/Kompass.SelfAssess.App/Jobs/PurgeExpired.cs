using Kompass.SelfAssess.App.Consensus;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Disclosure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Kompass.SelfAssess.App.Jobs;

/// <summary>Keeps the promise of page one: answers and participants of a round that closed long ago are deleted, its results remain.</summary>
public sealed class PurgeExpired(KompassDbContext database, IOptions<PrivacyOptions> privacy, TimeProvider clock) : IWork
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var limit = clock.GetUtcNow().UtcDateTime.AddMonths(-privacy.Value.RetentionMonths);
        // Every municipality's rounds: the promise is the installation's, and nothing of them is read.
        var expired = database.Rounds.IgnoreQueryFilters([KompassDbContext.TenantFilter]).Where(round => round.ClosedUtc < limit).Select(round => round.Id);
        var participants = database.Participants.IgnoreQueryFilters([KompassDbContext.TenantFilter])
            .Where(participant => expired.Contains(participant.RoundId));
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        // By round as well: who was taken off the list is no participant any more, and the address still stands on what was sent.
        await database.Outbox.Where(mail => expired.Contains(mail.RoundId!.Value) || participants.Any(participant => participant.Id == mail.ParticipantId))
            .ExecuteDeleteAsync(cancellationToken);
        await database.Responses.IgnoreQueryFilters([KompassDbContext.TenantFilter])
            .Where(response => expired.Contains(response.RoundId)).ExecuteDeleteAsync(cancellationToken);
        await participants.ExecuteDeleteAsync(cancellationToken);
        await LeftoverVotes.ClearAsync(database, clock.GetUtcNow().UtcDateTime, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await DeletedText.ForgetAsync(database, cancellationToken);
    }
}
