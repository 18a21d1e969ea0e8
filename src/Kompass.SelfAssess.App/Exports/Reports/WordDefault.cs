using Kompass.SelfAssess.App.Exports.Reports.Word;

namespace Kompass.SelfAssess.App.Exports.Reports;

/// <summary>Our own template as a file to begin with: change its styles, header and footer in Word, and upload it.</summary>
public static class WordDefault
{
    public static byte[] Write(string language)
    {
        var texts = new ReportDocumentTexts(language);
        using var stream = new MemoryStream();
        WordReport.Write(WordTrial.Sample(language, texts["SampleTitle"], texts["SampleText"]), null, DateTime.UnixEpoch, stream);
        return stream.ToArray();
    }
}
