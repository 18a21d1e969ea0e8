using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Kompass.SelfAssess.App.Exports.Reports.Word;

/// <summary>
/// The table of contents: a field that Word fills anew when asked, with the headings in it from the start. The pages of the headings are known
/// to nobody but the program that sets the text, and a wrong one is worse than none, so they come with the first update; asking Word to update
/// by itself would greet every reader with a warning.
/// </summary>
internal sealed class WordContents(WordStyles styles, string heading)
{
    private const int Deepest = 2;

    // Beyond what a municipality's header and footer may have of their own.
    private const int FirstBookmark = 7000;

    public static int BookmarkId(ReportDocument report, ReportHeading heading)
    {
        var at = 0;
        foreach (var block in report.Blocks)
        {
            if (ReferenceEquals(block, heading))
            {
                break;
            }

            at++;
        }

        return FirstBookmark + at;
    }

    public static string Bookmark(int id) => $"_Toc{id}";

    public IEnumerable<OpenXmlElement> Write(IReadOnlyList<(ReportHeading Heading, int Bookmark)> headings)
    {
        var title = Styled(WordStyle.ContentsHeading);
        title.ParagraphProperties!.PageBreakBefore = new PageBreakBefore();
        title.Append(new Run(WordText.Of(heading)));
        yield return title;
        var listed = headings.Where(own => own.Heading.Level <= Deepest).ToList();
        for (var at = 0; at < listed.Count; at++)
        {
            var line = Styled(listed[at].Heading.Level == 1 ? WordStyle.Contents1 : WordStyle.Contents2);
            if (at == 0)
            {
                line.Append(WordFields.Begin(), WordFields.Code($"TOC \\o \"1-{Deepest}\" \\h \\z \\u"), WordFields.Separate());
            }

            line.Append(new Hyperlink(new Run(WordText.Of(listed[at].Heading.Text))) { Anchor = Bookmark(listed[at].Bookmark), History = true });
            if (at == listed.Count - 1)
            {
                line.Append(WordFields.End());
            }

            yield return line;
        }
    }

    private Paragraph Styled(WordStyle style) => new(new ParagraphProperties(new ParagraphStyleId { Val = styles[style] }));
}
