using System.Security.Claims;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Web.Components.Layout;
using Kompass.SelfAssess.Web.Hosting.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kompass.SelfAssess.Web.Pages;

/// <summary>Every component in every state, for those who build Kompass. Exists in Development only.</summary>
[AllowAnonymous]
public sealed class KomponenterModel(IWebHostEnvironment environment) : PageModel
{
    public static Question Sample { get; } = new(
        "2.3.b",
        Core: false,
        "Hur arbetar kommunen för att minska den egna verksamhetens miljö- och klimatpåverkan?",
        "Kommunen är ofta ortens största arbetsgivare och inköpare, så det egna arbetet märks.",
        [
            new(EvidenceKind.Document, "Miljöprogram med mål för fordon, energi och inköp."),
            new(EvidenceKind.Interview, "En enhetschef kan säga vad målen betyder för den egna enheten."),
            new(EvidenceKind.Website, "Resultaten går att läsa på webbplatsen."),
        ],
        [],
        0.25m,
        [
            new("Kommunen arbetar inte med att minska sin egen miljö- och klimatpåverkan."),
            new("Några verksamheter gör något, ofta för att en eldsjäl driver på. Insatserna hänger inte ihop."),
            new("Det finns ett beslutat arbetssätt för till exempel fordon, energi och inköp, men det är nytt eller används bara i några förvaltningar."),
            new("Alla förvaltningar arbetar på samma sätt med fordon, energi, inköp och måltider. Enhetscheferna känner till målen."),
            new("Resultaten följs upp varje år och avvikelser åtgärdas. De kommunala bolagen är med."),
            new("Effekterna är analyserade och arbetssättet har ändrats utifrån det. Kommunen jämför sig med andra och kan visa upp ett gott exempel."),
        ]);

    public static AnsweringContext Answering { get; } = new("Karlskoga kommun", "Självvärdering hösten 2022", 25, 43, "14:32");

    private static ClaimsPrincipal Coordinator { get; } = new(new ClaimsIdentity(
        [
            new(ClaimTypes.Name, "Anna Lindqvist"),
            new(KompassClaims.OrganisationName, "Karlskoga kommun"),
            new(KompassClaims.OrganisationRole, KompassClaims.CoordinatorRole),
        ],
        "gallery"));

    /// <summary>Which part is shown: everything, or a page as in the pictures ("svara", "att-gora").</summary>
    [BindProperty(SupportsGet = true, Name = "visa")]
    public string? Part { get; set; }

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (!environment.IsDevelopment())
        {
            context.Result = NotFound();
        }
        else if (Part == "att-gora")
        {
            // Lends the page a header as pictured; nobody is signed in by it.
            HttpContext.User = Coordinator;
        }
    }
}
