namespace Kompass.SelfAssess.App.Frameworks;

/// <summary>Why an edition file cannot be read. It carries no prose: texts are made where they are shown.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Path">Where, as a JSON path such as <c>$.areas[0].subAreas[2].code</c>.</param>
/// <param name="Line">Line in the file, from 1; null where nothing of the file could be read.</param>
/// <param name="Column">Byte in the line, from 1.</param>
/// <param name="Detail">The field that is missing or unknown, or the type that was expected.</param>
public sealed record EditionFileFault(EditionFileFaultKind Kind, string Path, int? Line, int? Column, string? Detail = null);

public enum EditionFileFaultKind : byte
{
    /// <summary>Not JSON.</summary>
    Syntax = 0,

    /// <summary>Not UTF-8.</summary>
    Encoding = 1,

    /// <summary>Larger than <see cref="EditionFile.MaxBytes"/>.</summary>
    TooLarge = 2,

    /// <summary>A field that the format does not have.</summary>
    UnknownField = 3,

    /// <summary>A field that the format demands.</summary>
    MissingField = 4,

    /// <summary>Text where a number should stand, and the like.</summary>
    WrongType = 5,

    /// <summary>A number outside 0–100 000 or with more decimals than are kept.</summary>
    NumberOutOfRange = 6,

    /// <summary>A text with control characters, or one that is no text.</summary>
    UnreadableText = 7,

    /// <summary>A word that is none of the allowed ones.</summary>
    UnknownWord = 8,
}
