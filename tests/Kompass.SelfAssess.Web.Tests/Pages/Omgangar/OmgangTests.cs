using System.Net;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.TestKit.Web;
using static Kompass.SelfAssess.Web.Tests.Pages.Omgangar.RoundScene;

namespace Kompass.SelfAssess.Web.Tests.Pages.Omgangar;

/// <summary>About a round: what was promised, and the next step.</summary>
[Collection(SharedHost.Name)]
public sealed class OmgangTests(KompassHost host)
{
    [Fact]
    public async Task About_Draft_TellsWhatHoldsAndTheNextStep()
    {
        using var scene = await DraftAsync(host, content => content with { Groups = [new(RoleGroups.Managers, [2, 6]), new(RoleGroups.Employees, [])] });
        var empty = await scene.Coordinator.GetPageAsync(scene.Address);
        Assert.Equal(["deltagare", "andra", "ta-bort"], Steps(empty));
        Assert.Contains("Lägg till dem som ska svara. Sedan kan du öppna omgången.", WordsOf(empty), StringComparison.Ordinal);

        await scene.InviteAsync(1);
        var ready = await scene.Coordinator.GetPageAsync(scene.Address);

        Assert.Equal(["oppna", "deltagare", "andra", "ta-bort"], Steps(ready));
        var words = WordsOf(ready);
        Assert.Contains("1 deltagare står på listan.", words, StringComparison.Ordinal);
        Assert.Contains("Chefer (område 2, 6), Medarbetare", words, StringComparison.Ordinal);
        Assert.Contains("24 november 2026 – 9 december 2026", words, StringComparison.Ordinal);
        Assert.Contains("Skola, Vård, Teknik", words, StringComparison.Ordinal);
        Assert.Contains("Anonym. Svaren visas bara i grupper om minst 5 personer, och ingen kan ändra det.", words, StringComparison.Ordinal);
        Assert.Contains("Snabb, 36 frågor", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task About_EveryState_OffersOnlyTheStepsThatCanBeTaken()
    {
        using var scene = await OpenAsync(host, 6, content => content with { Anonymity = Anonymity.Named });
        await scene.AnswerAsync(2);
        var open = await scene.Coordinator.GetPageAsync(scene.Address);
        await scene.CloseAsync();
        var closed = await scene.Coordinator.GetPageAsync(scene.Address);
        await scene.ConfirmAsync();
        var confirmed = await scene.Coordinator.GetPageAsync(scene.Address);

        Assert.Equal(["deltagare", "tidplan", "stang"], Steps(open));
        Assert.Equal(["samsyn", "resultat", "faststall", "upprepa"], Steps(closed));
        Assert.Equal(["upprepa", "oppna-igen"], Steps(confirmed));
        Assert.All([open, closed, confirmed], page => Assert.Equal("2 av 6", WordsOf(page, ".k-response-count")));
        Assert.Contains("Med namn.", WordsOf(open), StringComparison.Ordinal);
    }

    /// <summary>Groups are withheld by how many were invited, so the legend must not speak of how many answered.</summary>
    [Fact]
    public async Task Rates_SmallGroups_AreWithheldWithTheirReason()
    {
        using var scene = await DraftAsync(host);
        await scene.InviteAsync(9);
        await scene.InviteAsync(2, group: RoleGroups.Employees);
        await scene.InviteAsync(2, group: RoleGroups.Elected);
        await scene.OpenAsync();
        await scene.AnswerAsync(3);
        var page = await scene.Coordinator.GetPageAsync(scene.Address);

        Assert.Contains(page.QuerySelectorAll("main tbody td"), cell => cell.TextContent.Contains("..", StringComparison.Ordinal));
        Assert.StartsWith(".. visas inte eftersom gruppen är för liten eller skulle röja en som är det.", WordsOf(page, ".k-legend"), StringComparison.Ordinal);
        Assert.DoesNotContain("färre än fem svar", WordsOf(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rate_Fragment_IsTheRateOfNowAndNothingOnceClosed()
    {
        using var scene = await OpenAsync(host, 6);
        var page = await scene.Coordinator.GetPageAsync(scene.Address);
        var address = page.QuerySelector("[data-rate]")!.GetAttribute("data-rate")!;
        await scene.AnswerAsync(2);
        using var fresh = await scene.Coordinator.GetAsync(address);
        var part = await Visitor.ReadAsync(fresh);

        Assert.Equal("2 av 6", WordsOf(part, ".k-response-count"));
        Assert.Null(part.QuerySelector("main, h1, script"));
        await scene.CloseAsync();
        using var closed = await scene.Coordinator.GetAsync(address);
        Assert.Equal(HttpStatusCode.NoContent, closed.StatusCode);
        Assert.Null((await scene.Coordinator.GetPageAsync(scene.Address)).QuerySelector("[data-rate], script[src*='rate']"));
    }

    [Fact]
    public async Task About_UnknownRound_IsNotFound()
    {
        using var scene = await EmptyAsync(host);
        using var unknown = await scene.Coordinator.GetAsync($"/omgangar/{Guid.NewGuid()}");
        using var malformed = await scene.Coordinator.GetAsync("/omgangar/1%27--");

        Assert.All([unknown, malformed], answer => Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode));
    }

    private static IEnumerable<string> Steps(AngleSharp.Html.Dom.IHtmlDocument page) =>
        page.QuerySelectorAll("main .k-actions a").Select(link => link.GetAttribute("href")!.Split('/')[^1]);
}
