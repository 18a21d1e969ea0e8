namespace Kompass.SelfAssess.App.Plans.Sheets;

/// <summary>Text as a cell can hold it, the same on both ways: no control characters, one kind of line break, nothing around it.</summary>
internal static class PlanText
{
    private const string Bar = " | ";

    public static string Line(string? text) => string.Join(' ', Lines(text).Split(['\n', '\t'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    public static string Lines(string? text) => string.IsNullOrEmpty(text) ? "" : string.Concat(
        text.ReplaceLineEndings("\n").Where(sign => sign is '\n' or '\t' || !char.IsControl(sign))).Trim();

    /// <summary>A link in one line; where text and address are the same, the address alone.</summary>
    public static string Link(string text, string address) => Line(text) is var words && words.Length > 0 && words != address ? words + Bar + address : address;

    public static (string Text, string Address) LinkOf(string line)
    {
        var at = line.LastIndexOf('|');
        return at < 0 ? (line.Trim(), line.Trim()) : (line[..at].Trim() is { Length: > 0 } text ? text : line[(at + 1)..].Trim(), line[(at + 1)..].Trim());
    }
}
