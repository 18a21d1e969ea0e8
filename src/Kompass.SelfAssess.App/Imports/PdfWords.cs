using System.Globalization;
using System.Text;
using System.Xml;
using Kompass.SelfAssess.Domain.Evaluations.Reports;

namespace Kompass.SelfAssess.App.Imports;

/// <summary>Reads what <c>pdftotext -bbox-layout</c> writes: XHTML with a rectangle for every word.</summary>
internal static class PdfWords
{
    /// <summary>Points from the corner of a page that no word lies beyond.</summary>
    private const double Far = 20_000;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        CheckCharacters = false,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <summary>The pages, at most so many; null where it is something else or breaks off.</summary>
    public static IReadOnlyList<LaidPage>? Read(Stream output, int maxPages)
    {
        try
        {
            using var text = new PrintableReader(new StreamReader(output, Encoding.UTF8));
            using var reader = XmlReader.Create(text, Settings);
            return Pages(reader, maxPages);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static List<LaidPage> Pages(XmlReader reader, int maxPages)
    {
        var pages = new List<LaidPage>();
        List<PageWord>? words = null;
        while (pages.Count < maxPages && !reader.EOF)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "page")
            {
                pages.Add(new LaidPage(Number(reader, "width"), Number(reader, "height"), words = []));
            }
            else if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "word" && words is not null)
            {
                // Leaves the reader behind the word.
                if (Word(reader) is { } word)
                {
                    words.Add(word);
                }

                continue;
            }

            reader.Read();
        }

        return pages;
    }

    private static PageWord? Word(XmlReader reader)
    {
        var (left, top, right, bottom) = (Number(reader, "xMin"), Number(reader, "yMin"), Number(reader, "xMax"), Number(reader, "yMax"));
        var text = reader.ReadElementContentAsString();
        return text.Length > 0 && right > left && bottom > top && Math.Max(Math.Abs(left), Math.Abs(right)) < Far && Math.Max(Math.Abs(top), Math.Abs(bottom)) < Far
            ? new PageWord(text, left, top, right, bottom)
            : null;
    }

    private static double Number(XmlReader reader, string attribute) =>
        double.TryParse(reader.GetAttribute(attribute), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : 0;

    /// <summary>Turns the characters that XML forbids, and that fonts without a table of characters give, into spaces.</summary>
    private sealed class PrintableReader(StreamReader inner) : TextReader
    {
        public override int Peek() => inner.Peek() is var next && next >= 0 ? Printable((char)next) : next;

        public override int Read() => inner.Read() is var next && next >= 0 ? Printable((char)next) : next;

        public override int Read(char[] buffer, int index, int count)
        {
            var read = inner.Read(buffer, index, count);
            for (var place = index; place < index + read; place++)
            {
                buffer[place] = Printable(buffer[place]);
            }

            return read;
        }

        protected override void Dispose(bool disposing)
        {
            inner.Dispose();
            base.Dispose(disposing);
        }

        private static char Printable(char character) =>
            character is '\n' or '\r' or '\t' || (character >= ' ' && character < '\ufffe') ? character : ' ';
    }
}
