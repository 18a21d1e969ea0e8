namespace Kompass.SelfAssess.Domain.Plans;

/// <summary>A question in both rounds, in shares (0–1) of what it can give.</summary>
/// <param name="Code">Its code.</param>
/// <param name="SubArea">Code of its sub-area.</param>
/// <param name="Start">Share in the earlier round.</param>
/// <param name="End">Share in the later one.</param>
/// <param name="Role">Whether the plan aims at it.</param>
/// <param name="Points">What it can give, in points: its weight times the maximum of its sub-area.</param>
public sealed record EffectQuestion(string Code, string SubArea, double Start, double End, EffectRole Role, double Points)
{
    /// <summary>Later minus earlier.</summary>
    public double Change => End - Start;

    /// <summary>True where one of the other side started about as high.</summary>
    public bool Matched { get; init; }

    /// <summary>The change to expect by itself at that starting level; null where no effect is measured.</summary>
    public double? Expected { get; init; }

    /// <summary>How large its change must be to be secured among all questions without an action; null where that cannot be said.</summary>
    public double? Limit { get; init; }

    /// <summary>Whether the change is secured (statistiskt säkerställd); null where that cannot be said.</summary>
    public bool? Secured => Limit is { } limit ? Math.Abs(Change) > limit : null;
}

/// <summary>Which side a question is on.</summary>
public enum EffectRole
{
    /// <summary>An action of the plan aims at it.</summary>
    Targeted,

    /// <summary>No action at all aims at it.</summary>
    Untargeted,

    /// <summary>Only a cancelled action does, or one outside the plan: neither side.</summary>
    LeftOut,
}

/// <summary>Why no effect is measured.</summary>
public enum EffectRefusal
{
    /// <summary>The rounds are on editions with other sub-areas or maxima.</summary>
    OtherScale,

    /// <summary>One asked the core questions, the other the deeper ones.</summary>
    OtherDepth,

    /// <summary>A level stands for another share of the points.</summary>
    OtherLevelShares,

    /// <summary>No action aims at a question that both rounds show.</summary>
    NothingTargeted,

    /// <summary>Too few questions have an action.</summary>
    TooFewTargeted,

    /// <summary>Too few of them have any to be compared with: those without an action started higher or lower.</summary>
    NothingAlike,

    /// <summary>Too few questions, or too few sub-areas, are without an action.</summary>
    TooFewCompared,
}

/// <summary>An action whose questions rose no more than could be expected.</summary>
/// <param name="Number">Number of the action.</param>
/// <param name="Questions">Those of its questions that count.</param>
public sealed record EffectOfAction(int Number, IReadOnlyList<EffectQuestion> Questions)
{
    /// <summary>Mean change, as a share.</summary>
    public double Change { get; } = Questions.Average(question => question.Change);

    /// <summary>Mean change to expect by itself, as a share.</summary>
    public double Expected { get; } = Questions.Average(question => question.Expected ?? 0);
}
