using System.Globalization;
using ClosedXML.Excel;
using Kompass.SelfAssess.App.Exports;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.App.Tests.Exports;

public sealed class ResultWorkbookTests
{
    private static readonly RoundResult Result = SampleResult.Build();

    [Theory]
    [InlineData("sv", "Översikt,Områden,Delområden,Frågor,Grupper,Förvaltningar,Om")]
    [InlineData("en", "Overview,Areas,Sub-areas,Questions,Groups,Units,About")]
    public void Write_InLanguage_NamesTheSheets(string language, string names)
    {
        using var workbook = Write(language);

        Assert.Equal(names.Split(','), workbook.Worksheets.Select(sheet => sheet.Name));
    }

    [Fact]
    public void Write_SubAreas_AreTheNumbersOfTheEstimateUnrounded()
    {
        using var workbook = Write();
        var sheet = workbook.Worksheet("Delområden");

        Assert.Equal(37, sheet.LastRowUsed().RowNumber());
        foreach (var (subArea, row) in SampleResult.Edition.SubAreas.Select((subArea, index) => (subArea, index + 2)).Where(pair => pair.subArea.Code != "1.2"))
        {
            var cell = Result.Estimate[Part.SubArea(subArea.Code), Slice.All];
            Assert.Equal(subArea.Code, Text(sheet, row, "Kod"));
            Assert.Equal((double)cell.Points!.Value, Number(sheet, row, "Uppskattad poäng"), 12);
            Assert.Equal((double)cell.Low!.Value, Number(sheet, row, "Nedre gräns"), 12);
            Assert.Equal(cell.Share!.Value, Number(sheet, row, "Andel av högsta poäng"), 12);
            Assert.Equal(cell.N, Number(sheet, row, "Antal svarande"));
        }
    }

