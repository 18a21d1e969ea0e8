using Bunit;
using Kompass.SelfAssess.Web.Components;

namespace Kompass.SelfAssess.Web.Tests.Components;

/// <summary>Components that say where the reader is.</summary>
public sealed class WayfindingTests : ComponentTestBase
{
    [Fact]
    public void Crumbs_Last_IsThisPageAndNoLink()
    {
        var crumbs = Render<Crumbs>(parameters => parameters.Add(component => component.Items, (Crumb[])[new("Omgångar", "/omgangar"), new("Våren 2022")]));

        crumbs.MarkupMatches("""
            <nav class="k-crumbs" aria-label="Här är du">
              <ol>
                <li><a href="/omgangar">Omgångar</a></li>
                <li><span aria-current="page">Våren 2022</span></li>
              </ol>
            </nav>
            """);
    }

    [Fact]
    public void Tabs_Current_IsMarkedOnce()
    {
        var tabs = Render<Tabs>(parameters => parameters
            .Add(component => component.Label, "Omgången")
            .Add(component => component.Items, (TabLink[])[new("Resultat", "/r", Current: true), new("Jämförelse", "/j")]));

        Assert.Equal("Resultat", Assert.Single(tabs.FindAll("a[aria-current=page]")).TextContent);
        Assert.Equal("Omgången", tabs.Find("nav").GetAttribute("aria-label"));
    }

    [Theory]
    [InlineData(1, "rotate(0)")]
    [InlineData(2, "rotate(45)")]
    [InlineData(8, "rotate(315)")]
    public void AreaRose_Area_PointsItsOwnWay(int area, string direction)
    {
        var rose = Render<AreaRose>(parameters => parameters.Add(component => component.Area, area));

        Assert.Equal(8, rose.FindAll("path").Count);
        Assert.Equal(direction, Assert.Single(rose.FindAll(".k-rose-own")).GetAttribute("transform"));
        Assert.Equal("true", rose.Find("svg").GetAttribute("aria-hidden"));
    }

    [Theory]
    [InlineData(TagKind.Neutral, "neutral", false)]
    [InlineData(TagKind.Warning, "warning", false)]
    [InlineData(TagKind.Success, "success", true)]
    [InlineData(TagKind.Danger, "danger", true)]
    [InlineData(TagKind.NotStarted, "neutral", true)]
    [InlineData(TagKind.Ongoing, "info", true)]
    [InlineData(TagKind.Over, "warning", true)]
    [InlineData(TagKind.Hit, "neutral", true)]
    [InlineData(TagKind.Under, "info", true)]
    public void Tag_Kind_HasColourSignAndAlwaysAWord(TagKind kind, string colour, bool sign)
    {
        var tag = Render<Tag>(parameters => parameters.Add(component => component.Kind, kind).Add(component => component.Text, "Läge"));

        Assert.Equal(colour, tag.Find(".k-tag").GetAttribute("data-kind"));
        Assert.Equal(sign ? 1 : 0, tag.FindAll("svg[aria-hidden=true]").Count);
        Assert.Equal("Läge", ElementWords.Of(tag.Find(".k-tag")));
    }

    [Theory]
    [InlineData(NoticeKind.Info, "info", "Bra att veta.")]
    [InlineData(NoticeKind.Success, "success", "Klart.")]
    [InlineData(NoticeKind.Warning, "warning", "Tänk på.")]
    [InlineData(NoticeKind.Danger, "danger", "Fel.")]
    public void Notice_Kind_IsSaidInAWord(NoticeKind kind, string name, string word)
    {
        var notice = Render<Notice>(parameters => parameters.Add(component => component.Kind, kind).Add(component => component.Text, "Omgången är öppen."));

        Assert.Equal(name, notice.Find(".k-notice").GetAttribute("data-kind"));
        Assert.Equal($"{word} Omgången är öppen.", ElementWords.Of(notice.Find("p")));
        Assert.False(notice.Find(".k-notice").HasAttribute("role"));
    }

