using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Kompass.SelfAssess.TestKit.Reports;

/// <summary>
/// Writes PDF by hand: words of Helvetica at places, measured in points from the upper left corner of a page in A4. The same calls always give
/// the same bytes.
/// </summary>
public sealed class PdfPaper
{
    public const double Width = 595;
    public const double Height = 842;

    /// <summary>Widths of the characters 32 to 126 in thousandths of the size.</summary>
    private static readonly int[] Widths =
    [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
    ];

    private static readonly Encoding Ansi = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private readonly List<StringBuilder> pages = [];

    public int Pages => pages.Count;

    public PdfPaper Page()
    {
        pages.Add(new StringBuilder());
        return this;
    }

    /// <summary>Text whose line stands <paramref name="top"/> below the upper edge.</summary>
    public PdfPaper Text(double left, double top, string text, double size = 11, double degrees = 0)
    {
        var (cos, sin) = (Math.Cos(degrees * Math.PI / 180), Math.Sin(degrees * Math.PI / 180));
        pages[^1].Append(CultureInfo.InvariantCulture, $"BT /F1 {size:0.##} Tf {cos:0.####} {sin:0.####} {-sin:0.####} {cos:0.####} {left:0.##} {Height - top:0.##} Tm <")
            .Append(Convert.ToHexString(Ansi.GetBytes(text))).Append("> Tj ET\n");
        return this;
    }

    public static double Measure(string text, double size = 11) => text.Sum(character => WidthOf(character)) * size / 1000;

    /// <summary>Lines of words that are not wider than <paramref name="width"/>.</summary>
    public static IEnumerable<string> Wrap(string text, double width, double size = 11)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && Measure($"{line} {word}", size) > width)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        if (line.Length > 0)
        {
            yield return line.ToString();
        }
    }

    public byte[] Write() => PdfFile.Write([.. pages.Select(page => new PdfFile.Content(Encoding.ASCII.GetBytes(page.ToString()), ""))]);

    private static int WidthOf(char character) => character switch
    {
        >= ' ' and <= '~' => Widths[character - ' '],
        '•' => 350,
        '’' or '”' => 333,
        'Å' or 'Ä' or 'É' => 667,
        'Ö' => 778,
        '—' => 1000,
        _ => 556,
    };
}

/// <summary>The frame of a PDF file around the contents of its pages.</summary>
public static class PdfFile
{
    /// <summary>Content of a page, and how it is packed.</summary>
    public sealed record Content(byte[] Bytes, string Filter);

    /// <param name="contents">One for each page.</param>
    /// <param name="extra">Further entries of the trailer.</param>
    /// <param name="resources">Further resources of every page.</param>
    public static byte[] Write(IReadOnlyList<Content> contents, string extra = "", string resources = "")
    {
        using var file = new MemoryStream();
        var places = new List<long>();
        void Ascii(string text) => file.Write(Encoding.Latin1.GetBytes(text));
        void Begin()
        {
            places.Add(file.Position);
            Ascii($"{places.Count} 0 obj\n");
        }

        Ascii("%PDF-1.4\n");
        Begin();
        Ascii("<< /Type /Catalog /Pages 2 0 R >>\nendobj\n");
        Begin();
        var kids = string.Join(' ', Enumerable.Range(0, contents.Count).Select(page => $"{4 + (2 * page)} 0 R"));
        Ascii($"<< /Type /Pages /Count {contents.Count} /Kids [{kids}] >>\nendobj\n");
        Begin();
        Ascii("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>\nendobj\n");
        foreach (var content in contents)
        {
            Begin();
            Ascii($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {places.Count + 1} 0 R /Resources << /Font << /F1 3 0 R >> {resources} >> >>\nendobj\n");
            Begin();
            Ascii($"<< /Length {content.Bytes.Length} {content.Filter} >>\nstream\n");
            file.Write(content.Bytes);
            Ascii("\nendstream\nendobj\n");
        }

        var table = file.Position;
        Ascii($"xref\n0 {places.Count + 1}\n0000000000 65535 f \n{string.Concat(places.Select(place => $"{place:0000000000} 00000 n \n"))}");
        Ascii($"trailer\n<< /Size {places.Count + 1} /Root 1 0 R {extra} >>\nstartxref\n{table}\n%%EOF\n");
        return file.ToArray();
    }

    public static byte[] Deflate(Action<Stream> write)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal))
        {
            write(zlib);
        }

        return packed.ToArray();
    }
}
