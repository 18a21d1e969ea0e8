using System.Security.Cryptography;

namespace Kompass.SelfAssess.App.Consensus;

/// <summary>
/// The code on the wall: six signs of which no two look alike, and no vowels, so that no word comes out. What looks like one of them is read
/// as that one.
/// </summary>
public static class JoinCode
{
    public const int Length = 6;

    private const string Alphabet = "23456789CDFHJKMNPRTVWX";

    private static readonly Dictionary<char, char> Read = new()
    {
        ['O'] = 'D',
        ['0'] = 'D',
        ['Q'] = 'D',
        ['G'] = '6',
        ['B'] = '8',
        ['S'] = '5',
        ['Z'] = '2',
        ['U'] = 'V',
        ['1'] = '7',
    };

    public static string Mint() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>The code as it is stored, or null for what cannot be one.</summary>
    public static string? Tidy(string? typed)
    {
        var signs = (typed ?? "").ToUpperInvariant().Where(char.IsLetterOrDigit).Select(sign => Read.GetValueOrDefault(sign, sign)).ToArray();
        return signs.Length == Length && signs.All(sign => Alphabet.Contains(sign, StringComparison.Ordinal)) ? new string(signs) : null;
    }
}
