using Kompass.SelfAssess.App.Disclosure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Kompass.SelfAssess.Web.Pages;

/// <summary>What is kept, who sees what, and for how long; the numbers are those of the installation.</summary>
public sealed class IntegritetModel(IOptions<PrivacyOptions> privacy) : PageModel
{
    public PrivacyOptions Privacy => privacy.Value;
}
