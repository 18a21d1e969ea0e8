using System.Net;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.TestKit.Web;
using Microsoft.EntityFrameworkCore;
using static Kompass.SelfAssess.Web.Tests.Pages.Omgangar.RoundScene;

namespace Kompass.SelfAssess.Web.Tests.Pages.Omgangar;

[Collection(SharedHost.Name)]
public sealed class DeltagareTests(KompassHost host)
{
    [Fact]
    public async Task List_Sixty_IsFilteredByWordsGroupAndState()
    {
        using var scene = await DraftAsync(host, content => content with { Anonymity = Anonymity.Named });
        await scene.InviteAsync(40);
        await scene.InviteAsync(20, group: RoleGroups.Employees);
        await scene.OpenAsync();
        await scene.AnswerAsync(3);

        Assert.Equal(60, (await RowsAsync("")).Count);
        Assert.Equal(20, (await RowsAsync("?grupp=employees")).Count);
        Assert.Equal(["Person 17", "Person 17"], await RowsAsync("?sok=person+17"));
        Assert.Equal(["Person 17"], await RowsAsync("?sok=MANAGERS17%40"));
        Assert.Equal(3, (await RowsAsync("?lage=inskickat")).Count);
        Assert.Equal(57, (await RowsAsync("?lage=ej-inskickat")).Count);
        Assert.Equal(57, (await RowsAsync("?lage=ej-inbjuden")).Count);
        Assert.Empty(await RowsAsync("?sok=finns+inte&grupp=%3Cscript%3E&lage=x"));

        async Task<List<string>> RowsAsync(string query) =>
            [.. (await scene.Coordinator.GetPageAsync($"{scene.Address}/deltagare{query}")).QuerySelectorAll("main tbody th a").Select(link => link.TextContent)];
    }

    /// <summary>In an anonymous round no word in the address finds those who have submitted.</summary>
    [Theory]
    [InlineData("inskickat")]
    [InlineData("ej-inskickat")]
    public async Task List_AnonymousRound_CannotBeFilteredByWhoHasAnswered(string state)
    {
        using var scene = await OpenAsync(host, 14);
        await scene.AnswerAsync(2);
        var page = await scene.Coordinator.GetPageAsync($"{scene.Address}/deltagare?lage={state}");

        Assert.Empty(page.QuerySelectorAll("main tbody tr"));
        Assert.Empty(page.QuerySelectorAll($"option[value='{state}']"));
    }

    [Fact]
    public async Task List_Empty_LeadsToAdding()
    {
        using var scene = await DraftAsync(host);
        var page = await scene.Coordinator.GetPageAsync($"{scene.Address}/deltagare");

        Assert.Contains("Ingen är tillagd än.", WordsOf(page, ".k-empty"), StringComparison.Ordinal);
        Assert.Equal($"{scene.Address}/deltagare/lagg-till", page.QuerySelector("main a.ds-button")!.GetAttribute("href"));
        Assert.Empty(page.QuerySelectorAll("main table, main form"));
    }

