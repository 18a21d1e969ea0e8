namespace Kompass.SelfAssess.Web.Texts;

/// <summary>Texts about action plans. Swedish is PlanTexts.resx, English PlanTexts.en.resx.</summary>
public sealed class PlanTexts;
