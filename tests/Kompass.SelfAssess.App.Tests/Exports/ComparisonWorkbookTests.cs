using System.Globalization;
using ClosedXML.Excel;
using Kompass.SelfAssess.App.Comparison;
using Kompass.SelfAssess.App.Exports;

namespace Kompass.SelfAssess.App.Tests.Exports;

public sealed class ComparisonWorkbookTests
{
    [Fact]
    public async Task Write_SameEdition_HasEveryDifferenceAsANumberAlsoNegativeOnes()
    {
        var comparison = await SampleComparison.BuildAsync("Karlskoga", 2022);
        using var workbook = Write(comparison);
        var sheet = workbook.Worksheet("Jämförelse");

        Assert.Equal(["Jämförelse", "Områden", "Översikt", "Om"], workbook.Worksheets.Select(one => one.Name));
        Assert.Equal(37, sheet.LastRowUsed().RowNumber());
        Assert.Contains(comparison.Comparison.SubAreas, row => row.Numbers.Difference < 0);
        for (var index = 0; index < 36; index++)
        {
            var numbers = comparison.Comparison.SubAreas[index].Numbers;
            var difference = sheet.Cell(index + 2, 7);
            if (numbers.Withheld)
            {
                Assert.Equal("..", difference.GetString());
            }
            else
            {
                Assert.Equal(XLDataType.Number, difference.DataType);
                Assert.Equal((double)numbers.Difference!.Value, difference.GetDouble(), 12);
            }
        }

        Assert.Equal(comparison.Comparison.Accuracy.Bias!.Value, workbook.Worksheet("Översikt").Cell(5, 2).GetDouble(), 12);
    }

    [Fact]
    public async Task Write_AcrossEditions_SaysSoAndSubtractsNoTotals()
    {
        using var workbook = Write(await SampleComparison.BuildAsync("Karlskoga", 2007));

        Assert.Contains(workbook.Worksheet("Om").CellsUsed(), cell => cell.GetString() == "Olika ramverk");
        Assert.Equal("–", workbook.Worksheet("Översikt").Cell(4, 2).GetString());
    }

    private static XLWorkbook Write(RoundComparison comparison)
    {
        var stream = new MemoryStream();
        new ComparisonWorkbook(TimeProvider.System).Write(comparison, CultureInfo.GetCultureInfo("sv"), stream);
        return new XLWorkbook(stream);
    }
}
