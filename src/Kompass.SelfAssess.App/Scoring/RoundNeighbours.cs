using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Scoring;

/// <summary>What a round's result is set beside: the municipality's own latest official evaluation, and its round before, both on the same scale.</summary>
public sealed class RoundNeighbours(KompassDbContext db, ResultService results, EvaluationService evaluations, EditionCatalogue editions)
{
    /// <summary>The own latest official evaluation that points can be compared with; null where there is none.</summary>
    public async Task<EvaluationView?> OfficialAsync(RoundResult round, CancellationToken cancellationToken)
    {
        var comparable = await editions.SameScaleAsync(round.Edition, cancellationToken);
        var id = await db.Evaluations
            .Where(evaluation => evaluation.OrganisationId == db.Tenant.OrganisationId && comparable.Contains(evaluation.EditionId))
            .OrderByDescending(evaluation => evaluation.Year).ThenByDescending(evaluation => evaluation.Month)
            .Select(evaluation => (Guid?)evaluation.Id).FirstOrDefaultAsync(cancellationToken);
        return id is { } found ? await evaluations.FindAsync(found, cancellationToken) : null;
    }

    /// <summary>The round before it that has a result; null where there is none.</summary>
    public async Task<RoundResult?> PreviousAsync(RoundResult round, CancellationToken cancellationToken)
    {
        var comparable = await editions.SameScaleAsync(round.Edition, cancellationToken);
        var (own, closes) = (round.Round.Id, round.Round.ClosesOn);
        var id = await db.Rounds
            .Where(earlier => earlier.Id != own && comparable.Contains(earlier.EditionId) && earlier.ClosesOn < closes)
            .Where(earlier => earlier.State == RoundState.Closed || earlier.State == RoundState.Confirmed)
            .OrderByDescending(earlier => earlier.ClosesOn).Select(earlier => (Guid?)earlier.Id).FirstOrDefaultAsync(cancellationToken);
        return id is { } found ? await results.LoadAsync(found, cancellationToken) as RoundResult : null;
    }
}
