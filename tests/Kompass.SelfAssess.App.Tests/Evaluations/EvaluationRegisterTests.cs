using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.Domain.Evaluations;
using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Kompass.SelfAssess.TestKit.Databases;
using Kompass.SelfAssess.TestKit.Reports;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Kompass.SelfAssess.App.Tests.Evaluations;

public sealed class EvaluationRegisterTests
{
    private static readonly Dictionary<int, string> Earlier2018 = new() { [2018] = "2016", [2011] = "2010" };

    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Confirm_ReviewedDraft_BecomesAnEvaluation_WithBothNumbersAndAllFindings(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scene = await ReportDraftTests.SceneAsync(database);
        var draft = await scene.ReviewedAsync(await scene.DraftAsync());
        Assert.True(draft.Ready);

        var id = (await scene.ConfirmAsync(DraftScene.Final(draft, earlier: Earlier2018))).Value;

        var own = await OwnAsync(scene);
        Assert.Equal([(2022, 400m, "2020-v2"), (2018, 356m, "2016")], own.Select(one => (one.Year, one.Total!.Value, one.Edition.Key)));
        var evaluation = own[0];
        Assert.Equal((id, "Ekby", 3, 36), (evaluation.Id, evaluation.Municipality, evaluation.Month, evaluation.Result.SubAreas.Count));
        Assert.Equal(new OfficialConflict(ConflictKind.AreaHeader, 6, null, 64, 50), Assert.Single(evaluation.Conflicts));
        Assert.Equal((0, 356m), (own[1].Result.SubAreas.Count, own[1].Result.Printed.Single().Value));
        var row = await database.QueryAsync(scene.OrganisationId, db => db.Evaluations.AsSplitQuery().Include(one => one.Findings).Include(one => one.Summaries).SingleAsync(one => one.Id == id));
        Assert.Equal(("rapport.txt", draft.FileHash, DraftScene.Who, database.Clock.GetUtcNow().UtcDateTime), (row.FileName, row.FileHash, row.ConfirmedBy, row.ConfirmedUtc));
        Assert.Equal(DraftScene.File().Content.ToArray(), await database.QueryAsync(scene.OrganisationId, db => db.ReportFiles.Where(file => file.Id == row.FileId).Select(file => file.Content).SingleAsync()));
        Assert.Equal(
            [(FindingKind.Strength, 1, "1.1"), (FindingKind.Strength, 1, null), (FindingKind.Improvement, 1, null), (FindingKind.Improvement, 1, null), (FindingKind.Strength, 2, null), (FindingKind.Recommendation, null, null)],
            row.Findings.OrderBy(finding => finding.Order).Select(finding => (finding.Kind, finding.Area, finding.SubAreaCode)));
        Assert.Equal("Kommunen är på väg.", Assert.Single(row.Summaries).Text);
        Assert.Equal(RefusalCode.DraftIsConfirmed, (await scene.ConfirmAsync(DraftScene.Final(await scene.ViewAsync(draft.Id)))).Refusals[0].Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Confirm_UnconfirmedFaultyOrForeign_IsRefused_AndNothingIsStored(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scene = await ReportDraftTests.SceneAsync(database);
        var other = await ReportDraftTests.SceneAsync(database, "granby");
        var draft = await scene.DraftAsync();

        Assert.Equal(new Refused(RefusalCode.DraftUnconfirmed, "10"), Assert.Single((await scene.ConfirmAsync(DraftScene.Final(draft))).Refusals));
        var reviewed = await scene.ReviewedAsync(draft);
        Assert.Equal(RefusalCode.ChangedBySomebodyElse, (await scene.ConfirmAsync(DraftScene.Final(draft))).Refusals[0].Code);
        Assert.Equal(RefusalCode.NotFound, (await other.ConfirmAsync(DraftScene.Final(reviewed))).Refusals[0].Code);
        Assert.Equal(RefusalCode.EditionUnknown, (await scene.ConfirmAsync(DraftScene.Final(reviewed, earlier: new Dictionary<int, string> { [2018] = "x" }))).Refusals[0].Code);

        Assert.Empty(await OwnAsync(scene));
        Assert.Equal(0, await database.QueryAsync(scene.OrganisationId, db => db.Evaluations.Where(own => own.OrganisationId == scene.OrganisationId).SelectMany(own => own.Findings).CountAsync()));
        Assert.Null((await scene.ViewAsync(draft.Id)).EvaluationId);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Confirm_ThatFailsHalfWay_LeavesNothing(DatabaseProvider provider)
    {
        var fault = new FailingStatement("OfficialFindings");
        await using var database = await TestDatabase.CreateAsync(provider, services =>
        {
            services.ConfigureDbContext<SqliteKompassDbContext>(options => options.AddInterceptors(fault));
            services.ConfigureDbContext<PostgresKompassDbContext>(options => options.AddInterceptors(fault));
        });
        var scene = await ReportDraftTests.SceneAsync(database);
        var first = (await scene.ConfirmAsync(DraftScene.Final(await scene.ReviewedAsync(await scene.DraftAsync())))).Value;
        var report = await scene.ReportAsync();
        var draft = await scene.ReviewedAsync(await scene.DraftAsync(report with { SubAreas = [.. report.SubAreas.Select(row => row with { Points = 1 })] }, DraftScene.File("Rättad")));
        fault.Armed = true;

        await Assert.ThrowsAnyAsync<Exception>(() => scene.ConfirmAsync(DraftScene.Final(draft, replace: true, Earlier2018)));

        fault.Armed = false;
        var kept = Assert.Single(await OwnAsync(scene));
        Assert.Equal((first, 400m), (kept.Id, kept.Total));
        Assert.Equal(6, await database.QueryAsync(scene.OrganisationId, db => db.Set<OfficialFinding>().CountAsync(finding => finding.EvaluationId == first)));
        Assert.Equal((null, draft.Stamp), ((await scene.ViewAsync(draft.Id)).EvaluationId, (await scene.ViewAsync(draft.Id)).Stamp));
        Assert.True((await scene.ConfirmAsync(DraftScene.Final(draft, replace: true, Earlier2018))).Done);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Confirm_SameYearAndEdition_ReplacesOnlyOnAnExplicitChoice_AndKeepsTheAddress(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scene = await ReportDraftTests.SceneAsync(database);
        var first = (await scene.ConfirmAsync(DraftScene.Final(await scene.ReviewedAsync(await scene.DraftAsync()), earlier: Earlier2018))).Value;
        var report = await scene.ReportAsync("Ekbys kommun");
        var draft = await scene.ReviewedAsync(await scene.DraftAsync(report with { SubAreas = [.. report.SubAreas.Select(row => row with { Points = 2 })], Findings = [] }, DraftScene.File("Rättad")));

        Assert.Equal((first, false), (draft.SameAs, draft.Earlier[0].Offered));
        Assert.Equal(new Refused(RefusalCode.AlreadyConfirmed, "2022"), Assert.Single((await scene.ConfirmAsync(DraftScene.Final(draft))).Refusals));
        var replaced = await scene.ConfirmAsync(DraftScene.Final(draft, replace: true, Earlier2018));

        Assert.Equal(first, replaced.Value);
        Assert.Equal([(2022, 72m), (2018, 356m)], (await OwnAsync(scene)).Select(one => (one.Year, one.Total!.Value)));
        Assert.Equal(1, await database.QueryAsync(scene.OrganisationId, db => db.Evaluations.Where(own => own.OrganisationId == scene.OrganisationId).SelectMany(own => own.Findings).CountAsync()));
        // The file that it came from first may be read again.
        Assert.IsType<DraftMade>(await scene.CreateAsync(await scene.ReportAsync(), DraftScene.File()));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Confirm_TwoDraftsOfOneEvaluationAtOnce_GiveOne(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scene = await ReportDraftTests.SceneAsync(database);
        var first = await scene.ReviewedAsync(await scene.DraftAsync());
        var second = await scene.ReviewedAsync(await scene.DraftAsync(file: DraftScene.File("Samma rapport, en annan fil")));

        var outcomes = await Task.WhenAll(scene.ConfirmAsync(DraftScene.Final(first)), scene.ConfirmAsync(DraftScene.Final(second)), scene.ConfirmAsync(DraftScene.Final(first)));

        Assert.Single(outcomes, outcome => outcome.Done);
        Assert.Single(await OwnAsync(scene));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Remove_OwnEvaluation_TakesItsFindingsDraftAndFileAlong_OthersAndPublicOnesStay(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scene = await ReportDraftTests.SceneAsync(database);
        var other = await ReportDraftTests.SceneAsync(database, "granby");
        var id = (await scene.ConfirmAsync(DraftScene.Final(await scene.ReviewedAsync(await scene.DraftAsync()), earlier: Earlier2018))).Value;
        var published = await database.QueryAsync(null, db => db.Evaluations.Select(one => one.Id).FirstAsync());

        Assert.Equal(RefusalCode.NotFound, (await RemoveAsync(other, id))!.Code);
        Assert.Equal(RefusalCode.NotFound, (await RemoveAsync(scene, published))!.Code);
        Assert.Null(await RemoveAsync(scene, id));

        Assert.Equal(2018, Assert.Single(await OwnAsync(scene)).Year);
        Assert.Equal((0, 0), await database.QueryAsync(scene.OrganisationId, async db => (await db.ReportFiles.CountAsync(), await db.ReportDrafts.CountAsync())));
        Assert.IsType<DraftMade>(await scene.CreateAsync(await scene.ReportAsync(), DraftScene.File()));
    }

    private static Task<Refused?> RemoveAsync(DraftScene scene, Guid id) =>
        scene.WithAsync<EvaluationRegister, Refused?>(register => register.RemoveAsync(id, default));

    private static async Task<List<EvaluationView>> OwnAsync(DraftScene scene) =>
        [.. (await scene.WithAsync<EvaluationService, IReadOnlyList<EvaluationView>>(service => service.ListAsync(default))).Where(one => one.Own)];

    /// <summary>Lets the statements that write to a table fail.</summary>
    private sealed class FailingStatement(string table) : DbCommandInterceptor
    {
        public bool Armed { get; set; }

        public override ValueTask<InterceptionResult<System.Data.Common.DbDataReader>> ReaderExecutingAsync(
            System.Data.Common.DbCommand command, CommandEventData eventData, InterceptionResult<System.Data.Common.DbDataReader> result, CancellationToken cancellationToken = default) =>
            Armed && command.CommandText.Contains($"INSERT INTO \"{table}\"", StringComparison.Ordinal)
                ? throw new InvalidOperationException("The test lets this fail.")
                : ValueTask.FromResult(result);
    }
}
