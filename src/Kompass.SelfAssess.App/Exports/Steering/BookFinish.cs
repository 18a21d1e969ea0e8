using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Kompass.SelfAssess.App.Exports.Charts;
using X14 = DocumentFormat.OpenXml.Office2010.Excel;

namespace Kompass.SelfAssess.App.Exports.Steering;

/// <summary>
/// Gives a written file what the library that writes cells cannot: formulas beside the numbers that stand in the cells, so that none exists as a
/// formula only; charts; bars; alternative text; a locked order of the sheets.
/// </summary>
internal static class BookFinish
{
    private const string AltTextExtension = "{504A1905-F514-4f6f-8877-14C23A59335A}";

    public static void Complete(Stream file, IReadOnlyList<BookMarks> marks, string language)
    {
        using var document = SpreadsheetDocument.Open(file, isEditable: true);
        foreach (var own in marks)
        {
            var sheet = SheetOf(document, own.Sheet);
            Calculate(sheet.Worksheet, own.Formulas);
            DataBars.Add(sheet.Worksheet, own.Bars);
            Describe(sheet, own.Tables);
            foreach (var (chart, cells, place) in own.Charts)
            {
                SheetCharts.Add(document, own.Sheet, chart, cells, place);
            }
        }

        Repeat(document.WorkbookPart!.Workbook);
        Lock(document.WorkbookPart.Workbook);
        document.PackageProperties.Language = language;
    }

    private static WorksheetPart SheetOf(SpreadsheetDocument document, string name) =>
        (WorksheetPart)document.WorkbookPart!.GetPartById(document.WorkbookPart.Workbook.Descendants<Sheet>().Single(sheet => sheet.Name == name).Id!.Value!);

    private static void Calculate(Worksheet sheet, IReadOnlyDictionary<string, string> formulas)
    {
        if (formulas.Count == 0)
        {
            return;
        }

        foreach (var cell in sheet.Descendants<Cell>())
        {
            if (formulas.TryGetValue(cell.CellReference!.Value!, out var formula))
            {
                cell.InsertAt(new CellFormula(formula), 0);
            }
        }
    }

    private static void Describe(WorksheetPart sheet, Dictionary<string, string> texts)
    {
        foreach (var table in sheet.TableDefinitionParts.Select(part => part.Table))
        {
            var described = new TableExtension(new X14.Table { AltText = table.Name, AltTextSummary = texts[table.Name!.Value!] }) { Uri = AltTextExtension };
            described.AddNamespaceDeclaration("x14", "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main");
            table.Append(new TableExtensionList(described));
        }
    }

    /// <summary>Rows that every page repeats: as the library names them, not all programs find them.</summary>
    private static void Repeat(Workbook workbook)
    {
        var sheets = workbook.Descendants<Sheet>().Select(sheet => sheet.Name!.Value!).ToList();
        foreach (var name in workbook.Descendants<DefinedName>().Where(name => name.Name == "_xlnm.Print_Titles"))
        {
            name.Text = $"{BookTables.Sheet(sheets[(int)name.LocalSheetId!.Value])}!${BookSheet.HeaderRow}:${BookSheet.HeaderRow}";
        }
    }

    private static void Lock(Workbook workbook)
    {
        workbook.RemoveAllChildren<WorkbookProtection>();
        var before = (OpenXmlElement?)workbook.WorkbookProperties ?? workbook.FileVersion;
        workbook.InsertAfter(new WorkbookProtection { LockStructure = true }, before);
    }
}
