using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Web.Components.Layout;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kompass.SelfAssess.Web.Pages.Svara;

/// <summary>Fills the header of the questionnaire: round, progress and the time of the last save.</summary>
public static class AnsweringHeader
{
    /// <summary>The time itself is not stored anywhere, so it travels with the redirect that follows a save.</summary>
    public static void RememberSave(PageModel page, Guid id, DateTime utc) => page.TempData[Key(id)] = AnsweringWords.Clock(utc);

    /// <summary>Time of the save that led here; null where none did.</summary>
    public static string? SavedAt(PageModel page, Guid id) => page.TempData[Key(id)] as string;

    public static void Show(PageModel page, AnsweringView view) =>
        page.ViewData[AnsweringContext.Key] = new AnsweringContext(
            view.Round.OrganisationName, view.Round.Name, view.Answered, view.Questions, SavedAt(page, view.ParticipantId));

    private static string Key(Guid id) => $"saved-{id:N}";
}
