namespace Kompass.SelfAssess.Web.Texts;

/// <summary>Screen texts of the information pages: help, privacy, accessibility. Swedish is InfoTexts.resx, English InfoTexts.en.resx.</summary>
public sealed class InfoTexts;
