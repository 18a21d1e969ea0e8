namespace Kompass.SelfAssess.Web.Texts;

/// <summary>Screen texts: the editions browser and the faults of an edition file. Swedish is FrameworkTexts.resx, English FrameworkTexts.en.resx.</summary>
public sealed class FrameworkTexts;
