using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Web.Hosting;

namespace Kompass.SelfAssess.Web.Pages.Svara;

/// <summary>Lets a respondent in.</summary>
public sealed class RespondentDoor(RespondentCookies cookies, Tenant tenant, AnsweringService answering) : LinkDoor<AnsweringView>(cookies, tenant)
{
    protected override Task<AnsweringView?> LoadAsync(Guid id, CancellationToken cancellationToken) => answering.LoadAsync(id, cancellationToken);

    protected override DateOnly ClosesOn(AnsweringView view) => view.ClosesOn;
}
