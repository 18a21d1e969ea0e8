using System.Globalization;
using ClosedXML.Excel;
using Kompass.SelfAssess.App.Exports;
using Kompass.SelfAssess.App.Imports;
using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.App.Frameworks;

/// <summary>An edition as an Excel file that a person can fill in, and back.</summary>
public static class EditionWorkbook
{
    /// <summary>Rows beyond the content that are laid out for more.</summary>
    private const int SpareRows = 60;

    /// <summary>Reads a file. Whatever is in it, the answer is an edition or the list of all faults, never an exception.</summary>
    public static EditionWorkbookReading Read(ReadOnlyMemory<byte> file) => EditionWorkbookReader.Read(file);

    /// <param name="edition">What to write.</param>
    /// <param name="culture">Language of sheets, headers and words.</param>
    public static byte[] Write(FrameworkEdition edition, CultureInfo culture)
    {
        var texts = new EditionSheets(culture.TwoLetterISOLanguageName == "en" ? culture : CultureInfo.GetCultureInfo("sv"));
        using var workbook = new XLWorkbook();
        WorkbookMark.Write(workbook, WorkbookKind.Edition);
        WriteEdition(workbook, edition, texts);
        WriteRows(workbook, EditionSheets.Areas, texts, edition.Areas, (area, column) => column switch
        {
            EditionColumn.Number => area.Number,
            EditionColumn.NameSv => Safe(area.Name.Sv),
            EditionColumn.NameEn => Safe(area.Name.En),
            _ => (double)area.MaxPoints,
        });
        WriteRows(workbook, EditionSheets.SubAreas, texts, [.. edition.SubAreas], (subArea, column) => column switch
        {
            EditionColumn.Code => Safe(subArea.Code),
            EditionColumn.NameSv => Safe(subArea.Name.Sv),
            EditionColumn.NameEn => Safe(subArea.Name.En),
            EditionColumn.Aliases => Safe(string.Join('\n', subArea.Aliases)),
            _ => (double)subArea.MaxPoints,
        });
        var questions = edition.SubAreas.SelectMany(subArea => subArea.Questions, (subArea, question) => (subArea, question)).ToList();
        WriteRows(workbook, EditionSheets.Questions, texts, questions, (row, column) => QuestionCell(row.subArea, row.question, column, texts));
        WriteHelp(workbook, texts);
        using var stream = new MemoryStream();
        workbook.SaveAs(stream);
        return stream.ToArray();
    }

    /// <summary>Text that no spreadsheet program takes for a formula; <see cref="Plain"/> is the way back, and so it also quotes what is quoted already.</summary>
    internal static string Safe(string text) => LooksLikeFormula(text) ? FormulaText.Quoted(text) : text;

    internal static string Plain(string text) => text.StartsWith('\'') && LooksLikeFormula(text) ? text[1..] : text;

    private static bool LooksLikeFormula(string text) => FormulaText.Is(text.AsSpan().TrimStart('\''));

    private static object QuestionCell(SubArea subArea, Question question, EditionColumn column, EditionSheets texts) => column switch
    {
        EditionColumn.Code => Safe(question.Code),
        EditionColumn.SubArea => Safe(subArea.Code),
        EditionColumn.Core => texts.Words.YesOrNo(question.Core),
        EditionColumn.Text => Safe(question.Text),
        EditionColumn.Why => Safe(question.Why),
        EditionColumn.Groups => string.Join(", ", question.Groups.Select(texts.Words.Group)),
        EditionColumn.Weight => (double)question.Weight,
        >= EditionColumn.Level0 and <= EditionColumn.Level5 => Safe(question.Levels[column - EditionColumn.Level0].Descriptor),
        _ => Safe(question.Evidence.FirstOrDefault(hint => EditionSheets.ColumnOf(hint.Kind) == column)?.Hint ?? ""),
    };

