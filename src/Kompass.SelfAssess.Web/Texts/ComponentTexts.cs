namespace Kompass.SelfAssess.Web.Texts;

/// <summary>Screen texts: what the reusable components say. Swedish is ComponentTexts.resx, English ComponentTexts.en.resx.</summary>
public sealed class ComponentTexts;
