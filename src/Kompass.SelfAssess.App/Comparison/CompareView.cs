using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Comparison;
using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.App.Comparison;

/// <summary>What may be seen of a comparison right now.</summary>
public abstract record CompareView;

public sealed record CompareUnknownRound : CompareView;

public sealed record CompareUnknownEvaluation : CompareView;

/// <summary>The round is a draft or open: nothing but the response rate.</summary>
public sealed record CompareNotYet(ResultNotYet Result) : CompareView;

/// <summary>An estimate beside an official evaluation.</summary>
public sealed record RoundComparison(RoundResult Round, EvaluationView Evaluation, ComparisonResult Comparison) : CompareView
{
    /// <summary>What answers to what between the edition of the evaluation and that of the round.</summary>
    public EditionBridge Bridge { get; init; } = EditionBridge.Between(Evaluation.Edition, Round.Edition, Crosswalk.Empty);

    /// <summary>The official evaluation before this one of the same municipality; null where there is none.</summary>
    public EarlierOfficial? Earlier { get; init; }

    /// <summary>How near each role group was.</summary>
    public IReadOnlyList<GroupAccuracy> Groups => GroupAccuracy.Of(Round.Disclosed, Comparison);

    /// <summary>The sub-areas that were misjudged the most.</summary>
    public LargestDifferences Largest => LargestDifferences.Of(Comparison);

    /// <summary>Where many named evidence that the evaluators gave less for.</summary>
    public IReadOnlyList<UncreditedEvidence> Uncredited { get; init; } = [];
}

/// <summary>An earlier official evaluation as it reads in the edition of the round.</summary>
/// <param name="Evaluation">The evaluation.</param>
/// <param name="Translated">Its shares through the crosswalk.</param>
/// <param name="AcrossEditions">True where it was given on another scale than the round's.</param>
public sealed record EarlierOfficial(EvaluationView Evaluation, TranslatedResult Translated, bool AcrossEditions);
