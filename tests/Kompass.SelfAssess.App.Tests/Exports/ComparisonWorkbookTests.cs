using System.Globalization;
using ClosedXML.Excel;
using Kompass.SelfAssess.App.Comparison;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.App.Exports;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.Domain.Comparison;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.TestKit.Databases;

namespace Kompass.SelfAssess.App.Tests.Exports;

public sealed class ComparisonWorkbookTests
{
    [Fact]
    public async Task Write_SameEdition_HasEveryDifferenceAsANumberAlsoNegativeOnes()
    {
        var comparison = await CompareAsync("Karlskoga", 2022);
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
        using var workbook = Write(await CompareAsync("Karlskoga", 2007));

        Assert.Contains(workbook.Worksheet("Om").CellsUsed(), cell => cell.GetString() == "Olika ramverk");
        Assert.Equal("–", workbook.Worksheet("Översikt").Cell(4, 2).GetString());
    }

    private static async Task<RoundComparison> CompareAsync(string municipality, int year)
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var evaluations = await database.WithAsync<EvaluationService, IReadOnlyList<EvaluationView>>(null, service => service.ListAsync(default));
        var crosswalk = await database.WithAsync<EditionCatalogue, Crosswalk>(null, catalogue => catalogue.CrosswalkAsync(default));
        var evaluation = evaluations.Single(one => one.Municipality == municipality && one.Year == year);
        var round = SampleResult.Build();
        return new RoundComparison(round, evaluation, Comparer.Compare(CompareService.View(round), evaluation.Result, evaluation.Edition, crosswalk));
    }

    private static XLWorkbook Write(RoundComparison comparison)
    {
        var stream = new MemoryStream();
        new ComparisonWorkbook(TimeProvider.System).Write(comparison, CultureInfo.GetCultureInfo("sv"), stream);
        return new XLWorkbook(stream);
    }
}
