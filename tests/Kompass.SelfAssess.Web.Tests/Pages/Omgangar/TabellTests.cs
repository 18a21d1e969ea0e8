using System.Net;
using ClosedXML.Excel;
using Kompass.SelfAssess.App.Exports.Tables;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.TestKit.Web;
using Microsoft.Extensions.DependencyInjection;
using static Kompass.SelfAssess.Web.Tests.Pages.Omgangar.RoundScene;

namespace Kompass.SelfAssess.Web.Tests.Pages.Omgangar;

/// <summary>Tables of a round as files: what is filtered, for whom, and nothing that the pages do not tell.</summary>
[Collection(SharedHost.Name)]
public sealed class TabellTests(KompassHost host)
{
    private static readonly string[] OfAnOpenRound = ["deltagare", "utskick", "utskick-fel", "svarsfrekvens"];

    [Theory]
    [InlineData("")]
    [InlineData("?grupp=employees")]
    [InlineData("?sok=person+1")]
    [InlineData("?lage=ej-inskickat&grupp=managers")]
    [InlineData("?sok=finns+inte&lage=x")]
    public async Task Participants_AsFiltered_AreThoseOfThePage(string query)
    {
        using var scene = await DraftAsync(host, content => content with { Anonymity = Anonymity.Named });
        await scene.InviteAsync(12);
        await scene.InviteAsync(8, group: RoleGroups.Employees);
        await scene.OpenAsync();
        await scene.AnswerAsync(3);

        var page = await scene.Coordinator.GetPageAsync($"{scene.Address}/deltagare{query}");
        var shown = page.QuerySelectorAll("main tbody th a").Select(link => link.TextContent).ToList();
        var address = page.QuerySelector(".k-download a")?.GetAttribute("href") ?? $"{scene.Address}/tabell/deltagare{query}";
        using var workbook = await SheetAsync(scene.Coordinator, address);
        var sheet = workbook.Worksheet("Deltagare");

        Assert.Equal(shown, sheet.RowsUsed().Skip(1).Select(row => row.Cell(1).GetString()));
        Assert.Equal(["Namn", "E-post", "Grupp", "Förvaltning eller bolag", "Språk i mejlen", "Inbjudan", "Svar", "På listan"], sheet.Row(1).CellsUsed().Select(cell => cell.GetString()));
    }

    [Fact]
    public async Task Participants_AnonymousRound_TellNothingOfAnswersAndNoMoment()
    {
        using var scene = await OpenAsync(host, 14);
        await scene.AnswerAsync(2);
        using var workbook = await SheetAsync(scene.Coordinator, $"{scene.Address}/tabell/deltagare?lage=inskickat");
        using var all = await SheetAsync(scene.Coordinator, $"{scene.Address}/tabell/deltagare");

        Assert.Single(workbook.Worksheet("Deltagare").RowsUsed());
        Assert.DoesNotContain("Svar", all.Worksheet("Deltagare").Row(1).CellsUsed().Select(cell => cell.GetString()));
        Assert.DoesNotContain(all.Worksheet("Deltagare").CellsUsed(), cell => cell.DataType is XLDataType.DateTime or XLDataType.Number);
    }

    [Fact]
    public async Task OpenRound_EveryTable_IsRefusedButTheResponseRateAndThePeople()
    {
        using var scene = await OpenAsync(host, 14);
        await scene.AnswerAsync(6);

        foreach (var table in Tables())
        {
            using var answer = await scene.Coordinator.GetAsync($"{scene.Address}/tabell/{table.Name}");
            Assert.True(
                answer.StatusCode == (OfAnOpenRound.Contains(table.Name) ? HttpStatusCode.OK : HttpStatusCode.NotFound), $"{table.Name} answered {answer.StatusCode}.");
        }
    }

    [Fact]
    public async Task Tables_OfPeople_AreTheCoordinatorsAlone_AndOfAnotherMunicipalityNobodys()
    {
        using var scene = await OpenAsync(host, 5);
        using var reader = await host.SignInAsAsync(Role.Reader, scene.OrganisationId);
        using var stranger = await host.SignInAsAsync(Role.Coordinator, (await host.OrganisationAsync($"Grannby {Guid.NewGuid():N}")).Id);

        foreach (var table in Tables().Where(table => OfAnOpenRound.Contains(table.Name)))
        {
            using var answer = await reader.GetAsync($"{scene.Address}/tabell/{table.Name}");
            Assert.Equal(table.Name == "svarsfrekvens" ? HttpStatusCode.OK : HttpStatusCode.Forbidden, answer.StatusCode);
        }

        foreach (var table in Tables())
        {
            using var answer = await stranger.GetAsync($"{scene.Address}/tabell/{table.Name}");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("tabell/finns-inte")]
    [InlineData("tabell/atgarder")]
    [InlineData("tabell/svarsfrekvens?som=pdf")]
    public async Task Address_Unknown_IsNotFound(string address)
    {
        using var scene = await OpenAsync(host, 5);
        using var answer = await scene.Coordinator.GetAsync($"{scene.Address}/{address}");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Text_Name_CarriesTableAndRound_AndTheAboutSheetTheFilter()
    {
        using var scene = await OpenAsync(host, 5);
        using var answer = await scene.Coordinator.GetAsync($"{scene.Address}/tabell/deltagare?som=csv");
        using var workbook = await SheetAsync(scene.Coordinator, $"{scene.Address}/tabell/deltagare?sok=Person+1&som=xlsx");

        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("Deltagare ", answer.Content.Headers.ContentDisposition!.FileNameStar, StringComparison.Ordinal);
        Assert.EndsWith(".csv", answer.Content.Headers.ContentDisposition.FileNameStar, StringComparison.Ordinal);
        Assert.Contains(workbook.Worksheet("Om").RowsUsed(), row => row.Cell(1).GetString() == "Urval: Sökord" && row.Cell(2).GetString() == "Person 1");
    }

    [Fact]
    public async Task English_Reader_GetsEnglishHeaders()
    {
        using var scene = await OpenAsync(host, 5);
        await scene.Coordinator.SpeakEnglishAsync();
        using var workbook = await SheetAsync(scene.Coordinator, $"{scene.Address}/tabell/svarsfrekvens");

        Assert.Equal(["Response rate", "About"], workbook.Worksheets.Select(sheet => sheet.Name));
    }

    private IReadOnlyList<NamedTable> Tables()
    {
        using var scope = host.Services.CreateScope();
        return [.. scope.ServiceProvider.GetRequiredService<TableCatalogue>().All.Where(table => table.Place == TablePlace.Round)];
    }

    private static async Task<XLWorkbook> SheetAsync(Visitor visitor, string address)
    {
        using var answer = await visitor.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new XLWorkbook(new MemoryStream(await answer.Content.ReadAsByteArrayAsync()));
    }
}
