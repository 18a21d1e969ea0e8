using System.Globalization;
using System.Resources;

namespace Kompass.SelfAssess.App.Exports.Raw;

/// <summary>Texts of a file of answers. Swedish is RawTexts.resx, English RawTexts.en.resx.</summary>
internal sealed class RawTexts(CultureInfo culture)
{
    private static readonly ResourceManager Resources = new(typeof(RawTexts));

    private readonly ExportTexts _shared = new(culture);

    public string Language => culture.TwoLetterISOLanguageName;

    public string this[string key] => Resources.GetString(key, culture) ?? throw new MissingManifestResourceException($"No text {key}.");

    public string Format(string key, params object[] arguments) => string.Format(culture, this[key], arguments);

    public string Group(string key) => _shared.Group(key);
}
