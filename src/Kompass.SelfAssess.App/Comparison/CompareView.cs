using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Comparison;

namespace Kompass.SelfAssess.App.Comparison;

/// <summary>What may be seen of a comparison right now.</summary>
public abstract record CompareView;

public sealed record CompareUnknownRound : CompareView;

public sealed record CompareUnknownEvaluation : CompareView;

/// <summary>The round is a draft or open: nothing but the response rate.</summary>
public sealed record CompareNotYet(ResultNotYet Result) : CompareView;

/// <summary>An estimate beside an official evaluation.</summary>
public sealed record RoundComparison(RoundResult Round, EvaluationView Evaluation, ComparisonResult Comparison) : CompareView;
