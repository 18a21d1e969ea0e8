using System.Text.RegularExpressions;

namespace Kompass.SelfAssess.Domain.Evaluations.Reports;

/// <summary>Takes out what is printed on page after page at the same place: headers, footers and page numbers, whose numbers would be read as points.</summary>
internal static partial class PageMargins
{
    /// <summary>Share of the page's height, above and below, that headers and footers stand in.</summary>
    private const double Margin = 0.12;

    private const int LeastPages = 3;

    /// <summary>The rows of each page without its margins.</summary>
    public static List<List<PageRow>> Without(IReadOnlyList<LaidPage> pages, List<List<PageRow>> rows)
    {
        var places = new Dictionary<(string, int), List<int>>();
        for (var page = 0; page < pages.Count; page++)
        {
            foreach (var row in rows[page].Where(row => InMargin(row, pages[page])))
            {
                Note(places, Key(row), page);
            }
        }

        return [.. rows.Select((ofPage, page) => ofPage.Where(row => !InMargin(row, pages[page]) || !Repeats(places, Key(row), pages.Count)).ToList())];
    }

    private static void Note(Dictionary<(string, int), List<int>> places, (string Text, int Place) key, int page)
    {
        if (!places.TryGetValue(key, out var seen))
        {
            places[key] = seen = [];
        }

        if (seen.Count == 0 || seen[^1] != page)
        {
            seen.Add(page);
        }
    }

    private static bool InMargin(PageRow row, LaidPage page) => row.Bottom < Margin * page.Height || row.Top > (1 - Margin) * page.Height;

    private static (string Text, int Place) Key(PageRow row) => (Digits().Replace(row.Text, "#"), (int)Math.Round(row.Middle / 4));

    /// <summary>On many pages, or on as many pages in succession; on the two pages of a short report, on both.</summary>
    private static bool Repeats(Dictionary<(string, int), List<int>> places, (string Text, int Place) key, int pages)
    {
        // A row that straddles the border between two places is on either.
        var seen = new SortedSet<int>(Enumerable.Range(key.Place - 1, 3).SelectMany(place => places.GetValueOrDefault((key.Text, place)) ?? []));
        return seen.Count >= LeastPages && (seen.Count >= 0.4 * pages || InSuccession(seen)) || (pages == 2 && seen.Count == 2);
    }

    private static bool InSuccession(SortedSet<int> pages)
    {
        var run = 0;
        var before = -2;
        foreach (var page in pages)
        {
            run = page == before + 1 ? run + 1 : 1;
            if (run >= LeastPages)
            {
                return true;
            }

            before = page;
        }

        return false;
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
