using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing.Charts;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Kompass.SelfAssess.App.Exports;
using Kompass.SelfAssess.App.Exports.Charts;
using Chart = Kompass.SelfAssess.App.Exports.Charts.Chart;
using Table = Kompass.SelfAssess.App.Exports.Table;

namespace Kompass.SelfAssess.App.Tests.Exports.Charts;

public class ChartsTests
{
    public static TheoryData<ChartKind> Kinds => [.. Enum.GetValues<ChartKind>()];

    [Theory, MemberData(nameof(Kinds))]
    public void Workbook_WithAChart_IsValidAndBoundToItsCells(ChartKind kind)
    {
        using var file = Workbook(Sample(kind));
        using var workbook = SpreadsheetDocument.Open(file, false);

        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2013).Validate(workbook).Select(error => $"{error.Path?.XPath}: {error.Description}"));
        var space = Assert.Single(workbook.WorkbookPart!.WorksheetParts.Single().DrawingsPart!.ChartParts).ChartSpace;
        Assert.Equal(
            ["'It''s'!$B$1", "'It''s'!$A$2:$A$4", "'It''s'!$B$2:$B$4", "'It''s'!$C$1", "'It''s'!$A$2:$A$4", "'It''s'!$C$2:$C$4"],
            space.Descendants<Formula>().Select(formula => formula.Text));
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Word_WithAChart_IsValidAndCarriesItsNumbersAndAlternativeText(ChartKind kind)
    {
        using var file = Document(Sample(kind));
        using var document = WordprocessingDocument.Open(file, false);

        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2013).Validate(document).Select(error => $"{error.Path?.XPath}: {error.Description}"));
        var part = Assert.Single(document.MainDocumentPart!.ChartParts);
        Assert.NotNull(part.EmbeddedPackagePart);
        Assert.Equal("Skola är lägst.", document.MainDocumentPart.Document.Descendants<DocumentFormat.OpenXml.Drawing.Wordprocessing.DocProperties>().Single().Description!.Value);
    }

    [Fact]
    public void Chart_ValueThatIsNotShown_IsAGapAndNotNought()
    {
        using var file = Workbook(Sample(ChartKind.Bars));
        using var workbook = SpreadsheetDocument.Open(file, false);

        var space = workbook.WorkbookPart!.WorksheetParts.Single().DrawingsPart!.ChartParts.Single().ChartSpace;
        var second = space.Descendants<BarChartSeries>().Last();
        Assert.Equal([0u, 2u], second.Descendants<NumericPoint>().Select(point => point.Index!.Value));
        Assert.Equal(DisplayBlanksAsValues.Gap, space.Descendants<DisplayBlanksAs>().Single().Val!.Value);
    }

    [Fact]
    public void Chart_SeriesOfAnotherLength_IsRefused()
    {
        var chart = Sample(ChartKind.Bars) with { Categories = ["Skola"] };

        Assert.Throws<ArgumentException>(() => ChartXml.Build(chart, Cells));
    }

    [Theory]
    [InlineData(1, "A")]
    [InlineData(26, "Z")]
    [InlineData(27, "AA")]
    [InlineData(52, "AZ")]
    [InlineData(53, "BA")]
    public void Range_Column_IsNamedAsASheetNamesIt(int column, string letters) =>
        Assert.Equal($"'Om'!${letters}$2:${letters}$9", ChartCells.Range("Om", 2, column, 9, column));

    internal static Chart Sample(ChartKind kind) => new(
        kind,
        "Områden",
        "Skola är lägst.",
        ["Demokrati", "Skola", "Miljö"],
        [
            new ChartSeries("Uppskattad", kind == ChartKind.StackedBars ? SeriesLook.Done : SeriesLook.Estimate, [0.5, 0.25, 1]),
            new ChartSeries("Officiell", kind == ChartKind.StackedBars ? SeriesLook.InProgress : SeriesLook.Official, [0.625, null, 0.375]),
        ])
    {
        Form = NumberForm.Percent,
        Unit = "procent av maxpoäng",
        Max = kind == ChartKind.StackedBars ? 2 : 1,
    };

    private static ChartCells Cells { get; } = new(
        ChartCells.Range("It's", 2, 1, 4, 1),
        [(ChartCells.Range("It's", 1, 2, 1, 2), ChartCells.Range("It's", 2, 2, 4, 2)), (ChartCells.Range("It's", 1, 3, 1, 3), ChartCells.Range("It's", 2, 3, 4, 3))]);

    private static MemoryStream Workbook(Chart chart)
    {
        var file = new MemoryStream();
        TableSheet.Write(file, [new Table(
            "It's",
            [new TableColumn("Område", 30), .. chart.Series.Select(series => new TableColumn(series.Name, 12))],
            [
                .. chart.Categories.Select((name, row) => (IReadOnlyList<SheetCell>)
                    [SheetCell.Text(name), .. chart.Series.Select(series => series.Values[row] is { } value ? SheetCell.Number(value, NumberForm.Percent) : SheetCell.Blank)]),
            ])]);
        using (var workbook = SpreadsheetDocument.Open(file, true))
        {
            SheetCharts.Add(workbook, "It's", chart, Cells, new ChartPlace(4, 1, 12, 22));
        }

        file.Position = 0;
        return file;
    }

    private static MemoryStream Document(Chart chart)
    {
        var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.Document = new Document(new Body(new Paragraph(new Run(WordCharts.Inline(main, chart, 5_760_000, 3_600_000)))));
        }

        file.Position = 0;
        return file;
    }
}
