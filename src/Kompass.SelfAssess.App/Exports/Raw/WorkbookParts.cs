using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Kompass.SelfAssess.App.Exports.Raw;

/// <summary>Everything of a streamed workbook but its rows: small, and written when the sheets are done.</summary>
internal static class WorkbookParts
{
    // Places in the list of formats of Styles().
    public const string Plain = "0";
    public const string Header = "1";
    public const string Mark = "2";
    public const string Date = "3";
    public const string Time = "4";

    private const string Declaration = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";
    private const string Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Packaged = "http://schemas.openxmlformats.org/package/2006";
    private const string Sheets = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    private static readonly string[] NumberFormats = ["yyyy\\-mm\\-dd", "yyyy\\-mm\\-dd\\ hh:mm", "0.0", "0%", "0.00", "0"];
    private const uint FirstFormat = 164;

    public static string SheetPath(int number) => $"xl/worksheets/sheet{number}.xml";

    public static string Of(NumberForm form) => form switch
    {
        NumberForm.Points => "5",
        NumberForm.Percent => "6",
        NumberForm.TwoDecimals => "7",
        _ => "8",
    };

    public static IEnumerable<(string Path, Action<Stream> Write)> All(IReadOnlyList<string> sheets, SharedTexts texts) =>
    [
        ("xl/workbook.xml", stream => Element(stream, Book(sheets))),
        ("xl/styles.xml", stream => Element(stream, Styles())),
        ("xl/sharedStrings.xml", texts.Write),
        ("xl/_rels/workbook.xml.rels", stream => Raw(stream, Relations(
            [.. sheets.Select((_, index) => ($"rId{index + 1}", "worksheet", $"worksheets/sheet{index + 1}.xml")), ("rIdStyles", "styles", "styles.xml"), ("rIdTexts", "sharedStrings", "sharedStrings.xml")]))),
        ("_rels/.rels", stream => Raw(stream, Relations([("rId1", "officeDocument", "xl/workbook.xml")]))),
        ("[Content_Types].xml", stream => Raw(stream, ContentTypes(sheets.Count))),
    ];

    private static Workbook Book(IReadOnlyList<string> sheets)
    {
        var book = new Workbook(new BookViews(new WorkbookView()), new Sheets(sheets.Select((name, index) => new Sheet { Name = name, SheetId = (uint)index + 1, Id = $"rId{index + 1}" })));
        book.AddNamespaceDeclaration("r", Relation);
        return book;
    }

    private static Stylesheet Styles() => new(
        new NumberingFormats(NumberFormats.Select((format, index) => new NumberingFormat { NumberFormatId = FirstFormat + (uint)index, FormatCode = format })),
        new Fonts(
            new Font(new FontSize { Val = 11 }, new FontName { Val = "Calibri" }),
            new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "Calibri" })),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border(), new Border(new BottomBorder { Style = BorderStyleValues.Medium })),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
        [
            Aligned(new Alignment { Vertical = VerticalAlignmentValues.Top }),
            new CellFormat(new Alignment { Vertical = VerticalAlignmentValues.Top, WrapText = true })
            {
                FontId = 1, ApplyFont = true, BorderId = 1, ApplyBorder = true, ApplyAlignment = true,
            },
            Aligned(new Alignment { Vertical = VerticalAlignmentValues.Top, Horizontal = HorizontalAlignmentValues.Right }),
            .. NumberFormats.Select((_, index) => new CellFormat(new Alignment { Vertical = VerticalAlignmentValues.Top })
            {
                NumberFormatId = FirstFormat + (uint)index, ApplyNumberFormat = true, ApplyAlignment = true,
            }),
        ]));

    private static CellFormat Aligned(Alignment alignment) => new(alignment) { ApplyAlignment = true };

    private static string Relations(IReadOnlyList<(string Id, string Kind, string Target)> relations) =>
        $"""{Declaration}<Relationships xmlns="{Packaged}/relationships">{string.Concat(relations.Select(own =>
            $"""<Relationship Id="{own.Id}" Type="{Relation}/{own.Kind}" Target="{own.Target}"/>"""))}</Relationships>""";

    private static string ContentTypes(int sheets)
    {
        var overrides = Enumerable.Range(1, sheets).Select(number => (SheetPath(number), "worksheet"))
            .Concat([("xl/styles.xml", "styles"), ("xl/sharedStrings.xml", "sharedStrings"), ("xl/workbook.xml", "sheet.main")]);
        var lines = overrides.Select(own => string.Create(CultureInfo.InvariantCulture, $"""<Override PartName="/{own.Item1}" ContentType="{Sheets}.{own.Item2}+xml"/>"""));
        return $"""{Declaration}<Types xmlns="{Packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{string.Concat(lines)}</Types>""";
    }

    private static void Element(Stream stream, OpenXmlElement element)
    {
        using var writer = OpenXmlWriter.Create(stream);
        writer.WriteStartDocument(standalone: true);
        writer.WriteElement(element);
    }

    private static void Raw(Stream stream, string xml) => stream.Write(Encoding.UTF8.GetBytes(xml));
}
