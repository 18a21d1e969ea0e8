using Kompass.SelfAssess.Domain.Evaluations.Reports;

namespace Kompass.SelfAssess.Domain.Plans;

/// <summary>What suggestions are made of; values only, already behind the gate.</summary>
/// <param name="Standings">Where the municipality stands, and the edition.</param>
public sealed record SuggestionInput(Standings Standings)
{
    /// <summary>The evaluators' words.</summary>
    public IReadOnlyList<FindingGiven> Findings { get; init; } = [];

    /// <summary>Tasks of the workshop of the plan's round.</summary>
    public IReadOnlyList<TaskGiven> Tasks { get; init; } = [];

    /// <summary>Actions that the plan has already, without cancelled ones.</summary>
    public IReadOnlyList<PlannedAnswer> Planned { get; init; } = [];

    /// <summary>What is taken for granted.</summary>
    public PlanAssumptions Assumptions { get; init; } = PlanAssumptions.Default;

    /// <summary>Working days by question code, where somebody knows better than the assumption.</summary>
    public IReadOnlyDictionary<string, int> Days { get; init; } = new Dictionary<string, int>();
}

/// <summary>A finding of the official evaluation.</summary>
/// <param name="Id">Its row.</param>
/// <param name="Kind">Improvement or recommendation; strengths give no suggestion.</param>
/// <param name="Text">Its words.</param>
/// <param name="Area">Area number in the plan's edition; null for a recommendation to the whole municipality.</param>
/// <param name="SubAreas">Codes in the plan's edition of what it may be about; empty where it is about the area as a whole.</param>
public sealed record FindingGiven(int Id, FindingKind Kind, string Text, int? Area, IReadOnlyList<string> SubAreas);

/// <summary>A task that the workshop handed out.</summary>
/// <param name="Id">Its row.</param>
/// <param name="Code">Sub-area or question that it is about.</param>
/// <param name="Text">What was to be found out.</param>
/// <param name="Outcome">What was found; null while it is not done, or where nobody wrote it down.</param>
/// <param name="Done">Whether it is done.</param>
public sealed record TaskGiven(int Id, string Code, string Text, string? Outcome, bool Done);

/// <summary>What an action of the plan answers.</summary>
/// <param name="Number">Its number within the plan.</param>
/// <param name="Questions">Codes of the questions that it aims at; the core question where it aims at a sub-area as a whole.</param>
/// <param name="Findings">Rows of the findings that it names.</param>
/// <param name="Texts">Their words, which stand also where the evaluation has been replaced by a corrected one.</param>
/// <param name="Task">The task that it came from.</param>
public sealed record PlannedAnswer(int Number, IReadOnlyCollection<string> Questions, IReadOnlyCollection<int> Findings, IReadOnlyCollection<string> Texts, int? Task);
