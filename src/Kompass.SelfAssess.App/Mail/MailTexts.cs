using System.Globalization;
using System.Resources;

namespace Kompass.SelfAssess.App.Mail;

/// <summary>Words of mails to participants, in the reader's language whatever language the sender's screen has.</summary>
internal sealed class MailTexts(string language)
{
    private static readonly ResourceManager Resources = new(typeof(MailTexts));

    private readonly CultureInfo _culture = Letter.CultureOf(language);

    public string this[string key, params object[] arguments] =>
        string.Format(_culture, Resources.GetString(key, _culture) ?? throw new MissingManifestResourceException($"No text {key}."), arguments);

    /// <summary>As it stands, with the braces of its placeholders.</summary>
    public string Raw(string key) => Resources.GetString(key, _culture) ?? throw new MissingManifestResourceException($"No text {key}.");

    /// <summary>"fredag 9 december".</summary>
    public string Day(DateOnly day) => day.ToString("dddd d MMMM", _culture);

    /// <summary>"9 december 2026".</summary>
    public string Date(DateOnly day) => day.ToString("d MMMM yyyy", _culture);

    /// <summary>Small numbers in letters.</summary>
    public string Number(int number) =>
        this["NumberWords"].Split('|') is var words && number < words.Length ? words[number] : number.ToString(_culture);
}