    [Fact]
    public async Task List_OnlyUnions_PointsToOpenLinks()
    {
        using var scene = await DraftAsync(host, content => content with { Groups = [new(RoleGroups.Unions, [])] });
        var page = await scene.Coordinator.GetPageAsync($"{scene.Address}/deltagare");
        var add = await scene.Coordinator.GetPageAsync($"{scene.Address}/deltagare/lagg-till");

        Assert.Contains("Använd öppna länkar.", WordsOf(page, ".k-empty"), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main a[href$='lagg-till']"));
        Assert.Empty(add.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task Open_NobodyAndNoLink_IsRefusedInWords()
    {
        using var scene = await DraftAsync(host);
        var page = await scene.Coordinator.GetPageAsync($"{scene.Address}/oppna");
        var told = await scene.Coordinator.SubmitFormAsync(page, new Dictionary<string, string?>());

        Assert.Contains("Lägg till minst en deltagare eller skapa en öppen länk först.", WordsOf(told, "[data-error-summary]"), StringComparison.Ordinal);
        Assert.Equal(RoundState.Draft, (await scene.RoundAsync()).State);
    }

    [Fact]
    public async Task Posts_ClosedRound_AreRefusedAndNothingIsWritten()
    {
        using var scene = await OpenAsync(host, 2, content => content with { Groups = [.. content.Groups, new RoundGroupChoice(RoleGroups.Unions, [])] });
        var unions = (await scene.RoundAsync()).Groups.Single(group => group.Key == RoleGroups.Unions).Id;
        var person = (await scene.ParticipantsAsync())[0].Id;
        await scene.CloseAsync();
        var token = await scene.Coordinator.GetPageAsync("/");
        foreach (var address in new[] { "", "/lagg-till", $"/{person}", $"/oppen-lank/{unions}" })
        {
            Assert.Empty((await scene.Coordinator.GetPageAsync($"{scene.Address}/deltagare{address}")).QuerySelectorAll("main form, main button"));
        }

        foreach (var query in Posts(person, unions))
        {
            using var answer = await scene.PostByHandAsync(
                token, $"{scene.Address}/deltagare{query}", ("List", "Ny;ny@kommun.se;Chefer"), ("Form.Name", "Ny"), ("Form.Email", "ny@kommun.se"), ("Form.Group", "managers"),
                ("Form.Language", "sv"), ("Next.Name", "Ny"), ("Next.Email", "ny@kommun.se"), ("Next.Language", "sv"));
            var told = await Visitor.ReadAsync(answer);
            Assert.True(told.QuerySelector("[data-error-summary]")?.TextContent.Contains("Omgången är inte öppen.", StringComparison.Ordinal), query);
            Assert.Null(told.QuerySelector("#lank"));
        }

        Assert.Equal(["Person 1", "Person 2"], (await scene.ParticipantsAsync()).Select(one => one.Name));
        Assert.Equal(0, await scene.QueryAsync(database => database.ParticipantLinks.CountAsync()));
    }

    [Fact]
    public async Task Posts_IdsOfAnotherRound_AreNotFound()
    {
        using var scene = await OpenAsync(host, 1, content => content with { Groups = [.. content.Groups, new RoundGroupChoice(RoleGroups.Unions, [])] });
        var person = (await scene.ParticipantsAsync())[0].Id;
        var unions = (await scene.RoundAsync()).Groups.Single(group => group.Key == RoleGroups.Unions).Id;
        var other = await scene.NewRoundAsync();
        var page = await scene.Coordinator.GetPageAsync("/");

        foreach (var query in Posts(person, unions).Where(query => query.Contains($"{person}", StringComparison.Ordinal) || query.Contains("oppen", StringComparison.Ordinal)))
        {
            using var answer = await scene.PostByHandAsync(page, $"/omgangar/{other}/deltagare{query}");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        Assert.Single(await scene.ParticipantsAsync());
    }

    [Theory]
    [InlineData("deltagare")]
    [InlineData("deltagare?handler=finns-inte")]
    [InlineData("kommentarer")]
    [InlineData("resultat")]
    public async Task Post_NoSuchForm_IsNotFound(string address)
    {
        using var scene = await DraftAsync(host);
        using var answer = await scene.PostByHandAsync(await scene.Coordinator.GetPageAsync("/"), $"{scene.Address}/{address}");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Invite_SentTwice_MailsEverybodyOnce()
    {
        using var scene = await OpenAsync(host, 4);
        var page = await scene.Coordinator.GetPageAsync($"{scene.Address}/deltagare");
        Assert.Equal("Skicka inbjudningar (4)", WordsOf(page, "form[action*='handler=Invite'] button"));

        var first = await scene.Coordinator.SubmitFormAsync(page, new Dictionary<string, string?>(), "form[action*='handler=Invite']");
        var second = await scene.Coordinator.SubmitFormAsync(page, new Dictionary<string, string?>(), "form[action*='handler=Invite']");

        Assert.Contains("Inbjudningar på väg: 4.", WordsOf(first), StringComparison.Ordinal);
        Assert.Contains("Inbjudningar på väg: 0.", WordsOf(second), StringComparison.Ordinal);
        Assert.Null(second.QuerySelector("form[action*='handler=Invite']"));
        Assert.Equal(4, await scene.QueryAsync(database => database.Outbox.CountAsync(mail => mail.OrganisationId == scene.OrganisationId && mail.Kind == MailKind.Invitation)));
    }

    [Fact]
    public async Task Page_TwoHundredParticipants_TakeAsManyStatementsAsFive()
    {
        using var scene = await OpenAsync(host, 5);
        var few = await scene.StatementsAsync($"{scene.Address}/deltagare");
        await scene.InviteAsync(195, group: RoleGroups.Employees);
        await scene.WithAsync<ParticipantService, App.Outcome<int>>(people => people.InviteAsync(scene.RoundId, default));
        var many = await scene.StatementsAsync($"{scene.Address}/deltagare");

        Assert.Equal(200, (await scene.Coordinator.GetPageAsync($"{scene.Address}/deltagare")).QuerySelectorAll("main tbody tr").Length);
        Assert.Equal(few, many);
    }

    private static string[] Posts(Guid person, int group) =>
    [
        "?handler=Invite", "/lagg-till", $"/{person}", $"/{person}?handler=Link", $"/{person}?handler=Replace", $"/{person}?handler=Remove", $"/{person}?handler=Restore",
        $"/oppen-lank/{group}", $"/oppen-lank/{group}?handler=Close",
    ];
}
