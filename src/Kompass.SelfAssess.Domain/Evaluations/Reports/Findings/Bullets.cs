using System.Text.RegularExpressions;

namespace Kompass.SelfAssess.Domain.Evaluations.Reports.Findings;

/// <summary>Signs that begin an item of a list.</summary>
internal static partial class Bullets
{
    /// <summary>Length of the sign at the beginning of the line, with the space after it; 0 where there is none.</summary>
    public static int LengthOf(string line) => Bullet().Match(line).Length;

    /// <summary>True for a sign that stands alone on its line, its item on the next one.</summary>
    public static bool IsAlone(string line) => line.AsSpan().Trim() is [var sign] && "•●▪○◦‣➢✓·\uf0b7\uf0a7–—-o".Contains(sign, StringComparison.Ordinal);

    // A dash before a small letter is rather one inside a sentence; a lone "o" is what Word's round bullet becomes.
    [GeneratedRegex(@"^\s*(?:[•●▪○◦‣➢✓·\uf0b7\uf0a7]\s*|\*(?!\*)\s+|[-–—]\s+(?=[^\p{Ll}])|[-–—](?=\p{Lu})|-\s+|o\s+(?=\p{Lu})|\d{1,2}[.)]\s+(?=\p{Lu}))")]
    private static partial Regex Bullet();
}
