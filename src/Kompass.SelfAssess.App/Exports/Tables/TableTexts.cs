using System.Globalization;
using System.Resources;

namespace Kompass.SelfAssess.App.Exports.Tables;

/// <summary>Texts of fetched tables beside those of <see cref="ExportTexts"/>. Swedish is TableTexts.resx, English TableTexts.en.resx.</summary>
internal sealed class TableTexts(CultureInfo culture)
{
    private static readonly ResourceManager Resources = new(typeof(TableTexts));

    public ExportTexts Results { get; } = new(culture);

    public string Language => culture.TwoLetterISOLanguageName;

    public string this[string key] => Resources.GetString(key, culture) ?? throw new MissingManifestResourceException($"No text {key}.");

    /// <summary>Null where there is no such text.</summary>
    public string? Find(string key) => Resources.GetString(key, culture);

    public string Format(string key, params object[] arguments) => string.Format(culture, this[key], arguments);

    public string YesOrNo(bool value) => Results.YesOrNo(value);

    public string Group(string key) => Results.Group(key);
}
