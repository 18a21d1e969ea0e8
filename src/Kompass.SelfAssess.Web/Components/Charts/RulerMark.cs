namespace Kompass.SelfAssess.Web.Components.Charts;

/// <summary>A result on the ruler and the word beside its number: 536 "officiell", 483 "hösten 2021".</summary>
public sealed record RulerMark(decimal Value, string Label);
