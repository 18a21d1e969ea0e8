using Microsoft.Playwright;

namespace Kompass.SelfAssess.Browser.Tests.Pages;

/// <summary>Every page with the Tab key alone: the skip link first, then every control, each with a ring that shows where one is.</summary>
[Collection(BrowserSharing.Name)]
public sealed class KeyboardTests(BrowserHost host)
{
    // Writes down whatever takes the focus and whether it, or the label that stands for it, has an outline then.
    private const string Watch = """
        () => {
          const shown = (element) => element.checkVisibility({ visibilityProperty: true });
          const controls = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]')]
            .filter((element) => element.tabIndex >= 0 && !element.matches(':disabled') && shown(element));
          const name = (element) => `${element.tagName} ${(element.getAttribute('name') ?? element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 60)}`;
          const ring = (element) => element && getComputedStyle(element).outlineStyle !== 'none' && parseFloat(getComputedStyle(element).outlineWidth) > 0;
          const seen = new Set();
          const unringed = new Set();
          document.addEventListener('focusin', ({ target }) => {
            seen.add(target);
            if (![target, target.closest('label'), ...(target.labels ?? [])].some(ring)) {
              unringed.add(name(target));
            }
          });
          const group = (radio) => controls.filter((other) => other.type === 'radio' && other.name === radio.name && other.form === radio.form);
          window.watched = () => ({
            missed: controls.filter((element) => !(element.type === 'radio' ? group(element) : [element]).some((one) => seen.has(one))).map(name),
            unringed: [...unringed],
            ordered: controls.filter((element) => element.tabIndex > 0).map(name),
          });
          // Year, month, day and calendar of a date are a stop each.
          return controls.length + 3 * controls.filter((element) => element.type === 'date').length;
        }
        """;

    [Fact]
    public Task Tab_EveryPage_ReachesEveryControlWithAVisibleFocus() =>
        Tour.FindsNothingAsync(host, new Look(), WalkAsync);

    [Fact]
    public Task Tab_EveryPageOnAPhone_ReachesEveryControlWithAVisibleFocus() =>
        Tour.FindsNothingAsync(host, new Look(Width: 390), WalkAsync, program => program.Page is "/Index" or "/Svara/Delomrade" or "/Omgangar/Resultat" or "/Omgangar/Ny");

    [Theory]
    [InlineData("/hjalp", "")]
    [InlineData("/omgangar", BrowserHost.Coordinator)]
    [InlineData("~/2.3", BrowserHost.Respondent)]
    public async Task SkipLink_IsFirstAndLeadsPastTheHeader(string address, string role)
    {
        List<string> complaints = [];
        var page = await host.PageAsync(complaints, role: role);
        await page.GotoAsync(address.Replace("~", host.Answering, StringComparison.Ordinal));
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(".k-skip")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator(".k-skip")).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");

        Assert.True(await page.EvaluateAsync<bool>("() => document.activeElement.closest('main, footer') !== null"));
        Assert.Empty(complaints);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Tab_BackAndForth_TrapsNowhere()
    {
        var page = await host.PageAsync([], role: BrowserHost.Respondent);
        await page.GotoAsync($"{host.Answering}/2.3");
        var stops = await page.EvaluateAsync<int>(Watch);
        for (var step = 0; step < stops; step++)
        {
            await page.Keyboard.PressAsync("Shift+Tab");
        }

        Assert.Empty((await page.EvaluateAsync<Walk>("() => window.watched()")).Missed);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Menu_OnAPhone_OpensAndClosesByKeyboard()
    {
        var page = await host.PageAsync([], new Look(Width: 390), BrowserHost.Coordinator);
        await page.GotoAsync("/omgangar");
        await page.Locator(".k-menu-button").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".k-menu")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(".k-menu a").First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator(".k-menu")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator(".k-menu-button")).ToBeFocusedAsync();
        await page.Context.CloseAsync();
    }

    private static async Task<IEnumerable<string>> WalkAsync(IPage page)
    {
        var stops = await page.EvaluateAsync<int>(Watch);
        for (var step = 0; step <= stops; step++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        var walk = await page.EvaluateAsync<Walk>("() => window.watched()");
        return
        [
            .. walk.Missed.Select(control => $"not reached: {control}"),
            .. walk.Unringed.Select(control => $"no visible focus: {control}"),
            .. walk.Ordered.Select(control => $"order of its own: {control}"),
        ];
    }

    private sealed class Walk
    {
        public string[] Missed { get; set; } = [];

        public string[] Unringed { get; set; } = [];

        public string[] Ordered { get; set; } = [];
    }
}
