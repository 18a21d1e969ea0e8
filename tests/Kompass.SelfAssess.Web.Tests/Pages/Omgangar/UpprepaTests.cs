using System.Net;
using Kompass.SelfAssess.TestKit.Web;
using Microsoft.EntityFrameworkCore;
using static Kompass.SelfAssess.Web.Tests.Pages.Omgangar.RoundScene;

namespace Kompass.SelfAssess.Web.Tests.Pages.Omgangar;

[Collection(SharedHost.Name)]
public sealed class UpprepaTests(KompassHost host)
{
    private static readonly Dictionary<string, string?> Nothing = [];

    [Fact]
    public async Task Repeat_FromTheRoundsPage_LeadsToADraftThatSaysWhatItRepeats()
    {
        using var scene = await ClosedAsync();
        var about = await scene.Coordinator.GetPageAsync(scene.Address);
        Assert.NotNull(about.QuerySelector($"main a[href='{scene.Address}/upprepa']"));
        var ask = await scene.Coordinator.GetPageAsync($"{scene.Address}/upprepa");
        Assert.Contains("Ta med samma deltagare (3)", WordsOf(ask), StringComparison.Ordinal);

        var draft = await scene.Coordinator.SubmitFormAsync(ask, Nothing);

        Assert.Contains("Utkastet är skapat", WordsOf(draft), StringComparison.Ordinal);
        Assert.Contains("Upprepar Självvärdering 2026", WordsOf(draft), StringComparison.Ordinal);
        Assert.Equal("Självvärdering 2027", WordsOf(draft, "h1"));
        Assert.Equal(scene.Address, draft.QuerySelector("dd a")!.GetAttribute("href"));
        Assert.Equal(3, await scene.QueryAsync(database => database.Participants.CountAsync(person => person.RoundId != scene.RoundId)));
    }

    [Fact]
    public async Task Repeat_SentTwice_MakesOneRound()
    {
        using var scene = await ClosedAsync();
        var ask = await scene.Coordinator.GetPageAsync($"{scene.Address}/upprepa");

        using var first = await scene.Coordinator.SubmitAsync(ask, Nothing);
        using var second = await scene.Coordinator.SubmitAsync(ask, Nothing);

        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(2, await scene.QueryAsync(database => database.Rounds.CountAsync()));
        Assert.Equal(3, await scene.QueryAsync(database => database.Participants.CountAsync(person => person.RoundId != scene.RoundId)));
    }

    [Fact]
    public async Task Repeat_PeopleUnticked_ComesWithoutThem()
    {
        using var scene = await ClosedAsync();
        var ask = await scene.Coordinator.GetPageAsync($"{scene.Address}/upprepa");

        await scene.Coordinator.SubmitFormAsync(ask, new Dictionary<string, string?> { ["Form.WithParticipants"] = "false" });

        Assert.Equal(3, await scene.QueryAsync(database => database.Participants.CountAsync()));
    }

    [Theory]
    [InlineData("Form.OpensOn", "snart", "Skriv")]
    [InlineData("Form.Name", "", "Skriv ett namn.")]
    [InlineData("Form.ClosesOn", "2026-01-01", "Sista dagen måste komma efter den första.")]
    public async Task Repeat_FaultyForm_SaysWhatAndMakesNothing(string field, string value, string expected)
    {
        using var scene = await ClosedAsync();
        var ask = await scene.Coordinator.GetPageAsync($"{scene.Address}/upprepa");

        var page = await scene.Coordinator.SubmitFormAsync(ask, new Dictionary<string, string?> { [field] = value });

        Assert.Contains(expected, WordsOf(page), StringComparison.Ordinal);
        Assert.Equal(value, page.QuerySelector($"[name='{field}']")!.GetAttribute("value") ?? "");
        Assert.Equal(1, await scene.QueryAsync(database => database.Rounds.CountAsync()));
    }

    [Fact]
    public async Task Repeat_OpenRound_SaysThatItCanBeDoneLater()
    {
        using var scene = await OpenAsync(host, 1);

        var page = await scene.Coordinator.GetPageAsync($"{scene.Address}/upprepa");

        Assert.Contains("kan upprepas när den har stängt", WordsOf(page), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("main form[method=post]"));
    }

    [Fact]
    public async Task Repeat_Reader_IsNotLetIn()
    {
        using var scene = await ClosedAsync();
        using var reader = await host.SignInAsAsync(Role.Reader, scene.OrganisationId);

        using var response = await reader.Client.GetAsync(new Uri($"{scene.Address}/upprepa", UriKind.Relative));

        Assert.NotEqual(HttpStatusCode.OK, response.StatusCode);
        Assert.Null((await reader.GetPageAsync(scene.Address)).QuerySelector($"a[href='{scene.Address}/upprepa']"));
    }

    private async Task<RoundScene> ClosedAsync()
    {
        var scene = await OpenAsync(host, 3);
        await scene.CloseAsync();
        return scene;
    }
}
