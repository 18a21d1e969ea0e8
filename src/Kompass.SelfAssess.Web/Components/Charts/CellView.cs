using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.Web.Components.Charts;

/// <summary>One estimated number as a chart may show it. Whatever is withheld is read as a sign, even if a number came along.</summary>
/// <param name="State">Whether the number may be shown, and if not which sign stands in its place.</param>
/// <param name="Points">The points, unrounded.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end of the interval.</param>
/// <param name="Margin">Felmarginal in points; null where there is none.</param>
/// <param name="N">How many answers it is made of.</param>
/// <param name="Reason">Why it is not shown, in words.</param>
/// <param name="Raw">What the answers gave, where a consensus has decided <paramref name="Points"/>.</param>
public sealed record CellView(
    CellState State,
    decimal? Points,
    decimal? Low,
    decimal? High,
    decimal? Margin,
    int N,
    string? Reason = null,
    decimal? Raw = null)
{
    /// <summary>True where a consensus has decided the number or a part of it.</summary>
    public bool Consensus { get; init; }

    /// <summary>A few words on what the number is made of, where that is not everything.</summary>
    public string? Note { get; init; }

    /// <summary>The state to draw: a shown cell without points is missing.</summary>
    public CellState Drawn => State == CellState.Shown && Points is null ? CellState.Missing : State;

    public decimal? Visible => State == CellState.Shown ? Points : null;

    public decimal? VisibleMargin => Visible is null ? null : Margin;

    public decimal? VisibleRaw => Visible is null ? null : Raw;

    public (decimal Low, decimal High)? Interval => Visible is not null && Low is { } low && High is { } high ? (low, high) : null;

    /// <summary>A number as it comes out of the gate; <paramref name="reason"/> says why where it did not.</summary>
    public static CellView From(Disclosed<ScoreCell> cell, string? reason = null) => cell.Shown
        ? new(cell.State, cell.Value.Points, cell.Value.Low, cell.Value.High, cell.Value.Margin, cell.Value.N, Raw: cell.Value.Consensus ? cell.Value.RawPoints : null) { Consensus = cell.Value.Consensus }
        : new(cell.State, null, null, null, null, cell.N, reason);

    public static CellView Shown(decimal points, decimal? margin, decimal max, int n) => new(
        CellState.Shown,
        points,
        margin is { } below ? Math.Max(0, points - below) : null,
        margin is { } above ? Math.Min(max, points + above) : null,
        margin,
        n);

    public static CellView Withheld(int n, string? reason = null) => new(CellState.Withheld, null, null, null, null, n, reason);

    public static CellView Missing(string? reason = null) => new(CellState.Missing, null, null, null, null, 0, reason);
}
