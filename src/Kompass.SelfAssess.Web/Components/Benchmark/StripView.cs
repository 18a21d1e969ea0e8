using Kompass.SelfAssess.Domain.Comparison;
using Kompass.SelfAssess.Web.Components.Charts;

namespace Kompass.SelfAssess.Web.Components.Benchmark;

/// <summary>Where one result stands among others on an axis of shares (0–1).</summary>
/// <param name="Name">What is measured.</param>
/// <param name="Max">Highest points, in which the numbers are said.</param>
/// <param name="Kind">Official or estimated.</param>
/// <param name="Own">The own result; null where it cannot be shown.</param>
/// <param name="Others">The others with their names.</param>
/// <param name="Spread">How the others are spread.</param>
public sealed record StripView(string Name, decimal Max, SeriesKind Kind, decimal? Own, IReadOnlyList<StripDot> Others, Spread? Spread)
{
    private const decimal Apart = 0.03m;

    /// <summary>
    /// The others with the row that each is drawn in, 0 in the middle: those that would lie on each other, or on the own one, move down and up
    /// in turn.
    /// </summary>
    public IEnumerable<(StripDot Dot, int Row)> Placed
    {
        get
        {
            var ends = new List<decimal>();
            foreach (var dot in Others.OrderBy(dot => dot.Share))
            {
                var row = 0;
                while ((row < ends.Count && dot.Share - ends[row] < Apart) || (row == 0 && Own is { } own && Math.Abs(dot.Share - own) < Apart))
                {
                    row++;
                    ends.AddRange(Enumerable.Repeat(-1m, Math.Max(0, row - ends.Count)));
                }

                ends.AddRange(Enumerable.Repeat(-1m, Math.Max(0, row + 1 - ends.Count)));
                ends[row] = dot.Share;
                yield return (dot, row % 2 == 0 ? -(row / 2) : (row + 1) / 2);
            }
        }
    }

    /// <summary>An own number as it is written for its kind.</summary>
    public string Points(decimal share) => BenchmarkWords.Points(share, Max, Kind == SeriesKind.Official);
}

/// <param name="Name">Which municipality.</param>
/// <param name="Share">Its share of the maximum (0–1).</param>
public sealed record StripDot(string Name, decimal Share);
