using Kompass.SelfAssess.Domain.Rounds;
using Microsoft.Playwright;

namespace Kompass.SelfAssess.Browser.Tests.Pages.Svara;

/// <summary>The keys of the questionnaire: what they do, where they do nothing, and what the help page says of them.</summary>
[Collection(BrowserSharing.Name)]
public sealed class ShortcutTests(BrowserHost host)
{
    [Fact]
    public async Task Keys_OnAQuestion_ChooseAndClear()
    {
        var scene = await AnsweringScene.OpenAsync(host);
        var page = await scene.EnterAsync();
        (string Key, int Value)[] keys = [("0", 0), ("1", 1), ("2", 2), ("3", 3), ("4", 4), ("5", 5), ("v", 6), ("e", 7), ("V", 6), ("E", 7)];
        foreach (var (key, value) in keys)
        {
            await page.Keyboard.PressAsync(key);
            await Assertions.Expect(page.Level(value)).ToBeCheckedAsync();
            await Assertions.Expect(page.Level(value)).ToBeFocusedAsync();
        }

        await StoredIsAsync(scene, AnswerValue.NotApplicable);
        await page.Keyboard.PressAsync("Delete");
        await Assertions.Expect(page.Locator("[data-question] input[type=radio]:checked")).ToHaveCountAsync(0);
        await StoredIsAsync(scene, AnswerValue.Unanswered);
        Assert.Empty(scene.Complaints);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Arrows_InTheRubric_MoveTheChoice()
    {
        var scene = await AnsweringScene.OpenAsync(host);
        var page = await scene.EnterAsync();
        await page.Keyboard.PressAsync("2");
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(page.Level(3)).ToBeCheckedAsync();
        await StoredIsAsync(scene, AnswerValue.Level3);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Keys_InFields_AreText()
    {
        var scene = await AnsweringScene.OpenAsync(host);
        var page = await scene.EnterAsync();
        foreach (var field in new[] { page.Comment(), page.Locator("[data-question] input[type=url]") })
        {
            await field.FocusAsync();
            await page.Keyboard.TypeAsync("ve?05");
            await Assertions.Expect(field).ToHaveValueAsync("ve?05");
        }

        await page.Locator("[data-question] select").FocusAsync();
        await page.Keyboard.PressAsync("3");
        await Assertions.Expect(page.Locator("[data-question] input[type=radio]:checked")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("#shortcuts")).ToBeHiddenAsync();
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("Alt+3")]
    [InlineData("Control+3")]
    [InlineData("Meta+v")]
    public async Task Keys_WithAModifier_AreTheBrowsersOwn(string keys)
    {
        var scene = await AnsweringScene.OpenAsync(host);
        var page = await scene.EnterAsync();
        await page.Keyboard.PressAsync(keys);
        await Assertions.Expect(page.Locator("[data-question] input[type=radio]:checked")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task QuestionMark_OpensTheListAndEscapeLeavesIt()
    {
        var scene = await AnsweringScene.OpenAsync(host);
        var page = await scene.EnterAsync();
        await page.Keyboard.PressAsync("2");
        await page.Keyboard.PressAsync("?");
        var dialog = page.Locator("#shortcuts");
        await Assertions.Expect(dialog).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("5");
        await Assertions.Expect(page.Level(2)).ToBeCheckedAsync();
        await page.Keyboard.PressAsync("Escape");

        await Assertions.Expect(dialog).ToBeHiddenAsync();
        await Assertions.Expect(page.Level(2)).ToBeFocusedAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Switch_Off_SilencesTheKeysOnLaterPagesToo()
    {
        var scene = await AnsweringScene.OpenAsync(host);
        var page = await scene.EnterAsync();
        await page.Keyboard.PressAsync("?");
        await page.Locator("#shortcuts-on").UncheckAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.ReloadAsync();
        await page.Keyboard.PressAsync("4");
        await page.Keyboard.PressAsync("?");

        await Assertions.Expect(page.Locator("#shortcuts")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[data-question] input[type=radio]:checked")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task ControlEnter_GoesOnToTheNextSubArea()
    {
        var scene = await AnsweringScene.OpenAsync(host);
        var page = await scene.EnterAsync();
        await page.Keyboard.PressAsync("3");
        await page.Keyboard.PressAsync("Control+Enter");
        await page.WaitForURLAsync("**/2.4");
        await StoredIsAsync(scene, AnswerValue.Level3);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task ControlEnter_InTheComment_GoesOnWithWhatWasWritten()
    {
        var scene = await AnsweringScene.OpenAsync(host);
        var page = await scene.EnterAsync();
        await page.Keyboard.PressAsync("3");
        await page.Comment().FocusAsync();
        await page.Keyboard.TypeAsync("Skrivet.");
        await page.Keyboard.PressAsync("Control+Enter");
        await page.WaitForURLAsync("**/2.4");

        Assert.Equal("Skrivet.", (await scene.StoredAsync())!.Comment);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("sv")]
    [InlineData("en")]
    public async Task HelpPage_NamesTheSameKeysAsTheList(string language)
    {
        var scene = await AnsweringScene.OpenAsync(host);
        var page = await scene.EnterAsync(look: new Look(language));
        var listed = await page.Locator("#shortcuts dt").AllTextContentsAsync();
        await page.GotoAsync("/hjalp");
        var named = await page.Locator("#tangenter dt").AllTextContentsAsync();

        Assert.Equal(listed.Select(Tidy).Append("Tab"), named.Select(Tidy));
        await page.Context.CloseAsync();
    }

    private static string Tidy(string text) => text.Replace(" ", "", StringComparison.Ordinal).Trim();

    private static async Task StoredIsAsync(AnsweringScene scene, AnswerValue value)
    {
        var deadline = DateTime.UtcNow.AddSeconds(20);
        while ((await scene.StoredAsync())?.Value != value)
        {
            Assert.True(DateTime.UtcNow < deadline, $"{value} is not stored.");
            await Task.Delay(50);
        }
    }
}
