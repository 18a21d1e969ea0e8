using System.Globalization;
using ClosedXML.Excel;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Imports;
using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.App.Evaluations;

/// <summary>An Excel file to fill in with an official evaluation of an edition: <see cref="EvaluationTemplateReader"/> makes a draft of it.</summary>
public static class EvaluationTemplate
{
    internal const string Total = "total";

    private const int FindingRows = 300;
    private const int LongestList = 255;

    /// <param name="edition">Whose parts there is room for.</param>
    /// <param name="municipality">Filled in beforehand.</param>
    /// <param name="culture">Language of sheets, headers and names.</param>
    public static byte[] Write(FrameworkEdition edition, string municipality, CultureInfo culture) => Write(edition, municipality, culture, null);

    /// <summary>The template with an evaluation in it, to change and read in again by <see cref="EvaluationRoundTrip"/>.</summary>
    internal static byte[] Write(EvaluationPicture picture, CultureInfo culture) =>
        Write(picture.Edition, picture.Rows[EvaluationPicture.Head][0], culture, picture);

    private static byte[] Write(FrameworkEdition edition, string municipality, CultureInfo culture, EvaluationPicture? picture)
    {
        var texts = new EvaluationSheets(culture.TwoLetterISOLanguageName == "en" ? culture : CultureInfo.GetCultureInfo("sv"));
        using var workbook = new XLWorkbook();
        WorkbookMark.Write(workbook, WorkbookKind.Evaluation);
        WriteAbout(workbook, edition, municipality, texts);
        WritePoints(workbook, edition, texts);
        WriteFindings(workbook, edition, texts);
        if (picture is not null)
        {
            EvaluationContent.Fill(workbook, picture, texts);
        }

        using var stream = new MemoryStream();
        workbook.SaveAs(stream);
        return stream.ToArray();
    }

    private static void WriteAbout(XLWorkbook workbook, FrameworkEdition edition, string municipality, EvaluationSheets texts)
    {
        var sheet = workbook.AddWorksheet(texts.Sheet(EvaluationSheets.About));
        sheet.Cell(1, 1).SetValue(texts["HeaderField"]);
        sheet.Cell(1, 2).SetValue(texts["HeaderValue"]);
        sheet.Cell(1, 3).SetValue(texts["HeaderHelp"]);
        var fields = EvaluationSheets.ColumnsOf(EvaluationSheets.About);
        for (var at = 0; at < fields.Count; at++)
        {
            sheet.Cell(at + 2, 1).SetValue(texts.Header(fields[at]));
            sheet.Cell(at + 2, 3).SetValue(texts[$"Help{fields[at]}"]);
        }

        sheet.Range(2, 2, 2, 2).Style.NumberFormat.Format = "@";
        sheet.Range(5, 2, 5, 2).Style.NumberFormat.Format = "@";
        sheet.Cell(2, 2).SetValue(EditionWorkbook.Safe(municipality));
        sheet.Cell(5, 2).SetValue(EditionWorkbook.Safe(edition.Key));
        sheet.Cell(6, 2).SetValue(EvaluationSheets.Version);
        Choose(sheet.Range(4, 2, 4, 2), Enumerable.Range(1, 12).Select(EvaluationSheets.Digits));
        sheet.Range(2, 2, 6, 2).Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Left;
        Fillable(sheet.Range(2, 2, 4, 2));
        Lay(sheet, [24, 32, 80], 6);
    }

    private static void WritePoints(XLWorkbook workbook, FrameworkEdition edition, EvaluationSheets texts)
    {
        var sheet = workbook.AddWorksheet(texts.Sheet(EvaluationSheets.Points));
        var columns = Headers(sheet, EvaluationSheets.Points, texts);
        var row = 2;
        foreach (var area in edition.Areas)
        {
            var number = EvaluationSheets.Digits(area.Number);
            var name = area.Name.In(texts.Words.Language);
            Row(sheet, row, edition, number, area.SubAreas.Count == 0 ? name : string.Format(CultureInfo.InvariantCulture, texts["AreaSum"], name), area.MaxPoints);
            sheet.Range(row, 1, row, columns).Style.Font.Bold = true;
            if (area.SubAreas.Count > 0)
            {
                Points(sheet.Cell(row, 6), area.MaxPoints);
            }

            row++;
            foreach (var subArea in area.SubAreas)
            {
                Row(sheet, row++, edition, subArea.Code, subArea.Name.In(texts.Words.Language), subArea.MaxPoints);
            }
        }

        Row(sheet, row, edition, Total, texts["Total"], edition.MaxPoints);
        sheet.Cell(row, 2).Clear(XLClearOptions.Contents);
        sheet.Range(row, 1, row, columns).Style.Font.Bold = true;
        Lay(sheet, [12, 10, 70, 10, 12, 22], row);
        sheet.Column(1).Hide();
    }

