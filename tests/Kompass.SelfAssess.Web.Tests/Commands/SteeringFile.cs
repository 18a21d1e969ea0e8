using System.Text.Json;
using ClosedXML.Excel;
using Kompass.SelfAssess.TestKit.Workbooks;

namespace Kompass.SelfAssess.Web.Tests.Commands;

/// <summary>The steering workbook beside what the verbs print of the same round, cell by cell.</summary>
internal static class SteeringFile
{
    private static readonly (string Header, string Property)[] Interval = [("Högsta poäng", "max"), ("Uppskattad poäng", "points"), ("Nedre gräns", "low"), ("Övre gräns", "high")];

    private static readonly (string Header, string Property)[] Difference =
        [("Högsta poäng", "max"), ("Uppskattad poäng", "estimate"), ("Officiell poäng", "official"), ("Skillnad i poäng", "difference")];

    public static void SameNumbers(XLWorkbook workbook, JsonElement estimate)
    {
        Same(workbook.RowsOf("Delområden", 0), estimate.GetProperty("subAreas"), "code", "Kod",
            [.. Interval, ("Antal svarande", "n"), ("Andel vet ej", "dontKnowShare"), ("Oenighet (0–1)", "disagreement")]);
        Same(workbook.RowsOf("Områden", 0), estimate.GetProperty("areas"), "number", "Nr", Interval);
        Same(workbook.TotalOf("Områden", 0), estimate.GetProperty("total"), Interval);
        Assert.Equal(
            estimate.GetProperty("subAreas").EnumerateArray().Select(row => row.GetProperty("consensus").GetBoolean() ? "Ja" : "Nej"),
            workbook.RowsOf("Delområden", 0).Select(row => row["Samsyn"].GetString()));
        Assert.Equal(workbook.NamedRange("Total").Ranges.Single().FirstCell().Stored(), workbook.Worksheet("Översikt").Cell(5, 1).Stored());
    }

    public static void SameComparison(XLWorkbook workbook, JsonElement compare)
    {
        Same(workbook.RowsOf("Jämförelse", 0), compare.GetProperty("subAreas"), "code", "Kod", [.. Difference, ("Skillnad i andel", "differenceShare")]);
        Same(workbook.RowsOf("Jämförelse per område", 0), compare.GetProperty("areas"), "number", "Områdesnummer", Difference);
        Same(workbook.TotalOf("Jämförelse per område", 0), compare.GetProperty("total"), Difference);
        Assert.Equal(
            compare.GetProperty("subAreas").EnumerateArray().Select(row => row.GetProperty("band").GetString() switch { "hit" => "Träff", "over" => "Över", _ => "Under" }),
            workbook.RowsOf("Jämförelse", 0).Select(row => row["Bedömning"].GetString()));
        var measures = workbook.RowsOf("Jämförelse per område", 1).ToDictionary(row => row["Mått"].GetString(), row => row["Värde"]);
        foreach (var (measure, property) in new[]
                 {
                     ("Genomsnittlig skillnad (andel)", "bias"), ("Genomsnittligt fel (andel)", "meanAbsoluteError"), ("Andel träffar", "hitRate"), ("Rangkorrelation (Spearman)", "spearman"),
                 })
        {
            Assert.Equal(compare.GetProperty(property).GetDouble(), measures[measure].Stored(), 12);
        }
    }

    private static void Same(List<Dictionary<string, IXLCell>> rows, JsonElement json, string id, string header, (string Header, string Property)[] numbers)
    {
        var expected = json.EnumerateArray().ToList();
        Assert.Equal(expected.Select(row => row.GetProperty(id).ToString()), rows.Select(row => row[header].GetString()));
        for (var at = 0; at < rows.Count; at++)
        {
            Same(rows[at], expected[at], numbers);
        }
    }

    private static void Same(Dictionary<string, IXLCell> row, JsonElement json, (string Header, string Property)[] numbers)
    {
        foreach (var (header, property) in numbers)
        {
            Assert.Equal(json.GetProperty(property).GetDouble(), row[header].Stored(), 12);
        }
    }
}
