using Kompass.SelfAssess.TestKit.Web;

namespace Kompass.SelfAssess.Web.Tests.Pages.Omgangar;

[Collection(SharedHost.Name)]
public sealed class KommentarerTests(KompassHost host)
{
    [Fact]
    public async Task Comments_EvidenceOfRespondents_IsALinkOnlyWhereItLeadsToTheWeb()
    {
        using var scene = await RoundScene.OpenAsync(host, 12);
        await scene.AnswerAsync(4, "<b>Så</b> här", "https://kommun.se/plan");
        await scene.AnswerAsync(4, evidence: "javascript:alert(1)");
        await scene.AnswerAsync(4, evidence: "<img src=x onerror=alert(1)>");
        await scene.CloseAsync();

        var comments = (await scene.Coordinator.GetPageAsync($"{scene.Address}/kommentarer")).QuerySelector("main")!;

        Assert.Equal(12, comments.QuerySelectorAll(".k-comments > li").Length);
        Assert.All(comments.QuerySelectorAll(".k-comments a"), link => Assert.Equal("https://kommun.se/plan", link.GetAttribute("href")));
        Assert.Equal(4, comments.QuerySelectorAll(".k-comments a").Length);
        Assert.Empty(comments.QuerySelectorAll(".k-comments b, .k-comments img"));
        Assert.Equal(4, comments.QuerySelectorAll(".k-comments > li").Count(row => row.TextContent.Contains("javascript:alert(1)", StringComparison.Ordinal)));
    }
}
