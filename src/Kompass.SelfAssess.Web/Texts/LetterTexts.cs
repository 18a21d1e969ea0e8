namespace Kompass.SelfAssess.Web.Texts;

/// <summary>Screen texts about mails: their words, what became of them and how to get no more. Swedish is LetterTexts.resx, English LetterTexts.en.resx.</summary>
public sealed class LetterTexts;
