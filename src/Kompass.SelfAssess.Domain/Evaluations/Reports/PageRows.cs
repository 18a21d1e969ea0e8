namespace Kompass.SelfAssess.Domain.Evaluations.Reports;

/// <summary>Puts the words of a page or of one column of it on rows.</summary>
internal static class PageRows
{
    /// <summary>How far, in heights of the type, middles of words on one row may be apart.</summary>
    private const double Slant = 0.35;

    /// <summary>Words and rows smaller than this share of their row are raised or lowered signs.</summary>
    private const double Small = 0.9;

    /// <summary>Rows from above; words that are turned are left out.</summary>
    public static List<PageRow> Of(IEnumerable<PageWord> words)
    {
        var rows = new List<PageRow>();
        var open = new List<PageWord>();
        foreach (var word in words.OrderBy(word => word.Middle).ThenBy(word => word.Left))
        {
            if (open.Count > 0 && word.Middle - open[0].Middle > Slant * Math.Min(word.Height, open[0].Height))
            {
                rows.Add(Close(open));
                open.Clear();
            }

            open.Add(word);
        }

        if (open.Count > 0)
        {
            rows.Add(Close(open));
        }

        return [.. WithRaised(rows).Select(WithoutNotes)];
    }

    /// <summary>The words of a page as they are read: cleaned, without those that are turned or empty.</summary>
    public static IEnumerable<PageWord> Readable(LaidPage page) => page.Words
        .Where(word => word.Height > 0 && !PageMarks.IsTurned(word))
        .Select(word => word with { Text = PageMarks.Clean(word.Text) })
        .Where(word => word.Text.Length > 0);

    private static PageRow Close(List<PageWord> words) => new([.. words.OrderBy(word => word.Left)]);

    /// <summary>Rows of nothing but raised or lowered signs go back to the row that they belong to.</summary>
    private static List<PageRow> WithRaised(List<PageRow> rows)
    {
        for (var index = rows.Count - 1; index >= 0; index--)
        {
            var row = rows[index];
            int? host = index + 1 < rows.Count && Hosts(rows[index + 1], row) ? index + 1 : index > 0 && Hosts(rows[index - 1], row) ? index - 1 : null;
            if (host is { } place)
            {
                rows[place] = Close([.. rows[place].Words, .. row.Words]);
                rows.RemoveAt(index);
            }
        }

        return rows;
    }

    private static bool Hosts(PageRow host, PageRow row) =>
        row.Height < Small * host.Height
        && Math.Min(host.Bottom, row.Bottom) - Math.Max(host.Top, row.Top) > row.Height / 2
        && row.Words.All(word => host.LeavesFree(word.Left + 0.5, word.Right - 0.5));

    /// <summary>Without the raised number of a footnote, which would be read as points.</summary>
    private static PageRow WithoutNotes(PageRow row)
    {
        PageWord[] kept =
        [
            .. row.Words.Where((word, index) => index == 0 || !IsNote(word, row.Words[index - 1], row)),
        ];
        return kept.Length == row.Words.Count ? row : new PageRow(kept);
    }

    private static bool IsNote(PageWord word, PageWord before, PageRow row) =>
        word.Text.All(char.IsAsciiDigit) && word.Height < Small * row.Height && word.Middle < row.Middle - (0.1 * row.Height)
        && word.Left - before.Right < 0.1 * row.Height && before.Text.Any(char.IsLetter);
}
