namespace Kompass.SelfAssess.App.Demo;

/// <summary>The units of the demo municipality.</summary>
internal static class DemoUnits
{
    public const string Children = "Barn- och utbildningsförvaltningen";
    public const string Social = "Socialförvaltningen";
    public const string Built = "Samhällsbyggnadsförvaltningen";
    public const string Central = "Kommunledningskontoret";
}
