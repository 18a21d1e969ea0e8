using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.Domain.Evaluations;
using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Kompass.SelfAssess.TestKit.Databases;
using Kompass.SelfAssess.TestKit.Reports;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Tests.Evaluations;

public sealed class DraftReviewTests
{
    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task SavePart_CorrectedPoints_KeepWhatWasRead_AndConflictsFollow(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scene = await ReportDraftTests.SceneAsync(database);
        var view = await scene.DraftAsync();
        var (points, header) = (view.Areas[5].Points[0], view.Areas[5].Printed[0]);

        view = await scene.DoneAsync(view.Id, scene.SavePartAsync(DraftScene.Part(view, 6) with
        {
            Numbers = new Dictionary<int, decimal?> { [points.Id] = points.Value + 4, [header.Id] = 54 },
        }));

        var area = view.Areas[5];
        Assert.Equal((10m, 14m, true), (area.Points[0].Read, area.Points[0].Value, area.Points[0].Corrected));
        Assert.Equal((true, 54m, 64m, 54m), (area.Confirmed, area.Sum, area.Printed[0].Read, area.Printed[0].Value));
        Assert.Equal([new OfficialConflict(ConflictKind.AreaTable, 6, null, 50, 54), new OfficialConflict(ConflictKind.TotalTable, null, null, 400, 404)], view.Conflicts);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task SavePart_PointsAboveTheMaximum_AreKeptButNotConfirmed(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scene = await ReportDraftTests.SceneAsync(database);
        var view = await scene.DraftAsync();
        var command = DraftScene.Part(view, 1) with { Numbers = new Dictionary<int, decimal?> { [view.Areas[0].Points[0].Id] = 21 } };

        Assert.Equal(new Refused(RefusalCode.DraftHasFaults, "1"), Assert.Single((await scene.SavePartAsync(command)).Refusals));
        Assert.Equal(10m, (await scene.ViewAsync(view.Id)).Areas[0].Points[0].Value);
        view = await scene.DoneAsync(view.Id, scene.SavePartAsync(command with { Confirm = false }));

        Assert.Contains(new OfficialConflict(ConflictKind.AboveMaximum, 1, "1.1", 21, 20), view.Conflicts);
        Assert.Equal((21m, false), (view.Areas[0].Points[0].Value, view.Areas[0].Confirmed));
        Assert.Equal(RefusalCode.PointsTooPrecise, Assert.Single((await scene.SavePartAsync(command with { Stamp = view.Stamp, Numbers = new Dictionary<int, decimal?> { [1] = 0.125m } })).Refusals).Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task SavePart_SplitAt_MakesEverythingBeforeAStrengthAndTheRestImprovements(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scene = await ReportDraftTests.SceneAsync(database);
        var view = await scene.DraftAsync();
        Assert.All(view.Areas[0].Findings, finding => Assert.Equal(FindingKind.Unsorted, finding.Kind));

        view = await scene.DoneAsync(view.Id, scene.SavePartAsync(Plain(view, 1) with { SplitAt = view.Areas[0].Findings[1].Id }));

        Assert.Equal([FindingKind.Strength, FindingKind.Improvement, FindingKind.Improvement, FindingKind.Improvement], view.Areas[0].Findings.Select(finding => finding.Kind));
        Assert.False(view.Areas[0].Confirmed);
        view = await scene.DoneAsync(view.Id, scene.SavePartAsync(DraftScene.Part(view, 1)));
        Assert.Equal((FindingKind.Improvement, true), (view.Areas[0].Findings[1].Kind, view.Areas[0].Confirmed));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task SavePart_Findings_AreChangedLeftOutAndAdded(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scene = await ReportDraftTests.SceneAsync(database);
        var view = await scene.DraftAsync();
        var ids = view.Areas[0].Findings.Select(finding => finding.Id).ToList();
        var edits = new Dictionary<int, FindingEdit>
        {
            [ids[0]] = new(FindingKind.Strength, "1.2", "  En ny\n text ", true, false),
            [ids[1]] = new(FindingKind.Unsorted, "9.9", "Dialogen är utvecklad", false, true),
            [view.Areas[1].Findings[0].Id] = new(FindingKind.Improvement, null, "Hör inte hit", false, false),
        };

        // Unsorted and left out is no hindrance; what is added without text is.
        view = await scene.DoneAsync(view.Id, scene.SavePartAsync(Plain(view, 1) with { Findings = edits, Add = true }));
        var findings = view.Areas[0].Findings;
        Assert.Equal(("1.2", "En ny text", true), (findings[0].SubArea, findings[0].Text, findings[0].GoldStar));
        Assert.Equal((null, true), (findings[1].SubArea, findings[1].LeftOut));
        Assert.Equal((5, "", FindingKind.Unsorted), (findings.Count, findings[4].Text, findings[4].Kind));
        Assert.Equal("Miljöarbetet är systematiskt", view.Areas[1].Findings[0].Text);
        var refused = await scene.SavePartAsync(DraftScene.Part(view, 1));
        Assert.Equal([new Refused(RefusalCode.FindingUnsorted, "1"), new Refused(RefusalCode.FindingTextMissing)], refused.Refusals);

        edits = new() { [findings[4].Id] = new(FindingKind.Improvement, "1.1", "Tillagd för hand", false, false) };
        view = await scene.DoneAsync(view.Id, scene.SavePartAsync(DraftScene.Part(view, 1) with { Findings = edits }));
        Assert.True(view.Areas[0].Confirmed);
        // A change that nobody confirms takes the confirmation back.
        view = await scene.DoneAsync(view.Id, scene.SavePartAsync(Plain(view, 1)));
        Assert.False(view.Areas[0].Confirmed);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task ConfirmCertain_TakesOnlyWhatAgreesAndHasASureSplit(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scene = await ReportDraftTests.SceneAsync(database);
        var view = await scene.DraftAsync(await scene.ReportAsync(confidence: 0.84));

        view = await scene.DoneAsync(view.Id, database.WithAsync<DraftReview, Outcome<Guid>>(scene.OrganisationId, review => review.ConfirmCertainAsync(view.Id, view.Stamp, default)));

        Assert.Equal([2, 3, 4, 5, 7, 8], view.Areas.Where(area => area.Confirmed).Select(area => area.Area.Number));
        Assert.Equal((0.84, 6, false), (view.Areas[0].SplitConfidence, view.PartsConfirmed, view.Head.Confirmed));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task ConfirmRest_TakesWhatIsLeft_ButNothingThatIsUnsortedOrAFault(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scene = await ReportDraftTests.SceneAsync(database);
        var view = await scene.DraftAsync();
        view = await scene.DoneAsync(view.Id, scene.SavePartAsync(Plain(view, 1) with { Add = true, Numbers = new Dictionary<int, decimal?> { [view.Areas[0].Points[0].Id] = 21 } }));

        var refused = await RestAsync();
        Assert.Equal([RefusalCode.FindingUnsorted, RefusalCode.FindingTextMissing, RefusalCode.DraftHasFaults], refused.Refusals.Select(refusal => refusal.Code));
        Assert.Equal(0, (await scene.ViewAsync(view.Id)).PartsConfirmed);

        var added = new Dictionary<int, FindingEdit> { [view.Areas[0].Findings[^1].Id] = new(FindingKind.Strength, null, "Ny", false, false) };
        view = await scene.DoneAsync(view.Id, scene.SavePartAsync(Plain(view, 1) with { Findings = added, Numbers = new Dictionary<int, decimal?> { [view.Areas[0].Points[0].Id] = 20 } }));
        view = await scene.DoneAsync(view.Id, RestAsync());
        Assert.Equal((9, false, false), (view.PartsConfirmed, view.Head.Confirmed, view.Ready));

        Task<Outcome<Guid>> RestAsync() => scene.WithAsync<DraftReview, Outcome<Guid>>(review => review.ConfirmRestAsync(view.Id, view.Stamp, default));
    }

    [Theory]
    [InlineData("Ekby", false, null)]
    [InlineData("Ekbys kommun", false, null)]
    [InlineData("Lindesberg", true, RefusalCode.MunicipalityNotYours)]
    [InlineData(" ", true, RefusalCode.MunicipalityMissing)]
    [InlineData("Ekby Norra", false, RefusalCode.MunicipalityToConfirm)]
    [InlineData("Ekby Norra", true, null)]
    public async Task SaveHead_Municipality_IsConfirmedAsOwnOnlyWhereAPersonSaysSo(string name, bool isOurs, RefusalCode? refusal)
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scene = await ReportDraftTests.SceneAsync(database);
        var view = await scene.DraftAsync();

        var outcome = await scene.SaveHeadAsync(DraftScene.Head(view, isOurs) with { Municipality = name });

        Assert.Equal(refusal, outcome.Done ? null : outcome.Refusals[0].Code);
        Assert.Equal(refusal is null, (await scene.ViewAsync(view.Id)).Head.Confirmed);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task SaveHead_AnotherEdition_TakesItsParts_AndNothingStaysConfirmed(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scene = await ReportDraftTests.SceneAsync(database);
        var view = await scene.ReviewedAsync(await scene.DraftAsync());

        view = await scene.DoneAsync(view.Id, scene.SaveHeadAsync(DraftScene.Head(view) with { Edition = "2020-v1" }));

        Assert.Equal(1 + 1, view.PartsConfirmed);
        Assert.Contains(view.Conflicts, conflict => conflict is { Kind: ConflictKind.UnknownSubArea, Code: "3.5" });
        Assert.Contains(view.Areas[7].Points, points => points is { Code: "8.5", Value: null });
        view = await scene.DoneAsync(view.Id, scene.SaveHeadAsync(DraftScene.Head(view) with { Edition = "2016" }));
        Assert.Equal((8, 50m), (view.Areas.Sum(area => area.Points.Count), view.Areas[5].Points[0].Value));
        view = await scene.DoneAsync(view.Id, scene.SaveHeadAsync(DraftScene.Head(view) with { Edition = "2020-v2" }));
        Assert.Equal((36, 400m), (view.Areas.Sum(area => area.Points.Count(points => points.Value is not null)), view.Total));
        Assert.Equal(RefusalCode.EditionUnknown, Assert.Single((await scene.SaveHeadAsync(DraftScene.Head(view) with { Edition = "2031" })).Refusals).Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Save_TwoAtOnce_OneIsTold_AndNothingOfTheOtherIsLost(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scene = await ReportDraftTests.SceneAsync(database);
        var other = await ReportDraftTests.SceneAsync(database, "granby");
        var view = await scene.DraftAsync();

        var outcomes = await Task.WhenAll(scene.SavePartAsync(DraftScene.Part(view, 1)), scene.SavePartAsync(DraftScene.Part(view, 2)));

        Assert.Single(outcomes, outcome => outcome.Done);
        Assert.Equal(RefusalCode.ChangedBySomebodyElse, Assert.Single(outcomes, outcome => !outcome.Done).Refusals[0].Code);
        Assert.Equal(1, (await scene.ViewAsync(view.Id)).PartsConfirmed);
        Assert.Equal(RefusalCode.NotFound, (await other.SavePartAsync(DraftScene.Part(view, 3))).Refusals[0].Code);
        Assert.Equal(RefusalCode.AreaUnknown, (await scene.SavePartAsync(DraftScene.Part(await scene.ViewAsync(view.Id), 9))).Refusals[0].Code);
    }

    private static SaveDraftPart Plain(ReportDraftView view, int area) => DraftScene.Part(view, area) with { Accept = false, Confirm = false };
}
