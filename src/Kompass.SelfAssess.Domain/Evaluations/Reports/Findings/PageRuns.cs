namespace Kompass.SelfAssess.Domain.Evaluations.Reports.Findings;

/// <summary>
/// Parts a run of both columns where a page begins: there the left column begins anew. Text without pages often keeps one space before the
/// first line of each.
/// </summary>
internal static class PageRuns
{
    // Where more lines than this have the space, the list is indented.
    private const double MostStarts = 0.2;

    /// <summary>The lines of each page.</summary>
    public static IEnumerable<IReadOnlyList<ColumnLine>> Of(IReadOnlyList<ColumnLine> run)
    {
        var marked = run.Count(IsMarked) <= MostStarts * run.Count;
        var page = new List<ColumnLine>();
        foreach (var line in run)
        {
            if (page.Count > 0 && ((line.Page != page[^1].Page && !GoesOn(line)) || (marked && IsMarked(line))))
            {
                yield return page;
                page = [];
            }

            page.Add(line);
        }

        if (page.Count > 0)
        {
            yield return page;
        }
    }

    // A finding that the end of the page has cut in two.
    private static bool GoesOn(ColumnLine line) => line.Text.TrimStart() is { Length: > 0 } text && (char.IsLower(text[0]) || text[0] == '(');

    private static bool IsMarked(ColumnLine line) => line.Text is [' ', not ' ', ..];
}
