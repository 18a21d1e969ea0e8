using System.Globalization;
using System.Resources;

namespace Kompass.SelfAssess.App.Exports.Reports.Content;

/// <summary>Texts of the report to the steering group. Swedish is SteeringReportTexts.resx, English SteeringReportTexts.en.resx.</summary>
internal sealed class SteeringReportTexts(CultureInfo culture)
{
    private static readonly ResourceManager Resources = new(typeof(SteeringReportTexts));

    public string this[string key] => Resources.GetString(key, culture) ?? throw new MissingManifestResourceException($"No text {key}.");

    public string Format(string key, params object[] arguments) => string.Format(culture, this[key], arguments);
}
