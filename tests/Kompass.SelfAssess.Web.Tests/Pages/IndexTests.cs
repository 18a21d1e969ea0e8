using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.TestKit.Web;
using Kompass.SelfAssess.Web.Tests.Pages.Omgangar;

namespace Kompass.SelfAssess.Web.Tests.Pages;

/// <summary>Att göra.</summary>
[Collection(SharedHost.Name)]
public sealed class IndexTests(KompassHost host)
{
    [Fact]
    public async Task Start_TenOpenRounds_TakeAsManyStatementsAsOne()
    {
        using var scene = await RoundScene.OpenAsync(host, 3, content => content with { Anonymity = Anonymity.Named });
        var one = await scene.StatementsAsync("/");
        for (var number = 2; number <= 10; number++)
        {
            var round = await scene.NewRoundAsync(content => content with { Name = $"Omgång {number}" });
            await scene.InviteAsync(number, round);
            await scene.OpenAsync(round);
        }

        var ten = await scene.StatementsAsync("/");

        Assert.Equal(one, ten);
        var counts = (await scene.Coordinator.GetPageAsync("/")).QuerySelectorAll("main .k-response-count").Select(count => count.TextContent);
        Assert.Equal(["0 av 10", "0 av 2", "0 av 3", "0 av 3", "0 av 4", "0 av 5", "0 av 6", "0 av 7", "0 av 8", "0 av 9"], counts.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Start_OpenRounds_EachShowsItsOwnRate()
    {
        using var scene = await RoundScene.OpenAsync(host, 6, content => content with { Name = "Första" });
        await scene.AnswerAsync(2);
        var other = await scene.NewRoundAsync(content => content with { Name = "Andra" });
        await scene.InviteAsync(5, other);
        await scene.OpenAsync(other);

        var page = await scene.Coordinator.GetPageAsync("/");

        Assert.Equal("2 av 6", CountOf("Första"));
        Assert.Equal("0 av 5", CountOf("Andra"));

        string? CountOf(string round) => page.QuerySelectorAll("main .k-response-count")
            .Single(count => count.Closest("section, article")!.TextContent.Contains(round, StringComparison.Ordinal)).TextContent;
    }
}
