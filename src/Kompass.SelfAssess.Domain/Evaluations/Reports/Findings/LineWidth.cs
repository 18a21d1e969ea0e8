namespace Kompass.SelfAssess.Domain.Evaluations.Reports.Findings;

/// <summary>
/// How wide a text is in print, in thousandths of the letter size: the widths of Times, which those of other proportional letters follow
/// closely enough once they are set against a line of the same letters.
/// </summary>
internal static class LineWidth
{
    private const int Usual = 500;

    /// <summary>Width of the text on one line.</summary>
    public static int Of(ReadOnlySpan<char> text)
    {
        var width = 0;
        foreach (var character in text)
        {
            width += Of(character);
        }

        return width;
    }

    private static int Of(char character) => character switch
    {
        ' ' or '.' or ',' => 250,
        'i' or 'j' or 'l' or 't' or '/' or ':' or ';' => 278,
        'f' or 'r' or '-' or '(' or ')' or '!' or 'I' => 333,
        's' or 'J' => 389,
        'a' or 'å' or 'ä' or 'c' or 'e' or 'é' or 'z' or '”' or '"' or '?' => 444,
        'F' or 'P' or 'S' => 556,
        'E' or 'L' or 'T' or 'Z' => 611,
        'B' or 'C' or 'R' => 667,
        'm' => 778,
        'M' => 889,
        'W' => 944,
        'w' or '&' or (>= 'A' and <= 'Z') or 'Å' or 'Ä' or 'Ö' => 722,
        _ => Usual,
    };
}
