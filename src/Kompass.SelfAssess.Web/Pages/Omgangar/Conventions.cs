using Kompass.SelfAssess.Web.Hosting;
using Kompass.SelfAssess.Web.Hosting.SignIn;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Kompass.SelfAssess.Web.Pages.Omgangar;

/// <summary>
/// Readers follow rounds, and the agenda, the items and the log of the workshop with them (whose handlers refuse a reader); what changes a
/// round, and who takes part, is the coordinator's.
/// </summary>
internal sealed class Conventions : IFolderConventions
{
    public void Apply(PageConventionCollection pages)
    {
        pages.AuthorizeFolder("/Omgangar", Policies.Reader);
        foreach (var page in new[] { "Ny", "Andra", "Deltagare", "Utskick", "Oppna", "Tidplan", "Stang", "Faststall", "Ateroppna", "TaBort", "Upprepa", "Samsynsrostning", "LaggTill", "Person", "OppenLank" })
        {
            pages.AuthorizePage($"/Omgangar/{page}", Policies.Coordinator);
        }
    }
}
