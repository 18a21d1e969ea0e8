using Kompass.SelfAssess.App.Disclosure;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Web.Components;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Kompass.SelfAssess.Web.Pages.Svara;

/// <summary>Page one: who asks and why, what is promised, and the way on. Also says when the round is not open, closed or answered.</summary>
public sealed class IndexModel(
    RespondentDoor door,
    AnsweringWords words,
    IOptions<PrivacyOptions> privacy,
    IStringLocalizer<AnsweringTexts> texts) : PageModel
{
    public AnsweringView Respondent { get; private set; } = null!;

    public IReadOnlyList<DefinitionRow> Promise { get; private set; } = [];

    /// <summary>The personal link of one who has just come by an open link; it is shown once.</summary>
    public string? PersonalLink { get; private set; }

    public string Next { get; private set; } = "";

    public string NextText { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken cancellationToken)
    {
        if (await door.EnterAsync(HttpContext, participantId, cancellationToken) is not { } view)
        {
            return Locked.Page(texts).Show(this, StatusCodes.Status403Forbidden);
        }

        if (view.State == ParticipantState.Submitted && view.RoundState == RoundState.Open)
        {
            return new SeeOther(Addresses.Thanks(participantId));
        }

        if (!view.CanAnswer)
        {
            return Locked.Closed(texts, view).Show(this, StatusCodes.Status200OK);
        }

        Respondent = view;
        PersonalLink = TempData[LankModel.PersonalLink] as string;
        Promise = PromiseOf(view);
        (Next, NextText) = Way.Next(view) is { } subArea
            ? (Addresses.SubArea(participantId, subArea.SubArea.Code), view.Answered == 0 ? texts["StartButton"] : texts["ContinueButton"])
            : (Addresses.Review(participantId), texts["ReviewTitle"]);
        AnsweringHeader.Show(this, view);
        return Page();
    }

    private List<DefinitionRow> PromiseOf(AnsweringView view)
    {
        var round = view.Round;
        var anonymous = round.Anonymity == Anonymity.Anonymous;
        var promised = privacy.Value.For(round.PromisedMonths, round.PromisedBackupDays);
        return
        [
            new(texts["WhyTerm"], texts["WhyText", round.OrganisationName]),
            new(texts["HowTerm"], texts["HowText"]),
            new(texts["TimeTerm"], texts["TimeText", words.QuestionsAndTime(view.Questions), AnsweringWords.Day(view.ClosesOn)]),
            new(texts["SeesTerm"], anonymous ? texts["SeesAnonymous", words.Number(round.MinimumGroup)] : texts["SeesNamed", words.Number(round.MinimumGroup)]),
            new(texts["CommentsTerm"], anonymous ? texts["CommentsAnonymous"] : texts["CommentsNamed"]),
            new(texts["DeletedTerm"], texts[anonymous ? "DeletedAnonymous" : "DeletedNamed", promised.RetentionMonths, promised.BackupDays]),
            new(texts["UndoTerm"], anonymous ? texts["UndoAnonymous"] : texts["UndoNamed"]),
            .. anonymous ? [new DefinitionRow(texts["RemindersTerm"], texts["RemindersText"])] : Array.Empty<DefinitionRow>(),
            Contact(round),
        ];
    }

    private DefinitionRow Contact(AnsweredRound round) => round switch
    {
        { ContactEmail: { Length: > 0 } email } => new(
            texts["ContactTerm"], texts["ContactText", round.ContactName is { Length: > 0 } name ? name : round.OrganisationName], email, $"mailto:{email}"),
        { ContactName: { Length: > 0 } name } => new(texts["ContactTerm"], texts["ContactText", name]),
        _ => new(texts["ContactTerm"], texts["ContactNone"]),
    };
}
