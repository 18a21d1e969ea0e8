using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.Domain.Comparison.Forecasting;

/// <summary>An own estimate and the official result that came after it.</summary>
/// <param name="Estimate">The estimate, in the edition of the forecast.</param>
/// <param name="Official">The official result, read in that edition.</param>
public sealed record ForecastPair(ForecastEstimate Estimate, ForecastOfficial Official)
{
    /// <summary>Whether the pair teaches anything, and why not. Source: design 7.</summary>
    /// <param name="edition">The edition of the forecast.</param>
    public PairStanding StandingIn(FrameworkEdition edition)
    {
        if (Estimate.ClosedOn >= Official.On)
        {
            return PairStanding.ClosedAfter;
        }

        if (Official.Empty)
        {
            return PairStanding.NoCrosswalk;
        }

        return edition.SubAreas.Any(subArea => Estimate.SubAreas.ContainsKey(subArea.Code) && Official.Covers(subArea))
            ? PairStanding.Counts
            : PairStanding.NothingShared;
    }
}

/// <summary>Whether an own official result teaches anything about the own estimates.</summary>
public enum PairStanding : byte
{
    /// <summary>It counts.</summary>
    Counts = 0,

    /// <summary>The round closed when the result may have been known already.</summary>
    ClosedAfter = 1,

    /// <summary>The editions are different and nothing in the crosswalk ties them.</summary>
    NoCrosswalk = 2,

    /// <summary>No sub-area has both an estimate that is shown and an official share.</summary>
    NothingShared = 3,
}
