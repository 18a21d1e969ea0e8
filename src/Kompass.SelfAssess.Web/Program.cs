using Kompass.SelfAssess.App;
using Kompass.SelfAssess.Web.Commands;
using Kompass.SelfAssess.Web.Hosting;
using Kompass.SelfAssess.Web.Hosting.Jobs;
using Kompass.SelfAssess.Web.Hosting.SignIn;

return await CommandLine.RunAsync(args, Build);

static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure)
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddConfiguration();
    builder.AddClock();
    builder.AddDatabase();
    builder.Services.AddKompassApp();
    builder.AddSignIn();
    builder.AddLanguages();
    builder.AddPages();
    builder.AddSecurity();
    builder.AddHealth();
    builder.AddJobs();
    builder.AddTelemetry();

    configure?.Invoke(builder);
    var app = builder.Build();
    app.UseSecurity();
    app.UseRequestLocalization();
    app.UseErrorPages();
    app.UseRouting();
    app.UseAuthentication();
    app.UseTenant();
    app.UseAuthorization();
    app.MapHealth();
    app.MapPages();
    return app;
}
