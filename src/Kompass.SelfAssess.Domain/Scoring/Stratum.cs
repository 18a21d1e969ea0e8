namespace Kompass.SelfAssess.Domain.Scoring;

/// <summary>
/// The variance of one estimate (sub-area, area or total) as far as it comes from one stratum of respondents: from everybody if the mean is
/// plain, from one group if it is group-balanced. Source: design 5 (Var = Σ u²; Student-t with Satterthwaite degrees of freedom).
/// </summary>
/// <remarks>
/// <para>
/// Degrees of freedom. Satterthwaite gives a variance estimate V that is a sum of independent parts V_i of ν_i degrees of freedom
/// ν = (ΣV_i)² / Σ(V_i²/ν_i). Over the strata it is used as it stands, with the estimated V_g: for a group-balanced sub-area that is Welch's
/// formula with ν_g = n_g − 1.
/// </para>
/// <para>
/// Within a stratum the parts are the respondents: u(r) is one variable per respondent, however many sub-areas it is summed over. A single u²
/// says too little of its own expectation, so E u(r)² is estimated from the sub-areas where r counts, as if a respondent's shares moved
/// together: b(r)² with b(r) = Σ_s b(r,s), b(r,s) = M(s)/n(s)·SD(s), the sample SD (M/(G·n_g)·SD_g if group-balanced). Each estimated mean
/// takes 1/n(s) of a degree from each of its respondents, so r carries ν(r) = 1 − Σ_s b(r,s)/n(s) / b(r). Hence
/// ν = (Σ b²)² / Σ(b⁴/ν(r)), and never less than 1.
/// </para>
/// <para>
/// It gives n − 1 for a sub-area; n − 1 for an area or total where the same n count everywhere; and exactly Satterthwaite's
/// (V₁+V₂)²/(V₁²/(n₁−1) + V₂²/(n₂−1)) where two sub-areas were answered by different people.
/// </para>
/// </remarks>
internal struct Stratum
{
    private double _variance;
    private double _squares;
    private double _fourths;

    /// <summary>A stratum of <paramref name="respondents"/> who all pull alike: one sub-area.</summary>
    public Stratum(double variance, int respondents)
    {
        _variance = variance;
        _squares = respondents;
        _fourths = respondents * (respondents / (respondents - 1.0));
    }

    private readonly double DegreesOfFreedom => _squares * _squares / _fourths;

    /// <summary>Adds a respondent with u and b.</summary>
    public void Add(double deviation, Pull pull)
    {
        _variance += deviation * deviation;
        if (pull.Size > pull.Loss)
        {
            var square = pull.Size * pull.Size;
            _squares += square;
            _fourths += square * square * pull.Size / (pull.Size - pull.Loss);
        }
    }

    /// <summary>Respondents of several strata as one: a plain mean over all.</summary>
    public static Stratum Merge(ReadOnlySpan<Stratum> strata)
    {
        var merged = default(Stratum);
        foreach (var stratum in strata)
        {
            merged._variance += stratum._variance;
            merged._squares += stratum._squares;
            merged._fourths += stratum._fourths;
        }

        return merged;
    }

    /// <summary>Half the 95 % interval of an estimate with these strata, in points; 0 where nobody differs.</summary>
    public static double Margin(ReadOnlySpan<Stratum> strata)
    {
        double variance = 0, spent = 0;
        foreach (var stratum in strata)
        {
            if (stratum._variance > 0 && stratum._squares > 0)
            {
                variance += stratum._variance;
                spent += stratum._variance * stratum._variance / stratum.DegreesOfFreedom;
            }
        }

        return variance > 0 ? StudentInterval.Factor(Math.Max(1, variance * variance / spent)) * Math.Sqrt(variance) : 0;
    }
}

/// <summary>b(r) of <see cref="Stratum"/>, or its term of one sub-area.</summary>
/// <param name="Size">In points.</param>
/// <param name="Loss">Σ b(r,s)/n(s): what the estimated means cost.</param>
internal readonly record struct Pull(double Size, double Loss)
{
    public static Pull operator +(Pull left, Pull right) => new(left.Size + right.Size, left.Loss + right.Loss);

    public static Pull operator -(Pull left, Pull right) => new(left.Size - right.Size, left.Loss - right.Loss);

    /// <summary>The pull of each of <paramref name="n"/> respondents whose shares have the sum of squares <paramref name="squares"/>.</summary>
    /// <param name="factor">M/n·√(n/(n−1)).</param>
    /// <param name="squares">Σ (x − mean)².</param>
    /// <param name="n">How many count.</param>
    public static Pull Of(double factor, double squares, int n)
    {
        if (n == 0)
        {
            return default;
        }

        var size = factor * Math.Sqrt(squares / n);
        return new Pull(size, size / n);
    }
}
