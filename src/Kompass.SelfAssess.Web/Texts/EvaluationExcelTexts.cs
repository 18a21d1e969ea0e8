namespace Kompass.SelfAssess.Web.Texts;

/// <summary>Screen texts: an official evaluation to Excel and back. Swedish is EvaluationExcelTexts.resx, English EvaluationExcelTexts.en.resx.</summary>
public sealed class EvaluationExcelTexts;
