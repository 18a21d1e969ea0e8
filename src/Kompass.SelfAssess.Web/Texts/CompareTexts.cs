namespace Kompass.SelfAssess.Web.Texts;

/// <summary>Screen texts: what the comparison explains, the own history and the bridge between editions. Swedish is CompareTexts.resx, English CompareTexts.en.resx.</summary>
public sealed class CompareTexts;
