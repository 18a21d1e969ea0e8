using System.Globalization;
using ClosedXML.Excel;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Imports;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.TestKit.Databases;
using Kompass.SelfAssess.TestKit.Reports;
using Kompass.SelfAssess.TestKit.Workbooks;

namespace Kompass.SelfAssess.App.Tests.Evaluations;

/// <summary>Official scores to Excel, changed there, and back: of a draft under review and of a confirmed evaluation.</summary>
public sealed class EvaluationRoundTripTests
{
    private static readonly FrameworkEdition Edition =
        EditionFile.Read(File.ReadAllBytes(Path.Combine(SeedFolder.Find(), "frameworks", "2020-v2.json"))).Edition!;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite, false)]
    [InlineData(DatabaseProvider.Sqlite, true)]
    [InlineData(DatabaseProvider.Postgres, false)]
    public async Task TenCellsEdited_AreExactlyTenChanges_OfADraftAndOfAnEvaluation(DatabaseProvider provider, bool savedElsewhere)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scene = await ReportDraftTests.SceneAsync(database);
        var reviewed = await scene.ReviewedAsync(await scene.DraftAsync());

        // A draft gets the cells themselves.
        var file = EditTen(await ExportAsync(scene, reviewed.Id));
        var sheet = Read(savedElsewhere ? await SavedElsewhere.ResaveAsync(file) : file);
        var diff = (await CompareAsync(scene, reviewed.Id, sheet)).Value!;
        Assert.Equal((10, 0, 0, 0, true), (diff.Edits.Count, diff.Added.Count, diff.Missing.Count, diff.Elsewhere, diff.IsPlain));
        Assert.Equal(Expected, diff.Edits.Select(Told).Order());
        var written = (await ImportAsync(scene, reviewed.Id, sheet, ImportChoice.Stop)).Value!;
        Assert.Equal((true, 10, reviewed.Id), (written.Written, written.Changed, written.DraftId));
        Assert.True((await CompareAsync(scene, reviewed.Id, Read(await ExportAsync(scene, reviewed.Id)))).Value!.IsEmpty);
        var changed = await scene.ViewAsync(reviewed.Id);
        Assert.False(changed.Head.Confirmed);
        Assert.Equal([1, 2], changed.Areas.Where(area => !area.Confirmed).Select(area => area.Area.Number));

        // A confirmed evaluation stays; the changes are a draft, with everything that the template has no room for.
        var other = await ReportDraftTests.SceneAsync(database, "granby");
        var ready = await other.ReviewedAsync(await other.DraftAsync(await other.ReportAsync("Granby")));
        var evaluation = (await other.ConfirmAsync(DraftScene.Final(ready))).Value;
        var made = (await ImportAsync(other, evaluation, Read(EditTen(await ExportAsync(other, evaluation))), ImportChoice.Stop)).Value!;
        Assert.True(made.Written);
        Assert.True((await CompareAsync(other, evaluation, Read(await ExportAsync(other, evaluation)))).Value!.IsEmpty);
        var draft = await other.ViewAsync(made.DraftId);
        Assert.Equal((evaluation, 2023, 6), (draft.SameAs ?? evaluation, draft.Head.Year, draft.Head.Month));
        Assert.Contains(draft.Areas, area => area.Summary == "Kommunen är på väg.");
        Assert.Equal((ready.Areas.Sum(area => area.Findings.Count), 1), (draft.Areas.Sum(area => area.Findings.Count), draft.Recommendations.Count));
    }

    [Fact]
    public async Task ChangedHereSince_IsAConflictOnlyWhereTheFileChangedItToo()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scene = await ReportDraftTests.SceneAsync(database);
        var draft = await scene.DraftAsync();
        var file = await ExportAsync(scene, draft.Id);
        var first = EditPoints(file, ("1.1", 11), ("1.2", 6));
        Assert.True((await ImportAsync(scene, draft.Id, Read(first), ImportChoice.Stop)).Value!.Written);
        var sheet = Read(EditPoints(file, ("1.1", 12), ("1.3", 3)));

        var diff = (await CompareAsync(scene, draft.Id, sheet)).Value!;
        Assert.Equal([("1.1", true), ("1.3", false)], diff.Edits.Select(edit => (edit.Part, edit.Clash)));
        Assert.Equal(1, diff.Elsewhere);
        Assert.False((await ImportAsync(scene, draft.Id, sheet, ImportChoice.Stop)).Value!.Written);
        Assert.Equal(1, (await ImportAsync(scene, draft.Id, sheet, ImportChoice.Skip)).Value!.Changed);
        Assert.Equal(1, (await ImportAsync(scene, draft.Id, sheet, ImportChoice.Update)).Value!.Changed);
        Assert.True((await scene.WithAsync<EvaluationRoundTrip, Outcome<EvaluationImportOutcome>>(trip => trip.ImportAsync(Command(draft.Id, sheet, ImportChoice.Update, "old"), default))).Value!.Outdated);
    }

    [Fact]
    public async Task OtherFilesAndSpoiledIds_AreRefused_AndAnEmptiedFindingStays()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scene = await ReportDraftTests.SceneAsync(database);
        var draft = await scene.DraftAsync();
        var file = await ExportAsync(scene, draft.Id);
        Outcome<ReadTemplate> Spoiled(Action<IXLWorksheet> edit) => EvaluationTemplateReader.Read(BadWorkbooks.Edited(file, book => edit(book.Worksheet("Styrkor och förbättringar"))), [Edition]);

        Assert.Null(EvaluationTemplateReader.Read(EditPoints(EvaluationTemplate.Write(Edition, "Ekby", CultureInfo.GetCultureInfo("sv")), ("1.1", 1)), [Edition]).Value!.Sheet);
        Assert.Equal(RefusalCode.WorkbookOfAnother, (await CompareAsync(scene, draft.Id, Read(file) with { Source = $"{Guid.NewGuid():N}" })).Refusals[0].Code);
        Assert.Equal(RefusalCode.NotFound, (await CompareAsync(await ReportDraftTests.SceneAsync(database, "granby"), draft.Id, Read(file))).Refusals[0].Code);
        Assert.Equal(RefusalCode.WorkbookChanged, Spoiled(sheet => sheet.Cell(3, 6).SetValue(sheet.Cell(2, 6).GetString())).Refusals[0].Code);
        Assert.Equal(RefusalCode.WorkbookChanged, Spoiled(sheet => sheet.Column(6).Delete()).Refusals[0].Code);
        var diff = (await CompareAsync(scene, draft.Id, Spoiled(sheet =>
        {
            sheet.Cell(2, 4).Clear(XLClearOptions.Contents);
            sheet.Cell(3, 6).SetValue("annat");
        }).Value!.Sheet!)).Value!;
        Assert.Equal((2, 1, 0, false), (diff.Missing.Count, diff.Unknown.Count, diff.Edits.Count, diff.IsPlain));
    }

    private static string[] Expected { get; } =
    [
        .. new[] { "head Year 2023", "head Month 6", "1.1 Points 1.5", "1.2 Points ", "2.1 Points 0", "total Points 401", "1 Header 12.25", "Text Ändrad text", "SubArea 1.2", "GoldStar 1" }.Order(),
    ];

    private static string Told(EvaluationEdit edit) => $"{(edit.Part[0] == 'f' ? "" : $"{edit.Part} ")}{edit.Field} {edit.After}";

    private static byte[] EditTen(byte[] file) => EditPoints(
        BadWorkbooks.Edited(file, book =>
        {
            var (about, points, findings) = (book.Worksheet("Om"), book.Worksheet("Poäng"), book.Worksheet("Styrkor och förbättringar"));
            about.Cell(3, 2).SetValue(2023);
            about.Cell(4, 2).SetValue("6");
            RowOf(points, "1.2").Cell(5).Clear(XLClearOptions.Contents);
            RowOf(points, "1").Cell(6).SetValue("12,25");
            points.LastRowUsed(XLCellsUsedOptions.Contents).Cell(5).SetValue(401);
            findings.Cell(2, 4).SetValue("Ändrad text");
            findings.Cell(3, 2).SetValue("1.2");
            findings.Cell(4, 5).SetValue("Ja");
            findings.Range(2, 1, 7, 7).Sort("4 DESC");
        }),
        ("1.1", 1.5),
        ("2.1", 0));

    private static byte[] EditPoints(byte[] file, params (string Code, double Points)[] edits) => BadWorkbooks.Edited(file, book =>
        Array.ForEach(edits, edit => RowOf(book.Worksheet("Poäng"), edit.Code).Cell(5).SetValue(edit.Points)));

    private static IXLRow RowOf(IXLWorksheet sheet, string code) => sheet.Rows().First(row => row.Cell(2).GetString() == code);

    private static EvaluationSheet Read(byte[] file)
    {
        var read = EvaluationTemplateReader.Read(file, [Edition]);
        Assert.Empty(read.Refusals);
        return read.Value!.Sheet!;
    }

    private static async Task<byte[]> ExportAsync(DraftScene scene, Guid id) =>
        (await scene.WithAsync<EvaluationRoundTrip, byte[]?>(trip => trip.ExportAsync(id, CultureInfo.GetCultureInfo("sv"), default)))!;

    private static Task<Outcome<EvaluationDiff>> CompareAsync(DraftScene scene, Guid id, EvaluationSheet sheet) =>
        scene.WithAsync<EvaluationRoundTrip, Outcome<EvaluationDiff>>(trip => trip.CompareAsync(id, sheet, default));

    private static async Task<Outcome<EvaluationImportOutcome>> ImportAsync(DraftScene scene, Guid id, EvaluationSheet sheet, ImportChoice choice)
    {
        var shown = (await CompareAsync(scene, id, sheet)).Value!.Seal;
        return await scene.WithAsync<EvaluationRoundTrip, Outcome<EvaluationImportOutcome>>(trip => trip.ImportAsync(Command(id, sheet, choice, shown), default));
    }

    private static ImportEvaluation Command(Guid id, EvaluationSheet sheet, ImportChoice choice, string shown) =>
        new(id, sheet, choice, shown, new DraftFile("utvardering.xlsx", new byte[] { 1, 2, 3 }), DraftScene.Who);
}
