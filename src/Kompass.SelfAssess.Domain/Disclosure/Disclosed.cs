namespace Kompass.SelfAssess.Domain.Disclosure;

/// <summary>Something that has passed the gate: the value, or why there is none.</summary>
/// <param name="State">Shown or, if not, which sign stands in its place.</param>
/// <param name="Value">The value; blanked of every number made of answers unless it is shown.</param>
/// <param name="N">Number of people that the gate looked at: those that count, for areas and the total in the sub-area where they are fewest.</param>
/// <param name="Reason">Why it is withheld; null otherwise.</param>
public sealed record Disclosed<T>(CellState State, T Value, int N, WithheldReason? Reason)
{
    /// <summary>True if the value may be shown.</summary>
    public bool Shown => State == CellState.Shown;
}
