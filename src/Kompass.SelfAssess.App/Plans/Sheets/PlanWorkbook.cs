using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ClosedXML.Excel;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Imports;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Plans;

namespace Kompass.SelfAssess.App.Plans.Sheets;

/// <summary>A plan's actions as an Excel file to edit and read in again, <see cref="PlanWorkbookReader"/>.</summary>
public static class PlanWorkbook
{
    /// <summary>Rows beyond the actions that are laid out for new ones.</summary>
    private const int SpareRows = 100;

    private const string DateFormat = "yyyy-mm-dd";

    /// <param name="plan">The plan with all its actions.</param>
    /// <param name="numbers">Numbers of the actions to write, where a filter leaves some; null for all.</param>
    /// <param name="now">When it is written, UTC.</param>
    /// <param name="culture">Language of sheets, headers and words.</param>
    public static byte[] Write(PlanPicture plan, IReadOnlyCollection<int>? numbers, DateTime now, CultureInfo culture)
    {
        var texts = PlanSheets.Of(culture);
        PictureAction[] actions = [.. plan.Actions.Where(action => numbers is null || numbers.Contains(action.Number)).OrderBy(action => action.Number)];
        using var workbook = new XLWorkbook();
        WorkbookMark.Write(workbook, WorkbookKind.Plan);
        var sheet = workbook.AddWorksheet(texts.Sheet(PlanSheets.Actions));
        WriteAbout(workbook, plan, actions, now, texts);
        var lists = WriteLists(workbook, plan, texts);
        WriteActions(sheet, plan, actions, texts);
        Choose(sheet, lists, actions.Length + 1 + SpareRows);
        using var stream = new MemoryStream();
        workbook.SaveAs(stream);
        return stream.ToArray();
    }

    private static void WriteActions(IXLWorksheet sheet, PlanPicture plan, PictureAction[] actions, PlanSheets texts)
    {
        var last = actions.Length + 1 + SpareRows;
        foreach (var column in PlanColumns.All)
        {
            var at = (int)column + 1;
            sheet.Column(at).Width = Width(column);
            sheet.Cell(1, at).SetValue(texts.Header(column));
            // A code such as 1.10 or a list such as 1, 2 must not turn into a number or a date under somebody's hands.
            sheet.Range(2, at, last, at).Style.NumberFormat.Format = Format(column);
        }

        for (var row = 0; row < actions.Length; row++)
        {
            foreach (var column in PlanColumns.All)
            {
                Fill(sheet.Cell(row + 2, (int)column + 1), column, Value(plan, actions[row], column), texts);
            }
        }

        var columns = PlanColumns.All.Count;
        var body = sheet.Range(1, 1, last, columns);
        body.Style.Alignment.WrapText = true;
        body.Style.Alignment.Vertical = XLAlignmentVerticalValues.Top;
        Header(sheet.Range(1, 1, 1, columns));
        foreach (var column in PlanColumns.All.Where(column => column.IsHidden()))
        {
            sheet.Column((int)column + 1).Hide();
        }

        sheet.SheetView.Freeze(1, (int)PlanColumn.Title + 1);
        // The hidden columns too: rows that are sorted take their ids along.
        sheet.Range(1, 1, Math.Max(2, actions.Length + 1), columns).SetAutoFilter();
        sheet.PageSetup.PaperSize = XLPaperSize.A3Paper;
        sheet.PageSetup.PageOrientation = XLPageOrientation.Landscape;
        sheet.PageSetup.FitToPages(1, 0);
        sheet.PageSetup.SetRowsToRepeatAtTop(1, 1);
    }

    private static string Value(PlanPicture plan, PictureAction action, PlanColumn column) => column switch
    {
        PlanColumn.Id => PlanSheets.IdOf(plan.Id, action.Id),
        PlanColumn.Version => Digits(action.Version),
        PlanColumn.Check => PlanCheck.Of(action.Cells),
        PlanColumn.Number => Digits(action.Number),
        _ => action.Cells[column],
    };

