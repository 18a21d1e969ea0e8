using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.Domain.Plans;

/// <summary>A way up the rubric of one question.</summary>
/// <param name="SubArea">The sub-area.</param>
/// <param name="Question">The question; the core one stands for the sub-area as a whole.</param>
/// <param name="From">Level 0–5 that it is at.</param>
/// <param name="To">Level 0–5 that it is to reach.</param>
public sealed record LevelStep(SubArea SubArea, Question Question, int From, int To)
{
    /// <summary>How many deeper questions it stands for: those of the sub-area for the core question, else one.</summary>
    public int Parts => Question.Core ? Math.Max(1, SubArea.Questions.Count(question => !question.Core)) : 1;

    /// <summary>What one sees at the level that it is at; the rubric's own words.</summary>
    public string Now => Question.Levels[From].Descriptor;

    /// <summary>What one is to see.</summary>
    public string Next => Question.Levels[To].Descriptor;

    /// <summary>The level whose share is nearest; the lower one where two are as near, so that nothing is taken for granted.</summary>
    /// <param name="share">Share of the points (0–1).</param>
    /// <param name="levelShares">Shares of levels 0–5 of the edition.</param>
    public static int LevelOf(double share, IReadOnlyList<decimal> levelShares)
    {
        var nearest = 0;
        for (var level = 1; level < levelShares.Count; level++)
        {
            // Compared as decimals: 0.535 lies in the middle of 0.45 and 0.62.
            if (Math.Abs((decimal)share - levelShares[level]) < Math.Abs((decimal)share - levelShares[nearest]))
            {
                nearest = level;
            }
        }

        return nearest;
    }

    /// <summary>M·w·(σ(to) − σ(from)) in points, and never more than is left of the sub-area: M·(1 − share). Source: design 5.</summary>
    /// <param name="edition">The edition, for the shares of its levels.</param>
    /// <param name="share">Share (0–1) of its maximum that the sub-area has now.</param>
    public decimal Points(FrameworkEdition edition, double share) => Math.Max(0, Math.Min(
        SubArea.MaxPoints * Question.Weight * (edition.LevelShares[To] - edition.LevelShares[From]),
        SubArea.MaxPoints * (1 - (decimal)share)));

    /// <summary>
    /// Points that may be expected: each level on the way with its chance, which takes that the levels below it have been reached; never more than is
    /// left of the sub-area.
    /// </summary>
    /// <param name="edition">The edition.</param>
    /// <param name="share">Share (0–1) of its maximum that the sub-area has now.</param>
    /// <param name="named">Whether the evaluators have asked for it.</param>
    /// <param name="assumptions">Chances by level.</param>
    public decimal Expected(FrameworkEdition edition, double share, bool named, PlanAssumptions assumptions)
    {
        var chance = named ? 1 : assumptions.UnnamedChance;
        var expected = 0m;
        for (var level = From; level < To; level++)
        {
            chance *= assumptions.StepChance[level];
            expected += (decimal)chance * (this with { From = level, To = level + 1 }).Points(edition, 0);
        }

        return Math.Max(0, Math.Min(expected, SubArea.MaxPoints * (1 - (decimal)share)));
    }

    /// <summary>Working days of one person; for the sub-area as a whole as many times as it has deeper questions.</summary>
    public int Days(PlanAssumptions assumptions) =>
        Enumerable.Range(From, Math.Max(0, To - From)).Sum(level => assumptions.StepDays[level])
        * Parts;
}
