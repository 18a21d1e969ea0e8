using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Kompass.SelfAssess.App.Comparison;
using Kompass.SelfAssess.Domain.Comparison;
using Kompass.SelfAssess.TestKit.Web;
using Kompass.SelfAssess.Web.Tests.Components;
using Kompass.SelfAssess.Web.Tests.Pages.Omgangar;
using Microsoft.Extensions.DependencyInjection;

namespace Kompass.SelfAssess.Web.Tests.Pages.Utvarderingar;

[Collection(SharedResultHost.Name)]
public sealed class HistorikTests(ResultHost host)
{
    private const string Address = "/utvarderingar/historik";

    [Fact]
    public async Task Total_EveryResult_StandsWithItsEditionAndSourceAndTheBreakIsDrawn()
    {
        using var reader = await host.ReaderAsync();
        var page = await reader.GetPageAsync(Address);
        var history = await HistoryAsync();
        var rows = Rows(page, "total-tabell");

        Assert.Equal(history.Entries.Count, rows.Count);
        foreach (var (entry, row) in history.Entries.Zip(rows))
        {
            var cells = row.QuerySelectorAll("td").Select(ElementWords.Of).ToList();
            Assert.StartsWith(entry.Official ? "Officiell, " : $"Uppskattad, {entry.Name}", ElementWords.Of(row.QuerySelector("th")!), StringComparison.Ordinal);
            Assert.EndsWith("av 800", cells[0], StringComparison.Ordinal);
            Assert.Equal(entry.Edition.Name.In("sv"), cells[2]);
            Assert.Equal(entry.Official ? entry.Source : $"{entry.Respondents} svar", cells[3]);
        }

        var picture = page.QuerySelector("#total-title")!.ParentElement!;
        Assert.Equal(History.Runs(history.Entries).Count - 1, picture.QuerySelectorAll(".kc-trend-break").Length);
        Assert.Equal(history.Entries.Count, picture.QuerySelectorAll(".kc-marker").Length);
        Assert.Contains("/ramverk/brygga?fran=2002&till=2020-v2", page.QuerySelectorAll<IHtmlAnchorElement>(".k-notice a").Select(link => link.GetAttribute("href")));
        Assert.Empty(Signs.Unexplained(page));
    }

    /// <summary>The areas of 2002 are not those of 2020: each edition has its own table, and between them nothing is compared.</summary>
    [Fact]
    public async Task Areas_OfAnotherEdition_AreRefusedWithTheReason()
    {
        using var reader = await host.ReaderAsync();
        var page = await reader.GetPageAsync(Address);

        Assert.Equal(8, Rows(page, "omraden-2020-v2").Count);
        Assert.Equal(8, Rows(page, "omraden-2002").Count);
        Assert.Null(page.QuerySelector("#omraden-procent-caption"));
        Assert.Contains("Områdena i Kommunkompassen 2002 är inte desamma som i Kommunkompassen 2020, 36 delområden och går inte att jämföra.", page.Words(), StringComparison.Ordinal);
    }

    /// <summary>1.4 has a strong predecessor in 2002 (1.3), 3.5 has none, and of 2003 only the areas are known.</summary>
    [Theory]
    [InlineData("1.4", "procent", "1.3")]
    [InlineData("2.1", "Saknas", "saknar föregångare")]
    public async Task SubArea_ShowsEveryLinksFit(string code, string fit, string words)
    {
        using var reader = await host.ReaderAsync();
        var page = await reader.GetPageAsync($"{Address}?delomrade={code}");
        var rows = Rows(page, "delomrade-tabell").ToDictionary(row => ElementWords.Of(row.QuerySelector("th")!));

        Assert.Equal(code, page.QuerySelector<IHtmlSelectElement>("#delomrade")!.Value);
        Assert.Contains(fit, ElementWords.Of(rows["Officiell, december 2007"]), StringComparison.Ordinal);
        Assert.Contains(words, ElementWords.Of(rows["Officiell, december 2007"]), StringComparison.Ordinal);
        Assert.Contains("Bara områden är publicerade.", ElementWords.Of(rows["Officiell, 2003"]), StringComparison.Ordinal);
        Assert.Contains("Samma utgåva", ElementWords.Of(rows["Officiell, oktober 2022"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?delomrade=9.9")]
    [InlineData("?delomrade=%3Cscript%3E")]
    [InlineData("?delomrade=")]
    public async Task SubArea_Unknown_IsTheFirst(string query)
    {
        using var reader = await host.ReaderAsync();

        Assert.Equal("1.1", (await reader.GetPageAsync(Address + query)).QuerySelector<IHtmlSelectElement>("#delomrade")!.Value);
    }

    [Fact]
    public async Task MunicipalityWithNothing_SaysSo()
    {
        using var reader = await host.SignInAsAsync(Role.Reader, (await host.OrganisationAsync($"Kommun {Guid.NewGuid():N}")).Id);
        var page = await reader.GetPageAsync(Address);

        Assert.Contains("varken en officiell utvärdering eller en fastställd självvärdering", page.Words(), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main table, main svg.kc-trend-picture"));
    }

    [Fact]
    public async Task English_IsEnglishThroughout()
    {
        using var reader = await host.ReaderAsync();
        await reader.SpeakEnglishAsync();
        var page = await reader.GetPageAsync(Address);

        Assert.Equal("Our history", ElementWords.Of(page.QuerySelector("h1")!));
        Assert.DoesNotContain("Delområde", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private async Task<HistoryView> HistoryAsync()
    {
        await using var scope = host.Scope(await host.KarlskogaIdAsync());
        return await scope.ServiceProvider.GetRequiredService<HistoryService>().LoadAsync(default);
    }

    private static List<IElement> Rows(IHtmlDocument page, string id) => [.. page.QuerySelector($"#{id}-caption")!.Closest("table")!.QuerySelectorAll("tbody tr")];
}
