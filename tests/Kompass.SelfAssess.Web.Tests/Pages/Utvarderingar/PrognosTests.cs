using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Web.Tests.Components;
using Kompass.SelfAssess.Web.Tests.Pages.Omgangar;

namespace Kompass.SelfAssess.Web.Tests.Pages.Utvarderingar;

[Collection(SharedResultHost.Name)]
public sealed class PrognosTests(ResultHost host)
{
    private const string Address = "/utvarderingar/prognos";

    [Fact]
    public async Task Page_ThreePairs_ShowsForecastTrackRecordAndThatItIsMadeUp()
    {
        using var reader = await host.ReaderAsync(organisation: "bjorkvik-demo");
        var page = await reader.GetPageAsync(Address);

        Assert.Matches("^Nästa officiella resultat blir troligen mellan [0-9]+ och [0-9]+ poäng.$", ElementWords.Of(page.QuerySelector(".k-lead")!));
        Assert.Contains("Svar eller officiella resultat är påhittade", page.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("För lite underlag", page.Words(), StringComparison.Ordinal);
        Assert.Contains("Publicerade resultat är oftast de bra.", page.Words(), StringComparison.Ordinal);
        Assert.Contains("5–10 procents noggrannhet", page.Words(), StringComparison.Ordinal);
        Assert.Equal(1 + 8 + 36, page.QuerySelectorAll("svg.kf-band").Length);
        var track = page.QuerySelectorAll("#utfall-caption").Single().ParentElement!.QuerySelectorAll("tbody tr");
        Assert.Equal(3, track.Length);
        Assert.All(track, row => Assert.Contains(ElementWords.Of(row.Children[^1]), new[] { "Inom", "Utanför" }));
    }

    [Fact]
    public async Task Page_NoPairs_SaysTooLittleAndWhy()
    {
        using var reader = await host.ReaderAsync();
        var page = await reader.GetPageAsync(Address);

        Assert.Contains("För lite underlag.", page.Words(), StringComparison.Ordinal);
        Assert.Contains("Räknas inte: ingen självvärdering stängde före resultatet.", page.Words(), StringComparison.Ordinal);
        Assert.Contains("så ingen prognos kan prövas än", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_NothingClosed_IsEmptyAndSaysWhatToDo()
    {
        var scene = await host.SceneAsync([new(RoleGroups.Managers, [])]);
        using var coordinator = await scene.CoordinatorAsync();
        var page = await coordinator.GetPageAsync(Address);

        Assert.Contains("Ingen självvärdering har stängt än.", page.Words(), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main table"));
    }

    [Fact]
    public async Task Evaluations_Page_LinksToTheForecast()
    {
        using var reader = await host.ReaderAsync();
        var page = await reader.GetPageAsync("/utvarderingar");

        Assert.NotNull(page.QuerySelector($"main a[href='{Address}']"));
    }
}
