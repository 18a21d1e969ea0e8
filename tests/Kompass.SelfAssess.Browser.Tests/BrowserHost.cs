using System.Collections.Concurrent;
using Kompass.SelfAssess.App.Consensus;
using Kompass.SelfAssess.App.Demo;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.TestKit.Databases;
using Kompass.SelfAssess.TestKit.Reports;
using Kompass.SelfAssess.TestKit.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Kompass.SelfAssess.Browser.Tests;

/// <summary>One program with the demo in it, on a real port, and one browser, for all tests.</summary>
public sealed class BrowserHost : IAsyncLifetime
{
    public const string Respondent = "respondent";
    public const string Owner = "owner";
    public const string Coordinator = "coordinator";
    public const string PlatformAdministrator = "platformAdministrator";

    /// <summary>The sub-area that the meeting has decided.</summary>
    public const string Decided = "2.3";

    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> states = new();
    private IPlaywright playwright = null!;

    public KompassHost Host { get; } = new();

    public DemoSummary Demo { get; private set; } = null!;

    /// <summary>Row id of the first demo municipality.</summary>
    public int Organisation { get; private set; }

    /// <summary>Row id of one of its units.</summary>
    public int Unit { get; private set; }

    /// <summary>Somebody invited to its open round, and the first group of it.</summary>
    public Guid Participant { get; private set; }

    public int Group { get; private set; }

    /// <summary>Address of the demo respondent's first page, without the last slash.</summary>
    public string Answering { get; private set; } = "";

    public Uri Root { get; private set; } = null!;

    public IBrowser Browser { get; private set; } = null!;

    /// <summary>Id of the task that somebody has been given at the meeting.</summary>
    public int Assignment { get; private set; }

    /// <summary>The draft of a report that awaits its review.</summary>
    public Guid Draft { get; private set; }

    /// <summary>An open follow-up, and the links of those who are asked.</summary>
    public OpenedFollowUp FollowUp { get; private set; } = null!;

    /// <summary>A plan with owners and actions.</summary>
    public PlanScene Plan { get; private set; } = null!;

    /// <summary>A closed follow-up of the demo's plan.</summary>
    public Guid Reported { get; private set; }

    /// <summary>Code of an action that is suggested for the demo's plan.</summary>
    public string Suggested { get; private set; } = "";

