namespace Kompass.SelfAssess.Domain.Plans;

/// <summary>How much more the targeted questions rose than others that started as high.</summary>
/// <param name="Effect">Mean difference, as a share (−1–1).</param>
/// <param name="Margin">Half its 95 % interval, as a share.</param>
/// <param name="Freedom">Degrees of freedom behind the interval.</param>
/// <param name="Targeted">Targeted questions that had any to be compared with.</param>
/// <param name="Compared">Questions without an action that they were compared with.</param>
/// <param name="Weight">What these targeted questions can give together, in points.</param>
/// <param name="Naive">Mean change of all targeted questions minus that of all without an action, as a share: what it looks like if the starting level is forgotten.</param>
public sealed record MeasuredEffect(double Effect, double Margin, double Freedom, int Targeted, int Compared, double Weight, double Naive)
{
    /// <summary>The effect in points of the total, over the targeted questions that count.</summary>
    public decimal Points => (decimal)(Effect * Weight);

    /// <summary>Half its 95 % interval, in points.</summary>
    public decimal PointsMargin => (decimal)(Margin * Weight);

    /// <summary>Whether the effect is secured (statistiskt säkerställd).</summary>
    public bool Secured => Math.Abs(Effect) > Margin;
}
