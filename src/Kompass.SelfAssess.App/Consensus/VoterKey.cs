using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Kompass.SelfAssess.App.Consensus;

/// <summary>
/// What a voter's browser keeps: 128 random bits. The database has only hashes of it, one for the workshop and another for each ballot, so
/// that not even in a copy made while a ballot is open do two votes lie under the same name.
/// </summary>
internal static class VoterKey
{
    public static string Mint() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(16));

    /// <param name="key">The browser's key.</param>
    /// <param name="place">The workshop, or the ballot.</param>
    public static string HashFor(string key, Guid place) =>
        WebEncoders.Base64UrlEncode(SHA256.HashData([.. place.ToByteArray(), .. Encoding.ASCII.GetBytes(key)]));
}
