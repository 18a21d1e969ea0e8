using System.Globalization;
using ClosedXML.Excel;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.Domain.Evaluations.Reports;

namespace Kompass.SelfAssess.App.Evaluations;

/// <summary>Fills a template in with an evaluation: values where a person would write them, ids and checks where nobody sees them; and reads them back.</summary>
internal static class EvaluationContent
{
    public const int SourceRow = 7;
    public const int CheckRow = 8;

    private const int CheckColumn = 7;
    private const int FindingIdColumn = 6;

    public static void Fill(XLWorkbook workbook, EvaluationPicture picture, EvaluationSheets texts)
    {
        var about = workbook.Worksheet(texts.Sheet(EvaluationSheets.About));
        var head = picture.Rows[EvaluationPicture.Head];
        Number(about.Cell(3, 2), head[1]);
        Number(about.Cell(4, 2), head[2]);
        Text(about.Cell(SourceRow, 1), texts.Header("Source"));
        Text(about.Cell(SourceRow, 2), picture.Id.ToString("N"));
        Text(about.Cell(CheckRow, 1), texts.Header("Check"));
        Text(about.Cell(CheckRow, 2), picture.CheckOf(EvaluationPicture.Head));
        about.Rows(SourceRow, CheckRow).Hide();
        FillPoints(workbook.Worksheet(texts.Sheet(EvaluationSheets.Points)), picture, texts);
        FillFindings(workbook.Worksheet(texts.Sheet(EvaluationSheets.Findings)), picture, texts);
    }

    /// <returns>Null where the file is a template that somebody has filled in; with refusals in <paramref name="cells"/> where rows cannot be told apart.</returns>
    public static EvaluationSheet? Read(TemplateCells cells, IXLWorksheet about, IXLWorksheet points, IXLWorksheet findings, IReadOnlyList<string> parts, Func<string, string> areaOf)
    {
        if (!Is(about.Cell(SourceRow, 1), "Source"))
        {
            return null;
        }

        var source = cells.Text(about.Cell(SourceRow, 2));
        var check = Is(about.Cell(CheckRow, 1), "Check") ? cells.Text(about.Cell(CheckRow, 2)) : "";
        List<EvaluationSheetRow> rows =
        [
            new(EvaluationPicture.Head, Address(about.Cell(2, 2)), check, [cells.Text(about.Cell(2, 2)), EvaluationPicture.Points(cells.Number(about.Cell(3, 2))), EvaluationPicture.Points(cells.Number(about.Cell(4, 2)))]),
            .. Points(cells, points, parts),
        ];
        if (!Is(findings.Cell(1, FindingIdColumn), "Id"))
        {
            // Without its ids every finding would come in a second time.
            cells.Refuse(RefusalCode.WorkbookChanged, findings.Cell(1, FindingIdColumn));
            return null;
        }

        rows.AddRange(Findings(cells, findings, source, areaOf));
        return new EvaluationSheet(source, rows);
    }

    private static List<EvaluationSheetRow> Points(TemplateCells cells, IXLWorksheet sheet, IReadOnlyList<string> parts)
    {
        List<EvaluationSheetRow> rows = [];
        var hasCheck = Is(sheet.Cell(1, CheckColumn), "Check");
        for (var row = 2; row <= TemplateCells.LastRow(sheet); row++)
        {
            var id = cells.Text(sheet.Cell(row, 1));
            var part = id[(id.LastIndexOf(':') + 1)..];
            string[] values = [EvaluationPicture.Points(cells.Number(sheet.Cell(row, 5))), EvaluationPicture.Points(cells.Number(sheet.Cell(row, 6)))];
            if (parts.Contains(part))
            {
                rows.Add(new EvaluationSheetRow(part, Address(sheet.Cell(row, 5)), hasCheck ? cells.Text(sheet.Cell(row, CheckColumn)) : "", values));
            }
            else if (values.Any(value => value.Length > 0))
            {
                // A row of one's own has no place in an evaluation that is there.
                cells.Refuse(RefusalCode.WorkbookChanged, sheet.Cell(row, 2));
            }
        }

        return rows;
    }

