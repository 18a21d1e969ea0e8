using Kompass.SelfAssess.Web.Hosting;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Kompass.SelfAssess.Web.Pages.Rosta;

/// <summary>Voters have no account: the code on the wall lets them in, and the cookie that it leaves keeps them in.</summary>
public sealed class Conventions : IFolderConventions
{
    public void Apply(PageConventionCollection pages) => pages.AllowAnonymousToFolder("/Rosta");
}
