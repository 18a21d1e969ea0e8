using Microsoft.Playwright;

namespace Kompass.SelfAssess.Browser.Tests.Pages.Svara;

/// <summary>What a person does on a question's page.</summary>
internal static class QuestionPage
{
    public static ILocator Level(this IPage page, int value) => page.Locator($"[data-question] input[type=radio][name$='.Value'][value='{value}']");

    public static ILocator Comment(this IPage page) => page.Locator("[data-question] textarea");

    public static ILocator Status(this IPage page) => page.Locator("#autosave-status");

    public static ILocator Notice(this IPage page) => page.Locator("#autosave-notice");

    /// <summary>Unfolds the question where it is answered already.</summary>
    public static async Task ChooseAsync(this IPage page, int value)
    {
        var folded = page.Locator("details[data-question]:not([open]) > summary");
        if (await folded.CountAsync() > 0)
        {
            await folded.First.ClickAsync();
        }

        await page.Level(value).CheckAsync(new LocatorCheckOptions { Force = true });
    }

    public static Task SavedAsync(this IPage page) =>
        Assertions.Expect(page.Status()).ToContainTextAsync("Sparad", new LocatorAssertionsToContainTextOptions { Timeout = 30_000 });

    public static Task NotSavedAsync(this IPage page) => Assertions.Expect(page.Status()).ToContainTextAsync("Inte sparad");

    /// <summary>So many answers wait in the browser.</summary>
    public static Task WaitingAsync(this IPage page, string howMany) =>
        Assertions.Expect(page.Status()).ToContainTextAsync($"Ingen kontakt. {howMany} svar väntar på den här datorn.");

    public static Task<string> StorageAsync(this IPage page) =>
        page.EvaluateAsync<string>("() => JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage })");
}
