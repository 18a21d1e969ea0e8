using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Demo;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.App.Tests.Consensus;
using Kompass.SelfAssess.App.Tests.Organisations;
using Kompass.SelfAssess.Domain.Evaluations;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Tests.Evaluations;

public sealed class BenchmarkServiceTests
{
    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Load_OwnOfficialResult_StandsAmongTheLatestOfEveryOtherMunicipality(DatabaseProvider provider)
    {
        await using var database = await AccountDatabase.CreateAsync(provider);
        var karlskoga = await DemoAsync(database);

        var view = (await LoadAsync(database, karlskoga))!;

        var place = view.Place!;
        Assert.Equal((true, "Karlskoga", 2022, false), (place.Own.Official, place.Own.Name, place.Own.Year, place.Own.Simulated));
        Assert.Equal(
            [("Höganäs", 2023, 679m), ("Karlskrona", 2022, 497m), ("Lindesberg", 2021, 423m), ("Olofström", 2022, 452m), ("Tomelilla", 2023, 546m), ("Vallentuna", 2021, 648m)],
            place.Counted.Select(result => (result.Municipality, result.Year, result.Evaluation!.Total!.Value)));
        Assert.Equal((3, 0, 6, 0.5), (place.Standing.Total.Standing!.Below, place.Standing.Total.Standing.Equal, place.Standing.Total.Spread!.N, place.Standing.Total.Standing.Percentile!.Value));
        Assert.Equal(["Höganäs", "Tomelilla"], place.NotCounted.Where(result => result.Profile.Edition.Key == "2020").Select(result => result.Municipality).Order(StringComparer.Ordinal));
        // The municipality does not stand among itself, whatever edition.
        Assert.DoesNotContain(place.Counted.Concat(place.NotCounted), result => result.Municipality == "Karlskoga");
        Assert.Equal(3, place.Family.Count);
        Assert.Null(place.Within);
        Assert.Equal(3, view.Means.Count);
        Assert.Empty(view.Shared);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Load_NothingOfficial_TakesTheLatestConfirmedEstimateWithItsMargin(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scene = await ConsensusScene.SplitAsync(database);
        var owner = scene.Scenario.OrganisationId;
        Assert.Null((await LoadAsync(database, owner))!.Place);
        await scene.ConfirmAsync();

        var place = (await LoadAsync(database, owner))!.Place!;

        // 420 is below 423 and all others; the margin of half at level 1 and half at level 4 reaches far.
        Assert.Equal((false, scene.RoundId, "Självvärdering 2026"), (place.Own.Official, place.Own.Id, place.Own.Name));
        Assert.Equal((0, 7), (place.Standing.Total.Standing!.Below, place.Standing.Total.Spread!.N));
        Assert.Equal((0, 5), place.Within);
        Assert.Contains(place.Counted, result => result.Municipality == "Karlskoga");
    }

    [Fact]
    public async Task Load_OwnMunicipalityUnderItsOwnName_IsNotAmongTheOthers()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scene = await ConsensusScene.SplitAsync(database);
        await scene.ConfirmAsync();
        await database.QueryAsync(null, db => db.Organisations.ExecuteUpdateAsync(set => set.SetProperty(o => o.Name, "Vallentuna kommun")));

        var place = (await LoadAsync(database, scene.Scenario.OrganisationId))!.Place!;

        Assert.DoesNotContain(place.Counted.Concat(place.NotCounted), result => result.Municipality == "Vallentuna");
        Assert.DoesNotContain(await ChoicesAsync(database, scene.Scenario.OrganisationId), choice => choice.Municipality == "Vallentuna");
    }

