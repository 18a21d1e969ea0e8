using System.Globalization;
using System.Resources;
using Kompass.SelfAssess.Domain.Disclosure;

namespace Kompass.SelfAssess.App.Exports;

/// <summary>Texts of exported files. Swedish is ExportTexts.resx, English ExportTexts.en.resx.</summary>
internal sealed class ExportTexts(CultureInfo culture)
{
    private static readonly ResourceManager Resources = new(typeof(ExportTexts));

    public string Language => culture.TwoLetterISOLanguageName;

    public string this[string key] => Resources.GetString(key, culture) ?? throw new MissingManifestResourceException($"No text {key}.");

    public string Format(string key, params object[] arguments) => string.Format(culture, this[key], arguments);

    public string YesOrNo(bool value) => this[value ? "Yes" : "No"];

    public string Group(string key) => this[$"Group_{key}"];

    public string Why(WithheldReason reason, int minimum) => reason switch
    {
        WithheldReason.TooFew => Format("TooFew", minimum),
        WithheldReason.Complementary => this["Complementary"],
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Unknown reason."),
    };
}
