namespace Kompass.SelfAssess.Web.Texts;

/// <summary>Texts about actions: fields, history, refusals. Swedish is ActionTexts.resx, English ActionTexts.en.resx.</summary>
public sealed class ActionTexts;
