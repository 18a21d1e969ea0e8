using Kompass.SelfAssess.App.Plans.FollowUps;
using Kompass.SelfAssess.Web.Components.Layout;
using Kompass.SelfAssess.Web.Pages.Svara;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Uppfoljning;

public static class OwnerPages
{
    public static IServiceCollection AddOwnerPages(this IServiceCollection services) => services
        .AddSingleton<OwnerCookies>()
        .AddScoped<OwnerDoor>()
        .AddScoped<OwnerWords>();

    /// <summary>Fills the header of the pages.</summary>
    public static void ShowHeader(PageModel page, FollowUpView view, IStringLocalizer<OwnerTexts> texts) =>
        page.ViewData[AnsweringContext.Key] = new AnsweringContext(
            view.Organisation, view.PlanName, view.Ready, view.Actions.Count, AnsweringHeader.SavedAt(page, view.Id))
        {
            Progress = texts["Progress", view.Ready, view.Actions.Count],
        };
}
