namespace Kompass.SelfAssess.Web.Components.Layout;

public static class LayoutServices
{
    public static IServiceCollection AddKompassLayout(this IServiceCollection services) => services
        .AddHttpContextAccessor()
        .AddScoped(provider => LayoutContext.From(provider.GetRequiredService<IHttpContextAccessor>().HttpContext?.User));
}
