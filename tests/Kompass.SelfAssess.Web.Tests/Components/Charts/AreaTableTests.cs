using Bunit;
using Kompass.SelfAssess.Web.Components.Charts;

namespace Kompass.SelfAssess.Web.Tests.Components.Charts;

public sealed class AreaTableTests : ComponentTestBase
{
    private static readonly SubAreaRowView SubArea = new("2.1", "Strategi", 20, CellView.Shown(15, 2, 20, 45), 14, 0.41, 0.06);

    [Fact]
    public void Bar_KnownValues_HasEndWhiskerAndDiamondAtTheirShares()
    {
        var bar = Table(SubArea).FindAll(".kc-bar")[1];
        Assert.Equal("75%", bar.QuerySelector(".kc-fill")!.GetAttribute("width"));
        Assert.Equal("75%", bar.QuerySelector(".kc-end")!.GetAttribute("x1"));
        Assert.Equal("65%", bar.QuerySelector(".kc-whisker line")!.GetAttribute("x1"));
        Assert.Equal("85%", bar.QuerySelector(".kc-whisker line")!.GetAttribute("x2"));
        Assert.Equal("70%", bar.QuerySelector(".kc-marker--official")!.GetAttribute("x"));
        Assert.Equal("Uppskattad 75 procent av max, troligen mellan 65 och 85 (45 svar). Officiell 70 procent.", bar.QuerySelector("title")!.TextContent);
    }

    [Fact]
    public void Row_KnownValues_SaysEveryNumberWithN()
    {
        var row = Table(SubArea).Find(".kc-subareas tr");
        Assert.Equal("2.1 Strategi", ElementWords.Of(row.QuerySelector("th")!));
        Assert.Equal(["15,0 ± 2,0 av 20", "13,0–17,0", "14", "Viss 0,41", "45", "6 %"],
            row.QuerySelectorAll("td:not(.kc-picture)").Select(ElementWords.Of));
    }

    [Fact]
    public void Row_Withheld_ContainsNoNumberOfIt()
    {
        var table = Table(SubArea with { Estimate = new(Domain.Disclosure.CellState.Withheld, 15.3m, 13.1m, 17.2m, 2.1m, 4, "För få."), Disagreement = 0.87, DontKnowShare = 0.63, Official = null });
        var row = table.Find(".kc-subareas tr");
        Assert.DoesNotMatch("15,3|13,1|17,2|2,1 |0,87|63", row.InnerHtml.Replace("2.1", "", StringComparison.Ordinal));
        Assert.Empty(row.QuerySelectorAll(".kc-bar"));
        Assert.Equal("För få.", row.QuerySelector(".kc-estimate .k-hidden")!.TextContent);
        Assert.Contains("färre än", table.Find(".kc-foot .k-legend").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Row_NoMargin_SaysSoAndHasNoWhisker()
    {
        var row = Table(SubArea with { Estimate = CellView.Shown(15, null, 20, 1) }).Find(".kc-subareas tr");
        Assert.Equal("15,0 av 20 Ingen felmarginal", ElementWords.Of(row.QuerySelector(".kc-estimate")!));
        Assert.Empty(row.QuerySelectorAll(".kc-whisker"));
    }

    [Fact]
    public void Row_Consensus_IsMarkedWithTheRawValue() =>
        Assert.Equal("16,0 av 20 Samsyn. Svaren gav 15,0.",
            ElementWords.Of(Table(SubArea with { Estimate = CellView.Shown(16, null, 20, 45) with { Raw = 15 } }).Find(".kc-subareas .kc-estimate")));

    [Fact]
    public void Names_WithMarkup_AreWrittenAsText()
    {
        var table = Table(SubArea with { Name = "<img src=x onerror=alert(1)>" });
        Assert.Empty(table.FindAll("img"));
        Assert.Contains("<img", table.Find(".kc-subareas th").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Toggle_Area_NamesItselfAndStartsAsTold()
    {
        var table = Table(SubArea, open: true);
        var toggle = table.Find(".kc-toggle");
        Assert.True(toggle.HasAttribute("checked"));
        Assert.Equal("Visa delområden i 2 Samhälle", ElementWords.Of(table.Find($"label[for={toggle.Id}]")));
        Assert.Empty(table.FindAll(".kc-folded"));
        Assert.Equal("Område 2 är hopfällt.", Table(SubArea).Find(".kc-folded").TextContent.Trim());
    }

    [Fact]
    public void Official_Nowhere_LeavesNoColumn()
    {
        var table = Table(SubArea with { Official = null }, official: null);
        Assert.Empty(table.FindAll(".kc-official"));
        Assert.DoesNotContain("Officiell", table.Find("thead").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Mode_Table_ChoosesItsRadioButton()
    {
        var table = Render<AreaTable>(parameters => parameters.Add(view => view.Areas, []).Add(view => view.Mode, ChartMode.Table));
        Assert.True(table.Find(".kc-switch-table").HasAttribute("checked"));
        Assert.False(table.Find(".kc-switch-picture").HasAttribute("checked"));
    }

    [Fact]
    public void Cells_EveryRow_AreAsManyAsTheHeadings()
    {
        var table = Table(SubArea, open: true);
        var columns = table.FindAll("thead th").Count;
        Assert.All(table.FindAll("tbody tr"), row => Assert.Equal(columns, row.Children.Length));
    }

    private IRenderedComponent<AreaTable> Table(SubAreaRowView subArea, bool open = false, decimal? official = 68) => Render<AreaTable>(parameters => parameters
        .Add(table => table.Areas, [new AreaRowView(2, "Samhälle", 100, CellView.Shown(66.4m, 3.2m, 100, 48), official, 0.36, 0.07, [subArea], open)]));
}
