namespace Kompass.SelfAssess.App.Mail;

/// <summary>The plain text part.</summary>
internal static class LetterText
{
    public static string Of(Letter letter)
    {
        // Only the personal link begins a line: that is where mail programs find it whole.
        IEnumerable<string> paragraphs =
        [
            .. letter.Opening,
            letter.Link.AbsoluteUri,
            .. letter.Closing,
            .. letter.Promise.Select(point => $"{point.Term}\n{point.Text}"),
            .. letter.StopAddress is { } stop ? [$"{letter.StopText} {stop.AbsoluteUri}"] : Array.Empty<string>(),
        ];
        return string.Join("\n\n", paragraphs) + "\n";
    }
}
