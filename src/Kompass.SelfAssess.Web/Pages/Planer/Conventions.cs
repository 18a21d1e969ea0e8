using Kompass.SelfAssess.Web.Hosting;
using Kompass.SelfAssess.Web.Hosting.SignIn;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Kompass.SelfAssess.Web.Pages.Planer;

/// <summary>All members read plans; what changes one is the coordinator's.</summary>
internal sealed class Conventions : IFolderConventions
{
    private static readonly string[] Coordinators = ["Andra", "Ansvarig", "AtgardAndra", "AtgardNy", "Avsluta", "Excel", "ForslagNy", "Lagesrapport", "Ny", "Takt"];

    public void Apply(PageConventionCollection pages)
    {
        pages.AuthorizeFolder("/Planer", Policies.Reader);
        foreach (var page in Coordinators)
        {
            pages.AuthorizePage($"/Planer/{page}", Policies.Coordinator);
        }
    }
}
