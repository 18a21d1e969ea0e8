namespace Kompass.SelfAssess.App.Rounds;

/// <summary>Groups and units as nodes, the people of a group in a unit as edges; see <see cref="SmallGroups"/>.</summary>
internal sealed class RateGraph(int groups, int units, IReadOnlyList<RateCell> cells)
{
    private readonly bool[] _withheld = new bool[groups + units];

    private int Nodes => groups + units;

    public bool IsWithheld(int node) => _withheld[node];

    /// <summary>Withholds every row of too few people who have not been withdrawn.</summary>
    public void WithholdBelow(int minimum)
    {
        for (var node = 0; node < Nodes; node++)
        {
            _withheld[node] = Of(node).Any() && Of(node).Sum(cell => cell.Active) < minimum;
        }
    }

    /// <summary>The nodes on one side of a cut that too few people cross; null where there is none.</summary>
    public HashSet<int>? SmallCut(int minimum)
    {
        var seen = new HashSet<int>();
        foreach (var start in Enumerable.Range(0, Nodes).Where(node => Of(node).Any()).Select(Together))
        {
            if (seen.Contains(start))
            {
                continue;
            }

            var component = Reached(start);
            seen.UnionWith(component);
            if (component.Count > 1 && MinimumCut([.. component]) is var (weight, side) && weight < minimum)
            {
                return [.. Enumerable.Range(0, Nodes).Where(node => side.Contains(Together(node)))];
            }
        }

        return null;
    }

    /// <summary>Withholds what makes one node of two that the cut parts, and as few people's numbers as possible.</summary>
    /// <returns>False where nothing is left to withhold: there is one group and one unit, and the total tells it all.</returns>
    public bool Join(IReadOnlySet<int> side)
    {
        var pairs =
            from inside in Enumerable.Range(0, Nodes)
            where side.Contains(inside) && Of(inside).Any()
            from outside in Enumerable.Range(0, Nodes)
            where !side.Contains(outside) && Of(outside).Any() && inside < groups == outside < groups
            orderby Cost(inside) + Cost(outside), inside, outside
            select (inside, outside);
        foreach (var (inside, outside) in pairs.Take(1))
        {
            _withheld[inside] = _withheld[outside] = true;
            return true;
        }

        return false;
    }

    private int Cost(int node) => _withheld[node] ? 0 : Of(node).Sum(cell => cell.Invited);

    private IEnumerable<RateCell> Of(int node) => cells.Where(cell => node < groups ? cell.Group == node : cell.Unit == node - groups);

    /// <summary>The node that stands for all withheld ones of its kind.</summary>
    private int Together(int node) => !_withheld[node] ? node : node < groups ? Array.IndexOf(_withheld, true) : Array.IndexOf(_withheld, true, groups);

    private IEnumerable<(int A, int B, int Weight)> Edges() => cells.Select(cell => (Together(cell.Group), Together(groups + cell.Unit), cell.Active));

    private HashSet<int> Reached(int start)
    {
        HashSet<int> reached = [start];
        var edges = Edges().ToList();
        while (edges.Exists(edge => reached.Contains(edge.A) != reached.Contains(edge.B)))
        {
            reached.UnionWith(edges.Where(edge => reached.Contains(edge.A) || reached.Contains(edge.B)).SelectMany(edge => new[] { edge.A, edge.B }));
        }

        return reached;
    }

    /// <summary>Stoer and Wagner (1997): the lightest cut of a connected graph.</summary>
    private (int Weight, HashSet<int> Side) MinimumCut(int[] nodes)
    {
        var weights = new int[nodes.Length, nodes.Length];
        foreach (var (a, b, weight) in Edges().Where(edge => nodes.Contains(edge.A)))
        {
            var (i, j) = (Array.IndexOf(nodes, a), Array.IndexOf(nodes, b));
            weights[i, j] += weight;
            weights[j, i] += weight;
        }

        var merged = nodes.Select(node => new HashSet<int> { node }).ToList();
        var left = Enumerable.Range(0, nodes.Length).ToList();
        var best = (Weight: int.MaxValue, Side: new HashSet<int>());
        while (left.Count > 1)
        {
            var (before, last, weight) = Phase(left, weights);
            if (weight < best.Weight)
            {
                best = (weight, [.. merged[last]]);
            }

            merged[before].UnionWith(merged[last]);
            left.Remove(last);
            foreach (var other in left.Where(other => other != before))
            {
                weights[before, other] += weights[last, other];
                weights[other, before] = weights[before, other];
            }
        }

        return best;
    }

    /// <summary>Adds the most tightly connected node again and again; the last two, and how tightly the last is connected.</summary>
    private static (int Before, int Last, int Weight) Phase(List<int> left, int[,] weights)
    {
        var (before, last, weight) = (-1, left[0], 0);
        var tightness = left.ToDictionary(node => node, _ => 0);
        for (var waiting = left.ToHashSet(); waiting.Count > 0;)
        {
            var next = waiting.MaxBy(node => tightness[node]);
            waiting.Remove(next);
            (before, last, weight) = (last, next, tightness[next]);
            foreach (var other in waiting)
            {
                tightness[other] += weights[next, other];
            }
        }

        return (before, last, weight);
    }
}
