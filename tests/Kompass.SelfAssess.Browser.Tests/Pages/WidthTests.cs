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
          for (const tab of document.querySelectorAll('.k-tabs [aria-current]')) {
            const [own, row] = [tab.getBoundingClientRect(), tab.closest('ul').getBoundingClientRect()];
            if (own.left < row.left - 1 || own.right > row.right + 1) { faults.add(`the open tab is out of sight: ${tab.textContent}`); }
          }
          return [...faults];
        }
        """;

    [Theory]
    [InlineData("sv")]
    [InlineData("en")]
    public Task Page_At320AndAtDoubleSize_NeverScrollsSideways(string language) =>
        Tour.FindsNothingAsync(host, new Look(language, 640, 450, Zoom: 2), async page =>
        {
            List<string> faults = [.. await page.EvaluateAsync<string[]>(TooWide)];
            await page.EvaluateAsync(Unfold);
            faults.AddRange(await page.EvaluateAsync<string[]>(TooWide));
            await page.SetViewportSizeAsync(320, 640);
            faults.AddRange(await page.EvaluateAsync<string[]>(TooWide));
            return faults;
        });

    [Fact]
    public Task Controls_OnAPhone_AreLargeEnoughForAFinger() =>
        Tour.FindsNothingAsync(host, new Look(Width: 390), async page =>
        {
            await page.EvaluateAsync(Unfold);
            return await page.EvaluateAsync<string[]>(TooSmall);
        });
}
