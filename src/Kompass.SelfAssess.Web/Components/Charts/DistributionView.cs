using Kompass.SelfAssess.Domain.Disclosure;

namespace Kompass.SelfAssess.Web.Components.Charts;

/// <summary>How the answers to one question are spread: six counts for level 0–5, then don't know and not applicable.</summary>
public sealed record DistributionView(CellState State, IReadOnlyList<int> Levels, int DontKnow, int NotApplicable, int N, string? Reason = null)
{
    public bool IsShown => State == CellState.Shown;

    /// <summary>All who said anything, or nothing where the distribution may not be shown.</summary>
    internal int Total => IsShown ? Levels.Sum() + DontKnow + NotApplicable : 0;

    internal int Highest => IsShown ? Math.Max(1, Levels.Append(DontKnow).Append(NotApplicable).Max()) : 1;

    public static DistributionView Withheld(int n, string? reason = null) => new(CellState.Withheld, [], 0, 0, n, reason);
}