    [Fact]
    public async Task Load_AnotherOrganisationsResult_IsUnknown()
    {
        await using var database = await AccountDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var karlskoga = await DemoAsync(database);
        var other = await database.OrganisationAsync("Annanstad");
        var own = (await LoadAsync(database, karlskoga))!;

        Assert.All(own.Choices, choice => Assert.Null(LoadAsync(database, other, choice.Id).Result));
        Assert.Empty((await LoadAsync(database, other))!.Choices);
        Assert.Null(await LoadAsync(database, karlskoga, Guid.NewGuid()));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Choose_Municipalities_StandBesideTheOwnResult(DatabaseProvider provider)
    {
        await using var database = await AccountDatabase.CreateAsync(provider);
        var karlskoga = await DemoAsync(database);

        Assert.Null(await ChooseAsync(database, karlskoga, "Örebro", "Olofström", "Ingenstans"));
        var peers = (await LoadAsync(database, karlskoga))!.Place!.Peers;
        Assert.Equal([("Olofström", 2022, true), ("Örebro", 2015, false)], peers.Select(peer => (peer.Result.Municipality, peer.Result.Year, peer.Comparison.SameScale)));
        Assert.Equal(84m, peers[0].Comparison.Total.Difference);

        Assert.Equal(RefusalCode.TooManyPeers, (await ChooseAsync(
            database, karlskoga, "Örebro", "Olofström", "Höganäs", "Nacka", "Tyresö", "Motala", "Vallentuna"))!.Code);
        Assert.Null(await ChooseAsync(database, karlskoga, "Olofström", "Höganäs"));
        Assert.Equal(["Höganäs", "Olofström"], (await LoadAsync(database, karlskoga))!.Place!.Peers.Select(peer => peer.Result.Municipality));
        Assert.Equal(2, (await ChoicesAsync(database, karlskoga)).Count(choice => choice.Chosen));
        var other = await database.OrganisationAsync("Annanstad");
        Assert.DoesNotContain(await ChoicesAsync(database, other), choice => choice.Chosen);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Load_BothShare_HasTheOthersEstimateApartFromPublishedResults(DatabaseProvider provider)
    {
        await using var database = await AccountDatabase.CreateAsync(provider);
        var karlskoga = await DemoAsync(database);
        var scene = await ConsensusScene.SplitAsync(database);
        await scene.ConfirmAsync();
        await ShareAsync(database, scene.Scenario.OrganisationId);
        Assert.Empty((await LoadAsync(database, karlskoga))!.Shared);

        await ShareAsync(database, karlskoga);
        await ChooseAsync(database, karlskoga, "ekby kommun");
        var view = (await LoadAsync(database, karlskoga))!;

        var shared = Assert.Single(view.Shared);
        Assert.Equal(("ekby kommun", false, false, 420m), (shared.Municipality, shared.Official, shared.Simulated, shared.Profile.Points[Part.Total]));
        Assert.DoesNotContain(view.Place!.Counted, result => !result.Official);
        Assert.Equal(116m, Assert.Single(view.Place.Peers).Comparison.Total.Difference);

        await database.WithAsync<SharingService, Refused?>(scene.Scenario.OrganisationId, service => service.SetAsync(false, default));
        var after = (await LoadAsync(database, karlskoga))!;
        Assert.True(after is { Shared.Count: 0, Place.Peers.Count: 0 });
    }

    [Fact]
    public async Task Load_EvaluationWithATotalOnly_StandsInTheTotal()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var own = await RoundScenario.NewOrganisationAsync(database, "granby");
        await database.QueryAsync(own, async db =>
        {
            db.Evaluations.Add(new OfficialEvaluation
            {
                Id = Guid.NewGuid(),
                OrganisationId = own,
                Municipality = "Granby",
                Year = 2023,
                EditionId = await db.Editions.Where(edition => edition.Key == "2020").Select(edition => edition.Id).SingleAsync(),
                Source = "Granby kommun",
                Printed = [new PrintedNumberRow { Kind = PrintedKind.Total, Value = 500 }],
                Simulated = true,
            });
            return await db.SaveChangesAsync();
        });

        var place = (await LoadAsync(database, own))!.Place!;

        Assert.Equal((true, 3), (place.Own.Simulated, place.Standing.Total.Standing!.Below));
        Assert.All(place.Standing.Areas, area => Assert.Null(area.Standing));
    }

    private static async Task<int> DemoAsync(TestDatabase database)
    {
        await database.WithAsync<DemoSeeder, DemoSummary>(null, seeder => seeder.SeedAsync(DemoPasswords.Fixed, default));
        return await database.QueryAsync(null, db => db.Organisations.Where(one => one.Slug == "karlskoga-demo").Select(one => one.Id).SingleAsync());
    }

    private static Task<BenchmarkView?> LoadAsync(TestDatabase database, int organisation, Guid? chosen = null) =>
        database.WithAsync<BenchmarkService, BenchmarkView?>(organisation, service => service.LoadAsync(chosen, default));

    private static Task<IReadOnlyList<PeerChoice>> ChoicesAsync(TestDatabase database, int organisation) =>
        database.WithAsync<OtherResults, IReadOnlyList<PeerChoice>>(organisation, service => service.ChoicesAsync(default));

    private static Task<Refused?> ChooseAsync(TestDatabase database, int organisation, params string[] names) =>
        database.WithAsync<OtherResults, Refused?>(organisation, service => service.ChooseAsync(names, default));

    private static Task<Refused?> ShareAsync(TestDatabase database, int organisation) =>
        database.WithAsync<SharingService, Refused?>(organisation, service => service.SetAsync(true, default));
}
