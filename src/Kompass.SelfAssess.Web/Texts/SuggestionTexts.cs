namespace Kompass.SelfAssess.Web.Texts;

/// <summary>Screen texts: suggestions of actions and the portfolio of a plan. Swedish is SuggestionTexts.resx, English SuggestionTexts.en.resx.</summary>
public sealed class SuggestionTexts;
