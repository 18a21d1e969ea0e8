using ClosedXML.Excel;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Consensus;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.TestKit.Exports;
using Kompass.SelfAssess.TestKit.Workbooks;

namespace Kompass.SelfAssess.App.Tests.Exports.Steering;

public sealed class SteeringWorkbookTests
{
    private static readonly RoundResult Sample = SampleResult.Build();

    [Theory]
    [InlineData("sv", "Översikt,Områden,Delområden,Delområden i diagram,Frågor,Grupper,Förvaltningar,Jämförelse,Oenighet,Handlingsplan,Uppföljning,Om")]
    [InlineData("en", "Overview,Areas,Sub-areas,Sub-area chart,Questions,Groups,Units,Comparison,Disagreement,Action plan,Follow-up,About")]
    public void Write_InLanguage_NamesTheSheetsInOrder(string language, string names)
    {
        using var workbook = Open(Sample, language);

        Assert.Equal(names.Split(','), workbook.Worksheets.Select(sheet => sheet.Name));
    }

    [Theory]
    [InlineData("sv")]
    [InlineData("en")]
    public void Write_AnyRound_IsAFileWithoutFaults(string language)
    {
        foreach (var result in new[] { Sample, SteeringSample.Scored(), SteeringSample.Scored(decisions: [new ConsensusDecision(Part.SubArea("1.1"), 0.62)]) })
        {
            using var document = SpreadsheetDocument.Open(new MemoryStream(SteeringSample.Write(SteeringSample.Content(result), language)), isEditable: false);

            Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(fault => $"{fault.Part?.Uri} {fault.Path?.XPath} {fault.Description}"));
        }
    }

    [Fact]
    public void Write_SubAreas_AreTheNumbersOfTheEstimateUnrounded()
    {
        var result = SteeringSample.Scored();
        using var workbook = Open(result);
        var rows = workbook.RowsOf("Delområden");

        Assert.Equal(36, rows.Count);
        foreach (var (subArea, row) in SampleResult.Edition.SubAreas.Zip(rows))
        {
            var cell = result.Disclosed[Part.SubArea(subArea.Code), Slice.All].Value;
            Assert.Equal(subArea.Code, row["Kod"].GetString());
            Assert.Equal((double)cell.Points!.Value, row["Uppskattad poäng"].Stored(), 12);
            Assert.Equal((double)cell.Low!.Value, row["Nedre gräns"].Stored(), 12);
            Assert.Equal((double)cell.High!.Value, row["Övre gräns"].Stored(), 12);
            Assert.Equal(cell.Share!.Value, row["Andel av högsta poäng"].Stored(), 12);
            Assert.Equal(cell.N, row["Antal svarande"].Stored());
        }
    }

    [Fact]
    public void Write_WithheldSubArea_ShowsTheSignAndTheReasonAndNoNumber()
    {
        using var workbook = Open(Sample);
        var row = workbook.RowsOf("Delområden")[1];

        foreach (var header in new[] { "Uppskattad poäng", "Nedre gräns", "Övre gräns", "Felmarginal", "Andel av högsta poäng", "Andel vet ej", "Oenighet (0–1)" })
        {
            Assert.Equal("..", row[header].GetString());
        }

        Assert.StartsWith("Visas inte: skulle göra det möjligt", row["Så är talet räknat"].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_GivenNumbersAmongFormulas_AreMarkedAndSayWhy()
    {
        using var workbook = Open(SteeringSample.Scored(decisions: [new ConsensusDecision(Part.SubArea("1.1"), 0.62)]));
        var rows = workbook.RowsOf("Delområden");
        var (given, computed) = (rows[0], rows[1]);

        Assert.Equal((false, "Fast värde: avgjort i samsyn"), (given["Uppskattad poäng"].HasFormula, given["Så är talet räknat"].GetString()));
        Assert.Equal((true, "Formel: frågornas bidrag"), (computed["Uppskattad poäng"].HasFormula, computed["Så är talet räknat"].GetString()));
        Assert.NotEqual(computed["Uppskattad poäng"].Style.Fill.BackgroundColor, given["Uppskattad poäng"].Style.Fill.BackgroundColor);
        Assert.Contains(workbook.Worksheet("Om").CellsUsed(), cell => cell.GetString() == "Gul cell");
        Assert.Equal(0.62 * 20, given["Uppskattad poäng"].Stored(), 12);
        Assert.NotEqual(given["Uppskattad poäng"].Stored(), given["Poäng före samsyn"].Stored());
    }

    [Fact]
    public void Write_HeldBackContribution_IsASignAndNotNought()
    {
        using var workbook = Open(SteeringSample.Scored(answer: (person, question) =>
            question.Code.StartsWith("2.3.", StringComparison.Ordinal) && person > 3 ? Domain.Rounds.AnswerValue.DontKnow : null));
        var held = workbook.RowsOf("Frågor").Where(row => row["Kod"].GetString().StartsWith("2.3.", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(held);
        Assert.All(held, row => Assert.Equal("..", row["Bidrag till delområdet (andel)"].GetString()));
        Assert.Equal("..", workbook.NamedRange("Total").Ranges.Single().FirstCell().GetString());
    }

    [Fact]
    public void Write_NothingToCompareOrPlan_SaysSoOnSheetsThatAreThere()
    {
        using var workbook = Open(Sample);

        foreach (var (sheet, start) in new[] { ("Jämförelse", "Det finns ingen officiell"), ("Handlingsplan", "Det finns ingen handlingsplan"), ("Uppföljning", "Det finns ingen handlingsplan") })
        {
            Assert.Contains(workbook.Worksheet(sheet).CellsUsed(), cell => cell.GetString().StartsWith(start, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1+1")]
    [InlineData("\r=1+1")]
    public void Write_NameThatLooksLikeAFormula_StaysText(string name)
    {
        using var workbook = Open(SampleResult.Build(name));
        var value = workbook.Worksheet("Om").RowsUsed().Single(row => row.Cell(1).GetString() == "Omgång").Cell(2);

        Assert.Equal(XLDataType.Text, value.DataType);
        Assert.All(
            new[] { value, workbook.Worksheet("Översikt").Cell(1, 1) },
            cell => Assert.Equal((false, true), (cell.HasFormula, cell.GetString().StartsWith('\''))));
        Assert.Contains(workbook.Worksheet("Förvaltningar").CellsUsed(), cell => cell.GetString() == $"'{SampleResult.DangerousUnit}");
    }

    [Fact]
    public void Write_AnySheet_IsLockedReadableAndSetUpForA4()
    {
        var file = SteeringSample.Write(SteeringSample.Content(SteeringSample.Scored(name: "Vård & omsorg")));
        using var workbook = SteeringSample.Open(file);
        using var document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);

        Assert.All(workbook.Worksheets, sheet => Assert.Equal((true, XLPaperSize.A4Paper, 1), (sheet.Protection.IsProtected, sheet.PageSetup.PaperSize, sheet.PageSetup.PagesWide)));
        // An ampersand begins a code in a footer, unless it is written twice.
        Assert.All(document.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet.Descendants<OddFooter>()), footer => Assert.StartsWith("&LVård && omsorg&C", footer.Text, StringComparison.Ordinal));
        foreach (var sheet in new[] { "Områden", "Delområden", "Frågor", "Grupper", "Oenighet" })
        {
            var own = workbook.Worksheet(sheet);
            var headers = own.Tables.First().HeadersRow().Cells().Select(cell => cell.GetString()).ToList();
            Assert.Equal(5, own.SheetView.SplitRow);
            Assert.True(own.Tables.First().ShowAutoFilter);
            Assert.Equal(headers.Count, headers.Distinct().Count());
        }
    }

    [Fact]
    public void Write_FileItself_HasLanguageLockedSheetsAlternativeTextAndNames()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(SteeringSample.Write(SteeringSample.Content(SteeringSample.Scored()))), isEditable: false);
        var book = document.WorkbookPart!;

        Assert.Equal(("sv", "Karlskoga kommun"), (document.PackageProperties.Language, document.PackageProperties.Creator));
        Assert.True(book.Workbook.WorkbookProtection!.LockStructure!.Value);
        var tables = book.WorksheetParts.SelectMany(sheet => sheet.TableDefinitionParts).Select(part => part.Table).ToList();
        Assert.Equal(tables.Count, tables.Select(table => table.Name!.Value).Concat(["Total", "Omraden", "Delomraden", "Bidrag"]).Distinct(StringComparer.OrdinalIgnoreCase).Count() - 4);
        Assert.All(tables, table => Assert.Contains("altTextSummary", table.OuterXml, StringComparison.Ordinal));
        Assert.All(book.WorksheetParts.SelectMany(sheet => sheet.DrawingsPart?.WorksheetDrawing.Descendants<DocumentFormat.OpenXml.Drawing.Spreadsheet.NonVisualDrawingProperties>() ?? []),
            drawing => Assert.Contains("Högst uppskattad", drawing.Description!.Value, StringComparison.Ordinal));
        Assert.Equal(3, book.WorksheetParts.Sum(sheet => sheet.DrawingsPart?.ChartParts.Count() ?? 0));
    }

    [Fact]
    public void Write_About_SaysWhereTheNumbersComeFrom()
    {
        using var workbook = Open(Sample);
        var about = workbook.RowsOf("Om");

        Assert.Equal("Simulerade svar", about[0]["Mått"].GetString());
        Assert.Equal(Sample.Snapshot.Hash, about.Single(row => row["Mått"].GetString() == "Kontrollsumma (SHA-256)")["Värde"].GetString());
        Assert.Equal(Sample.Snapshot.Id.ToString(), about.Single(row => row["Mått"].GetString() == "Siffrornas id")["Värde"].GetString());
        Assert.Equal(
            ["För få svarande: 81", "Skulle röja ett annat värde: 1", "Fördelningar av svar: 1"],
            about.Where(row => row["Mått"].GetString() == "Värden som inte visas").Select(row => row["Värde"].GetString()));
    }

    [Fact]
    public async Task Write_ThroughLibreOffice_IsPagesWithChartsToSee()
    {
        var folder = Directory.CreateTempSubdirectory("kompass-steering-");
        try
        {
            var file = Path.Combine(folder.FullName, "arbetsbok.xlsx");
            await File.WriteAllBytesAsync(file, SteeringSample.Write(SteeringSample.Content(SteeringSample.Scored(RoundDepth.Quick))));

            var pictures = await LibreOffice.PicturesAsync(await LibreOffice.ConvertAsync(file, "pdf", folder.FullName), folder.FullName);

            Assert.True(pictures.Count >= 11, $"{pictures.Count} pages");
            // The estimate's own colour: on the first page in number and radar, on the later pages in the charts of areas and sub-areas only.
            Assert.True(pictures.Select(Accent).Count(dots => dots > 60) >= 3, string.Join(", ", pictures.Select(Accent)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>How many dots of a picture have the colour of the own estimate, #1D5660.</summary>
    private static int Accent(string picture)
    {
        var bytes = File.ReadAllBytes(picture);
        var count = 0;
        for (var at = bytes.Length % 3; at + 2 < bytes.Length; at += 3)
        {
            count += Math.Abs(bytes[at] - 0x1D) < 12 && Math.Abs(bytes[at + 1] - 0x56) < 12 && Math.Abs(bytes[at + 2] - 0x60) < 12 ? 1 : 0;
        }

        return count;
    }

    private static XLWorkbook Open(RoundResult result, string language = "sv") => SteeringSample.Open(SteeringSample.Write(SteeringSample.Content(result), language));
}
