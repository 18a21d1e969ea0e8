using System.Net;
using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.TestKit.Web;
using Kompass.SelfAssess.Web.Tests.Pages.Omgangar;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.Web.Tests.Pages.Avanmal;

[Collection(SharedHost.Name)]
public sealed class AvanmalTests(KompassHost host)
{
    [Fact]
    public async Task Get_Link_TellsWhoAndWhatAndStopsNothingYet()
    {
        using var scene = await InvitedAsync();
        using var reader = host.Visit();

        var page = await reader.GetPageAsync(await AddressAsync(scene));

        var text = page.QuerySelector("main")!.TextContent;
        Assert.Contains("managers1@example.se", text, StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll("main button"));
        Assert.Equal(0, await StopsAsync(scene));
    }

    [Fact]
    public async Task Post_OneClickWithoutCookieOrToken_StopsAndCalledOffMailStaysAway()
    {
        using var scene = await InvitedAsync();
        var address = await AddressAsync(scene);
        for (var click = 0; click < 2; click++)
        {
            using var program = host.Visit();
            using var content = new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]);
            using var answer = await program.Client.PostAsync(new Uri(address, UriKind.Relative), content);

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains("Du är avanmäld", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Equal(1, await StopsAsync(scene));
        Assert.Equal(
            [MailState.Cancelled, MailState.Queued],
            (await scene.QueryAsync(db => db.Outbox.Where(m => m.RoundId == scene.RoundId).OrderBy(m => m.To).ToListAsync())).Select(mail => mail.State));
    }

    [Fact]
    public async Task Post_ButtonThenUndo_LetsMailComeAgain()
    {
        using var scene = await InvitedAsync();
        using var reader = host.Visit();
        var stopped = await reader.SubmitFormAsync(await reader.GetPageAsync(await AddressAsync(scene)), new Dictionary<string, string?>());
        Assert.Equal(1, await StopsAsync(scene));

        var resumed = await reader.SubmitFormAsync(stopped, new Dictionary<string, string?>());

        Assert.Contains("Avanmälan är ångrad", resumed.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await StopsAsync(scene));
    }

    [Fact]
    public async Task AnyUnknownLink_IsAnsweredTheSameAndGuessingIsStopped()
    {
        using var own = new KompassHost { Settings = { ["Security:UnknownLinksPerAddress"] = "5" } };
        using var scene = await InvitedAsync(own);
        var opens = (await scene.QueryAsync(db => db.Outbox.OrderBy(m => m.Id).Select(m => m.TextBody!).FirstAsync())).Split("/svara/")[1][..26];
        using var reader = own.Visit();
        var answers = new List<(HttpStatusCode, string)>();
        foreach (var token in new[] { opens, "kort", "00000000000000000000000000", "zzzzzzzzzzzzzzzzzzzzzzzzzz", "%3Cb%3E" })
        {
            using var answer = await reader.GetAsync($"/avanmal/{token}");
            answers.Add((answer.StatusCode, (await Visitor.ReadAsync(answer)).QuerySelector("main")!.InnerHtml));
        }

        Assert.Equal(HttpStatusCode.NotFound, Assert.Single(answers.Distinct()).Item1);
        using var content = new FormUrlEncodedContent([]);
        using var stopped = await reader.Client.PostAsync(new Uri("/avanmal/gissning", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.TooManyRequests, stopped.StatusCode);

        // Somebody else in the same town hall who has a right link is not refused for it.
        using var right = await own.Visit().GetAsync(await AddressAsync(scene));
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
    }

    [Fact]
    public async Task StopLink_OpensNoQuestionnaire()
    {
        using var scene = await InvitedAsync();
        using var reader = host.Visit();

        using var answer = await reader.GetAsync((await AddressAsync(scene)).Replace("/avanmal/", "/svara/", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private Task<RoundScene> InvitedAsync() => InvitedAsync(host);

    private static async Task<RoundScene> InvitedAsync(KompassHost host)
    {
        var scene = await RoundScene.OpenAsync(host, 2);
        Assert.Equal(2, (await scene.WithAsync<ParticipantService, Outcome<int>>(people => people.InviteAsync(scene.RoundId, default))).Value);
        return scene;
    }

    private static async Task<string> AddressAsync(RoundScene scene) => new Uri(
        await scene.QueryAsync(db => db.Outbox.Where(m => m.RoundId == scene.RoundId).OrderBy(m => m.To).Select(m => m.UnsubscribeAddress!).FirstAsync())).PathAndQuery;

    private static Task<int> StopsAsync(RoundScene scene) => scene.QueryAsync(db => db.MailStops.CountAsync());
}
