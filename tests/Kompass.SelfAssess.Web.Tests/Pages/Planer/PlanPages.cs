using AngleSharp.Html.Dom;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.TestKit.Databases;
using Kompass.SelfAssess.TestKit.Web;

namespace Kompass.SelfAssess.Web.Tests.Pages.Planer;

/// <summary>A municipality of its own on the shared host, with a plan, a coordinator and a reader.</summary>
internal sealed record PlanPages(KompassHost Host, int OrganisationId, PlanScene Scene, Visitor Coordinator, Visitor Reader) : IDisposable
{
    public string Address => $"/planer/{Scene.PlanId}";

    public DateOnly Today => StockholmDays.Today(Host.Clock);

    public static async Task<PlanPages> CreateAsync(KompassHost host, Action<ActionPlan>? change = null)
    {
        var organisation = await host.OrganisationAsync($"Planby {Guid.NewGuid():N}");
        var today = StockholmDays.Today(host.Clock);
        var scene = await host.QueryAsync(organisation.Id, db => PlanScene.AddAsync(db, today, 3, change));
        return new PlanPages(
            host, organisation.Id, scene, await host.SignInAsAsync(Role.Coordinator, organisation.Id), await host.SignInAsAsync(Role.Reader, organisation.Id));
    }

    public Task<T> QueryAsync<T>(Func<KompassDbContext, Task<T>> query) => Host.QueryAsync(OrganisationId, query);

    public static IReadOnlyList<string> Titles(IHtmlDocument page) => [.. page.QuerySelectorAll(".k-plan-title").Select(title => title.TextContent.Trim())];

    public static string WordsOf(IHtmlDocument page) => string.Join(' ', page.QuerySelector("main")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public void Dispose()
    {
        Coordinator.Dispose();
        Reader.Dispose();
    }
}
