namespace Kompass.SelfAssess.App.Demo;

/// <summary>Made-up official points of the invented municipality: a level of its own in every sub-area, a little better each time, in whole points.</summary>
internal static class DemoOfficial
{
    private const double FirstLevel = 0.50;
    private const double Better = 0.025;
    private const double SubAreaSpread = 0.18;
    private const double Grain = 0.12;

    /// <param name="maxima">Highest points by sub-area code.</param>
    /// <param name="number">Which evaluation, from 0.</param>
    public static IReadOnlyDictionary<string, decimal> Points(IReadOnlyDictionary<string, decimal> maxima, int number)
    {
#pragma warning disable CA5394 // Points of a demo need to be the same every time, not unguessable.
        var (own, grain) = (new Random(1), new Random(100 + number));
        return maxima.OrderBy(subArea => subArea.Key, StringComparer.Ordinal).ToDictionary(
            subArea => subArea.Key,
            subArea => Math.Round(subArea.Value * (decimal)Math.Clamp(
                FirstLevel + (number * Better) + (SubAreaSpread * 2 * (own.NextDouble() - 0.5)) + (Grain * 2 * (grain.NextDouble() - 0.5)), 0.1, 0.95)));
#pragma warning restore CA5394
    }
}
