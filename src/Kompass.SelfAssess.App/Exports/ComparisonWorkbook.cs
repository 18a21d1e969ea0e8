using System.Globalization;
using Kompass.SelfAssess.App.Comparison;

namespace Kompass.SelfAssess.App.Exports;

/// <summary>A comparison as an Excel file.</summary>
public sealed class ComparisonWorkbook(TimeProvider clock)
{
    /// <param name="comparison">What may be shown.</param>
    /// <param name="culture">Language of headers and names.</param>
    /// <param name="stream">Where it goes; must be seekable.</param>
    public void Write(RoundComparison comparison, CultureInfo culture, Stream stream)
    {
        var texts = new ExportTexts(culture);
        TableSheet.Write(stream, [.. new ComparisonTables(comparison, texts).All(), new AboutTable(comparison.Round, texts, clock).Build(comparison)]);
    }
}
