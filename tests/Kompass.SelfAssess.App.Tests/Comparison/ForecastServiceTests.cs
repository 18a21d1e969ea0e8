using Kompass.SelfAssess.App.Comparison;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Demo;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.App.Tests.Organisations;
using Kompass.SelfAssess.Domain.Comparison.Forecasting;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Tests.Comparison;

/// <summary>The two demo municipalities: one with three pairs, one with none. What a test changes it puts back.</summary>
public sealed class ForecastServiceTests(ForecastServiceTests.SeededDemo demo) : IClassFixture<ForecastServiceTests.SeededDemo>
{
    private readonly TestDatabase database = demo.Database;

    [Fact]
    public async Task ForecastAsync_ThreePairs_LearnsFromEachAndKeepsATrackRecord() =>
        AssertThreePairs(Assert.IsType<RoundForecast>(await ForecastAsync(database, await FindAsync(database, "bjorkvik-demo"))));

    [Fact]
    public async Task ForecastAsync_ThreePairsOnPostgres_IsTheSame()
    {
        await using var other = await SeededDemo.CreateAsync(DatabaseProvider.Postgres);

        AssertThreePairs(Assert.IsType<RoundForecast>(await ForecastAsync(other, await FindAsync(other, "bjorkvik-demo"))));
    }

    private static void AssertThreePairs(RoundForecast view)
    {
        Assert.Equal(3, view.Forecast.Pairs);
        Assert.True(view.Forecast.Enough);
        Assert.True(view.Simulated);
        Assert.True(view.Target.Known);
        Assert.Equal("Självvärdering hösten 2026", view.Round.Round.Name);
        Assert.Equal([PairStanding.Counts, PairStanding.Counts, PairStanding.Counts], view.Own.Select(own => own.Standing));
        Assert.All(view.Own, own => Assert.True(own.Round!.ClosedUtc < own.Pair!.Official.On.ToDateTime(TimeOnly.MinValue)));
        Assert.Equal([0, 1, 2], view.Track.Pairs.Select(pair => pair.Then.Pairs));
        Assert.Equal((3, 24, 108), (view.Track.LeaveOneOut.Total.Numbers, view.Track.LeaveOneOut.Areas.Numbers, view.Track.LeaveOneOut.SubAreas.Numbers));
        Assert.InRange(view.Forecast.Bias.Experience, 0.4, 0.95);
        var total = view.Forecast.Total!;
        Assert.True(total.Low80 < total.Low50 && total.High50 < total.High80);
        Assert.InRange(total.High80 - total.Low80, 60, 160);
        Assert.Equal(view.Last!.Id, view.Own[0].Evaluation.Id);
    }

    [Fact]
    public async Task ForecastAsync_EvaluationsBeforeTheFirstRound_AreNoPairsAndItSaysSo()
    {
        var karlskoga = await FindAsync(database, "karlskoga-demo");

        var view = Assert.IsType<RoundForecast>(await ForecastAsync(database, karlskoga));

        Assert.False(view.Forecast.Enough);
        Assert.Equal(0, view.Forecast.Bias.Experience);
        Assert.All(view.Own, own => Assert.Equal((PairStanding.ClosedAfter, null), (own.Standing, own.Round)));
        Assert.Empty(view.Track.Pairs);
        // Karlskoga's own published results are its own; Lindesberg, Olofström and Karlskrona have sub-areas.
        Assert.Equal(3, view.Prior.WithSubAreas);
        Assert.InRange(view.Prior.Municipalities, 3, 20);
        Assert.True(view.Forecast.Weights.OwnResults > 0);
        Assert.NotNull(view.Forecast.Total);
    }

