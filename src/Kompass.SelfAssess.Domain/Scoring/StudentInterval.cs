using MathNet.Numerics.Distributions;

namespace Kompass.SelfAssess.Domain.Scoring;

/// <summary>The factor of a two-sided 95 % interval after Student. Source: design 5.</summary>
internal static class StudentInterval
{
    private const double Upper = 0.975;
    private const double NormalQuantile = 1.9599639845400545;

    /// <summary>From here on the series below is right to nine digits; a round of thousands asks for a thousand different quantiles.</summary>
    private const double SeriesFrom = 40;

    private static readonly Lazy<double>[] SmallWhole =
        [.. Enumerable.Range(0, (int)SeriesFrom + 1).Select(degrees => new Lazy<double>(() => Exact(degrees)))];

    /// <summary>The 97.5 % quantile of Student's t with the given degrees of freedom (≥ 1, not always whole).</summary>
    public static double Factor(double degreesOfFreedom)
    {
        if (degreesOfFreedom >= SeriesFrom)
        {
            return Series(degreesOfFreedom);
        }

        var whole = Math.Round(degreesOfFreedom);
        return Math.Abs(whole - degreesOfFreedom) < 1e-9 ? SmallWhole[(int)whole].Value : Exact(degreesOfFreedom);
    }

    /// <summary>The quantile that leaves <paramref name="outside"/> (0–1) outside, half of it on each side.</summary>
    public static double Factor(double degreesOfFreedom, double outside) => StudentT.InvCDF(0, 1, degreesOfFreedom, 1 - (outside / 2));

    private static double Exact(double degreesOfFreedom) => StudentT.InvCDF(0, 1, degreesOfFreedom, Upper);

    /// <summary>Expansion of the quantile in 1/ν around the normal one: Abramowitz and Stegun 26.7.5.</summary>
    private static double Series(double degreesOfFreedom)
    {
        const double z = NormalQuantile;
        const double z2 = z * z;
        const double g1 = z * (z2 + 1) / 4;
        const double g2 = z * ((((5 * z2) + 16) * z2) + 3) / 96;
        const double g3 = z * ((((((3 * z2) + 19) * z2) + 17) * z2) - 15) / 384;
        const double g4 = z * ((((((((79 * z2) + 776) * z2) + 1482) * z2) - 1920) * z2) - 945) / 92160;
        var inverse = 1 / degreesOfFreedom;
        return z + (((((((g4 * inverse) + g3) * inverse) + g2) * inverse) + g1) * inverse);
    }
}
