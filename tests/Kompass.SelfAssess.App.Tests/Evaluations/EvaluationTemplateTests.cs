using System.Globalization;
using System.IO.Compression;
using System.Text;
using ClosedXML.Excel;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Imports;
using Kompass.SelfAssess.Domain.Evaluations;
using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.TestKit.Databases;

namespace Kompass.SelfAssess.App.Tests.Evaluations;

/// <summary>The template of an evaluation, filled in and read, and what such files may be like instead.</summary>
public sealed class EvaluationTemplateTests
{
    private static readonly FrameworkEdition Edition = EditionOf("2020-v2");
    private static readonly FrameworkEdition AreasOnly = EditionOf("2016");
    private static readonly byte[] Empty = EvaluationTemplate.Write(Edition, "Ekby", CultureInfo.GetCultureInfo("sv"));

    public static TheoryData<string, RefusalCode, string> Spoiled { get; } = new()
    {
        { "sheet", RefusalCode.WorkbookNotTemplate, "" },
        { "header", RefusalCode.WorkbookNotTemplate, "" },
        { "version", RefusalCode.WorkbookNotTemplate, "" },
        { "edition", RefusalCode.EditionUnknown, "1999" },
        { "other edition", RefusalCode.WorkbookChanged, "Poäng!B2" },
        { "merged", RefusalCode.WorkbookMerged, "Poäng!E3:E4" },
        { "id", RefusalCode.WorkbookChanged, "Poäng!B3" },
        { "code", RefusalCode.WorkbookChanged, "Poäng!B3" },
        { "twice", RefusalCode.WorkbookChanged, "Poäng!B90" },
        { "text", RefusalCode.WorkbookNumber, "Poäng!E3, Poäng!E4" },
        { "negative", RefusalCode.WorkbookNumber, "Poäng!E3" },
        { "decimals", RefusalCode.WorkbookNumber, "Poäng!E3" },
        { "huge", RefusalCode.WorkbookNumber, "Poäng!E3" },
        { "formula", RefusalCode.WorkbookNumber, "Poäng!E3" },
        { "month", RefusalCode.WorkbookNumber, "Om!B4" },
        { "year", RefusalCode.WorkbookNumber, "Om!B3" },
        { "kind", RefusalCode.WorkbookChoice, "Styrkor och förbättringar!C2" },
        { "area", RefusalCode.WorkbookChoice, "Styrkor och förbättringar!A2" },
        { "sub-area", RefusalCode.WorkbookChoice, "Styrkor och förbättringar!B2" },
        { "nothing", RefusalCode.PointsMissing, "" },
        { "rows", RefusalCode.WorkbookTooManyRows, "Poäng" },
    };

    [Fact]
    public async Task Template_WithTenCellsFilledIn_BecomesADraftOfExactlyThose()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scene = await ReportDraftTests.SceneAsync(database);
        var file = Changed(Empty, workbook =>
        {
            workbook.Worksheet("Om").Cell(3, 2).SetValue(2022);
            workbook.Worksheet("Om").Cell(4, 2).SetValue("10");
            PointsOf(workbook, "1.1", 15);
            PointsOf(workbook, "1.2", "7,5");
            PointsOf(workbook, "8.1", 1000);
            PointsOf(workbook, "1", 40);
            Finding(workbook, 2, "1", "1.1", "Styrka", "Kommunen har\nen strategi", "Ja");
            Finding(workbook, 3, "", "2.1", "förbättring", "Mät oftare", "");
            Finding(workbook, 4, "3", "", "", "Oklart vad", "");
            Finding(workbook, 5, "", "", "Rekommendation", "Se över styrmodellen", "");
        });

        var made = Assert.IsType<DraftMade>(Assert.IsType<IntakeDone>(await ReadAsync(scene.OrganisationId, database, file)).Draft);

