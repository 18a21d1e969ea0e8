using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Plans.FollowUps;
using Kompass.SelfAssess.Web.Components;
using Kompass.SelfAssess.Web.Pages.Svara;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Uppfoljning;

/// <summary>All reports, and the button that submits them. Actions without one have to be let go in so many words.</summary>
public sealed class GranskaModel(
    OwnerDoor door,
    FollowUpAnswering answering,
    OwnerWords words,
    IStringLocalizer<OwnerTexts> texts,
    IStringLocalizer<AnsweringTexts> answeringTexts) : PageModel
{
    [BindProperty]
    public bool SilentToo { get; set; }

    public FollowUpView Asked { get; private set; } = null!;

    public IReadOnlyList<FieldError> Errors { get; private set; } = [];

    /// <summary>What is wrong with the tick; null where nothing is.</summary>
    public string? TickError { get; private set; }

    public IReadOnlyList<AskedAction> Silent => [.. Asked.Actions.Where(action => action.Progress != ReportProgress.Ready)];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await door.EnterAsync(HttpContext, id, cancellationToken) is not { } view)
        {
            return Locked.Page(answeringTexts).Show(this, StatusCodes.Status403Forbidden);
        }

        if (!view.IsOpen || view.IsSubmitted)
        {
            return new SeeOther(OwnerAddresses.Start(id));
        }

        Asked = view;
        OwnerPages.ShowHeader(this, view, texts);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!door.Admits(HttpContext, id))
        {
            return Locked.Page(answeringTexts).Show(this, StatusCodes.Status403Forbidden);
        }

        switch (await answering.SubmitAsync(id, SilentToo, cancellationToken))
        {
            case ReportsSubmitted:
                return new SeeOther(OwnerAddresses.Thanks(id));
            case SubmitAsks:
                TickError = texts["ErrorSilent"];
                Errors = [new FieldError(nameof(SilentToo), TickError)];
                break;
            case SubmitFaulty faulty:
                Errors = [.. faulty.Faults.SelectMany(action => action.Value.Select(fault => new FieldError($"report-{action.Key}", texts["ErrorOf", action.Key, words.Fault(fault)])))];
                break;
            case SubmitRefused { Reason.Code: RefusalCode.NothingAnswered }:
                Errors = [new FieldError(null, texts["ErrorNothing"])];
                break;
            default:
                // Closed or taken over meanwhile: page one says which.
                return new SeeOther(OwnerAddresses.Start(id));
        }

        Response.StatusCode = StatusCodes.Status400BadRequest;
        return await OnGetAsync(id, cancellationToken);
    }
}
