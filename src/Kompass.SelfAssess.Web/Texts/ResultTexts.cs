namespace Kompass.SelfAssess.Web.Texts;

/// <summary>Screen texts: results, comparison, evaluations and workbooks. Swedish is ResultTexts.resx, English ResultTexts.en.resx.</summary>
public sealed class ResultTexts;
