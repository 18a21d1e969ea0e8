using System.Globalization;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Plans.FollowUps;
using Kompass.SelfAssess.Web.Components;
using Kompass.SelfAssess.Web.Pages.Svara;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Uppfoljning;

/// <summary>
/// One action. Without script its form saves; whatever stops a save, what the person typed is on the page that answers. After submitting, a
/// change counts as soon as its button is pressed.
/// </summary>
// The antiforgery token is checked in the handler, which unlike the filter can give the typed text back.
[IgnoreAntiforgeryToken]
public sealed class AtgardModel(
    OwnerDoor door,
    FollowUpAnswering answering,
    OwnerWords words,
    IAntiforgery antiforgery,
    IStringLocalizer<OwnerTexts> texts,
    IStringLocalizer<AnsweringTexts> answeringTexts) : PageModel
{
    public const string GoBack = "previous";
    public const string GoOn = "next";
    public const string Stay = "save";

    /// <summary>The answer to "klar is 100 per cent": yes.</summary>
    public const string MakeHundred = "hundred";

    [BindProperty]
    public ReportForm Form { get; set; } = new();

    [BindProperty]
    public string? Go { get; set; }

    /// <summary>True where the page showed two reports to choose between.</summary>
    [BindProperty]
    public bool Conflict { get; set; }

    /// <summary>Which of the two shall stand.</summary>
    [BindProperty]
    public string? Keep { get; set; }

    public FollowUpView Asked { get; private set; } = null!;

    public AskedAction Action { get; private set; } = null!;

    /// <summary>Set where something else was saved meanwhile: what is stored.</summary>
    public AskedAction? Other { get; private set; }

    public IReadOnlyList<ReportFault> Faults { get; private set; } = [];

    public IReadOnlyList<FieldError> Errors { get; private set; } = [];

    public AskedAction? Before => Asked.Actions.TakeWhile(action => action.Number != Action.Number).LastOrDefault();

    public AskedAction? After => Asked.Actions.SkipWhile(action => action.Number != Action.Number).Skip(1).FirstOrDefault();

    public int Place => Asked.Actions.TakeWhile(action => action.Number != Action.Number).Count() + 1;

    /// <summary>What is wrong with a field; null where nothing is.</summary>
    public string? ErrorOf(string field) =>
        Faults.Where(fault => OwnerWords.FieldOf(fault) == field).Select(words.Fault).FirstOrDefault();

    public async Task<IActionResult> OnGetAsync(Guid id, int number, CancellationToken cancellationToken)
    {
        if (await door.EnterAsync(HttpContext, id, cancellationToken) is not { } view)
        {
            return Locked.Page(answeringTexts).Show(this, StatusCodes.Status403Forbidden);
        }

        if (view.Find(number) is not { } action)
        {
            return NotFound();
        }

        if (!view.IsOpen)
        {
            return new SeeOther(OwnerAddresses.Start(id));
        }

        Form = ReportForm.From(action);
        Show(view, action, []);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, int number, CancellationToken cancellationToken)
    {
        if (await door.EnterAsync(HttpContext, id, cancellationToken) is not { } view)
        {
            return Locked.Page(answeringTexts, Typed(number)).Show(this, StatusCodes.Status403Forbidden);
        }

        if (view.Find(number) is not { } action)
        {
            return new CalmPage(texts["GoneTitle"], texts["GoneText"], [], Typed(number)).Show(this, StatusCodes.Status404NotFound);
        }

        if (!view.IsOpen)
        {
            return new CalmPage(texts["ClosedTitle"], texts["ClosedTooLate"], [], Typed(number)).Show(this, StatusCodes.Status410Gone);
        }

        if (!await antiforgery.IsRequestValidAsync(HttpContext))
        {
            return Again(view, action, StatusCodes.Status400BadRequest, new FieldError(null, answeringTexts["ErrorOutdated"]));
        }

        return Conflict && Keep != PostedAnswer.KeepMine ? Choose(view, action) : await SaveAsync(view, action, cancellationToken);
    }

    private IActionResult Choose(FollowUpView view, AskedAction action) => Keep == PostedAnswer.KeepStored
        ? new SeeOther(OwnerAddresses.Action(view.Id, action.Number))
        : Both(view, action, texts["ConflictChoose"]);

    private async Task<IActionResult> SaveAsync(FollowUpView view, AskedAction action, CancellationToken cancellationToken)
    {
        if (Go == MakeHundred)
        {
            Form.Percent = "100";
        }

        if (Form.HasBadDay)
        {
            return Faulty(view, action, [ReportFault.DateBad]);
        }

        var save = Form.ToSave(action.Number);
        try
        {
            return Outcome(view, action, view.CountsAtOnce(action)
                ? await answering.ChangeAsync(view.Id, save, cancellationToken)
                : await answering.SaveAsync(view.Id, save, cancellationToken));
        }
        catch (Exception exception) when (DatabaseTrouble.IsUnavailable(exception))
        {
            Response.Headers.RetryAfter = "30";
            return Again(view, action, StatusCodes.Status503ServiceUnavailable, new FieldError(null, answeringTexts["ErrorDatabase"]));
        }
    }

    private IActionResult Outcome(FollowUpView view, AskedAction action, SaveReportOutcome outcome)
    {
        switch (outcome)
        {
            case ReportSaved saved:
                AnsweringHeader.RememberSave(this, view.Id, saved.SavedUtc);
                return new SeeOther(Next(view, action));
            case ReportConflict conflict:
                return Both(view, conflict.Current, texts["ConflictError"]);
            case ReportFaulty faulty:
                return Faulty(view, action, faulty.Faults);
            default:
                // Closed, sent or taken over in this very moment: page one says which.
                return new SeeOther(OwnerAddresses.Start(view.Id));
        }
    }

    private PageResult Faulty(FollowUpView view, AskedAction action, IReadOnlyList<ReportFault> faults)
    {
        Faults = faults;
        return Again(
            view, action, StatusCodes.Status400BadRequest, [.. faults.Select(fault => new FieldError(TagBuilder.CreateSanitizedId(OwnerWords.FieldOf(fault), "_"), words.Fault(fault)))]);
    }

    /// <summary>Shows what is stored beside what was typed; the choice builds on what is stored now.</summary>
    private PageResult Both(FollowUpView view, AskedAction stored, string error)
    {
        Other = stored;
        Form.Version = stored.Version.ToString(CultureInfo.InvariantCulture);
        return Again(view, stored, StatusCodes.Status409Conflict, new FieldError("conflict", error));
    }

    private PageResult Again(FollowUpView view, AskedAction action, int status, params IReadOnlyList<FieldError> errors)
    {
        ModelState.Clear();
        Response.StatusCode = status;
        Show(view, action, errors);
        return Page();
    }

    private void Show(FollowUpView view, AskedAction action, IReadOnlyList<FieldError> errors)
    {
        (Asked, Action, Errors) = (view, action, errors);
        OwnerPages.ShowHeader(this, view, texts);
    }

    private string Next(FollowUpView view, AskedAction action)
    {
        (Asked, Action) = (view, action);
        return Go switch
        {
            _ when view.CountsAtOnce(action) => OwnerAddresses.Start(view.Id),
            GoOn => After is { } next ? OwnerAddresses.Action(view.Id, next.Number) : OwnerAddresses.Review(view.Id),
            GoBack => Before is { } previous ? OwnerAddresses.Action(view.Id, previous.Number) : OwnerAddresses.Start(view.Id),
            _ => OwnerAddresses.Action(view.Id, action.Number),
        };
    }

    private TypedText[] Typed(int number) => [.. Form.Texts().Select(text => new TypedText(texts["ActionNumber", number], text))];
}
