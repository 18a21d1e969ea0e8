using Kompass.SelfAssess.App.Rounds;

namespace Kompass.SelfAssess.Browser.Tests.Pages;

/// <summary>Narrow windows, large text and fingers; on a phone the open tab is seen.</summary>
[Collection(BrowserSharing.Name)]
public sealed class WidthTests(BrowserHost host)
{
    private const string Unfold = "() => { for (const details of document.querySelectorAll('main details')) { details.open = true; } }";

    private const string TooWide = """
        () => {
          const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
          if (over <= 0) { return []; }
          const wide = [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > innerWidth + 1);
          return [`${over} px wider than ${innerWidth}: ${wide.slice(0, 3).map((element) => element.outerHTML.slice(0, 100)).join(' | ')}`];
        }
        """;

    // A link in running text is as high as its line; everything else is for a finger. A choice is as large as its label makes it.
    // The matrix of groups and areas is exempt: its ticks are 24 px, as many as the window holds.
    private const string TooSmall = """
        () => {
          const standsAlone = (link) => {
            const block = link.closest('p, li, td, th, dd, dt, div, nav, header, footer, main');
            return [...block.querySelectorAll('a')].reduce((text, one) => text.replace(one.textContent.trim(), ''), block.textContent).trim() === '';
          };
          const faults = new Set();
          for (const control of document.querySelectorAll('a[href], button, summary, select, input:not([type=hidden])')) {
            if (control.closest('svg, .k-skip, .k-tick-table') || !control.checkVisibility({ visibilityProperty: true }) || control.tabIndex < 0) { continue; }
            if (control.tagName === 'A' && !control.matches('.ds-button') && !standsAlone(control)) { continue; }
            const boxes = [control, ...(control.matches('[type=radio], [type=checkbox]') ? control.labels : [])].map((element) => element.getBoundingClientRect());
            const width = Math.max(...boxes.map((box) => box.right)) - Math.min(...boxes.map((box) => box.left));
            const height = Math.max(...boxes.map((box) => box.bottom)) - Math.min(...boxes.map((box) => box.top));
            if (width < 43.5 || height < 43.5) {
              faults.add(`${Math.round(width)} × ${Math.round(height)} px: ${control.outerHTML.replace(/\s+/g, ' ').slice(0, 110)} in ${control.parentElement.className || control.parentElement.tagName}`);
            }
          }
          return [...faults];
        }
        """;

    [Theory]
    [InlineData("sv")]
    [InlineData("en")]
    public Task Page_At320AndAtDoubleSize_NeverScrollsSidewaysAndIsForFingersAt390(string language) =>
        Tour.FindsNothingAsync(host, new Look(language, 640, 450, Zoom: 2), async page =>
        {
            List<string> faults = [.. await page.EvaluateAsync<string[]>(TooWide)];
            await page.EvaluateAsync(Unfold);
            faults.AddRange(await page.EvaluateAsync<string[]>(TooWide));
            await page.SetViewportSizeAsync(320, 640);
            faults.AddRange(await page.EvaluateAsync<string[]>(TooWide));
            if (language == "sv")
            {
                // A finger is as wide in both languages.
                await page.SetViewportSizeAsync(390, 900);
                faults.AddRange(await page.EvaluateAsync<string[]>(TooSmall));
            }

            return faults;
        });

    [Theory]
    [InlineData("/filer")]
    [InlineData("/resultat")]
    public async Task Tabs_OnAPhone_ShowTheOneThatIsOpen(string tab)
    {
        var page = await host.PageAsync([], new Look(Width: 390), BrowserHost.Coordinator);
        await page.GotoAsync($"/omgangar/{host.Demo.Organisations[0].Rounds.First(round => round.State == RoundState.Closed).Id}{tab}");

        Assert.Equal(tab, await page.EvaluateAsync<string>("""
            () => {
              const [open] = document.querySelectorAll('.k-tabs [aria-current]');
              const [own, row] = [open.getBoundingClientRect(), open.closest('ul').getBoundingClientRect()];
              return own.left >= row.left - 1 && own.right <= row.right + 1 ? `/${open.href.split('/').at(-1)}` : 'out of sight';
            }
            """));
        await page.Context.CloseAsync();
    }
}
