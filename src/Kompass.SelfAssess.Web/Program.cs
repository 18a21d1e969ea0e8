using Kompass.SelfAssess.Web.Components.Layout;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddLocalization();
builder.Services.AddKompassLayout();
builder.Services.AddRazorPages();

var app = builder.Build();
app.UseRequestLocalization(options => options
    .AddSupportedCultures("sv", "en")
    .AddSupportedUICultures("sv", "en")
    .SetDefaultCulture("sv"));
app.MapStaticAssets();
app.MapRazorPages().WithStaticAssets();
app.Run();
