using Kompass.SelfAssess.TestKit.Reports;
using Microsoft.Playwright;

namespace Kompass.SelfAssess.Browser.Tests.Journeys;

/// <summary>An evaluators' report from the disk to the comparison, as a coordinator does it.</summary>
[Collection(BrowserSharing.Name)]
public sealed class ReportJourneyTests(BrowserHost host)
{
    private const int MostClicks = 12;

    private int clicks;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Pdf_FromDiskToComparison_TakesAtMostTwelveClicks(bool script)
    {
        List<string> complaints = [];
        var file = Path.Combine(Path.GetTempPath(), $"rapport-{Guid.NewGuid():N}.pdf");
        // The same report in one or two columns, so that the second is no file that is known.
        await File.WriteAllBytesAsync(file, ReportSetter.Set(SampleReports.Karlskoga2022, script ? 1 : 2));
        try
        {
            var context = await host.ContextAsync(complaints, role: BrowserHost.Coordinator, script: script);
            var page = await context.NewPageAsync();
            await page.GotoAsync("/");
            await ClickAsync(page.Locator("nav a:has-text('Utvärderingar')").First);
            await ClickAsync(page.Locator("main a:has-text('Läs in en rapport')"));
            // The field opens the system's dialog, where the file is chosen: two clicks.
            await page.SetInputFilesAsync("[name=Upload]", file);
            clicks += 2;
            await ClickAsync(page.Locator("form[action*=File] button"));
            await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Karlskoga oktober 2022");
            await Assertions.Expect(page.Locator("#omrade-6")).ToContainTextAsync("Område 6 har 64 i rubriken men 65 i summa.", new() { Timeout = 20_000 });

            await ClickAsync(page.Locator("#IsOurs"));
            await ClickAsync(page.Locator("#huvud button:has-text('Bekräfta allt som stämmer')"));
            await ClickAsync(page.Locator("#faststall button:has-text('Bekräfta det som är kvar')"));
            await ClickAsync(page.Locator("#faststall button"));
            await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Utvärderingen är fastställd.");
            await ClickAsync(page.Locator("main a:has-text('Jämför med')").First);
            await Assertions.Expect(page.Locator("main")).ToContainTextAsync("536");
            Assert.Contains("/jamforelse?med=", page.Url, StringComparison.Ordinal);
            Assert.True(clicks <= MostClicks, $"It took {clicks} clicks.");
            Assert.Empty(complaints);
            await context.CloseAsync();
        }
        finally
        {
            File.Delete(file);
        }
    }

    private Task ClickAsync(ILocator what)
    {
        clicks++;
        return what.ClickAsync();
    }
}
