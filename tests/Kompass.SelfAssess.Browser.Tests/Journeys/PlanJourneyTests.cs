using System.Text.RegularExpressions;
using Kompass.SelfAssess.App.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Kompass.SelfAssess.Browser.Tests.Journeys;

/// <summary>From what the evaluators wrote to an action, its owner's report on a phone, and what the owner's rating would do to the estimate.</summary>
[Collection(BrowserSharing.Name)]
public sealed partial class PlanJourneyTests(BrowserHost host)
{
    private const string Finding = "Analysera ”hur demokratin mår”";

    private readonly List<string> complaints = [];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Finding_ToActionToReportToScenario(bool script)
    {
        var name = script ? "Plan med skript" : "Plan utan skript";
        var owner = script ? "Karin Berg" : "Nils Öberg";
        var context = await host.ContextAsync(complaints, role: BrowserHost.Coordinator, script: script);
        var page = await context.NewPageAsync();
        var plan = await MakePlanAsync(page, name);
        await AddOwnerAsync(page, plan, owner);
        await AddActionAsync(page, plan, owner);

        await page.GotoAsync($"{plan}/uppfoljningar");
        await page.ClickAsync("form[action*=Start] button");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(owner);
        var followUp = new Uri(page.Url).AbsolutePath;
        await ReportAsync(await LinkAsync(owner), script);

        await page.GotoAsync(followUp);
        await page.ClickAsync("details:has(form[action*=Close]) summary");
        await page.ClickAsync("form[action*=Close] button");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Scenario: om åtgärdsansvarigas bedömning stämmer");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Analysen är beslutad.");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Uppskattad poäng av 800");
        await Assertions.Expect(page.Locator("table:has(caption:has-text('Delområden som scenariot ändrar'))")).ToContainTextAsync("1.1");
        var estimate = await page.Locator(".kp-estimate-number").InnerTextAsync();
        await page.GotoAsync($"/omgangar/{host.Demo.Organisations[0].Rounds.First(round => round.Name.Contains("våren 2026", StringComparison.Ordinal)).Id}/resultat");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(estimate);
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync("Scenario");
        Assert.Empty(complaints);
        await context.CloseAsync();
    }

    private static async Task<string> MakePlanAsync(IPage page, string name)
    {
        await page.GotoAsync("/planer/ny");
        await page.FillAsync("[name='Form.Name']", name);
        await SelectAsync(page, "Form.Evaluation", "2022");
        await SelectAsync(page, "Form.Round", "våren 2026");
        await page.ClickAsync("main form button[type=submit]");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(name);
        return new Uri(page.Url).AbsolutePath;
    }

    private static async Task AddOwnerAsync(IPage page, string plan, string owner)
    {
        await page.GotoAsync($"{plan}/ansvariga");
        await page.FillAsync("[name='Form.Name']", owner);
        await page.FillAsync("[name='Form.Email']", Address(owner));
        await page.ClickAsync("main form:has([name='Form.Name']) button[type=submit]");
        await Assertions.Expect(page.Locator("main table")).ToContainTextAsync(owner);
    }

    private static async Task AddActionAsync(IPage page, string plan, string owner)
    {
        await page.GotoAsync($"{plan}/atgard/ny");
        await page.FillAsync("[name='Form.Title']", "Ta reda på hur demokratin mår");
        await SelectAsync(page, "Form.OwnerId", owner);
        await page.FillAsync("[name='Form.DueOn']", "2027-06-30");
        await page.FillAsync("[name='Form.Targets[0].Code']", "1.1.a");
        await page.ClickAsync("summary:has-text('Utvärderarnas')");
        await page.CheckAsync($".k-choice:has-text('{Finding}') input");
        await page.ClickAsync("main form:has([name='Form.Title']) button[type=submit]");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Ta reda på hur demokratin mår");
    }

    private async Task ReportAsync(string link, bool script)
    {
        var context = await host.ContextAsync(complaints, new Look(Width: 390, Height: 844), script: script);
        var page = await context.NewPageAsync();
        await page.GotoAsync(link);
        await page.ClickAsync(".k-owner-go a");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(Finding);
        await page.ClickAsync("text=Pågår");
        await page.FillAsync("#Form_Percent", "60");
        await page.FillAsync("#Form_Comment", "Analysen är beslutad.");
        await page.ClickAsync("text=Hur ser det ut nu?");
        await page.Locator("[data-question] input[type=radio]").Nth(4).CheckAsync();
        await page.ClickAsync("button[value=next]");
        await page.WaitForURLAsync("**/granska");
        await page.ClickAsync("#submit-reports button");
        await page.WaitForURLAsync("**/tack");
        await context.CloseAsync();
    }

    /// <summary>The link as it stands in the owner's mail.</summary>
    private async Task<string> LinkAsync(string owner)
    {
        var address = Address(owner);
        var text = await host.Host.QueryAsync(host.Organisation, database => database.Outbox
            .Where(mail => mail.To == address && mail.Kind == MailKind.FollowUp && mail.TextBody != null).Select(mail => mail.TextBody!).SingleAsync());
        return Link().Match(text).Value;
    }

    private static string Address(string owner) => $"{owner.Split(' ')[0].ToLowerInvariant()}@resa.example.se";

    private static async Task SelectAsync(IPage page, string name, string text)
    {
        var option = page.Locator($"[name='{name}'] option", new() { HasText = text }).First;
        await page.SelectOptionAsync($"[name='{name}']", await option.GetAttributeAsync("value") ?? "");
    }

    [GeneratedRegex("/uppfoljning/[0-9a-z]{26}")]
    private static partial Regex Link();
}
