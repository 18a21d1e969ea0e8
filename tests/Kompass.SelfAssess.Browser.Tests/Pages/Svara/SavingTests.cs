using System.Text.RegularExpressions;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Rounds;
using Microsoft.Playwright;

namespace Kompass.SelfAssess.Browser.Tests.Pages.Svara;

/// <summary>What makes people lose answers elsewhere does not here.</summary>
[Collection(BrowserSharing.Name)]
public sealed class SavingTests(BrowserHost host)
{
    [Fact]
    public async Task Autosave_NetworkGone_KeepsTheAnswerAndSendsItAgain()
    {
        var scene = await AnsweringScene.OpenAsync(host);
        var page = await scene.EnterAsync();
        await page.Context.SetOfflineAsync(true);
        await page.ChooseAsync(4);
        await page.WaitingAsync("Ett");
        Assert.Contains("2.3.a", await page.StorageAsync(), StringComparison.Ordinal);

        await page.Context.SetOfflineAsync(false);
        await page.SavedAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.Level(4)).ToBeCheckedAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Autosave_ServerDown_KeepsTheAnswerThroughAReloadAndSendsItAgain()
    {
        var scene = await AnsweringScene.OpenAsync(host);
        var page = await scene.EnterAsync();
        await page.RouteAsync("**/spara", route => route.AbortAsync());
        await page.ChooseAsync(2);
        await page.Comment().FillAsync("Skrivet medan servern var nere.");
        await page.WaitingAsync("Ett");
        await Assertions.Expect(page.Notice()).ToContainTextAsync("finns kvar på den här datorn");
        page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.Comment()).ToHaveValueAsync("Skrivet medan servern var nere.");
        Assert.Null(await scene.StoredAsync());

