using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.Domain.Evaluations;
using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Kompass.SelfAssess.TestKit.Databases;
using Kompass.SelfAssess.TestKit.Reports;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Tests.Evaluations;

public sealed class ReportDraftTests
{
    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Create_ShowsEveryValueWithItsPassage_AndConfirmsNothing(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scene = await SceneAsync(database);

        var view = await scene.DraftAsync();

        Assert.Equal(("Ekby", MunicipalityMatch.Same, "Analys av Ekby kommun"), (view.Head.Municipality, view.Head.Match, view.Head.MunicipalitySource!.Quote));
        Assert.Equal((2022, 3, "2020-v2", false), (view.Head.Year, view.Head.Month, view.Head.EditionKey, view.Head.Confirmed));
        var first = view.Areas[0].Points[0];
        Assert.Equal(("1.1", 20m, 10m, 10m), (first.Code, first.Max, first.Read, first.Value));
        Assert.Equal("1.1 Strategi för demokratiutveckling och information 15 20", first.Source!.Quote);
        Assert.StartsWith("Kommunkompassen\nAnalys av Ekby kommun\nmars år 2022\n1.1", first.Source.Context);
        Assert.Equal((50m, "Kommunen är på väg."), (view.Areas[0].Sum, view.Areas[0].Summary));
        Assert.Equal(new OfficialConflict(ConflictKind.AreaHeader, 6, null, 64, 50), Assert.Single(view.Areas[5].Conflicts));
        Assert.Equal((400m, 10, 0, false), (view.Total, view.Parts, view.PartsConfirmed, view.Ready));
        Assert.Equal([1, 2, 3, 4, 5, 7, 8], view.Certain.Select(area => area.Area.Number));
        Assert.Equal([2018, 2011], view.Earlier.Select(earlier => earlier.Year));
        Assert.Equal((true, "2016", 356m), (view.Earlier[0].Offered, view.Earlier[0].Edition, view.Earlier[0].Total));
        Assert.False(view.Earlier[1].Offered);
        Assert.Equal(0, await database.QueryAsync(scene.OrganisationId, db => db.Evaluations.CountAsync(one => one.OrganisationId != null)));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Create_SameFileAgain_IsKnownAsDraftAndAsEvaluation_ButNotToOthers(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scene = await SceneAsync(database);
        var report = await scene.ReportAsync();

        var outcomes = await Task.WhenAll(scene.CreateAsync(report, DraftScene.File()), scene.CreateAsync(report, DraftScene.File(name: "annat namn.pdf")));
        var made = Assert.Single(outcomes.OfType<DraftMade>());

        Assert.Equal(new DraftKnown(made.DraftId, null), Assert.Single(outcomes.OfType<DraftKnown>()));
        var confirmed = await scene.ConfirmAsync(DraftScene.Final(await scene.ReviewedAsync(await scene.ViewAsync(made.DraftId))));
        Assert.Equal(new DraftKnown(null, confirmed.Value), await scene.CreateAsync(report, DraftScene.File()));
        var other = await SceneAsync(database, "granby");
        Assert.IsType<DraftMade>(await other.CreateAsync(report, DraftScene.File()));
        Assert.Null(await database.WithAsync<ReportDraftReader, ReportDraftView?>(other.OrganisationId, reader => reader.FindAsync(made.DraftId, default)));
        Assert.IsType<DraftMade>(await scene.CreateAsync(report, DraftScene.File("En annan rapport")));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Create_TextNoDatabaseStores_IsStoredWithoutIt(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scene = await SceneAsync(database);
        var report = await scene.ReportAsync();
        report = report with { Findings = [report.Findings[0] with { Text = "Ekby\0 är\ud83d bra\u0007" + new string('x', 5000) }], Municipality = new Reading<string>("Ek\0by", new Passage(900, 901)) };

        var view = await scene.DraftAsync(report);

        Assert.Equal(("Ekby", null), (view.Head.Municipality, view.Head.MunicipalitySource));
        Assert.StartsWith("Ekby är\ufffd braxxx", Assert.Single(view.Areas[0].Findings).Text);
        Assert.Equal(OfficialFinding.TextMaxLength, view.Areas[0].Findings[0].Text.Length);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task ByHand_HasAPlaceForEverySubArea_OrForEveryArea(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scene = await SceneAsync(database);

        var full = await ByHandAsync(scene, new NewByHand("2020-v2", "Ekby", 2022, null, DraftScene.Who));
        var areas = await ByHandAsync(scene, new NewByHand("2016", "Ekby", 2018, 4, DraftScene.Who));

        Assert.Equal(36, full.Areas.Sum(area => area.Points.Count));
        Assert.Equal((8, 8), (areas.Areas.Count, areas.Areas.Sum(area => area.Points.Count)));
        Assert.All(full.Areas.Concat(areas.Areas).SelectMany(area => area.Points), points => Assert.Null(points.Value));
        Assert.Empty(full.Conflicts);
        var points = areas.Areas.SelectMany(area => area.Points).ToDictionary(one => one.Id, one => (decimal?)41.5m);
        areas = await scene.DoneAsync(areas.Id, scene.SaveHeadAsync(DraftScene.Head(areas, isOurs: true)));
        foreach (var area in areas.Areas.Select(area => area.Area.Number))
        {
            areas = await scene.DoneAsync(areas.Id, scene.SavePartAsync(DraftScene.Part(areas, area) with { Numbers = points }));
        }

        var id = (await scene.ConfirmAsync(DraftScene.Final(areas))).Value;
        var evaluation = await database.WithAsync<EvaluationService, EvaluationView?>(scene.OrganisationId, service => service.FindAsync(id, default));
        Assert.Equal((332m, 0, "2016"), (evaluation!.Total, evaluation.Result.SubAreas.Count, evaluation.Edition.Key));
        var refused = await database.WithAsync<ReportDraftService, Outcome<Guid>>(scene.OrganisationId, s => s.CreateByHandAsync(new NewByHand("2030", "", 1066, 13, null), default));
        Assert.Equal([RefusalCode.EditionUnknown], refused.Refusals.Select(refusal => refusal.Code));
        refused = await database.WithAsync<ReportDraftService, Outcome<Guid>>(scene.OrganisationId, s => s.CreateByHandAsync(new NewByHand("2016", "", 1066, 13, null), default));
        Assert.Equal([RefusalCode.MunicipalityMissing, RefusalCode.YearOutOfRange, RefusalCode.MonthOutOfRange], refused.Refusals.Select(refusal => refusal.Code));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Remove_Draft_TakesItsFileAlong_AndOnlyItsOwner(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scene = await SceneAsync(database);
        var other = await SceneAsync(database, "granby");
        var view = await scene.DraftAsync();

        Assert.Equal(RefusalCode.NotFound, (await RemoveAsync(other, view.Id))!.Code);
        Assert.Null(await RemoveAsync(scene, view.Id));

        Assert.Equal(RefusalCode.NotFound, (await RemoveAsync(scene, view.Id))!.Code);
        Assert.Equal((0, 0), await database.QueryAsync(scene.OrganisationId, async db => (await db.ReportFiles.CountAsync(), await db.Set<DraftValue>().CountAsync())));
        Assert.IsType<DraftMade>(await scene.CreateAsync(await scene.ReportAsync(), DraftScene.File()));
    }

    private static Task<Refused?> RemoveAsync(DraftScene scene, Guid id) =>
        scene.WithAsync<ReportDraftService, Refused?>(drafts => drafts.RemoveAsync(id, default));

    private static async Task<ReportDraftView> ByHandAsync(DraftScene scene, NewByHand command) => await scene.ViewAsync(
        (await scene.WithAsync<ReportDraftService, Outcome<Guid>>(drafts => drafts.CreateByHandAsync(command, default))).Value);

    internal static async Task<DraftScene> SceneAsync(TestDatabase database, string slug = "ekby") =>
        new(database.Scope, await RoundScenario.NewOrganisationAsync(database, slug));
}
