using Kompass.SelfAssess.Domain.Comparison;
using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.Domain.Plans;

/// <summary>What an effect is measured from: two rounds behind the gate, and what was done in between.</summary>
/// <param name="Earlier">The round that the plan started from.</param>
/// <param name="Later">A round after it.</param>
/// <param name="LaterOpened">First day of the later round: what was done by then may have had an effect.</param>
/// <param name="Actions">The plan's actions that there were by then.</param>
public sealed record EffectInput(RoundSide Earlier, RoundSide Later, DateOnly LaterOpened, IReadOnlyList<EffectAction> Actions)
{
    /// <summary>What actions outside the plan aim at: neither targeted by it nor without an action.</summary>
    public IReadOnlyList<EffectTarget> Elsewhere { get; init; } = [];
}

/// <summary>An action of the plan.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Targets">What it aims at.</param>
/// <param name="DoneOn">The day it was done; null where it is not.</param>
/// <param name="Cancelled">True where it will not be done; its questions then belong to neither side.</param>
public sealed record EffectAction(int Number, IReadOnlyList<EffectTarget> Targets, DateOnly? DoneOn, bool Cancelled)
{
    internal bool DoneBefore(DateOnly day) => DoneOn < day;
}

/// <summary>What an action aims at: a question, or a sub-area as a whole.</summary>
/// <param name="SubArea">Code of the sub-area.</param>
/// <param name="Question">Code of the question; null for the whole.</param>
public sealed record EffectTarget(string SubArea, string? Question)
{
    /// <summary>
    /// The questions of a round of the depth that the target is about: the question itself where the round asks it; otherwise all that the round
    /// asks in the sub-area, since the core question sees the whole of it.
    /// </summary>
    public IEnumerable<string> QuestionsIn(FrameworkEdition edition, RoundDepth depth)
    {
        var asked = edition.SubAreas.FirstOrDefault(subArea => subArea.Code == SubArea)?.QuestionsFor(depth).Select(question => question.Code).ToList() ?? [];
        return Question is { } own && asked.Contains(own) ? [own] : asked;
    }
}
