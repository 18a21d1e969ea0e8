using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.Domain.Tests.Frameworks;

/// <summary>Editions built in code for tests: the real shape of 2020-v2, or a few sub-areas with the weights a case needs.</summary>
public static class TestEditions
{
    /// <summary>Shares of levels 0–5 as in design 4.</summary>
    public static IReadOnlyList<decimal> LevelShares { get; } = [0m, 0.25m, 0.45m, 0.62m, 0.80m, 1m];

    private static readonly (string Code, decimal MaxPoints)[] Shape2020V2 =
    [
        ("1.1", 20), ("1.2", 10), ("1.3", 30), ("1.4", 10), ("1.5", 30),
        ("2.1", 15), ("2.2", 30), ("2.3", 30), ("2.4", 25),
        ("3.1", 10), ("3.2", 30), ("3.3", 25), ("3.4", 20), ("3.5", 15),
        ("4.1", 20), ("4.2", 20), ("4.3", 20), ("4.4", 20), ("4.5", 20),
        ("5.1", 20), ("5.2", 20), ("5.3", 20), ("5.4", 20), ("5.5", 20),
        ("6.1", 20), ("6.2", 20), ("6.3", 30), ("6.4", 30),
        ("7.1", 15), ("7.2", 40), ("7.3", 25), ("7.4", 20),
        ("8.1", 20), ("8.2", 30), ("8.3", 20), ("8.4", 30),
    ];

    /// <summary>
    /// The 36 sub-areas of 2020-v2 with their codes and maxima. Each has its core question <c>x.y.a</c> (a quick round: 36 questions) and
    /// <paramref name="questionsPerSubArea"/> deeper ones <c>x.y.b</c> … of falling weights (a full round); the first
    /// <paramref name="oneMoreIn"/> sub-areas have one more.
    /// </summary>
    public static FrameworkEdition Full2020V2Shape(int questionsPerSubArea, int oneMoreIn = 0) =>
        Build("2020-v2", Shape2020V2.Select((subArea, index) =>
            (subArea.Code, subArea.MaxPoints, FallingWeights(questionsPerSubArea + (index < oneMoreIn ? 1 : 0)))));

    /// <summary>
    /// An edition of the given sub-areas only; the area is the part of the code before the dot. Each sub-area has a core question <c>x.y.a</c>
    /// of weight 1 and one deeper question <c>x.y.b</c> … per weight.
    /// </summary>
    public static FrameworkEdition Tiny(params (string Code, decimal MaxPoints, decimal[] Weights)[] subAreas) => Build("tiny", subAreas);

    private static FrameworkEdition Build(string key, IEnumerable<(string Code, decimal MaxPoints, decimal[] Weights)> shape)
    {
        Area[] areas =
        [
            .. shape
                .Select(subArea => BuildSubArea(subArea.Code, subArea.MaxPoints, subArea.Weights))
                .GroupBy(subArea => subArea.AreaNumber)
                .Select(area => new Area(area.Key, Named($"Område {area.Key}"), area.Sum(subArea => subArea.MaxPoints), [.. area])),
        ];
        return new FrameworkEdition(key, Named(key), Assessable: true, areas.Sum(area => area.MaxPoints), LevelShares, areas);
    }

    private static SubArea BuildSubArea(string code, decimal maxPoints, decimal[] weights) =>
        new(
            code,
            Named($"Delområde {code}"),
            [],
            maxPoints,
            [
                BuildQuestion($"{code}.a", core: true, weight: 1),
                .. weights.Select((weight, index) => BuildQuestion($"{code}.{(char)('b' + index)}", core: false, weight)),
            ]);

    private static Question BuildQuestion(string code, bool core, decimal weight) =>
        new(
            code,
            core,
            $"Hur arbetar kommunen med det som fråga {code} gäller?",
            $"Svaret på fråga {code} visar hur långt kommunen har kommit.",
            [.. Enum.GetValues<EvidenceKind>().Select(kind => new EvidenceHint(kind, $"Underlag till fråga {code} ({kind})."))],
            [],
            weight,
            [.. Enumerable.Range(0, 6).Select(level => new RubricLevel($"Så här ser det ut i kommunen på nivå {level} i fråga {code}."))]);

    /// <summary>Unequal decimals that sum to exactly 1: n, n−1 … 1 parts, the first taking what rounding leaves.</summary>
    private static decimal[] FallingWeights(int count)
    {
        var parts = count * (count + 1) / 2m;
        decimal[] weights = [.. Enumerable.Range(0, count).Select(index => Math.Round((count - index) / parts, 2))];
        if (count > 0)
        {
            weights[0] += 1 - weights.Sum();
        }

        return weights;
    }

    private static LocalizedText Named(string name) => new(name, name + " (en)");
}
