namespace Kompass.SelfAssess.Web.Texts;

/// <summary>Texts about how often a plan is followed up. Swedish is CadenceTexts.resx, English CadenceTexts.en.resx.</summary>
public sealed class CadenceTexts;
