using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Kompass.SelfAssess.Domain.Evaluations.Reports.Findings;
using Kompass.SelfAssess.TestKit.Reports;

namespace Kompass.SelfAssess.Domain.Tests.Evaluations.Reports.Findings;

/// <summary>Reads findings the way the parser does, with the edition known.</summary>
internal static class Reading
{
    public static FindingsRead Of(string key) => Of(Samples.Text(key), key);

    public static FindingsRead Of(ReportText text, string key)
    {
        var edition = Samples.Edition(key switch
        {
            SampleReports.Karlskoga2007 => "2002",
            SampleReports.Lindesberg2021 => "2020-v1",
            _ => "2020-v2",
        });
        var outline = ReportOutline.Of(text, Samples.Editions).WithSections(text, edition);
        return FindingReader.Read(text, outline, new ReportVocabulary(text), FindingSource.Of(text, outline, edition, Samples.Editions));
    }

    /// <summary>Findings of lines that are one chapter's lists and nothing else.</summary>
    public static FindingsRead OfLists(ReportText text)
    {
        var outline = new ReportOutline();
        return FindingReader.Read(text, outline, new ReportVocabulary(text), [new FindingSource(1, new Passage(1, text.Lines.Count), null)]);
    }
}