    [Fact]
    public void Notice_Live_IsAStatus()
    {
        var notice = Render<Notice>(parameters => parameters.Add(component => component.Kind, NoticeKind.Success).Add(component => component.Live, true));

        Assert.Equal("status", notice.Find(".k-notice").GetAttribute("role"));
    }

    [Fact]
    public void Contents_OpenArea_ShowsItsSubAreasWithCounts()
    {
        var contents = Render<Contents>(parameters => parameters
            .Add(component => component.Areas, (ContentsArea[])
            [
                new(1, "Samspel", "/svara/1", 16, 16, [new("1.1", "Strategi", "/svara/1.1", 4, 4)]),
                new(2, "Samhälle", "/svara/2", 9, 14, [new("2.3", "Ekologi", "/svara/2.3", 2, 4, Current: true)], Open: true),
            ])
            .Add(component => component.ReviewHref, "/svara/granska"));

        var nav = contents.Find("nav.k-contents");
        Assert.Equal("2.3 Ekologi 2 av 4", ElementWords.Of(Assert.Single(nav.QuerySelectorAll("[aria-current=page]"))));
        Assert.DoesNotContain("1.1", nav.TextContent, StringComparison.Ordinal);
        Assert.Equal("Innehåll 25 av 30 frågor", ElementWords.Of(contents.Find("details > summary")));
        Assert.Equal("/svara/granska", nav.QuerySelector(".k-contents-review a")!.GetAttribute("href"));
    }

    [Fact]
    public void CopyField_WithoutScript_OffersTheFieldOnly()
    {
        var copy = Render<CopyField>(parameters => parameters
            .Add(component => component.Id, "link")
            .Add(component => component.Label, "Personlig länk")
            .Add(component => component.Value, "https://example.se/svara/x"));

        Assert.True(copy.Find("button").HasAttribute("hidden"));
        Assert.True(copy.Find("input#link").HasAttribute("readonly"));
        Assert.Equal("link", copy.Find("button").GetAttribute("data-copy"));
        Assert.NotNull(copy.Find("#link-status[role=status]"));
    }

    [Fact]
    public void ConfirmBox_Tick_IsAskedForWithTheError()
    {
        var box = Render<ConfirmBox>(parameters => parameters
            .Add(component => component.Title, "Stäng omgången?")
            .Add(component => component.Text, "Det går inte att ångra.")
            .Add(component => component.ButtonText, "Stäng omgången")
            .Add(component => component.CancelHref, "/omgangar/1")
            .Add(component => component.TickLabel, "Jag vet.")
            .Add(component => component.Error, "Kryssa i rutan först."));

        Assert.Equal("true", box.Find("input[type=checkbox][name=Confirmed]").GetAttribute("aria-invalid"));
        Assert.Equal("submit", box.Find("button").GetAttribute("type"));
        Assert.Equal("Avbryt", box.Find("a[href='/omgangar/1']").TextContent);
    }

    [Fact]
    public void LevelList_Levels_AreNumberedFromZero()
    {
        var list = Render<LevelList>(parameters => parameters.Add(component => component.Question, SampleQuestion.Question));

        Assert.Equal("0", list.Find("ol").GetAttribute("start"));
        Assert.Equal(
            ["Saknas", "Enstaka insatser", "Påbörjat", "Gemensamt", "Inarbetat", "Utvecklas"],
            list.FindAll(".k-rubric-name").Select(name => ElementWords.Of(name)[2..]));
    }

    [Fact]
    public void LockNote_Link_FollowsThePromise()
    {
        var note = Render<LockNote>(parameters => parameters
            .Add(component => component.Text, "Dina svar är anonyma.")
            .Add(component => component.LinkText, "Läs mer")
            .Add(component => component.LinkHref, "/integritet"));

        Assert.Equal("Dina svar är anonyma. Läs mer", ElementWords.Of(note.Find("p")));
    }

    [Fact]
    public void Mark_IsDecoration()
    {
        Assert.Equal("true", Render<Mark>().Find("svg").GetAttribute("aria-hidden"));
    }
}
