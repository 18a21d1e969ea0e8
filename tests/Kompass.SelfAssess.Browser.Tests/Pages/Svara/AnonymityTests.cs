using System.Collections.Concurrent;
using Kompass.SelfAssess.App.Rounds;
using Microsoft.Playwright;

namespace Kompass.SelfAssess.Browser.Tests.Pages.Svara;

/// <summary>What a browser could tell about a person in an anonymous round.</summary>
[Collection(BrowserSharing.Name)]
public sealed class AnonymityTests(BrowserHost host)
{
    [Fact]
    public async Task AnonymousRound_FromLinkToThanks_LeaksNeitherTokenNorPerson()
    {
        var scene = await AnsweringScene.OpenAsync(host, Anonymity.Anonymous);
        await scene.AnswerAllAsync();
        List<string> complaints = [];
        var page = await host.PageAsync(complaints);
        ConcurrentBag<string> said = [];
        ConcurrentBag<string> sent = [];
        page.Console += (_, message) => said.Add(message.Text);
        page.Request += (_, request) =>
        {
            if (!request.Url.EndsWith(scene.Link, StringComparison.Ordinal))
            {
                sent.Add($"{request.Url} {string.Join(' ', request.Headers.Where(header => header.Key != "cookie").Select(header => header.Value))} {request.PostData}");
            }
        };
        List<string> shown = [];
        await page.GotoAsync(scene.Link);
        await LookAsync(page, shown);
        await page.GotoAsync($"{scene.Start}/2.3");
        await page.ChooseAsync(1);
        await page.SavedAsync();
        await LookAsync(page, shown);
        await page.ClickAsync("text=Granska och skicka in >> nth=0");
        await page.WaitForURLAsync("**/granska");
        await LookAsync(page, shown);
        await page.ClickAsync("#submit-answers button[type=submit]");
        await page.WaitForURLAsync("**/tack");
        await LookAsync(page, shown);
        await page.ClickAsync("footer a >> nth=0");
        await page.WaitForURLAsync("**/hjalp");
        Assert.Equal("", await page.EvaluateAsync<string>("() => document.referrer"));

        string[] secrets = [scene.Token, AnsweringScene.Name, scene.Email];
        foreach (var text in shown.Concat(said).Concat(sent))
        {
            Assert.All(secrets, secret => Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase));
        }

        var left = await page.StorageAsync();
        Assert.DoesNotContain("kompass-svar", left, StringComparison.Ordinal);
        Assert.DoesNotContain(scene.Participant.ToString("N"), left.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        Assert.Empty(complaints);
        await page.Context.CloseAsync();
    }

    private static async Task LookAsync(IPage page, List<string> shown)
    {
        shown.Add(page.Url);
        shown.Add(await page.ContentAsync());
        shown.Add(await page.StorageAsync());
    }
}
