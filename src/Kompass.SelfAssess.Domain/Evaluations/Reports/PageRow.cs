namespace Kompass.SelfAssess.Domain.Evaluations.Reports;

/// <summary>Words that stand on one line across the whole page or column, from the left.</summary>
internal sealed class PageRow(IReadOnlyList<PageWord> words)
{
    /// <summary>Two words farther apart than this many heights of the type stand in cells of their own; spaces are about a quarter.</summary>
    private const double CellGap = 1;

    /// <summary>The same between the name of a sub-area and its points.</summary>
    private const double PointsGap = 0.45;

    public IReadOnlyList<PageWord> Words { get; } = words;

    public double Top { get; } = words.Min(word => word.Top);

    public double Bottom { get; } = words.Max(word => word.Bottom);

    public double Middle { get; } = words.Max(word => word.Height) is var tallest ? words.First(word => word.Height >= tallest).Middle : 0;

    public double Height { get; } = words.Max(word => word.Height);

    public double Left => Words[0].Left;

    public double Right { get; } = words.Max(word => word.Right);

    public string Text => string.Join(' ', Words.Select(word => word.Text));

    public int Letters { get; } = words.Sum(word => word.Text.Count(char.IsLetter));

    /// <summary>True where no word stands in the strip.</summary>
    public bool LeavesFree(double from, double to) => Words.All(word => word.Right <= from || word.Left >= to);

    /// <summary>What stands wholly on one side of a place, or null.</summary>
    public PageRow? Side(double gutter, bool left)
    {
        PageWord[] side = [.. Words.Where(word => word.Left < gutter == left)];
        return side.Length == 0 ? null : new PageRow(side);
    }

    /// <summary>The row cut where its words stand far apart. A bullet or a number of a heading is not parted from what follows.</summary>
    public IReadOnlyList<PageRow> Segments()
    {
        var segments = new List<PageRow>();
        var segment = new List<PageWord>();
        foreach (var word in Words)
        {
            if (segment.Count > 0 && word.Left - segment[^1].Right > GapBefore(segment, word) && !LeadsOnTo(segment, word))
            {
                segments.Add(new PageRow([.. segment]));
                segment.Clear();
            }

            segment.Add(word);
        }

        segments.Add(new PageRow([.. segment]));
        return segments;
    }

    private static double GapBefore(List<PageWord> segment, PageWord next) =>
        (PageMarks.IsNumber(next.Text) && PageMarks.IsCode(segment[0].Text) ? PointsGap : CellGap) * Math.Min(next.Height, segment[^1].Height);

    private static bool LeadsOnTo(List<PageWord> segment, PageWord next) =>
        segment is [var only] && PageMarks.IsBullet(only.Text) || segment is [var number] && PageMarks.IsHeadingNumber(number.Text) && next.Text.Any(char.IsLetter);
}
