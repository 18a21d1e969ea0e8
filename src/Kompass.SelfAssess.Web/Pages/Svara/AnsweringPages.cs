namespace Kompass.SelfAssess.Web.Pages.Svara;

public static class AnsweringPages
{
    public static IServiceCollection AddAnsweringPages(this IServiceCollection services) => services
        .AddSingleton<RespondentCookies>()
        .AddScoped<RespondentDoor>()
        .AddScoped<AnsweringWords>();
}
