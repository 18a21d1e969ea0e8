using System.Globalization;
using System.Resources;

namespace Kompass.SelfAssess.App.Exports.Reports;

/// <summary>The few words that a report is set with, whatever it is about. Swedish is ReportDocumentTexts.resx, English ReportDocumentTexts.en.resx.</summary>
public sealed class ReportDocumentTexts(string language)
{
    private static readonly ResourceManager Resources = new(typeof(ReportDocumentTexts));

    private readonly CultureInfo _culture = CultureInfo.GetCultureInfo(language);

    public string this[string key] => Resources.GetString(key, _culture) ?? throw new MissingManifestResourceException($"No text {key}.");
}
