using Kompass.SelfAssess.Domain.Disclosure;

namespace Kompass.SelfAssess.Web.Components.Charts;

/// <summary>Values on one scale that follow on each other; between two runs every line is interrupted.</summary>
/// <param name="Label">Short name of the scale, written above the run.</param>
/// <param name="Points">In order of time.</param>
public sealed record TrendRunView(string Label, IReadOnlyList<TrendPointView> Points);

/// <summary>One value of a trend.</summary>
/// <param name="Kind">Estimated or official.</param>
/// <param name="When">Year, written beneath.</param>
/// <param name="Name">What it is, for those who hear the page.</param>
/// <param name="Share">Share of the maximum (0–1); null where it is not known or not shown.</param>
/// <param name="State">Which sign stands in its place.</param>
public sealed record TrendPointView(SeriesKind Kind, string When, string Name, double? Share, CellState State = CellState.Missing);
