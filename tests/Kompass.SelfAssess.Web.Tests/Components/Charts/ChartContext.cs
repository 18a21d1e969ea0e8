using System.Globalization;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace Kompass.SelfAssess.Web.Tests.Components.Charts;

/// <summary>Renders charts in Swedish unless a test says otherwise.</summary>
public abstract class ChartContext : BunitContext
{
    private readonly CultureInfo before = CultureInfo.CurrentUICulture;

    protected ChartContext()
    {
        Services.AddLocalization();
        Speak("sv");
    }

    protected static void Speak(string language) => CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(language);

    protected override void Dispose(bool disposing)
    {
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = before;
        base.Dispose(disposing);
    }
}