    private static void WriteEdition(XLWorkbook workbook, FrameworkEdition edition, EditionSheets texts)
    {
        var sheet = workbook.AddWorksheet(texts.Sheet(EditionSheets.Edition));
        sheet.Cell(1, 1).SetValue(texts["HeaderField"]);
        sheet.Cell(1, 2).SetValue(texts["HeaderValue"]);
        sheet.Cell(1, 3).SetValue(texts["HeaderHelp"]);
        var row = 1;
        foreach (var column in EditionSheets.ColumnsOf(EditionSheets.Edition))
        {
            row++;
            sheet.Cell(row, 1).SetValue(texts.Header(column));
            var cell = sheet.Cell(row, 2);
            Fill(cell, column switch
            {
                EditionColumn.Key => Safe(edition.Key),
                EditionColumn.NameSv => Safe(edition.Name.Sv),
                EditionColumn.NameEn => Safe(edition.Name.En),
                EditionColumn.Assessable => texts.Words.YesOrNo(edition.Assessable),
                EditionColumn.MaxPoints => (double)edition.MaxPoints,
                _ => (double)edition.LevelShares[column - EditionColumn.Share0],
            });
            cell.Style.NumberFormat.Format = column switch
            {
                >= EditionColumn.Share0 => "0.##%",
                EditionColumn.MaxPoints => "0.##",
                _ => "@",
            };
            cell.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Left;
            var help = column >= EditionColumn.Share0 ? "Share" : column.ToString();
            sheet.Cell(row, 3).SetValue(texts[$"Help{help}"]);
            if (column == EditionColumn.Assessable)
            {
                YesOrNo(cell.AsRange(), texts);
            }
        }

        Lay(sheet, [34, 44, 80], row);
    }

    private static void WriteRows<T>(
        XLWorkbook workbook, string name, EditionSheets texts, IReadOnlyList<T> rows, Func<T, EditionColumn, object> value)
    {
        var columns = EditionSheets.ColumnsOf(name);
        var sheet = workbook.AddWorksheet(texts.Sheet(name));
        var last = rows.Count + SpareRows;
        for (var at = 0; at < columns.Count; at++)
        {
            sheet.Cell(1, at + 1).SetValue(texts.Header(columns[at]));
            var body = sheet.Range(2, at + 1, last, at + 1);
            // A code such as 1.10 must not turn into a number or a date under somebody's hands.
            body.Style.NumberFormat.Format = columns[at] switch
            {
                EditionColumn.Number => "0",
                EditionColumn.MaxPoints or EditionColumn.Weight => "0.############",
                _ => "@",
            };
            if (columns[at] == EditionColumn.Core)
            {
                YesOrNo(body, texts);
            }
        }

        for (var row = 0; row < rows.Count; row++)
        {
            for (var at = 0; at < columns.Count; at++)
            {
                Fill(sheet.Cell(row + 2, at + 1), value(rows[row], columns[at]));
            }
        }

        Lay(sheet, [.. columns.Select(Width)], last);
        sheet.SheetView.Freeze(1, 1);
        sheet.Range(1, 1, Math.Max(2, rows.Count + 1), columns.Count).SetAutoFilter();
    }

    private static void Fill(IXLCell cell, object value)
    {
        // An empty text is no value; a text given as an object would be guessed at.
        switch (value)
        {
            case string { Length: > 0 } text:
                cell.SetValue(text);
                break;
            case double number:
                cell.SetValue(number);
                break;
            case int number:
                cell.SetValue(number);
                break;
        }
    }

    private static void WriteHelp(XLWorkbook workbook, EditionSheets texts)
    {
        var sheet = workbook.AddWorksheet(texts["SheetHelp"]);
        sheet.Cell(1, 1).SetValue(texts["HelpTitle"]);
        var lines = string.Format(
            CultureInfo.InvariantCulture,
            texts["HelpLines"],
            EditionRules.ShortestQuestion,
            EditionRules.LongestQuestion,
            EditionRules.LongestWhy,
            EditionRules.ShortestDescriptor,
            EditionRules.LongestDescriptor,
            EditionRules.FewestDeeper,
            EditionRules.MostDeeper,
            string.Join(", ", RoleGroups.All.Select(texts.Words.Group))).Split('\n');
        for (var line = 0; line < lines.Length; line++)
        {
            sheet.Cell(line + 2, 1).SetValue(lines[line]);
        }

        Lay(sheet, [110], lines.Length + 1);
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

    private static void YesOrNo(IXLRange cells, EditionSheets texts)
    {
        var rule = cells.SetDataValidation();
        rule.List($"\"{texts.Words.YesOrNo(true)},{texts.Words.YesOrNo(false)}\"", inCellDropdown: true);
        rule.IgnoreBlanks = true;
    }

    private static double Width(EditionColumn column) => column switch
    {
        EditionColumn.Number or EditionColumn.Code or EditionColumn.SubArea or EditionColumn.Core or EditionColumn.Weight => 12,
        EditionColumn.MaxPoints => 16,
        EditionColumn.Groups => 26,
        EditionColumn.NameSv or EditionColumn.NameEn or EditionColumn.Aliases => 40,
        _ => 42,
    };
}
