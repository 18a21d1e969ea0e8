namespace Kompass.SelfAssess.Domain.Evaluations.Reports.Findings;

/// <summary>One strength or improvement as it was found.</summary>
/// <param name="Text">Its text on one line.</param>
/// <param name="Passage">Its lines.</param>
/// <param name="Apart">True if more space than usual stands before it.</param>
internal sealed record FindingItem(string Text, Passage Passage, bool Apart = false);
