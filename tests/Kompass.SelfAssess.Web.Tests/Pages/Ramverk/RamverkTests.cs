using System.Net;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.TestKit.Web;
using Kompass.SelfAssess.Web.Tests.Components;
using Kompass.SelfAssess.Web.Tests.Pages.Omgangar;
using Microsoft.Extensions.DependencyInjection;

namespace Kompass.SelfAssess.Web.Tests.Pages.Ramverk;

[Collection(SharedResultHost.Name)]
public sealed class RamverkTests(ResultHost host)
{
    [Theory]
    [InlineData(Role.Reader)]
    [InlineData(Role.Coordinator)]
    [InlineData(Role.PlatformAdministrator)]
    public async Task List_EverySignedInPerson_SeesEveryEdition(Role role)
    {
        using var visitor = await host.SignInAsAsync(role);
        var rows = (await visitor.GetPageAsync("/ramverk")).QuerySelectorAll("main tbody tr");
        var editions = await EditionsAsync();

        Assert.Equal(["2002", "2010", "2016", "2020", "2020-v1", "2020-v2"], editions.Select(edition => edition.Key).Order(StringComparer.Ordinal));
        Assert.Equal(editions.Select(edition => $"/ramverk/{edition.Key}").Order(StringComparer.Ordinal), rows.Select(row => row.QuerySelector("a")!.GetAttribute("href")!).Order(StringComparer.Ordinal));
        var current = rows.Single(row => row.QuerySelector("a[href='/ramverk/2020-v2']") is not null);
        Assert.Equal(["800", "36", QuestionCount(editions)], current.QuerySelectorAll("td").Take(3).Select(ElementWords.Of));
    }

    [Fact]
    public async Task Pages_Anonymous_AskToSignIn()
    {
        using var visitor = host.Visit();
        foreach (var address in new[] { "/ramverk", "/ramverk/2020-v2", "/ramverk/2020-v2/1.1", "/ramverk/2020-v2/1.1/1.1.a" })
        {
            using var answer = await visitor.GetAsync(address);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        }
    }

    [Fact]
    public async Task EveryEdition_ShowsItsAreasSubAreasAndMaxima()
    {
        using var reader = await host.ReaderAsync();
        foreach (var edition in await EditionsAsync())
        {
            var page = await reader.GetPageAsync($"/ramverk/{edition.Key}");
            var rows = page.QuerySelectorAll("main tbody tr").ToList();

            Assert.Equal(edition.Name.In("sv"), page.QuerySelector("h1")!.TextContent);
            Assert.Equal(edition.Areas.Count, page.QuerySelectorAll("main section h2").Length);
            Assert.Equal(
                edition.SubAreas.Select(subArea => $"{subArea.Code} {subArea.Name.In("sv")} {subArea.MaxPoints:0}"),
                rows.Select(row => $"{ElementWords.Of(row.QuerySelector("th")!)} {ElementWords.Of(row.QuerySelector("td")!)}"));
            Assert.Equal(!edition.SubAreas.Any(), page.QuerySelector(".k-intro") is not null);
            Assert.Empty(page.QuerySelectorAll("[id]").GroupBy(element => element.Id).Where(group => group.Count() > 1).Select(group => group.Key));
        }
    }

