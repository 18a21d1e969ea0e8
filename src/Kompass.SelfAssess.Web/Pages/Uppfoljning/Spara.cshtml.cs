using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Plans.FollowUps;
using Kompass.SelfAssess.Web.Pages.Svara;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Uppfoljning;

/// <summary>Saves a draft for the script of the action's page, and says in JSON what became of it.</summary>
// Checked in the handler, so that the script is told what is the matter instead of getting a page.
[IgnoreAntiforgeryToken]
public sealed class SparaModel(
    OwnerDoor door,
    FollowUpAnswering answering,
    OwnerWords words,
    IAntiforgery antiforgery,
    IStringLocalizer<OwnerTexts> texts) : PageModel
{
    [BindProperty]
    public ReportForm Form { get; set; } = new();

    public IActionResult OnGet(Guid id, int number) => new SeeOther(OwnerAddresses.Action(id, number));

    public async Task<IActionResult> OnPostAsync(Guid id, int number, CancellationToken cancellationToken)
    {
        if (!door.Admits(HttpContext, id))
        {
            return Json(StatusCodes.Status403Forbidden, new NotSaved("link", texts["ScriptOpenAgain"]));
        }

        if (!await antiforgery.IsRequestValidAsync(HttpContext))
        {
            return Json(StatusCodes.Status400BadRequest, new NotSaved("token", texts["ScriptOutdated"]));
        }

        if (Form.HasBadDay)
        {
            return Faulty([ReportFault.DateBad]);
        }

        return await answering.SaveAsync(id, Form.ToSave(number), cancellationToken) switch
        {
            ReportSaved saved => Json(StatusCodes.Status200OK, new SavedReply(saved.Version, AnsweringWords.Clock(saved.SavedUtc))),
            ReportConflict => Json(StatusCodes.Status409Conflict, new NotSaved("conflict", texts["ScriptConflict"])),
            ReportFaulty faulty => Faulty(faulty.Faults),
            ReportRefused { Reason.Code: RefusalCode.NotFound } => Json(StatusCodes.Status403Forbidden, new NotSaved("link", texts["ScriptOpenAgain"])),
            ReportRefused { Reason.Code: RefusalCode.NotOpen } => Json(StatusCodes.Status410Gone, new NotSaved("closed", texts["ClosedTooLate"])),
            _ => Json(StatusCodes.Status410Gone, new NotSaved("submitted", texts["ScriptSubmitted"])),
        };
    }

    private JsonResult Faulty(IReadOnlyList<ReportFault> faults) => Json(
        StatusCodes.Status422UnprocessableEntity,
        faults.Select(fault => new FaultReply(
            TagBuilder.CreateSanitizedId(OwnerWords.FieldOf(fault), "_"), words.Fault(fault), fault == ReportFault.DoneIsNotHundred)).ToList());

    private static JsonResult Json(int status, object body) => new(body) { StatusCode = status };
}

/// <param name="Field">Id of the field where it is mended.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Hundred">True where the page is to ask whether it is 100 per cent.</param>
public sealed record FaultReply(string Field, string Message, bool Hundred);
