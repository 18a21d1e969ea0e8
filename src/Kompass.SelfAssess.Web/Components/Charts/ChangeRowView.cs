using Kompass.SelfAssess.Domain.Comparison;

namespace Kompass.SelfAssess.Web.Components.Charts;

/// <summary>A part of both rounds as the table draws it.</summary>
/// <param name="Code">Code of the sub-area or number of the area; empty for the whole.</param>
/// <param name="Name">Its name.</param>
/// <param name="Number">Both rounds' numbers and their difference.</param>
/// <param name="EarlierReason">Why the earlier number is not shown, in words.</param>
/// <param name="LaterReason">Why the later number is not shown, in words.</param>
public sealed record ChangeRowView(string Code, string Name, ChangedNumber Number, string? EarlierReason, string? LaterReason)
{
    public CellView Earlier => Cell(Number.Earlier, EarlierReason);

    public CellView Later => Cell(Number.Later, LaterReason);

    /// <summary>Why there is no difference.</summary>
    public string? Reason => Number.Later.Shown ? EarlierReason : LaterReason;

    private CellView Cell(ChangedSide side, string? reason) => side.Shown && side.Points is { } points
        ? CellView.Shown(points, side.Margin, Number.Max, side.N)
        : new CellView(side.State, null, null, null, null, side.N, reason);
}
