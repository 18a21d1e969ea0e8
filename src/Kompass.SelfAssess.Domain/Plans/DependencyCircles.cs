namespace Kompass.SelfAssess.Domain.Plans;

/// <summary>Actions that would wait for each other for ever.</summary>
public static class DependencyCircles
{
    /// <summary>
    /// The shortest circle through an action, from it back to it (<c>3, 7, 3</c>), or null where there is none. Source: issue "Action plans", bad
    /// input.
    /// </summary>
    /// <param name="start">The action.</param>
    /// <param name="waitsFor">For each action those that it waits for; one that waits for nothing may be left out.</param>
    public static IReadOnlyList<T>? Through<T>(T start, IReadOnlyDictionary<T, IReadOnlyList<T>> waitsFor)
        where T : notnull
    {
        var cameFrom = new Dictionary<T, T>();
        var next = new Queue<T>([start]);
        while (next.TryDequeue(out var at))
        {
            foreach (var other in waitsFor.GetValueOrDefault(at, []))
            {
                if (other.Equals(start))
                {
                    return Path(start, at, cameFrom);
                }

                if (cameFrom.TryAdd(other, at))
                {
                    next.Enqueue(other);
                }
            }
        }

        return null;
    }

    private static List<T> Path<T>(T start, T last, Dictionary<T, T> cameFrom)
        where T : notnull
    {
        List<T> path = [start];
        for (var at = last; !at.Equals(start); at = cameFrom[at])
        {
            path.Add(at);
        }

        path.Add(start);
        path.Reverse();
        return path;
    }
}
