using Kompass.SelfAssess.App.Disclosure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Kompass.SelfAssess.Web.Pages;

/// <summary>The statement that the act on accessibility to digital public service (2018:1937) asks for.</summary>
public sealed class TillganglighetModel(IOptions<PrivacyOptions> privacy) : PageModel
{
    /// <summary>Day of the last assessment; changed by hand when the assessment is made again.</summary>
    public static DateOnly AssessedOn { get; } = new(2026, 11, 21);

    public string? ContactEmail => privacy.Value.ContactEmail;
}
