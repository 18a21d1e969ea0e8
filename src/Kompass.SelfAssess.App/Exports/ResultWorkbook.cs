using System.Globalization;
using Kompass.SelfAssess.App.Scoring;

namespace Kompass.SelfAssess.App.Exports;

/// <summary>A round's disclosed result as an Excel file.</summary>
public sealed class ResultWorkbook(TimeProvider clock)
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <param name="result">What may be shown.</param>
    /// <param name="culture">Language of headers and names.</param>
    /// <param name="stream">Where it goes; must be seekable.</param>
    public void Write(RoundResult result, CultureInfo culture, Stream stream)
    {
        var texts = new ExportTexts(culture);
        TableSheet.Write(stream, [.. new ResultTables(result, texts).All(), new AboutTable(result, texts, clock).Build()]);
    }
}
