namespace Kompass.SelfAssess.Domain.Plans;

/// <summary>Something worth doing, and why.</summary>
/// <param name="Step">One level up on one question; the core question stands for the whole sub-area.</param>
/// <param name="Standing">Where the question stands.</param>
/// <param name="EstimatedShare">What the estimate shows of the question, or else of its sub-area (0–1); null where nothing may be shown.</param>
/// <param name="Points">Official points of the step, bounded by what is left of the sub-area.</param>
/// <param name="Chance">Chance (0–1) that the action gives them.</param>
/// <param name="Expected">Points × chance: what it is ranked by, per day.</param>
/// <param name="Days">Working days of one person.</param>
/// <param name="Sources">What speaks for it, the evaluators first.</param>
/// <param name="AnsweredBy">Numbers of the plan's actions that aim at the question or name everything that speaks for it.</param>
public sealed record Suggestion(
    LevelStep Step,
    Standing Standing,
    double? EstimatedShare,
    decimal Points,
    double Chance,
    decimal Expected,
    int Days,
    IReadOnlyList<SuggestionSource> Sources,
    IReadOnlyList<int> AnsweredBy)
{
    /// <summary>Code of the question, which no other suggestion has.</summary>
    public string Code => Step.Question.Code;

    /// <summary>True where it is about the sub-area as a whole.</summary>
    public bool WholeSubArea => Step.Question.Core;

    /// <summary>True where words about the sub-area point out no question of it: then points and days are those of one average question.</summary>
    public bool OnePart => IsOnePart(Step, Sources);

    /// <summary>Expected points per working day.</summary>
    public decimal PerDay => Expected / Math.Max(1, Days);

    internal static bool IsOnePart(LevelStep step, IEnumerable<SuggestionSource> sources) => step.Question.Core && sources.Any(source => source.Kind != SuggestionSourceKind.Gap);
}

/// <summary>What speaks for a suggestion.</summary>
/// <param name="Kind">Where it comes from.</param>
/// <param name="Id">Row of the finding or task; null for a gap.</param>
/// <param name="Text">The words; empty for a gap.</param>
/// <param name="Outcome">What was found out, of a finished task.</param>
/// <param name="AnsweredBy">Numbers of the plan's actions that name it.</param>
public sealed record SuggestionSource(SuggestionSourceKind Kind, int? Id, string Text, string? Outcome, IReadOnlyList<int> AnsweredBy);

/// <summary>Where a suggestion comes from.</summary>
public enum SuggestionSourceKind
{
    /// <summary>An improvement point of the official evaluation.</summary>
    Improvement,

    /// <summary>A recommendation of it.</summary>
    Recommendation,

    /// <summary>A task of the workshop that is not done.</summary>
    OpenTask,

    /// <summary>A finished one.</summary>
    DoneTask,

    /// <summary>A low level in the own estimate.</summary>
    Gap,
}

/// <summary>All suggestions of a plan.</summary>
/// <param name="Ranked">Expected points per day, the most first.</param>
/// <param name="Answered">What the plan answers already, likewise.</param>
/// <param name="Unplaced">The evaluators' words that no question, or no number, could be found for.</param>
public sealed record SuggestionList(IReadOnlyList<Suggestion> Ranked, IReadOnlyList<Suggestion> Answered, IReadOnlyList<UnplacedFinding> Unplaced);

/// <summary>Words that are left to a person.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Reason">Why.</param>
/// <param name="AnsweredBy">Numbers of the plan's actions that name it.</param>
public sealed record UnplacedFinding(FindingGiven Finding, UnplacedReason Reason, IReadOnlyList<int> AnsweredBy);

/// <summary>Why words are left to a person.</summary>
public enum UnplacedReason
{
    /// <summary>They name no sub-area, and no question stands out.</summary>
    NoQuestion,

    /// <summary>No official points tell where the sub-area stands, and no estimate that may be shown.</summary>
    NoNumber,

    /// <summary>The question is at the highest level already.</summary>
    AtTheTop,
}
