using System.Globalization;

namespace Kompass.SelfAssess.Domain.Evaluations.Reports;

/// <summary>Numbers as such reports print them: "74", "48,5", "13.5", "36 %", "(74)".</summary>
internal static class Numerals
{
    private const int MostDigits = 4;

    /// <summary>Words that may stand with the points at the end of a line.</summary>
    private static readonly HashSet<string> Around = ["poäng", "p", "av", "möjliga", "max", "/", "–", "-", "(", ")", "%", "st"];

    /// <summary>The number that a word is, without sign and unit; null for anything else.</summary>
    public static decimal? Value(string word)
    {
        var digits = word.Trim('(', ')', ':', ';', '%', '*').TrimEnd('.', ',');
        if (digits.Length is 0 or > MostDigits + 3 || !char.IsAsciiDigit(digits[0]))
        {
            return null;
        }

        return decimal.TryParse(digits.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && digits.Count(character => character is ',' or '.') <= 1
            && char.IsAsciiDigit(digits[^1])
            ? value
            : null;
    }

    /// <summary>Where the points at the end of a line begin: "74", "74 poäng", "(74 av 100 p)"; the length of the line where there are none.</summary>
    public static int TailStart(string line)
    {
        var start = line.Length;
        var found = line.Length;
        while (start > 0)
        {
            var end = line.AsSpan(0, start).TrimEnd().Length;
            var begin = line.AsSpan(0, end).LastIndexOfAny(' ', '\t') + 1;
            var word = line[begin..end].Trim('(', ')', ',', '.', ':');
            var number = word.Split('/').All(part => Value(part) is not null);
            if (end == 0 || (!number && !Around.Contains(word.ToLowerInvariant()) && word.Length > 0))
            {
                break;
            }

            start = begin;
            found = number ? begin : found;
        }

        return found;
    }

    /// <summary>The line without the points at its end.</summary>
    public static string WithoutTail(string line) => line[..TailStart(line)].TrimEnd(' ', '\t', '(', ':', ',', '–', '-', '.', '…');
}
