using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;
using Microsoft.Playwright;

namespace Kompass.SelfAssess.Browser.Tests.Pages.Svara;

/// <summary>Without a network the answers wait in the browser: how long, for whom, and in what order they leave.</summary>
[Collection(BrowserSharing.Name)]
public sealed class OfflineTests(BrowserHost host)
{
    [Fact]
    public async Task Offline_SeveralAnswers_AreCountedAndSentInOrder()
    {
        var scene = await AnsweringScene.OpenAsync(host, depth: RoundDepth.Full);
        var page = await scene.EnterAsync();
        List<string> sent = [];
        page.RequestFinished += (_, request) =>
        {
            if (request.Url.EndsWith("/spara", StringComparison.Ordinal))
            {
                sent.Add(request.PostData!.Split('&')[0]);
            }
        };
        var questions = page.Locator("[data-question]");
        var codes = await questions.EvaluateAllAsync<string[]>("all => all.map(one => one.dataset.question)");
        await page.Context.SetOfflineAsync(true);
        foreach (var code in codes[..2])
        {
            await AnswerAsync(page, code, 3);
        }

        await page.WaitingAsync("2");
        await AnswerAsync(page, codes[0], 4);
        await page.WaitingAsync("2");
        Assert.Empty(sent);
        await page.Context.SetOfflineAsync(false);
        await page.SavedAsync();

        Assert.Equal(codes[..2].Select(code => $"Question={code}"), sent);
        Assert.Equal(AnswerValue.Level4, (await scene.StoredAsync(codes[0]))!.Value);
        Assert.Equal(AnswerValue.Level3, (await scene.StoredAsync(codes[1]))!.Value);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Offline_TabClosed_SendsWhatWaitedFromANewTab()
    {
        var scene = await AnsweringScene.OpenAsync(host, Anonymity.Anonymous);
        var page = await scene.EnterAsync();
        await page.Context.SetOfflineAsync(true);
        await page.ChooseAsync(4);
        await page.Comment().FillAsync("Skrivet utan nät.");
        await page.WaitingAsync("Ett");
        var context = page.Context;
        await page.CloseAsync();
        await context.SetOfflineAsync(false);
        Assert.Null(await scene.StoredAsync());

        var later = await context.NewPageAsync();
        await later.GotoAsync(scene.Link);
        await Assertions.Expect(later.Notice()).ToContainTextAsync("har skickats nu");
        var stored = await scene.StoredAsync();
        Assert.Equal((AnswerValue.Level4, "Skrivet utan nät."), (stored!.Value, stored.Comment));
        Assert.DoesNotContain("Skrivet utan nät", await later.StorageAsync(), StringComparison.Ordinal);
        await context.CloseAsync();
    }

    [Fact]
    public async Task Offline_NextAndLinks_StayOnThePageAndSaySo()
    {
        var scene = await AnsweringScene.OpenAsync(host);
        var page = await scene.EnterAsync();
        await page.Context.SetOfflineAsync(true);
        await page.ClickAsync("a:has-text('Granska och skicka in') >> nth=0");
        await Assertions.Expect(page.Notice()).ToContainTextAsync("Det går inte att nå Kompass");

        Assert.EndsWith("/2.3", page.Url, StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task SharedComputer_AnotherParticipant_FindsNothingOfTheOneBefore()
    {
        var first = await AnsweringScene.OpenAsync(host, Anonymity.Anonymous);
        var second = await AnsweringScene.OpenAsync(host, Anonymity.Anonymous);
        var page = await first.EnterAsync();
        await page.RouteAsync("**/spara", route => route.AbortAsync());
        await page.Comment().FillAsync("Min hemlighet.");
        await page.WaitingAsync("Ett");
        Assert.Contains("Min hemlighet", await page.StorageAsync(), StringComparison.Ordinal);

        var other = await page.Context.NewPageAsync();
        await other.GotoAsync(second.Link);
        await other.GotoAsync($"{second.Start}/2.3");

        Assert.DoesNotContain("Min hemlighet", await other.StorageAsync(), StringComparison.Ordinal);
        await Assertions.Expect(other.Comment()).ToHaveValueAsync("");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Leftovers_LongAfterClosing_AreForgottenOnAnyPageOfTheQuestionnaire()
    {
        var scene = await AnsweringScene.OpenAsync(host);
        var page = await scene.EnterAsync();
        await page.EvaluateAsync("() => localStorage.setItem('kompass-svar-gammal', JSON.stringify({ '2.3.a': { question: '2.3.a', comment: 'gammalt' }, until: '2026-01-31' }))");
        await page.RouteAsync("**/spara", route => route.AbortAsync());
        await page.Comment().FillAsync("nytt");
        await page.WaitingAsync("Ett");
        page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await page.ReloadAsync();

        var left = await page.StorageAsync();
        Assert.DoesNotContain("gammalt", left, StringComparison.Ordinal);
        Assert.Contains("nytt", left, StringComparison.Ordinal);
        Assert.Contains("\\\"until\\\":\\\"2026-12-25\\\"", left, StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Step_ToAnotherPage_PutsTheFocusOnItsHeading()
    {
        var scene = await AnsweringScene.OpenAsync(host);
        var page = await scene.EnterAsync();
        Assert.Equal("BODY", await page.EvaluateAsync<string>("() => document.activeElement.tagName"));
        await page.Keyboard.PressAsync("3");
        await page.SavedAsync();
        await page.ClickAsync("[data-go-on]");
        await page.WaitForURLAsync("**/2.4");
        await Assertions.Expect(page.Locator("h1")).ToBeFocusedAsync();

        await page.ClickAsync("a:has-text('Granska och skicka in') >> nth=0");
        await page.WaitForURLAsync("**/granska");
        await Assertions.Expect(page.Locator("h1")).ToBeFocusedAsync();
        await page.ClickAsync(".k-unanswered a[href*='2.4.a']");
        await page.WaitForURLAsync("**/2.4?fraga=2.4.a#q-2-4-a");
        await Assertions.Expect(page.Level(0)).ToBeFocusedAsync();
        await page.Context.CloseAsync();
    }

    private static async Task AnswerAsync(IPage page, string code, int value)
    {
        var question = page.Locator($"[data-question='{code}']");
        await question.EvaluateAsync("one => { if (one.matches('details')) one.open = true; }");
        await question.Locator($"input[type=radio][name$='.Value'][value='{value}']").CheckAsync(new LocatorCheckOptions { Force = true });
    }
}
