namespace Kompass.SelfAssess.Domain.Frameworks;

/// <summary>A name in Swedish and English. Source: design 4 (edition file).</summary>
/// <param name="Sv">Swedish text, always present.</param>
/// <param name="En">English text; the Swedish one stands in where it is empty.</param>
public sealed record LocalizedText(string Sv, string En)
{
    /// <summary>The text in the given two-letter language, Swedish where there is no other.</summary>
    public string In(string language) => language == "en" && En.Length > 0 ? En : Sv;
}
