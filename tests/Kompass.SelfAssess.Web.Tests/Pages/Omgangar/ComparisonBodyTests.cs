using Bunit;
using Kompass.SelfAssess.App.Comparison;
using Kompass.SelfAssess.Domain.Comparison;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Evaluations;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.Web.Pages.Omgangar;
using Kompass.SelfAssess.Web.Tests.Components;

namespace Kompass.SelfAssess.Web.Tests.Pages.Omgangar;

public sealed class ComparisonBodyTests : ComponentTestBase
{
    [Fact]
    public void Areas_Only_SayThatSubAreasCannotBeCompared()
    {
        var body = Body();

        Assert.Contains("Resultatet är bara publicerat per område.", body.Markup, StringComparison.Ordinal);
        Assert.Empty(body.FindAll(".kc-comparison-table, .k-metrics"));
        Assert.Equal("60,0 70 −10,0 Ja", string.Join(' ', body.FindAll("#jamforelse-omraden-caption ~ tbody tr")[0].QuerySelectorAll("td").Select(ElementWords.Of)));
        Assert.Empty(body.FindAll(".k-legend"));
    }

    [Fact]
    public void Conflicts_ShowWhatDisagreesAndNoNotes()
    {
        var body = Body(new OfficialConflict(ConflictKind.AreaHeader, 2, null, 71, 70), new OfficialConflict(ConflictKind.PercentTruncated, null, "1.1", 66, 66.67m));

        Assert.Equal(["Område 2 har 71 i rubriken men 70 i summa."], body.FindAll(".k-notice li").Select(ElementWords.Of));
    }

    [Fact]
    public void Workbook_OfTheSteeringGroup_IsOneLinkAway()
    {
        Assert.EndsWith("/filer", Body().Find("section[aria-labelledby=arbetsbok] a").GetAttribute("href"), StringComparison.Ordinal);
    }

    /// <summary>Every kind of conflict says what it is about.</summary>
    [Theory]
    [InlineData(ConflictKind.Difference, 3, null, "Område 3: rapporten skriver skillnaden 71, uträknad blir den 70.")]
    [InlineData(ConflictKind.Difference, null, null, "Totalt: rapporten skriver skillnaden 71, uträknad blir den 70.")]
    [InlineData(ConflictKind.Percent, null, null, "Totalt: rapporten skriver 71 procent, uträknat blir det 70.")]
    [InlineData(ConflictKind.Percent, 2, null, "Område 2: rapporten skriver 71 procent, uträknat blir det 70.")]
    [InlineData(ConflictKind.AreaRecord, 2, null, "Område 2: rapporten har 71, väntat 70.")]
    [InlineData(ConflictKind.AboveMaximum, 1, "1.2", "1.2: rapporten har 71, väntat 70.")]
    public void Conflict_SaysWhatItIsAbout(ConflictKind kind, int? area, string? code, string words) =>
        Assert.Equal(words, ElementWords.Of(Body(new OfficialConflict(kind, area, code, 71, 70)).Find(".k-notice li")));

    [Fact]
    public void Total_Withheld_IsNowhere()
    {
        var total = new CellKey(Part.Total, Slice.All);
        var result = SmallResult.Build(cell => cell.Key == total ? cell with { Points = 123.4m } : cell, new Dictionary<CellKey, WithheldReason> { [total] = WithheldReason.TooFew });
        var official = SmallResult.Official(70);
        var view = EstimateView.From(result.Edition, result.Estimate, result.Plan);
        var body = Render<ComparisonBody>(parameters => parameters
            .Add(page => page.Comparison, new RoundComparison(result, official, Comparer.Compare(view, official.Result, official.Edition, Crosswalk.Empty)))
            .Add(page => page.Address, "/omgangar/prov"));

        Assert.DoesNotContain("123,4", body.Markup, StringComparison.Ordinal);
        Assert.Equal(["..", "..", ".."], body.FindAll("#jamforelse-omraden-caption ~ tbody tr")[3].QuerySelectorAll("[aria-hidden]").Select(sign => sign.TextContent));
        Assert.Contains("..", body.Find(".k-legend").TextContent, StringComparison.Ordinal);
    }

    /// <summary>The unions are too few: no measure of theirs, and why.</summary>
    [Fact]
    public void Groups_Withheld_ShowTheSignAndNoNumber()
    {
        var result = SmallResult.Build(withheld: SmallResult.Edition.SubAreas.ToDictionary(
            subArea => new CellKey(Part.SubArea(subArea.Code), Slice.Group(RoleGroups.Unions)), _ => WithheldReason.TooFew));
        var body = Compared(result, SmallResult.Edition.SubAreas.ToDictionary(subArea => subArea.Code, subArea => subArea.MaxPoints / 2));

        var rows = body.FindAll("#jamforelse-grupper-caption ~ tbody tr");
        Assert.Equal("6 av 6 +10,0 10,0 100 % 10,0", string.Join(' ', rows[0].QuerySelectorAll("td").Select(ElementWords.Of)));
        Assert.Equal(Enumerable.Repeat("..", 5), rows[1].QuerySelectorAll("[aria-hidden]").Select(sign => sign.TextContent));
        Assert.Contains("Visas inte eftersom gruppen har färre än 5 svar.", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("..", string.Join(' ', body.FindAll(".k-legend").Select(ElementWords.Of)), StringComparison.Ordinal);
    }

    [Fact]
    public void Consensus_IsMarkedOnItsRow()
    {
        var result = SmallResult.Build(cell => cell.Key == new CellKey(Part.SubArea("2.1"), Slice.All) ? cell with { Consensus = true } : cell);
        var body = Compared(result, SmallResult.Edition.SubAreas.ToDictionary(subArea => subArea.Code, subArea => subArea.MaxPoints / 2));

        var marked = Assert.Single(body.FindAll(".kc-comparison-table .kc-name"), name => name.TextContent.Contains("Samsyn", StringComparison.Ordinal));
        Assert.StartsWith("2.1", ElementWords.Of(marked), StringComparison.Ordinal);
    }

    private IRenderedComponent<ComparisonBody> Compared(App.Scoring.RoundResult result, Dictionary<string, decimal> points)
    {
        var official = SmallResult.Official(70) with { Result = OfficialResult.BySubArea(result.Edition, points, []) };
        var made = new RoundComparison(
            result, official, Comparer.Compare(EstimateView.From(result.Edition, result.Estimate, result.Plan), official.Result, official.Edition, Crosswalk.Empty));
        return Render<ComparisonBody>(parameters => parameters.Add(page => page.Comparison, made).Add(page => page.Address, "/omgangar/prov"));
    }

    private IRenderedComponent<ComparisonBody> Body(params OfficialConflict[] conflicts)
    {
        var result = SmallResult.Build();
        var official = SmallResult.Official(70) with { Conflicts = conflicts };
        var made = new RoundComparison(
            result, official, Comparer.Compare(EstimateView.From(result.Edition, result.Estimate, result.Plan), official.Result, official.Edition, Crosswalk.Empty));
        return Render<ComparisonBody>(parameters => parameters.Add(page => page.Comparison, made).Add(page => page.Address, "/omgangar/prov"));
    }
}
