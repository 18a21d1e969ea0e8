using Kompass.SelfAssess.Web.Hosting;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Kompass.SelfAssess.Web.Pages.Konto;

public sealed class Conventions : IFolderConventions
{
    public void Apply(PageConventionCollection pages)
    {
        pages.AuthorizeFolder("/Konto");
        foreach (var page in new[] { "LoggaIn", "GlomtLosenord", "NyttLosenord", "Inbjudan" })
        {
            pages.AllowAnonymousToPage($"/Konto/{page}");
        }
    }
}
