using Kompass.SelfAssess.Web.Hosting;
using Kompass.SelfAssess.Web.Hosting.SignIn;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Kompass.SelfAssess.Web.Pages.Utvarderingar;

/// <summary>All members read evaluations; the coordinator reads reports in, reviews them and takes evaluations away.</summary>
internal sealed class Conventions : IFolderConventions
{
    public void Apply(PageConventionCollection pages)
    {
        pages.AuthorizeFolder("/Utvarderingar", Policies.Reader);
        foreach (var page in new[] { "LasIn", "Granska", "TaBort", "Excel", "Jamforkommuner" })
        {
            pages.AuthorizePage($"/Utvarderingar/{page}", Policies.Coordinator);
        }
    }
}
