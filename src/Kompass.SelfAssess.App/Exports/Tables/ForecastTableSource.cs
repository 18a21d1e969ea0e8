using System.Globalization;
using Kompass.SelfAssess.App.Comparison;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.Domain.Comparison;
using Kompass.SelfAssess.Domain.Comparison.Forecasting;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.App.Exports.Tables;

/// <summary>The forecast of the coming official score, and how it would have done before.</summary>
internal sealed class ForecastTableSource(ForecastService forecasts, TableAbout about) : TableSource
{
    public override IReadOnlyList<NamedTable> Tables { get; } = [new("prognos", TablePlace.Evaluations), new("prognos-utfall", TablePlace.Evaluations)];

    public override async Task<TableAnswer> ReadAsync(TableRequest request, CancellationToken cancellationToken)
    {
        if (await forecasts.ForecastAsync(cancellationToken) is not RoundForecast view)
        {
            return new TableUnknown();
        }

        var texts = request.Texts;
        var month = Dates.Month(view.Target.On.Year, view.Target.On.Month);
        return about.Of(
            request,
            view.Round,
            request.Name == "prognos" ? Parts(view, texts) : Track(view, texts),
            [
                new(texts["ForecastFor"], view.Target.Known ? month : texts.Format("ForecastAssumed", month)),
                new(texts["ForecastBasis"], view.Forecast.Enough ? texts.Format("ForecastPairs", view.Forecast.Pairs) : texts["ForecastLittle"]),
            ]);
    }

    private static Table Parts(RoundForecast view, TableTexts texts)
    {
        // Official points stand beside the forecast only on its own scale.
        var last = view.Last?.Edition.SameScaleAs(view.Round.Edition) == true ? view.Last : null;
        (string Level, string Code, string Name, EstimatedValue Estimate, ForecastInterval? Forecast, decimal Max, decimal? Official)[] rows =
        [
            (texts.Results["LevelTotal"], "", texts.Results["LevelTotal"], view.Estimate[Part.Total], view.Forecast.Total, view.Round.Edition.MaxPoints, last?.Total),
            .. view.Round.Edition.Areas.Select(area => (
                texts.Results["Area"], area.Number.ToString(CultureInfo.InvariantCulture), area.Name.In(texts.Language), view.Estimate[Part.Area(area.Number)],
                view.Forecast.Areas[area.Number], area.MaxPoints, last?.Result.PointsFor(area))),
            .. view.Round.Edition.SubAreas.Select(subArea => (
                texts.Results["SubArea"], subArea.Code, subArea.Name.In(texts.Language), view.Estimate[Part.SubArea(subArea.Code)],
                view.Forecast.SubAreas[subArea.Code], subArea.MaxPoints, Points(last, subArea.Code))),
        ];
        return Table.Of(
            texts["SheetForecast"],
            rows,
            (texts.Results["Level"], 12, row => SheetCell.Text(row.Level)),
            (texts.Results["Code"], 7, row => SheetCell.Text(row.Code)),
            (texts.Results["Name"], 52, row => SheetCell.Text(row.Name)),
            (texts.Results["Max"], 10, row => SheetCell.Number(row.Max)),
            (texts.Results["Estimate"], 14, row => Estimate(row.Estimate, row.Estimate.Points)),
            (texts.Results["Margin"], 12, row => Estimate(row.Estimate, row.Estimate.Margin)),
            (texts["Forecast"], 12, row => SheetCell.Number(row.Forecast?.Points)),
            (texts["Low50"], 12, row => SheetCell.Number(row.Forecast?.Low50)),
            (texts["High50"], 12, row => SheetCell.Number(row.Forecast?.High50)),
            (texts["Low80"], 12, row => SheetCell.Number(row.Forecast?.Low80)),
            (texts["High80"], 12, row => SheetCell.Number(row.Forecast?.High80)),
            (texts["LastOfficial"], 16, row => SheetCell.Number(row.Official)));
    }

    private static decimal? Points(EvaluationView? last, string code) => last is not null && last.Result.SubAreas.TryGetValue(code, out var points) ? points : null;

    private static SheetCell Estimate(EstimatedValue value, decimal? number) => value.Withheld ? SheetCell.Withheld : SheetCell.Number(number);

    private static Table Track(RoundForecast view, TableTexts texts)
    {
        var rows = view.Own.Select(own => (Own: own, Tracked: view.Track.Pairs.FirstOrDefault(pair => pair.Pair == own.Pair)));
        return Table.Of(
            texts["SheetTrack"],
            rows,
            (texts["Year"], 8, row => SheetCell.Whole(row.Own.Evaluation.Year)),
            (texts["Month"], 8, row => SheetCell.Whole(row.Own.Evaluation.Month)),
            (texts.Results["Edition"], 30, row => SheetCell.Text(row.Own.Evaluation.Edition.Name.In(texts.Language))),
            (texts.Results["Round"], 34, row => SheetCell.Text(row.Own.Round?.Name)),
            (texts.Results["Estimate"], 14, row => SheetCell.Number(row.Tracked?.Total?.Estimate)),
            (texts["Forecast"], 12, row => SheetCell.Number(Then(row.Tracked)?.Points)),
            (texts["Low80"], 12, row => SheetCell.Number(Then(row.Tracked)?.Low80)),
            (texts["High80"], 12, row => SheetCell.Number(Then(row.Tracked)?.High80)),
            (texts.Results["Official"], 14, row => SheetCell.Number(row.Own.Evaluation.Total)),
            (texts["Became"], 44, row => SheetCell.Text(Then(row.Tracked) is { } interval && row.Tracked?.Total is { } became
                ? texts[interval.Holds80(became.Official) ? "Inside" : "Outside"]
                : texts[$"Standing{row.Own.Standing}"])));
    }

    private static ForecastInterval? Then(TrackedPair? tracked) => tracked?.Total is null ? null : tracked.Then.Total;
}
