using System.Globalization;
using Kompass.SelfAssess.Domain.Plans;

namespace Kompass.SelfAssess.App.Plans;

/// <summary>Everything about an action that somebody decides, whoever it is: a form, a workbook, a suggestion. What is empty is null.</summary>
public sealed record ActionContent(string Title)
{
    public string? Description { get; init; }

    public string? SuccessMeasure { get; init; }

    public Guid? OwnerId { get; init; }

    public int? UnitId { get; init; }

    public ActionPriority Priority { get; init; } = ActionPriority.Normal;

    /// <summary>Working days.</summary>
    public int? EffortDays { get; init; }

    public DateOnly? StartsOn { get; init; }

    public DateOnly? DueOn { get; init; }

    /// <summary>Points, where somebody says another number than the computed one.</summary>
    public decimal? ExpectedGain { get; init; }

    public ActionStatus Status { get; init; }

    /// <summary>0–100; of a done action always 100.</summary>
    public int Percent { get; init; }

    public IReadOnlyList<TargetContent> Targets { get; init; } = [];

    public IReadOnlyList<FindingContent> Findings { get; init; } = [];

    public IReadOnlyList<LinkContent> Links { get; init; } = [];

    public IReadOnlyList<StepContent> Steps { get; init; } = [];

    /// <summary>Numbers of the actions of the plan that must be done before it.</summary>
    public IReadOnlyList<int> DependsOn { get; init; } = [];

    /// <summary>Id that a new action gets, so that a form sent twice makes one; means nothing for a change.</summary>
    public Guid? NewId { get; init; }

    /// <summary>The workshop task it came from; said once, when the action is made.</summary>
    public int? EvidenceTaskId { get; init; }

    /// <summary>What stands in the database, to be changed in part (<c>with</c>) and sent back.</summary>
    /// <param name="action">With its targets, findings, links, steps and dependencies.</param>
    /// <param name="numbers">Number of every action of the plan.</param>
    public static ActionContent Of(PlanAction action, IReadOnlyDictionary<Guid, int> numbers) => new(action.Title)
    {
        Description = action.Description,
        SuccessMeasure = action.SuccessMeasure,
        OwnerId = action.OwnerId,
        UnitId = action.UnitId,
        Priority = action.Priority,
        EffortDays = action.EffortDays,
        StartsOn = action.StartsOn,
        DueOn = action.DueOn,
        ExpectedGain = action.ExpectedGain,
        Status = action.Status,
        Percent = action.Percent,
        Targets = [.. action.Targets.OrderBy(target => target.Id).Select(target => new TargetContent(target.SubAreaCode, target.QuestionCode, target.FromLevel, target.ToLevel))],
        Findings = [.. action.Findings.OrderBy(finding => finding.Id).Select(finding => new FindingContent(finding.FindingId, finding.Text))],
        Links = [.. action.Links.OrderBy(link => link.Id).Select(link => new LinkContent(link.Text, link.Address))],
        Steps = [.. action.StepsInOrder().Select(step => new StepContent(step.Text, step.Done))],
        DependsOn = [.. action.DependsOn.Select(dependency => numbers[dependency.DependsOnId]).Order()],
        EvidenceTaskId = action.EvidenceTaskId,
    };

    /// <summary>Trimmed, without what no text is to hold, and with an address for a link's text where there is none.</summary>
    internal ActionContent Tidy() => this with
    {
        Title = Line(Title) ?? "",
        Description = Text(Description),
        SuccessMeasure = Text(SuccessMeasure),
        Percent = Status == ActionStatus.Done ? 100 : Percent,
        Targets = [.. Targets.Select(target => target with { SubAreaCode = target.SubAreaCode.Trim(), QuestionCode = Line(target.QuestionCode) })],
        Findings = [.. Findings.Select(finding => finding with { Text = Text(finding.Text) ?? "" })],
        Links = [.. Links.Select(link => new LinkContent(Line(link.Text) ?? link.Address.Trim(), link.Address.Trim()))],
        Steps = [.. Steps.Select(step => step with { Text = Line(step.Text) ?? "" }).Where(step => step.Text.Length > 0)],
        DependsOn = [.. DependsOn.Distinct().Order()],
    };

    /// <summary>With other ticks.</summary>
    /// <param name="order">Row ids of the steps, as they stand.</param>
    /// <param name="ticks">For each step that changes, by row id, whether it is done.</param>
    internal ActionContent Ticked(IReadOnlyList<int> order, IReadOnlyDictionary<int, bool> ticks) =>
        this with { Steps = [.. Steps.Select((step, place) => ticks.TryGetValue(order[place], out var done) ? step with { Done = done } : step)] };

    /// <summary>Lines that end alike, trimmed and without what no text is to hold; null where nothing is left.</summary>
    internal static string? Text(string? text) =>
        text?.Replace("\0", "", StringComparison.Ordinal).ReplaceLineEndings("\n").Trim() is { Length: > 0 } tidy ? tidy : null;

    private static string? Line(string? text) => Text(text)?.Replace('\n', ' ');
}

/// <param name="SubAreaCode">Such as <c>2.3</c>.</param>
/// <param name="QuestionCode">Such as <c>2.3.c</c>; null for the sub-area as a whole.</param>
/// <param name="FromLevel">Level it is at, 0–5.</param>
/// <param name="ToLevel">Level it is to reach.</param>
public sealed record TargetContent(string SubAreaCode, string? QuestionCode = null, int? FromLevel = null, int? ToLevel = null)
{
    /// <summary>The code of the question, or of the sub-area where it is aimed at as a whole.</summary>
    public string Code => QuestionCode ?? SubAreaCode;

    /// <summary>A target by the code of a sub-area (<c>2.3</c>) or of a question (<c>2.3.c</c>).</summary>
    public static TargetContent At(string code, int? fromLevel = null, int? toLevel = null)
    {
        var parts = code.Trim().Split('.');
        return parts.Length > 2
            ? new TargetContent(string.Join('.', parts.Take(2)), code.Trim(), fromLevel, toLevel)
            : new TargetContent(code.Trim(), null, fromLevel, toLevel);
    }

    /// <summary>For example <c>2.3.c 2–4</c>.</summary>
    public override string ToString() => (FromLevel, ToLevel) switch
    {
        (null, null) => Code,
        var (from, to) => string.Create(CultureInfo.InvariantCulture, $"{Code} {from}–{to}"),
    };
}

/// <param name="FindingId">A finding of an evaluation, whose words are then taken from there.</param>
/// <param name="Text">The words.</param>
public sealed record FindingContent(int? FindingId, string Text = "");

public sealed record LinkContent(string Text, string Address);

public sealed record StepContent(string Text, bool Done = false);

/// <summary>An action that has been made.</summary>
public sealed record CreatedAction(Guid Id, int Number);

/// <summary>Where a card is put down on the board.</summary>
/// <param name="ActionId">Which.</param>
/// <param name="Version">The action's version that was read.</param>
/// <param name="Status">The column.</param>
/// <param name="Place">From 0; beyond the last is last.</param>
public sealed record MoveAction(Guid ActionId, int Version, ActionStatus Status, int Place);
