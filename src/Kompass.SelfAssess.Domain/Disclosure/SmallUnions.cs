namespace Kompass.SelfAssess.Domain.Disclosure;

/// <summary>
/// Finds sums of too few people among what is known: a reader who subtracts the shown groups from everybody learns the sum of those left, and
/// they must be enough together, in every question, sub-area and combination of them.
/// </summary>
internal sealed class SmallUnions(RoundTables tables, int minimum)
{
    /// <summary>Sets of slices to try where several sums are known of the same unknowns; beyond it the sums count as solved.</summary>
    private const int MostSets = 10_000;

    /// <summary>The sets of unknowns of too few people of which some sum is known.</summary>
    /// <param name="rows">Independent rows over small unknowns only: all that is known of them.</param>
    /// <param name="touched">The rows to start from; what does not hang together with them is left alone.</param>
    public IEnumerable<IReadOnlyList<int>> Solved(IReadOnlyList<Functional> rows, IEnumerable<Functional> touched) =>
        touched.Any() ? Components(rows, touched).SelectMany(Solved) : [];

    private IEnumerable<IReadOnlyList<int>> Solved(IReadOnlyList<Functional> component)
    {
        int[] columns = [.. component.SelectMany(row => row.Columns).Distinct()];
        int[] slices = [.. columns.Select(tables.SliceOf).Distinct()];
        var sets = component.Count == 1 ? [slices] : Sets(slices);
        if (sets.Count > MostSets)
        {
            return [columns];
        }

        return sets
            .Where(set => set.All(tables.IsGroup) || !set.Any(tables.IsGroup))
            .SelectMany(set => tables.TooFew(columns, set))
            .Where(few => Rank(component.Select(row => Outside(row, few))) < component.Count)
            .Select(few => few.ToList());
    }

    /// <summary>All sets of at most as many slices as can be too few together, but no more than one above <see cref="MostSets"/>.</summary>
    private List<int[]> Sets(int[] slices)
    {
        var sets = new List<int[]>();
        foreach (var kind in slices.GroupBy(tables.IsGroup))
        {
            var ofKind = new List<int[]> { Array.Empty<int>() };
            foreach (var slice in kind)
            {
                var larger = ofKind.Where(set => set.Length < minimum - 1).Select(set => set.Append(slice).ToArray());
                ofKind.AddRange([.. larger.Take(MostSets)]);
            }

            sets.AddRange(ofKind.Skip(1).Take(MostSets + 1));
        }

        return sets;
    }

    private static IEnumerable<IReadOnlyList<Functional>> Components(IReadOnlyList<Functional> rows, IEnumerable<Functional> touched)
    {
        var rowsOf = rows.SelectMany(row => row.Columns.Select(column => (column, row))).ToLookup(pair => pair.column, pair => pair.row);
        var seen = new HashSet<Functional>(ReferenceEqualityComparer.Instance);
        foreach (var start in touched)
        {
            if (!seen.Add(start))
            {
                continue;
            }

            List<Functional> component = [start];
            for (var next = 0; next < component.Count; next++)
            {
                component.AddRange(component[next].Columns.SelectMany(column => rowsOf[column]).Where(seen.Add));
            }

            yield return component;
        }
    }

    private static Functional Outside(Functional row, HashSet<int> few) =>
        Functional.Sum(row.Times(1).Where(term => !few.Contains(term.Column)));

    private static int Rank(IEnumerable<Functional> rows)
    {
        var echelon = new List<(int Pivot, Functional Row)>();
        foreach (var row in rows)
        {
            var residue = echelon.Aggregate(row, (left, known) => left.Without(known.Pivot, known.Row));
            if (!residue.IsZero)
            {
                echelon.Add((residue.Columns[0], residue.Normalised(residue.Columns[0])));
            }
        }

        return echelon.Count;
    }
}
