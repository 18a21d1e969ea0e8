using System.Xml.Linq;
using Kompass.SelfAssess.TestKit.Exports;

namespace Kompass.SelfAssess.App.Tests.Exports;

/// <summary>A file as the real LibreOffice reads it, with everything it is willing to evaluate evaluated.</summary>
internal static class TextInLibreOffice
{
    private static readonly XNamespace Table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    private static readonly XNamespace Office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    private static readonly XNamespace Text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";

    // Semicolons, UTF-8, Swedish, special numbers recognised, spaces kept, formulas evaluated: the most that a careless reader would do.
    private const string Swedish = "Text - txt - csv (StarCalc):59,34,76,1,,1053,false,true,false,false,false,0,true";

    /// <summary>The cells of the first sheet: what kind of value it became, the value, and the formula if it is one.</summary>
    public static async Task<IReadOnlyList<IReadOnlyList<ReadCell>>> ReadAsync(byte[] file, string ending)
    {
        var folder = Directory.CreateTempSubdirectory("kompass-office-");
        try
        {
            var path = Path.Combine(folder.FullName, $"tabell.{ending}");
            await File.WriteAllBytesAsync(path, file);
            var read = await LibreOffice.ConvertAsync(path, "fods", folder.FullName, ending == "csv" ? Swedish : null);
            return Rows(XDocument.Load(read).Descendants(Table + "table").First());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IReadOnlyList<IReadOnlyList<ReadCell>> Rows(XElement sheet) =>
    [
        .. sheet.Descendants(Table + "table-row").Where(row => row.Descendants(Text + "p").Any())
            .Select(row => (IReadOnlyList<ReadCell>)[.. row.Elements(Table + "table-cell").SelectMany(cell => Enumerable.Repeat(Cell(cell), Repeated(cell)))]),
    ];

    // Empty cells to the end of the sheet are repeated by the thousand.
    private static int Repeated(XElement cell) => Math.Min(20, (int?)cell.Attribute(Table + "number-columns-repeated") ?? 1);

    private static ReadCell Cell(XElement cell) => new(
        (string?)cell.Attribute(Office + "value-type") ?? "",
        (string?)cell.Attribute(Office + "value") ?? (string?)cell.Attribute(Office + "date-value") ?? string.Join('\n', cell.Elements(Text + "p").Select(line => line.Value)),
        (string?)cell.Attribute(Table + "formula"));
}

internal sealed record ReadCell(string Kind, string Value, string? Formula);
