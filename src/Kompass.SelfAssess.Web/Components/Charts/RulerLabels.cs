namespace Kompass.SelfAssess.Web.Components.Charts;

/// <summary>
/// Places the labels above the ruler. The width of the page is not known here; since every label moves in a straight line with it,
/// labels that are clear of each other on the narrowest and on the widest page are so on all pages between.
/// </summary>
internal static class RulerLabels
{
    private const double Narrowest = 280;
    private const double Widest = 1180;
    private const double Gap = 6;
    private const double Overhang = 12;
    private const int MarkerRoom = 15;
    private const int FlagRoom = 20;

    public static IReadOnlyList<PlacedLabel> Place(decimal max, IReadOnlyList<(SeriesKind Kind, decimal Value, string Text)> marks)
    {
        var middle = marks.Where(mark => mark.Kind == SeriesKind.Estimated).Select(mark => (decimal?)mark.Value).FirstOrDefault() ?? max / 2;
        List<PlacedLabel> placed = [];
        foreach (var (kind, value, text) in marks.OrderBy(mark => mark.Kind))
        {
            var share = Geometry.Share(value, max);
            placed.Add(Candidates(kind, share, text, toTheLeft: value < middle).First(candidate => Fits(candidate, placed)));
        }

        return placed;
    }

    private static IEnumerable<PlacedLabel> Candidates(SeriesKind kind, decimal share, string text, bool toTheLeft)
    {
        var start = new PlacedLabel(kind, text, share, "start", MarkerRoom, 0);
        var end = new PlacedLabel(kind, text, share, "end", -MarkerRoom, 0);
        if (kind == SeriesKind.Estimated)
        {
            yield return new PlacedLabel(kind, text, share, "middle", 0, 0);
            yield return start with { Offset = -Gap };
            yield return end with { Offset = Gap };
        }

        yield return toTheLeft ? end : start;
        for (var row = 1; ; row++)
        {
            var (first, second) = toTheLeft ? (end, start) : (start, end);
            yield return Flag(first, row);
            yield return Flag(second, row);
            if (row > 8)
            {
                yield return Flag(share < 0.5m ? start : end, row) with { Forced = true };
            }
        }
    }

    /// <summary>Above the first row the label carries its marker, since it no longer stands beside the mark itself.</summary>
    private static PlacedLabel Flag(PlacedLabel label, int row) => label with { Row = row, Offset = Math.Sign(label.Offset) * FlagRoom };

    private static bool Fits(PlacedLabel label, IReadOnlyList<PlacedLabel> placed) =>
        label.Forced || (Inside(label, Narrowest) && Inside(label, Widest) && placed.Where(other => other.Row == label.Row).All(other => Clear(label, other)));

    private static bool Inside(PlacedLabel label, double width)
    {
        var (left, right) = Extent(label, width);
        return left >= -Overhang && right <= width + Overhang;
    }

    private static bool Clear(PlacedLabel one, PlacedLabel other) =>
        (Before(one, other, Narrowest) && Before(one, other, Widest)) || (Before(other, one, Narrowest) && Before(other, one, Widest));

    private static bool Before(PlacedLabel one, PlacedLabel other, double width) => Extent(one, width).Right + Gap <= Extent(other, width).Left;

    /// <summary>About the width of a line of 15 pixels in the sans families of the theme, the widest of them.</summary>
    internal static double Width(string text) => text.Sum(character => character switch
    {
        'f' or 'i' or 'j' or 'l' or 't' or ' ' or ',' or '.' or '\'' => 5,
        'm' or 'w' or 'M' or 'W' => 14,
        _ when char.IsAsciiDigit(character) || char.IsUpper(character) => 9,
        _ => 8.4,
    });

    internal static (double Left, double Right) Extent(PlacedLabel label, double width)
    {
        var length = Width(label.Text);
        var anchor = ((double)label.Share * width) + label.Offset;
        return label.Anchor switch
        {
            "start" => (anchor, anchor + length),
            "end" => (anchor - length, anchor),
            _ => (anchor - (length / 2), anchor + (length / 2)),
        };
    }
}

/// <summary>A label with its place: a share of the width, an offset in pixels and a row counted from the ruler upwards.</summary>
internal sealed record PlacedLabel(SeriesKind Kind, string Text, decimal Share, string Anchor, double Offset, int Row, bool Forced = false);
