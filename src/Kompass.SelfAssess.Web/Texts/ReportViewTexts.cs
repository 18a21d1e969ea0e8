namespace Kompass.SelfAssess.Web.Texts;

/// <summary>Texts about the report on screen and its template. Swedish is ReportViewTexts.resx, English ReportViewTexts.en.resx.</summary>
public sealed class ReportViewTexts;
