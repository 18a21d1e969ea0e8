using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Kompass.SelfAssess.Web.Pages;

/// <summary>
/// What a page has shown and is asked to do next, sealed into its form: what is then done is what was shown, and nothing lies about in between.
/// </summary>
/// <param name="protection">Keys.</param>
/// <param name="purpose">Of which page: a seal of another opens nothing here.</param>
/// <param name="owner">For what or whom, likewise.</param>
internal sealed class PageSeal(IDataProtectionProvider protection, string purpose, string owner)
{
    /// <summary>More text than a form sends back.</summary>
    private const int Longest = 3_500_000;

    private static readonly TimeSpan Kept = TimeSpan.FromHours(2);

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector(purpose, owner).ToTimeLimitedDataProtector();

    public PageSeal(IDataProtectionProvider protection, string purpose, Guid owner) : this(protection, purpose, $"{owner:N}")
    {
    }

    /// <returns>Null where it is too long for a form.</returns>
    public string? Seal<T>(T content)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            JsonSerializer.Serialize(brotli, content);
        }

        var text = Convert.ToBase64String(_protector.Protect(packed.ToArray(), Kept));
        return text.Length > Longest ? null : text;
    }

    /// <returns>Null where it is too old, cut off, or not ours.</returns>
    public T? Open<T>(string? text)
        where T : class
    {
        try
        {
            using var brotli = new BrotliStream(new MemoryStream(_protector.Unprotect(Convert.FromBase64String(text ?? ""))), CompressionMode.Decompress);
            return JsonSerializer.Deserialize<T>(brotli);
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException or JsonException or InvalidDataException)
        {
            return null;
        }
    }
}