    private static void Row(IXLWorksheet sheet, int row, FrameworkEdition edition, string part, string name, decimal max)
    {
        // A code such as 1.10 must not turn into a number or a date under somebody's hands.
        sheet.Range(row, 1, row, 3).Style.NumberFormat.Format = "@";
        sheet.Cell(row, 1).SetValue(EditionWorkbook.Safe(EvaluationSheets.IdOf(edition, part)));
        sheet.Cell(row, 2).SetValue(EditionWorkbook.Safe(part));
        sheet.Cell(row, 3).SetValue(EditionWorkbook.Safe(name));
        sheet.Cell(row, 4).SetValue(max);
        Points(sheet.Cell(row, 5), max);
    }

    private static void Points(IXLCell cell, decimal max)
    {
        cell.Style.NumberFormat.Format = "0.##";
        Fillable(cell.AsRange());
        // More than the edition allows is possible in a report, and then shown as a contradiction; so it only warns.
        var rule = cell.AsRange().SetDataValidation();
        rule.Decimal.Between(0, (double)max);
        rule.ErrorStyle = XLErrorStyle.Warning;
        rule.IgnoreBlanks = true;
    }

    private static void WriteFindings(XLWorkbook workbook, FrameworkEdition edition, EvaluationSheets texts)
    {
        var sheet = workbook.AddWorksheet(texts.Sheet(EvaluationSheets.Findings));
        var columns = Headers(sheet, EvaluationSheets.Findings, texts);
        sheet.Range(2, 1, FindingRows, columns).Style.NumberFormat.Format = "@";
        Choose(sheet.Range(2, 1, FindingRows, 1), edition.Areas.Select(area => EvaluationSheets.Digits(area.Number)));
        Choose(sheet.Range(2, 2, FindingRows, 2), edition.SubAreas.Select(subArea => subArea.Code));
        Choose(sheet.Range(2, 3, FindingRows, 3), EvaluationSheets.Kinds.Select(texts.Kind));
        Choose(sheet.Range(2, 5, FindingRows, 5), [texts.Words.YesOrNo(true), texts.Words.YesOrNo(false)]);
        Lay(sheet, [10, 12, 20, 100, 14], FindingRows);
    }

    private static int Headers(IXLWorksheet sheet, string name, EvaluationSheets texts)
    {
        var columns = EvaluationSheets.ColumnsOf(name);
        for (var at = 0; at < columns.Count; at++)
        {
            sheet.Cell(1, at + 1).SetValue(texts.Header(columns[at]));
        }

        return columns.Count;
    }

    /// <summary>Lets cells be chosen from a list, where it is short enough to stand in the rule itself.</summary>
    private static void Choose(IXLRange cells, IEnumerable<string> choices)
    {
        var list = string.Join(',', choices);
        if (list.Length is 0 or > LongestList)
        {
            return;
        }

        var rule = cells.SetDataValidation();
        rule.List($"\"{list}\"", inCellDropdown: true);
        rule.IgnoreBlanks = true;
    }

    private static void Fillable(IXLRange cells)
    {
        cells.Style.Fill.BackgroundColor = XLColor.LightYellow;
        cells.Style.Border.BottomBorder = XLBorderStyleValues.Hair;
    }

    private static void Lay(IXLWorksheet sheet, IReadOnlyList<double> widths, int lastRow)
    {
        for (var column = 0; column < widths.Count; column++)
        {
            sheet.Column(column + 1).Width = widths[column];
        }

        var body = sheet.Range(1, 1, lastRow, widths.Count);
        body.Style.Alignment.WrapText = true;
        body.Style.Alignment.Vertical = XLAlignmentVerticalValues.Top;
        var header = sheet.Range(1, 1, 1, widths.Count);
        header.Style.Font.Bold = true;
        header.Style.Border.BottomBorder = XLBorderStyleValues.Medium;
        sheet.SheetView.FreezeRows(1);
        sheet.PageSetup.PaperSize = XLPaperSize.A4Paper;
        sheet.PageSetup.PageOrientation = widths.Sum() > 110 ? XLPageOrientation.Landscape : XLPageOrientation.Portrait;
        sheet.PageSetup.FitToPages(1, 0);
        sheet.PageSetup.SetRowsToRepeatAtTop(1, 1);
    }
}
