using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Plans.FollowUps;
using Kompass.SelfAssess.Web.Hosting;

namespace Kompass.SelfAssess.Web.Pages.Uppfoljning;

/// <summary>Lets an owner of actions in.</summary>
public sealed class OwnerDoor(OwnerCookies cookies, Tenant tenant, FollowUpAnswering answering) : LinkDoor<FollowUpView>(cookies, tenant)
{
    protected override Task<FollowUpView?> LoadAsync(Guid id, CancellationToken cancellationToken) => answering.LoadAsync(id, cancellationToken);

    protected override DateOnly ClosesOn(FollowUpView view) => view.ClosesOn;
}