    [Fact]
    public async Task ForecastAsync_VersionConfirmedWhenTheResultMayBeKnown_IsReadAsAnswered()
    {
        var bjorkvik = await FindAsync(database, "bjorkvik-demo");
        var before = Assert.IsType<RoundForecast>(await ForecastAsync(database, bjorkvik)).Own[0];
        Assert.Equal(SnapshotKind.Final, await KindAsync(database, bjorkvik, before));
        var late = before.Pair!.Official.On.AddDays(40).ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc);
        // What was confirmed is the same as what was answered here, so a mark is put on the final version alone.
        await database.QueryAsync(bjorkvik, db => db.Snapshots.Where(one => one.RoundId == before.Round!.Id && one.Kind == SnapshotKind.Final)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.TakenUtc, late)));
        await SetPointsAsync(0m);

        var after = Assert.IsType<RoundForecast>(await ForecastAsync(database, bjorkvik)).Own[0];

        Assert.Equal(before.Pair.Estimate.SubAreas["1.1"].Share, after.Pair!.Estimate.SubAreas["1.1"].Share, 9);
        await SetPointsAsync(PointsOf(before));
        await database.QueryAsync(bjorkvik, db => db.Snapshots.Where(one => one.RoundId == before.Round!.Id && one.Kind == SnapshotKind.Final)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.TakenUtc, before.Round!.ClosedUtc!.Value)));

        Task<int> SetPointsAsync(decimal points) => database.QueryAsync(bjorkvik, db => db.EstimateCells
            .Where(cell => cell.PartKind == PartKind.SubArea && cell.PartCode == "1.1" && cell.SliceKind == SliceKind.All
                && db.Snapshots.Any(one => one.Id == cell.SnapshotId && one.RoundId == before.Round!.Id && one.Kind == SnapshotKind.Final))
            .ExecuteUpdateAsync(set => set.SetProperty(cell => cell.Points, points)));

        static decimal PointsOf(OwnEvaluation own) => (decimal)own.Pair!.Estimate.SubAreas["1.1"].Share * 20;
    }

    [Fact]
    public async Task ForecastAsync_LastEvaluationWithoutItsMonth_DoesNotCountTheRoundOfThatYear()
    {
        var bjorkvik = await FindAsync(database, "bjorkvik-demo");
        await MoveAsync(bjorkvik, 2025, 2025, null);

        var view = Assert.IsType<RoundForecast>(await ForecastAsync(database, bjorkvik));

        Assert.Equal([PairStanding.ClosedAfter, PairStanding.Counts, PairStanding.Counts], view.Own.Select(own => own.Standing));
        Assert.Equal(2, view.Forecast.Pairs);
        await MoveAsync(bjorkvik, 2025, 2025, 9);
    }

    [Fact]
    public async Task ForecastAsync_EvaluatedSinceTheLastRound_HasNoEstimate()
    {
        var bjorkvik = await FindAsync(database, "bjorkvik-demo");
        await MoveAsync(bjorkvik, 2025, 2026, 11);

        var view = Assert.IsType<ForecastNoEstimate>(await ForecastAsync(database, bjorkvik));

        Assert.Equal("Självvärdering hösten 2026", view.Answered!.Name);
        Assert.Equal(2026, view.Last!.Year);
        await MoveAsync(bjorkvik, 2026, 2025, 9);
    }

    [Fact]
    public async Task ForecastAsync_NothingClosed_HasNoEstimateAndReadsNobodyElse()
    {
        var other = await database.OrganisationAsync("Annanstad");

        var view = Assert.IsType<ForecastNoEstimate>(await ForecastAsync(database, other));

        Assert.Equal((null, null), (view.Last, view.Answered));
    }

    private Task<int> MoveAsync(int organisation, int from, int year, int? month) => database.QueryAsync(organisation, db => db.Evaluations
        .Where(one => one.OrganisationId == organisation && one.Year == from)
        .ExecuteUpdateAsync(set => set.SetProperty(one => one.Year, year).SetProperty(one => one.Month, month)));

    private static Task<int> FindAsync(TestDatabase database, string slug) =>
        database.QueryAsync(null, db => db.Organisations.Where(one => one.Slug == slug).Select(one => one.Id).SingleAsync());

    private static Task<ForecastView> ForecastAsync(TestDatabase database, int organisation) =>
        database.WithAsync<ForecastService, ForecastView>(organisation, service => service.ForecastAsync(default));

    private static async Task<SnapshotKind> KindAsync(TestDatabase database, int organisation, OwnEvaluation own) =>
        ((RoundResult)await database.WithAsync<ResultService, ResultView>(organisation, service => service.LoadAsync(own.Round!.Id, default))).Snapshot.Kind;

    public sealed class SeededDemo : IAsyncLifetime
    {
        public TestDatabase Database { get; private set; } = null!;

        public static async Task<TestDatabase> CreateAsync(DatabaseProvider provider)
        {
            var database = await AccountDatabase.CreateAsync(provider);
            await database.WithAsync<DemoSeeder, DemoSummary>(null, seeder => seeder.SeedAsync(DemoPasswords.Fixed, default));
            return database;
        }

        public async Task InitializeAsync() => Database = await CreateAsync(DatabaseProvider.Sqlite);

        public async Task DisposeAsync() => await Database.DisposeAsync();
    }
}
