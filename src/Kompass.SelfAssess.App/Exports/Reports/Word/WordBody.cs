using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Kompass.SelfAssess.App.Exports.Charts;

namespace Kompass.SelfAssess.App.Exports.Reports.Word;

/// <summary>A report's blocks as paragraphs, tables and drawings.</summary>
internal sealed class WordBody
{
    private const int EmuPerTwentieth = 635;

    private readonly MainDocumentPart _document;
    private readonly ReportDocument _report;
    private readonly WordStyles _styles;
    private readonly int _width;
    private readonly WordNumbering _lists;
    private readonly WordTable _tables;
    private readonly ReportDocumentTexts _texts;
    private readonly IReadOnlyDictionary<ReportBlock, int> _numbers;

    /// <param name="document">Where parts of drawings go.</param>
    /// <param name="report">What it says.</param>
    /// <param name="styles">The document's styles.</param>
    /// <param name="width">Between the margins, in twentieths of a point.</param>
    public WordBody(MainDocumentPart document, ReportDocument report, WordStyles styles, int width)
    {
        (_document, _report, _styles, _width) = (document, report, styles, width);
        _lists = new WordNumbering(document, styles);
        _tables = new WordTable(styles, new ReportNumbers(report.Language), width);
        _texts = new ReportDocumentTexts(report.Language);
        _numbers = ReportNumbering.Of(report);
    }

    public IEnumerable<OpenXmlElement> Write() =>
    [
        .. Cover(),
        .. new WordContents(_styles, _texts["Contents"]).Write(
            [.. _report.Blocks.OfType<ReportHeading>().Select(heading => (heading, WordContents.BookmarkId(_report, heading)))]),
        .. _report.Blocks.SelectMany(Block),
    ];

    private IEnumerable<OpenXmlElement> Cover() =>
    [
        Styled(WordStyle.Title, _report.Title),
        Styled(WordStyle.Subtitle, _report.Subtitle),
        .. _report.Facts.Select(fact =>
        {
            var line = Styled(WordStyle.Fact, "");
            line.Append(new Run(new RunProperties(new Bold()), Words(fact.Name)), new Run(new TabChar()), new Run(Words(fact.Value)));
            return line;
        }),
    ];

    private IEnumerable<OpenXmlElement> Block(ReportBlock block) => block switch
    {
        ReportHeading heading => [Heading(heading)],
        ReportParagraph paragraph => [Styled(StyleOf(paragraph.Kind), paragraph.Text)],
        ReportList list => List(list),
        ReportTable table => [Caption(_texts["Table"], _numbers[table], table.Caption, before: true), .. _tables.Write(table)],
        ReportChart chart => [Drawing(chart), Caption(_texts["Figure"], _numbers[chart], chart.Caption, before: false)],
        _ => throw new ArgumentOutOfRangeException(nameof(block), block, "Unknown block."),
    };

    private Paragraph Heading(ReportHeading heading)
    {
        var paragraph = Styled(heading.Level switch { 1 => WordStyle.Heading1, 2 => WordStyle.Heading2, _ => WordStyle.Heading3 }, "");
        if (heading.NewPage)
        {
            paragraph.ParagraphProperties!.PageBreakBefore = new PageBreakBefore();
        }

        var id = WordContents.BookmarkId(_report, heading);
        paragraph.Append(
            new BookmarkStart { Id = $"{id}", Name = WordContents.Bookmark(id) },
            new Run(Words(heading.Text)),
            new BookmarkEnd { Id = $"{id}" });
        return paragraph;
    }

    private IEnumerable<OpenXmlElement> List(ReportList list)
    {
        var numbering = list.Numbered ? _lists.NewList() : _lists.Bullet();
        var style = list.Kind == ReportTextKind.Body ? list.Numbered ? WordStyle.ListNumber : WordStyle.ListBullet : StyleOf(list.Kind);
        foreach (var item in list.Items)
        {
            var paragraph = Styled(style, item);
            if (numbering is not null)
            {
                paragraph.ParagraphProperties!.NumberingProperties = (NumberingProperties)numbering.CloneNode(true);
            }

            yield return paragraph;
        }
    }

    private Paragraph Caption(string label, int number, string text, bool before)
    {
        var caption = Styled(WordStyle.Caption, "");
        if (before)
        {
            caption.ParagraphProperties!.KeepNext = new KeepNext();
        }

        caption.Append(new Run(Words($"{label}\u00A0")), WordFields.Simple($"SEQ {label} \\* ARABIC", $"{number}"), new Run(Words($". {text}")));
        return caption;
    }

    private Paragraph Drawing(ReportChart chart)
    {
        var paragraph = Styled(WordStyle.Normal, "");
        paragraph.ParagraphProperties!.KeepNext = new KeepNext();
        var width = (long)_width * EmuPerTwentieth;
        var (wide, high) = WordChartSize.Of(chart.Chart, width);
        if (wide < width)
        {
            paragraph.ParagraphProperties.Justification = new Justification { Val = JustificationValues.Center };
        }

        paragraph.Append(new Run(WordCharts.Inline(_document, chart.Chart, wide, high)));
        return paragraph;
    }

    private Paragraph Styled(WordStyle style, string text)
    {
        var paragraph = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = _styles[style] }));
        if (text.Length > 0)
        {
            paragraph.Append(WordText.Lines(text));
        }

        return paragraph;
    }

    private static Text Words(string text) => WordText.Of(text);

    private static WordStyle StyleOf(ReportTextKind kind) => kind switch
    {
        ReportTextKind.Body => WordStyle.Normal,
        ReportTextKind.Lead => WordStyle.Lead,
        ReportTextKind.Note => WordStyle.Note,
        ReportTextKind.Decision => WordStyle.Decision,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of text."),
    };
}
