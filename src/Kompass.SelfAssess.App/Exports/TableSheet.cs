using ClosedXML.Excel;
using Kompass.SelfAssess.App.Imports;

namespace Kompass.SelfAssess.App.Exports;

/// <summary>Writes tables as an Excel file: one table per sheet, header frozen and filtered. The only code that knows the library.</summary>
internal static class TableSheet
{
    private const string TimeFormat = "yyyy-mm-dd hh:mm";
    private const string DateFormat = "yyyy-mm-dd";


    public static void Write(Stream stream, IReadOnlyList<Table> tables)
    {
        using var workbook = new XLWorkbook();
        WorkbookMark.Write(workbook, WorkbookKind.Export);
        foreach (var table in tables)
        {
            Add(workbook, table);
        }

        workbook.SaveAs(stream);
    }

    private static void Add(XLWorkbook workbook, Table table)
    {
        var sheet = workbook.AddWorksheet(table.Name);
        for (var column = 1; column <= table.Columns.Count; column++)
        {
            sheet.Column(column).Width = table.Columns[column - 1].Width;
            sheet.Cell(1, column).SetValue(table.Columns[column - 1].Header);
        }

        for (var row = 0; row < table.Rows.Count; row++)
        {
            for (var column = 0; column < table.Columns.Count; column++)
            {
                Fill(sheet.Cell(row + 2, column + 1), table.Rows[row][column]);
            }
        }

        var header = sheet.Range(1, 1, 1, table.Columns.Count);
        header.Style.Font.Bold = true;
        header.Style.Alignment.WrapText = true;
        header.Style.Alignment.Vertical = XLAlignmentVerticalValues.Top;
        header.Style.Border.BottomBorder = XLBorderStyleValues.Medium;
        sheet.SheetView.FreezeRows(1);
        sheet.Range(1, 1, Math.Max(2, table.Rows.Count + 1), table.Columns.Count).SetAutoFilter();
    }

    private static void Fill(IXLCell cell, SheetCell content)
    {
        cell.Style.Alignment.Vertical = XLAlignmentVerticalValues.Top;
        switch (content)
        {
            case NumberCell number:
                cell.SetValue(number.Value);
                cell.Style.NumberFormat.Format = Format(number.Form);
                break;
            case DateCell date:
                cell.SetValue(date.Value);
                cell.Style.DateFormat.Format = date.HasTime ? TimeFormat : DateFormat;
                break;
            case Sign sign:
                cell.SetValue(sign.Mark);
                cell.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Right;
                break;
            case TextCell text:
                cell.SetValue(FormulaText.Harmless(text.Value));
                cell.Style.Alignment.WrapText = true;
                break;
            case BlankCell:
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(content), content, "Unknown kind of cell.");
        }
    }

    private static string Format(NumberForm form) => form switch
    {
        NumberForm.Points => "0.0",
        NumberForm.Percent => "0%",
        NumberForm.TwoDecimals => "0.00",
        _ => "0",
    };
}
