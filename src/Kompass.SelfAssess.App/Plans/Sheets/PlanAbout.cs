using System.Globalization;
using ClosedXML.Excel;
using Kompass.SelfAssess.App.Frameworks;

namespace Kompass.SelfAssess.App.Plans.Sheets;

/// <summary>What the sheet about a plan's workbook says; whatever cannot be read is not said.</summary>
internal sealed record PlanAbout(Guid? PlanId, string Plan, DateTime? Exported, IReadOnlyList<int>? Numbers)
{
    private const int Rows = 60;
    private const int LongestName = 80;

    public static PlanAbout Read(IXLWorksheet sheet)
    {
        var values = new Dictionary<string, IXLCell>();
        foreach (var row in Enumerable.Range(1, Rows))
        {
            var label = PlanCellText.Header(sheet.Cell(row, 1));
            if (PlanSheets.AboutRows.FirstOrDefault(key => PlanSheets.Languages.Any(
                language => language[$"About{key}"].Equals(label, StringComparison.OrdinalIgnoreCase))) is { } known)
            {
                values.TryAdd(known, sheet.Cell(row, 2));
            }
        }

        string Text(string key) => values.TryGetValue(key, out var cell) && cell is { HasFormula: false } ? EditionWorkbook.Plain(PlanText.Line(cell.GetString())) : "";
        var name = Text("Plan");
        return new PlanAbout(
            Guid.TryParse(Text("PlanId"), out var id) ? id : null,
            name.Length > LongestName ? $"{name[..LongestName]}…" : name,
            values.TryGetValue("ExportedAt", out var at) && at is { HasFormula: false, DataType: XLDataType.DateTime } ? at.GetDateTime() : null,
            NumbersOf(Text("Numbers")));
    }

    private static List<int>? NumbersOf(string text)
    {
        var numbers = new List<int>();
        foreach (var word in text.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }

            numbers.Add(number);
        }

        return numbers.Count > 0 ? numbers : null;
    }
}