    private static void Fill(IXLCell cell, PlanColumn column, string value, PlanSheets texts)
    {
        if (value.Length == 0)
        {
            return;
        }

        switch (column)
        {
            case PlanColumn.StartsOn or PlanColumn.DueOn:
                cell.SetValue(DateTime.ParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture));
                // Set again: the library gives a date a format of its own.
                cell.Style.DateFormat.Format = DateFormat;
                break;
            case PlanColumn.Number or PlanColumn.Version or PlanColumn.EffortDays or PlanColumn.ExpectedGain or PlanColumn.Percent:
                cell.SetValue(double.Parse(value, CultureInfo.InvariantCulture));
                break;
            case PlanColumn.Status:
                cell.SetValue(texts.Of(Enum.Parse<ActionStatus>(value)));
                break;
            case PlanColumn.Priority:
                cell.SetValue(texts.Of(Enum.Parse<ActionPriority>(value)));
                break;
            default:
                cell.SetValue(EditionWorkbook.Safe(value));
                break;
        }
    }

    private static void WriteAbout(XLWorkbook workbook, PlanPicture plan, PictureAction[] actions, DateTime now, PlanSheets texts)
    {
        var sheet = workbook.AddWorksheet(texts.Sheet(PlanSheets.About));
        sheet.Cell(1, 1).SetValue(texts["AboutField"]);
        sheet.Cell(1, 2).SetValue(texts["AboutValue"]);
        for (var at = 0; at < PlanSheets.AboutRows.Count; at++)
        {
            var row = PlanSheets.AboutRows[at];
            sheet.Cell(at + 2, 1).SetValue(texts[$"About{row}"]);
            var cell = sheet.Cell(at + 2, 2);
            cell.Style.NumberFormat.Format = "@";
            if (row == "ExportedAt")
            {
                cell.SetValue(TimeZoneInfo.ConvertTimeFromUtc(now, StockholmDays.Zone));
                cell.Style.DateFormat.Format = "yyyy-mm-dd hh:mm";
            }
            else
            {
                cell.SetValue(EditionWorkbook.Safe(About(row, plan, actions, texts)));
            }
        }

        sheet.Column(1).Width = 30;
        sheet.Column(2).Width = 90;
        var body = sheet.Range(1, 1, PlanSheets.AboutRows.Count + 1, 2);
        body.Style.Alignment.WrapText = true;
        body.Style.Alignment.Vertical = XLAlignmentVerticalValues.Top;
        body.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Left;
        Header(sheet.Range(1, 1, 1, 2));
        sheet.SheetView.FreezeRows(1);
    }

    private static string About(string row, PlanPicture plan, PictureAction[] actions, PlanSheets texts) => row switch
    {
        "Plan" => plan.Name,
        "PlanId" => plan.Id.ToString("N"),
        "Edition" => string.Format(CultureInfo.InvariantCulture, texts["EditionVersion"], plan.Edition.Name.In(texts.Language), plan.Edition.Key, plan.EditionVersion),
        "Content" => actions.Length == plan.Actions.Count
            ? string.Format(CultureInfo.InvariantCulture, texts["ContentAll"], actions.Length)
            : string.Format(CultureInfo.InvariantCulture, texts["ContentSome"], actions.Length, plan.Actions.Count),
        "Numbers" => string.Join(", ", actions.Select(action => action.Number)),
        "Hash" => Hash(plan, actions),
        _ => texts[row],
    };

    /// <summary>SHA-256 of what was written, whatever the language.</summary>
    private static string Hash(PlanPicture plan, PictureAction[] actions)
    {
        var content = new StringBuilder();
        foreach (var action in actions)
        {
            content.AppendJoin('\u001f', PlanColumns.All.Where(column => column != PlanColumn.Check).Select(column => Value(plan, action, column))).Append('\u001e');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content.ToString())));
    }

    /// <summary>The choices of four columns, on a hidden sheet: a rule of its own holds no more than 255 characters.</summary>
    private static Dictionary<PlanColumn, IXLRange> WriteLists(XLWorkbook workbook, PlanPicture plan, PlanSheets texts)
    {
        var sheet = workbook.AddWorksheet(texts.Sheet(PlanSheets.Lists));
        var lists = new Dictionary<PlanColumn, IXLRange>();
        foreach (var (column, values) in (IEnumerable<(PlanColumn, string[])>)
        [
            (PlanColumn.Status, [.. Enum.GetValues<ActionStatus>().Select(texts.Of)]),
            (PlanColumn.Priority, [.. Enum.GetValues<ActionPriority>().Select(texts.Of)]),
            (PlanColumn.Owner, [.. plan.Owners.Where(owner => !owner.Left).Select(owner => EditionWorkbook.Safe(owner.Name)).Distinct()]),
            (PlanColumn.Unit, [.. plan.Units.Select(EditionWorkbook.Safe)]),
        ])
        {
            var at = lists.Count + 1;
            sheet.Cell(1, at).SetValue(texts.Header(column));
            sheet.Column(at).Width = 30;
            for (var row = 0; row < values.Length; row++)
            {
                sheet.Cell(row + 2, at).SetValue(values[row]);
            }

            lists.Add(column, sheet.Range(2, at, Math.Max(2, values.Length + 1), at));
        }

        Header(sheet.Range(1, 1, 1, lists.Count));
        sheet.Hide();
        return lists;
    }

    private static void Choose(IXLWorksheet sheet, Dictionary<PlanColumn, IXLRange> lists, int last)
    {
        foreach (var (column, list) in lists)
        {
            var rule = sheet.Range(2, (int)column + 1, last, (int)column + 1).SetDataValidation();
            rule.List(list, true);
            rule.IgnoreBlanks = true;
            // Somebody new may answer for an action; the reading proposes them.
            rule.ErrorStyle = column == PlanColumn.Owner ? XLErrorStyle.Warning : XLErrorStyle.Stop;
        }
    }

    private static void Header(IXLRange cells)
    {
        cells.Style.Font.Bold = true;
        cells.Style.Alignment.WrapText = true;
        cells.Style.Border.BottomBorder = XLBorderStyleValues.Medium;
    }

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Format(PlanColumn column) => column switch
    {
        PlanColumn.StartsOn or PlanColumn.DueOn => DateFormat,
        PlanColumn.Number or PlanColumn.Version or PlanColumn.EffortDays or PlanColumn.Percent => "0",
        PlanColumn.ExpectedGain => "0.##",
        _ => "@",
    };

    private static double Width(PlanColumn column) => column switch
    {
        PlanColumn.Number => 6,
        PlanColumn.Title or PlanColumn.Description or PlanColumn.SuccessMeasure => 44,
        PlanColumn.Owner or PlanColumn.OwnerEmail or PlanColumn.Unit or PlanColumn.Links => 28,
        PlanColumn.SubAreas or PlanColumn.Questions => 16,
        _ => 13,
    };
}
