using Microsoft.Playwright;

namespace Kompass.SelfAssess.Browser.Tests.Pages;

/// <summary>A line on which the page is there before all that belongs to it.</summary>
internal static class SlowLine
{
    /// <summary>Holds what is fetched from such an address until the result is set.</summary>
    public static async Task<TaskCompletionSource> HoldAsync(this IPage page, string address)
    {
        var held = new TaskCompletionSource();
        await page.RouteAsync(address, async route =>
        {
            await held.Task;
            await route.ContinueAsync();
        });
        return held;
    }
}
