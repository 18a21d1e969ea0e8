using System.Text.Encodings.Web;
using System.Text.Unicode;
using Kompass.SelfAssess.Web.Components.Layout;
using Kompass.SelfAssess.Web.Pages.Svara;
using Kompass.SelfAssess.Web.Pages.Uppfoljning;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.WebEncoders;

namespace Kompass.SelfAssess.Web.Hosting;

/// <summary>Razor Pages with the rule of every folder.</summary>
public static class PageFolders
{
    public static void AddPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddRazorPages(options =>
        {
            foreach (var type in typeof(PageFolders).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IFolderConventions))))
            {
                ((IFolderConventions)Activator.CreateInstance(type)!).Apply(options.Conventions);
            }
        }).AddMvcOptions(options =>
        {
            options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
            options.Filters.Add<UnknownHandlers>();
        });
        builder.Services.AddKompassLayout();
        builder.Services.AddAnsweringPages();
        builder.Services.AddOwnerPages();
        builder.Services.AddSingleton<Pages.Rosta.VoterCookies>();
        builder.Services.AddScoped<Pages.Omgangar.RoundFormChoices>();
        builder.Services.AddScoped<Pages.Planer.ActionFormChoices>();
        builder.Services.AddScoped<Pages.Planer.HistoryWords>();
        builder.Services.AddScoped<Pages.Planer.PlanCourse>();
        builder.Services.AddScoped<Pages.Planer.PlanFormChoices>();
        builder.Services.AddScoped<Pages.PlanTasks>();
        builder.Services.AddAntiforgery(options => options.Cookie.Name = "kompass-form");
        builder.Services.Configure<CookieTempDataProviderOptions>(options => options.Cookie.Name = "kompass-besked");
        // Swedish letters stay letters in the page; what is dangerous is escaped all the same.
        builder.Services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        builder.Services.AddRouting(options => options.LowercaseUrls = true);
    }

    public static void MapPages(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages().WithStaticAssets();
        // Without this an unknown address would ask a visitor to sign in instead of saying that it does not exist.
        app.MapFallback("{*path}", context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }).AllowAnonymous();
    }
}
