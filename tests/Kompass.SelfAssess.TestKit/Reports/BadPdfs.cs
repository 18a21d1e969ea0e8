using System.Text;

namespace Kompass.SelfAssess.TestKit.Reports;

/// <summary>PDF files that no report can be read from.</summary>
public static class BadPdfs
{
    private static readonly PdfFile.Content Hello = new(Encoding.ASCII.GetBytes("BT /F1 11 Tf 72 700 Td (Kommunkompassen) Tj ET"), "");

    /// <summary>A password is needed: what is said to be its hash fits none.</summary>
    public static byte[] Encrypted()
    {
        var hash = string.Concat(Enumerable.Repeat("5A", 32));
        return PdfFile.Write([Hello], $"/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{hash}> /U <{hash}> >>");
    }

    /// <summary>Pages with pictures and no letters.</summary>
    public static byte[] Scan(int pages = 3) =>
        PdfFile.Write([.. Enumerable.Repeat(new PdfFile.Content(Encoding.ASCII.GetBytes("q 595 0 0 842 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q"), ""), pages)]);

    public static byte[] OfPages(int pages) => PdfFile.Write([.. Enumerable.Repeat(Hello, pages)]);

    /// <summary>A small file that becomes a few hundred megabytes of text.</summary>
    public static byte[] Bomb()
    {
        var text = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 300).Select(number => $"BT /F1 1 Tf {number % 595} {number % 842} Td (Bomb{number % 10}) Tj ET\n")));
        var once = PdfFile.Deflate(stream =>
        {
            for (var times = 0; times < 20_000; times++)
            {
                stream.Write(text);
            }
        });
        return PdfFile.Write([new PdfFile.Content(PdfFile.Deflate(stream => stream.Write(once)), "/Filter [/FlateDecode /FlateDecode]")]);
    }
}
