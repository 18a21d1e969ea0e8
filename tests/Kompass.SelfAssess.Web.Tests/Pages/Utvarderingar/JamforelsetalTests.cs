using System.Net;
using AngleSharp.Html.Dom;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.TestKit.Web;
using Kompass.SelfAssess.Web.Tests.Components;
using Kompass.SelfAssess.Web.Tests.Pages.Omgangar;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kompass.SelfAssess.Web.Tests.Pages.Utvarderingar;

[Collection(SharedResultHost.Name)]
public sealed class JamforelsetalTests(ResultHost host)
{
    private const string Address = "/utvarderingar/jamforelsetal";
    private const string Choose = "/utvarderingar/jamforelsetal/kommuner";

    [Fact]
    public async Task Page_OfficialResult_SaysThePlaceTheNumbersAndTheirSources()
    {
        using var reader = await host.ReaderAsync();
        var page = await reader.GetPageAsync($"{Address}?vart={host.Official(2022)}");

        Assert.Equal("Ert officiella resultat från oktober 2022 är 536 poäng. Det är högre än 3 av 6 publicerade resultat.", ElementWords.Of(page.QuerySelector(".k-lead")!));
        Assert.Contains("Publicerade resultat är oftast de bra.", page.Words(), StringComparison.Ordinal);
        Assert.Equal(
            ["Höganäs februari 2023 679", "Karlskrona april 2022 497", "Lindesberg mars 2021 423", "Olofström februari 2022 452", "Tomelilla 2023 546", "Vallentuna februari 2021 648"],
            Table(page, "raknade").Select(row => $"{row[0]} {row[1]} {row[3]}"));
        Assert.All(page.QuerySelectorAll("a[href^='http']"), link => Assert.StartsWith("http", new Uri(link.GetAttribute("href")!).Scheme, StringComparison.Ordinal));
        Assert.Equal("https://www.hoganas.se/", new Uri(page.QuerySelectorAll("table a").First(link => link.TextContent == "hoganas.se").GetAttribute("href")!).GetLeftPart(UriPartial.Authority) + "/");
        // What is not told apart is not counted: another edition, or an older result of the same.
        Assert.Contains(Table(page, "oraknade"), row => row[0] == "Örebro" && row[1] == "september 2015" && row[4] == "81 %" && row[5] == "Annan utgåva");
        Assert.Contains(Table(page, "oraknade"), row => row[0] == "Tomelilla" && row[5] == "Äldre resultat");
        Assert.Contains("För få (4)", page.QuerySelector(".kc-standing-table")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, Table(page, "medel").Count);
        // A reader is not offered what only the coordinator may do.
        Assert.DoesNotContain(page.Links, link => link.GetAttribute("href") is Choose or "/installningar/delning");
    }

    [Fact]
    public async Task Page_OfAMunicipalityWithNothing_SaysSoAndShowsTheMeans()
    {
        using var reader = await host.SignInAsAsync(Role.Reader, (await host.OrganisationAsync($"Kommun {Guid.NewGuid():N}")).Id);
        var page = await reader.GetPageAsync(Address);

        Assert.Contains("Det finns inget att ställa bland andra kommuners resultat än.", page.Words(), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("svg.kc-strip"));
        Assert.Equal(3, Table(page, "medel").Count);
    }

