using System.Globalization;
using System.Text.Json;
using ClosedXML.Excel;

namespace Kompass.SelfAssess.Web.Tests.Commands;

/// <summary>The steering workbook beside what the verbs print of the same round, cell by cell.</summary>
internal static class SteeringFile
{
    private static readonly (string Header, string Property)[] Interval = [("Högsta poäng", "max"), ("Uppskattad poäng", "points"), ("Nedre gräns", "low"), ("Övre gräns", "high")];

    private static readonly (string Header, string Property)[] Difference =
        [("Högsta poäng", "max"), ("Uppskattad poäng", "estimate"), ("Officiell poäng", "official"), ("Skillnad i poäng", "difference")];

    public static void SameNumbers(XLWorkbook workbook, JsonElement estimate)
    {
        Same(Rows(workbook, "Delområden", 0), estimate.GetProperty("subAreas"), "code", "Kod",
            [.. Interval, ("Antal svarande", "n"), ("Andel vet ej", "dontKnowShare"), ("Oenighet (0–1)", "disagreement")]);
        Same(Rows(workbook, "Områden", 0), estimate.GetProperty("areas"), "number", "Nr", Interval);
        Same(Total(workbook, "Områden", 0), estimate.GetProperty("total"), Interval);
        Assert.Equal(
            estimate.GetProperty("subAreas").EnumerateArray().Select(row => row.GetProperty("consensus").GetBoolean() ? "Ja" : "Nej"),
            Rows(workbook, "Delområden", 0).Select(row => row["Samsyn"].GetString()));
        Assert.Equal(Stored(workbook.NamedRange("Total").Ranges.Single().FirstCell()), Stored(workbook.Worksheet("Översikt").Cell(5, 1)));
    }

    public static void SameComparison(XLWorkbook workbook, JsonElement compare)
    {
        Same(Rows(workbook, "Jämförelse", 0), compare.GetProperty("subAreas"), "code", "Kod", [.. Difference, ("Skillnad i andel", "differenceShare")]);
        Same(Rows(workbook, "Jämförelse", 1), compare.GetProperty("areas"), "number", "Områdesnummer", Difference);
        Same(Total(workbook, "Jämförelse", 1), compare.GetProperty("total"), Difference);
        Assert.Equal(
            compare.GetProperty("subAreas").EnumerateArray().Select(row => row.GetProperty("band").GetString() switch { "hit" => "Träff", "over" => "Över", _ => "Under" }),
            Rows(workbook, "Jämförelse", 0).Select(row => row["Bedömning"].GetString()));
        var measures = Rows(workbook, "Jämförelse", 2).ToDictionary(row => row["Mått"].GetString(), row => row["Värde"]);
        foreach (var (measure, property) in new[]
                 {
                     ("Genomsnittlig skillnad (andel)", "bias"), ("Genomsnittligt fel (andel)", "meanAbsoluteError"), ("Andel träffar", "hitRate"), ("Rangkorrelation (Spearman)", "spearman"),
                 })
        {
            Assert.Equal(compare.GetProperty(property).GetDouble(), Stored(measures[measure]), 12);
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
            Assert.Equal(json.GetProperty(property).GetDouble(), Stored(row[header]), 12);
        }
    }

    private static double Stored(IXLCell cell) => Convert.ToDouble(cell.HasFormula ? cell.CachedValue : cell.Value, CultureInfo.InvariantCulture);

    private static List<Dictionary<string, IXLCell>> Rows(XLWorkbook workbook, string sheet, int table)
    {
        var own = TableOf(workbook, sheet, table);
        return [.. own.DataRange.Rows().Select(row => Named(own, row.WorksheetRow()))];
    }

    /// <summary>The row under a table.</summary>
    private static Dictionary<string, IXLCell> Total(XLWorkbook workbook, string sheet, int table) => Named(
        TableOf(workbook, sheet, table), workbook.Worksheet(sheet).Row(TableOf(workbook, sheet, table).LastRow().RowNumber() + 1));

    private static IXLTable TableOf(XLWorkbook workbook, string sheet, int table) => workbook.Worksheet(sheet).Tables.OrderBy(own => own.FirstRow().RowNumber()).ElementAt(table);

    private static Dictionary<string, IXLCell> Named(IXLTable table, IXLRow row) =>
        table.HeadersRow().Cells().ToDictionary(header => header.GetString(), header => row.Cell(header.Address.ColumnNumber));
}
