using System.Globalization;

namespace Kompass.SelfAssess.Domain.Evaluations.Reports;

/// <summary>
/// Finds page headers and footers. A number at the edge of a page is its number if those of other pages follow it; without pages only the
/// known footer, "Kommunkompassen Analys av X 55", can be told from text.
/// </summary>
internal static class FurnitureFinder
{
    private const int FewestPages = 3;
    private const int LongestFooter = 120;

    public static HashSet<int> Find(ReportLines lines)
    {
        var furniture = new HashSet<int>();
        var edges = new List<(int Line, (int Offset, string Words) Kind)>();
        for (var number = 1; number <= lines.Count; number++)
        {
            if (lines[number].Length is 0 or > LongestFooter)
            {
                continue;
            }

            if (IsKnownFooter(lines[number]))
            {
                furniture.Add(number);
            }
            else if (IsEdge(lines, number) && KindOf(lines, number) is { } kind)
            {
                edges.Add((number, kind));
            }
        }

        furniture.UnionWith(PrintStamps.Find(lines));
        furniture.UnionWith(Enumerable.Range(1, lines.Count)
            .Where(number => lines[number].Length is > 0 and <= LongestFooter && IsTitle(Likeness.Letters(lines[number])))
            .GroupBy(number => lines[number]).Where(group => group.Count() >= FewestPages).SelectMany(group => group));
        foreach (var group in edges.GroupBy(edge => edge.Kind).Where(group => group.Count() >= FewestPages))
        {
            furniture.UnionWith(group.Select(edge => edge.Line));
        }

        return furniture;
    }

    private static bool IsKnownFooter(string line)
    {
        var letters = Likeness.Letters(line);
        return IsTitle(letters) && PageNumber(line) is not null;
    }

    private static bool IsTitle(string letters) =>
        letters.StartsWith("kommunkompassen", StringComparison.Ordinal) && letters.Contains(" analys av ", StringComparison.Ordinal);

    /// <summary>Page numbers of a kind are as far from the page's place; a title repeated without one has the name of the instrument in it.</summary>
    private static (int Offset, string Words)? KindOf(ReportLines lines, int number)
    {
        var words = Likeness.Letters(new string([.. lines[number].Where(character => !char.IsAsciiDigit(character))]));
        if (PageNumber(lines[number]) is { } page)
        {
            return (page - lines.Text.Lines[number - 1].Page, words);
        }

        return words.Contains("kommunkompassen", StringComparison.Ordinal) ? (int.MinValue, words) : null;
    }

    private static bool IsEdge(ReportLines lines, int number) => Page(lines, Before(lines, number)) != Page(lines, number)
        || Page(lines, lines.After(number)) != Page(lines, number);

    private static int Before(ReportLines lines, int number)
    {
        do
        {
            number--;
        }
        while (number >= 1 && lines[number].Length == 0);
        return number;
    }

    private static int Page(ReportLines lines, int number) =>
        number >= 1 && number <= lines.Count ? lines.Text.Lines[number - 1].Page : 0;

    /// <summary>The number at the end, or before "(60)" or "av 60", or at the beginning of the line.</summary>
    private static int? PageNumber(string line)
    {
        var words = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? null : Small(words[^1]) ?? Small(words[0]) ?? (words.Length > 1 ? Small(words[^2]) : null);
    }

    private static int? Small(string word) =>
        word.Length <= 3 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : null;
}
