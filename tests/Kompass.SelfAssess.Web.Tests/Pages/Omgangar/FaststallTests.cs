using Kompass.SelfAssess.App.Rounds;
using Microsoft.EntityFrameworkCore;
using static Kompass.SelfAssess.Web.Tests.Pages.Omgangar.RoundScene;

namespace Kompass.SelfAssess.Web.Tests.Pages.Omgangar;

/// <summary>Confirming with what was decided, the versions that come of it, and opening again.</summary>
[Collection(SharedResultHost.Name)]
public sealed class FaststallTests(ResultHost host)
{
    private static readonly Dictionary<string, string?> Nothing = [];

    [Fact]
    public async Task Confirm_ShowsFirstWhatIsDecidedAndWhatIsNot_AndAfterwardsTheVersions()
    {
        using var scene = await WorkshopScene.ClosedAsync(host);
        await scene.DecideAsync();
        var ask = await scene.Coordinator.GetPageAsync($"{scene.Round.Address}/faststall");
        var told = WordsOf(ask);
        Assert.Contains("2.3 Ekologisk hållbarhet (nivå 2).", told, StringComparison.Ordinal);
        Assert.Contains("Svarens medelvärde gäller för", told, StringComparison.Ordinal);
        Assert.Equal(["Svarens medelvärde", "Med samsyn"], ask.QuerySelectorAll(".k-metrics dt").Select(term => term.TextContent));

        var page = await scene.Coordinator.SubmitFormAsync(ask, Nothing);

        var rows = page.QuerySelectorAll("[aria-labelledby=versioner-tabell-caption] tbody tr").ToList();
        Assert.Equal(2, rows.Count);
        Assert.StartsWith("Svaren", rows[0].TextContent.Trim(), StringComparison.Ordinal);
        Assert.Contains("Fastställd 1", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("Test Coordinator", rows[1].TextContent, StringComparison.Ordinal);
        var hash = await host.QueryAsync(scene.Round.OrganisationId, database => database.Snapshots.Where(s => s.TakenById != null).Select(s => s.Hash).SingleAsync());
        Assert.Contains(hash[..16], rows[1].TextContent, StringComparison.Ordinal);
        var totals = rows.Select(row => Reading.Read(row.Under("Uppskattad poäng"))).ToList();
        Assert.InRange(totals[0] - totals[1], 5.2m, 5.3m);
    }

    [Fact]
    public async Task Reopen_NeedsAReason_AndTheEarlierVersionStays()
    {
        using var scene = await WorkshopScene.ClosedAsync(host);
        await scene.DecideAsync();
        await scene.ConfirmAsync();
        var ask = await scene.Coordinator.GetPageAsync($"{scene.Round.Address}/oppna-igen");
        var refused = await scene.Coordinator.SubmitFormAsync(ask, new Dictionary<string, string?> { ["Reason"] = "  " });
        Assert.Contains("Skriv en motivering.", WordsOf(refused, "#Reason-error"), StringComparison.Ordinal);
        Assert.Equal(RoundState.Confirmed, await StateAsync(scene));

        var send = new Dictionary<string, string?> { ["Reason"] = "Energiplanen har hittats." };
        var page = await scene.Coordinator.SubmitFormAsync(ask, send);
        var again = await scene.Coordinator.SubmitFormAsync(ask, send);

        Assert.All([page, again], told => Assert.Contains("Omgången är öppen igen.", WordsOf(told), StringComparison.Ordinal));
        await scene.DecideAsync(level: 4, version: 1);
        await scene.Coordinator.SubmitFormAsync(await scene.Coordinator.GetPageAsync($"{scene.Round.Address}/faststall"), Nothing);
        var rows = (await scene.Coordinator.GetPageAsync(scene.Round.Address)).QuerySelectorAll("[aria-labelledby=versioner-tabell-caption] tbody tr").ToList();
        Assert.Equal(3, rows.Count);
        Assert.Contains("Energiplanen har hittats.", rows[2].TextContent, StringComparison.Ordinal);
        // Level 4 is 0,80 and level 2 is 0,45 of 30.
        Assert.InRange(Reading.Read(rows[2].Under("Uppskattad poäng")) - Reading.Read(rows[1].Under("Uppskattad poäng")), 10.4m, 10.6m);
    }

    [Fact]
    public async Task Reopened_Round_SaysThatTheLastVersionStands()
    {
        using var scene = await WorkshopScene.ClosedAsync(host);
        await scene.ConfirmAsync();
        await scene.ReopenAsync();

        foreach (var address in new[] { scene.Round.Address, "/" })
        {
            Assert.Contains("Version 1 gäller tills du fastställer version 2.", WordsOf(await scene.Coordinator.GetPageAsync(address)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Versions_Reader_SeesThemButCannotOpenAgain()
    {
        using var scene = await WorkshopScene.ClosedAsync(host);
        await scene.ConfirmAsync();
        using var reader = await scene.Round.ReaderAsync();
        var page = await reader.GetPageAsync(scene.Round.Address);

        Assert.Equal(2, page.QuerySelectorAll("[aria-labelledby=versioner-tabell-caption] tbody tr").Length);
        Assert.Null(page.QuerySelector("a[href$='/oppna-igen']"));
    }

    private static Task<RoundState> StateAsync(WorkshopScene scene) =>
        scene.Host.QueryAsync(scene.Round.OrganisationId, database => database.Rounds.Where(round => round.Id == scene.Round.RoundId).Select(round => round.State).SingleAsync());
}
