using FsCheck.Fluent;
using Kompass.SelfAssess.Domain.Plans;

namespace Kompass.SelfAssess.Domain.Tests.Plans;

public class DependencyCirclesTests
{
    [Theory]
    [InlineData("", null)]
    [InlineData("1-2", null)]
    [InlineData("1-2 2-3 1-3", null)]
    [InlineData("1-1", "1 1")]
    [InlineData("1-2 2-1", "1 2 1")]
    [InlineData("1-2 2-3 3-1", "1 2 3 1")]
    [InlineData("1-2 2-3 3-4 4-1 2-1", "1 2 1")]
    [InlineData("2-3 3-2", null)]
    [InlineData("1-2 2-3 3-2", null)]
    [InlineData("1-2 1-3 3-4 4-1", "1 3 4 1")]
    public void Through_Action_GivesTheShortestWayRound_OrNothing(string edges, string? circle) =>
        Assert.Equal(circle, DependencyCircles.Through(1, Parse(edges)) is { } path ? string.Join(' ', path) : null);

    [Fact]
    public void Through_AnyGraph_FindsACircleExactlyWhereTheActionCanBeReachedFromItself()
    {
        var pairs = Gen.Choose(0, 7).Two().ListOf(20);
        foreach (var (edges, start) in pairs.Sample(300, 200).Select((list, index) => (list, index % 8)))
        {
            var graph = edges.GroupBy(edge => edge.Item1).ToDictionary(own => own.Key, IReadOnlyList<int> (own) => [.. own.Select(edge => edge.Item2)]);
            var path = DependencyCircles.Through(start, graph);

            Assert.Equal(Reachable(start, graph).Contains(start), path is not null);
            if (path is not null)
            {
                Assert.Equal((start, start), (path[0], path[^1]));
                Assert.Equal(path.Count - 1, path.Skip(1).Distinct().Count());
                Assert.All(path.Zip(path.Skip(1)), edge => Assert.Contains(edge.Second, graph[edge.First]));
            }
        }
    }

    private static HashSet<int> Reachable(int start, Dictionary<int, IReadOnlyList<int>> graph)
    {
        HashSet<int> reached = [.. graph.GetValueOrDefault(start, [])];
        int before;
        do
        {
            before = reached.Count;
            reached.UnionWith(reached.ToList().SelectMany(node => graph.GetValueOrDefault(node, [])));
        }
        while (reached.Count > before);
        return reached;
    }

    private static Dictionary<int, IReadOnlyList<int>> Parse(string edges) => edges.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(edge => edge.Split('-').Select(int.Parse).ToArray())
        .GroupBy(edge => edge[0]).ToDictionary(own => own.Key, IReadOnlyList<int> (own) => [.. own.Select(edge => edge[1])]);
}
