namespace Kompass.SelfAssess.App.Rounds;

/// <summary>The gate of the response rate: in an anonymous round nobody is told how many of three have answered, nor can work it out.</summary>
internal static class SmallGroups
{
    /// <summary>
    /// Withholds the rows with fewer invited than <paramref name="minimum"/>. The total is shown, so what is withheld must be at least two rows
    /// and together at least the minimum; the smallest of the others go with them until it is.
    /// </summary>
    public static IReadOnlyList<ResponseRateRow> Withhold(IReadOnlyList<ResponseRateRow> rows, int minimum)
    {
        var small = rows.Where(row => row.Invited > 0 && row.Invited < minimum).ToList();
        if (small.Count == 0)
        {
            return rows;
        }

        foreach (var next in rows.Where(row => row.Invited >= minimum).OrderBy(row => row.Invited))
        {
            if (small.Count > 1 && small.Sum(row => row.Invited) >= minimum)
            {
                break;
            }

            small.Add(next);
        }

        return [.. rows.Select(row => small.Contains(row) ? row with { Submitted = null } : row)];
    }
}
