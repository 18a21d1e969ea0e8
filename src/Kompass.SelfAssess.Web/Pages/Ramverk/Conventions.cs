using Kompass.SelfAssess.Web.Hosting;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Kompass.SelfAssess.Web.Pages.Ramverk;

/// <summary>The editions hold no municipality's data: every signed-in person may read them.</summary>
internal sealed class Conventions : IFolderConventions
{
    public void Apply(PageConventionCollection pages) => pages.AuthorizeFolder("/Ramverk");
}
