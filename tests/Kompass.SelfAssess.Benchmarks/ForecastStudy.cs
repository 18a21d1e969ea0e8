using System.Globalization;
using Kompass.SelfAssess.Domain.Tests.Comparison.Forecasting.Simulation;

namespace Kompass.SelfAssess.Benchmarks;

/// <summary>Prints the simulation study of the forecast as the table of src/README.md. The same numbers every time.</summary>
internal static class ForecastStudy
{
    private const int Towns = 1_000;
    private const int Seed = 20261121;
    private const int TuningSeed = 4711;

    private static readonly int[] Pairs = [0, 1, 2, 8];

    /// <param name="tuning">True for the worlds that the assumptions were tuned on.</param>
    public static int Run(bool tuning)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        Console.WriteLine(StudyResult.Head);
        foreach (var world in tuning ? SimulatedWorld.Tuning : SimulatedWorld.All)
        {
            foreach (var pairs in Pairs)
            {
                Console.WriteLine(SimulationStudy.Run(world, pairs, Towns, tuning ? TuningSeed : Seed));
            }
        }

        return 0;
    }
}
