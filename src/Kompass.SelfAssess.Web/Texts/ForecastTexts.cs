namespace Kompass.SelfAssess.Web.Texts;

/// <summary>Screen texts: the forecast of the coming official score and its track record. Swedish is ForecastTexts.resx, English ForecastTexts.en.resx.</summary>
public sealed class ForecastTexts;