        await page.UnrouteAsync("**/spara");
        await page.Status().Locator("button").ClickAsync();
        await page.SavedAsync();
        var stored = await scene.StoredAsync();
        Assert.Equal((AnswerValue.Level2, "Skrivet medan servern var nere."), (stored!.Value, stored.Comment));
        Assert.DoesNotContain("servern var nere", await page.StorageAsync(), StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Autosave_ServerAnswersWithAnError_KeepsTheAnswerAndSendsItAgain()
    {
        var scene = await AnsweringScene.OpenAsync(host);
        var page = await scene.EnterAsync();
        await page.RouteAsync("**/spara", route => route.FulfillAsync(new RouteFulfillOptions { Status = 503, Body = "gone" }), new PageRouteOptions { Times = 1 });
        await page.ChooseAsync(1);
        await page.SavedAsync();

        Assert.Equal(AnswerValue.Level1, (await scene.StoredAsync())!.Value);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Script_ComesAfterTheFirstAnswer_SavesAndCountsIt()
    {
        var scene = await AnsweringScene.OpenAsync(host);
        var page = await scene.EnterAsync();
        var script = await page.HoldAsync("**/js/answering*");
        await page.ReloadAsync(new PageReloadOptions { WaitUntil = WaitUntilState.Commit });
        await page.ChooseAsync(4);
        script.SetResult();

        await page.SavedAsync();
        Assert.Equal(AnswerValue.Level4, (await scene.StoredAsync())!.Value);
        await Assertions.Expect(page.Locator("#progress")).ToHaveJSPropertyAsync("value", 1);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task TwoTabs_SameSubArea_ShowBothAnswersAndOverwriteNothing()
    {
        var scene = await AnsweringScene.OpenAsync(host);
        var first = await scene.EnterAsync();
        var second = await first.Context.NewPageAsync();
        await second.GotoAsync(first.Url);
        await first.ChooseAsync(1);
        await first.SavedAsync();

        await second.ChooseAsync(5);
        var conflict = second.Locator("[data-conflict]");
        await Assertions.Expect(conflict).ToContainTextAsync("Inget har skrivits över");
        await Assertions.Expect(conflict.Locator("[data-stored-answer]")).ToContainTextAsync("1");
        Assert.Equal(AnswerValue.Level1, (await scene.StoredAsync())!.Value);

        await conflict.GetByText("Det jag har fyllt i här").ClickAsync();
        await second.SavedAsync();
        await Assertions.Expect(conflict).ToHaveCountAsync(0);
        Assert.Equal(AnswerValue.Level5, (await scene.StoredAsync())!.Value);
        await first.Context.CloseAsync();
    }

    [Fact]
    public async Task TwoTabs_KeepingTheStoredAnswer_PutsItInTheFields()
    {
        var scene = await AnsweringScene.OpenAsync(host);
        var page = await scene.EnterAsync();
        await scene.SaveAsync("2.3.a", AnswerValue.Level4, "Från den andra datorn.");
        await page.ChooseAsync(0);
        await page.Locator("[data-conflict]").GetByText("Det som redan är sparat").ClickAsync();

        await Assertions.Expect(page.Level(4)).ToBeCheckedAsync();
        await Assertions.Expect(page.Comment()).ToHaveValueAsync("Från den andra datorn.");
        Assert.Equal(AnswerValue.Level4, (await scene.StoredAsync())!.Value);
        Assert.DoesNotContain("2.3.a", await page.StorageAsync(), StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task BackButton_AfterAnswering_ShowsWhatWasAnswered()
    {
        var scene = await AnsweringScene.OpenAsync(host);
        var page = await scene.EnterAsync();
        await page.ChooseAsync(3);
        await page.SavedAsync();
        await page.ClickAsync("[data-go-on]");
        await page.WaitForURLAsync("**/2.4");
        await page.GoBackAsync();
        await page.WaitForURLAsync("**/2.3");
        await Assertions.Expect(page.Level(3)).ToBeCheckedAsync();

        await page.ChooseAsync(4);
        await page.SavedAsync();
        await Assertions.Expect(page.Locator("[data-conflict]")).ToHaveCountAsync(0);
        Assert.Equal(AnswerValue.Level4, (await scene.StoredAsync())!.Value);
        Assert.Empty(scene.Complaints);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Cookie_GoneWhileAnswering_KeepsTheTextUntilTheLinkIsOpenedAgain()
    {
        var scene = await AnsweringScene.OpenAsync(host);
        var page = await scene.EnterAsync();
        await page.Context.ClearCookiesAsync();
        await page.Comment().FillAsync("Skrivet efter att kakan gick ut.");
        await page.ChooseAsync(2);
        await page.NotSavedAsync();
        await Assertions.Expect(page.Notice()).ToContainTextAsync("Öppna din personliga länk igen");

        var again = await page.Context.NewPageAsync();
        await again.GotoAsync(scene.Link);
        // Page one sends what was left; its links wait for that, an address typed in does not.
        await again.WaitForFunctionAsync("() => !Object.keys(localStorage).some(key => key.startsWith('kompass-svar-'))");
        await again.GotoAsync($"{scene.Start}/2.3");
        await again.SavedAsync();
        await Assertions.Expect(again.Comment()).ToHaveValueAsync("Skrivet efter att kakan gick ut.");
        Assert.Equal("Skrivet efter att kakan gick ut.", (await scene.StoredAsync())!.Comment);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task FormToken_Outdated_IsRenewedWithoutAWord()
    {
        var scene = await AnsweringScene.OpenAsync(host);
        var page = await scene.EnterAsync();
        await page.Context.ClearCookiesAsync(new BrowserContextClearCookiesOptions { NameRegex = new Regex("antiforgery", RegexOptions.IgnoreCase) });
        await page.ChooseAsync(2);
        await page.SavedAsync();

        Assert.Equal(AnswerValue.Level2, (await scene.StoredAsync())!.Value);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Submit_DoubleClick_CountsOnceAndThanks()
    {
        var scene = await AnsweringScene.OpenAsync(host);
        await scene.AnswerAllAsync();
        var page = await scene.EnterAsync("granska");
        await page.Locator("#submit-answers button[type=submit]").DblClickAsync();
        await page.WaitForURLAsync("**/tack");

        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Tack");
        Assert.Equal(1, await scene.SubmittedAsync());
        Assert.Empty(scene.Complaints);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task NextButton_DoubleClick_SkipsNoSubArea()
    {
        var scene = await AnsweringScene.OpenAsync(host);
        var page = await scene.EnterAsync();
        await page.ChooseAsync(3);
        await page.Locator("[data-go-on]").DblClickAsync();
        await page.WaitForURLAsync("**/2.4");

        Assert.Equal(AnswerValue.Level3, (await scene.StoredAsync())!.Value);
        Assert.Empty(scene.Complaints);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Link_OpenedAgain_GoesOnAtTheFirstUnanswered()
    {
        var scene = await AnsweringScene.OpenAsync(host);
        await scene.SaveAsync("2.1.a", AnswerValue.Level3);
        await scene.SaveAsync("2.2.a", AnswerValue.DontKnow);
        await scene.SaveAsync("2.4.a", AnswerValue.Level3);
        var page = await host.PageAsync([]);
        await page.GotoAsync(scene.Link);
        await page.ClickAsync("main a.ds-button:has-text('Fortsätt') >> nth=0");
        await page.WaitForURLAsync("**/2.3");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Round_ClosedWhileAnswering_SaysSoAndKeepsTheText()
    {
        var scene = await AnsweringScene.OpenAsync(host);
        await scene.SaveAsync("2.1.a", AnswerValue.Level3);
        var page = await scene.EnterAsync();
        await scene.CloseAsync();
        await page.Comment().FillAsync("Skrivet när omgången stängde.");
        await page.ChooseAsync(2);
        await page.NotSavedAsync();
        await Assertions.Expect(page.Notice()).ToContainTextAsync("Omgången har stängt");
        await Assertions.Expect(page.Notice()).ToContainTextAsync("finns kvar");
        await Assertions.Expect(page.Comment()).ToHaveValueAsync("Skrivet när omgången stängde.");
        Assert.Contains("Skrivet när omgången stängde.", await page.StorageAsync(), StringComparison.Ordinal);

        var later = await page.Context.NewPageAsync();
        await later.GotoAsync(scene.Link);
        await Assertions.Expect(later.Locator("h1")).ToHaveTextAsync("Omgången är stängd");
        await Assertions.Expect(later.Locator(".k-typed")).ToHaveTextAsync("2.3.a Skrivet när omgången stängde.");
        await later.GetByText("Ta bort texten").ClickAsync();
        await Assertions.Expect(later.Locator("[data-leftover]")).ToBeHiddenAsync();
        Assert.DoesNotContain("Skrivet", await later.StorageAsync(), StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Round_ClosedWhileAnsweringWithoutScript_GivesTheTextBack()
    {
        var scene = await AnsweringScene.OpenAsync(host);
        var page = await scene.EnterAsync(script: false);
        await scene.CloseAsync();
        await page.Comment().FillAsync("Skrivet när omgången stängde.");
        await page.ClickAsync("main button:has-text('Nästa')");

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Omgången är stängd");
        await Assertions.Expect(page.Locator(".k-typed")).ToHaveTextAsync("2.3.a Skrivet när omgången stängde.");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Comment_OfTenThousandCharacters_IsKeptAndSaidToBeTooLong()
    {
        var scene = await AnsweringScene.OpenAsync(host);
        var page = await scene.EnterAsync();
        var text = string.Concat(Enumerable.Repeat("Lång text. ", 910))[..10_000];
        await page.Comment().FillAsync(text);
        await Assertions.Expect(page.Locator("[data-script-error]")).ToContainTextAsync("Korta den");
        await Assertions.Expect(page.Comment()).ToHaveValueAsync(text);
        Assert.Null((await scene.StoredAsync())?.Comment);

        await page.Comment().FillAsync("Kort text.");
        await page.SavedAsync();
        await Assertions.Expect(page.Locator("[data-script-error]")).ToHaveCountAsync(0);
        Assert.Equal("Kort text.", (await scene.StoredAsync())!.Comment);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Comment_WithMarkup_IsTextOnEveryPage()
    {
        var scene = await AnsweringScene.OpenAsync(host);
        const string Markup = "<img src=x onerror=\"document.title='fel'\"><script>document.title='fel'</script>";
        await scene.SaveAsync("2.3.a", AnswerValue.Level2, Markup);
        var page = await scene.EnterAsync();
        await Assertions.Expect(page.Comment()).ToHaveValueAsync(Markup);
        await page.GotoAsync($"{scene.Start}/granska");
        await Assertions.Expect(page.Locator(".k-review-comment")).ToHaveTextAsync(Markup);

        Assert.NotEqual("fel", await page.TitleAsync());
        Assert.Empty(scene.Complaints);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task SecondBrowser_SameLinkAfterSubmit_CannotAnswerAgain()
    {
        var scene = await AnsweringScene.OpenAsync(host, Anonymity.Anonymous);
        await scene.AnswerAllAsync();
        var second = await scene.EnterAsync();
        var first = await scene.EnterAsync("granska");
        await first.ClickAsync("#submit-answers button[type=submit]");
        await first.WaitForURLAsync("**/tack");

        await second.ChooseAsync(5);
        await second.NotSavedAsync();
        await Assertions.Expect(second.Notice()).ToContainTextAsync("redan inskickade");
        var third = await host.PageAsync([]);
        await third.GotoAsync(scene.Link);
        await third.WaitForURLAsync("**/tack");
        await third.GotoAsync($"{scene.Start}/granska");
        await third.WaitForURLAsync("**/tack");

        Assert.Equal(1, await scene.SubmittedAsync());
        await first.Context.CloseAsync();
        await second.Context.CloseAsync();
        await third.Context.CloseAsync();
    }

    [Fact]
    public async Task Questionnaire_WithoutScript_SavesAndGoesOn()
    {
        var scene = await AnsweringScene.OpenAsync(host);
        var page = await scene.EnterAsync(script: false);
        await page.ChooseAsync(2);
        await page.ClickAsync("main button:has-text('Nästa')");
        await page.WaitForURLAsync("**/2.4");
        await page.GotoAsync($"{scene.Start}/2.3");

        await Assertions.Expect(page.Level(2)).ToBeCheckedAsync();
        Assert.Empty(scene.Complaints);
        await page.Context.CloseAsync();
    }
}
