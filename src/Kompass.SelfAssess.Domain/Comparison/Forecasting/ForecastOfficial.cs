using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.Domain.Comparison.Forecasting;

/// <summary>An official result as the forecast needs it: read in the edition of the forecast, in shares of the maximum. Source: design 7.</summary>
/// <param name="On">First day on which it may have been made: that of its month, or of its year where the month is unknown.</param>
/// <param name="SubAreas">By sub-area code; empty where only areas are known.</param>
/// <param name="Areas">By area number, of areas whose sub-areas are unknown.</param>
public sealed record ForecastOfficial(
    DateOnly On, IReadOnlyDictionary<string, OfficialShare> SubAreas, IReadOnlyDictionary<int, OfficialShare> Areas)
{
    /// <summary>True where the result was given on the scale of the forecast.</summary>
    public bool SameScale { get; init; } = true;

    /// <summary>True where no part of it can be read in the edition of the forecast.</summary>
    public bool Empty => SubAreas.Count == 0 && Areas.Count == 0;

    /// <summary>A result of another or the same edition, through the crosswalk; a weak link carries no number.</summary>
    /// <param name="result">The result, read in <paramref name="edition"/>.</param>
    /// <param name="edition">The edition of the forecast.</param>
    /// <param name="on">See <see cref="On"/>.</param>
    /// <param name="sameScale">Whether it was given on that scale.</param>
    public static ForecastOfficial From(TranslatedResult result, FrameworkEdition edition, DateOnly on, bool sameScale)
    {
        var subAreas = result.SubAreas.Where(part => part.Value.Share is not null)
            .ToDictionary(part => part.Key, part => new OfficialShare((double)part.Value.Share!, part.Value.Fit));
        // An area adds nothing to its own sub-areas.
        var areas = edition.Areas
            .Where(area => !area.SubAreas.Any(subArea => subAreas.ContainsKey(subArea.Code)) && result.Areas[area.Number].Share is not null)
            .ToDictionary(area => area.Number, area => new OfficialShare((double)result.Areas[area.Number].Share!, result.Areas[area.Number].Fit));
        return new ForecastOfficial(on, subAreas, areas) { SameScale = sameScale };
    }

    /// <summary>Whether anything is known of the sub-area or its area.</summary>
    internal bool Covers(SubArea subArea) => SubAreas.ContainsKey(subArea.Code) || Areas.ContainsKey(subArea.AreaNumber);

    /// <summary>First day on which an evaluation of that year and month, if known, may have been made.</summary>
    public static DateOnly Earliest(int year, int? month) => new(year, month ?? 1, 1);
}

/// <summary>An official share of a part.</summary>
/// <param name="Share">Share of the maximum (0–1).</param>
/// <param name="Fit">How well its source answers to the part.</param>
public sealed record OfficialShare(double Share, Fit Fit = Fit.Same)
{
    /// <summary>What the crosswalk adds to the uncertainty (standard deviation, in shares); judged.</summary>
    internal double Looseness => Fit switch
    {
        Fit.Same => 0,
        Fit.Percent => 0.03,
        Fit.Merge => 0.05,
        _ => 0.10,
    };
}
