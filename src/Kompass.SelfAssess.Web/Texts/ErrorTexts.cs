namespace Kompass.SelfAssess.Web.Texts;

/// <summary>Screen texts: error pages and refusals. Swedish is ErrorTexts.resx, English ErrorTexts.en.resx.</summary>
public sealed class ErrorTexts;
