using Deque.AxeCore.Commons;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Kompass.SelfAssess.Browser.Tests.Pages;

/// <summary>axe on every page. Language, theme and width meet pairwise: each page is seen in four of the eight combinations that hold every pair.</summary>
[Collection(BrowserSharing.Name)]
public sealed class AccessibilityTests(BrowserHost host)
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    // In the page itself and for faults only: the usual way carries every passed node of every rule here and back.
    private const string Run = """
        async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
          .flatMap((violation) => violation.nodes.map((node) => `${violation.id} ${node.html.slice(0, 160)}`))
        """;

    public static TheoryData<string, ColorScheme, int> Combinations => new()
    {
        { "sv", ColorScheme.Light, 1280 },
        { "sv", ColorScheme.Dark, 390 },
        { "en", ColorScheme.Light, 390 },
        { "en", ColorScheme.Dark, 1280 },
    };

    [Theory]
    [MemberData(nameof(Combinations))]
    public Task Axe_EveryPage_FindsNothing(string language, ColorScheme theme, int width) =>
        Tour.FindsNothingAsync(host, new Look(language, width, Theme: theme), async page =>
        {
            await page.EvaluateAsync(Axe);
            return await page.EvaluateAsync<string[]>(Run);
        });

    [Fact]
    public void Pages_OfTheProgram_AreAllLookedAt()
    {
        var known = ProgramPage.All(host).Select(page => page.Page).ToHashSet();
        var missing = host.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Select(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>()?.ViewEnginePath).OfType<string>().Distinct()
            .Where(page => !known.Contains(page) && !ProgramPage.NotToured.Contains(page) && page != "/Komponenter" && page != "/Fel/Index");

        Assert.Empty(missing);
    }
}
