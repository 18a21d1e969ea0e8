using System.Text.RegularExpressions;
using Bunit;
using Kompass.SelfAssess.Web.Components.Charts;

namespace Kompass.SelfAssess.Web.Tests.Components.Charts;

/// <summary>What holds for every chart, seen on the gallery that holds them all.</summary>
public sealed partial class ChartGalleryTests : ComponentTestBase
{
    [Theory]
    [InlineData("sv")]
    [InlineData("en")]
    public void Texts_BothLanguages_AreAllThere(string language)
    {
        Speak(language);
        Assert.DoesNotMatch(MissingKey(), Render<ChartGallery>().Markup);
    }

    [Fact]
    public void Markup_EveryChart_KeepsTheContentPolicy()
    {
        var gallery = Render<ChartGallery>();
        Assert.Empty(gallery.FindAll("[style], script, style"));
        Assert.DoesNotContain(gallery.FindAll("*"), element => element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)));
    }

    [Fact]
    public void Pictures_Every_HaveTitleOrAreHidden() => Assert.All(
        Render<ChartGallery>().FindAll("svg").Where(svg => svg.ParentElement!.Closest("svg") is null),
        svg => Assert.True(svg.GetAttribute("aria-hidden") == "true" || (svg.GetAttribute("role") == "img" && svg.QuerySelector("title") is { TextContent.Length: > 0 })));

    [Fact]
    public void Ids_Every_AreUnique()
    {
        var ids = Render<ChartGallery>().FindAll("[id]").Select(element => element.Id).ToList();
        Assert.Equal(ids.Distinct().Count(), ids.Count);
    }

    [Fact]
    public void Tables_Every_HaveCaptionAndHeadings() => Assert.All(Render<ChartGallery>().FindAll("table"), table =>
    {
        Assert.NotEmpty(table.QuerySelector("caption")!.TextContent);
        Assert.All(table.QuerySelectorAll("th"), heading => Assert.True(heading.HasAttribute("scope")));
    });

    [Fact]
    public void Coordinates_Every_UsePointsWhateverTheLanguage()
    {
        string[] names = ["x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "width", "height", "dx"];
        Assert.All(Render<ChartGallery>().FindAll("svg, svg *"), element =>
            Assert.All(names.Select(element.GetAttribute).OfType<string>(), value => Assert.DoesNotContain(",", value, StringComparison.Ordinal)));
    }

    // A key without a text is written as the key itself.
    [GeneratedRegex(@">\s*(?:[A-Z][a-z]+){2,}\s*<")]
    private static partial Regex MissingKey();
}
