namespace Kompass.SelfAssess.Domain.Scoring;

/// <summary>Cells of areas and the total: sums of their sub-areas' decimals, so that what is shown adds up exactly.</summary>
internal static class SumCell
{
    public static ScoreCell Of(CellKey key, decimal maxPoints, List<ScoredSubArea> subAreas, int slice, PartSpread spread)
    {
        decimal? points = 0, raw = 0;
        int leastN = int.MaxValue, dontKnow = 0, rated = 0;
        bool decided = false, everyMargin = true;
        foreach (var subArea in subAreas)
        {
            var cell = subArea[slice];
            points += cell.Points;
            raw += cell.RawPoints;
            leastN = Math.Min(leastN, cell.N);
            dontKnow += subArea.Tally.Slices[slice].DontKnow;
            rated += subArea.Tally.Slices[slice].Rated;
            decided |= cell.Consensus;
            everyMargin &= cell.Margin is not null;
        }

        return new ScoreCell(
            key,
            maxPoints,
            spread.Counting,
            leastN,
            spread.Asked,
            points,
            (double?)(points / maxPoints),
            everyMargin ? (decimal)spread.Margin : null,
            Disagreement: null,
            ScoredSubArea.DontKnowShare(dontKnow, rated),
            Contribution: null,
            decided,
            Counts: [],
            raw);
    }
}
