namespace Kompass.SelfAssess.Web.Texts;

/// <summary>Screen texts: whether a plan has had effect. Swedish is EffectTexts.resx, English EffectTexts.en.resx.</summary>
public sealed class EffectTexts;
