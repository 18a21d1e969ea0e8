using Microsoft.Playwright;

namespace Kompass.SelfAssess.Browser.Tests.Pages;

/// <summary>Goes through every page of the program, two at a time, and gathers what is wrong.</summary>
public static class Tour
{
    private const int AtOnce = 2;

    /// <param name="host">Host.</param>
    /// <param name="look">Language, theme and size.</param>
    /// <param name="inspect">Looks at a page and says its faults.</param>
    /// <param name="which">Only these; all without.</param>
    public static async Task FindsNothingAsync(BrowserHost host, Look look, Func<IPage, Task<IEnumerable<string>>> inspect, Func<ProgramPage, bool>? which = null)
    {
        List<string> complaints = [];
        List<string> faults = [];
        Dictionary<string, IBrowserContext> contexts = [];
        var pages = ProgramPage.All(host).Where(which ?? (_ => true)).ToList();
        foreach (var role in pages.Select(page => page.Role).Distinct())
        {
            contexts[role] = await host.ContextAsync(complaints, look, role);
        }

        await Parallel.ForEachAsync(pages, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (program, _) =>
        {
            var page = await contexts[program.Role].NewPageAsync();
            var address = program.Address.Replace("~", host.Answering, StringComparison.Ordinal);
            var answer = await page.GotoAsync(address);
            List<string> found = answer?.Status == 200 ? [] : [$"answered {answer?.Status}"];
            found.AddRange(await inspect(page));
            await page.CloseAsync();
            lock (faults)
            {
                faults.AddRange(found.Select(fault => $"{address}: {fault}"));
            }
        });
        foreach (var context in contexts.Values)
        {
            await context.CloseAsync();
        }

        Assert.True(faults.Count + complaints.Count == 0, string.Join(Environment.NewLine, faults.Concat(complaints)));
    }
}
