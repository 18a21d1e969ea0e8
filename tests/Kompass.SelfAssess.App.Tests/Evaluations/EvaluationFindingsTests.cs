using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Tests.Evaluations;

public sealed class EvaluationFindingsTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task FindAsync_FindingsAndSummaries_AreReadInTheOrderOfTheReport(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var id = await database.QueryAsync(null, async db =>
        {
            var row = await db.Evaluations.SingleAsync(own => own.SeedKey == "karlskoga-2022");
            await db.Set<OfficialFinding>().Where(own => own.EvaluationId == row.Id).ExecuteDeleteAsync();
            await db.Set<OfficialAreaSummary>().Where(own => own.EvaluationId == row.Id).ExecuteDeleteAsync();
            db.Add(new OfficialFinding { EvaluationId = row.Id, Order = 2, Kind = FindingKind.Improvement, Area = 4, SubAreaCode = "4.3", Text = "Jämför enheterna." });
            db.Add(new OfficialFinding { EvaluationId = row.Id, Order = 1, Kind = FindingKind.Strength, Area = 4, Text = "Fina nätverk.", GoldStar = true });
            db.Add(new OfficialFinding { EvaluationId = row.Id, Order = 3, Kind = FindingKind.Recommendation, Text = "Håll i." });
            db.Add(new OfficialAreaSummary { EvaluationId = row.Id, Area = 4, Text = "Kommunen är effektiv." });
            await db.SaveChangesAsync();
            return row.Id;
        });

        var found = await database.WithAsync<EvaluationService, EvaluationView?>(null, service => service.FindAsync(id, default));
        var listed = await database.WithAsync<EvaluationService, IReadOnlyList<EvaluationView>>(null, service => service.ListAsync(default));

        Assert.Equal(
            [
                new EvaluationFinding(FindingKind.Strength, 4, null, "Fina nätverk.", GoldStar: true),
                new EvaluationFinding(FindingKind.Improvement, 4, "4.3", "Jämför enheterna.", GoldStar: false),
                new EvaluationFinding(FindingKind.Recommendation, null, null, "Håll i.", GoldStar: false),
            ],
            found!.Findings);
        Assert.Equal("Kommunen är effektiv.", Assert.Single(found.Summaries).Value);
        Assert.Equal(36, found.Result.SubAreas.Count);
        Assert.Empty(listed.Single(own => own.Id == id).Findings);
    }
}
