namespace Kompass.SelfAssess.Web.Texts;

/// <summary>Screen texts: what has changed between two rounds. Swedish is ChangeTexts.resx, English ChangeTexts.en.resx.</summary>
public sealed class ChangeTexts;
