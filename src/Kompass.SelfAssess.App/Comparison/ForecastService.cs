using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Comparison.Forecasting;
using Kompass.SelfAssess.Domain.Evaluations;
using Kompass.SelfAssess.Domain.Frameworks;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Comparison;

/// <summary>Forecasts the coming official score from the municipality's own estimates and results, of what the gate shows, and from what is published.</summary>
public sealed class ForecastService(
    KompassDbContext db, ResultService results, ForecastRounds rounds, EvaluationService evaluations, EditionCatalogue catalogue, TimeProvider clock)
{
    private const int MonthsAhead = 6;

    /// <summary>The forecast of the municipality that is worked for.</summary>
    public async Task<ForecastView> ForecastAsync(CancellationToken cancellationToken)
    {
        var all = await evaluations.ListAsync(cancellationToken);
        EvaluationView[] own = [.. all.Where(evaluation => evaluation.Own)];
        var last = own.FirstOrDefault();
        var closed = await rounds.ListAsync(cancellationToken);
        if (closed is [] || await results.LoadAsync(closed[0].Id, cancellationToken) is not RoundResult current)
        {
            return new ForecastNoEstimate(last, null);
        }

        if (last is not null && closed[0].ClosedOn < On(last))
        {
            return new ForecastNoEstimate(last, current.Round);
        }

        var crosswalk = await catalogue.CrosswalkAsync(cancellationToken);
        var target = await TargetAsync(closed[0].ClosedOn, cancellationToken);
        var history = await HistoryAsync(own, closed, current.Edition, crosswalk, cancellationToken);
        var published = await OthersAsync(all, own, cancellationToken);
        var prior = OfficialPrior.From(
            current.Edition, published.Select(evaluation => new PublishedResult(evaluation.Municipality, Read(evaluation, current.Edition, crosswalk))), ForecastAssumptions.Default);
        var view = CompareService.View(current);
        var input = new ForecastInput(prior, ForecastEstimate.From(view, closed[0].ClosedOn), target.On)
        {
            Pairs = [.. history.Where(one => one.Standing == PairStanding.Counts).Select(one => one.Pair!)],
            OwnResults = [.. history.Where(one => one.Standing != PairStanding.Counts).Select(one => Read(one.Evaluation, current.Edition, crosswalk))],
        };
        return new RoundForecast(last, current, view, Forecaster.Forecast(input), prior, target, history, TrackRecord.Of(input));
    }

    /// <summary>Every own evaluation with the last round that closed before it and after the one before.</summary>
    private async Task<IReadOnlyList<OwnEvaluation>> HistoryAsync(
        EvaluationView[] own, IReadOnlyList<ClosedRound> closed, FrameworkEdition edition, Crosswalk crosswalk, CancellationToken cancellationToken)
    {
        var history = new List<OwnEvaluation>();
        foreach (var evaluation in own)
        {
            var official = Read(evaluation, edition, crosswalk);
            var before = own.Select(On).Where(on => on < official.On).DefaultIfEmpty(DateOnly.MinValue).Max();
            var sameScale = evaluation.Edition.SameScaleAs(edition);
            var candidate = closed.FirstOrDefault(round => round.ClosedOn < official.On && round.ClosedOn >= before);
            if (candidate is null || await rounds.AsOfAsync(candidate, official.On, cancellationToken) is not { } result)
            {
                history.Add(new OwnEvaluation(evaluation, null, PairStanding.ClosedAfter, sameScale, null));
                continue;
            }

            var pair = new ForecastPair(ForecastRounds.Read(result, candidate.ClosedOn, edition, crosswalk), official);
            history.Add(new OwnEvaluation(evaluation, result.Round, Standing(pair, result, edition), sameScale, pair));
        }

        return history;
    }

    private static PairStanding Standing(ForecastPair pair, RoundResult round, FrameworkEdition edition)
    {
        var standing = pair.StandingIn(edition);
        return standing == PairStanding.NothingShared && pair.Estimate.SubAreas.Count == 0 && !round.Edition.SameScaleAs(edition)
            ? PairStanding.NoCrosswalk
            : standing;
    }

    /// <summary>Published results of other municipalities: one's own tells of oneself, not of others.</summary>
    private async Task<IReadOnlyList<EvaluationView>> OthersAsync(
        IReadOnlyList<EvaluationView> all, EvaluationView[] own, CancellationToken cancellationToken)
    {
        var name = await db.Organisations.Where(one => one.Id == db.Tenant.OrganisationId).Select(one => one.Name).SingleAsync(cancellationToken);
        string[] names = [name, .. own.Select(evaluation => evaluation.Municipality).Distinct()];
        return [.. all.Where(evaluation => !evaluation.Own && names.All(known => MunicipalityName.Compare(evaluation.Municipality, known) == MunicipalityMatch.Different))];
    }

    private async Task<ForecastTarget> TargetAsync(DateOnly closedOn, CancellationToken cancellationToken)
    {
        var planned = await db.Organisations.Where(one => one.Id == db.Tenant.OrganisationId).Select(one => one.NextOfficialEvaluation).SingleAsync(cancellationToken);
        if (planned is { } day && day > closedOn)
        {
            return new ForecastTarget(day, Known: true);
        }

        var today = StockholmDays.Today(clock);
        return new ForecastTarget((today > closedOn ? today : closedOn).AddMonths(MonthsAhead), Known: false);
    }

    private static ForecastOfficial Read(EvaluationView evaluation, FrameworkEdition edition, Crosswalk crosswalk) => ForecastOfficial.From(
        crosswalk.Translate(evaluation.Result, evaluation.Edition, edition), edition, On(evaluation), evaluation.Edition.SameScaleAs(edition));

    private static DateOnly On(EvaluationView evaluation) => ForecastOfficial.Earliest(evaluation.Year, evaluation.Month);
}
