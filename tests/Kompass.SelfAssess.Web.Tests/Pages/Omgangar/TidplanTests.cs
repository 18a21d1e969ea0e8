using System.Net;
using Kompass.SelfAssess.TestKit.Web;
using Microsoft.EntityFrameworkCore;
using static Kompass.SelfAssess.Web.Tests.Pages.Omgangar.RoundScene;

namespace Kompass.SelfAssess.Web.Tests.Pages.Omgangar;

/// <summary>What may still change in an open round.</summary>
[Collection(SharedHost.Name)]
public sealed class TidplanTests(KompassHost host)
{
    [Fact]
    public async Task Schedule_OpenRound_ChangesLastDayAndReminders()
    {
        using var scene = await OpenAsync(host, 5);
        var page = await scene.Coordinator.GetPageAsync($"{scene.Address}/tidplan");
        page = await scene.Coordinator.SubmitFormAsync(page, new Dictionary<string, string?> { ["ClosesOn"] = "2026-12-18", ["Reminders"] = "False" });

        Assert.Contains("Tidplanen är ändrad.", WordsOf(page), StringComparison.Ordinal);
        Assert.Equal((new DateOnly(2026, 12, 18), false), await StoredAsync(scene));
    }

    [Theory]
    [InlineData("2026-11-23", "Sista dagen har redan varit.")]
    [InlineData("18 december", "Skriv datumet som 2027-03-15.")]
    [InlineData("", "Skriv datumet som 2027-03-15.")]
    public async Task Schedule_ImpossibleDay_IsRefusedAndNothingIsChanged(string day, string reason)
    {
        using var scene = await OpenAsync(host, 5);
        var page = await scene.Coordinator.GetPageAsync($"{scene.Address}/tidplan");
        page = await scene.Coordinator.SubmitFormAsync(page, new Dictionary<string, string?> { ["ClosesOn"] = day, ["Reminders"] = "False" });

        Assert.Contains(reason, WordsOf(page), StringComparison.Ordinal);
        Assert.Equal(day, page.QuerySelector("[name=ClosesOn]")!.GetAttribute("value") ?? "");
        Assert.True((await StoredAsync(scene)).Reminders);
    }

    [Fact]
    public async Task Schedule_TwoCoordinators_TheSecondIsTold()
    {
        using var scene = await OpenAsync(host, 5);
        var mine = await scene.Coordinator.GetPageAsync($"{scene.Address}/tidplan");
        var theirs = await scene.Coordinator.GetPageAsync($"{scene.Address}/tidplan");
        await scene.Coordinator.SubmitFormAsync(theirs, new Dictionary<string, string?> { ["ClosesOn"] = "2026-12-17" });
        var told = await scene.Coordinator.SubmitFormAsync(mine, new Dictionary<string, string?> { ["ClosesOn"] = "2026-12-18" });

        Assert.Contains("Någon annan har ändrat omgången", WordsOf(told), StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2026, 12, 17), (await StoredAsync(scene)).ClosesOn);
    }

    [Fact]
    public async Task Schedule_DraftOrAnotherMunicipality_CannotBeChangedHere()
    {
        using var draft = await DraftAsync(host);
        using var other = await OpenAsync(host, 5);
        var page = await draft.Coordinator.GetPageAsync($"{draft.Address}/tidplan");
        using var answer = await draft.Coordinator.Client.GetAsync(new Uri($"{other.Address}/tidplan", UriKind.Relative));

        Assert.Empty(page.QuerySelectorAll("main form"));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static async Task<(DateOnly ClosesOn, bool Reminders)> StoredAsync(RoundScene scene)
    {
        var round = await scene.Host.QueryAsync(scene.OrganisationId, db => db.Rounds.SingleAsync(r => r.Id == scene.RoundId));
        return (round.ClosesOn, round.Reminders);
    }
}
