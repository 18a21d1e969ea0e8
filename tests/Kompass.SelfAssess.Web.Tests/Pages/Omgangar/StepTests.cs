using System.Net;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.TestKit.Web;
using Microsoft.EntityFrameworkCore;
using static Kompass.SelfAssess.Web.Tests.Pages.Omgangar.RoundScene;

namespace Kompass.SelfAssess.Web.Tests.Pages.Omgangar;

/// <summary>Öppna, stäng, fastställ, ta bort: asked on a page of its own, then done once.</summary>
[Collection(SharedHost.Name)]
public sealed class StepTests(KompassHost host)
{
    private static readonly Dictionary<string, string?> Nothing = [];

    [Fact]
    public async Task Open_SentTwice_OpensOnceAndInvitesEverybodyOnce()
    {
        using var scene = await DraftAsync(host);
        await scene.InviteAsync(3);
        var ask = await scene.Coordinator.GetPageAsync($"{scene.Address}/oppna");
        Assert.Contains("3 deltagare får en inbjudan med en personlig länk. Omgången är öppen till och med den 9 december.", WordsOf(ask), StringComparison.Ordinal);

        var page = await scene.Coordinator.SubmitFormAsync(ask, Nothing);
        var again = await scene.Coordinator.SubmitFormAsync(ask, Nothing);

        Assert.All([page, again], told => Assert.Contains("Omgången är öppen och inbjudningarna är på väg.", WordsOf(told), StringComparison.Ordinal));
        Assert.Null(again.QuerySelector("[data-error-summary]"));
        Assert.Equal(RoundState.Open, (await scene.RoundAsync()).State);
        Assert.Equal(3, await InvitationsAsync(scene));
    }

    [Fact]
    public async Task Open_NobodyOnTheList_IsRefusedAndStaysADraft()
    {
        using var scene = await DraftAsync(host);
        var page = await scene.Coordinator.SubmitFormAsync(await scene.Coordinator.GetPageAsync($"{scene.Address}/oppna"), Nothing);

        Assert.Contains("Lägg till minst en deltagare eller skapa en öppen länk först.", WordsOf(page, "[data-error-summary]"), StringComparison.Ordinal);
        Assert.Equal(RoundState.Draft, (await scene.RoundAsync()).State);
    }

    [Fact]
    public async Task Open_LastDayHasPassed_IsRefusedAndNobodyIsInvited()
    {
        using var scene = await DraftAsync(host, content => content with { OpensOn = new(2026, 10, 1), ClosesOn = new(2026, 10, 20) });
        await scene.InviteAsync(1);
        var page = await scene.Coordinator.SubmitFormAsync(await scene.Coordinator.GetPageAsync($"{scene.Address}/oppna"), Nothing);

        Assert.Contains("Sista dagen har redan varit.", WordsOf(page, "[data-error-summary]"), StringComparison.Ordinal);
        Assert.Equal(0, await InvitationsAsync(scene));
    }

