using Kompass.SelfAssess.Web.Hosting;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Kompass.SelfAssess.Web.Pages.Fel;

public sealed class Conventions : IFolderConventions
{
    public void Apply(PageConventionCollection pages) => pages.AllowAnonymousToFolder("/Fel");
}
