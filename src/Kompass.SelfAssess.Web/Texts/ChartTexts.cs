namespace Kompass.SelfAssess.Web.Texts;

/// <summary>Screen texts: charts and the tables that they are. Swedish is ChartTexts.resx, English ChartTexts.en.resx.</summary>
public sealed class ChartTexts;
