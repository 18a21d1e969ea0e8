using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.Web.Components;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Svara;

/// <summary>Everything that was answered and what was not, and the button that submits it.</summary>
public sealed class GranskaModel(RespondentDoor door, AnsweringService answering, IStringLocalizer<AnsweringTexts> texts) : PageModel
{
    /// <summary>So many questions are read through at a glance; with more, an area at a time.</summary>
    public const int MostUnfolded = 40;

    public AnsweringView Respondent { get; private set; } = null!;

    public IReadOnlyList<FieldError> Errors { get; private set; } = [];

    public int DontKnow => Count(AnswerValue.DontKnow);

    public int NotApplicable => Count(AnswerValue.NotApplicable);

    public int Unanswered => Respondent.Questions - Respondent.Answered;

    /// <summary>The first sub-area with something left to answer, otherwise the last.</summary>
    public string Back => (Way.Next(Respondent), Respondent.Asked) switch
    {
        ({ } next, _) => Addresses.SubArea(Respondent.ParticipantId, next.SubArea.Code),
        (_, [.., var last]) => Addresses.SubArea(Respondent.ParticipantId, last.SubArea.Code),
        _ => Addresses.Start(Respondent.ParticipantId),
    };

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken cancellationToken)
    {
        if (await door.EnterAsync(HttpContext, participantId, cancellationToken) is not { } view)
        {
            return Locked.Page(texts).Show(this, StatusCodes.Status403Forbidden);
        }

        if (!view.CanAnswer)
        {
            return new SeeOther(Addresses.Start(participantId));
        }

        Respondent = view;
        AnsweringHeader.Show(this, view);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, CancellationToken cancellationToken)
    {
        if (!door.Admits(HttpContext, participantId))
        {
            return Locked.Page(texts).Show(this, StatusCodes.Status403Forbidden);
        }

        var refused = await answering.SubmitAsync(participantId, cancellationToken);
        if (refused is not { Code: RefusalCode.NothingAnswered })
        {
            // Closed or gone meanwhile: page one says which.
            return new SeeOther(refused is null ? Addresses.Thanks(participantId) : Addresses.Start(participantId));
        }

        Errors = [new FieldError(null, texts["ErrorNothingAnswered"])];
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return await OnGetAsync(participantId, cancellationToken);
    }

    private int Count(AnswerValue value) =>
        Respondent.Asked.SelectMany(asked => asked.Questions).Count(question => Respondent.Answers.GetValueOrDefault(question.Code)?.Value == value);
}
