using Kompass.SelfAssess.App.Comparison;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.Domain.Comparison;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.TestKit.Databases;

namespace Kompass.SelfAssess.App.Tests.Exports;

/// <summary>The sample's numbers beside a published evaluation.</summary>
internal static class SampleComparison
{
    public static async Task<RoundComparison> BuildAsync(string municipality, int year)
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var evaluations = await database.WithAsync<EvaluationService, IReadOnlyList<EvaluationView>>(null, service => service.ListAsync(default));
        var crosswalk = await database.WithAsync<EditionCatalogue, Crosswalk>(null, catalogue => catalogue.CrosswalkAsync(default));
        var evaluation = evaluations.Single(one => one.Municipality == municipality && one.Year == year);
        var round = SampleResult.Build();
        return new RoundComparison(round, evaluation, Comparer.Compare(CompareService.View(round), evaluation.Result, evaluation.Edition, crosswalk));
    }
}
