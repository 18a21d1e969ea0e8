namespace Kompass.SelfAssess.Domain.Evaluations.Reports;

/// <summary>Finds where a chapter ends and the next one begins on a page in columns.</summary>
internal static class PageChapters
{
    /// <summary>Rows are 1 to 1.3 heights of the type apart, paragraphs up to 1.8; a chapter and the one before more.</summary>
    private const double ChapterSpace = 1.9;

    /// <summary>How far above its heading, in heights of the type and in rows, the other column of a chapter may begin.</summary>
    private const double HeadingSpace = 4;

    private const int HeadingReach = 6;

    /// <summary>No page has more headings than there are areas; more are no report.</summary>
    private const int MostChapters = 9;

    /// <summary>
    /// A band of columns parted above each heading of a chapter: a chapter set in columns of its own begins where the one before ends, and
    /// above it both columns are empty.
    /// </summary>
    public static IEnumerable<(int First, int Count)> Of(IReadOnlyList<PageRow> rows, (int First, int Count) band, double place)
    {
        var first = band.First;
        var end = band.First + band.Count;
        var headings = 0;
        for (var index = band.First + 1; index < end && headings < MostChapters; index++)
        {
            if (rows[index].Side(place, left: true) is { } heading && PageMarks.HeadsChapter(heading.Text) && ++headings > 0 && Above(rows, first, index, place) is { } cut)
            {
                yield return (first, cut - first);
                first = cut;
            }
        }

        yield return (first, end - first);
    }

    /// <summary>The first row of the chapter whose heading stands in a row: no lower than it, with space above it in both columns.</summary>
    private static int? Above(IReadOnlyList<PageRow> rows, int first, int heading, double place)
    {
        for (var index = heading; index > first && index > heading - HeadingReach && rows[heading].Middle - rows[index].Middle < HeadingSpace * rows[heading].Height; index--)
        {
            if (index < heading && rows[index].Side(place, left: true) is not null)
            {
                break;
            }

            var left = SpaceAbove(rows, first, index, place, left: true);
            var right = SpaceAbove(rows, first, index, place, left: false);
            if (left > ChapterSpace && right > ChapterSpace && EndsOnTheRight(rows, first, index, place))
            {
                return index;
            }
        }

        return null;
    }

    /// <summary>From the last row above a cut to the first one below it on one side, in heights of the type; endless where one of them is missing.</summary>
    private static double SpaceAbove(IReadOnlyList<PageRow> rows, int first, int cut, double place, bool left)
    {
        PageRow? above = null;
        for (var index = cut - 1; index >= first && above is null; index--)
        {
            above = rows[index].Side(place, left);
        }

        PageRow? below = null;
        for (var index = cut; index < rows.Count && below is null; index++)
        {
            below = rows[index].Side(place, left);
        }

        return above is null || below is null ? double.PositiveInfinity : (below.Middle - above.Middle) / below.Height;
    }

    /// <summary>
    /// True where a chapter ends in the right column above a cut: its findings stand there, or at least the rest of their table. Where they stand
    /// on the left the next chapter goes on at the top of the right column, and nothing is to be cut.
    /// </summary>
    private static bool EndsOnTheRight(IReadOnlyList<PageRow> rows, int first, int cut, double place)
    {
        var (onLeft, right, inTable) = (false, 0, 0);
        for (var index = first; index < cut; index++)
        {
            onLeft |= rows[index].Side(place, left: true)?.Segments() is [var head, ..] && PageMarks.HeadsStrengths(head);
            if (rows[index].Side(place, left: false)?.Segments() is { } cells)
            {
                if (PageMarks.HeadsStrengths(cells[0]))
                {
                    return true;
                }

                (right, inTable) = (right + 1, inTable + (cells.Count > 1 ? 1 : 0));
            }
        }

        return onLeft && inTable * 3 >= right;
    }
}
