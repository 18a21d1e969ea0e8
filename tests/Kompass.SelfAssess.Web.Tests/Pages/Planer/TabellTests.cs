using System.Net;
using ClosedXML.Excel;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.TestKit.Web;
using static Kompass.SelfAssess.Web.Tests.Pages.Planer.PlanPages;

namespace Kompass.SelfAssess.Web.Tests.Pages.Planer;

/// <summary>Tables of a plan as files: what is filtered on the page, with all fields.</summary>
[Collection(SharedHost.Name)]
public sealed class TabellTests(KompassHost host)
{
    [Theory]
    [InlineData("")]
    [InlineData("?visa=klara")]
    [InlineData("?visa=forsenade")]
    [InlineData("?prioritet=High")]
    [InlineData("?ansvarig=ingen")]
    [InlineData("?visa=finns-inte&omrade=2")]
    public async Task Actions_AsFiltered_AreThoseOfThePage(string query)
    {
        using var scene = await CreateAsync(host, plan =>
        {
            plan.Actions[0].Status = ActionStatus.Done;
            plan.Actions[1].DueOn = plan.StartsOn.AddDays(-1);
            plan.Actions[2].Priority = ActionPriority.High;
        });

        var page = await scene.Reader.GetPageAsync($"{scene.Address}{query}");
        using var answer = await scene.Reader.GetAsync(page.QuerySelector(".k-download a")!.GetAttribute("href")!);
        using var workbook = new XLWorkbook(new MemoryStream(await answer.Content.ReadAsByteArrayAsync()));
        var sheet = workbook.Worksheet("Åtgärder");

        Assert.Equal(
            page.QuerySelectorAll(".k-plan-list > li").Select(row => row.Id!.Replace("atgard-", "", StringComparison.Ordinal)),
            sheet.RowsUsed().Skip(1).Select(row => row.Cell(1).GetString()));
        Assert.Equal(28, sheet.Row(1).CellsUsed().Count());
        Assert.Equal("Om", workbook.Worksheets.Last().Name);
    }

    [Fact]
    public async Task Plan_OfAnotherMunicipality_IsNotFound()
    {
        using var mine = await CreateAsync(host);
        using var other = await CreateAsync(host);

        foreach (var name in new[] { "atgarder", "ansvariga", "forslag", "portfolj", "uppfoljningar" })
        {
            Assert.Equal(HttpStatusCode.OK, (await mine.Reader.GetAsync($"{mine.Address}/tabell/{name}")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await mine.Reader.GetAsync($"{other.Address}/tabell/{name}")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await mine.Reader.GetAsync($"{mine.Address}/tabell/takt")).StatusCode);
    }
}
