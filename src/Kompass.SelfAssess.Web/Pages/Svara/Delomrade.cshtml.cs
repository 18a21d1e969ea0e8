using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.Web.Components;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Svara;

/// <summary>
/// One sub-area. Without script its form saves the whole page; whatever stops a save, what the person typed is on the page that answers.
/// </summary>
// The antiforgery token is checked in the handler, which unlike the filter can give the typed text back.
[IgnoreAntiforgeryToken]
public sealed class DelomradeModel(
    RespondentDoor door,
    AnsweringService answering,
    AnsweringWords words,
    IAntiforgery antiforgery,
    IStringLocalizer<AnsweringTexts> texts) : PageModel
{
    public const string GoBack = "previous";
    public const string GoOn = "next";
    public const string Stay = "save";

    [BindProperty]
    public List<PostedAnswer> Answers { get; set; } = [];

    [BindProperty]
    public string? Go { get; set; }

    /// <summary>Question to unfold, from the review page.</summary>
    [BindProperty(Name = "fraga", SupportsGet = true)]
    public string? Asked { get; set; }

    public AnsweringView Respondent { get; private set; } = null!;

    public AskedSubArea SubArea { get; private set; } = null!;

    public IReadOnlyList<QuestionForm> Questions { get; private set; } = [];

    public IReadOnlyList<FieldError> Errors { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid participantId, string code, CancellationToken cancellationToken)
    {
        if (await door.EnterAsync(HttpContext, participantId, cancellationToken) is not { } view)
        {
            return Locked.Page(texts).Show(this, StatusCodes.Status403Forbidden);
        }

        if (!view.CanAnswer)
        {
            return new SeeOther(Addresses.Start(participantId));
        }

        if (Way.Find(view, code) is not { } subArea)
        {
            return NotFound();
        }

        Show(view, subArea, Fold(Stored(view, subArea)), []);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, string code, CancellationToken cancellationToken)
    {
        if (await door.EnterAsync(HttpContext, participantId, cancellationToken) is not { } view)
        {
            return Locked.Page(texts, [.. Typed()]).Show(this, StatusCodes.Status403Forbidden);
        }

        if (!view.CanAnswer)
        {
            return NoLonger(view);
        }

        if (Way.Find(view, code) is not { } subArea)
        {
            return NotFound();
        }

        return await SaveAsync(view, subArea, cancellationToken);
    }

    private async Task<IActionResult> SaveAsync(AnsweringView view, AskedSubArea subArea, CancellationToken cancellationToken)
    {
        var forms = Filled(view, subArea);
        if (!await antiforgery.IsRequestValidAsync(HttpContext))
        {
            return Again(view, subArea, forms, StatusCodes.Status400BadRequest, new FieldError(null, texts["ErrorOutdated"]));
        }

        if (forms.Any(form => form.Conflict is not null))
        {
            return Again(view, subArea, forms, StatusCodes.Status409Conflict);
        }

        var changed = Answers.Where(answer => answer.Keep != PostedAnswer.KeepStored).Select(answer => answer.ToSave())
            .Where(answer => !PostedAnswer.Same(answer, view.Answers.GetValueOrDefault(answer.QuestionCode))).ToList();
        try
        {
            return changed.Count == 0
                ? new SeeOther(Next(view, subArea))
                : After(await answering.SavePageAsync(view.ParticipantId, changed, cancellationToken), view, subArea, forms, changed);
        }
        catch (Exception exception) when (DatabaseTrouble.IsUnavailable(exception))
        {
            Response.Headers.RetryAfter = "30";
            return Again(view, subArea, forms, StatusCodes.Status503ServiceUnavailable, new FieldError(null, texts["ErrorDatabase"]));
        }
    }

    private IActionResult After(
        SavePageOutcome outcome, AnsweringView view, AskedSubArea subArea, IReadOnlyList<QuestionForm> forms, IReadOnlyList<SaveAnswer> changed)
    {
        switch (outcome)
        {
            case PageSaved saved:
                AnsweringHeader.RememberSave(this, view.ParticipantId, saved.SavedUtc);
                return new SeeOther(Next(view, subArea));
            case PageConflict conflict:
                return Again(view, subArea, [.. forms.Select(form => Conflicting(form, conflict))], StatusCodes.Status409Conflict);
            case PageRefused refused when !refused.Faults.ContainsKey(""):
                var loose = changed.Where(answer => refused.Faults.ContainsKey(answer.QuestionCode) && forms.All(form => form.Question.Code != answer.QuestionCode))
                    .Select(answer => new FieldError(null, words.Fault(refused.Faults[answer.QuestionCode], answer)));
                return Again(view, subArea, [.. forms.Select(form => Faulty(form, refused, changed))], StatusCodes.Status400BadRequest, [.. loose]);
            default:
                // Closed, submitted or removed in this very moment: page one says which.
                return new SeeOther(Addresses.Start(view.ParticipantId));
        }
    }

    /// <summary>Submitted answers are said to be so on page one; what was typed in a round that has closed is given back.</summary>
    private IActionResult NoLonger(AnsweringView view) => view.RoundState == RoundState.Open
        ? new SeeOther(Addresses.Start(view.ParticipantId))
        : Locked.Closed(texts, view, [.. Typed()]).Show(this, StatusCodes.Status410Gone);

    private PageResult Again(AnsweringView view, AskedSubArea subArea, IReadOnlyList<QuestionForm> forms, int status, params IReadOnlyList<FieldError> errors)
    {
        ModelState.Clear();
        Response.StatusCode = status;
        var folded = forms.Select(form => form with { Folded = !form.HasError && forms.Any(other => other.HasError) });
        Show(view, subArea, [.. folded], [.. errors, .. forms.SelectMany(ErrorsOf)]);
        return Page();
    }

    private void Show(AnsweringView view, AskedSubArea subArea, IReadOnlyList<QuestionForm> forms, IReadOnlyList<FieldError> errors)
    {
        Respondent = view;
        SubArea = subArea;
        Questions = forms;
        Errors = errors;
        AnsweringHeader.Show(this, view);
    }

    private IEnumerable<FieldError> ErrorsOf(QuestionForm form)
    {
        if (form.Conflict is not null)
        {
            yield return new FieldError($"{Addresses.QuestionId(form.Question.Code)}-conflict", texts["ErrorConflict", form.Question.Code]);
        }

        if (form.ValueError is not null)
        {
            yield return new FieldError($"{Addresses.QuestionId(form.Question.Code)}-value", form.ValueError);
        }

        if (form.CommentError is not null)
        {
            yield return new FieldError($"Answers_{form.Index}__Comment", form.CommentError);
        }

        if (form.LinkError is not null)
        {
            yield return new FieldError($"Answers_{form.Index}__EvidenceLink", form.LinkError);
        }
    }

    private static QuestionForm[] Stored(AnsweringView view, AskedSubArea subArea) =>
        [.. subArea.Questions.Select((question, index) => QuestionForm.From(question, index, view.Answers.GetValueOrDefault(question.Code)))];

    /// <summary>What is stored, with what was typed on top.</summary>
    private IReadOnlyList<QuestionForm> Filled(AnsweringView view, AskedSubArea subArea) =>
    [
        .. Stored(view, subArea).Select(form => Answers.Find(answer => answer.Question == form.Question.Code) is not { } posted
            ? form
            : posted is { Conflict: true, Keep: not (PostedAnswer.KeepMine or PostedAnswer.KeepStored) }
                ? form.With(posted.ToSave()) with { Conflict = new ConflictForm(view.Answers.GetValueOrDefault(form.Question.Code), texts["ErrorChoose"]) }
                : posted.Keep == PostedAnswer.KeepStored ? form : form.With(posted.ToSave())),
    ];

    private static QuestionForm Conflicting(QuestionForm form, PageConflict conflict)
    {
        var current = conflict.Current.GetValueOrDefault(form.Question.Code);
        return conflict.Conflicts.Contains(form.Question.Code)
            ? form with { Conflict = new ConflictForm(current, null), Version = current?.Version ?? 0 }
            : form;
    }

    private QuestionForm Faulty(QuestionForm form, PageRefused refused, IReadOnlyList<SaveAnswer> changed)
    {
        if (!refused.Faults.TryGetValue(form.Question.Code, out var reason))
        {
            return form;
        }

        var text = words.Fault(reason, changed.First(answer => answer.QuestionCode == form.Question.Code));
        return reason switch
        {
            SaveRefusal.CommentTooLong => form with { CommentError = text },
            SaveRefusal.LinkTooLong => form with { LinkError = text },
            _ => form with { ValueError = text },
        };
    }

    /// <summary>Only the question asked for is open, otherwise the first that has no answer.</summary>
    private QuestionForm[] Fold(QuestionForm[] forms)
    {
        var open = Array.Find(forms, form => form.Question.Code == Asked) ?? Array.Find(forms, form => form.Value == AnswerValue.Unanswered);
        return [.. forms.Select(form => form with { Folded = form != open })];
    }

    private string Next(AnsweringView view, AskedSubArea subArea) => Go switch
    {
        GoOn => Way.After(view, subArea) is { } next ? Addresses.SubArea(view.ParticipantId, next.SubArea.Code) : Addresses.Review(view.ParticipantId),
        GoBack => Way.Before(view, subArea) is { } previous ? Addresses.SubArea(view.ParticipantId, previous.SubArea.Code) : Addresses.Start(view.ParticipantId),
        _ => Addresses.SubArea(view.ParticipantId, subArea.SubArea.Code),
    };

    private IEnumerable<TypedText> Typed() =>
        from answer in Answers
        from text in new[] { answer.Comment, answer.EvidenceLink }
        where !string.IsNullOrWhiteSpace(text) && answer.Question is { Length: < 20 }
        select new TypedText(answer.Question!, text);
}
