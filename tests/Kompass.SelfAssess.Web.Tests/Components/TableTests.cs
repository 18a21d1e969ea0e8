using Bunit;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Web.Components;

namespace Kompass.SelfAssess.Web.Tests.Components;

public sealed class TableTests : ComponentTestBase
{
    [Fact]
    public void CellValue_Number_IsWrittenInSwedish()
    {
        var cell = Render<CellValue>(parameters => parameters.Add(component => component.Number, 1068.94m));

        Assert.Equal("1\u00a0068,9", cell.Find(".k-number").TextContent);
    }

    [Theory]
    [InlineData(CellState.Withheld, "..", "visas inte, för få svar")]
    [InlineData(CellState.NotApplicable, ".", "ej tillämpligt")]
    [InlineData(CellState.Missing, "–", "uppgift saknas")]
    public void CellValue_Sign_IsSeenAsASignAndHeardAsWords(CellState sign, string glyph, string words)
    {
        var cell = Render<CellValue>(parameters => parameters.Add(component => component.Sign, sign));

        cell.MarkupMatches($"""<span class="k-sign"><span aria-hidden="true">{glyph}</span><span class="k-hidden">{words}</span></span>""");
    }

    [Fact]
    public void CellValue_WithheldWithNumber_NeverShowsTheNumber()
    {
        var cell = Render<CellValue>(parameters => parameters
            .Add(component => component.Number, 71.8m)
            .Add(component => component.Text, "71,8")
            .Add(component => component.Sign, CellState.Withheld)
            .Add(component => component.Reason, "Visas inte, 4 svar"));

        Assert.DoesNotContain("71", cell.Markup, StringComparison.Ordinal);
        Assert.Contains("Visas inte, 4 svar", cell.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void CellValue_Nothing_IsMissing()
    {
        Assert.Equal("–", Render<CellValue>().Find("[aria-hidden]").TextContent);
    }

    [Fact]
    public void DataTable_HeadersCaptionAndLabels_AreInPlace()
    {
        var table = Render<DataTable>(parameters => parameters
            .Add(component => component.Id, "areas")
            .Add(component => component.Caption, "Poäng per område")
            .Add(component => component.Columns, (DataColumn[])[new("Område"), new("Alla", Numeric: true, SubText: "48 svar"), new("Fack", Numeric: true)])
            .Add(component => component.Rows, (IReadOnlyList<DataCell>[])
            [
                [DataCell.Link("1 Samspel", "/omrade/1"), DataCell.Of(68.9m), DataCell.Of(CellState.Withheld)],
            ]));

        Assert.Equal("Poäng per område", table.Find("table > caption").TextContent);
        Assert.Equal(["Område", "Alla 48 svar", "Fack"], table.FindAll("thead th[scope=col]").Select(ElementWords.Of));
        Assert.Equal("/omrade/1", table.Find("tbody th[scope=row] a").GetAttribute("href"));
        Assert.Equal(["Alla", "Fack"], table.FindAll("tbody td").Select(cell => cell.GetAttribute("data-label")));
        Assert.Equal("68,9", ElementWords.Of(table.Find("td[data-label=Alla]")));
        Assert.Equal("areas-caption", table.Find("[role=region]").GetAttribute("aria-labelledby"));
    }

    [Fact]
    public void SignLegend_UsedSigns_AreExplainedInOrder()
    {
        var legend = Render<SignLegend>(parameters => parameters
            .Add(component => component.Signs, (CellState[])[CellState.Withheld, CellState.Missing])
            .Add(component => component.Minimum, 5));

        Assert.Equal(
            [".. visas inte eftersom gruppen har färre än fem svar.", "– uppgift saknas."],
            legend.FindAll("p").Select(ElementWords.Of));
    }

    [Fact]
    public void SignLegend_NoSigns_SaysNothing()
    {
        Render<SignLegend>(parameters => parameters.Add(component => component.Signs, (CellState[])[])).MarkupMatches("");
    }
}
