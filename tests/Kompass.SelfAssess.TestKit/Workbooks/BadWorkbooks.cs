using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using ClosedXML.Excel;
using Kompass.SelfAssess.App.Imports;

namespace Kompass.SelfAssess.TestKit.Workbooks;

/// <summary>What people send in instead of a workbook that can be read, made of one that can.</summary>
public static class BadWorkbooks
{
    private const string Sheet = "xl/worksheets/sheet1.xml";

    private static readonly byte[] Compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>Each by its name: what it should be told as, and how it is made of a good file.</summary>
    public static IReadOnlyDictionary<string, (WorkbookFault Fault, Func<byte[], byte[]> Make)> All { get; } = new Dictionary<string, (WorkbookFault, Func<byte[], byte[]>)>
    {
        ["nothing"] = (WorkbookFault.Empty, _ => []),
        ["blanks"] = (WorkbookFault.Empty, _ => "\uFEFF \r\n\t"u8.ToArray()),
        ["half"] = (WorkbookFault.Damaged, good => good[..(good.Length / 2)]),
        ["without its end"] = (WorkbookFault.Damaged, good => good[..^30]),
        ["no archive"] = (WorkbookFault.Damaged, _ => "PK\u0003\u0004 not a zip"u8.ToArray()),
        ["pdf"] = (WorkbookFault.NotWorkbook, _ => "%PDF-1.7 \0"u8.ToArray()),
        ["picture"] = (WorkbookFault.NotWorkbook, _ => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0]),
        ["docx"] = (WorkbookFault.NotWorkbook, _ => Zip(("word/document.xml", "<w/>"u8.ToArray()))),
        ["xls"] = (WorkbookFault.OldFormat, _ => [.. Compound, .. new byte[600], .. Encoding.Unicode.GetBytes("Workbook")]),
        ["password"] = (WorkbookFault.Protected, _ => [.. Compound, .. new byte[600], .. Encoding.Unicode.GetBytes("EncryptedPackage")]),
        ["irm"] = (WorkbookFault.Protected, _ => [.. Compound, .. new byte[600], .. Encoding.Unicode.GetBytes("DRMEncryptedTransform")]),
        ["ods"] = (WorkbookFault.OtherFormat, _ => Zip(("mimetype", "application/vnd.oasis.opendocument.spreadsheet"u8.ToArray()), ("content.xml", "<o/>"u8.ToArray()))),
        ["xlsb"] = (WorkbookFault.OtherFormat, _ => Zip(("xl/workbook.bin", new byte[10]))),
        ["numbers"] = (WorkbookFault.OtherFormat, _ => Zip(("Index/Document.iwa", new byte[10]))),
        ["many bytes"] = (WorkbookFault.TooLarge, _ => [.. "PK"u8, .. new byte[5_000_001]]),
        ["bomb"] = (WorkbookFault.TooLarge, good => With(good, ("xl/media/bomb.bin", new byte[80_000_000]))),
        ["many parts"] = (WorkbookFault.TooLarge, good => With(good, [.. Enumerable.Range(0, 600).Select(number => ($"xl/media/{number}.bin", Array.Empty<byte>()))])),
        ["endless sheet"] = (WorkbookFault.TooLarge, good => With(good, (Sheet, EndlessSheet()))),
        ["long strings"] = (WorkbookFault.TooLarge, good => With(good, ("xl/sharedStrings.xml", Encoding.UTF8.GetBytes(LongStrings())))),
        ["lying sizes"] = (WorkbookFault.Damaged, good => Lying(With(good, (Sheet, EndlessSheet())))),
        ["nonsense"] = (WorkbookFault.Damaged, good => With(good, ("xl/workbook.xml", "nonsense"u8.ToArray()))),
        ["part missing"] = (WorkbookFault.Damaged, good => Without(good, Sheet)),
        ["macros"] = (WorkbookFault.Macros, good => With(good, ("xl/vbaProject.bin", new byte[10]))),
        ["xlsm"] = (WorkbookFault.Macros, good => Replaced(good, "[Content_Types].xml", @"openxmlformats-officedocument\.spreadsheetml\.sheet\.main\+xml", "ms-excel.sheet.macroEnabled.main+xml")),
        ["old macros"] = (WorkbookFault.Macros, good => With(good, ("xl/macrosheets/sheet1.xml", "<xm/>"u8.ToArray()))),
        ["links"] = (WorkbookFault.ExternalLinks, good => With(good, ("xl/externalLinks/externalLink1.xml", "<externalLink/>"u8.ToArray()))),
        ["dde"] = (WorkbookFault.ExternalLinks, good => With(good, ("xl/externalLinks/externalLink1.xml", "<externalLink><ddeLink ddeService=\"cmd\" ddeTopic=\"/c calc\"/></externalLink>"u8.ToArray()))),
        ["queries"] = (WorkbookFault.ExternalLinks, good => With(good, ("xl/connections.xml", "<connections/>"u8.ToArray()))),
        ["entities"] = (WorkbookFault.Declarations, good => With(good, (Sheet, Encoding.UTF8.GetBytes(Entities())))),
        ["entities in utf-16"] = (WorkbookFault.Declarations, good => With(good, (Sheet, [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Entities().Replace("UTF-8", "UTF-16", StringComparison.Ordinal))]))),
        ["outside entity"] = (WorkbookFault.Declarations, good => With(good, ("xl/workbook.xml", "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><workbook>&b;</workbook>"u8.ToArray()))),
        ["no sheets"] = (WorkbookFault.NoSheets, good => Replaced(good, "xl/workbook.xml", "(?s)<(x:)?sheets>.*</(x:)?sheets>", "<$1sheets></$1sheets>")),
        ["newer"] = (WorkbookFault.NewerVersion, good => Marked(good, mark => $"{mark.Split('/')[0]}/99")),
        ["newer kind"] = (WorkbookFault.NewerVersion, good => Marked(good, _ => "Budget/1")),
        ["results"] = (WorkbookFault.IsExport, good => Marked(good, _ => "Export/1")),
    };

    /// <summary>A file with some parts added or replaced.</summary>
    public static byte[] With(byte[] good, params (string Name, byte[] Content)[] parts)
    {
        using var stream = new MemoryStream();
        stream.Write(good);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                zip.GetEntry(name)?.Delete();
                using var part = zip.CreateEntry(name).Open();
                part.Write(content);
            }
        }

        return stream.ToArray();
    }

    /// <summary>A file edited as a person would.</summary>
    public static byte[] Edited(byte[] good, Action<XLWorkbook> edit)
    {
        using var workbook = new XLWorkbook(new MemoryStream(good));
        edit(workbook);
        using var stream = new MemoryStream();
        workbook.SaveAs(stream);
        return stream.ToArray();
    }

    private static byte[] Marked(byte[] good, Func<string, string> mark) => Edited(good, workbook =>
    {
        var property = workbook.CustomProperties.Single(property => property.Name == "KompassFile");
        property.Value = mark($"{property.Value}");
    });

    private static byte[] Without(byte[] good, string name)
    {
        using var stream = new MemoryStream();
        stream.Write(good);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry(name)!.Delete();
        }

        return stream.ToArray();
    }

    private static byte[] Replaced(byte[] good, string name, string pattern, string replacement)
    {
        using var zip = new ZipArchive(new MemoryStream(good), ZipArchiveMode.Read);
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        var before = reader.ReadToEnd();
        var after = System.Text.RegularExpressions.Regex.Replace(before, pattern, replacement);
        return before == after ? throw new InvalidOperationException($"{name} has no {pattern}: {before}") : With(good, (name, Encoding.UTF8.GetBytes(after)));
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] parts)
    {
        using var stream = new MemoryStream();
        using (new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
        }

        return With(stream.ToArray(), parts);
    }

    /// <summary>Half a million cells that pack into a hundred kilobytes or so.</summary>
    private static byte[] EndlessSheet()
    {
        var text = new StringBuilder("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
        for (var row = 1; row <= 500_000; row++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"<row r=\"{row}\"><c r=\"A{row}\"/></row>");
        }

        return Encoding.UTF8.GetBytes(text.Append("</sheetData></worksheet>").ToString());
    }

    private static string LongStrings() =>
        $"<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">{string.Concat(Enumerable.Repeat($"<si><t>{new string('a', 32_000)}</t></si>", 2_000))}</sst>";

    /// <summary>Each of ten names stands for ten of the one before.</summary>
    private static string Entities() =>
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><!DOCTYPE worksheet [<!ENTITY e0 \"ha\">"
        + string.Concat(Enumerable.Range(1, 9).Select(level => $"<!ENTITY e{level} \"{string.Concat(Enumerable.Repeat($"&e{level - 1};", 10))}\">"))
        + "]><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>&e9;</v></c></row></sheetData></worksheet>";

    /// <summary>Every part says that it is ten bytes when unpacked.</summary>
    private static byte[] Lying(byte[] file)
    {
        var copy = file.ToArray();
        for (var at = 0; at + 46 < copy.Length; at++)
        {
            if (copy.AsSpan(at, 4).SequenceEqual("PK\u0001\u0002"u8))
            {
                BinaryPrimitives.WriteInt32LittleEndian(copy.AsSpan(at + 24), 10);
            }
        }

        return copy;
    }
}
