using System.Globalization;
using System.Resources;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.App.Exports.Steering;

/// <summary>Texts of the steering workbook, SteeringTexts.resx, beside those that every export has.</summary>
internal sealed class SteeringTexts(CultureInfo culture)
{
    private static readonly ResourceManager Resources = new(typeof(SteeringTexts));

    public ExportTexts Export { get; } = new(culture);

    public string Language => culture.TwoLetterISOLanguageName;

    public string this[string key] => Resources.GetString(key, culture) ?? throw new MissingManifestResourceException($"No text {key}.");

    public string Format(string key, params object[] arguments) => string.Format(culture, this[key], arguments);

    /// <summary>A number in a sentence, with one decimal or none.</summary>
    public string Number(decimal value, int decimals = 0) => value.ToString(decimals == 0 ? "#,##0" : "#,##0.0", culture);

    public string Percent(double share) => share.ToString(Language == "sv" ? "0 %" : "0%", culture);

    public string Name(LocalizedText name) => name.In(Language);

    /// <summary>An area in a word where there is little room.</summary>
    public string ShortName(FrameworkEdition edition, Area area) =>
        edition.Key.StartsWith("2020", StringComparison.Ordinal) && Resources.GetString($"Short{area.Number}", culture) is { } known ? known : Name(area.Name).Split(' ', ',')[0];

    public string Month(int year, int? month) =>
        month is { } number ? new DateOnly(year, number, 1).ToString("MMMM yyyy", culture) : year.ToString(CultureInfo.InvariantCulture);

    public string Why(WithheldReason reason, int minimum) => Format("NotShown", LowerFirst(Export.Why(reason, minimum)));

    private string LowerFirst(string text) => text.Length == 0 ? text : char.ToLower(text[0], culture) + text[1..];
}
