using System.Globalization;
using System.Text.RegularExpressions;

namespace Kompass.SelfAssess.Domain.Evaluations.Reports;

/// <summary>
/// Finds what browsers and converters print on every page and text programs then put anywhere: the address of the file, the time of printing,
/// "6/20". Their numbers would be read as points.
/// </summary>
internal static partial class PrintStamps
{
    private const int FewestPages = 3;
    private const int LongestStamp = 200;

    /// <summary>Numbers of their lines.</summary>
    public static IEnumerable<int> Find(ReportLines lines)
    {
        var stamps = new List<(int Line, string Kind)>();
        var pages = new List<(int Line, int Page, int Of)>();
        for (var number = 1; number <= lines.Count; number++)
        {
            if (lines[number].Length is 0 or > LongestStamp)
            {
                continue;
            }

            if (PageOf().Match(lines[number]) is { Success: true } page)
            {
                pages.Add((number, Number(page.Groups[1]), Number(page.Groups[2])));
            }
            else if (lines.Text.Lines[number - 1].Cells.Any(cell => Stamp().IsMatch(cell.Text)))
            {
                stamps.Add((number, Digits().Replace(lines[number], "#")));
            }
        }

        return stamps.GroupBy(stamp => stamp.Kind).Where(group => group.Count() >= FewestPages).SelectMany(group => group).Select(stamp => stamp.Line)
            .Concat(pages.GroupBy(page => page.Of).Where(group => ArePages([.. group.Select(page => page.Page)])).SelectMany(group => group).Select(page => page.Line));
    }

    /// <summary>Pages follow each other; "15/20", "8/20" are points.</summary>
    private static bool ArePages(List<int> pages) =>
        pages.Count >= FewestPages && pages.Zip(pages.Skip(1)).All(pair => pair.Second > pair.First && pair.Second - pair.First <= FewestPages);

    private static int Number(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?:sid(?:a|an)?\.?\s*)?(\d{1,3})\s*(?:/|av)\s*(\d{1,3})$", RegexOptions.IgnoreCase)]
    private static partial Regex PageOf();

    [GeneratedRegex(@"^(?:(?:file|https?)://\S+|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},? (?:kl\.? )?\d{1,2}[:.]\d{2}(?: ?[AP]M)?)$", RegexOptions.IgnoreCase)]
    private static partial Regex Stamp();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
