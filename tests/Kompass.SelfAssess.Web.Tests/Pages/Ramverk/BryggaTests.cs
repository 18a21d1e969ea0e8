using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Web.Tests.Components;
using Kompass.SelfAssess.Web.Tests.Pages.Omgangar;
using Microsoft.Extensions.DependencyInjection;

namespace Kompass.SelfAssess.Web.Tests.Pages.Ramverk;

[Collection(SharedResultHost.Name)]
public sealed class BryggaTests(ResultHost host)
{
    [Theory]
    [InlineData("2020-v1", "2020-v2")]
    [InlineData("2020-v2", "2020-v1")]
    [InlineData("2002", "2020-v2")]
    [InlineData("2010", "2016")]
    [InlineData("2016", "2010")]
    public async Task Page_ShowsEveryLinkWithItsFitInWords(string from, string to)
    {
        using var reader = await host.ReaderAsync();
        var page = await reader.GetPageAsync($"/ramverk/brygga?fran={from}&till={to}");
        var bridge = await BridgeAsync(from, to);
        var rows = page.QuerySelectorAll("main tbody tr").ToList();

        Assert.Equal(bridge.SubAreas.Count + bridge.Areas.Count, rows.Count);
        Assert.Equal([from, to], new[] { "#fran", "#till" }.Select(id => page.QuerySelector<IHtmlSelectElement>(id)!.Value));
        foreach (var (link, row) in bridge.SubAreas.Where(link => link.To is not null).Zip(rows))
        {
            Assert.StartsWith(link.To!, ElementWords.Of(row.QuerySelector("th")!), StringComparison.Ordinal);
            Assert.StartsWith(link.From ?? "Saknas", ElementWords.Of(row.QuerySelectorAll("td")[0]), StringComparison.Ordinal);
            Assert.Equal(link.Note, ElementWords.Of(row.QuerySelectorAll("td")[2]));
        }

        // The fits that occur are explained, with how many links have each.
        Assert.Equal(bridge.SubAreas.Concat(bridge.Areas).Select(link => link.Fit).Distinct().Count(), page.QuerySelectorAll("main dl dt").Length);
    }

    [Theory]
    [InlineData("2016", "2020-v2", "Det går inte att jämföra Kommunkompassen 2016 med Kommunkompassen 2020, 36 delområden. Delområdena är inte kända i båda")]
    [InlineData("2002", "2020-v1", "Ingen koppling finns mellan deras delområden eller områden.")]
    [InlineData("2020-v2", "2020-v2", "har samma delområden och maxpoäng")]
    public async Task Page_NoLinks_SaysWhy(string from, string to, string words)
    {
        using var reader = await host.ReaderAsync();
        var page = await reader.GetPageAsync($"/ramverk/brygga?fran={from}&till={to}");

        Assert.Contains(words, ElementWords.Of(page.QuerySelector(".k-empty")!), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main table"));
    }

    [Fact]
    public async Task Page_WithoutAWish_ShowsABridgeToTheEditionOfRounds()
    {
        using var reader = await host.ReaderAsync();
        var page = await reader.GetPageAsync("/ramverk/brygga");

        Assert.Equal("2020-v2", page.QuerySelector<IHtmlSelectElement>("#till")!.Value);
        Assert.NotEmpty(page.QuerySelectorAll("main table"));
        Assert.Equal("/ramverk/brygga", (await reader.GetPageAsync("/ramverk")).QuerySelector("main .k-actions a[href*=brygga]")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("?fran=finns-inte")]
    [InlineData("?till=%3Cscript%3E")]
    public async Task Page_UnknownEdition_DoesNotExist(string query)
    {
        using var reader = await host.ReaderAsync();
        using var answer = await reader.GetAsync($"/ramverk/brygga{query}");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task<EditionBridge> BridgeAsync(string from, string to)
    {
        await using var scope = host.Scope(null);
        var catalogue = scope.ServiceProvider.GetRequiredService<EditionCatalogue>();
        return EditionBridge.Between(
            (await catalogue.FindAsync(from, default))!.Edition, (await catalogue.FindAsync(to, default))!.Edition, await catalogue.CrosswalkAsync(default));
    }
}