    [Fact]
    public void Write_WithheldSubArea_ShowsTheSignAndTheReasonAndNoNumber()
    {
        using var workbook = Write();
        var sheet = workbook.Worksheet("Delområden");

        foreach (var header in new[] { "Uppskattad poäng", "Nedre gräns", "Övre gräns", "Felmarginal", "Andel av högsta poäng", "Andel vet ej", "Oenighet (0–1)", "Poäng före samsyn" })
        {
            Assert.Equal("..", Text(sheet, 3, header));
        }

        Assert.StartsWith("Skulle göra det möjligt", Text(sheet, 3, "Varför värdet inte visas"), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_WithheldGroup_ShowsNoNumberButTheMaximumAndHowManyAnswered()
    {
        using var workbook = Write();
        var sheet = workbook.Worksheet("Grupper");
        var rows = sheet.RowsUsed().Skip(1).Where(row => row.Cell(1).GetString() == "Fackliga företrädare").ToList();

        Assert.Equal(45, rows.Count);
        Assert.All(rows, row => Assert.Equal([5, 9], row.CellsUsed().Where(cell => cell.DataType == XLDataType.Number).Select(cell => cell.Address.ColumnNumber)));
        Assert.All(rows, row => Assert.Equal("Färre än 5 svarande", row.Cell(11).GetString()));
        Assert.Equal(45, sheet.RowsUsed().Count(row => row.Cell(1).GetString() == "Chefer" && row.Cell(6).DataType == XLDataType.Number));
    }

    [Fact]
    public void Write_WithheldDistribution_ShowsTheMeanAndNoCounts()
    {
        using var workbook = Write();
        var sheet = workbook.Worksheet("Frågor");

        Assert.Equal("1.3.a", Text(sheet, 4, "Kod"));
        Assert.Equal(XLDataType.Number, Cell(sheet, 4, "Medelvärde (andel)").DataType);
        Assert.Equal("..", Text(sheet, 4, "Nivå 3, antal"));
        Assert.Equal(5, Number(sheet, 5, "Nivå 3, antal"));
        Assert.Equal(2, Number(sheet, 5, "Vet ej, antal"));
    }

    [Fact]
    public void Write_Decided_StandsBesideWhatTheAnswersGave()
    {
        Part[] decided = [Part.Total, Part.SubArea("1.1"), Part.Question("1.4.a")];
        var result = SampleResult.Build(change: cell => cell.Key.Slice == Slice.All && decided.Contains(cell.Key.Part)
            ? cell with { Consensus = true, Points = cell.Points is null ? null : 12.5m, Share = 0.9, RawPoints = cell.Points is null ? null : 10m, Margin = null }
            : cell);
        using var workbook = Write(result: result);

        var total = workbook.Worksheet("Översikt").RowsUsed().Single(row => row.Cell(1).GetString() == "Poäng före samsyn");
        Assert.Equal((10, "Samsyn har avgjort 1 av 36 delområden. Raden visar vad svaren gav."), (total.Cell(2).GetDouble(), total.Cell(3).GetString()));
        Assert.Equal(("Ja", 12.5, 10), (Text(workbook.Worksheet("Delområden"), 2, "Samsyn"), Number(workbook.Worksheet("Delområden"), 2, "Uppskattad poäng"), Number(workbook.Worksheet("Delområden"), 2, "Poäng före samsyn")));
        // Levels 1, 2, 3 and 4 were chosen 1, 4, 5 and 2 times: (.25 + 1.8 + 3.1 + 1.6)/12.
        var questions = workbook.Worksheet("Frågor");
        Assert.Equal(("1.4.a", "Ja", 0.9), (Text(questions, 5, "Kod"), Text(questions, 5, "Samsyn"), Number(questions, 5, "Medelvärde (andel)")));
        Assert.Equal(6.75 / 12, Number(questions, 5, "Medelvärde före samsyn"), 12);
        Assert.Equal(("Nej", Number(questions, 2, "Medelvärde (andel)")), (Text(questions, 2, "Samsyn"), Number(questions, 2, "Medelvärde före samsyn")));
        Assert.DoesNotContain(Write().Worksheet("Översikt").RowsUsed(), row => row.Cell(1).GetString() == "Poäng före samsyn");
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
        using var workbook = Write(result: SampleResult.Build(name));
        var about = workbook.Worksheet("Om");
        var value = about.RowsUsed().Single(row => row.Cell(1).GetString() == "Omgång").Cell(2);

        Assert.Equal(XLDataType.Text, value.DataType);
        Assert.StartsWith("'", value.GetString(), StringComparison.Ordinal);
        Assert.False(value.HasFormula);
    }

    [Fact]
    public void Write_AnySheet_HasNoFormulaAFrozenHeaderAFilterAndDifferentHeaders()
    {
        using var workbook = Write();

        Assert.All(workbook.Worksheets, sheet =>
        {
            Assert.DoesNotContain(sheet.CellsUsed(), cell => cell.HasFormula);
            Assert.Equal(1, sheet.SheetView.SplitRow);
            Assert.True(sheet.AutoFilter.IsEnabled);
            var headers = sheet.Row(1).CellsUsed().Select(cell => cell.GetString()).ToList();
            Assert.Equal(headers.Count, headers.Distinct().Count());
        });
        Assert.Contains(workbook.Worksheet("Förvaltningar").CellsUsed(), cell => cell.GetString() == $"'{SampleResult.DangerousUnit}");
    }

    [Fact]
    public void Write_About_SaysWhereTheNumbersComeFrom()
    {
        using var workbook = Write();
        var about = workbook.Worksheet("Om").RowsUsed().Skip(1).Select(row => (Name: row.Cell(1).GetString(), Value: row.Cell(2))).ToList();

        Assert.Equal("Simulerade svar", about[0].Name);
        Assert.EndsWith("(2020-v2, version 1)", about.Single(row => row.Name == "Ramverk").Value.GetString(), StringComparison.Ordinal);
        Assert.Equal(Result.Snapshot.Hash, about.Single(row => row.Name == "Kontrollsumma (SHA-256)").Value.GetString());
        Assert.Equal(Result.Snapshot.Id.ToString(), about.Single(row => row.Name == "Siffrornas id").Value.GetString());
        Assert.Equal(new DateTime(2026, 3, 21, 0, 0, 0), about.Single(row => row.Name == "Siffrorna sparades").Value.GetDateTime());
        Assert.Equal(
            ["För få svarande: 81", "Skulle röja ett annat värde: 1", "Fördelningar av svar: 1"],
            about.Where(row => row.Name == "Värden som inte visas").Select(row => row.Value.GetString()));
        Assert.Contains(about, row => row.Name == "Tecknet ..");
    }

    private static XLWorkbook Write(string language = "sv", RoundResult? result = null)
    {
        var stream = new MemoryStream();
        new ResultWorkbook(TimeProvider.System).Write(result ?? Result, CultureInfo.GetCultureInfo(language), stream);
        return new XLWorkbook(stream);
    }

    private static IXLCell Cell(IXLWorksheet sheet, int row, string header) =>
        sheet.Cell(row, sheet.Row(1).CellsUsed().Single(cell => cell.GetString() == header).Address.ColumnNumber);

    private static string Text(IXLWorksheet sheet, int row, string header) => Cell(sheet, row, header).GetString();

    private static double Number(IXLWorksheet sheet, int row, string header)
    {
        var cell = Cell(sheet, row, header);
        Assert.Equal(XLDataType.Number, cell.DataType);
        return cell.GetDouble();
    }
}
