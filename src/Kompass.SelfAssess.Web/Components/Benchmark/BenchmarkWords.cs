using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.Domain.Comparison;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.Web.Components.Charts;
using Kompass.SelfAssess.Web.Pages.Omgangar;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Components.Benchmark;

/// <summary>A place among others as it is said in words.</summary>
public static class BenchmarkWords
{
    /// <summary>Official points as they are printed, estimated ones with one decimal.</summary>
    public static string Points(decimal share, decimal max, bool official) =>
        official ? Numbers.AsPrinted(Math.Round(share * max, 1, MidpointRounding.AwayFromZero)) : Numbers.Points(share * max);

    public static SeriesKind Kind(this OwnResult own) => own.Official ? SeriesKind.Official : SeriesKind.Estimated;

    public static string Option(this IStringLocalizer<BenchmarkTexts> texts, OwnResult own) => own.Official
        ? texts["OwnOfficialOption", ResultWords.Month(own.Year, own.Month)]
        : texts["OwnEstimateOption", own.Name, ResultWords.Month(own.Year, own.Month)];

    /// <summary>The result, and how many published ones are lower.</summary>
    public static string Lead(this IStringLocalizer<BenchmarkTexts> texts, BenchmarkPlace place)
    {
        var (own, total) = (place.Own, place.Standing.Total);
        if (total.Own is not { } share)
        {
            return texts["LeadNoTotal"];
        }

        List<string> sentences =
        [
            texts[own.Official ? "LeadOfficial" : "LeadEstimate", own.Official ? ResultWords.Month(own.Year, own.Month) : own.Name, Points(share, total.Max, own.Official)],
            texts.Place(total.Standing),
        ];
        if (total.Standing?.Percentile is not null && place.Within is { } within && within.Least != within.Most)
        {
            sentences.Add(texts["LeadWithin", within.Least, within.Most]);
        }

        return string.Join(' ', sentences);
    }

    public static string Place(this IStringLocalizer<BenchmarkTexts> texts, Standing? standing) => standing switch
    {
        null => texts["PlaceNothing"],
        { Percentile: null, Others.N: 1 } => texts["PlaceFewOne"],
        { Percentile: null } => texts["PlaceFew", standing.Others.N],
        { Below: 0, Equal: 0 } => texts["PlaceNone", standing.Others.N],
        { Below: 0 } => texts["PlaceNoneEqual", standing.Others.N],
        _ when standing.Below == standing.Others.N => texts["PlaceAll", standing.Others.N],
        _ => texts["PlaceSome", standing.Below, standing.Others.N],
    };

    /// <summary>"2020, 2020 version 1 och 2020 version 2".</summary>
    public static string List(this IStringLocalizer<BenchmarkTexts> texts, IEnumerable<string> names)
    {
        string[] all = [.. names];
        return all.Length < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} {texts["And"].Value} {all[^1]}";
    }

    public static StripView Strip(this BenchmarkPlace place, BenchmarkPart part, string name) => new(
        name,
        part.Max,
        place.Own.Kind(),
        part.Own,
        [.. place.Counted.Zip(part.Others).Where(pair => pair.Second is not null).Select(pair => new StripDot(pair.First.Municipality, pair.Second!.Value))],
        part.Spread);

    /// <summary>"3 av 6", or that they are too few to say.</summary>
    public static string Below(this IStringLocalizer<BenchmarkTexts> texts, Standing standing) => standing.Percentile is null
        ? texts["TooFew", standing.Others.N]
        : texts["BelowValue", standing.Below, standing.Others.N];

    /// <summary>Where the result comes from: a link if it is an address of the web, else its words.</summary>
    public static DataCell Source(string source) =>
        Uri.TryCreate(source, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            ? DataCell.Link(address.IdnHost.StartsWith("www.", StringComparison.Ordinal) ? address.IdnHost[4..] : address.IdnHost, address.AbsoluteUri)
            : DataCell.Of(source);

    /// <summary>The total and every area by its short name.</summary>
    public static IEnumerable<DataColumn> PartColumns(this IStringLocalizer<BenchmarkTexts> texts, IStringLocalizer<ResultTexts> results, FrameworkEdition edition) =>
        [new(texts["PeersTotal"], true), .. edition.Areas.Select(area => new DataColumn($"{area.Number} {results.ShortName(edition, area)}", true))];

    /// <summary>What kind of result it is, when and in which edition.</summary>
    public static string About(this IStringLocalizer<BenchmarkTexts> texts, OtherResult result) => string.Join(", ", new[]
    {
        texts[result.Official ? "PeerOfficial" : "PeerEstimate", ResultWords.Month(result.Year, result.Month), result.Profile.Edition.Name.In(ResultWords.Language)].Value,
        result.Simulated ? texts["PeerSimulated"].Value : null,
    }.OfType<string>());

    public static DataCell[] Row(this OtherResult result, params DataCell[] last) =>
    [
        DataCell.Link(result.Municipality, $"/utvarderingar/{result.Evaluation!.Id}"),
        DataCell.Of(ResultWords.Month(result.Year, result.Month)),
        DataCell.Of(result.Profile.Edition.Name.In(ResultWords.Language)),
        result.Profile.Points.TryGetValue(Part.Total, out var points) ? DataCell.Of(Numbers.AsPrinted(points)) : DataCell.Of(CellState.Missing),
        .. last,
    ];
}
