using System.Net;
using Kompass.SelfAssess.TestKit.Web;

namespace Kompass.SelfAssess.Web.Tests.Components.Layout;

/// <summary>The frame around every page, in the running program.</summary>
public sealed class LayoutPagesTests(LayoutPagesTests.Host fixture) : IClassFixture<LayoutPagesTests.Host>
{
    private readonly KompassHost host = fixture;

    [Fact]
    public async Task SignedOut_Page_HasSkipLinkLanguageAndNoMenu()
    {
        using var visitor = host.Visit();

        var page = await visitor.GetPageAsync("/konto/logga-in");

        Assert.Equal("sv", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("#innehall", page.QuerySelector("body > a")!.GetAttribute("href"));
        Assert.NotNull(page.QuerySelector("main#innehall"));
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Null(page.QuerySelector("nav.k-nav"));
    }

    [Fact]
    public async Task SignedIn_Header_TellsWhereWhoAndAsWhat()
    {
        using var visitor = await host.SignInAsAsync(Role.Coordinator);

        var page = await visitor.GetPageAsync("/ramverk");

        Assert.Equal("Testköping", page.QuerySelector(".k-where")!.TextContent);
        Assert.Contains("Samordnare", page.QuerySelector(".k-who summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Ramverk", Assert.Single(page.QuerySelectorAll(".k-nav [aria-current]")).TextContent);
    }

    [Fact]
    public async Task SignOut_Button_EndsTheVisit()
    {
        using var visitor = await host.SignInAsAsync(Role.Reader);
        var page = await visitor.GetPageAsync("/ramverk");

        var after = await visitor.SubmitFormAsync(page, new Dictionary<string, string?>(), ".k-who form");

        Assert.Null(after.QuerySelector(".k-who"));
    }

    [Fact]
    public async Task Language_Chosen_StaysAndComesBackToThePage()
    {
        using var visitor = host.Visit();
        var page = await visitor.GetPageAsync("/konto/logga-in");

        var after = await visitor.SubmitFormAsync(page, new Dictionary<string, string?>(), "footer form");

        Assert.Equal("en", after.DocumentElement.GetAttribute("lang"));
        Assert.Equal("/konto/logga-in", new Uri(after.Url).AbsolutePath);
        Assert.Equal("På svenska", after.QuerySelector("footer button")!.TextContent);
    }

    [Theory]
    [InlineData("https://example.com/")]
    [InlineData("//example.com")]
    [InlineData(null)]
    public async Task Language_ForeignReturnAddress_GoesHome(string? address)
    {
        using var visitor = host.Visit();
        var fields = new Dictionary<string, string> { ["culture"] = "en" };
        if (address is not null)
        {
            fields["returnUrl"] = address;
        }

        using var content = new FormUrlEncodedContent(fields);
        using var response = await visitor.Client.PostAsync(new Uri("/sprak", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/", response.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Language_Unknown_SetsNoCookie()
    {
        using var visitor = host.Visit();
        using var content = new FormUrlEncodedContent(new Dictionary<string, string> { ["culture"] = "xx" });

        using var response = await visitor.Client.PostAsync(new Uri("/sprak", UriKind.Relative), content);

        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Gallery_OutsideDevelopment_DoesNotExist()
    {
        using var visitor = host.Visit();

        using var response = await visitor.GetAsync("/komponenter");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    /// <summary>One program for all tests of the class, on SQLite.</summary>
    public sealed class Host : KompassHost;
}
