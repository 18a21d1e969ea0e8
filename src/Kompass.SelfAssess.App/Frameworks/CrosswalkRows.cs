using System.Globalization;
using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.App.Frameworks;

/// <summary>The crosswalk as rows, and rows as the crosswalk.</summary>
internal static class CrosswalkRows
{
    public static Crosswalk ToCrosswalk(IReadOnlyList<CrosswalkRow> rows) => new(
        [.. rows.Where(row => !row.IsArea).Select(row =>
            new CrosswalkPair(row.FromEdition, row.FromCode, row.ToEdition, row.ToCode, FitOf(row.Fit), row.Note ?? ""))],
        [.. rows.Where(row => row.IsArea).Select(row =>
            new CrosswalkAreaPair(row.FromEdition, Number(row.FromCode), row.ToEdition, Number(row.ToCode), FitOf(row.Fit), row.Note ?? ""))]);

    public static List<CrosswalkRow> ToRows(Crosswalk crosswalk) =>
    [
        .. crosswalk.Pairs.Select(pair => new CrosswalkRow
        {
            FromEdition = pair.FromEdition,
            FromCode = pair.From,
            ToEdition = pair.ToEdition,
            ToCode = pair.To,
            Fit = Word(pair.Fit),
            Note = pair.Note,
        }),
        .. crosswalk.AreaPairs.Select(pair => new CrosswalkRow
        {
            FromEdition = pair.FromEdition,
            FromCode = pair.From?.ToString(CultureInfo.InvariantCulture),
            ToEdition = pair.ToEdition,
            ToCode = pair.To?.ToString(CultureInfo.InvariantCulture),
            IsArea = true,
            Fit = Word(pair.Fit),
            Note = pair.Note,
        }),
    ];

    private static string Word(Fit fit) => fit.ToString().ToLowerInvariant();

    private static Fit FitOf(string word) => Enum.Parse<Fit>(word, ignoreCase: true);

    private static int? Number(string? code) => code is null ? null : int.Parse(code, CultureInfo.InvariantCulture);
}
