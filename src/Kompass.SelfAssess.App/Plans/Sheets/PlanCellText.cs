using System.Globalization;
using ClosedXML.Excel;
using Kompass.SelfAssess.App.Frameworks;

namespace Kompass.SelfAssess.App.Plans.Sheets;

/// <summary>What stands in a cell as text, whatever a spreadsheet program has made of it.</summary>
internal static class PlanCellText
{
    private const double FirstDay = 36526;
    private const double LastDay = 73050;

    public static string Header(IXLCell cell) => cell.HasFormula ? "" : cell.GetString().Trim();

    public static (string Text, PlanSheetFaultKind? Fault) Of(IXLCell cell, PlanColumn column)
    {
        if (cell.HasFormula)
        {
            return ("", PlanSheetFaultKind.Formula);
        }

        return cell.DataType switch
        {
            XLDataType.Text when SheetCellReader.IsErrorValue(cell.GetString()) => (cell.GetString(), PlanSheetFaultKind.ErrorValue),
            XLDataType.Text => (EditionWorkbook.Plain(PlanText.Lines(cell.GetString())), null),
            XLDataType.Boolean => (cell.GetBoolean() ? "TRUE" : "FALSE", null),
            XLDataType.Number => (Number(cell, column), null),
            XLDataType.DateTime when IsDay(column) => (Iso(cell.GetDateTime()), null),
            _ => ("", PlanSheetFaultKind.BecameDate),
        };
    }

    private static string Number(IXLCell cell, PlanColumn column)
    {
        var number = cell.GetDouble();
        if (IsDay(column) && number is >= FirstDay and <= LastDay)
        {
            // A date that has lost its format.
            return Iso(DateTime.FromOADate(number));
        }

        var plain = (decimal)Math.Clamp(number, -1e15, 1e15);
        return column == PlanColumn.Percent && cell.Style.NumberFormat.Format.Contains('%', StringComparison.Ordinal)
            ? (plain * 100).ToString("0.#########", CultureInfo.InvariantCulture)
            : plain.ToString("0.#########", CultureInfo.InvariantCulture);
    }

    private static bool IsDay(PlanColumn column) => column is PlanColumn.StartsOn or PlanColumn.DueOn;

    private static string Iso(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
