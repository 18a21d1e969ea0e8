using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Kompass.SelfAssess.Browser.Tests.Journeys;

/// <summary>The board of a plan: a card moved by keyboard and one moved by mouse come to the same.</summary>
[Collection(BrowserSharing.Name)]
public sealed class BoardJourneyTests(BrowserHost host)
{
    [Fact]
    public async Task Card_MovedByKeyboardAndByDrag_StandsTheSame()
    {
        var (keyboard, mouse) = (await PlanAsync(), await PlanAsync());
        List<string> complaints = [];
        await using var context = await host.ContextAsync(complaints, role: BrowserHost.Coordinator);
        var page = await context.NewPageAsync();

        // The second card of the first column: to the second column, then once more within it, above the first.
        await page.GotoAsync($"/planer/{keyboard.PlanId}/tavla");
        var handle = Card(page, keyboard.Actions[1]).Locator(".k-board-handle");
        await handle.FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await Assertions.Expect(page.Locator("#tavla-status")).ToContainTextAsync("Åtgärd 2 är vald.");
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(page.Locator("#tavla-status")).ToContainTextAsync("Pågår, plats");
        await Assertions.Expect(handle).ToBeFocusedAsync();
        await page.RunAndWaitForResponseAsync(() => page.Keyboard.PressAsync("Enter"), response => response.Request.Method == "POST");
        await Assertions.Expect(page.Locator("#tavla-status")).ToContainTextAsync("ligger nu i Pågår");

        // To the heading, which is in sight: a page that scrolls under a held button would drop another card.
        await page.GotoAsync($"/planer/{mouse.PlanId}/tavla");
        await page.RunAndWaitForResponseAsync(
            () => Card(page, mouse.Actions[1]).DragToAsync(page.Locator("section[data-status=InProgress] h2")), response => response.Request.Method == "POST");
        await Assertions.Expect(page.Locator("#tavla-status")).ToContainTextAsync("ligger nu i Pågår");

        Assert.Equal(await StandAsync(keyboard), await StandAsync(mouse));
        Assert.Contains((2, ActionStatus.InProgress, 0), await StandAsync(mouse));

        // Escape takes a card back, and nothing is stored.
        await Card(page, mouse.Actions[0]).Locator(".k-board-handle").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("section[data-status=Planned] .k-board-card").First).ToHaveIdAsync($"kort-{mouse.Actions[0]}");
        await Assertions.Expect(Card(page, mouse.Actions[0]).Locator(".k-board-handle")).ToBeFocusedAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("section[data-status=InProgress] .k-board-card")).ToHaveCountAsync(1);
        Assert.Empty(complaints);
    }

    private static ILocator Card(IPage page, Guid action) => page.Locator($"#kort-{action}");

    private Task<PlanScene> PlanAsync() => host.Host.QueryAsync(host.Organisation, database => PlanScene.AddAsync(database, StockholmDays.Today(host.Host.Clock)));

    private Task<List<(int Number, ActionStatus Status, int Place)>> StandAsync(PlanScene plan) => host.Host.QueryAsync(host.Organisation, async database =>
        (await database.PlanActions.Where(action => action.PlanId == plan.PlanId).OrderBy(action => action.Number).ToListAsync())
        .ConvertAll(action => (action.Number, action.Status, action.BoardPosition)));
}
