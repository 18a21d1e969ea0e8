namespace Kompass.SelfAssess.Web.Components.Consensus;

/// <summary>A level that can be decided.</summary>
/// <param name="Name">What the level is called.</param>
/// <param name="Worth">What it is worth, in words.</param>
/// <param name="Descriptor">What one sees at this level; null where several questions are decided at once.</param>
public sealed record DecisionLevelView(string Name, string Worth, string? Descriptor);