    [Fact]
    public async Task Open_OnlyAnOpenLink_IsOfferedOnTheRoundAndOnTheStartPage()
    {
        using var scene = await DraftAsync(host, content => content with { Groups = [new(RoleGroups.Unions, [])] });
        Assert.Null((await scene.Coordinator.GetPageAsync(scene.Address)).QuerySelector($"main a[href='{scene.Address}/oppna']"));
        var group = (await scene.RoundAsync()).Groups.Single().Id;
        await scene.WithAsync<ParticipantService, App.Outcome<Uri>>(people => people.CreateOpenLinkAsync(group, default));

        foreach (var address in new[] { scene.Address, "/" })
        {
            var page = await scene.Coordinator.GetPageAsync(address);
            Assert.NotNull(page.QuerySelector($"main a[href='{scene.Address}/oppna']"));
            Assert.Contains("En öppen länk finns. Den börjar gälla när du öppnar omgången.", WordsOf(page), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Close_SentTwice_ClosesOnceAndLeadsToTheResult()
    {
        using var scene = await OpenAsync(host, 6);
        await scene.AnswerAsync(2);
        var ask = await scene.Coordinator.GetPageAsync($"{scene.Address}/stang");
        Assert.Contains("2 svar har kommit in och 6 är inbjudna med namn.", WordsOf(ask), StringComparison.Ordinal);

        var page = await scene.Coordinator.SubmitFormAsync(ask, Nothing);
        var again = await scene.Coordinator.SubmitFormAsync(ask, Nothing);

        Assert.All([page, again], told => Assert.EndsWith("/resultat", new Uri(told.Url).AbsolutePath, StringComparison.Ordinal));
        Assert.Null(again.QuerySelector("[data-error-summary]"));
        Assert.Equal(RoundState.Closed, (await scene.RoundAsync()).State);
        Assert.Equal(1, await SnapshotsAsync(scene));
    }

    [Fact]
    public async Task Confirm_SentTwice_KeepsWhoAndWhenOfTheFirst()
    {
        using var scene = await OpenAsync(host, 1);
        await scene.CloseAsync();
        var ask = await scene.Coordinator.GetPageAsync($"{scene.Address}/faststall");
        Assert.Contains("Resultatet fastställs i dag av Test Coordinator.", WordsOf(ask), StringComparison.Ordinal);
        await scene.Coordinator.SubmitFormAsync(ask, Nothing);
        var first = await scene.RoundAsync();

        using var colleague = await host.SignInAsAsync(Role.Coordinator, scene.OrganisationId);
        using var second = await PostByHandAsync(colleague, await colleague.GetPageAsync("/"), $"{scene.Address}/faststall");

        Assert.Equal(HttpStatusCode.Redirect, second.StatusCode);
        var round = await scene.RoundAsync();
        Assert.Equal((RoundState.Confirmed, first.ConfirmedById, first.ConfirmedUtc, first.Version), (round.State, round.ConfirmedById, round.ConfirmedUtc, round.Version));
        Assert.Equal(2, await SnapshotsAsync(scene));
        Assert.Contains("Test Coordinator", WordsOf(await scene.Coordinator.GetPageAsync(scene.Address)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delete_Draft_IsGoneWithItsList()
    {
        using var scene = await DraftAsync(host);
        await scene.InviteAsync(2);
        var ask = await scene.Coordinator.GetPageAsync($"{scene.Address}/ta-bort");
        var page = await scene.Coordinator.SubmitFormAsync(ask, Nothing);

        Assert.Contains("Utkastet är borttaget.", WordsOf(page), StringComparison.Ordinal);
        Assert.Equal(0, await scene.QueryAsync(async database => await database.Rounds.CountAsync() + await database.Participants.CountAsync()));
        using var again = await scene.Coordinator.SubmitAsync(ask, Nothing);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
    }

    [Theory]
    [InlineData("oppna", RoundState.Open, "Omgången är inte längre ett utkast.")]
    [InlineData("oppna", RoundState.Closed, "Omgången är inte längre ett utkast.")]
    [InlineData("oppna", RoundState.Confirmed, "Omgången är inte längre ett utkast.")]
    [InlineData("stang", RoundState.Draft, "Omgången är inte öppen.")]
    [InlineData("stang", RoundState.Closed, "Omgången är inte öppen.")]
    [InlineData("stang", RoundState.Confirmed, "Omgången är inte öppen.")]
    [InlineData("faststall", RoundState.Draft, "Omgången är inte stängd, eller redan fastställd.")]
    [InlineData("faststall", RoundState.Open, "Omgången är inte stängd, eller redan fastställd.")]
    [InlineData("faststall", RoundState.Confirmed, "Omgången är inte stängd, eller redan fastställd.")]
    [InlineData("oppna-igen", RoundState.Draft, "Omgången är inte fastställd.")]
    [InlineData("oppna-igen", RoundState.Open, "Omgången är inte fastställd.")]
    [InlineData("oppna-igen", RoundState.Closed, "Omgången är inte fastställd.")]
    [InlineData("ta-bort", RoundState.Open, "Omgången är inte längre ett utkast.")]
    [InlineData("ta-bort", RoundState.Closed, "Omgången är inte längre ett utkast.")]
    [InlineData("ta-bort", RoundState.Confirmed, "Omgången är inte längre ett utkast.")]
    public async Task Step_FromAnotherState_OffersNoButtonAndAPostChangesNothing(string step, RoundState state, string why)
    {
        using var scene = await InStateAsync(state);
        var before = await scene.RoundAsync();
        var page = await scene.Coordinator.GetPageAsync($"{scene.Address}/{step}");
        Assert.Null(page.QuerySelector("main form"));
        Assert.Contains(why, WordsOf(page), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"main .k-actions a[href='{scene.Address}']"));

        using var posted = await scene.PostByHandAsync(page, $"{scene.Address}/{step}");

        // What is so already is not told as a fault.
        var wanted = (step, state) is ("oppna", RoundState.Open) or ("stang", RoundState.Closed) or ("faststall", RoundState.Confirmed) or ("oppna-igen", RoundState.Closed);
        Assert.Equal(wanted ? HttpStatusCode.Redirect : HttpStatusCode.OK, posted.StatusCode);
        if (!wanted)
        {
            Assert.Contains(why, WordsOf(await Visitor.ReadAsync(posted), "[data-error-summary]"), StringComparison.Ordinal);
        }

        var after = await scene.RoundAsync();
        Assert.Equal((before.State, before.Version), (after.State, after.Version));
        Assert.Single(await scene.ParticipantsAsync());
    }

    private async Task<RoundScene> InStateAsync(RoundState state)
    {
        var scene = await DraftAsync(host);
        await scene.InviteAsync(1);
        if (state >= RoundState.Open)
        {
            await scene.OpenAsync();
        }

        if (state >= RoundState.Closed)
        {
            await scene.CloseAsync();
        }

        if (state == RoundState.Confirmed)
        {
            await scene.ConfirmAsync();
        }

        return scene;
    }

    private static Task<int> InvitationsAsync(RoundScene scene) => scene.QueryAsync(database =>
        database.Outbox.CountAsync(mail => mail.OrganisationId == scene.OrganisationId && mail.Kind == MailKind.Invitation));

    private static Task<int> SnapshotsAsync(RoundScene scene) => scene.QueryAsync(database => database.Snapshots.CountAsync(snapshot => snapshot.RoundId == scene.RoundId));
}
