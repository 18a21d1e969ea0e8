namespace Kompass.SelfAssess.Domain.Evaluations.Reports;

/// <summary>Finds the strip without words that parts two columns.</summary>
internal static class PageGutter
{
    /// <summary>Least width of the strip, in heights of the type.</summary>
    private const double LeastWidth = 0.5;

    private const int LeastRows = 4;

    /// <summary>Letters that a column of text has on an average row; a column of points has hardly any.</summary>
    private const int LeastLetters = 8;

    /// <summary>Steps that places are tried in, in points.</summary>
    private const double Step = 2;

    /// <summary>
    /// The place where most rows of the page can be cut into two columns of text; null where fewer than half can. Where several places
    /// cut as many, the rightmost: it lies close to the left edge of the right column.
    /// </summary>
    public static double? Between(IReadOnlyList<PageRow> rows)
    {
        if (rows.Count < LeastRows)
        {
            return null;
        }

        var left = rows.Min(row => row.Left);
        var width = rows.Max(row => row.Right) - left;
        (double Place, int Rows)? best = null;
        for (var place = left + (0.2 * width); place < left + (0.8 * width); place += Step)
        {
            var cut = Bands(rows, place).Where(band => AreColumns(rows, band, place)).Sum(band => band.Count);
            if (cut > 0 && cut >= (best?.Rows ?? 0))
            {
                best = (place, cut);
            }
        }

        return best is { } found && found.Rows * 2 >= rows.Count ? found.Place : null;
    }

    /// <summary>Successive rows that leave the place free, as first row and number of rows.</summary>
    public static IEnumerable<(int First, int Count)> Bands(IReadOnlyList<PageRow> rows, double place)
    {
        var first = 0;
        for (var index = 0; index <= rows.Count; index++)
        {
            if (index < rows.Count && IsFree(rows[index], place))
            {
                continue;
            }

            if (index > first)
            {
                yield return (first, index - first);
            }

            first = index + 1;
        }
    }

    /// <summary>True where both sides of the band are columns of text.</summary>
    public static bool AreColumns(IReadOnlyList<PageRow> rows, (int First, int Count) band, double place)
    {
        var (left, right, leftLetters, rightLetters) = (0, 0, 0, 0);
        for (var index = band.First; index < band.First + band.Count; index++)
        {
            var (onLeft, onRight, lettersLeft, lettersRight) = Sides(rows[index], place);
            (left, right) = (left + onLeft, right + onRight);
            (leftLetters, rightLetters) = (leftLetters + lettersLeft, rightLetters + lettersRight);
        }

        return left >= LeastRows && right >= LeastRows && leftLetters >= LeastLetters * left && rightLetters >= LeastLetters * right;
    }

    /// <summary>
    /// How many rows, beginning with <paramref name="first"/>, a place between two headings leaves free, for the place that leaves most; of
    /// those the rightmost.
    /// </summary>
    public static (double Place, int Rows) Under(IReadOnlyList<PageRow> rows, int first, double from, double to)
    {
        var best = (Place: to, Rows: 1);
        for (var place = to; place > from; place -= Step)
        {
            var free = Run(rows, first, place);
            if (free > best.Rows)
            {
                best = (place, free);
            }
        }

        return best;
    }

    /// <summary>How many rows in succession leave the place free.</summary>
    public static int Run(IReadOnlyList<PageRow> rows, int first, double place)
    {
        var count = 0;
        while (first + count < rows.Count && IsFree(rows[first + count], place))
        {
            count++;
        }

        return count;
    }

    private static bool IsFree(PageRow row, double place) => row.LeavesFree(place - (row.Height * LeastWidth / 2), place + (row.Height * LeastWidth / 2));

    private static (int Left, int Right, int LettersLeft, int LettersRight) Sides(PageRow row, double place)
    {
        var (left, right, lettersLeft, lettersRight) = (0, 0, 0, 0);
        foreach (var word in row.Words)
        {
            var letters = word.Text.Count(char.IsLetter);
            if (word.Left < place)
            {
                (left, lettersLeft) = (1, lettersLeft + letters);
            }
            else
            {
                (right, lettersRight) = (1, lettersRight + letters);
            }
        }

        return (left, right, lettersLeft, lettersRight);
    }
}