    [Fact]
    public async Task EverySubAreaOfTheAssessableEdition_ListsItsQuestions()
    {
        using var reader = await host.ReaderAsync();
        var edition = (await EditionsAsync()).Single(candidate => candidate.Assessable);
        foreach (var subArea in edition.SubAreas)
        {
            var page = await reader.GetPageAsync($"/ramverk/{edition.Key}/{subArea.Code}");
            var links = page.QuerySelectorAll("main tbody a");

            Assert.Equal(subArea.Questions.Select(question => $"{question.Code} {question.Text}"), links.Select(link => link.TextContent));
            Assert.Equal(subArea.Questions.Select(question => $"/ramverk/{edition.Key}/{subArea.Code}/{question.Code}"), links.Select(link => link.GetAttribute("href")));
            Assert.All(links, link => Assert.Equal("sv", link.GetAttribute("lang")));
            Assert.Contains("0, 25, 45, 62, 80, 100", page.Words(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task EveryQuestion_ShowsWhyEvidenceGroupsAndSixLevelsWithTheirWorth()
    {
        using var reader = await host.ReaderAsync();
        var edition = (await EditionsAsync()).Single(candidate => candidate.Assessable);
        foreach (var subArea in edition.SubAreas)
        {
            var totals = new Dictionary<bool, decimal> { [true] = 0, [false] = 0 };
            foreach (var question in subArea.Questions)
            {
                var page = await reader.GetPageAsync($"/ramverk/{edition.Key}/{subArea.Code}/{question.Code}");
                var text = page.Words();
                var worth = page.QuerySelectorAll(".k-levels-worth").Select(ElementWords.Of).ToList();

                Assert.Equal(question.Text, page.QuerySelector("h1[lang=sv]")!.TextContent);
                Assert.Equal(question.Why, page.QuerySelector(".k-lead")!.TextContent);
                Assert.All(question.Evidence, hint => Assert.Contains(hint.Hint, text, StringComparison.Ordinal));
                Assert.Equal(question.Levels.Select(level => level.Descriptor), page.QuerySelectorAll(".k-rubric-descriptor").Select(level => level.TextContent));
                Assert.Equal(6, worth.Count);
                Assert.StartsWith("62 % · ", worth[3], StringComparison.Ordinal);
                Assert.Empty(page.QuerySelectorAll("#sprak ~ ul"));
                totals[question.Core] += decimal.Parse(worth[5].Split(" · ")[1].Split(' ')[0], System.Globalization.CultureInfo.GetCultureInfo("sv-SE"));
            }

            Assert.Equal(subArea.MaxPoints, totals[true]);
            Assert.InRange(totals[false], subArea.MaxPoints - 0.2m, subArea.MaxPoints + 0.2m);
        }
    }

    [Fact]
    public async Task Questions_CanBeReadOneAfterTheOther()
    {
        using var reader = await host.ReaderAsync();
        var edition = (await EditionsAsync()).Single(candidate => candidate.Assessable);
        var address = $"/ramverk/{edition.Key}/{edition.SubAreas.First().Code}/{edition.SubAreas.First().Questions[0].Code}";
        var seen = new List<string>();
        while (address is not null)
        {
            var page = await reader.GetPageAsync(address);
            seen.Add(address.Split('/')[^1]);
            var links = page.QuerySelectorAll("main nav.k-actions a").Select(link => link.GetAttribute("href")!).ToList();
            Assert.Equal(seen.Count == 1 || seen.Count == edition.SubAreas.Sum(subArea => subArea.Questions.Count) ? 1 : 2, links.Count);
            address = links.FirstOrDefault(link => !seen.Contains(link.Split('/')[^1]));
        }

        Assert.Equal(edition.SubAreas.SelectMany(subArea => subArea.Questions).Select(question => question.Code), seen);
    }

    [Fact]
    public async Task SubAreaOfAnOlderEdition_SaysThatItsQuestionsAreNotHere()
    {
        using var reader = await host.ReaderAsync();
        var edition = (await EditionsAsync()).Single(candidate => candidate.Key == "2002");
        var page = await reader.GetPageAsync($"/ramverk/2002/{edition.SubAreas.First().Code}");

        Assert.Empty(page.QuerySelectorAll(".k-levels"));
        Assert.NotNull(page.QuerySelector(".k-intro"));
    }

    [Theory]
    [InlineData("/ramverk/1999")]
    [InlineData("/ramverk/%3Cscript%3E")]
    [InlineData("/ramverk/2020-v2/9.9")]
    [InlineData("/ramverk/2020-v2/1.1/1.2.a")]
    [InlineData("/ramverk/2020-v2/1.1/1.1.z")]
    [InlineData("/ramverk/2002/1.1/1.1.a")]
    [InlineData("/ramverk/1999/1.1")]
    [InlineData("/ramverk/2016/1.1")]
    [InlineData("/ramverk/2020-v2/%27%20or%201=1")]
    public async Task Unknown_DoesNotExist(string address)
    {
        using var reader = await host.ReaderAsync();
        using var answer = await reader.GetAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain("<script>", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static string QuestionCount(IReadOnlyList<FrameworkEdition> editions) =>
        $"{editions.Single(edition => edition.Assessable).SubAreas.Sum(subArea => subArea.Questions.Count)}";

    private async Task<IReadOnlyList<FrameworkEdition>> EditionsAsync()
    {
        await using var scope = host.Scope();
        return [.. (await scope.ServiceProvider.GetRequiredService<EditionCatalogue>().ListAsync(default)).Select(stored => stored.Edition)];
    }
}
