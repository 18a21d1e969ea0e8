using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Kompass.SelfAssess.Browser.Tests.Pages.Uppfoljning;

/// <summary>An owner of two actions who answers by the link from the mail, on a phone.</summary>
[Collection(BrowserSharing.Name)]
public sealed class OwnerTests(BrowserHost host)
{
    private static readonly Look Phone = new(Width: 390, Height: 844);

    private readonly List<string> complaints = [];

    [Fact]
    public async Task Phone_WithScript_SavesAsItIsWrittenAndSubmits()
    {
        var (scene, organisation) = await OpenAsync();
        var page = await host.PageAsync(complaints, Phone);
        await page.GotoAsync($"/uppfoljning/{scene.Tokens[0]}");
        Assert.DoesNotContain(scene.Tokens[0], page.Url, StringComparison.Ordinal);
        await page.ClickAsync(".k-owner-go a");
        await page.ClickAsync("text=Pågår");
        await page.FillAsync("#Form_Percent", "40");
        await page.FillAsync("#Form_Comment", "Kartläggningen är klar.");
        await page.ClickAsync("text=Hur ser det ut nu?");
        await page.FocusAsync("[data-question] input[type=radio]");
        await page.Keyboard.PressAsync("3");
        await Assertions.Expect(page.Locator("#autosave-status")).ToContainTextAsync("Sparad");
        await EventuallyAsync(async () => Assert.Equal(
            (40, "Kartläggningen är klar.", AnswerValue.Level3),
            await ReportAsync(organisation, scene, 1, report => (report.Percent ?? 0, report.Comment ?? "", report.Ratings.Select(rating => rating.Value).FirstOrDefault()))));
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#Form_Comment")).ToHaveValueAsync("Kartläggningen är klar.");
        await page.ClickAsync("button[value=next]");
        await page.WaitForURLAsync("**/2");

        await page.ClickAsync("text=Allt är gjort.");
        await Assertions.Expect(page.Locator("#Form_Percent-script-error")).ToContainTextAsync("En klar åtgärd är 100 procent.");
        await page.ClickAsync("#hundred button");
        await Assertions.Expect(page.Locator("#autosave-status")).ToContainTextAsync("Sparad");
        await Assertions.Expect(page.Locator("#Form_Percent-script-error")).ToHaveCountAsync(0);
        await page.ClickAsync("button[value=next]");
        await page.WaitForURLAsync("**/granska");
        await page.ClickAsync("#submit-reports button");
        await page.WaitForURLAsync("**/tack");
        Assert.Equal(ParticipantState.Submitted, await host.Host.QueryAsync(organisation, db => db.FollowUpOwners.Where(owner => owner.Id == scene.Owners[0]).Select(owner => owner.State).SingleAsync()));
        // The fault that the page was told of is the one complaint of the browser.
        Assert.All(complaints, complaint => Assert.Contains("422", complaint, StringComparison.Ordinal));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Phone_WithoutScript_GoesTheWholeWayByButtons()
    {
        var (scene, organisation) = await OpenAsync();
        var page = await host.PageAsync(complaints, Phone, script: false);
        await page.GotoAsync($"/uppfoljning/{scene.Tokens[0]}");
        await page.ClickAsync(".k-owner-go a");
        await page.ClickAsync("text=Allt är gjort.");
        await page.ClickAsync("button[value=next]");
        await page.ClickAsync("#hundred button");
        await page.ClickAsync("button[value=next]");
        await page.ClickAsync("button[value=next]");
        await page.CheckAsync("#SilentToo");
        await page.ClickAsync("#submit-reports button");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Tack, rapporten är inskickad");
        Assert.Equal((ActionStatus.Done, 100), await host.Host.QueryAsync(organisation, db => db.PlanActions.Where(action => action.Id == scene.Plan.Actions[0]).Select(action => new ValueTuple<ActionStatus, int>(action.Status, action.Percent)).SingleAsync()));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Offline_WhatWasWritten_IsKeptAndSavedLater()
    {
        var (scene, organisation) = await OpenAsync();
        var page = await host.PageAsync(complaints, Phone);
        await page.GotoAsync($"/uppfoljning/{scene.Tokens[0]}");
        await page.ClickAsync(".k-owner-go a");
        await page.RouteAsync("**/spara", route => route.AbortAsync());
        await page.FillAsync("#Form_Comment", "Skrivet på tåget.");
        await Assertions.Expect(page.Locator("#autosave-notice")).ToBeVisibleAsync();
        await page.UnrouteAsync("**/spara");
        await page.CloseAsync();
        page = await page.Context.NewPageAsync();
        await page.GotoAsync($"/uppfoljning/{scene.Owners[0]}/1");

        await Assertions.Expect(page.Locator("#Form_Comment")).ToHaveValueAsync("Skrivet på tåget.");
        await EventuallyAsync(async () => Assert.Equal("Skrivet på tåget.", await ReportAsync(organisation, scene, 1, report => report.Comment)));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Script_ComesAfterTheFirstWords_SavesThem()
    {
        var (scene, organisation) = await OpenAsync();
        var page = await host.PageAsync(complaints, Phone);
        await page.GotoAsync($"/uppfoljning/{scene.Tokens[0]}");
        var script = await page.HoldAsync("**/js/owner*");
        await page.ClickAsync(".k-owner-go a");
        await page.FillAsync("#Form_Comment", "Skrivet på tåget.");
        script.SetResult();

        await Assertions.Expect(page.Locator("#autosave-status")).ToContainTextAsync("Sparad");
        Assert.Equal("Skrivet på tåget.", await ReportAsync(organisation, scene, 1, report => report.Comment));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task TwoTabs_TheSecondShowsBoth()
    {
        var (scene, organisation) = await OpenAsync();
        var one = await host.PageAsync(complaints, Phone);
        await one.GotoAsync($"/uppfoljning/{scene.Tokens[0]}");
        await one.ClickAsync(".k-owner-go a");
        var other = await one.Context.NewPageAsync();
        await other.GotoAsync(one.Url);
        await one.FillAsync("#Form_Comment", "Ena fliken");
        await Assertions.Expect(one.Locator("#autosave-status")).ToContainTextAsync("Sparad");
        await other.FillAsync("#Form_Comment", "Andra fliken");
        await other.ClickAsync("#autosave-notice button");
        await Assertions.Expect(other.Locator(".k-conflict-stored")).ToContainTextAsync("Ena fliken");
        await Assertions.Expect(other.Locator("#Form_Comment")).ToHaveValueAsync("Andra fliken");
        await other.CheckAsync("#keep-mine");
        await other.ClickAsync("button[value=next]");
        await other.WaitForURLAsync("**/2");
        Assert.Equal("Andra fliken", await ReportAsync(organisation, scene, 1, report => report.Comment));
        await one.Context.CloseAsync();
    }

    private async Task<(OpenedFollowUp Scene, int Organisation)> OpenAsync()
    {
        var organisation = await host.Host.QueryAsync(null, async db =>
        {
            var made = new Organisation { Name = "Ekby", Slug = Guid.NewGuid().ToString("N") };
            db.Organisations.Add(made);
            await db.SaveChangesAsync();
            return made.Id;
        });
        return (await host.Host.QueryAsync(organisation, db => OpenedFollowUp.OpenAsync(db, new DateOnly(2026, 11, 24))), organisation);
    }

    private Task<T> ReportAsync<T>(int organisation, OpenedFollowUp scene, int number, Func<FollowUpReport, T> select) => host.Host.QueryAsync(
        organisation, async db => select(await db.FollowUpReports.Include(report => report.Ratings).SingleAsync(report => report.FollowUpId == scene.FollowUpId && report.Action!.Number == number)));

    private static async Task EventuallyAsync(Func<Task> check)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await check();
                return;
            }
            catch (Xunit.Sdk.XunitException) when (attempt < 40)
            {
                await Task.Delay(250);
            }
        }
    }
}
