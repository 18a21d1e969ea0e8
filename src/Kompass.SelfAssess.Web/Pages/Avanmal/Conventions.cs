using Kompass.SelfAssess.Web.Hosting;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Kompass.SelfAssess.Web.Pages.Avanmal;

/// <summary>Whoever has the link may use it; it opens nothing.</summary>
internal sealed class Conventions : IFolderConventions
{
    public void Apply(PageConventionCollection pages) => pages.AllowAnonymousToFolder("/Avanmal");
}
