namespace Kompass.SelfAssess.Domain.Evaluations.Reports;

/// <summary>Puts together what a report says of earlier evaluations: columns of a table, sentences with points, years alone.</summary>
internal static class EarlierReader
{
    /// <summary>The earlier evaluations, oldest first; a table says more than a sentence, and a sentence more than a year.</summary>
    public static IReadOnlyList<EarlierResult> Read(
        IReadOnlyList<PeriodTable> periods, ProseReader prose, IEnumerable<(int Year, Passage Passage)> history, int? current)
    {
        var earlier = new SortedDictionary<int, EarlierResult>();
        foreach (var period in periods)
        {
            foreach (var (column, index) in period.Columns.Select((column, index) => (column, index)).Where(column => column.column.Year is { } year && year != current))
            {
                earlier.TryAdd(column.Year!.Value, InColumn(period, column.Year.Value, index));
            }
        }

        var years = history.ToList();
        var inTables = earlier.Keys.ToHashSet();
        foreach (var (year, area, points) in prose.Earlier)
        {
            // "Förra gången" is a year where there is only one that it can be.
            if ((year ?? OnlyOne(years, earlier)) is { } known && (current is null || known < current) && !inTables.Contains(known))
            {
                earlier[known] = With(earlier.GetValueOrDefault(known), known, area, points);
            }
        }

        foreach (var (year, passage) in years)
        {
            earlier.TryAdd(year, new EarlierResult(year, new Dictionary<int, decimal>(), null, passage));
        }

        return [.. earlier.Values];
    }

    /// <summary>The points of this evaluation that such tables print.</summary>
    public static IEnumerable<Reading<PrintedNumber>> Current(IReadOnlyList<PeriodTable> periods, int? current)
    {
        foreach (var period in periods)
        {
            for (var index = 0; index < period.Columns.Count; index++)
            {
                var column = period.Columns[index];
                if (column.Year is { } year ? year != current : !column.IsDifference)
                {
                    continue;
                }

                foreach (var (area, values, line) in period.Rows.Where(row => row.Values[index] is not null))
                {
                    var kind = column.IsDifference ? PrintedKind.Difference : area == 0 ? PrintedKind.TotalTable : PrintedKind.AreaSummary;
                    yield return new(new PrintedNumber(kind, area == 0 ? null : area, null, values[index]!.Value), new Passage(line, line));
                }
            }
        }
    }

    private static EarlierResult InColumn(PeriodTable period, int year, int index)
    {
        var areas = new Dictionary<int, decimal>();
        foreach (var (area, values, _) in period.Rows.Where(row => row.Area != 0 && row.Values[index] is not null))
        {
            areas.TryAdd(area, values[index]!.Value);
        }

        return new EarlierResult(year, areas, period.Rows.Find(row => row.Area == 0).Values?[index], period.Passage);
    }

    private static int? OnlyOne(List<(int Year, Passage Passage)> years, SortedDictionary<int, EarlierResult> earlier)
    {
        var all = years.Select(year => year.Year).Concat(earlier.Keys).Distinct().ToList();
        return all.Count == 1 ? all[0] : null;
    }

    private static EarlierResult With(EarlierResult? result, int year, int? area, Reading<decimal> points)
    {
        result ??= new EarlierResult(year, new Dictionary<int, decimal>(), null, points.Passage);
        if (area is not { } number)
        {
            return result.PrintedTotal is null ? result with { PrintedTotal = points.Value } : result;
        }

        var areas = new Dictionary<int, decimal>(result.Areas);
        areas.TryAdd(number, points.Value);
        return result with { Areas = areas };
    }
}
