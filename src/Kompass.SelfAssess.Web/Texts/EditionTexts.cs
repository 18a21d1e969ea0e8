namespace Kompass.SelfAssess.Web.Texts;

/// <summary>Screen texts of the editions browser. Swedish is EditionTexts.resx, English EditionTexts.en.resx.</summary>
public sealed class EditionTexts;
