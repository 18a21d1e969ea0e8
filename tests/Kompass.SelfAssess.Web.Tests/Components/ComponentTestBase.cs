using System.Globalization;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace Kompass.SelfAssess.Web.Tests.Components;

/// <summary>Renders components in Swedish, or in the language that the test asks for.</summary>
public abstract class ComponentTestBase : BunitContext
{
    protected ComponentTestBase()
    {
        Services.AddLocalization();
        Speak("sv");
    }

    protected static void Speak(string language)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(language);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
    }
}
