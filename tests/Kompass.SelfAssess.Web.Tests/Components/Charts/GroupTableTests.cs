using Bunit;
using Kompass.SelfAssess.Web.Components.Charts;

namespace Kompass.SelfAssess.Web.Tests.Components.Charts;

public sealed class GroupTableTests : ComponentTestBase
{
    private static readonly IReadOnlyList<GroupColumnView> Columns = [new("Alla", 48, IsAll: true), new("Chefer", 16), new("Fack", 4)];

    [Fact]
    public void Cells_WithheldGroup_ShowSignAndLegendButNoNumber()
    {
        var table = Table(CellView.Withheld(4) with { Points = 43.2m });
        Assert.Equal("..", table.FindAll("tbody td")[2].QuerySelector(".k-sign [aria-hidden]")!.TextContent);
        Assert.DoesNotContain("43,2", table.Markup, StringComparison.Ordinal);
        Assert.Contains("Svaren ingår ändå i ”Alla”.", table.Find(".k-legend").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Legend_NothingWithheld_IsAbsent() => Assert.Empty(Table(CellView.Shown(50, null, 100, 9)).FindAll(".k-legend"));

    [Fact]
    public void Headings_Groups_SayHowManyAnswered() =>
        Assert.Equal(["Alla 48 svar", "Chefer 16 svar", "Fack 4 svar"], Table(CellView.Withheld(4)).FindAll("thead th.kc-number").Select(ElementWords.Of));

    [Fact]
    public void LongName_AnyColumn_MarksTheTableForOneLineEachOnAPhone()
    {
        Assert.False(Table(CellView.Withheld(4)).Find("table").HasAttribute("data-long"));
        var units = Render<GroupTable>(parameters => parameters
            .Add(table => table.Columns, [new("Alla", 48, IsAll: true), new("Samhällsbyggnadsförvaltningen", 16)])
            .Add(table => table.Rows, [new GroupRowView("1", "Samspel", 100, [CellView.Shown(68.9m, 3, 100, 48), CellView.Shown(66.4m, null, 100, 16)])]));
        Assert.True(units.Find("table").HasAttribute("data-long"));
    }

    [Fact]
    public void RowName_OtherMaximumThanHundred_SaysItApartFromTheName()
    {
        var table = Render<GroupTable>(parameters => parameters
            .Add(table => table.Columns, [new("Alla", 48, IsAll: true)])
            .Add(table => table.Rows, [new GroupRowView("2.3", "Ekologisk hållbarhet", 30, [CellView.Shown(19, 1, 30, 48)])]));
        Assert.Equal("2.3 Ekologisk hållbarhet av 30", ElementWords.Of(table.Find("tbody th")));
    }

    [Fact]
    public void Gap_Absent_IsNotApplicable()
    {
        var table = Table(CellView.Withheld(4), gap: true);
        Assert.Equal(".", table.FindAll("tbody td")[3].QuerySelector(".k-sign [aria-hidden]")!.TextContent);
    }

    private IRenderedComponent<GroupTable> Table(CellView union, bool gap = false) => Render<GroupTable>(parameters => parameters
        .Add(table => table.Columns, Columns)
        .Add(table => table.ShowGap, gap)
        .Add(table => table.Rows, [new GroupRowView("1", "Samspel", 100, [CellView.Shown(68.9m, 3, 100, 48), CellView.Shown(66.4m, null, 100, 16), union])]));
}
