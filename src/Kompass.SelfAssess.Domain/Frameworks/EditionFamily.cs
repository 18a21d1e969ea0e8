namespace Kompass.SelfAssess.Domain.Frameworks;

/// <summary>
/// Editions whose totals and areas can be set beside each other in points: area by area they have the same content and the same maximum, so
/// that a municipality's place among the others means something. Read from the crosswalk, never from the keys. Source: domain A.2, A.4, C.
/// </summary>
/// <param name="Keys">Keys of the editions.</param>
public sealed record EditionFamily(IReadOnlySet<string> Keys)
{
    /// <summary>
    /// The family of an edition: those of its own scale, and those that the crosswalk joins to it, directly or through another, by pairs of
    /// areas of the same number and content for every area. One area that has only partly the same content keeps two editions apart.
    /// </summary>
    /// <param name="edition">The edition.</param>
    /// <param name="known">All editions there are.</param>
    /// <param name="crosswalk">How they answer to each other.</param>
    public static EditionFamily Of(FrameworkEdition edition, IReadOnlyList<FrameworkEdition> known, Crosswalk crosswalk)
    {
        var family = new HashSet<string> { edition.Key };
        var waiting = new Queue<FrameworkEdition>([edition]);
        while (waiting.TryDequeue(out var current))
        {
            foreach (var other in known.Where(other => !family.Contains(other.Key) && Joined(current, other, crosswalk)).ToList())
            {
                family.Add(other.Key);
                waiting.Enqueue(other);
            }
        }

        return new EditionFamily(family);
    }

    private static bool Joined(FrameworkEdition one, FrameworkEdition other, Crosswalk crosswalk)
    {
        if (one.SameScaleAs(other))
        {
            return true;
        }

        var pairs = crosswalk.AreaPairs
            .Where(pair => (pair.FromEdition == one.Key && pair.ToEdition == other.Key) || (pair.FromEdition == other.Key && pair.ToEdition == one.Key))
            .ToList();
        return pairs.TrueForAll(pair => pair.From == pair.To && pair.Fit is (Fit.Same or Fit.Percent))
            && pairs.Select(pair => pair.From).OfType<int>().ToHashSet().SetEquals(one.Areas.Select(area => area.Number))
            && Measures(one).SetEquals(Measures(other));
    }

    private static HashSet<(int Number, decimal MaxPoints)> Measures(FrameworkEdition edition) =>
        [.. edition.Areas.Select(area => (area.Number, area.MaxPoints))];
}
