using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.Domain.Evaluations;
using Kompass.SelfAssess.TestKit.Web;
using Kompass.SelfAssess.Web.Tests.Components;
using Kompass.SelfAssess.Web.Tests.Pages.Omgangar;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kompass.SelfAssess.Web.Tests.Pages.Utvarderingar;

[Collection(SharedResultHost.Name)]
public sealed class UtvarderingarTests(ResultHost host)
{
    [Fact]
    public async Task List_OwnAndPublic_SayTheNumbersOfRecord()
    {
        using var reader = await host.ReaderAsync();
        var page = await reader.GetPageAsync("/utvarderingar");
        var all = await ListAsync();
        var (own, others) = (TableOf(page, "egna"), TableOf(page, "andra"));

        Assert.Equal(["Karlskoga oktober 2022", "Karlskoga december 2007", "Karlskoga 2003"], own.Select(row => $"{Cells(row)[0]} {Cells(row)[1]}"));
        Assert.Equal(all.Count, own.Count + others.Count);
        foreach (var (evaluation, row) in all.Zip(own.Concat(others)))
        {
            Assert.Equal($"/utvarderingar/{evaluation.Id}", row.QuerySelector("a")!.GetAttribute("href"));
            Assert.Equal(evaluation.Municipality, Cells(row)[0]);
            Assert.Equal(evaluation.Edition.Name.In("sv"), Cells(row)[2]);
            Assert.Equal(evaluation.Total, Cells(row)[3].StartsWith('–') ? null : Reading.Read(Cells(row)[3]));
        }

        Assert.Contains("– uppgift saknas.", page.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain(others, row => Cells(row)[0] == "Karlskoga" && Cells(row)[1] == "oktober 2022");
    }

    [Fact]
    public async Task List_OfAMunicipalityWithNone_SaysSoAndShowsThePublished()
    {
        using var reader = await host.SignInAsAsync(Role.Reader, (await host.OrganisationAsync($"Kommun {Guid.NewGuid():N}")).Id);
        var page = await reader.GetPageAsync("/utvarderingar");

        Assert.Contains("Kommunen har ingen officiell utvärdering inlagd än.", page.Words(), StringComparison.Ordinal);
        Assert.NotEmpty(TableOf(page, "andra"));
        Assert.DoesNotContain(host.Karlskoga.Evaluations, own => page.Source.Text.Contains($"{own.Id}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task List_MoreEvaluations_AsksTheDatabaseAsOften()
    {
        using var reader = await host.ReaderAsync();
        var organisation = await host.KarlskogaIdAsync();
        await reader.GetPageAsync("/utvarderingar");
        host.Commands.Reset();
        await reader.GetPageAsync("/utvarderingar");
        var few = host.Commands.Count;
        var ids = await Evaluations.AddAsync(host, organisation, 30);
        host.Commands.Reset();
        var rows = TableOf(await reader.GetPageAsync("/utvarderingar"), "egna").Count;
        var many = host.Commands.Count;
        await Evaluations.RemoveAsync(host, organisation, ids);

        Assert.Equal(33, rows);
        Assert.Equal(few, many);
    }

    /// <summary>Every evaluation there is: its points, its sums and what the report says against itself.</summary>
    [Fact]
    public async Task EveryEvaluation_ShowsItsPointsAndItsContradictions()
    {
        using var reader = await host.ReaderAsync();
        var contradicting = 0;
        foreach (var evaluation in await ListAsync())
        {
            var page = await reader.GetPageAsync($"/utvarderingar/{evaluation.Id}");
            var rows = page.QuerySelector("#poang-caption") is null ? [] : TableOf(page, "poang");
            var points = rows.ToDictionary(row => Cells(row)[0].Split(' ')[0], row => Cells(row)[1]);
            foreach (var area in evaluation.Edition.Areas.Where(_ => rows.Count > 0))
            {
                Assert.Equal(evaluation.Result.PointsFor(area), points[$"{area.Number}"].StartsWith('–') ? null : Reading.Read(points[$"{area.Number}"]));
            }

            Assert.All(evaluation.Result.SubAreas, subArea => Assert.Equal(subArea.Value, Reading.Read(points[subArea.Key])));
            var conflicts = page.QuerySelectorAll("[aria-labelledby=motsagelser] li").Select(ElementWords.Of).ToList();
            Assert.Equal(evaluation.Conflicts.Count(conflict => !conflict.IsNote), conflicts.Count);
            Assert.All(conflicts, conflict => Assert.Matches(@"^(Område \d|Totalt|\d\.\d)", conflict));
            Assert.Equal(evaluation.Conflicts.Count(conflict => conflict.IsNote), page.QuerySelectorAll("[aria-labelledby=avkortat] li").Length);
            contradicting += conflicts.Count > 0 ? 1 : 0;
            Assert.Contains("Källa: ", page.Words(), StringComparison.Ordinal);
            Assert.Empty(Signs.Unexplained(page));
            Assert.Single(page.QuerySelectorAll("h1"));
        }

        Assert.InRange(contradicting, 1, 20);
    }

    [Fact]
    public async Task PrintedNumbersThatDisagree_AreShownBesideTheSums()
    {
        var organisation = await host.KarlskogaIdAsync();
        var id = Assert.Single(await Evaluations.AddAsync(host, organisation, 1));
        await host.QueryAsync(organisation, async database =>
        {
            var evaluation = await database.Evaluations.Include(row => row.Printed).SingleAsync(row => row.Id == id);
            evaluation.Printed.AddRange(
            [
                new() { Kind = PrintedKind.AreaHeader, Area = 3, Value = 47 },
                new() { Kind = PrintedKind.AreaTable, Area = 4, Value = 40 },
                new() { Kind = PrintedKind.AreaSummary, Area = 5, Value = 41.5m },
                new() { Kind = PrintedKind.Total, Value = 327 },
            ]);
            return await database.SaveChangesAsync();
        });
        using var reader = await host.ReaderAsync();
        var page = await reader.GetPageAsync($"/utvarderingar/{id}");
        var list = await reader.GetPageAsync("/utvarderingar");
        await Evaluations.RemoveAsync(host, organisation, [id]);

        Assert.Equal(
            ["Område 3 har 47 i rubriken men 40 i summa.", "Område 5 har 41,5 i texten men 40 i summa.", "Totalt står 327 men summan är 320."],
            page.QuerySelectorAll("[aria-labelledby=motsagelser] li").Select(ElementWords.Of));
        Assert.Contains("320 poäng av 800", page.Words(), StringComparison.Ordinal);
        Assert.Equal("320 327", string.Join(' ', Cells(TableOf(list, "egna").Single(row => Cells(row)[1] == "1980")).Skip(3)));
    }

    [Fact]
    public async Task Names_WithMarkup_AreText()
    {
        const string markup = "<script>alert(1)</script>\"'<b>";
        var organisation = await host.KarlskogaIdAsync();
        var id = Assert.Single(await Evaluations.AddAsync(host, organisation, 1, $"Karl {markup}"));
        await host.QueryAsync(organisation, database => database.Evaluations.Where(row => row.Id == id).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.Source, $"Källa {markup}").SetProperty(row => row.Remark, $"Obs {markup}").SetProperty(row => row.SourceDate, markup[..20])));
        using var reader = await host.ReaderAsync();
        var comparison = $"/omgangar/{host.ClosedRound}/jamforelse?med={id}";
        foreach (var address in new[] { "/utvarderingar", $"/utvarderingar/{id}", comparison })
        {
            var html = await reader.GetStringAsync(address);
            Assert.DoesNotContain("<script>alert", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<b>", html, StringComparison.OrdinalIgnoreCase);
            Assert.Contains($"Karl {markup}", (await reader.GetPageAsync(address)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }

        await Evaluations.RemoveAsync(host, organisation, [id]);
    }

    [Fact]
    public async Task EvaluationOfAnotherMunicipality_DoesNotExist()
    {
        using var reader = await host.ReaderAsync(organisation: host.Demo.Organisations[1].Slug);
        foreach (var id in new[] { host.Official(2022), Guid.NewGuid() })
        {
            using var answer = await reader.GetAsync($"/utvarderingar/{id}");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.DoesNotContain("Karlskoga", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/utvarderingar/karlskoga")]
    [InlineData("/utvarderingar/%3Cscript%3E")]
    public async Task BadId_DoesNotExist(string address)
    {
        using var reader = await host.ReaderAsync();
        using var answer = await reader.GetAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task<IReadOnlyList<EvaluationView>> ListAsync()
    {
        await using var scope = host.Scope(await host.KarlskogaIdAsync());
        return await scope.ServiceProvider.GetRequiredService<EvaluationService>().ListAsync(default);
    }

    private static List<IElement> TableOf(IHtmlDocument page, string id) => [.. page.QuerySelector($"#{id}-caption")!.Closest("table")!.QuerySelectorAll("tbody tr")];

    private static List<string> Cells(IElement row) => [.. row.QuerySelectorAll("th, td").Select(ElementWords.Of)];
}
