using System.Globalization;

namespace Kompass.SelfAssess.App.Mail;

/// <summary>A mail to a participant in its parts. Text, HTML and the preview are all made of these, so that they say the same.</summary>
/// <param name="Language">"sv" or "en".</param>
/// <param name="Subject">One line.</param>
/// <param name="Opening">Paragraphs before the link; a paragraph may have several lines.</param>
/// <param name="Button">Words of the link.</param>
/// <param name="LinkHint">What to do if the button does not work.</param>
/// <param name="Link">The personal link.</param>
/// <param name="Closing">Paragraphs after the link.</param>
/// <param name="Promise">What always stands there, whatever a municipality writes.</param>
/// <param name="StopText">How to get no more mail; null where it cannot be stopped.</param>
/// <param name="StopAddress">Where.</param>
public sealed record Letter(
    string Language,
    string Subject,
    IReadOnlyList<string> Opening,
    string Button,
    string LinkHint,
    Uri Link,
    IReadOnlyList<string> Closing,
    IReadOnlyList<LetterPoint> Promise,
    string? StopText,
    Uri? StopAddress)
{
    public static IReadOnlyList<string> Languages { get; } = ["sv", "en"];

    public static CultureInfo CultureOf(string language) => CultureInfo.GetCultureInfo(language == "en" ? "en-GB" : "sv-SE");
}

/// <summary>One point of the promise.</summary>
public sealed record LetterPoint(string Term, string Text);
