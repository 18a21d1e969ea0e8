namespace Kompass.SelfAssess.Domain.Plans;

/// <summary>
/// What suggestions, portfolio and forecast of a plan take for granted. Computed where there is anything to compute from, else judged and named as
/// such; nobody has followed enough plans to an official evaluation yet.
/// </summary>
public sealed record PlanAssumptions
{
    /// <summary>The values that the installation works with.</summary>
    public static PlanAssumptions Default { get; } = new();

    /// <summary>
    /// Working days of one person to raise one question from level 0, 1, 2, 3 and 4 to the next; judged from what the next level asks for
    /// (domain B.2): that somebody begins (5), that a way of working is decided (15), that every administration and first-line manager uses it
    /// (25), that its results are followed and the companies are with (25), that its effects are evaluated, compared and acted on (40). The work
    /// that everybody else puts in is not counted.
    /// </summary>
    public IReadOnlyList<int> StepDays { get; init; } = [5, 15, 25, 25, 40];

    /// <summary>
    /// Chance (0–1) that such an action, once done, gives what the rubric says at the coming evaluation; judged. It falls with the level:
    /// evaluators credit what they find, but see little of what is new, of effects and of what happens outside the central office (domain B.2, B.3).
    /// </summary>
    public IReadOnlyList<double> StepChance { get; init; } = [0.8, 0.7, 0.6, 0.5, 0.35];

    /// <summary>By what the chance (0–1) is multiplied where the evaluators have not asked for it and only the municipality itself sees the gap; judged.</summary>
    public double UnnamedChance { get; init; } = 0.7;

    /// <summary>The same where their words point out a sub-area but no question of it: it is less sure that the action is what any question asks for; judged.</summary>
    public double UnclearChance { get; init; } = 0.7;

    /// <summary>Chance (0–1) that a done action gives what a person has said it will, where it aims at nothing that could tell; judged.</summary>
    public double UnknownChance { get; init; } = 0.5;

    /// <summary>Working days of an action that aims at nothing that could tell: those of an ordinary step; judged.</summary>
    public int UnknownDays { get; init; } = 25;

    /// <summary>A question of the own estimate is a gap below this level: the most common reason for lost points is that nothing is followed up (domain B.2).</summary>
    public int GapBelow { get; init; } = 4;

    /// <summary>Chance (0–1) that an action that has not begun is finished before the evaluation; judged.</summary>
    public double FinishPlanned { get; init; } = 0.6;

    /// <summary>The same of one in progress; judged.</summary>
    public double FinishInProgress { get; init; } = 0.8;

    /// <summary>The same of a paused one; judged.</summary>
    public double FinishPaused { get; init; } = 0.3;

    /// <summary>Chance (0–1) that an action of the given status is finished; 1 for a done one, 0 for a cancelled one.</summary>
    public double FinishOf(ActionStatus status) => status switch
    {
        ActionStatus.Done => 1,
        ActionStatus.InProgress => FinishInProgress,
        ActionStatus.Planned => FinishPlanned,
        ActionStatus.Paused => FinishPaused,
        _ => 0,
    };
}
