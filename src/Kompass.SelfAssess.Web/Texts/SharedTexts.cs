namespace Kompass.SelfAssess.Web.Texts;

/// <summary>Screen texts: header, footer, words used everywhere. Swedish is SharedTexts.resx, English SharedTexts.en.resx.</summary>
public sealed class SharedTexts;
