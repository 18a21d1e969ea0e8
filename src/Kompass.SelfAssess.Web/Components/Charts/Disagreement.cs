namespace Kompass.SelfAssess.Web.Components.Charts;

/// <summary>The three words for disagreement D (design 5: 0 agree … 1 split). Bounds: look, "Oenighet".</summary>
public static class Disagreement
{
    public const double Some = 0.30;
    public const double Large = 0.50;

    /// <summary>1, 2 or 3 squares, by the number as it is written, so that "0,30" is never called low.</summary>
    public static int Squares(double value) => Math.Round(value, 2, MidpointRounding.AwayFromZero) switch
    {
        < Some => 1,
        < Large => 2,
        _ => 3,
    };
}
