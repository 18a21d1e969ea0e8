using Kompass.SelfAssess.Web.Hosting;
using Kompass.SelfAssess.Web.Hosting.SignIn;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Kompass.SelfAssess.Web.Pages.Ramverk;

/// <summary>Every signed-in person may read everyone's editions and those of the own municipality; its coordinator brings the latter.</summary>
internal sealed class Conventions : IFolderConventions
{
    public void Apply(PageConventionCollection pages)
    {
        pages.AuthorizeFolder("/Ramverk");
        pages.AuthorizePage("/Ramverk/Importera", Policies.Coordinator);
    }
}
