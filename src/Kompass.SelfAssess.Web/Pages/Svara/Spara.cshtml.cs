using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Svara;

/// <summary>Saves one answer for the script of the questionnaire, and says in JSON what became of it.</summary>
// Checked in the handler, so that the script is told to fetch a new token instead of getting a page.
[IgnoreAntiforgeryToken]
public sealed class SparaModel(
    RespondentDoor door,
    AnsweringService answering,
    AnsweringWords words,
    IAntiforgery antiforgery,
    IStringLocalizer<AnsweringTexts> texts) : PageModel
{
    public IActionResult OnGet(Guid participantId) => new SeeOther(Addresses.Start(participantId));

    public async Task<IActionResult> OnPostAsync(Guid participantId, [FromForm] PostedAnswer posted, CancellationToken cancellationToken)
    {
        if (!door.Admits(HttpContext, participantId))
        {
            return Json(StatusCodes.Status403Forbidden, new NotSaved("link", texts["ScriptOpenAgain"]));
        }

        if (!await antiforgery.IsRequestValidAsync(HttpContext))
        {
            return Json(StatusCodes.Status400BadRequest, new NotSaved("token", texts["ScriptOutdated"]));
        }

        var answer = posted.ToSave();
        return await answering.SaveAsync(participantId, answer, cancellationToken) switch
        {
            Saved saved => Json(StatusCodes.Status200OK, new SavedReply(saved.Version, AnsweringWords.Clock(saved.SavedUtc))),
            SaveConflict { Current: { } current } when PostedAnswer.Same(answer, current) =>
                Json(StatusCodes.Status200OK, new SavedReply(current.Version, null)),
            SaveConflict conflict => Json(StatusCodes.Status409Conflict, StoredAnswer.From(answer.QuestionCode, conflict.Current, words)),
            SaveRefused refused => Refuse(refused.Reason, answer),
            _ => Json(StatusCodes.Status500InternalServerError, new NotSaved("unknown", "")),
        };
    }

    private JsonResult Refuse(SaveRefusal reason, SaveAnswer answer) => reason switch
    {
        SaveRefusal.UnknownParticipant => Json(StatusCodes.Status403Forbidden, new NotSaved("link", texts["ScriptOpenAgain"])),
        SaveRefusal.RoundClosed or SaveRefusal.RoundNotYetOpen => Json(StatusCodes.Status410Gone, new NotSaved("closed", texts["ScriptClosed"])),
        SaveRefusal.AlreadySubmitted => Json(StatusCodes.Status410Gone, new NotSaved("submitted", texts["ErrorSubmitted"])),
        SaveRefusal.CommentTooLong => Json(StatusCodes.Status422UnprocessableEntity, new NotSaved("comment", words.Fault(reason, answer))),
        SaveRefusal.LinkTooLong => Json(StatusCodes.Status422UnprocessableEntity, new NotSaved("link-text", words.Fault(reason, answer))),
        _ => Json(StatusCodes.Status422UnprocessableEntity, new NotSaved("value", words.Fault(reason, answer))),
    };

    private static JsonResult Json(int status, object body) => new(body) { StatusCode = status };
}

/// <param name="Version">Goes back with the next save.</param>
/// <param name="SavedAt">Stockholm time; null where the same answer was stored already.</param>
public sealed record SavedReply(int Version, string? SavedAt);

/// <param name="Reason">link, token, closed, submitted, comment, link-text or value.</param>
/// <param name="Message">What to tell the person.</param>
public sealed record NotSaved(string Reason, string Message);
