using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using Office = DocumentFormat.OpenXml.Office.Excel;
using X14 = DocumentFormat.OpenXml.Office2010.Excel;

namespace Kompass.SelfAssess.App.Exports.Steering;

/// <summary>A quiet bar behind each share, from 0 to 100 %: plain where the program knows such (Excel 2010 and later), else shaded.</summary>
internal static class DataBars
{
    private const string RuleExtension = "{B025F937-C7B1-47D3-B67F-A62EFF666E3E}";
    private const string SheetExtension = "{78C0D931-6437-407d-A8EE-F0AAD7539E65}";
    private const string Namespace14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main";
    private const string NamespaceMain = "http://schemas.microsoft.com/office/excel/2006/main";

    public static void Add(Worksheet sheet, IReadOnlyList<string> ranges)
    {
        if (ranges.Count == 0)
        {
            return;
        }

        var later = new X14.ConditionalFormattings();
        OpenXmlElement after = Place(sheet);
        for (var at = 0; at < ranges.Count; at++)
        {
            var id = $"{{{Guid.NewGuid().ToString().ToUpperInvariant()}}}";
            after = sheet.InsertAfter(Plain(ranges[at], id, at + 1), after);
            later.Append(Solid(ranges[at], id));
        }

        later.AddNamespaceDeclaration("xm", NamespaceMain);
        var extension = new WorksheetExtension(later) { Uri = SheetExtension };
        extension.AddNamespaceDeclaration("x14", Namespace14);
        var list = sheet.GetFirstChild<WorksheetExtensionList>() ?? sheet.AppendChild(new WorksheetExtensionList());
        list.Append(extension);
    }

    /// <summary>Conditional formats come after the cells, their protection, filters and merges, and before everything of the printed page.</summary>
    private static OpenXmlElement Place(Worksheet sheet) => sheet.Elements().Last(element =>
        element is SheetData or SheetCalculationProperties or SheetProtection or ProtectedRanges or Scenarios or AutoFilter or SortState or DataConsolidate
            or CustomSheetViews or MergeCells or PhoneticProperties or ConditionalFormatting);

    private static ConditionalFormatting Plain(string range, string id, int priority)
    {
        var bar = new DataBar(
            new ConditionalFormatValueObject { Type = ConditionalFormatValueObjectValues.Number, Val = "0" },
            new ConditionalFormatValueObject { Type = ConditionalFormatValueObjectValues.Number, Val = "1" },
            new Color { Rgb = $"FF{BookStyles.Bar}" });
        var link = new ConditionalFormattingRuleExtension(new X14.Id(id)) { Uri = RuleExtension };
        link.AddNamespaceDeclaration("x14", Namespace14);
        return new ConditionalFormatting(new ConditionalFormattingRule(bar, new ConditionalFormattingRuleExtensionList(link))
        {
            Type = ConditionalFormatValues.DataBar,
            Priority = priority,
        })
        {
            SequenceOfReferences = new ListValue<StringValue> { InnerText = range },
        };
    }

    private static X14.ConditionalFormatting Solid(string range, string id)
    {
        var bar = new X14.DataBar(
            new X14.ConditionalFormattingValueObject(new Office.Formula("0")) { Type = X14.ConditionalFormattingValueObjectTypeValues.Numeric },
            new X14.ConditionalFormattingValueObject(new Office.Formula("1")) { Type = X14.ConditionalFormattingValueObjectTypeValues.Numeric })
        {
            MinLength = 0,
            MaxLength = 100,
            Gradient = false,
        };
        return new X14.ConditionalFormatting(
            new X14.ConditionalFormattingRule(bar) { Type = ConditionalFormatValues.DataBar, Id = id },
            new Office.ReferenceSequence(range));
    }
}
