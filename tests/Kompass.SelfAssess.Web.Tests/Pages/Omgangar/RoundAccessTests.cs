using System.Net;
using AngleSharp.Html.Dom;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.TestKit.Web;
using Microsoft.EntityFrameworkCore;
using static Kompass.SelfAssess.Web.Tests.Pages.Omgangar.RoundScene;

namespace Kompass.SelfAssess.Web.Tests.Pages.Omgangar;

/// <summary>Who may see and change rounds, and that looking at one changes nothing.</summary>
[Collection(SharedHost.Name)]
public sealed class RoundAccessTests(KompassHost host)
{
    [Theory]
    [InlineData(RoundState.Draft)]
    [InlineData(RoundState.Open)]
    [InlineData(RoundState.Closed)]
    public async Task Reader_ReadsTheRoundButIsOfferedAndAllowedNoChange(RoundState state)
    {
        using var scene = await InStateAsync(state);
        using var reader = await host.SignInAsAsync(Role.Reader, scene.OrganisationId);
        var before = await StateAsync(scene);
        var start = await reader.GetPageAsync("/");
        foreach (var address in new[] { "/", "/omgangar", scene.Address })
        {
            var page = await reader.GetPageAsync(address);
            Assert.Empty(page.QuerySelectorAll("main form"));
            Assert.DoesNotContain(page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")), Changes);
        }

        foreach (var address in await ChangesAsync(scene))
        {
            using var read = await reader.GetAsync(address);
            Assert.True(read.StatusCode == HttpStatusCode.Forbidden, $"{address} answered {(int)read.StatusCode}.");
            using var posted = await PostByHandAsync(reader, start, address, Fields);
            Assert.True(posted.StatusCode == HttpStatusCode.Forbidden, $"A post to {address} was answered {(int)posted.StatusCode}.");
        }

        Assert.Equal(before, await StateAsync(scene));

        static bool Changes(string? address) => address?.Split('/')[^1] is "ny" or "andra" or "deltagare" or "oppna" or "stang" or "faststall" or "oppna-igen" or "ta-bort";
    }

    [Fact]
    public async Task OtherMunicipality_RoundDoesNotExistForReadingOrChanging()
    {
        using var theirs = await InStateAsync(RoundState.Open);
        using var us = await EmptyAsync(host);
        var before = await StateAsync(theirs);
        var start = await us.Coordinator.GetPageAsync("/");

        foreach (var address in (await ChangesAsync(theirs)).Where(address => !address.EndsWith("/ny", StringComparison.Ordinal)))
        {
            using var read = await us.Coordinator.GetAsync(address);
            Assert.True(read.StatusCode == HttpStatusCode.NotFound, $"{address} answered {(int)read.StatusCode}.");
            using var posted = await us.PostByHandAsync(start, address, Fields);
            Assert.True(posted.StatusCode == HttpStatusCode.NotFound, $"A post to {address} was answered {(int)posted.StatusCode}.");
        }

        Assert.Equal(before, await StateAsync(theirs));
    }

    [Fact]
    public async Task SignedOut_IsSentToSignInAndChangesNothing()
    {
        using var scene = await InStateAsync(RoundState.Draft);
        using var visitor = host.Visit();
        var before = await StateAsync(scene);
        var door = await visitor.GetPageAsync("/konto/logga-in");

        foreach (var address in (await ChangesAsync(scene)).Append("/omgangar").Append(scene.Address).Append("/"))
        {
            using var read = await visitor.GetAsync(address);
            using var posted = await PostByHandAsync(visitor, door, address, Fields);
            Assert.All([read, posted], answer =>
            {
                Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
                Assert.Contains("/konto/logga-in", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
            });
        }

        Assert.Equal(before, await StateAsync(scene));
    }

    [Theory]
    [InlineData(RoundState.Draft)]
    [InlineData(RoundState.Open)]
    [InlineData(RoundState.Closed)]
    public async Task Get_AnyAddressOfARound_WritesNothing(RoundState state)
    {
        using var scene = await InStateAsync(state);
        await scene.Coordinator.GetPageAsync("/");
        var addresses = (await ChangesAsync(scene)).Concat(["/", "/omgangar", scene.Address, $"{scene.Address}/resultat", $"{scene.Address}/jamforelse", $"{scene.Address}/kommentarer", $"{scene.Address}/samsyn"]);
        host.Commands.Reset();
        foreach (var address in addresses)
        {
            using var answer = await scene.Coordinator.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        Assert.NotEmpty(host.Commands.Statements);
        Assert.DoesNotContain(host.Commands.Statements, statement => Writes.Any(verb => statement.Contains(verb, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task Open_NothingButTheResponseRateIsShownAnywhere()
    {
        const string Secret = "Säregen kommentar";
        using var scene = await OpenAsync(host, 12);
        await scene.AnswerAsync(11, Secret, "https://hemlig.example.se/underlag");
        using var reader = await host.SignInAsAsync(Role.Reader, scene.OrganisationId);

        foreach (var visitor in new[] { scene.Coordinator, reader })
        {
            foreach (var tab in new[] { "resultat", "jamforelse", "kommentarer", "samsyn" })
            {
                var page = await visitor.GetPageAsync($"{scene.Address}/{tab}");
                Assert.Contains("Till dess ser ingen mer än hur många som har svarat.", WordsOf(page), StringComparison.Ordinal);
                AssertSilent(page);
                Assert.Empty(page.QuerySelectorAll("main table"));
            }

            foreach (var address in new[] { "/", "/omgangar", scene.Address })
            {
                var page = await visitor.GetPageAsync(address);
                Assert.Contains("11 av 12", WordsOf(page), StringComparison.Ordinal);
                AssertSilent(page);
            }

            foreach (var address in new[] { "resultat/1.1", "resultat?handler=Excel", $"jamforelse?handler=Excel&med={Guid.NewGuid()}" })
            {
                using var answer = await visitor.GetAsync($"{scene.Address}/{address}");
                Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            }
        }

        AssertSilent(await scene.Coordinator.GetPageAsync($"{scene.Address}/deltagare"));
        AssertSilent(await scene.Coordinator.GetPageAsync($"{scene.Address}/stang"));

        static void AssertSilent(IHtmlDocument page)
        {
            Assert.DoesNotContain(Secret, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
            Assert.DoesNotContain("hemlig.example.se", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
            Assert.DoesNotContain("Uppskattad poäng", WordsOf(page, "main").Replace("den uppskattade poängen", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Inskickat", WordsOf(page), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Open_SmallGroupsOfAnAnonymousRound_HaveNoCount()
    {
        using var scene = await DraftAsync(host);
        await scene.InviteAsync(3);
        await scene.InviteAsync(9, group: RoleGroups.Employees);
        await scene.InviteAsync(8, group: RoleGroups.Elected);
        await scene.OpenAsync();
        await scene.AnswerAsync(6);

        var rows = (await scene.Coordinator.GetPageAsync(scene.Address)).QuerySelectorAll("main table tbody tr").ToDictionary(
            row => row.QuerySelector("th")!.TextContent.Trim(), row => row.QuerySelector("td[data-label=Svar]")!.TextContent.Trim());

        Assert.StartsWith("..", rows["Chefer"], StringComparison.Ordinal);
        Assert.Equal(2, rows.Count(row => row.Value.StartsWith("..", StringComparison.Ordinal) && row.Key != "Ingen förvaltning"));
        Assert.Contains(" av 9", rows["Medarbetare"], StringComparison.Ordinal);
    }

    private static readonly string[] Writes = ["INSERT ", "UPDATE ", "DELETE "];

    private static readonly (string, string)[] Fields =
    [
        ("List", "Ny;ny@kommun.se;managers"),
        ("Form.Name", "Kapad"),
        ("Next.Name", "Kapad"),
        ("Next.Email", "kapad@kommun.se"),
        ("Form.Edition", "2020-v2"),
        ("Form.OpensOn", "2026-11-24"),
        ("Form.ClosesOn", "2026-12-20"),
        ("Form.Groups", "managers"),
        ("Form.Anonymity", "Named"),
        ("Form.Version", "1"),
    ];

    /// <summary>Every address that changes a round when something is posted to it.</summary>
    private static async Task<IReadOnlyList<string>> ChangesAsync(RoundScene scene)
    {
        var person = (await scene.ParticipantsAsync())[0].Id;
        var group = (await scene.RoundAsync()).Groups.Single(row => row.Key == RoleGroups.Unions).Id;
        return
        [
            "/omgangar/ny",
            $"{scene.Address}/andra",
            $"{scene.Address}/oppna",
            $"{scene.Address}/stang",
            $"{scene.Address}/faststall",
            $"{scene.Address}/oppna-igen",
            $"{scene.Address}/ta-bort",
            $"{scene.Address}/deltagare",
            $"{scene.Address}/deltagare/lagg-till",
            $"{scene.Address}/deltagare/lagg-till?handler=Store",
            $"{scene.Address}/deltagare?handler=Invite",
            $"{scene.Address}/deltagare/{person}",
            $"{scene.Address}/deltagare/{person}?handler=Link",
            $"{scene.Address}/deltagare/{person}?handler=Replace",
            $"{scene.Address}/deltagare/{person}?handler=Remove",
            $"{scene.Address}/deltagare/{person}?handler=Restore",
            $"{scene.Address}/deltagare/oppen-lank/{group}",
            $"{scene.Address}/deltagare/oppen-lank/{group}?handler=Close",
        ];
    }

    private async Task<RoundScene> InStateAsync(RoundState state)
    {
        var scene = await DraftAsync(host, content => content with { Groups = [.. content.Groups, new RoundGroupChoice(RoleGroups.Unions, [])] });
        await scene.InviteAsync(2);
        if (state >= RoundState.Open)
        {
            await scene.OpenAsync();
        }

        if (state >= RoundState.Closed)
        {
            await scene.CloseAsync();
        }

        return scene;
    }

    /// <summary>All that the addresses could have changed.</summary>
    private static Task<string> StateAsync(RoundScene scene) => scene.QueryAsync(async database =>
    {
        var rounds = await database.Rounds.OrderBy(round => round.Id).Select(round => $"{round.Id} {round.Name} {round.State} {round.Version}").ToListAsync();
        var links = await database.ParticipantLinks.CountAsync() + await database.RoundGroups.CountAsync(group => group.OpenLinkHash != null);
        var mails = await database.Outbox.CountAsync(mail => mail.OrganisationId == scene.OrganisationId);
        return $"{string.Join(", ", rounds)}; {await database.Participants.CountAsync()} people, {links} links, {mails} mails, {await database.Snapshots.CountAsync()} snapshots";
    });
}
