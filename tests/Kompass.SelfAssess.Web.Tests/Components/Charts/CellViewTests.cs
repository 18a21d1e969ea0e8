using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.Web.Components.Charts;

namespace Kompass.SelfAssess.Web.Tests.Components.Charts;

public sealed class CellViewTests
{
    private static readonly ScoreCell Cell = new(
        new CellKey(Part.Total, Slice.All), 800, 48, 44, 60, 512.1m, 0.64, 14.2m, null, 0.06, null, Consensus: false, [], 512.1m);

    [Fact]
    public void From_Shown_KeepsNumberIntervalAndN() =>
        Assert.Equal(new CellView(CellState.Shown, 512.1m, 497.9m, 526.3m, 14.2m, 48), CellView.From(new(CellState.Shown, Cell, 44, null)));

    [Fact]
    public void From_Withheld_KeepsNothingButNAndReason() =>
        Assert.Equal(CellView.Withheld(4, "För få."), CellView.From(new(CellState.Withheld, Cell, 4, WithheldReason.TooFew), "För få."));

    [Fact]
    public void From_Consensus_KeepsWhatTheAnswersGave()
    {
        var view = CellView.From(new(CellState.Shown, Cell with { Consensus = true, Points = 520, Margin = null }, 44, null));
        Assert.Equal((520m, 512.1m, null), (view.Visible, view.VisibleRaw, view.VisibleMargin));
    }

    [Fact]
    public void Drawn_ShownWithoutPoints_IsMissing() => Assert.Equal(CellState.Missing, new CellView(CellState.Shown, null, null, null, null, 0).Drawn);

    [Fact]
    public void Shown_MarginBeyondTheScale_StopsAtItsEnds()
    {
        Assert.Equal((0m, 3m), CellView.Shown(1, 2, 10, 6).Interval);
        Assert.Equal((7m, 10m), CellView.Shown(9, 2, 10, 6).Interval);
    }
}
