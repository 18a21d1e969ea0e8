using System.Globalization;
using System.Text;
using ClosedXML.Excel;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Imports;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.TestKit.Databases;

namespace Kompass.SelfAssess.App.Tests.Frameworks;

/// <summary>An edition to Excel and back, and what Excel files may be like instead.</summary>
public sealed class EditionWorkbookTests
{
    private static readonly FrameworkEdition Edition = EditionFile.Read(File.ReadAllBytes(Path.Combine(SeedFolder.Find(), "frameworks", "2020-v2.json"))).Edition!;
    private static readonly byte[] Book = EditionWorkbook.Write(Edition, CultureInfo.GetCultureInfo("sv"));

    [Theory]
    [InlineData("2002", "sv")]
    [InlineData("2016", "en")]
    [InlineData("2020-v2", "sv")]
    [InlineData("2020-v2", "en")]
    public void Write_ThenRead_GivesTheSameEdition(string key, string language)
    {
        var edition = EditionFile.Read(File.ReadAllBytes(Path.Combine(SeedFolder.Find(), "frameworks", $"{key}.json"))).Edition!;

        var reading = EditionWorkbook.Read(EditionWorkbook.Write(edition, CultureInfo.GetCultureInfo(language)));

        Assert.Empty(reading.Faults);
        Assert.Equal(Encoding.UTF8.GetString(EditionFile.Write(edition)), Encoding.UTF8.GetString(EditionFile.Write(reading.Edition!)));
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://ond.example\";\"Klicka\") och tio tecken till")]
    [InlineData("+46 är ett riktnummer som ingen frågar efter här")]
    [InlineData("-5 grader och @kommunen med <b>märken</b> & tecken")]
    [InlineData("@SUM(A1) står här som vanlig text, inget annat")]
    [InlineData("'=citat först, sedan likhetstecken och mer text")]
    [InlineData("'Citat' i början av texten ska stå kvar som det är")]
    [InlineData("Vanlig text med 😀, ”citat”, – tankstreck och hårt blanksteg")]
    [InlineData("1.10 är ingen decimal och 2026-01-02 inget datum")]
    [InlineData("TRUE, 007 och 1e5 är ord som Excel vill gissa om")]
    public void Write_DangerousText_IsNoFormulaAndComesBackAsItWas(string text)
    {
        var edition = With(Edition, question => question with { Text = text });

        var file = EditionWorkbook.Write(edition, CultureInfo.GetCultureInfo("sv"));
        using var workbook = new XLWorkbook(new MemoryStream(file));
        var reading = EditionWorkbook.Read(file);

        var cell = Questions(workbook).Cell(2, 4);
        Assert.False(cell.HasFormula);
        Assert.DoesNotContain(cell.GetString()[0], "=+-@");
        Assert.Empty(reading.Faults);
        Assert.Equal(text, reading.Edition!.SubAreas.First().Questions[0].Text);
    }

    [Fact]
    public void Write_EverySheet_HasAFrozenHeaderListsAndPaper()
    {
        using var workbook = new XLWorkbook(new MemoryStream(Book));

        Assert.Equal(["Utgåva", "Områden", "Delområden", "Frågor", "Läs mig"], workbook.Worksheets.Select(sheet => sheet.Name));
        Assert.All(workbook.Worksheets, sheet =>
        {
            Assert.Equal(1, sheet.SheetView.SplitRow);
            Assert.Equal((XLPaperSize.A4Paper, 1), (sheet.PageSetup.PaperSize, sheet.PageSetup.PagesWide));
        });
        Assert.Contains("Ja,Nej", Questions(workbook).Cell(2, 3).DataValidation.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SeveralFaults_NamesEachCell()
    {
        var reading = Read(workbook =>
        {
            var questions = Questions(workbook);
            questions.Cell(2, 3).SetValue("kanske");
            questions.Cell(3, 6).SetValue("Chefer, grannar");
            questions.Cell(4, 7).SetValue("mycket");
            questions.Cell(5, 8).FormulaA1 = "1+1";
            questions.Cell(6, 2).SetValue("9.9");
            questions.Cell(7, 4).SetValue("En fråga\nmed radbrytning?");
            workbook.Worksheet("Områden").Cell(3, 1).Style.DateFormat.Format = "yyyy-mm-dd";
            workbook.Worksheet("Områden").Cell(3, 1).SetValue(new DateTime(2026, 1, 2, 0, 0, 0, DateTimeKind.Unspecified));
        });

        Assert.Equal(
            [
                (EditionSheetFaultKind.BecameDate, "Områden!A3"),
                (EditionSheetFaultKind.NotYesOrNo, "Frågor!C2"),
                (EditionSheetFaultKind.UnknownGroup, "Frågor!F3"),
                (EditionSheetFaultKind.NotNumber, "Frågor!G4"),
                (EditionSheetFaultKind.Formula, "Frågor!H5"),
                (EditionSheetFaultKind.UnknownSubArea, "Frågor!B6"),
                (EditionSheetFaultKind.UnreadableText, "Frågor!D7"),
            ],
            reading.Faults.Where(fault => fault.Kind != EditionSheetFaultKind.UnknownArea).OrderBy(fault => fault.Cell[0] == 'F').ThenBy(fault => fault.Cell[^1]).Select(fault => (fault.Kind, fault.Cell)));
    }

    [Fact]
    public void Read_MergedCellsMissingSheetAndRenamedHeaders_AreTold()
    {
        var merged = Read(workbook => Questions(workbook).Range("D2:E2").Merge());
        var sheet = Read(workbook => workbook.Worksheet("Delområden").Delete());
        var header = Read(workbook => Questions(workbook).Cell(1, 4).SetValue("Min fråga"));
        var twice = Read(workbook => Questions(workbook).Cell(1, 20).SetValue("Fråga"));

        Assert.Contains(merged.Faults, fault => fault is { Kind: EditionSheetFaultKind.MergedCells, Cell: "Frågor!D2:E2" });
        Assert.Equal([(EditionSheetFaultKind.MissingSheet, "Delområden / Sub-areas")], sheet.Faults.Select(fault => (fault.Kind, fault.Detail)));
        Assert.Equal([(EditionSheetFaultKind.MissingColumn, "Fråga / Question")], header.Faults.Select(fault => (fault.Kind, fault.Detail)));
        Assert.Equal([(EditionSheetFaultKind.DuplicateColumn, "Frågor!T1")], twice.Faults.Select(fault => (fault.Kind, fault.Cell)));
        Assert.Null(header.Edition);
    }

    [Fact]
    public void Read_NumbersAsTextTrailingSpacesAndMovedColumns_AreUnderstood()
    {
        var reading = Read(workbook =>
        {
            var areas = workbook.Worksheet("Områden");
            areas.Cell(2, 4).SetValue("100,0 ");
            areas.Cell(2, 2).SetValue(areas.Cell(2, 2).GetString() + "  ");
            areas.Column(1).InsertColumnsBefore(1);
            areas.Cell(1, 1).SetValue("Egna anteckningar");
            areas.Cell(2, 1).SetValue("Läses inte");
            workbook.Worksheet("Utgåva").Cell(8, 2).SetValue("25 %");
            Questions(workbook).Row(3).InsertRowsAbove(2);
        });

        Assert.Empty(reading.Faults);
        Assert.Equal(EditionFile.Write(Edition), EditionFile.Write(reading.Edition!));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Import_ExportedWorkbook_IsUnchangedAndAChangedOneANewVersion(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var book = (await database.WithAsync<EditionExport, byte[]?>(null, export => export.WorkbookAsync("2020-v2", CultureInfo.GetCultureInfo("sv"), default)))!;

        var same = await ImportAsync(database, book);
        var changed = await ImportAsync(database, Changed(book, workbook => Questions(workbook).Cell(2, 5).SetValue("Ett nytt skäl att fråga.")));

        Assert.Equal((EditionImportOutcome.Unchanged, 1), (same.Outcome, same.Version));
        Assert.Equal((EditionImportOutcome.Stored, 2), (changed.Outcome, changed.Version));
        var change = Assert.Single(EditionChanges.Between(changed.Replaced!, changed.Edition!));
        Assert.Equal((EditionField.Why, "Ett nytt skäl att fråga."), (change.Field, change.After));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Import_FaultsOfTheRules_StandOnTheirCellsAndNothingIsStored(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);

        var result = await ImportAsync(database, Changed(Book, workbook =>
        {
            workbook.Worksheet("Områden").Cell(2, 4).SetValue(99);
            Questions(workbook).Cell(2, 9).SetValue("För kort");
            Questions(workbook).Cell(3, 1).SetValue(Questions(workbook).Cell(2, 1).GetString());
        }));

        Assert.Equal(EditionImportOutcome.Refused, result.Outcome);
        Assert.Contains(result.Faults, fault => fault is { Cell: "Områden!D2", Fault.Code: EditionFaultCode.AreaSum });
        Assert.Contains(result.Faults, fault => fault is { Cell: "Frågor!I2", Fault.Code: EditionFaultCode.DescriptorLength });
        Assert.Contains(result.Faults, fault => fault is { Cell: "Frågor!A3", Fault.Code: EditionFaultCode.DuplicateCode });
        Assert.Contains(result.Faults, fault => fault is { Cell: "Utgåva!B6", Fault.Code: EditionFaultCode.EditionSum });
        Assert.Equal(1, (await database.WithAsync<EditionCatalogue, StoredEdition?>(null, catalogue => catalogue.FindAsync("2020-v2", default)))!.Version);
    }

    private static Task<EditionImportResult> ImportAsync(TestDatabase database, byte[] file) =>
        database.WithAsync<EditionImport, EditionImportResult>(null, import => import.ImportAsync(file, "utgava.xlsx", dryRun: false, null, default));

    private static EditionWorkbookReading Read(Action<XLWorkbook> change) => EditionWorkbook.Read(Changed(Book, change));

    private static byte[] Changed(byte[] file, Action<XLWorkbook> change)
    {
        using var workbook = new XLWorkbook(new MemoryStream(file));
        change(workbook);
        using var stream = new MemoryStream();
        workbook.SaveAs(stream);
        return stream.ToArray();
    }

    private static IXLWorksheet Questions(XLWorkbook workbook) => workbook.Worksheet("Frågor");

    private static FrameworkEdition With(FrameworkEdition edition, Func<Question, Question> change)
    {
        var area = edition.Areas[0];
        var subArea = area.SubAreas[0];
        return edition with
        {
            Areas =
            [
                area with { SubAreas = [subArea with { Questions = [change(subArea.Questions[0]), .. subArea.Questions.Skip(1)] }, .. area.SubAreas.Skip(1)] },
                .. edition.Areas.Skip(1),
            ],
        };
    }
}
