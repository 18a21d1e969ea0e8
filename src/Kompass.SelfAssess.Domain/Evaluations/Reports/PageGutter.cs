namespace Kompass.SelfAssess.Domain.Evaluations.Reports;

/// <summary>Finds the strip without words that parts two columns.</summary>
internal static class PageGutter
{
    /// <summary>Least width of the strip, in heights of the type.</summary>
    private const double LeastWidth = 0.5;

    private const int LeastRows = 4;
    private const int LeastCodes = 3;

    /// <summary>Rows in succession that may be narrow.</summary>
    private const int MostNarrow = 2;

    /// <summary>Letters that a column of text has on an average row; a column of points has hardly any.</summary>
    private const int LeastLetters = 8;

    /// <summary>Steps that places are tried in, in points.</summary>
    private const double Step = 2;

    /// <summary>
    /// The place where most rows of the page can be cut into two columns of text, if at least half can, or where two tables of points stand
    /// side by side. Where several places cut as many, the one that parts the text most evenly, a table in the right column having a gutter too;
    /// and of those the rightmost: it lies close to the left edge of the right column.
    /// </summary>
    /// <param name="rows">The rows of the page.</param>
    /// <param name="before">What cut the page before: of tables that go on there may be few rows left.</param>
    public static Gutter? Between(IReadOnlyList<PageRow> rows, Gutter? before)
    {
        var end = before is { Codes: > 0 } rest ? rest with { Codes = 1 } : default;
        if (end.Codes > 0 && Bands(rows, end.Place).Any(band => AreTables(rows, band, end.Place, end.Codes)))
        {
            return end;
        }

        if (rows.Count < LeastRows)
        {
            return null;
        }

        var left = rows.Min(row => row.Left);
        var width = rows.Max(row => row.Right) - left;
        (double Place, int Rows, int InTables, int Letters) text = default, tables = default;
        for (var place = left + (0.2 * width); place < left + (0.8 * width); place += Step)
        {
            var bands = Bands(rows, place).Where(band => AreColumns(rows, band, place)).ToList();
            var found = (Place: place, Rows: bands.Sum(band => band.Count), InTables: bands.Where(band => AreTables(rows, band, place, LeastCodes)).Sum(band => band.Count), Letters: bands.Sum(band => OnSmallerSide(rows, band, place)));
            text = found.Rows > 0 && (found.Rows, found.Letters).CompareTo((text.Rows, text.Letters)) >= 0 ? found : text;
            tables = found.InTables > 0 && found.InTables >= tables.InTables ? found : tables;
        }

        return tables.InTables * 2 < rows.Count && text.Rows > 0 && text.Rows * 2 >= rows.Count ? new Gutter(text.Place, Codes: 0)
            : tables.InTables > 0 ? new Gutter(tables.Place, LeastCodes)
            : null;
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

    /// <summary>True where at least so many rows on either side of the band begin with codes of sub-areas.</summary>
    public static bool AreTables(IReadOnlyList<PageRow> rows, (int First, int Count) band, double place, int least)
    {
        var (left, right) = (0, 0);
        for (var index = band.First; index < band.First + band.Count; index++)
        {
            left += PageMarks.IsCode(rows[index].Words[0].Text) && rows[index].Left < place ? 1 : 0;
            right += rows[index].Words.FirstOrDefault(word => word.Left >= place) is { } first && PageMarks.IsCode(first.Text) ? 1 : 0;
        }

        return left >= least && right >= least;
    }

    /// <summary>
    /// How many rows, beginning with <paramref name="first"/>, a place between two headings leaves free, for the place that leaves most; of
    /// those the rightmost.
    /// </summary>
    public static (double Place, int Rows) Under(IReadOnlyList<PageRow> rows, int first, double from, double to)
    {
        var best = (Place: to, Rows: 1);
        for (var place = to; place > from; place -= Step / 2)
        {
            var free = Run(rows, first, place);
            if (free > best.Rows)
            {
                best = (place, free);
            }
        }

        return best;
    }

    /// <summary>
    /// How many rows in succession leave the place free. A long word may stand close to the other column; the last row of a table may not,
    /// since text across the page has a space anywhere. The heading of a chapter is part of no table.
    /// </summary>
    private static int Run(IReadOnlyList<PageRow> rows, int first, double place)
    {
        var (count, narrow) = (0, 0);
        for (var index = first; index < rows.Count && narrow <= MostNarrow && !PageMarks.HeadsChapter(rows[index].Text); index++)
        {
            if (IsFree(rows[index], place))
            {
                (count, narrow) = (index + 1 - first, 0);
            }
            else if (rows[index].LeavesFree(place - 1, place + 1))
            {
                narrow++;
            }
            else
            {
                break;
            }
        }

        return count;
    }

    private static int OnSmallerSide(IReadOnlyList<PageRow> rows, (int First, int Count) band, double place)
    {
        var (left, right) = (0, 0);
        for (var index = band.First; index < band.First + band.Count; index++)
        {
            var (_, _, lettersLeft, lettersRight) = Sides(rows[index], place);
            (left, right) = (left + lettersLeft, right + lettersRight);
        }

        return Math.Min(left, right);
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

/// <summary>A place between two columns.</summary>
/// <param name="Place">In points from the left edge of the page.</param>
/// <param name="Codes">0 where the page is set in columns; else only tables of points stand side by side on it, each with at least so many rows.</param>
internal readonly record struct Gutter(double Place, int Codes)
{
    /// <summary>True if the band is read column by column. On a page in columns that goes for a few rows too, as long as they have two sides.</summary>
    public bool Cuts(List<PageRow> rows, (int First, int Count) band)
    {
        var place = Place;
        var sides = rows.GetRange(band.First, band.Count);
        return Codes > 0 ? PageGutter.AreTables(rows, band, Place, Codes) : sides.Exists(row => row.Left < place) && sides.Exists(row => row.Right > place);
    }
}
