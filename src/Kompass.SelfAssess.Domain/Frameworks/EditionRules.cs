using System.Text.RegularExpressions;

namespace Kompass.SelfAssess.Domain.Frameworks;

/// <summary>What an edition must fulfil before it is taken in. Every edition is judged by its own data, none by its key. Source: design 4.</summary>
public static partial class EditionRules
{
    /// <summary>Number of rubric levels, 0–5.</summary>
    public const int Levels = 6;

    /// <summary>Highest area number.</summary>
    public const int HighestArea = 8;

    /// <summary>Fewest deeper questions of a sub-area that has any.</summary>
    public const int FewestDeeper = 2;

    /// <summary>Most deeper questions of a sub-area.</summary>
    public const int MostDeeper = 5;

    /// <summary>Longest edition key, in characters.</summary>
    public const int LongestKey = 40;

    /// <summary>Longest name of an edition, area or sub-area, in characters.</summary>
    public const int LongestName = 160;

    /// <summary>Shortest question, in characters.</summary>
    public const int ShortestQuestion = 10;

    /// <summary>Longest question, in characters.</summary>
    public const int LongestQuestion = 160;

    /// <summary>Longest reason why a question is asked, in characters.</summary>
    public const int LongestWhy = 240;

    /// <summary>Longest hint about evidence, in characters.</summary>
    public const int LongestHint = 240;

    /// <summary>Shortest level descriptor, in characters.</summary>
    public const int ShortestDescriptor = 40;

    /// <summary>Longest level descriptor, in characters.</summary>
    public const int LongestDescriptor = 240;

    /// <summary>
    /// Every fault of <paramref name="edition"/> in the order of the file, never only the first; empty for a sound one.
    /// Lists and texts that the file left out may be null, whatever their types say.
    /// </summary>
    public static IReadOnlyList<EditionFault> Check(FrameworkEdition edition)
    {
        var root = new FaultSpot([], "", "");
        CheckKey(root.In("key"), edition.Key);
        root.CheckName(edition.Name);
        root.CheckMax(edition.MaxPoints);
        CheckLevelShares(root, edition.LevelShares ?? []);
        CheckAreas(root, edition);
        return root.Faults;
    }

    private static void CheckKey(FaultSpot spot, string? key)
    {
        if (string.IsNullOrWhiteSpace(key))
        {
            spot.Add(EditionFaultCode.MissingKey);
        }
        else if (key.Length > LongestKey || !Key().IsMatch(key))
        {
            spot.Add(EditionFaultCode.BadKey, key, LongestKey);
        }
    }

    private static void CheckLevelShares(FaultSpot root, IReadOnlyList<decimal> shares)
    {
        if (shares.Count != Levels)
        {
            root.In("levelShares").Add(EditionFaultCode.LevelShareCount, shares.Count);
        }

        for (var level = 0; level < shares.Count; level++)
        {
            var spot = root.Item("levelShares", level);
            var share = shares[level];
            if (share is < 0 or > 1)
            {
                spot.Add(EditionFaultCode.LevelShareOutOfRange, share);
            }
            else if (level == 0 && share != 0)
            {
                spot.Add(EditionFaultCode.LevelShareEnds, share, 0m);
            }
            else if (level == Levels - 1 && share != 1)
            {
                spot.Add(EditionFaultCode.LevelShareEnds, share, 1m);
            }

            if (level > 0 && share < shares[level - 1])
            {
                spot.Add(EditionFaultCode.LevelShareFalls, shares[level - 1], share);
            }
        }
    }

    private static void CheckAreas(FaultSpot root, FrameworkEdition edition)
    {
        var areas = edition.Areas ?? [];
        if (areas.Count == 0)
        {
            root.In("areas").Add(EditionFaultCode.MissingAreas);
            return;
        }

        var sum = areas.Sum(area => area?.MaxPoints ?? 0);
        if (sum != edition.MaxPoints)
        {
            root.In("maxPoints").Add(EditionFaultCode.EditionSum, edition.MaxPoints, sum);
        }

        var numbers = new HashSet<int>();
        var subAreaRules = new SubAreaRules(edition.Assessable);
        var previous = 0;
        for (var index = 0; index < areas.Count; index++)
        {
            if (areas[index] is not { } area)
            {
                root.Item("areas", index).Add(EditionFaultCode.MissingItem);
                continue;
            }

            var spot = root.Item("areas", index, Invariant(area.Number));
            CheckNumber(spot.In("number"), area.Number, previous, numbers);
            CheckArea(spot, area, edition.Assessable, subAreaRules);
            previous = area.Number;
        }
    }

    private static void CheckNumber(FaultSpot spot, int number, int previous, HashSet<int> numbers)
    {
        if (number is < 1 or > HighestArea)
        {
            spot.Add(EditionFaultCode.BadAreaNumber, number);
        }

        if (!numbers.Add(number))
        {
            spot.Add(EditionFaultCode.DuplicateArea, number);
        }
        else if (number < previous)
        {
            spot.Add(EditionFaultCode.OutOfOrder, number, previous);
        }
    }

    private static void CheckArea(FaultSpot spot, Area area, bool assessable, SubAreaRules subAreaRules)
    {
        spot.CheckName(area.Name);
        spot.CheckMax(area.MaxPoints);
        var subAreas = area.SubAreas ?? [];
        if (subAreas.Count == 0)
        {
            if (assessable)
            {
                spot.In("subAreas").Add(EditionFaultCode.MissingSubAreas);
            }

            return;
        }

        var sum = subAreas.Sum(subArea => subArea?.MaxPoints ?? 0);
        if (sum != area.MaxPoints)
        {
            spot.In("maxPoints").Add(EditionFaultCode.AreaSum, area.MaxPoints, sum);
        }

        subAreaRules.CheckAll(spot, area.Number, subAreas);
    }

    internal static string Invariant(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A[a-z0-9]+(?:-[a-z0-9]+)*\z")]
    private static partial Regex Key();
}
