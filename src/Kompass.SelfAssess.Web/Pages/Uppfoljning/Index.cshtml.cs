using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.App.Plans.FollowUps;
using Kompass.SelfAssess.Web.Components;
using Kompass.SelfAssess.Web.Pages.Svara;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Uppfoljning;

/// <summary>
/// Page one: who asks, who sees what is answered, and the actions with how far each has come. When the follow-up has closed, what was
/// reported.
/// </summary>
public sealed class IndexModel(
    OwnerDoor door,
    FollowUpAnswering answering,
    OwnerWords words,
    IStringLocalizer<OwnerTexts> texts,
    IStringLocalizer<AnsweringTexts> answeringTexts) : PageModel
{
    /// <summary>Somebody else who answers for the owner.</summary>
    [BindProperty]
    public string? Name { get; set; }

    public FollowUpView Asked { get; private set; } = null!;

    public IReadOnlyList<DefinitionRow> Promise { get; private set; } = [];

    public IReadOnlyList<FieldError> Errors { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await door.EnterAsync(HttpContext, id, cancellationToken) is not { } view)
        {
            return Locked.Page(answeringTexts).Show(this, StatusCodes.Status403Forbidden);
        }

        if (view is { IsOpen: true, IsSubmitted: true } && Errors.Count == 0)
        {
            return new SeeOther(OwnerAddresses.Thanks(id));
        }

        Asked = view;
        Promise = PromiseOf(view);
        if (view.IsOpen)
        {
            OwnerPages.ShowHeader(this, view, texts);
        }

        return Page();
    }

    /// <summary>Says who answers.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!door.Admits(HttpContext, id))
        {
            return Locked.Page(answeringTexts).Show(this, StatusCodes.Status403Forbidden);
        }

        var refused = await answering.SayWhoAsync(id, Name, cancellationToken);
        if (refused is not { Code: RefusalCode.NameTooLong })
        {
            return new SeeOther(OwnerAddresses.Start(id));
        }

        Errors = [new FieldError(nameof(Name), texts["FaultName", PlanOwner.NameMaxLength])];
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return await OnGetAsync(id, cancellationToken);
    }

    private List<DefinitionRow> PromiseOf(FollowUpView view) =>
    [
        new(texts["WhyTerm"], texts["WhyText", view.Organisation, view.PlanName]),
        new(texts["SeesTerm"], texts["SeesText"]),
        new(texts["TimeTerm"], texts["TimeText", words.Minutes(view.Actions.Count), AnsweringWords.Day(view.ClosesOn)]),
        new(texts["UndoTerm"], texts["UndoText"]),
        Contact(view),
    ];

    private DefinitionRow Contact(FollowUpView view) => view switch
    {
        { ContactEmail: { Length: > 0 } email } => new(
            answeringTexts["ContactTerm"], answeringTexts["ContactText", view.ContactName is { Length: > 0 } name ? name : view.Organisation], email, $"mailto:{email}"),
        { ContactName: { Length: > 0 } name } => new(answeringTexts["ContactTerm"], answeringTexts["ContactText", name]),
        _ => new(answeringTexts["ContactTerm"], answeringTexts["ContactNone"]),
    };
}
