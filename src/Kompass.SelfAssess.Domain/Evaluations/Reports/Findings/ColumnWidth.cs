namespace Kompass.SelfAssess.Domain.Evaluations.Reports.Findings;

/// <summary>
/// How wide a column is and how well that can be told, learnt from its lines: widths are estimated by the letters' or, where a program that
/// counts letters broke the lines, by their number.
/// </summary>
internal sealed class ColumnWidth
{
    // Up to this share of the column a word would surely have fitted, or less where the estimate proves to be rough.
    private const double MostSurelyFits = 0.965;
    private const double LeastSurelyFits = 0.85;

    // A lower-case word that follows so short a line did not come there by wrapping.
    private const double FitsByFar = 0.65;

    private readonly bool counted;
    private readonly double width;
    private readonly double surelyFits;

    private ColumnWidth(IReadOnlyList<string> lines, bool counted)
    {
        this.counted = counted;
        width = WidestOf(lines);
        surelyFits = SurelyFitsIn(lines);
    }

    /// <summary>Measures the column that <paramref name="lines"/> were set in.</summary>
    public static ColumnWidth Of(IReadOnlyList<string> lines)
    {
        var printed = new ColumnWidth(lines, counted: false);
        var counted = new ColumnWidth(lines, counted: true);
        return counted.surelyFits > printed.surelyFits ? counted : printed;
    }

    /// <summary>True if the first word of the next line would have had room on the line.</summary>
    public bool WouldFit(string line, string next) => Share(line, next) <= Math.Min(surelyFits, MostSurelyFits);

    /// <summary>True if it would have had plenty of room.</summary>
    public bool WouldFitByFar(string line, string next) => Share(line, next) <= FitsByFar;

    private double Share(string line, string next)
    {
        var space = next.IndexOf(' ', StringComparison.Ordinal);
        var word = space < 0 ? next : next.AsSpan(0, space);
        return (Width(line) + Width(" ") + Width(word)) / Math.Max(width, 1);
    }

    private int Width(ReadOnlySpan<char> text) => counted ? text.Length : LineWidth.Of(text);

    // Lines that go on in lower case were full: the word that follows had no room. Without any, nothing has wrapped the lines.
    private double SurelyFitsIn(IReadOnlyList<string> lines)
    {
        double[] wrapped = [.. Enumerable.Range(0, Math.Max(0, lines.Count - 1))
            .Where(i => lines[i + 1].Length > 0 && char.IsLower(lines[i + 1][0]))
            .Select(i => Share(lines[i], lines[i + 1])).Where(share => share > FitsByFar).Order()];
        return wrapped.Length == 0 ? 1 : Math.Max(LeastSurelyFits, wrapped[wrapped.Length / 20] - 0.005);
    }

    // The widest line, unless it is one that sticks out of the column, as an address does.
    private double WidestOf(IReadOnlyList<string> lines)
    {
        int[] widths = [.. lines.Select(line => Width(line)).OrderDescending()];
        return widths.Length == 0 ? 0 : widths[widths.Length / 100];
    }
}
