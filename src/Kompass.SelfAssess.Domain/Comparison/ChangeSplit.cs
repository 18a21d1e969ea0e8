using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.Domain.Comparison;

/// <summary>
/// The difference between two named rounds split into what the same respondents changed, what new and departed ones make, and what the weighting
/// makes. Source: issue "Rounds in earnest" point 6.
/// </summary>
/// <remarks>
/// <para>
/// Per sub-area, with m the mean over everybody who counts, m(S) the mean over those who count in both rounds and e the estimate as the round
/// weighs it: e₂ − e₁ = [m₂(S) − m₁(S)] + [(m₂ − m₂(S)) − (m₁ − m₁(S))] + [(e₂ − m₂) − (e₁ − m₁)], times the maximum; areas and the total are sums.
/// The three always add up to the difference, whoever answered.
/// </para>
/// <para>
/// The gate. m₂(S) − m₁(S) is the only number made of answers that neither round's tables have. A part is split only if in each of its
/// sub-areas both rounds pass <see cref="DisclosureGate.MayShowSubset"/>, so that even one who knew every table of both rounds, what is withheld
/// included, would work out nothing about fewer than the minimum of either; hence nothing withheld either, since that would be about nobody
/// beyond the tables. A round is compared with its predecessor and its successor, and they are solved together: the cells of the gate are
/// therefore divided by who is in the rounds whose comparisons come before this one, in the order of closing, unless those fail the gate by
/// themselves. In any combination of splits the last one then still stands. Where everybody of both rounds is the same the split repeats the tables and is shown only if those have it; the
/// weighting stands by itself only if the round's plan shows the mean over everybody too, and is otherwise one number with the turnover.
/// </para>
/// <para>
/// The margin of the first term is that of a paired mean: u(r) = Σ M(s)·√(n/(n−1))·(y(r,s) − ȳ(s))/n(s) with y = x₂ − x₁, Var = Σ u², Student-t with one
/// degree of freedom less than the fewest respondents of any sub-area of the part.
/// </para>
/// </remarks>
/// <param name="Total">The total.</param>
/// <param name="Areas">Areas in order.</param>
public sealed record ChangeSplit(SplitNumber Total, IReadOnlyList<SplitNumber> Areas)
{
    /// <summary>Splits what has changed.</summary>
    /// <param name="change">The difference as it may be shown.</param>
    /// <param name="earlier">The earlier round.</param>
    /// <param name="later">The later round.</param>
    public static ChangeSplit Of(RoundChange change, SplitSide earlier, SplitSide later)
    {
        var edition = later.Round.Instrument.Edition;
        var subAreas = edition.SubAreas.Select(subArea => SplitSubArea.Of(subArea, earlier, later)).ToList();
        SplitNumber[] areas = [.. edition.Areas.Select(area => Number(
            change[Part.Area(area.Number)], [.. subAreas.Where(own => area.SubAreas.Any(subArea => subArea.Code == own.Code))], earlier, later))];
        var limits = Securing.Limits([.. areas.Select(area => area.Uncertain)]);
        return new ChangeSplit(
            Marked(Number(change.Total, subAreas, earlier, later)),
            [.. areas.Select((area, index) => area with { Limit = (decimal?)limits[index] })]);
    }

    private static SplitNumber Marked(SplitNumber number) => number with { Limit = (decimal?)Securing.Limits([number.Uncertain])[0] };

    private static SplitNumber Number(ChangedNumber change, IReadOnlyList<SplitSubArea> subAreas, SplitSide earlier, SplitSide later)
    {
        if (change.Difference is not { } difference || subAreas.Any(subArea => subArea.Stayers.Count == 0))
        {
            return new SplitNumber(change.Key.Part, change.Difference is null ? change.State : CellState.Missing);
        }

        var (stayed, left, came) = Turnover(subAreas);
        var minimum = Math.Max(earlier.Minimum, later.Minimum);
        if (!subAreas.All(subArea => subArea.MayShow) || new[] { stayed, left, came }.Any(people => people > 0 && people < minimum))
        {
            return new SplitNumber(change.Key.Part, CellState.Withheld);
        }

        var same = (decimal)subAreas.Sum(subArea => subArea.Same);
        var means = (decimal)subAreas.Sum(subArea => subArea.Means);
        var apart = earlier.MeanIsKnown && later.MeanIsKnown;
        return new SplitNumber(change.Key.Part, CellState.Shown)
        {
            Stayed = stayed,
            Left = left,
            Came = came,
            Difference = difference,
            Same = same,
            Turnover = (apart ? means : difference) - same,
            Weighting = apart ? difference - means : null,
            Margin = (decimal)SplitSubArea.Margin(subAreas),
            Freedom = subAreas.Min(subArea => subArea.Stayers.Count) - 1,
        };
    }

    /// <summary>People who count in the part in both rounds, in the earlier only and in the later only.</summary>
    private static (int Stayed, int Left, int Came) Turnover(IReadOnlyList<SplitSubArea> subAreas)
    {
        var before = subAreas.SelectMany(subArea => subArea.Before).ToHashSet();
        var after = subAreas.SelectMany(subArea => subArea.After).ToHashSet();
        return (before.Intersect(after).Count(), before.Except(after).Count(), after.Except(before).Count());
    }
}

/// <summary>One of two rounds whose difference is split.</summary>
/// <param name="Round">Its answers.</param>
/// <param name="Minimum">Its minimum group.</param>
/// <param name="MeanIsKnown">True where its tables have the plain mean over everybody: it is weighed so, or its plan shows both.</param>
/// <param name="Others">Rounds with which this one is compared before this comparison, in the order of closing.</param>
public sealed record SplitSide(MatchedRound Round, int Minimum, bool MeanIsKnown, IReadOnlyList<MatchedRound> Others);

/// <summary>A difference in its terms, all in points.</summary>
/// <param name="Part">What it is about.</param>
/// <param name="State">Shown, or which sign stands in place of all terms.</param>
public sealed record SplitNumber(Part Part, CellState State)
{
    /// <summary>People who count in the part in both rounds.</summary>
    public int Stayed { get; init; }

    /// <summary>People who count in it in the earlier round only.</summary>
    public int Left { get; init; }

    /// <summary>People who count in it in the later round only.</summary>
    public int Came { get; init; }

    /// <summary>The difference: the sum of the terms.</summary>
    public decimal? Difference { get; init; }

    /// <summary>What the same respondents changed.</summary>
    public decimal? Same { get; init; }

    /// <summary>Half the 95 % interval of <see cref="Same"/>.</summary>
    public decimal? Margin { get; init; }

    /// <summary>How large <see cref="Same"/> must be to be secured among all of its table.</summary>
    public decimal? Limit { get; init; }

    /// <summary>What new and departed respondents make; the weighting too where <see cref="Weighting"/> is null.</summary>
    public decimal? Turnover { get; init; }

    /// <summary>What the weighting makes; null where it may not stand by itself.</summary>
    public decimal? Weighting { get; init; }

    /// <summary>Whether <see cref="Same"/> is secured; null where that cannot be said.</summary>
    public bool? Secured => Same is { } same && Limit is { } limit ? Math.Abs(same) > limit : null;

    internal double Freedom { get; init; } = 1;

    internal UncertainDifference? Uncertain => Same is { } same && Margin is { } margin ? new((double)same, [new((double)margin, Freedom)]) : null;
}