        var view = await scene.ViewAsync(made.DraftId);
        Assert.Equal((ReportSource.Workbook, "Ekby", 2022, 10, "2020-v2"), (view.Source, view.Head.Municipality, view.Head.Year, view.Head.Month, view.Head.EditionKey));
        Assert.Equal("Om!B3: 2022", view.Head.YearSource!.Quote);
        Assert.Equal(
            [("1.1", 15m, "Poäng!E3: 15"), ("1.2", 7.5m, "Poäng!E4: 7,5"), ("8.1", 1000m, $"Poäng!E{RowOf("8.1")}: 1000")],
            view.Areas.SelectMany(area => area.Points).Where(points => points.Value is not null).Select(points => (points.Code!, points.Value!.Value, points.Source!.Quote)));
        Assert.Equal((PrintedKind.AreaTable, 40m), (view.Areas[0].Printed.Single().Kind, view.Areas[0].Printed.Single().Value));
        Assert.Equal(("Kommunen har en strategi", FindingKind.Strength, "1.1", true), view.Areas[0].Findings.Select(one => (one.Text, one.Kind, one.SubArea, one.GoldStar)).Single());
        Assert.Equal((FindingKind.Improvement, "2.1"), view.Areas[1].Findings.Select(one => (one.Kind, one.SubArea)).Single());
        Assert.Equal(FindingKind.Unsorted, view.Areas[2].Findings.Single().Kind);
        Assert.Equal("Se över styrmodellen", view.Recommendations.Single().Text);
        Assert.True(view.HasFaults);
        Assert.Equal(new DraftKnown(made.DraftId, null), Assert.IsType<IntakeDone>(await ReadAsync(scene.OrganisationId, database, file)).Draft);
    }

    [Fact]
    public async Task Template_OfAreasInEnglish_GivesTheAreasTheirPoints()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scene = await ReportDraftTests.SceneAsync(database);
        var file = Changed(EvaluationTemplate.Write(AreasOnly, "Ekby", CultureInfo.GetCultureInfo("en")), workbook =>
        {
            workbook.Worksheet("About").Cell(3, 2).SetValue(2018);
            workbook.Worksheet("Points").Cell(2, 5).SetValue(41.5);
            workbook.Worksheet("Points").Cell(10, 5).SetValue(300);
        });

        var view = await scene.ViewAsync(((DraftMade)((IntakeDone)await ReadAsync(scene.OrganisationId, database, file)).Draft).DraftId);

        Assert.Equal((41.5m, "Points!E2: 41.5"), view.Areas[0].Points.Select(points => (points.Value!.Value, points.Source!.Quote)).Single());
        Assert.All(view.Areas.Skip(1), area => Assert.Null(area.Points.Single().Value));
        Assert.Equal((PrintedKind.Total, 300m), view.Head.Totals.Select(total => (total.Kind!.Value, total.Value!.Value)).Single());
    }

    [Fact]
    public async Task Template_RowWithACodeOfItsOwn_IsAConflictAtTheReview()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scene = await ReportDraftTests.SceneAsync(database);
        var file = Changed(Empty, workbook =>
        {
            workbook.Worksheet("Poäng").Cell(90, 2).SetValue("1.9");
            workbook.Worksheet("Poäng").Cell(90, 5).SetValue(3);
        });

        var view = await scene.ViewAsync(((DraftMade)((IntakeDone)await ReadAsync(scene.OrganisationId, database, file)).Draft).DraftId);

        Assert.Contains(view.Conflicts, conflict => conflict is { Code: "1.9", IsFault: true });
        Assert.Contains(view.Warnings, warning => warning.Kind == ReportWarningKind.NoDate);
    }

    [Theory]
    [MemberData(nameof(Spoiled))]
    public void Read_SpoiledTemplate_IsRefusedWithItsCells(string how, RefusalCode expected, string cells)
    {
        var read = EvaluationTemplateReader.Read(Changed(Empty, workbook => Spoil(workbook, how)), [Edition, AreasOnly]);

        Assert.Equal(new Refused(expected, cells), Assert.Single(read.Refusals));
    }

    [Fact]
    public void Read_OtherFiles_AreRefusedAsWhatTheyAre()
    {
        byte[] old = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]];

        Assert.Equal(RefusalCode.WorkbookFile, CodeOf([.. old, .. Encoding.Unicode.GetBytes("Workbook")]));
        Assert.False(EvaluationTemplateReader.IsWorkbook(Zip("word/document.xml", 10)));
        Assert.False(EvaluationTemplateReader.IsWorkbook("%PDF-1.7"u8.ToArray()));
        Assert.True(EvaluationTemplateReader.IsWorkbook(Empty));
    }

    [Fact]
    public void Write_NamesThatLookLikeFormulas_AreText_AndTheIdsAreHidden()
    {
        using var workbook = new XLWorkbook(new MemoryStream(EvaluationTemplate.Write(Edition, "=1+1", CultureInfo.GetCultureInfo("sv"))));

        Assert.Equal("'=1+1", workbook.Worksheet("Om").Cell(2, 2).GetString());
        Assert.All(workbook.Worksheets, sheet => Assert.Equal(1, sheet.SheetView.SplitRow));
        Assert.True(workbook.Worksheet("Poäng").Column(1).IsHidden);
        Assert.Contains("Styrka,Förbättring,Rekommendation", workbook.Worksheet("Styrkor och förbättringar").Cell(2, 3).DataValidation.Value, StringComparison.Ordinal);
    }

    private static void Spoil(XLWorkbook workbook, string how)
    {
        var (about, points) = (workbook.Worksheet("Om"), workbook.Worksheet("Poäng"));
        points.Cell(5, 5).SetValue(4);
        Action spoil = how switch
        {
            "sheet" => () => workbook.Worksheet("Styrkor och förbättringar").Delete(),
            "header" => () => points.Cell(1, 5).SetValue("Mina poäng"),
            "version" => () => about.Cell(6, 2).SetValue(2),
            "edition" => () => about.Cell(5, 2).SetValue("1999"),
            "other edition" => () => Others(about, points),
            "merged" => () => points.Range("E3:E4").Merge(),
            "id" => () => points.Cell(3, 1).SetValue("2020-v2:1.2"),
            "code" => () => points.Cell(3, 2).SetValue("1.2"),
            "twice" => () => points.Cell(90, 2).SetValue("1.1"),
            "text" => () => (points.Cell(3, 5).Value, points.Cell(4, 5).Value) = ("femton", "ca 5"),
            "negative" => () => points.Cell(3, 5).SetValue(-1),
            "decimals" => () => points.Cell(3, 5).SetValue(1.125),
            "huge" => () => points.Cell(3, 5).SetValue(1e9),
            "formula" => () => points.Cell(3, 5).FormulaA1 = "1+1",
            "month" => () => about.Cell(4, 2).SetValue(13),
            "year" => () => about.Cell(3, 2).SetValue(22),
            "kind" => () => Finding(workbook, 2, "1", "", "Kanske", "Text", ""),
            "area" => () => Finding(workbook, 2, "9", "", "Styrka", "Text", ""),
            "sub-area" => () => Finding(workbook, 2, "1", "2.1", "Styrka", "Text", ""),
            "nothing" => () => points.Cell(5, 5).Clear(XLClearOptions.Contents),
            _ => () => points.Cell(5000, 5).SetValue(1),
        };
        spoil();
    }

    /// <summary>Only the first row of another edition is left, so that one cell is told.</summary>
    private static void Others(IXLWorksheet about, IXLWorksheet points)
    {
        about.Cell(5, 2).SetValue("2016");
        points.Rows(3, 89).Clear(XLClearOptions.Contents);
    }

    private static void Finding(XLWorkbook workbook, int row, params string[] cells)
    {
        for (var at = 0; at < cells.Length; at++)
        {
            workbook.Worksheet("Styrkor och förbättringar").Cell(row, at + 1).SetValue(cells[at]);
        }
    }

    private static void PointsOf<T>(XLWorkbook workbook, string code, T points) => workbook.Worksheet("Poäng").Cell(RowOf(code), 5).SetValue(points);

    private static int RowOf(string code)
    {
        using var workbook = new XLWorkbook(new MemoryStream(Empty));
        return workbook.Worksheet("Poäng").RowsUsed().First(row => row.Cell(2).GetString() == code).RowNumber();
    }

    private static Task<IntakeOutcome> ReadAsync(int organisationId, TestDatabase database, byte[] file) =>
        database.WithAsync<ReportIntake, IntakeOutcome>(organisationId, intake => intake.ReadFileAsync(file, "mall.xlsx", "Eva Berg", default));

    private static RefusalCode CodeOf(byte[] file) => Assert.Single(EvaluationTemplateReader.Read(file, [Edition]).Refusals).Code;

    private static FrameworkEdition EditionOf(string key) =>
        EditionFile.Read(File.ReadAllBytes(Path.Combine(SeedFolder.Find(), "frameworks", $"{key}.json"))).Edition!;

    private static byte[] Changed(byte[] file, Action<XLWorkbook> change)
    {
        using var workbook = new XLWorkbook(new MemoryStream(file));
        change(workbook);
        using var stream = new MemoryStream();
        workbook.SaveAs(stream);
        return stream.ToArray();
    }

    private static byte[] Zip(string name, int length)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            using var part = zip.CreateEntry(name).Open();
            part.Write(new byte[length]);
        }

        return stream.ToArray();
    }
}
