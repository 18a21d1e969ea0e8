using Kompass.SelfAssess.App.Comparison;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Demo;
using Kompass.SelfAssess.App.Tests.Exports;
using Kompass.SelfAssess.App.Tests.Organisations;
using Kompass.SelfAssess.Domain.Comparison;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Tests.Comparison;

public sealed class CompareServiceTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task CompareAsync_SameEdition_HasEverySubAreaAndItsAccuracy(DatabaseProvider provider)
    {
        await using var database = await AccountDatabase.CreateAsync(provider);
        var (organisation, demo) = await SeedAsync(database);

        var comparison = Assert.IsType<RoundComparison>(await CompareAsync(database, organisation, demo.Rounds[0].Id, demo.Evaluations[0].Id));

        Assert.Equal(36, comparison.Comparison.SubAreas.Count);
        Assert.Equal(36, comparison.Comparison.Accuracy.Pairs);
        Assert.Equal(
            comparison.Round.Disclosed[Part.Total, Slice.All].Value.Points - 536,
            comparison.Comparison.Total.Numbers.Difference);
        // The measures once more, from nothing but the two columns.
        var differences = comparison.Comparison.SubAreas.Select(row => (row.Numbers.Estimate!.Value - row.Numbers.Official!.Value) / row.Numbers.Max).ToList();
        Assert.Equal((double)differences.Average(), comparison.Comparison.Accuracy.Bias!.Value, 12);
        Assert.Equal((double)differences.Average(Math.Abs), comparison.Comparison.Accuracy.MeanAbsoluteError!.Value, 12);
        Assert.Equal(differences.Count(difference => Math.Abs(difference) <= 0.10m) / 36.0, comparison.Comparison.Accuracy.HitRate!.Value, 12);
    }

    [Fact]
    public async Task CompareAsync_OtherEdition_GoesThroughTheCrosswalkAndSubtractsNoTotals()
    {
        await using var database = await AccountDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var (organisation, demo) = await SeedAsync(database);

        var comparison = Assert.IsType<RoundComparison>(await CompareAsync(database, organisation, demo.Rounds[0].Id, demo.Evaluations[1].Id));

        Assert.True(comparison.Comparison.AcrossEditions);
        Assert.Null(comparison.Comparison.Total.Numbers.Difference);
        var dialogue = Assert.Single(comparison.Comparison.SubAreas, row => row.Code == "1.3");
        Assert.Equal(0.70, dialogue.Numbers.OfficialShare!.Value, 12);
        Assert.Null(dialogue.Numbers.Official);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task CompareAsync_EarlierOfficial_IsTheOneBeforeWithAreasAndReadInTheRoundsEdition(DatabaseProvider provider)
    {
        await using var database = await AccountDatabase.CreateAsync(provider);
        var (organisation, demo) = await SeedAsync(database);

        // 2014 and 2010 are published as totals only, so 2007 is what there is to draw.
        var latest = Assert.IsType<RoundComparison>(await CompareAsync(database, organisation, demo.Rounds[0].Id, demo.Evaluations[0].Id));
        var first = Assert.IsType<RoundComparison>(await CompareAsync(database, organisation, demo.Rounds[0].Id, demo.Evaluations[2].Id));

        Assert.Equal((2007, true, true), (latest.Earlier!.Evaluation.Year, latest.Earlier.Evaluation.Own, latest.Earlier.AcrossEditions));
        Assert.Equal(0.70, (double)latest.Earlier.Translated.SubAreas["1.3"].Share!.Value, 12);
        Assert.Null(first.Earlier);
        Assert.Equal(BridgeGap.SameScale, latest.Bridge.Gap);
        Assert.Null(first.Bridge.Gap);
    }

    [Fact]
    public async Task CompareAsync_EvidenceOfMany_IsListedWhereTheEvaluatorsGaveLess()
    {
        await using var database = await AccountDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var (organisation, demo) = await SeedAsync(database);
        var before = Assert.IsType<RoundComparison>(await CompareAsync(database, organisation, demo.Rounds[0].Id, demo.Evaluations[0].Id));
        await database.QueryAsync(organisation, db => db.Answers.ExecuteUpdateAsync(set => set.SetProperty(answer => answer.EvidenceKind, EvidenceKind.Document)));

        // Counted once and kept: what was counted before the change stands until a fresh program asks.
        var after = Assert.IsType<RoundComparison>(await CompareAsync(database, organisation, demo.Rounds[2].Id, demo.Evaluations[0].Id));

        Assert.Empty(before.Uncredited);
        Assert.NotEmpty(after.Uncredited);
        Assert.All(after.Uncredited, own => Assert.InRange(own.Named, 5, own.Answers));
        Assert.All(after.Uncredited, own => Assert.Equal(Band.Over, after.Comparison.SubAreas.Single(row => row.Code == own.SubArea).Band));
    }

    [Fact]
    public async Task CompareAsync_AreasOnly_ComparesNoSubAreas()
    {
        await using var database = await AccountDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var (organisation, demo) = await SeedAsync(database);
        var vallentuna = await database.QueryAsync(null, db => db.Evaluations.Where(row => row.SeedKey == "vallentuna-2021").Select(row => row.Id).SingleAsync());

        var comparison = Assert.IsType<RoundComparison>(await CompareAsync(database, organisation, demo.Rounds[0].Id, vallentuna));

        Assert.Empty(comparison.Comparison.SubAreas);
        Assert.Equal(0.73, comparison.Comparison.Areas[0].Numbers.OfficialShare!.Value, 12);
        Assert.Null(comparison.Comparison.Accuracy.Bias);
    }

    [Fact]
    public async Task CompareAsync_OpenRound_ShowsNothingButTheResponseRate()
    {
        await using var database = await AccountDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var (organisation, demo) = await SeedAsync(database);

        var view = await CompareAsync(database, organisation, demo.Rounds[1].Id, demo.Evaluations[0].Id);

        Assert.Equal(20, Assert.IsType<CompareNotYet>(view).Result.Rate.Invited);
    }

    [Fact]
    public async Task CompareAsync_UnknownOrForeign_IsUnknown()
    {
        await using var database = await AccountDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var (organisation, demo) = await SeedAsync(database);
        var other = await database.OrganisationAsync("Annanstad");

        Assert.IsType<CompareUnknownEvaluation>(await CompareAsync(database, organisation, demo.Rounds[0].Id, Guid.NewGuid()));
        Assert.IsType<CompareUnknownRound>(await CompareAsync(database, organisation, Guid.NewGuid(), demo.Evaluations[0].Id));
        Assert.IsType<CompareUnknownRound>(await CompareAsync(database, other, demo.Rounds[0].Id, demo.Evaluations[0].Id));
    }

    [Fact]
    public void View_WithheldSubArea_CarriesNoNumber()
    {
        var view = CompareService.View(SampleResult.Build());

        Assert.Equal(EstimatedValue.WithheldValue, view[Part.SubArea("1.2")]);
        Assert.NotNull(view[Part.SubArea("1.1")].Points);
    }

    private static async Task<(int Organisation, DemoOrganisation Demo)> SeedAsync(TestDatabase database)
    {
        var demo = await database.WithAsync<DemoSeeder, DemoSummary>(null, seeder => seeder.SeedAsync(DemoPasswords.Fixed, default));
        var organisation = await database.QueryAsync(null, db => db.Organisations.Where(one => one.Slug == "karlskoga-demo").Select(one => one.Id).SingleAsync());
        return (organisation, demo.Organisations[0]);
    }

    private static Task<CompareView> CompareAsync(TestDatabase database, int organisation, Guid round, Guid evaluation) =>
        database.WithAsync<CompareService, CompareView>(organisation, service => service.CompareAsync(round, evaluation, default));
}