    [Fact]
    public async Task Page_AnotherMunicipalitysResult_IsNotFound()
    {
        using var reader = await host.ReaderAsync(organisation: host.Demo.Organisations[1].Slug);
        foreach (var id in new[] { host.Official(2022), host.ClosedRound, Guid.NewGuid() })
        {
            using var answer = await reader.GetAsync($"{Address}?vart={id}");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Page_RoundThatIsNotConfirmed_IsNoResultOfIts()
    {
        using var reader = await host.ReaderAsync();
        foreach (var round in new[] { host.OpenRound, host.ClosedRound })
        {
            using var answer = await reader.GetAsync($"{Address}?vart={round}");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Page_ConfirmedEstimate_IsNeverCalledOfficial()
    {
        var confirmed = host.Karlskoga.Rounds.First(round => round.State == App.Rounds.RoundState.Confirmed).Id;
        using var reader = await host.ReaderAsync();
        var page = await reader.GetPageAsync($"{Address}?vart={confirmed}");

        Assert.Matches("^Er uppskattade poäng är [0-9]+,[0-9], från .* Det är en uppskattning, inte ett officiellt resultat\\.", ElementWords.Of(page.QuerySelector(".k-lead")!));
        Assert.Contains("Ert resultat är påhittat", page.Words(), StringComparison.Ordinal);
        Assert.Equal("Er uppskattning", page.QuerySelector(".kc-legend-item")!.TextContent.Trim());
        Assert.NotNull(page.QuerySelector("svg.kc-strip--large .kc-marker--estimated"));
        Assert.Null(page.QuerySelector("svg.kc-strip .kc-marker--official"));
    }

    [Fact]
    public async Task Choose_ByFormWithoutScript_SetsThemBesideTheOwnResult()
    {
        var organisation = (await host.OrganisationAsync($"Kommun {Guid.NewGuid():N}")).Id;
        await Evaluations.AddAsync(host, organisation, 1, "Granby");
        using var coordinator = await host.SignInAsAsync(Role.Coordinator, organisation);

        var searched = await coordinator.GetPageAsync($"{Choose}?sok=olof");
        Assert.Equal(["Olofström"], Boxes(searched).Select(box => box.Value));
        var page = await SubmitAsync(coordinator, searched, "Olofström");
        Assert.Equal(["Ni", "Olofström"], Table(page, "valda").Select(row => row[0].Split(' ')[0]));
        // 40 in every area against 452 and 54.
        Assert.Equal((true, true), (Table(page, "valda")[1][1].Contains("(−132)", StringComparison.Ordinal), Table(page, "valda")[1][2].Contains("(−14)", StringComparison.Ordinal)));

        // A search keeps what is chosen in the form; another edition is compared in per cent.
        searched = await coordinator.GetPageAsync($"{Choose}?sok=linde");
        Assert.Equal([("Lindesberg", false), ("Olofström", true)], Boxes(searched).Select(box => (box.Value, box.IsChecked)));
        page = await SubmitAsync(coordinator, searched, "Olofström", "Lindesberg");
        Assert.Contains("Lindesberg har ett resultat i en annan utgåva än ert.", page.Words(), StringComparison.Ordinal);
        Assert.Contains("47 %", Table(page, "valda")[1][2], StringComparison.Ordinal);
        Assert.DoesNotContain("(", Table(page, "valda")[1][1], StringComparison.Ordinal);

        var told = await SubmitAsync(coordinator, await coordinator.GetPageAsync(Choose), "Olofström", "Lindesberg", "Nacka", "Motala", "Örebro", "Tyresö", "Höganäs");
        Assert.Equal("Fel: Välj högst 6 kommuner.", ElementWords.Of(told.QuerySelector("#Chosen-error")!));
        Assert.Equal(7, Boxes(told).Count(box => box.IsChecked));
        Assert.Equal(2, await host.QueryAsync(organisation, db => db.BenchmarkPeers.CountAsync()));
    }

    [Fact]
    public async Task Choose_NobodyOfThatName_KeepsTheChosenAndSaysSo()
    {
        using var coordinator = await host.SignInAsAsync(Role.Coordinator, (await host.OrganisationAsync($"Kommun {Guid.NewGuid():N}")).Id);
        var page = await coordinator.GetPageAsync($"{Choose}?sok={Uri.EscapeDataString("<script>alert(1)</script>")}");

        Assert.Contains("Ingen kommun heter så.", page.Words(), StringComparison.Ordinal);
        Assert.Equal("<script>alert(1)</script>", ((IHtmlInputElement)page.QuerySelector("#sok")!).Value);
        Assert.Empty(Boxes(page));
    }

    [Fact]
    public async Task Shared_BetweenTwoThatShare_IsShownApart_AndGoneWhenOneStops()
    {
        var scene = await ConfirmedAsync();
        var other = (await host.OrganisationAsync($"Kommun {Guid.NewGuid():N}")).Id;
        using var reader = await host.SignInAsAsync(Role.Reader, other);
        await ShareAsync(scene.OrganisationId, true);
        Assert.Contains("Er kommun delar inte, så här visas inga.", (await reader.GetPageAsync(Address)).Words(), StringComparison.Ordinal);

        await ShareAsync(other, true);
        var page = await reader.GetPageAsync(Address);
        var name = await host.QueryAsync(null, db => db.Organisations.Where(o => o.Id == scene.OrganisationId).Select(o => o.Name).SingleAsync());
        var row = Assert.Single(Table(page, "delade"), row => row[0].StartsWith(name, StringComparison.Ordinal));
        // Everybody at level 3: 62 per cent.
        Assert.Equal(("496,0", "62,0"), (row[1], row[2]));
        Assert.Contains("inte officiella resultat", page.Words(), StringComparison.Ordinal);
        // Nothing leads into the other's round.
        Assert.DoesNotContain($"{scene.RoundId}", page.Source.Text, StringComparison.Ordinal);
        using var closed = await reader.GetAsync($"{scene.Address}/resultat");
        Assert.Equal(HttpStatusCode.NotFound, closed.StatusCode);

        await ShareAsync(scene.OrganisationId, false);
        Assert.DoesNotContain(name, (await reader.GetPageAsync(Address)).Words(), StringComparison.Ordinal);
        await ShareAsync(other, false);
    }

    private async Task<ResultScene> ConfirmedAsync()
    {
        var scene = await host.SceneAsync([new(RoleGroups.Managers, [])]);
        await scene.InviteAsync(RoleGroups.Managers, 6);
        await scene.AnswerAsync((_, _, _) => AnswerValue.Level3);
        await scene.CloseAsync();
        await using var scope = host.Scope(scene.OrganisationId);
        Assert.Null(await scope.ServiceProvider.GetRequiredService<App.Rounds.RoundCourse>().ConfirmAsync(scene.RoundId, Guid.NewGuid(), default));
        return scene;
    }

    private async Task ShareAsync(int organisation, bool on)
    {
        await using var scope = host.Scope(organisation);
        Assert.Null(await scope.ServiceProvider.GetRequiredService<SharingService>().SetAsync(on, default));
    }

    /// <summary>Ticks these and no others; a form without script sends one field for each.</summary>
    private static async Task<IHtmlDocument> SubmitAsync(Visitor visitor, IHtmlDocument page, params string[] chosen)
    {
        var token = ((IHtmlInputElement)page.QuerySelector("main form[method=post] input[name=__RequestVerificationToken]")!).Value;
        using var content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), .. chosen.Select(name => KeyValuePair.Create("Chosen", name))]);
        using var answer = await visitor.FollowAsync(await visitor.Client.PostAsync(new Uri(Choose, UriKind.Relative), content));
        return await Visitor.ReadAsync(answer);
    }

    private static IEnumerable<IHtmlInputElement> Boxes(IHtmlDocument page) => page.QuerySelectorAll("input[type=checkbox]").OfType<IHtmlInputElement>();

    private static List<List<string>> Table(IHtmlDocument page, string id) =>
    [
        .. page.QuerySelector($"#{id}-caption")!.Closest("table")!.QuerySelectorAll("tbody tr").Select(row => row.Children.Select(ElementWords.Of).ToList()),
    ];
}
