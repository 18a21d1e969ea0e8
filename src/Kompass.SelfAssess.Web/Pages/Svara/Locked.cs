using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Svara;

/// <summary>What is said to one who cannot answer.</summary>
public static class Locked
{
    /// <summary>For a browser that has not opened the personal link, or has forgotten that it did.</summary>
    /// <param name="texts">Texts.</param>
    /// <param name="typed">What was being saved, so that nobody loses a text.</param>
    public static CalmPage Page(IStringLocalizer<AnsweringTexts> texts, params IReadOnlyList<TypedText> typed) =>
        new(texts["OpenAgainTitle"], texts["OpenAgainText"], [texts["OpenAgainMore"]], typed);

    /// <summary>For one who may come in while the round is not open.</summary>
    /// <param name="texts">Texts.</param>
    /// <param name="view">Who, and in which round.</param>
    /// <param name="typed">What was being saved when the round closed.</param>
    public static CalmPage Closed(IStringLocalizer<AnsweringTexts> texts, AnsweringView view, params IReadOnlyList<TypedText> typed)
    {
        if (view.RoundState == RoundState.Draft)
        {
            return new CalmPage(texts["NotOpenTitle"], texts["NotOpenText"], [], typed);
        }

        var submitted = view.State == ParticipantState.Submitted;
        var more = (submitted, view.Round.Anonymity) switch
        {
            (true, _) => texts["ClosedSubmitted"],
            (_, Anonymity.Anonymous) => texts["ClosedDraftAnonymous"],
            _ => texts["ClosedDraftNamed"],
        };
        return new CalmPage(texts["ClosedTitle"], texts["ClosedText"], [more], typed)
        {
            Leftover = submitted ? null : view.ParticipantId,
            Forget = submitted ? view.ParticipantId : null,
        };
    }
}
