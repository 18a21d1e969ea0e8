using Kompass.SelfAssess.App;
using Kompass.SelfAssess.Web.Hosting;
using Kompass.SelfAssess.Web.Hosting.Jobs;
using Kompass.SelfAssess.Web.Hosting.SignIn;

try
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddConfiguration();
    builder.AddDatabase();
    builder.Services.AddKompassApp();
    builder.AddSignIn();
    builder.AddLanguages();
    builder.AddPages();
    builder.AddSecurity();
    builder.AddHealth();
    builder.AddJobs();

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

    await app.PrepareAsync();
    await app.RunAsync();
    return 0;
}
catch (Exception exception) when (Start.Explains(exception, out var line))
{
    await Console.Error.WriteLineAsync(line);
    return 1;
}
