using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.Domain.Evaluations.Reports;

/// <summary>
/// Tells which edition a report is of: by the codes, maxima and names of its sub-areas, else by the names of its areas. The name of area 1
/// says nothing, since tables kept an old one. Source: domain A.4.
/// </summary>
internal static class EditionDetector
{
    private const double Enough = 0.75;
    private const double SameName = 0.85;
    private const int FewestNames = 4;

    /// <summary>The edition, and the one that comes nearest where none fits.</summary>
    /// <param name="rows">The rows of the score table.</param>
    /// <param name="names">Names of areas by number, from chapters and table titles.</param>
    /// <param name="editions">The editions it may be; of those that fit alike the first is taken if they have one scale.</param>
    public static (FrameworkEdition? Edition, FrameworkEdition? Nearest) Find(
        IReadOnlyList<ReadSubArea> rows, ILookup<int, string> names, IReadOnlyList<FrameworkEdition> editions)
    {
        var byRows = editions.Where(edition => edition.SubAreas.Any()).Select(edition => (Edition: edition, Fit: Fit(edition, rows))).OrderByDescending(found => found.Fit).ToList();
        var nearest = byRows.Count > 0 && byRows[0].Fit > 0 ? byRows[0].Edition : null;
        if (nearest is not null && byRows[0].Fit >= Enough)
        {
            var rival = byRows.Skip(1).FirstOrDefault(found => found.Fit == byRows[0].Fit && !found.Edition.SameScaleAs(nearest));
            return (rival.Edition is null ? nearest : null, nearest);
        }

        var byNames = ByNames(names, editions);
        return rows.Count == 0
            ? (byNames.FirstOrDefault(edition => !edition.SubAreas.Any()) ?? byNames.FirstOrDefault(), nearest)
            : (byNames.Count > 0 && byNames.All(edition => !edition.SubAreas.Any()) ? byNames[0] : null, nearest ?? byNames.FirstOrDefault());
    }

    /// <summary>Share of the rows and of the edition's sub-areas that answer to each other, 0–1.</summary>
    private static double Fit(FrameworkEdition edition, IReadOnlyList<ReadSubArea> rows)
    {
        var known = edition.SubAreas.ToDictionary(subArea => subArea.Code);
        var fit = rows.Sum(row => known.TryGetValue(row.Code, out var subArea) ? Fit(subArea, row) : 0);
        var areas = rows.Select(row => row.Code[0] - '0').ToHashSet();
        var expected = edition.SubAreas.Count(subArea => areas.Contains(subArea.AreaNumber));
        return rows.Count == 0 ? 0 : fit / Math.Max(rows.Count, expected);
    }

    private static double Fit(SubArea subArea, ReadSubArea row)
    {
        var likeness = subArea.Aliases.Append(subArea.Name.Sv).Max(name => Likeness.Of(name, row.Label));
        return row.Max is { } max ? (max == subArea.MaxPoints ? 0.6 : 0) + (0.4 * likeness) : likeness;
    }

    private static List<FrameworkEdition> ByNames(ILookup<int, string> names, IReadOnlyList<FrameworkEdition> editions)
    {
        var numbers = names.Select(name => name.Key).Where(number => number > 1).ToList();
        return numbers.Count < FewestNames
            ? []
            : [.. editions.Where(edition => numbers.All(number => edition.Areas.Any(area => area.Number == number && names[number].Any(name => Likeness.Of(area.Name.Sv, name) >= SameName))))];
    }
}
