using Kompass.SelfAssess.Web.Hosting;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Kompass.SelfAssess.Web.Pages.Uppfoljning;

/// <summary>Owners of actions need no account: every page asks <see cref="OwnerDoor"/> instead.</summary>
public sealed class Conventions : IFolderConventions
{
    public void Apply(PageConventionCollection pages) => pages.AllowAnonymousToFolder("/Uppfoljning");
}
