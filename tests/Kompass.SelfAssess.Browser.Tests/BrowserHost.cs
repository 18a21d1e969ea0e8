using Kompass.SelfAssess.App.Demo;
using Kompass.SelfAssess.TestKit.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Kompass.SelfAssess.Browser.Tests;

/// <summary>One program with the demo in it, on a real port, and one browser, for all tests.</summary>
public sealed class BrowserHost : IAsyncLifetime
{
    private IPlaywright playwright = null!;

    public KompassHost Host { get; } = new();

    public DemoSummary Demo { get; private set; } = null!;

    /// <summary>Row id of the first demo municipality.</summary>
    public int Organisation { get; private set; }

    /// <summary>Row id of one of its units.</summary>
    public int Unit { get; private set; }

    public Uri Root { get; private set; } = null!;

    public IBrowser Browser { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Host.Settings["Security:RequireHttps"] = "false";
        Root = Host.Listen();
        Demo = await Host.SeedDemoAsync();
        Organisation = await Host.QueryAsync(null, database => database.Organisations.Where(row => row.Slug == "karlskoga-demo").Select(row => row.Id).SingleAsync());
        Unit = await Host.QueryAsync(Organisation, database => database.Units.OrderBy(row => row.Name).Select(row => row.Id).FirstAsync());
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium(), Args = ["--no-sandbox", "--disable-gpu"] });
    }

    public async Task DisposeAsync()
    {
        await Browser.DisposeAsync();
        playwright.Dispose();
        await Host.DisposeAsync();
    }

    /// <summary>A page of its own; whatever the browser complains of is gathered in <paramref name="complaints"/>.</summary>
    public async Task<IPage> PageAsync(List<string> complaints, int width = 1280, ColorScheme theme = ColorScheme.Light, string language = "sv", bool script = true)
    {
        var context = await Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Root.AbsoluteUri,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ColorScheme = theme,
            JavaScriptEnabled = script,
            AcceptDownloads = true,
        });
        context.SetDefaultTimeout(15_000);
        if (language != "sv")
        {
            await context.AddCookiesAsync([new Cookie { Name = ".AspNetCore.Culture", Value = $"c%3D{language}%7Cuic%3D{language}", Url = Root.AbsoluteUri }]);
        }

        var page = await context.NewPageAsync();
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                complaints.Add($"{page.Url}: {message.Text}");
            }
        };
        page.PageError += (_, error) => complaints.Add($"{page.Url}: {error}");
        return page;
    }

    public async Task SignInAsync(IPage page, string role, string slug = "karlskoga-demo")
    {
        var who = Demo.SignIns.First(signIn => signIn.Role == role && (signIn.Organisation is null || signIn.Organisation == slug));
        await page.GotoAsync("/konto/logga-in");
        await page.FillAsync("[name=Email]", who.Email);
        await page.FillAsync("[name=Password]", who.Password);
        await page.ClickAsync("main button[type=submit]");
        await page.WaitForURLAsync(url => !url.Contains("logga-in", StringComparison.Ordinal));
    }

    private static string Chromium() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, "chromium")).FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("The browser tests need chromium on the path (package chromium).");
}

[CollectionDefinition(Name)]
public sealed class BrowserSharing : ICollectionFixture<BrowserHost>
{
    public const string Name = "browser";
}
