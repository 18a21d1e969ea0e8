using Bunit;
using Kompass.SelfAssess.Web.Components;

namespace Kompass.SelfAssess.Web.Tests.Components;

/// <summary>The components of the start page.</summary>
public sealed class StartPageTests : ComponentTestBase
{
    [Fact]
    public void ResponseBar_Target_IsDrawnAndSaid()
    {
        var bar = Render<ResponseBar>(parameters => parameters
            .Add(component => component.Answered, 27)
            .Add(component => component.Invited, 60)
            .Add(component => component.Target, 42));

        Assert.Equal("27 av 60 har svarat, 45 procent", ElementWords.Of(bar.Find(".k-response-words")));
        Assert.Equal("45%", bar.Find(".k-response-fill").GetAttribute("width"));
        Assert.Equal("70%", bar.Find("line").GetAttribute("x1"));
        Assert.Equal("mål 42 svar", bar.Find("p.k-hidden").TextContent);
    }

    [Fact]
    public void ResponseBar_NobodyInvited_IsEmpty()
    {
        var bar = Render<ResponseBar>(parameters => parameters.Add(component => component.Answered, 0).Add(component => component.Invited, 0));

        Assert.Equal("0%", bar.Find(".k-response-fill").GetAttribute("width"));
    }

    [Fact]
    public void ResponseBar_EveryLanguage_WritesGeometryWithAPoint()
    {
        var bar = Render<ResponseBar>(parameters => parameters.Add(component => component.Answered, 1).Add(component => component.Invited, 3));

        Assert.Equal("33.33%", bar.Find(".k-response-fill").GetAttribute("width"));
    }

    [Theory]
    [InlineData(14, "om 14 månader", 15)]
    [InlineData(1, "om en månad", 2)]
    [InlineData(0, "den här månaden", 1)]
    public void MonthRing_Months_AreCountedInTicksAndWords(int months, string words, int longTicks)
    {
        var ring = Render<MonthRing>(parameters => parameters.Add(component => component.Months, months));

        Assert.Equal(words, ElementWords.Of(ring.Find("p")));
        Assert.Equal(longTicks, ring.FindAll("svg > path[d='M0-32V-43']").Count);
        Assert.Single(ring.FindAll(".k-ring-now"));
    }

    [Fact]
    public void Course_Now_IsTheCurrentDate()
    {
        var course = Render<Course>(parameters => parameters
            .Add(component => component.Label, "Vägen dit")
            .Add(component => component.Items, (CourseItem[])
            [
                new("I dag, 24 november", "Omgången är öppen", CourseKind.Now),
                new("januari 2024", "Officiell utvärdering", CourseKind.Official),
            ]));

        Assert.Equal("I dag, 24 november Omgången är öppen", ElementWords.Of(Assert.Single(course.FindAll("li[aria-current=date]"))));
        Assert.Equal("official", course.FindAll("li")[1].GetAttribute("data-kind"));
        Assert.Equal("Vägen dit", course.Find("ol").GetAttribute("aria-label"));
    }

    [Fact]
    public void TaskCard_Actions_OnePrimaryAndTheRestSecondary()
    {
        var card = Render<TaskCard>(parameters => parameters
            .Add(component => component.Kicker, "Öppen omgång")
            .Add(component => component.Title, "Självvärdering hösten 2022")
            .Add(component => component.Tag, new TagInfo(TagKind.Warning, "Stänger 9 december"))
            .Add(component => component.Response, new ResponseCount(27, 60))
            .Add(component => component.Counts, (DefinitionRow[])[new("Chefer", "8 av 16")])
            .Add(component => component.Actions, (ActionLink[])[new("Se svarsläget", "/a", Primary: true), new("Förhandsgranska", "/b")]));

        Assert.Equal("Självvärdering hösten 2022", card.Find("article h2").TextContent);
        Assert.Equal(["primary", "secondary"], card.FindAll("a.ds-button").Select(link => link.GetAttribute("data-variant")));
        Assert.Equal("Stänger 9 december", ElementWords.Of(card.Find("[data-kind=warning]")));
        Assert.Equal("Chefer 8 av 16", ElementWords.Of(card.Find(".k-counts")));
    }

    [Fact]
    public void DefinitionRows_Link_FollowsTheWordsAfterASpace()
    {
        var rows = Render<DefinitionRows>(parameters => parameters.Add(
            component => component.Items,
            (DefinitionRow[])[new("Samsyn", "Inget möte är inplanerat.", "Planera samsynsmöte", "/samsyn")]));

        Assert.Equal("Inget möte är inplanerat. Planera samsynsmöte", ElementWords.Of(rows.Find("dd")));
        Assert.Equal("/samsyn", rows.Find("dd a").GetAttribute("href"));
    }

    [Fact]
    public void Pairs_Items_AreTermsAndValues()
    {
        Render<Pairs>(parameters => parameters.Add(component => component.Items, (DefinitionRow[])[new("Officiell", "536")]))
            .MarkupMatches("""<dl class="k-pairs"><div><dt>Officiell</dt><dd>536</dd></div></dl>""");
    }

    [Fact]
    public void Metrics_Unit_FollowsTheNumber()
    {
        var metrics = Render<Metrics>(parameters => parameters.Add(
            component => component.Items,
            (Metric[])[new("Träffar", "27", "av 36", "75 procent av delområdena."), new("Rangordning", "0,64", null, "1 är helt lika.")]));

        Assert.Equal(["27 av 36", "0,64"], metrics.FindAll(".k-metric-number").Select(ElementWords.Of));
        Assert.Equal(["Träffar", "Rangordning"], metrics.FindAll("dt").Select(ElementWords.Of));
    }

    [Fact]
    public void EmptyState_WithoutLink_IsOneSentence()
    {
        Render<EmptyState>(parameters => parameters.Add(component => component.Text, "Ingen omgång är öppen."))
            .MarkupMatches("""<p class="k-empty">Ingen omgång är öppen.</p>""");
    }
}
