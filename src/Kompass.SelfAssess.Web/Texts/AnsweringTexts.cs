namespace Kompass.SelfAssess.Web.Texts;

/// <summary>Screen texts: the questionnaire. Swedish is AnsweringTexts.resx, English AnsweringTexts.en.resx.</summary>
public sealed class AnsweringTexts;
