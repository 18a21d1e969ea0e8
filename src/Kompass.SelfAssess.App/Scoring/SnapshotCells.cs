using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.App.Scoring;

/// <summary>
/// Disclosed numbers ↔ rows. A withheld number is not stored at all, only that it is withheld and why, so that no later reader of the table can
/// show it by mistake.
/// </summary>
internal static class SnapshotCells
{
    /// <summary>Decimals that PostgreSQL's column keeps; rounding to them first makes both databases, and the hash, agree.</summary>
    private const int Decimals = 12;

    public static List<EstimateCell> FromEstimate(DisclosedEstimate estimate) =>
    [
        .. estimate.Cells.Select(cell => ToRow(cell, estimate))
            .OrderBy(row => row.PartKind).ThenBy(row => row.PartCode, StringComparer.Ordinal)
            .ThenBy(row => row.SliceKind).ThenBy(row => row.SliceKey, StringComparer.Ordinal),
    ];

    public static SuppressionPlan ToPlan(IReadOnlyCollection<EstimateCell> rows, int minimum, Weighting weighting) => new(
        minimum,
        rows.Where(row => row.Withheld is not null).ToDictionary(KeyOf, row => row.Withheld!.Value),
        rows.Where(row => row.DistributionWithheld).Select(row => row.PartCode).ToHashSet())
    {
        Weighting = weighting,
        ShownContributions = rows.Where(row => row.Contribution is not null).Select(row => row.PartCode).ToHashSet(),
    };

    public static RoundEstimate ToEstimate(
        IEnumerable<EstimateCell> rows, string editionKey, Weighting weighting, int respondents, IReadOnlyList<string> groups, IReadOnlyList<string> units) =>
        new(editionKey, weighting, respondents, groups, units, rows.Select(ToCell).ToDictionary(cell => cell.Key));

    /// <summary>SHA-256 over all cells in order.</summary>
    public static string Hash(IEnumerable<EstimateCell> rows)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var row in rows.OrderBy(row => row.PartKind).ThenBy(row => row.PartCode, StringComparer.Ordinal)
                     .ThenBy(row => row.SliceKind).ThenBy(row => row.SliceKey, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Line(row)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string Line(EstimateCell row) => string.Join(
        '|',
        (int)row.PartKind, row.PartCode, (int)row.SliceKind, row.SliceKey, Text(row.MaxPoints), row.N, row.LeastN, row.Asked,
        Text(row.Points), Text(row.RawPoints), Text(row.Margin), Text(row.Share), Text(row.Disagreement), Text(row.DontKnowShare), Text(row.Contribution),
        row.Consensus, (int?)row.Withheld, row.DistributionWithheld, string.Join(',', Counts(row))) + "\n";

    private static string Text(decimal? value) => value?.ToString("0.############", CultureInfo.InvariantCulture) ?? "";

    private static string Text(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    private static decimal? Rounded(decimal? value) => value is { } number ? Math.Round(number, Decimals) : null;

    /// <summary>The last bits of a sum tell in which order, and so in which groups, it was made.</summary>
    private static double? Rounded(double? value) => value is { } number ? Math.Round(number, Decimals) : null;

    private static CellKey KeyOf(EstimateCell row) => new(new Part(row.PartKind, row.PartCode), new Slice(row.SliceKind, row.SliceKey));

    private static EstimateCell ToRow(Disclosed<ScoreCell> disclosed, DisclosedEstimate estimate)
    {
        var cell = disclosed.Value;
        var row = new EstimateCell
        {
            PartKind = cell.Key.Part.Kind,
            PartCode = cell.Key.Part.Code,
            SliceKind = cell.Key.Slice.Kind,
            SliceKey = cell.Key.Slice.Key,
            MaxPoints = cell.MaxPoints,
            N = cell.N,
            LeastN = cell.LeastN,
            Asked = cell.Asked,
            Points = Rounded(cell.Points),
            RawPoints = Rounded(cell.RawPoints),
            Margin = Rounded(cell.Margin),
            Share = Rounded(cell.Share),
            Disagreement = Rounded(cell.Disagreement),
            DontKnowShare = Rounded(cell.DontKnowShare),
            Contribution = Rounded(cell.Contribution),
            Consensus = cell.Consensus,
            // A decision is shown where the answers stay withheld: the plan keeps knowing that they are.
            Withheld = disclosed.Reason ?? estimate.Plan.ReasonFor(cell.Key),
        };
        if (cell.Key.Part.Kind == PartKind.Question && cell.Key.Slice == Slice.All)
        {
            AddDistribution(row, estimate.Distribution(cell.Key.Part.Code));
        }

        return row;
    }

    private static void AddDistribution(EstimateCell row, Disclosed<IReadOnlyList<int>> distribution)
    {
        row.DistributionWithheld = distribution.State == CellState.Withheld;
        if (distribution.Shown)
        {
            var counts = distribution.Value;
            (row.Count0, row.Count1, row.Count2, row.Count3, row.Count4, row.Count5) = (counts[0], counts[1], counts[2], counts[3], counts[4], counts[5]);
            (row.CountDontKnow, row.CountNotApplicable, row.CountUnanswered) = (counts[6], counts[7], counts[8]);
        }
    }

    private static ScoreCell ToCell(EstimateCell row) => new(
        KeyOf(row),
        row.MaxPoints,
        row.N,
        row.LeastN,
        row.Asked,
        row.Points,
        row.Share,
        row.Margin,
        row.Disagreement,
        row.DontKnowShare,
        row.Contribution,
        row.Consensus,
        Counts(row),
        row.RawPoints);

    private static IReadOnlyList<int> Counts(EstimateCell row) =>
        row.Count0 is { } level0
            ? [level0, row.Count1 ?? 0, row.Count2 ?? 0, row.Count3 ?? 0, row.Count4 ?? 0, row.Count5 ?? 0, row.CountDontKnow ?? 0, row.CountNotApplicable ?? 0, row.CountUnanswered ?? 0]
            : [];
}
