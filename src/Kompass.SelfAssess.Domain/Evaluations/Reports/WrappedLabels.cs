namespace Kompass.SelfAssess.Domain.Evaluations.Reports;

/// <summary>A row as it will be written.</summary>
internal sealed record LaidLine(IReadOnlyList<ReportCell> Cells, double Left, double Top, double Bottom);

/// <summary>
/// Joins the lines of a wrapped name in a table of points, whose numbers may stand beside its first line, its last, or half way down.
/// </summary>
internal static class WrappedLabels
{
    /// <summary>Lines of one name are at most so far apart, in heights of the type.</summary>
    private const double LargestGap = 0.8;

    private const int MostLines = 7;

    public static List<LaidLine> Join(IReadOnlyList<PageRow> rows)
    {
        var lines = new List<LaidLine>();
        for (var index = 0; index < rows.Count; index++)
        {
            if (PageMarks.IsHeadingNumber(rows[index].Words[0].Text) && Joined(rows, index) is { } joined)
            {
                lines.Add(joined.Line);
                index += joined.Rows - 1;
            }
            else
            {
                lines.Add(new LaidLine([.. rows[index].Segments().Select(PageWriter.CellOf)], rows[index].Left, rows[index].Top, rows[index].Bottom));
            }
        }

        return lines;
    }

    /// <summary>The row that begins here with a code or the number of an area, as one line; null where it has no numbers.</summary>
    private static (LaidLine Line, int Rows)? Joined(IReadOnlyList<PageRow> rows, int first)
    {
        if (Parts(rows[first]) is not ({ } label, var numbers))
        {
            return null;
        }

        var cell = PageWriter.CellOf(label);
        var (count, bottom) = (1, rows[first].Bottom);
        for (; first + count < rows.Count && count < MostLines; count++)
        {
            var next = rows[first + count];
            if (next.Top - bottom > LargestGap * next.Height || Parts(next) is not var (more, moreNumbers) || (moreNumbers.Count > 0 && numbers.Count > 0)
                || (more is not null && !GoesOn(cell, more, numbers, rows[first].Height)))
            {
                break;
            }

            numbers = numbers.Count > 0 ? numbers : moreNumbers;
            cell = more is null ? cell : cell with { Text = $"{cell.Text} {more.Text}", Right = Math.Max(cell.Right, more.Right) };
            bottom = Math.Max(bottom, next.Bottom);
        }

        return numbers.Count > 0 && cell.Right < numbers[0].Left
            ? (new LaidLine([cell, .. numbers.Select(PageWriter.CellOf)], cell.Left, rows[first].Top, bottom), count)
            : null;
    }

    /// <summary>Words and then numbers in cells of their own, or one of the two; null for anything else.</summary>
    private static (PageRow? Label, IReadOnlyList<PageRow> Numbers)? Parts(PageRow row)
    {
        var segments = row.Segments();
        PageRow[] numbers = [.. segments.SkipWhile(segment => !IsNumbers(segment))];
        return segments.Count - numbers.Length > 1 || !numbers.All(IsNumbers) ? null : (numbers.Length < segments.Count ? segments[0] : null, numbers);
    }

    private static bool IsNumbers(PageRow segment) => segment.Words.All(word => PageMarks.IsNumber(word.Text));

    private static bool GoesOn(ReportCell label, PageRow more, IReadOnlyList<PageRow> numbers, double height) =>
        more.Left >= label.Left - 2
        && Math.Abs(more.Height - height) < 1
        && !char.IsAsciiDigit(more.Words[0].Text[0])
        && (numbers.Count == 0 || more.Right < numbers[0].Left);
}
