using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Comparison;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Comparison;

/// <summary>Reads a round's disclosed numbers as one side of a comparison between rounds.</summary>
public sealed class RoundSides(KompassDbContext db, ResultService results)
{
    internal async Task<RoundSide> OfAsync(RoundResult result, CancellationToken cancellationToken)
    {
        // Where no consensus decides anything, the raw numbers are the same.
        var raw = result.Disclosed.Cells.Any(cell => cell.Value.Consensus) && await results.RawAsync(result.Round.Id, cancellationToken) is RoundResult answered
            ? answered.Disclosed
            : result.Disclosed;
        var groups = await db.RoundGroups.Where(g => g.RoundId == result.Round.Id)
            .Select(g => new { g.Key, Areas = g.Areas.Select(a => a.AreaNumber).ToList() }).ToListAsync(cancellationToken);
        return new RoundSide(
            result.Edition,
            result.Round.Depth,
            groups.ToDictionary(g => g.Key, g => (IReadOnlyList<int>)g.Areas),
            raw,
            result.Disclosed);
    }
}