    private static List<EvaluationSheetRow> Findings(TemplateCells cells, IXLWorksheet sheet, string source, Func<string, string> areaOf)
    {
        List<EvaluationSheetRow> rows = [];
        HashSet<string> seen = [];
        var hasCheck = Is(sheet.Cell(1, CheckColumn), "Check");
        for (var row = 2; row <= TemplateCells.LastRow(sheet); row++)
        {
            var text = cells.Paragraph(sheet.Cell(row, 4));
            if (text.Length == 0)
            {
                continue;
            }

            var id = cells.Text(sheet.Cell(row, FindingIdColumn));
            if (id.Length > 0 && !seen.Add(id))
            {
                cells.Refuse(RefusalCode.WorkbookChanged, sheet.Cell(row, 4));
            }

            var (area, subArea, kind) = (cells.Text(sheet.Cell(row, 1)), cells.Text(sheet.Cell(row, 2)), cells.Kind(sheet.Cell(row, 3)));
            area = area.Length == 0 && subArea.Length > 0 ? areaOf(subArea) : area;
            rows.Add(new EvaluationSheetRow(
                id.StartsWith($"{source}.", StringComparison.Ordinal) ? id[(source.Length + 1)..] : id.Length > 0 ? "?" : "",
                Address(sheet.Cell(row, 4)),
                hasCheck ? cells.Text(sheet.Cell(row, CheckColumn)) : "",
                EvaluationPicture.Finding(int.TryParse(area, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null, subArea, kind, text, cells.Yes(sheet.Cell(row, 5)))));
        }

        return rows;
    }

    private static void FillPoints(IXLWorksheet sheet, EvaluationPicture picture, EvaluationSheets texts)
    {
        Text(sheet.Cell(1, CheckColumn), texts.Header("Check"));
        for (var row = 2; row <= TemplateCells.LastRow(sheet); row++)
        {
            var id = sheet.Cell(row, 1).GetString();
            if (picture.Rows.TryGetValue(id[(id.LastIndexOf(':') + 1)..], out var values))
            {
                Number(sheet.Cell(row, 5), values[0]);
                Number(sheet.Cell(row, 6), values[1]);
                Text(sheet.Cell(row, CheckColumn), picture.CheckOf(id[(id.LastIndexOf(':') + 1)..]));
            }
        }

        sheet.Column(CheckColumn).Hide();
    }

    private static void FillFindings(IXLWorksheet sheet, EvaluationPicture picture, EvaluationSheets texts)
    {
        Text(sheet.Cell(1, FindingIdColumn), texts.Header("Id"));
        Text(sheet.Cell(1, CheckColumn), texts.Header("Check"));
        var row = 1;
        foreach (var (part, values) in picture.Findings)
        {
            row++;
            Text(sheet.Cell(row, 1), values[0]);
            Text(sheet.Cell(row, 2), values[1]);
            Text(sheet.Cell(row, 3), values[2].Length == 0 ? "" : texts.Kind(Enum.Parse<FindingKind>(values[2])));
            Text(sheet.Cell(row, 4), EditionWorkbook.Safe(values[3]));
            Text(sheet.Cell(row, 5), values[4].Length == 0 ? "" : texts.Words.YesOrNo(true));
            Text(sheet.Cell(row, FindingIdColumn), $"{picture.Id:N}.{part}");
            Text(sheet.Cell(row, CheckColumn), picture.CheckOf(part));
        }

        sheet.Columns(FindingIdColumn, CheckColumn).Hide();
        // The hidden columns too: rows that are sorted take their ids along.
        sheet.Range(1, 1, Math.Max(2, row), CheckColumn).SetAutoFilter();
    }

    private static bool Is(IXLCell cell, string column) =>
        !cell.HasFormula && EvaluationSheets.Languages.Any(language => language.Header(column).Equals(cell.GetString().Trim(), StringComparison.OrdinalIgnoreCase));

    private static string Address(IXLCell cell) => $"{cell.Worksheet.Name}!{cell.Address}";

    private static void Text(IXLCell cell, string text)
    {
        cell.Style.NumberFormat.Format = "@";
        if (text.Length > 0)
        {
            cell.SetValue(text);
        }
    }

    private static void Number(IXLCell cell, string number)
    {
        if (number.Length > 0)
        {
            cell.SetValue(double.Parse(number, CultureInfo.InvariantCulture));
        }
    }
}
