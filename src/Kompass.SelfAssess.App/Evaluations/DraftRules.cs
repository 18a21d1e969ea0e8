using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Evaluations.Reports;

namespace Kompass.SelfAssess.App.Evaluations;

/// <summary>What a draft's contents have to be before they are stored or confirmed.</summary>
internal static class DraftRules
{
    /// <summary>The framework is from 2002; what came before are trials.</summary>
    internal const int FirstYear = 1995;

    private const decimal MostPoints = 10_000;
    private const int Decimals = 2;

    public static List<Refused> Head(string? municipality, int? year, int? month, TimeProvider clock)
    {
        var last = StockholmDays.Today(clock).Year + 1;
        List<Refused> faults = [];
        if (string.IsNullOrWhiteSpace(municipality))
        {
            faults.Add(new Refused(RefusalCode.MunicipalityMissing));
        }

        if (year is not { } given || given < FirstYear || given > last)
        {
            faults.Add(new Refused(RefusalCode.YearOutOfRange, FormattableString.Invariant($"{FirstYear}–{last}")));
        }

        if (month is < 1 or > 12)
        {
            faults.Add(new Refused(RefusalCode.MonthOutOfRange));
        }

        return faults;
    }

    /// <summary>What cannot be stored at all; whether it fits the edition is a conflict that is shown.</summary>
    public static List<Refused> Numbers(IEnumerable<decimal?> numbers)
    {
        List<Refused> faults = [];
        var given = numbers.OfType<decimal>().ToList();
        if (given.Exists(number => Math.Abs(number) > MostPoints))
        {
            faults.Add(new Refused(RefusalCode.PointsOutOfRange, FormattableString.Invariant($"{MostPoints}")));
        }

        if (given.Exists(number => decimal.Round(number, Decimals) != number))
        {
            faults.Add(new Refused(RefusalCode.PointsTooPrecise));
        }

        return faults;
    }

    /// <summary>What keeps findings from being stored as a person confirms them.</summary>
    public static List<Refused> Findings(IEnumerable<DraftFinding> findings)
    {
        List<Refused> faults = [];
        var kept = findings.Where(finding => !finding.LeftOut).ToList();
        if (kept.Count(finding => finding.Kind == FindingKind.Unsorted) is > 0 and var unsorted)
        {
            faults.Add(new Refused(RefusalCode.FindingUnsorted, FormattableString.Invariant($"{unsorted}")));
        }

        if (kept.Exists(finding => finding.Text.Length == 0))
        {
            faults.Add(new Refused(RefusalCode.FindingTextMissing));
        }

        return faults;
    }
}
