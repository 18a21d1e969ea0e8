using System.Globalization;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.Domain.Comparison;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.App.Exports.Tables;

/// <summary>The municipality among others: its place, the published results, those it has chosen, and estimates that others share.</summary>
internal sealed class BenchmarkTableSource(BenchmarkService benchmarks, TableAbout about) : TableSource
{
    private const string Which = "vart";

    public override IReadOnlyList<NamedTable> Tables { get; } =
    [
        new("jamforelsetal", TablePlace.Evaluations, Which),
        new("jamforelsetal-kommuner", TablePlace.Evaluations, Which),
        new("jamforkommuner", TablePlace.Evaluations, Which),
        new("delade", TablePlace.Evaluations),
    ];

    public override async Task<TableAnswer> ReadAsync(TableRequest request, CancellationToken cancellationToken)
    {
        if ((request[Which] is not null && request.IdIn(Which) is null) || await benchmarks.LoadAsync(request.IdIn(Which), cancellationToken) is not { } view)
        {
            return new TableUnknown();
        }

        var texts = request.Texts;
        Table? table = (request.Name, view.Place) switch
        {
            ("delade", _) => Shared(view.Shared, texts),
            (_, null) => null,
            ("jamforelsetal", { } place) => Place(place, texts),
            ("jamforelsetal-kommuner", { } place) => Municipalities(place, texts),
            (_, { } place) => Peers(place, texts),
        };
        return table is null
            ? new TableUnknown()
            : await about.OfAsync(
                request,
                null,
                table,
                view.Place is { Own.Simulated: true } ? [(texts.Results["Simulated"], SheetCell.Text(texts["SimulatedHistory"]))] : [],
                [new(texts["OwnResult"], request.Name == "delade" || view.Place is not { Own: { } own } ? null : $"{own.Name} {Dates.Month(own.Year, own.Month)}")],
                cancellationToken);
    }

    private static IEnumerable<(string Level, string Code, string Name)> Names(FrameworkEdition edition, TableTexts texts) =>
    [
        (texts.Results["LevelTotal"], "", texts.Results["LevelTotal"]),
        .. edition.Areas.Select(area => (texts.Results["Area"], area.Number.ToString(CultureInfo.InvariantCulture), area.Name.In(texts.Language))),
        .. edition.SubAreas.Select(subArea => (texts.Results["SubArea"], subArea.Code, subArea.Name.In(texts.Language))),
    ];

    private static Table Place(BenchmarkPlace place, TableTexts texts)
    {
        var rows = Names(place.Profile.Edition, texts).Zip([place.Standing.Total, .. place.Standing.Areas, .. place.Standing.SubAreas], (name, part) => (name.Level, name.Code, name.Name, Part: part));
        SheetCell Share(decimal? share) => SheetCell.Number((double?)share, NumberForm.Percent);
        return Table.Of(
            texts["SheetPlace"],
            rows,
            (texts.Results["Level"], 12, row => SheetCell.Text(row.Level)),
            (texts.Results["Code"], 7, row => SheetCell.Text(row.Code)),
            (texts.Results["Name"], 52, row => SheetCell.Text(row.Name)),
            (texts.Results["Max"], 10, row => SheetCell.Number(row.Part.Max)),
            (texts["OwnPoints"], 14, row => SheetCell.Number(row.Part.Own * row.Part.Max)),
            (texts["OwnShare"], 14, row => Share(row.Part.Own)),
            (texts["OthersCount"], 14, row => SheetCell.Whole(row.Part.Spread?.N)),
            (texts["Lowest"], 12, row => Share(row.Part.Spread?.Lowest)),
            (texts["LowerQuartile"], 12, row => Share(row.Part.Spread?.LowerQuartile)),
            (texts["Median"], 12, row => Share(row.Part.Spread?.Median)),
            (texts["UpperQuartile"], 12, row => Share(row.Part.Spread?.UpperQuartile)),
            (texts["Highest"], 12, row => Share(row.Part.Spread?.Highest)),
            (texts["BelowOwn"], 14, row => SheetCell.Whole(row.Part.Standing?.Below)),
            (texts["EqualOwn"], 14, row => SheetCell.Whole(row.Part.Standing?.Equal)));
    }

    private static Table Municipalities(BenchmarkPlace place, TableTexts texts) => Results(
        texts["SheetMunicipalities"], place.Counted.Select(result => (result, (bool?)true)).Concat(place.NotCounted.Select(result => (result, (bool?)false))), texts);

