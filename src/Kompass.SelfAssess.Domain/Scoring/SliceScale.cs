namespace Kompass.SelfAssess.Domain.Scoring;

/// <summary>
/// How one respondent's share in one sub-area moves the points: once in the slice itself (a group or a unit), once in the slice of all as
/// seen from the respondent's group. Source: design 5, the terms of u(r).
/// </summary>
/// <param name="Mean">e of the slice.</param>
/// <param name="Factor">M/n·√(n/(n−1)); 0 for n &lt; 2, where there is no interval anyway.</param>
/// <param name="AllMean">The mean from which the slice of all measures: e, or e of the group if group-balanced.</param>
/// <param name="AllFactor">The factor of all, or that of the group divided by G.</param>
internal readonly record struct SliceScale(double Mean, double Factor, double AllMean, double AllFactor)
{
    /// <summary>The scales of one sub-area, per slice; all zero where nobody of the slice counts.</summary>
    public static SliceScale[] Of(SubAreaTally tally, double maxPoints, Weighting weighting)
    {
        var scales = new SliceScale[tally.Slices.Length];
        var all = Plain(tally.Slices[SliceIndex.All], maxPoints);
        for (var slice = 0; slice < scales.Length; slice++)
        {
            var own = Plain(tally.Slices[slice], maxPoints);
            scales[slice] = weighting == Weighting.GroupBalanced
                ? own with { AllMean = own.Mean, AllFactor = own.Factor / Math.Max(1, tally.CountingGroups) }
                : own with { AllMean = all.Mean, AllFactor = all.Factor };
        }

        return scales;
    }

    private static SliceScale Plain(SliceTally slice, double maxPoints)
    {
        double n = slice.Counting;
        return n switch
        {
            0 => default,
            1 => new SliceScale(slice.ShareSum, 0, 0, 0),
            _ => new SliceScale(slice.ShareSum / n, maxPoints / n * Math.Sqrt(n / (n - 1)), 0, 0),
        };
    }
}
