namespace Kompass.SelfAssess.Web.Texts;

/// <summary>Screen texts: a plan's actions to Excel and back. Swedish is PlanExcelTexts.resx, English PlanExcelTexts.en.resx.</summary>
public sealed class PlanExcelTexts;
