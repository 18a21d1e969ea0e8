namespace Kompass.SelfAssess.Web.Texts;

/// <summary>Screen texts: rounds, participants and the start page. Swedish is RoundTexts.resx, English RoundTexts.en.resx.</summary>
public sealed class RoundTexts;
