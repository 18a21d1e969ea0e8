using Kompass.SelfAssess.Web.Hosting;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Kompass.SelfAssess.Web.Pages;

/// <summary>What anybody may read, with or without an account.</summary>
internal sealed class InfoConventions : IFolderConventions
{
    public void Apply(PageConventionCollection pages)
    {
        foreach (var page in new[] { "Hjalp", "Integritet", "Tillganglighet" })
        {
            pages.AllowAnonymousToPage($"/{page}");
        }
    }
}
