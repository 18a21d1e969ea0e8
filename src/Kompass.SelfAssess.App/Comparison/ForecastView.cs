using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Comparison;
using Kompass.SelfAssess.Domain.Comparison.Forecasting;

namespace Kompass.SelfAssess.App.Comparison;

/// <summary>What can be said of the coming official score right now.</summary>
/// <param name="Last">The municipality's own latest official evaluation, if there is one.</param>
public abstract record ForecastView(EvaluationView? Last);

/// <summary>Nothing says where the municipality is now.</summary>
/// <param name="Last">See <see cref="ForecastView"/>.</param>
/// <param name="Answered">The latest closed round, where an official evaluation has answered it already; null where no round has closed.</param>
public sealed record ForecastNoEstimate(EvaluationView? Last, RoundHead? Answered) : ForecastView(Last);

/// <summary>A forecast.</summary>
/// <param name="Last">See <see cref="ForecastView"/>.</param>
/// <param name="Round">The round that says where the municipality is now.</param>
/// <param name="Estimate">Its estimate as the gate lets it through.</param>
/// <param name="Forecast">The forecast.</param>
/// <param name="Prior">What it knows of other municipalities.</param>
/// <param name="Target">When the evaluation is expected.</param>
/// <param name="Own">The municipality's own official evaluations, newest first, and what each teaches.</param>
/// <param name="Track">How the forecast would have done on them.</param>
public sealed record RoundForecast(
    EvaluationView? Last,
    RoundResult Round,
    EstimateView Estimate,
    ForecastResult Forecast,
    OfficialPrior Prior,
    ForecastTarget Target,
    IReadOnlyList<OwnEvaluation> Own,
    TrackRecord Track) : ForecastView(Last)
{
    /// <summary>True where anything of it is made up for the demo.</summary>
    public bool Simulated => Round.Round.Simulated || Own.Any(own => own.Evaluation.Simulated);

    /// <summary>True where an own official result was given on another scale than the forecast.</summary>
    public bool AcrossEditions => Own.Any(own => own.Standing == PairStanding.Counts && !own.SameScale);
}

/// <param name="On">First day of its month.</param>
/// <param name="Known">False where the municipality has not said when, and half a year is taken.</param>
public sealed record ForecastTarget(DateOnly On, bool Known);

/// <summary>An own official evaluation and the round before it.</summary>
/// <param name="Evaluation">The evaluation.</param>
/// <param name="Round">The last round that closed before it, and after the evaluation before that; null where there is none.</param>
/// <param name="Standing">Whether the two teach anything, and why not.</param>
/// <param name="SameScale">Whether the evaluation was given on the scale of the forecast.</param>
/// <param name="Pair">What the model sees of them; null without a round.</param>
public sealed record OwnEvaluation(EvaluationView Evaluation, RoundHead? Round, PairStanding Standing, bool SameScale, ForecastPair? Pair);
