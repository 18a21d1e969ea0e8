using ClosedXML.Excel;
using Kompass.SelfAssess.TestKit.Workbooks;

namespace Kompass.SelfAssess.App.Tests.Exports.Steering;

/// <summary>The official evaluation beside the estimate, on the same scale and on another.</summary>
public sealed class CompareSheetTests
{
    [Fact]
    public async Task Write_SameScale_SubtractsPointsByFormula()
    {
        using var workbook = await OpenAsync("Karlskoga", 2022);
        var rows = workbook.RowsOf("Jämförelse");

        Assert.Equal(36, rows.Count);
        Assert.Contains(rows, row => row["Skillnad i poäng"].HasFormula);
        Assert.All(rows.Where(row => row["Skillnad i poäng"].HasFormula), row =>
            Assert.Equal(row["Uppskattad poäng"].Stored() - row["Officiell poäng"].Stored(), row["Skillnad i poäng"].Stored(), 9));
    }

    [Fact]
    public async Task Write_OtherScale_SaysSoAndNeverSubtractsPoints()
    {
        using var workbook = await OpenAsync("Karlskoga", 2007);

        Assert.Contains("Ramverken skiljer sig", string.Join(' ', workbook.Worksheet("Jämförelse").Rows(1, 4).SelectMany(row => row.CellsUsed()).Select(cell => cell.GetString())), StringComparison.Ordinal);
        foreach (var sheet in new[] { "Jämförelse", "Områden", "Delområden" })
        {
            foreach (var row in workbook.RowsOf(sheet))
            {
                Assert.All(row.Where(cell => cell.Key is "Skillnad i poäng" or "Skillnad mot officiell"), cell => Assert.NotEqual(XLDataType.Number, cell.Value.DataType));
            }
        }

        Assert.Contains(workbook.RowsOf("Om"), row => row["Mått"].GetString() == "Olika ramverk");
    }

    private static async Task<XLWorkbook> OpenAsync(string municipality, int year)
    {
        var comparison = await SampleComparison.BuildAsync(municipality, year);
        return SteeringSample.Open(SteeringSample.Write(SteeringSample.Content(comparison.Round) with { Comparison = comparison }));
    }
}
