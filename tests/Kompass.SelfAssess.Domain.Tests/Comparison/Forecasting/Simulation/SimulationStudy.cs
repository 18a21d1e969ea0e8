using Kompass.SelfAssess.Domain.Comparison.Forecasting;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Tests.Frameworks;

namespace Kompass.SelfAssess.Domain.Tests.Comparison.Forecasting.Simulation;

/// <summary>Many simulated municipalities, each forecast once: how often does the 80 % interval hold, how wide is it, and is the forecast nearer than the estimate?</summary>
public static class SimulationStudy
{
    /// <summary>Municipalities that have published in each group of the study.</summary>
    private const int Published = 12;

    /// <summary>Municipalities that share difficulty and published results.</summary>
    private const int Group = 25;

    public static readonly FrameworkEdition Edition = TestEditions.Full2020V2Shape(1);

    public static StudyResult Run(SimulatedWorld world, int pairs, int towns, int seed, ForecastAssumptions? assumptions = null)
    {
        var trials = new StudyTrial[towns];
        Parallel.For(0, (towns + Group - 1) / Group, group =>
        {
            var random = new Random(HashCode(seed, pairs, group));
            var difficulty = SimulatedTown.Difficulty(Edition, random);
            var prior = OfficialPrior.From(Edition, Publish(world, difficulty, pairs, random), assumptions ?? ForecastAssumptions.Default);
            for (var town = group * Group; town < Math.Min(towns, (group + 1) * Group); town++)
            {
                trials[town] = Try(new SimulatedTown(world, Edition, difficulty, random), pairs, prior, assumptions ?? ForecastAssumptions.Default);
            }
        });
        return StudyResult.Of(world.Name, pairs, trials);
    }

    // string.GetHashCode and System.HashCode differ from run to run.
    private static int HashCode(int seed, int pairs, int group) => unchecked((((seed * 31) + pairs) * 7919) + group);

    private static List<PublishedResult> Publish(SimulatedWorld world, double[] difficulty, int pairs, Random random)
    {
        var all = Enumerable.Range(0, Published * 2).Select(_ => new SimulatedTown(world, Edition, difficulty, random)).ToList();
        // They published lately, however long the municipality itself has been at it.
        all.ForEach(town => town.Pass(pairs * SimulatedTown.YearsBetween));
        var shown = world.Leaning ? all.OrderByDescending(town => town.Level).Take(Published) : all.Take(Published);
        // As in reality only a few of them with sub-areas, the others with areas.
        return [.. shown.Select((town, number) => new PublishedResult($"{number:00}", number % 3 == 0 ? town.Next().Official : Areas(town.Next().Official)))];
    }

    private static ForecastOfficial Areas(ForecastOfficial official) => official with
    {
        SubAreas = new Dictionary<string, OfficialShare>(),
        Areas = Edition.Areas.ToDictionary(
            area => area.Number,
            area => new OfficialShare(area.SubAreas.Sum(subArea => official.SubAreas[subArea.Code].Share * (double)subArea.MaxPoints) / (double)area.MaxPoints)),
    };

    private static StudyTrial Try(SimulatedTown town, int pairs, OfficialPrior prior, ForecastAssumptions assumptions)
    {
        ForecastPair[] earlier = [.. Enumerable.Range(0, pairs).Select(_ => town.Next())];
        var coming = town.Next();
        var forecast = Forecaster.Forecast(new ForecastInput(prior, coming.Estimate, coming.Official.On) { Pairs = earlier, Assumptions = assumptions });
        var tracked = TrackRecord.Numbers(coming, Edition);
        return new StudyTrial(forecast, tracked);
    }
}

public sealed record StudyTrial(ForecastResult Forecast, IReadOnlyList<TrackedNumber> Numbers);
