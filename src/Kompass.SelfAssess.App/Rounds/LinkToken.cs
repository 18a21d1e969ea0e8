using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Kompass.SelfAssess.App.Rounds;

/// <summary>
/// Tokens in links: 128 random bits in the 32 letters that cannot be mistaken for each other, so that a link can be read out and typed.
/// Only the hash is stored.
/// </summary>
internal static class LinkToken
{
    public const int Length = 26;

    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    public static string Mint()
    {
        var bits = RandomNumberGenerator.GetBytes(16);
        var letters = new char[Length];
        for (var letter = 0; letter < Length; letter++)
        {
            var value = 0;
            for (var bit = letter * 5; bit < (letter * 5) + 5; bit++)
            {
                value = (value << 1) | (bit < 128 ? (bits[bit / 8] >> (7 - (bit % 8))) & 1 : 0);
            }

            letters[letter] = Alphabet[value];
        }

        return new string(letters);
    }

    /// <summary>The stored form, or null for what cannot be a token.</summary>
    public static string? Hash(string token)
    {
        var letters = token.Trim().ToLowerInvariant().Replace('o', '0').Replace('i', '1').Replace('l', '1');
        return letters.Length == Length && letters.All(letter => Alphabet.Contains(letter, StringComparison.Ordinal))
            ? WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(letters)))
            : null;
    }
}
