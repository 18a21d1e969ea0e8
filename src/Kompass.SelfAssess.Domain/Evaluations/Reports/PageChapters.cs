namespace Kompass.SelfAssess.Domain.Evaluations.Reports;

/// <summary>Finds where a chapter ends and the next one begins on a page in columns.</summary>
internal static class PageChapters
{
    /// <summary>Rows of a paragraph are 1 to 1.3 heights of the type apart, a chapter and the one before more.</summary>
    private const double ChapterSpace = 1.4;

    /// <summary>How far above its heading, in heights of the type and in rows, the other column of a chapter may begin.</summary>
    private const double HeadingSpace = 4;

    private const int HeadingReach = 6;

    /// <summary>
    /// A band of columns parted above each heading of a chapter: a chapter set in columns of its own begins where the one before ends, and
    /// above it both columns are empty.
    /// </summary>
    public static IEnumerable<(int First, int Count)> Of(IReadOnlyList<PageRow> rows, (int First, int Count) band, double place)
    {
        var first = band.First;
        var end = band.First + band.Count;
        for (var index = band.First + 1; index < end; index++)
        {
            if (rows[index].Side(place, left: true) is { } heading && PageMarks.HeadsChapter(heading.Text) && Above(rows, first, index, place) is { } cut)
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
            if (left > ChapterSpace && right > ChapterSpace)
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
}
