using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.App.Plans.FollowUps;
using Kompass.SelfAssess.TestKit.Databases;
using Kompass.SelfAssess.TestKit.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kompass.SelfAssess.Web.Tests.Pages.Uppfoljning;

/// <summary>An open follow-up in a municipality of its own, and the links of its owners.</summary>
public sealed class OwnerScene(KompassHost host, int organisationId, OpenedFollowUp scene)
{
    public KompassHost Host => host;

    public int OrganisationId => organisationId;

    public Guid Owner => scene.Owners[0];

    public Guid FollowUpId => scene.FollowUpId;

    public string Token => scene.Tokens[0];

    public string Link => $"/uppfoljning/{scene.Tokens[0]}";

    public string LinkOfAnother => $"/uppfoljning/{scene.Tokens[1]}";

    public string Start => $"/uppfoljning/{Owner}";

    public string Page(int number) => $"{Start}/{number}";

    public static async Task<OwnerScene> OpenAsync(KompassHost host, Action<ActionPlan>? change = null)
    {
        var organisation = await host.QueryAsync(null, async db =>
        {
            var made = new Organisation { Name = "Ekby", Slug = Guid.NewGuid().ToString("N"), ContactName = "Karin Ek", ContactEmail = "karin.ek@ekby.example.se" };
            db.Organisations.Add(made);
            await db.SaveChangesAsync();
            return made.Id;
        });
        var today = DateOnly.FromDateTime(host.Clock.GetUtcNow().UtcDateTime);
        return new OwnerScene(host, organisation, await host.QueryAsync(organisation, db => OpenedFollowUp.OpenAsync(db, today, change: plan =>
        {
            plan.Owners[0].Name = "Karin Berg";
            change?.Invoke(plan);
        })));
    }

    /// <summary>A browser that has followed the link.</summary>
    public async Task<Visitor> EnterAsync()
    {
        var visitor = host.Visit();
        await visitor.GetPageAsync(Link);
        return visitor;
    }

    public async Task<FollowUpView> ViewAsync()
    {
        await using var scope = host.Scope(organisationId);
        return (await scope.ServiceProvider.GetRequiredService<FollowUpAnswering>().LoadAsync(Owner, default))!;
    }

    public Task<T> QueryAsync<T>(Func<KompassDbContext, Task<T>> query) => host.QueryAsync(organisationId, query);

    public Task<int> CloseAsync() => QueryAsync(db => db.FollowUps.ExecuteUpdateAsync(set => set.SetProperty(followUp => followUp.State, FollowUpState.Closed)));
}
