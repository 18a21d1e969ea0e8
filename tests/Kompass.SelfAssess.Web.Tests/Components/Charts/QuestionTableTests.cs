using Bunit;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Web.Components.Charts;

namespace Kompass.SelfAssess.Web.Tests.Components.Charts;

public sealed class QuestionTableTests : ComponentTestBase
{
    private static readonly DistributionView Spread = new(CellState.Shown, [0, 0, 10, 20, 10, 0], 5, 5, 50);
    private static readonly QuestionRowView Question = new("2.3.a", "Hur långt har ni kommit?", CellState.Shown, 0.62, 40, 0.41, 0.1, 9.94m, Spread);

    [Fact]
    public void Row_Shown_SaysCountsMeanAndContribution()
    {
        var cells = Table(Question).FindAll("tbody tr")[1].QuerySelectorAll("td:not(.kc-picture)").Select(ElementWords.Of);
        Assert.Equal(["0", "0", "10", "20", "10", "0", "5", "10 %", "62 %", "Viss 0,41", "9,9"], cells);
    }

    [Fact]
    public void Histogram_Counts_AreHeightsAndWords()
    {
        var picture = Table(Question).Find(".kc-mini");
        Assert.Equal(["0", "0", "13", "26", "13", "0"], picture.QuerySelectorAll(".kc-mini-bar").Select(bar => bar.GetAttribute("height")));
        Assert.Equal("Antal svar per nivå: 0: 0, 1: 0, 2: 10, 3: 20, 4: 10, 5: 0. Vet ej: 5. Ej tillämpligt: 5.", picture.QuerySelector("title")!.TextContent);
    }

    [Fact]
    public void Row_Withheld_ShowsTextAndNButNoNumber()
    {
        var row = Table(Question with { State = CellState.Withheld, N = 3, Distribution = Spread with { State = CellState.Withheld } }).FindAll("tbody tr")[1];
        Assert.Contains("3 svar", row.QuerySelector("th")!.TextContent, StringComparison.Ordinal);
        Assert.All(row.QuerySelectorAll("td"), cell => Assert.Equal("..", cell.QuerySelector(".k-sign [aria-hidden]")!.TextContent));
        Assert.DoesNotMatch("62|9,9|0,41|20", string.Concat(row.QuerySelectorAll("td").Select(cell => cell.TextContent)));
    }

    [Fact]
    public void Row_OnlyDistributionWithheld_KeepsTheMean()
    {
        var row = Table(Question with { Distribution = DistributionView.Withheld(40) }).FindAll("tbody tr")[1];
        Assert.Empty(row.QuerySelectorAll(".kc-mini"));
        Assert.Contains("62\u00A0%", row.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Distribution_Counts_AreBarsNumbersAndShares()
    {
        var table = Render<DistributionBar>(parameters => parameters.Add(bar => bar.View, Spread).Add(bar => bar.Caption, "2.3.a").Add(bar => bar.LevelNames, ["Saknas"]));
        var rows = table.FindAll("tbody tr");
        Assert.Equal(8, rows.Count);
        Assert.Equal("40%", rows[3].QuerySelector(".kc-fill")!.GetAttribute("width"));
        Assert.Equal(["20", "40\u00A0%"], rows[3].QuerySelectorAll("td.kc-number").Select(cell => cell.TextContent));
        Assert.Empty(rows[0].QuerySelectorAll(".kc-fill"));
        Assert.Equal("10%", rows[6].QuerySelector(".kc-count--dont-know")!.GetAttribute("x2"));
        Assert.NotNull(rows[7].QuerySelector(".kc-count--not-applicable"));
    }

    [Fact]
    public void Distribution_Withheld_HasNoTable()
    {
        var bar = Render<DistributionBar>(parameters => parameters.Add(view => view.View, Spread with { State = CellState.Withheld, Reason = "För få." }).Add(view => view.Caption, "2.3.a"));
        Assert.Empty(bar.FindAll("table"));
        Assert.Contains("För få.", bar.Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<QuestionTable> Table(QuestionRowView question) => Render<QuestionTable>(parameters => parameters
        .Add(table => table.Groups, [new QuestionGroupView("2.3", "Ekologisk hållbarhet", 30, [question])]));
}
