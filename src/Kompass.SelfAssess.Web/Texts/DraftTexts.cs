namespace Kompass.SelfAssess.Web.Texts;

/// <summary>Screen texts: reading a report in, reviewing and confirming it. Swedish is DraftTexts.resx, English DraftTexts.en.resx.</summary>
public sealed class DraftTexts;
