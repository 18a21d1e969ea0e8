using System.Net;
using AngleSharp.Html.Dom;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.TestKit.Databases;
using Kompass.SelfAssess.TestKit.Web;
using Kompass.SelfAssess.Web.Tests.Components;
using Kompass.SelfAssess.Web.Tests.Pages.Omgangar;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.Web.Tests.Pages.Planer;

/// <summary>Plans of Karlskoga's own in the demo: its evaluation of 2022 and its closed round.</summary>
[Collection(SharedResultHost.Name)]
public sealed class ForslagTests(ResultHost host)
{
    [Fact]
    public async Task Page_RankedWithReasons_AndAddsWhatIsTicked()
    {
        var plan = await PlanAsync(host);
        using var coordinator = await host.ReaderAsync("coordinator");
        var page = await coordinator.GetPageAsync($"/planer/{plan}/forslag");

        var items = page.QuerySelectorAll("li.kp-item");
        Assert.Equal(15, items.Length);
        Assert.Equal(Enumerable.Range(1, 15).Select(rank => $"{rank}"), items.Select(item => item.GetAttribute("value")));
        Assert.Contains("Fortsätt att utveckla den kommunövergripande kompetensförsörjningsplanen", items[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("Det som skiljer nivå 3 från 4 här", ElementWords.Of(items[0]), StringComparison.Ordinal);
        Assert.Contains("40 poäng × vikt 0,3 × (80 − 62 %) = 2,16 poäng", ElementWords.Of(items[0]), StringComparison.Ordinal);

        using var answer = await SendAsync(coordinator, page, "", ["7.2.b", "8.2.e"]);
        var after = await Visitor.ReadAsync(await coordinator.FollowAsync(answer));

        Assert.Contains("2 åtgärder har lagts till i planen", after.Words(), StringComparison.Ordinal);
        Assert.NotNull(after.QuerySelector($"a[href='/planer/{plan}/atgard/1']"));
        Assert.DoesNotContain("7.2.b", after.QuerySelectorAll("input[name=val]").Select(box => box.GetAttribute("value")));
        using var again = await SendAsync(coordinator, page, "", ["7.2.b"]);
        Assert.Contains("Något av förslagen finns inte längre", (await Visitor.ReadAsync(again)).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_Filters_ByAreaAndSource()
    {
        var plan = await PlanAsync(host);
        using var reader = await host.ReaderAsync();
        var page = await reader.GetPageAsync($"/planer/{plan}/forslag?omrade=4&kalla=Recommendation&visa=alla");

        var places = page.QuerySelectorAll(".kp-where").Select(ElementWords.Of).ToList();
        Assert.NotEmpty(places);
        Assert.All(places, place => Assert.Matches("^(Fråga )?4\\.", place));
        Assert.Contains("Byt budgetmodell.", page.Words(), StringComparison.Ordinal);
        // A reader sees why, and can add nothing.
        Assert.Empty(page.QuerySelectorAll("input[name=val]"));
        Assert.Empty(page.QuerySelectorAll("main form[method=post] button"));
        Assert.Empty((await reader.GetPageAsync($"/planer/{plan}/forslag?omrade=99")).QuerySelectorAll("li.kp-item"));
    }

    [Fact]
    public async Task Post_NothingTicked_SaysSo()
    {
        var plan = await PlanAsync(host);
        using var coordinator = await host.ReaderAsync("coordinator");
        using var answer = await SendAsync(coordinator, await coordinator.GetPageAsync($"/planer/{plan}/forslag"), "", []);

        Assert.Contains("Kryssa för minst ett förslag.", (await Visitor.ReadAsync(answer)).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_ReaderOrAnothersPlan_IsRefused()
    {
        var plan = await PlanAsync(host);
        using var reader = await host.ReaderAsync();
        using var answer = await SendAsync(reader, await reader.GetPageAsync($"/planer/{plan}/forslag"), "", ["7.2.b"]);
        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(0, await host.QueryAsync(await host.KarlskogaIdAsync(), db => db.PlanActions.CountAsync(action => action.PlanId == plan)));

        using var neighbour = await host.ReaderAsync("coordinator", "bjorkvik-demo");
        foreach (var page in new[] { "forslag", "forslag/ny?val=7.2.b", "portfolj" })
        {
            using var refused = await neighbour.GetAsync($"/planer/{plan}/{page}");
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        }
    }

    [Fact]
    public async Task Open_SeveralJoined_CanBeChangedBeforeTheyAreAdded()
    {
        var plan = await PlanAsync(host, owners: 1);
        using var coordinator = await host.ReaderAsync("coordinator");
        using var opened = await SendAsync(coordinator, await coordinator.GetPageAsync($"/planer/{plan}/forslag?visa=alla"), "?handler=Open", ["4.1.d", "5.4.d"]);
        var form = await Visitor.ReadAsync(await coordinator.FollowAsync(opened));
        Assert.Equal(["4.1.d", "5.4.d"], form.QuerySelectorAll("input[type=hidden][name=val]").Select(box => box.GetAttribute("value")!).Order());

        var wrong = await coordinator.SubmitFormAsync(form, new Dictionary<string, string?> { ["Form.Title"] = "", ["Form.EffortDays"] = "många", ["Form.DueOn"] = "snart" });
        Assert.Contains("Skriv insatsen som ett helt antal arbetsdagar.", wrong.Words(), StringComparison.Ordinal);
        Assert.Contains("Skriv datumet som", wrong.Words(), StringComparison.Ordinal);
        var missing = await coordinator.SubmitFormAsync(form, new Dictionary<string, string?> { ["Form.Title"] = " ", ["Form.DueOn"] = "2020-01-01" });
        Assert.Contains("Skriv vad åtgärden är.", missing.Words(), StringComparison.Ordinal);
        Assert.Contains("Dagen har redan varit.", missing.Words(), StringComparison.Ordinal);

        var owner = ((IHtmlOptionElement)form.QuerySelectorAll("select option")[^1]).Value;
        var done = await coordinator.SubmitFormAsync(form, new Dictionary<string, string?> { ["Form.Title"] = "Ny budgetmodell", ["Form.Owner"] = owner, ["Form.DueOn"] = "2027-06-30", ["Form.EffortDays"] = "30" });

        Assert.Contains("har lagts till i planen", done.Words(), StringComparison.Ordinal);
        var action = await host.QueryAsync(await host.KarlskogaIdAsync(), db => db.PlanActions.Include(one => one.Targets).SingleAsync(one => one.PlanId == plan && one.Title == "Ny budgetmodell"));
        Assert.Equal((30, new DateOnly(2027, 6, 30), Guid.Parse(owner)), (action.EffortDays, action.DueOn, action.OwnerId));
        Assert.Equal(["4.1", "5.4"], action.Targets.Select(target => target.SubAreaCode).Order());
    }

    /// <summary>A plan of its own without actions, or with two per owner.</summary>
    internal static async Task<Guid> PlanAsync(ResultHost host, int owners = 0, Action<ActionPlan>? change = null) => await host.QueryAsync(await host.KarlskogaIdAsync(), async db =>
        (await PlanScene.AddAsync(db, new DateOnly(2026, 11, 24), owners, plan =>
        {
            (plan.EvaluationId, plan.RoundId) = (host.Official(2022), host.ClosedRound);
            change?.Invoke(plan);
        })).PlanId);

    private static async Task<HttpResponseMessage> SendAsync(Visitor visitor, IHtmlDocument page, string handler, string[] codes)
    {
        var token = ((IHtmlInputElement)page.QuerySelector("input[name=__RequestVerificationToken]")!).Value;
        var address = new Uri(page.Url).AbsolutePath + handler;
        return await visitor.Client.PostAsync(
            new Uri(address, UriKind.Relative),
            new FormUrlEncodedContent([new("__RequestVerificationToken", token), .. codes.Select(code => new KeyValuePair<string, string>("val", code))]));
    }
}