    private static Table Shared(IReadOnlyList<OtherResult> shared, TableTexts texts) => Results(texts["SheetShared"], shared.Select(result => (result, (bool?)null)), texts);

    private static Table Results(string name, IEnumerable<(OtherResult Result, bool? Counted)> results, TableTexts texts)
    {
        var rows = results.ToList();
        var areas = rows.SelectMany(row => row.Result.Profile.Edition.Areas).Select(area => area.Number).Distinct().Order();
        return Table.Of(
            name,
            rows,
            [
                (texts["Organisation"], 26, row => SheetCell.Text(row.Result.Municipality)),
                .. rows.Exists(row => row.Counted is not null)
                    ? [(texts["Counts"], 10, row => SheetCell.Text(texts.YesOrNo(row.Counted == true)))]
                    : Array.Empty<(string, double, Func<(OtherResult Result, bool? Counted), SheetCell>)>(),
                (texts["Year"], 8, row => SheetCell.Whole(row.Result.Year)),
                (texts["Month"], 8, row => SheetCell.Whole(row.Result.Month)),
                (texts.Results["Edition"], 30, row => SheetCell.Text(row.Result.Profile.Edition.Name.In(texts.Language))),
                (texts["Points"], 12, row => Points(row.Result, Part.Total)),
                (texts.Results["Share"], 12, row => SheetCell.Number((double?)row.Result.Profile.ShareOf(Part.Total), NumberForm.Percent)),
                .. areas.Select<int, (string, double, Func<(OtherResult Result, bool? Counted), SheetCell>)>(number => (texts.Format("AreaIs", number), 10, row => Points(row.Result, Part.Area(number)))),
                (texts["IsSimulated"], 12, row => SheetCell.Text(texts.YesOrNo(row.Result.Simulated))),
                (texts.Results["EvaluationSource"], 60, row => row.Result.Evaluation is { } evaluation ? SheetCell.Text(evaluation.Source) : SheetCell.NotApplicable),
            ]);
    }

    private static SheetCell Points(OtherResult result, Part part) => SheetCell.Number(result.Profile.Points.TryGetValue(part, out var points) ? points : (decimal?)null);

    /// <summary>One row per chosen municipality and part; the own number stands in each, so that the difference can be read.</summary>
    private static Table Peers(BenchmarkPlace place, TableTexts texts)
    {
        var names = Names(place.Profile.Edition, texts).ToList();
        var rows = place.Peers.SelectMany(peer => ((IReadOnlyList<PeerPart>)[peer.Comparison.Total, .. peer.Comparison.Areas]).Zip(names, (part, name) => (Peer: peer, Part: part, Name: name)));
        return Table.Of(
            texts["SheetPeers"],
            rows,
            (texts["Organisation"], 26, row => SheetCell.Text(row.Peer.Result.Municipality)),
            (texts["HistoryWhen"], 12, row => SheetCell.Text(Dates.Month(row.Peer.Result.Year, row.Peer.Result.Month))),
            (texts["HistoryKind"], 16, row => SheetCell.Text(texts[row.Peer.Result.Official ? "KindOfficial" : "KindEstimate"])),
            (texts.Results["Edition"], 30, row => SheetCell.Text(row.Peer.Result.Profile.Edition.Name.In(texts.Language))),
            (texts.Results["Level"], 12, row => SheetCell.Text(row.Name.Level)),
            (texts.Results["Code"], 7, row => SheetCell.Text(row.Name.Code)),
            (texts.Results["Name"], 44, row => SheetCell.Text(row.Name.Name)),
            (texts["OwnShare"], 14, row => SheetCell.Number((double?)row.Part.Own, NumberForm.Percent)),
            (texts["OtherShare"], 14, row => SheetCell.Number((double?)row.Part.Other, NumberForm.Percent)),
            (texts["OwnPoints"], 14, row => SheetCell.Number(row.Part.Own * row.Part.Max)),
            (texts["OtherPoints"], 16, row => row.Peer.Comparison.SameScale ? SheetCell.Number(row.Part.Other * row.Part.Max) : SheetCell.NotApplicable),
            (texts.Results["Difference"], 14, row => row.Peer.Comparison.SameScale ? SheetCell.Number(row.Part.Difference) : SheetCell.NotApplicable),
            (texts.Results["DifferenceShare"], 14, row => SheetCell.Number((double?)row.Part.DifferenceShare, NumberForm.Percent)));
    }
}
