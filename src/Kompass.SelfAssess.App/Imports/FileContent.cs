using System.Text;

namespace Kompass.SelfAssess.App.Imports;

/// <summary>What a file is by its content.</summary>
internal enum FileKind
{
    Empty,
    Pdf,
    Text,

    /// <summary>Encrypted by rights management, so that only the sender's organisation can open it.</summary>
    Protected,

    /// <summary>Something that no report is read from: Word, Excel, pictures, archives.</summary>
    Other,
}

/// <summary>Tells kinds of files apart and decodes text.</summary>
internal static class FileContent
{
    private const int PdfWithin = 1024;
    private const int Latin = 1252;

    private static readonly byte[] Compound = [0xD0, 0xCF, 0x11, 0xE0];

    private static readonly byte[][] Others =
    [
        [.. "PK\u0003\u0004"u8], [.. "PK\u0005\u0006"u8], [0x89, .. "PNG"u8], [0xFF, 0xD8, 0xFF], [.. "GIF8"u8], [.. "II*\0"u8], [.. "MM\0*"u8], [.. "RIFF"u8],
        [.. "{\\rtf"u8], [.. "7z"u8, 0xBC, 0xAF], [0x1F, 0x8B], [.. "Rar!"u8],
    ];

    public static FileKind KindOf(ReadOnlySpan<byte> content)
    {
        if (content.TrimStart(" \t\r\n\uFEFF\0"u8).IsEmpty)
        {
            return FileKind.Empty;
        }

        if (content[..Math.Min(content.Length, PdfWithin)].IndexOf("%PDF-"u8) >= 0)
        {
            return content.IndexOf("MicrosoftIRMServices"u8) >= 0 ? FileKind.Protected : FileKind.Pdf;
        }

        if (content.StartsWith(Compound))
        {
            return content.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0 || content.IndexOf(Encoding.Unicode.GetBytes("DRMContent")) >= 0
                ? FileKind.Protected
                : FileKind.Other;
        }

        foreach (var beginning in Others)
        {
            if (content.StartsWith(beginning))
            {
                return FileKind.Other;
            }
        }

        return FileKind.Text;
    }

    /// <summary>The text in UTF-8, UTF-16 or Windows-1252, with or without a mark of which; null where it is no text.</summary>
    public static string? Decode(byte[] content)
    {
        if (content is [0xFF, 0xFE, ..])
        {
            return Encoding.Unicode.GetString(content, 2, content.Length - 2);
        }

        if (content is [0xFE, 0xFF, ..])
        {
            return Encoding.BigEndianUnicode.GetString(content, 2, content.Length - 2);
        }

        // Without a mark: Swedish text in UTF-16 has a zero in nearly every other byte.
        var sample = content.AsSpan(0, Math.Min(content.Length, 4096));
        var (even, odd) = (0, 0);
        for (var index = 0; index < sample.Length; index++)
        {
            (even, odd) = sample[index] != 0 ? (even, odd) : index % 2 == 0 ? (even + 1, odd) : (even, odd + 1);
        }

        if (Math.Max(even, odd) > sample.Length / 3)
        {
            return (odd > even ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(content);
        }

        return even + odd > sample.Length / 50 ? null : EightBit(content);
    }

    private static string EightBit(byte[] content)
    {
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(content).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(Latin)!.GetString(content);
        }
    }
}
