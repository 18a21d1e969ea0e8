using Kompass.SelfAssess.App.Consensus;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.App.Exports.Submission;

/// <summary>What the municipality hands to the official evaluators: its view of every question in their order, with what shows it and what is missing.</summary>
/// <param name="Organisation">Name of the municipality.</param>
/// <param name="Result">The disclosed numbers: the final ones, or what they would be if the round were confirmed now.</param>
/// <param name="Questions">In the evaluators' order.</param>
public sealed record SubmissionContent(string Organisation, RoundResult Result, IReadOnlyList<SubmissionQuestion> Questions)
{
    /// <summary>True until the round is confirmed: then nothing in it changes any more.</summary>
    public bool Draft => Result.Round.State != Rounds.RoundState.Confirmed;

    public int CountOf(SubmissionGap gap) => Questions.Count(question => question.Gaps.Contains(gap));
}

/// <param name="Area">Where it belongs.</param>
/// <param name="SubArea">Where it belongs.</param>
/// <param name="Question">The question with its levels.</param>
/// <param name="Stand">Where it stands, in the workshop's words or the answers'.</param>
public sealed record SubmissionQuestion(Area Area, SubArea SubArea, Question Question, SubmissionStand Stand)
{
    /// <summary>The decision that it rests on: its own, or its sub-area's, which wins.</summary>
    public DecisionView? Decision { get; init; }

    /// <summary>How many answers named evidence, as far as that may be shown.</summary>
    public EvidenceNamed? Named { get; init; }

    /// <summary>What was named, as everybody may see it, each once.</summary>
    public IReadOnlyList<NamedEvidence> Evidence { get; init; } = [];

    /// <summary>Tasks of the question and of its sub-area.</summary>
    public IReadOnlyList<TaskView> Tasks { get; init; } = [];

    public IReadOnlyList<SubmissionGap> Gaps { get; init; } = [];

    /// <summary>The part that the workshop can decide to mend a gap.</summary>
    public required Part Mend { get; init; }
}

/// <summary>Where a question stands.</summary>
/// <param name="Kind">Decided by whom, or why there is no number.</param>
/// <param name="Level">The decided level, or the one that the answers are nearest; null where there is none, or points were decided.</param>
/// <param name="Points">Decided points of what is decided; null where nothing is.</param>
/// <param name="MaxPoints">Of how many.</param>
public sealed record SubmissionStand(StandKind Kind, int? Level, decimal? Points, decimal? MaxPoints)
{
    public bool Decided => Kind is StandKind.Question or StandKind.SubArea;
}

public enum StandKind
{
    /// <summary>The workshop decided the question.</summary>
    Question,

    /// <summary>The workshop decided its sub-area as a whole.</summary>
    SubArea,

    /// <summary>Not decided: the level that the mean of the answers is nearest.</summary>
    Estimate,

    /// <summary>Not decided, and the answers may not be shown.</summary>
    Withheld,

    /// <summary>Not decided, and nobody answered.</summary>
    Missing,
}

/// <param name="Kind">Interview, document, website; null where it was not said.</param>
/// <param name="Text">An address or a name, as the respondent wrote it.</param>
public sealed record NamedEvidence(EvidenceKind? Kind, string Text);

/// <summary>What an evaluator would miss.</summary>
public enum SubmissionGap
{
    NoConsensus,
    NoReason,
    NoEvidence,
    Withheld,
    NobodyAnswered,
}
