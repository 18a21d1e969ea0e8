using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Kompass.SelfAssess.TestKit.Web;
using Kompass.SelfAssess.Web.Hosting;

namespace Kompass.SelfAssess.Web.Tests.Hosting;

/// <summary>What holds on every page that answers: headers, nothing inline, one heading, a name.</summary>
[Collection(SharedHost.Name)]
public sealed class EveryPageTests(KompassHost host)
{
    [Theory]
    [InlineData(Role.Anonymous)]
    [InlineData(Role.Coordinator)]
    [InlineData(Role.PlatformAdministrator)]
    public async Task EveryAnswer_CarriesTheHeaders(Role role)
    {
        using var visitor = await host.SignInAsAsync(role);
        foreach (var template in PageMap.TemplatesOf(host))
        {
            using var answer = await visitor.GetAsync(PageMap.AddressOf(template, Guid.NewGuid()));
            Assert.Equal(SecurityHeaders.ContentSecurityPolicy, Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
            Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.True(answer.Headers.Contains("Permissions-Policy"), template);
            Assert.True(answer.Headers.CacheControl is { NoStore: true }, $"{template} may be kept in a cache.");
            Assert.False(answer.Headers.Contains("Server"), template);
        }
    }

    [Theory]
    [InlineData(Role.Anonymous)]
    [InlineData(Role.Coordinator)]
    [InlineData(Role.PlatformAdministrator)]
    public async Task EveryPage_HasNothingInlineOneHeadingAndAName(Role role)
    {
        using var visitor = await host.SignInAsAsync(role);
        var seen = 0;
        foreach (var template in PageMap.TemplatesOf(host))
        {
            using var answer = await visitor.GetAsync(PageMap.AddressOf(template, Guid.NewGuid()));
            if (answer.StatusCode == HttpStatusCode.Redirect || answer.Content.Headers.ContentType?.MediaType != "text/html")
            {
                continue;
            }

            seen++;
            var page = await Visitor.ReadAsync(answer);
            Assert.True(Inline(page).Count == 0, $"{template}: {string.Join(", ", Inline(page))}");
            Assert.True(page.QuerySelectorAll("h1").Length == 1, $"{template} has {page.QuerySelectorAll("h1").Length} h1.");
            Assert.False(string.IsNullOrWhiteSpace(page.QuerySelector("h1")!.TextContent), template);
            Assert.EndsWith(" – Kompass", page.Title, StringComparison.Ordinal);
            Assert.Equal("sv", page.DocumentElement.GetAttribute("lang"));
            Assert.True(page.QuerySelectorAll("[id]").GroupBy(element => element.Id).All(group => group.Count() == 1), $"{template} has an id twice.");
        }

        Assert.True(seen > 10);
    }

    [Theory]
    [InlineData(Role.Anonymous)]
    [InlineData(Role.Coordinator)]
    [InlineData(Role.PlatformAdministrator)]
    public async Task EveryPage_SentSomethingItHasNoFormFor_DoesNotFail(Role role)
    {
        using var visitor = await host.SignInAsAsync(role);
        var token = (await visitor.GetPageAsync(role == Role.Anonymous ? "/konto/logga-in" : "/konto")).QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        foreach (var template in PageMap.TemplatesOf(host).Where(template => template != "/konto/logga-ut" && PageMap.FolderOf(template) != "fel"))
        {
            foreach (var query in new[] { "", "?handler=finns-inte" })
            {
                using var content = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
                using var answer = await visitor.Client.PostAsync(new Uri(PageMap.AddressOf(template, Guid.NewGuid()) + query, UriKind.Relative), content);
                Assert.True((int)answer.StatusCode < 500, $"{template}{query} answered {(int)answer.StatusCode}.");
            }
        }
    }

    [Theory]
    [InlineData("/hjalp")]
    [InlineData("/integritet")]
    [InlineData("/tillganglighet")]
    public async Task PageThatOnlyTells_IsReadByAnybodyButTakesNothing(string address)
    {
        using var visitor = host.Visit();
        var page = await visitor.GetPageAsync(address);
        var token = (await visitor.GetPageAsync("/konto/logga-in")).QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var content = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
        using var posted = await visitor.Client.PostAsync(new Uri(address, UriKind.Relative), content);

        Assert.NotNull(page.QuerySelector("h1"));
        Assert.Equal(HttpStatusCode.NotFound, posted.StatusCode);
    }

    [Fact]
    public async Task StaticFile_IsServedWithTheHeadersAndMayBeKept()
    {
        using var visitor = host.Visit();
        var page = await visitor.GetPageAsync("/konto/logga-in");
        foreach (var sheet in page.QuerySelectorAll<IHtmlLinkElement>("link[rel=stylesheet]"))
        {
            using var answer = await visitor.GetAsync(sheet.GetAttribute("href")!);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.False(answer.Headers.CacheControl!.NoStore);
        }
    }

    private static List<string> Inline(IHtmlDocument page) =>
    [
        .. page.All.SelectMany(element => element.Attributes
            .Where(attribute => attribute.Name == "style" || attribute.Name.StartsWith("on", StringComparison.Ordinal)
                || attribute.Value.TrimStart().StartsWith("javascript:", StringComparison.OrdinalIgnoreCase))
            .Select(attribute => $"<{element.LocalName} {attribute.Name}>")),
        .. page.QuerySelectorAll("style").Select(_ => "<style>"),
        .. page.QuerySelectorAll("script:not([src])").Select(_ => "<script>"),
        .. page.QuerySelectorAll("[src], link[href], form[action]")
            .Select(element => element.GetAttribute("src") ?? element.GetAttribute("action") ?? element.GetAttribute("href")!)
            .Where(address => address.Contains("//", StringComparison.Ordinal)),
    ];
}
