using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Kompass.SelfAssess.App.Exports.Charts;

namespace Kompass.SelfAssess.App.Exports.Reports.Word;

/// <summary>A few lines of every kind: what our own template shows of its styles, and what another is tried on before it is kept.</summary>
internal static class WordTrial
{
    /// <summary>True where a report can be set on the template, and be opened again.</summary>
    public static bool Works(byte[] template)
    {
        try
        {
            using var stream = new MemoryStream();
            WordReport.Write(Sample("sv", "", ""), template, DateTime.UnixEpoch, stream);
            using var package = WordprocessingDocument.Open(stream, isEditable: false);
            return package.MainDocumentPart!.Document.Body!.Elements<Paragraph>().Any();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return false;
        }
    }

    public static ReportDocument Sample(string language, string title, string text) => new(
        title,
        text,
        language,
        [new ReportFact(title, text)],
        [
            new ReportHeading(1, title) { NewPage = true },
            new ReportParagraph(text, ReportTextKind.Lead),
            new ReportParagraph(text),
            new ReportHeading(2, title),
            new ReportList([text, text]),
            new ReportList([text, text], Numbered: true),
            new ReportHeading(3, title),
            new ReportTable(title, Table.Of(title, [(title, 512.4m), (text, 38m)], (title, 3, row => SheetCell.Text(row.Item1)), (text, 1, row => SheetCell.Number(row.Item2)))),
            new ReportChart(title, new Chart(ChartKind.Bars, title, text, [title], [new ChartSeries(title, SeriesLook.Estimate, [1])])),
            new ReportParagraph(text, ReportTextKind.Note),
            new ReportParagraph(text, ReportTextKind.Decision),
        ]);
}
