using Microsoft.Playwright;

namespace Kompass.SelfAssess.Browser.Tests.Pages;

/// <summary>
/// On paper there is nothing to press and nothing folded. The fields of a question stay: they are the answer, or the place to write it. So does a
/// report's table of contents; the numbers behind its figures stand in the tables below them.
/// </summary>
[Collection(BrowserSharing.Name)]
public sealed class PrintTests(BrowserHost host)
{
    private const string Faults = """
        () => {
          const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().width > 1;
          const name = (element) => element.outerHTML.replace(/\s+/g, ' ').slice(0, 120);
          const controls = [...document.querySelectorAll('button, nav:not(.kr-contents), dialog, progress, select, .ds-button, .k-tabs, input:not([type=hidden])')]
            .filter((element) => shown(element) && !element.closest('[data-question]'))
            .map((element) => `control on paper: ${name(element)}`);
          const folded = [...document.querySelectorAll('main details')]
            .filter((details) => shown(details) && [...details.children].some((child) => child.tagName !== 'SUMMARY' && getComputedStyle(child).display !== 'none' && !shown(child)))
            .map((details) => `folded on paper: ${name(details)}`);
          const tables = [...document.querySelectorAll('main table')].filter((table) => !shown(table) && !table.closest('figure .k-noprint')).map((table) => `table not on paper: ${name(table)}`);
          const paper = getComputedStyle(document.body).backgroundColor;
          return [...controls, ...folded, ...tables, ...(['rgb(255, 255, 255)', 'rgba(0, 0, 0, 0)'].includes(paper) ? [] : [`paper is ${paper}`])];
        }
        """;

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public Task Print_ResultsAndQuestionnaire_HaveNoControlsAndNothingFolded(ColorScheme theme) =>
        Tour.FindsNothingAsync(
            host,
            new Look(Theme: theme),
            async page =>
            {
                await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
                return await page.EvaluateAsync<string[]>(Faults);
            },
            program => program.Page is "/Omgangar/Resultat" or "/Omgangar/Jamforelse" or "/Omgangar/Rapport" or "/Omgangar/Delomrade" or "/Svara/Delomrade" or "/Svara/Granska" or "/Omgangar/Samsyn");
}
