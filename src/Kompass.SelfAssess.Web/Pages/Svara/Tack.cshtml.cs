using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Web.Components;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Svara;

/// <summary>Says that the answers have arrived and what happens now. In a named round they can be taken back here while it is open.</summary>
public sealed class TackModel(RespondentDoor door, AnsweringService answering, IStringLocalizer<AnsweringTexts> texts) : PageModel
{
    public AnsweringView Respondent { get; private set; } = null!;

    public IReadOnlyList<FieldError> Errors { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken cancellationToken)
    {
        if (await door.EnterAsync(HttpContext, participantId, cancellationToken) is not { } view)
        {
            return Locked.Page(texts).Show(this, StatusCodes.Status403Forbidden);
        }

        if (view.State != ParticipantState.Submitted || view.RoundState != RoundState.Open)
        {
            return new SeeOther(Addresses.Start(participantId));
        }

        Respondent = view;
        return Page();
    }

    /// <summary>Takes the response back.</summary>
    public async Task<IActionResult> OnPostAsync(Guid participantId, CancellationToken cancellationToken)
    {
        if (!door.Admits(HttpContext, participantId))
        {
            return Locked.Page(texts).Show(this, StatusCodes.Status403Forbidden);
        }

        var refused = await answering.WithdrawAsync(participantId, cancellationToken);
        if (refused is not { Code: RefusalCode.AnonymousCannotWithdraw })
        {
            return new SeeOther(Addresses.Start(participantId));
        }

        Errors = [new FieldError(null, texts["ErrorWithdrawAnonymous"])];
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return await OnGetAsync(participantId, cancellationToken);
    }
}