    public async Task InitializeAsync()
    {
        Host.Settings["Security:RequireHttps"] = "false";
        Root = Host.Listen();
        Demo = await Host.SeedDemoAsync();
        Organisation = await Host.QueryAsync(null, database => database.Organisations.Where(row => row.Slug == "karlskoga-demo").Select(row => row.Id).SingleAsync());
        Unit = await Host.QueryAsync(Organisation, database => database.Units.OrderBy(row => row.Name).Select(row => row.Id).FirstAsync());
        (Participant, Group) = await Host.QueryAsync(Organisation, async database =>
        {
            var person = await database.Participants.Where(row => row.Round!.State == RoundState.Open && row.Email != null).OrderBy(row => row.Email).FirstAsync();
            return (person.Id, person.RoundGroupId);
        });
        Assignment = await MeetAsync(Demo.Organisations[0].Rounds.First(round => round.State == RoundState.Closed).Id);
        Draft = await ReadReportAsync();
        FollowUp = await Host.QueryAsync((await Host.OrganisationAsync()).Id, database => OpenedFollowUp.OpenAsync(database, new DateOnly(2026, 11, 24), change: plan =>
        {
            plan.Actions[0].Description = "Det saknas ett gemensamt arbetssätt för medborgardialog.";
            plan.Actions[0].Steps = [new ActionStep { Text = "Kartlägg", Done = true }, new ActionStep { Text = "Besluta om ett arbetssätt", Position = 1 }];
        }));
        Plan = await Host.QueryAsync(Organisation, database => PlanScene.AddAsync(database, StockholmDays.Today(Host.Clock)));
        Reported = await Host.QueryAsync(Organisation, database => database.FollowUps
            .Where(row => row.PlanId == Demo.Organisations[0].Plans[0].Id && row.State == FollowUpState.Closed).OrderBy(row => row.NominalDate).Select(row => row.Id).FirstAsync());
        Suggested = await SuggestedAsync();
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium(), Args = ["--no-sandbox", "--disable-gpu"] });
    }

    /// <summary>A meeting that has begun: an agenda, a decision and a task.</summary>
    private async Task<int> MeetAsync(Guid round)
    {
        await using var scope = Host.Scope(Organisation);
        var person = Guid.NewGuid();
        Assert.Null(await scope.ServiceProvider.GetRequiredService<WorkshopService>().PrepareAsync(round, default));
        var decisions = scope.ServiceProvider.GetRequiredService<DecisionService>();
        var decided = await decisions.DecideAsync(
            new Decide { RoundId = round, Part = Part.SubArea(Decided), Level = 2, Reason = "Planen följs inte upp.", Minority = "Två ville ha nivå 3." }, person, default);
        var made = await decisions.MakeTaskAsync(new MakeTask(round, Part.SubArea("7.2"), new TaskContent("Leta upp uppföljningen.", "Eva Berg", DueOn: new DateOnly(2026, 1, 31))), person, default);
        Assert.Empty(decided.Refusals.Concat(made.Refusals));
        return made.Value;
    }

    /// <summary>A report with everything a review may have: contradictions, columns that have been run together, several pages of findings.</summary>
    private async Task<Guid> ReadReportAsync()
    {
        await using var scope = Host.Scope(Organisation);
        var text = ReportText.FromPlain(SampleReports.Read(SampleReports.Karlskoga2022));
        var editions = await scope.ServiceProvider.GetRequiredService<EditionCatalogue>().ListAsync(default);
        var read = (ReportRead)ReportParser.Parse(text, [.. editions.Select(edition => edition.Edition)]);
        var made = await scope.ServiceProvider.GetRequiredService<ReportDraftService>().CreateAsync(new NewDraft(ReportSource.Text, text, read.Report, null, "Anna Lindqvist"), default);
        return ((DraftMade)made).DraftId;
    }

    private async Task<string> SuggestedAsync()
    {
        await using var scope = Host.Scope(Organisation);
        return (await scope.ServiceProvider.GetRequiredService<SuggestionService>().LoadAsync(Demo.Organisations[0].Plans[0].Id, default))!.List.Ranked[0].Code;
    }

    public async Task DisposeAsync()
    {
        await Browser.DisposeAsync();
        playwright.Dispose();
        await Host.DisposeAsync();
    }

    /// <summary>A browser of its own; whatever it complains of is gathered in <paramref name="complaints"/>.</summary>
    /// <param name="complaints">Where console errors and script faults go.</param>
    /// <param name="look">Language, theme and size; Swedish, light and wide without.</param>
    /// <param name="role">Whose browser it is: <see cref="Respondent"/>, a role of the demo's sign-ins, or empty for a stranger's.</param>
    /// <param name="script">False for a browser that runs no script.</param>
    /// <param name="root">Another program's address than the shared one's.</param>
    public async Task<IBrowserContext> ContextAsync(List<string> complaints, Look? look = null, string role = "", bool script = true, Uri? root = null)
    {
        look ??= new Look();
        var context = await Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = (root ?? Root).AbsoluteUri,
            ViewportSize = new ViewportSize { Width = look.Width, Height = look.Height },
            DeviceScaleFactor = look.Zoom,
            ColorScheme = look.Theme,
            JavaScriptEnabled = script,
            AcceptDownloads = true,
            StorageState = role.Length == 0 ? null : await StateAsync(role),
        });
        context.SetDefaultTimeout(20_000);
        if (look.Language != "sv")
        {
            await context.AddCookiesAsync([new Cookie { Name = ".AspNetCore.Culture", Value = $"c%3D{look.Language}%7Cuic%3D{look.Language}", Url = Root.AbsoluteUri }]);
        }

        context.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                Add(complaints, $"{message.Page?.Url}: {message.Text}");
            }
        };
        context.WebError += (_, error) => Add(complaints, $"{error.Page?.Url}: {error.Error}");
        return context;
    }

    /// <summary>The one page of a browser of its own.</summary>
    public async Task<IPage> PageAsync(List<string> complaints, Look? look = null, string role = "", bool script = true) =>
        await (await ContextAsync(complaints, look, role, script)).NewPageAsync();

    public async Task SignInAsync(IPage page, string role, string slug = "karlskoga-demo")
    {
        var who = Demo.SignIns.First(signIn => signIn.Role == role && (signIn.Organisation is null || signIn.Organisation == slug));
        await SignInWithAsync(page, who.Email, who.Password);
    }

    public static async Task SignInWithAsync(IPage page, string email, string password)
    {
        await page.GotoAsync("/konto/logga-in");
        await page.FillAsync("[name=Email]", email);
        await page.FillAsync("[name=Password]", password);
        await page.ClickAsync("main button[type=submit]");
        await page.WaitForURLAsync(url => !url.Contains("logga-in", StringComparison.Ordinal));
    }

    /// <summary>Cookies of one who has come in, made once.</summary>
    private Task<string> StateAsync(string role) => states.GetOrAdd(role, _ => new Lazy<Task<string>>(async () =>
    {
        var page = await PageAsync([]);
        if (role == Respondent)
        {
            await page.GotoAsync(Demo.RespondentLinks[0].Url.PathAndQuery);
            Answering = new Uri(page.Url).AbsolutePath.TrimEnd('/');
        }
        else if (role == Owner)
        {
            await page.GotoAsync($"/uppfoljning/{FollowUp.Tokens[0]}");
        }
        else
        {
            await SignInAsync(page, role);
        }

        var state = await page.Context.StorageStateAsync();
        await page.Context.CloseAsync();
        return state;
    })).Value;

    private static void Add(List<string> complaints, string complaint)
    {
        lock (complaints)
        {
            complaints.Add(complaint);
        }
    }

    private static string Chromium() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, "chromium")).FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("The browser tests need chromium on the path (package chromium).");
}

/// <summary>How a page is looked at.</summary>
/// <param name="Language">sv or en.</param>
/// <param name="Width">In CSS pixels.</param>
/// <param name="Height">In CSS pixels.</param>
/// <param name="Theme">Light or dark.</param>
/// <param name="Zoom">Device pixels to a CSS pixel.</param>
public sealed record Look(string Language = "sv", int Width = 1280, int Height = 900, ColorScheme Theme = ColorScheme.Light, float Zoom = 1);

[CollectionDefinition(Name)]
public sealed class BrowserSharing : ICollectionFixture<BrowserHost>
{
    public const string Name = "browser";
}
