using System.Globalization;
using Kompass.SelfAssess.Domain.Comparison;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Web.Components.Charts;
using Kompass.SelfAssess.Web.Pages.Omgangar;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Utvarderingar;

/// <summary>A municipality's history as it is named and drawn.</summary>
internal static class HistoryWords
{
    public static string When(this HistoryEntry entry) => ResultWords.Month(entry.Date.Year, entry.MonthKnown ? entry.Date.Month : null);

    /// <summary>"Officiell, oktober 2022" or the name of the round.</summary>
    public static string Title(this IStringLocalizer<CompareTexts> texts, HistoryEntry entry) =>
        texts[entry.Official ? "HistoryOfficial" : "HistoryEstimate", entry.Official ? entry.When() : entry.Name];

    public static string Address(this HistoryEntry entry) => entry.Official ? $"/utvarderingar/{entry.Id}" : $"/omgangar/{entry.Id}/resultat";

    public static SeriesKind Series(this HistoryEntry entry) => entry.Official ? SeriesKind.Official : SeriesKind.Estimated;

    public static IReadOnlyList<SeriesView> Legend(this IStringLocalizer<CompareTexts> texts, IEnumerable<HistoryEntry> entries) =>
    [
        .. entries.Select(entry => entry.Official).Distinct().OrderDescending()
            .Select(official => new SeriesView(official ? SeriesKind.Official : SeriesKind.Estimated, texts[official ? "LegendOfficial" : "LegendEstimated"])),
    ];

    /// <summary>The runs of a trend, each value by <paramref name="share"/>.</summary>
    public static IReadOnlyList<TrendRunView> Runs(
        this IStringLocalizer<CompareTexts> texts, IEnumerable<HistoryEntry> entries, Func<HistoryEntry, (double? Share, CellState State)> share) =>
    [
        .. History.Runs(entries).Select(run => new TrendRunView(run.Edition.Key,
        [
            .. run.Entries.Select(entry => new TrendPointView(
                entry.Series(), entry.Date.Year.ToString(CultureInfo.InvariantCulture), texts.Title(entry), share(entry).Share, share(entry).State)),
        ])),
    ];
}
