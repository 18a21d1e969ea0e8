namespace Kompass.SelfAssess.Domain.Plans;

/// <summary>What an action aims at.</summary>
/// <param name="SubArea">Code of the sub-area.</param>
/// <param name="Question">Code of the question; null for the sub-area as a whole.</param>
/// <param name="From">Level 0–5 that it is at; null where nobody has said, and then where it stands.</param>
/// <param name="To">Level that it is to reach; null likewise, and then the next one.</param>
public readonly record struct ActionAim(string SubArea, string? Question, int? From, int? To);

/// <summary>What an action may give, in points, and what it takes.</summary>
/// <param name="Expected">Points expected of it once it is done, by what it aims at.</param>
/// <param name="Full">Points if it does all that it should.</param>
/// <param name="Chance">Chance (0–1) of that, once it is done: expected / full.</param>
/// <param name="Days">Working days assumed for it; null where it aims at nothing that could tell.</param>
/// <param name="Given">True where a person has said another number than the computed one.</param>
public sealed record ActionGain(IReadOnlyList<PortfolioGain> Expected, IReadOnlyList<PortfolioGain> Full, double Chance, int? Days, bool Given)
{
    /// <summary>Points expected of it alone.</summary>
    public decimal Points => Expected.Sum(gain => gain.Points);

    /// <summary>Computes it. Source: issue "Action plans" point 1, design 5.</summary>
    /// <param name="standings">Where the municipality stands.</param>
    /// <param name="aims">What the action aims at; what the edition does not have is passed over.</param>
    /// <param name="named">Whether the evaluators have asked for it.</param>
    /// <param name="given">Points that a person expects of it instead; they are shared out as the computed ones are.</param>
    /// <param name="assumptions">What is taken for granted.</param>
    public static ActionGain Of(Standings standings, IReadOnlyList<ActionAim> aims, bool named, decimal? given, PlanAssumptions assumptions)
    {
        (ActionAim Aim, LevelStep Step, double Share)[] steps =
            [.. aims.Select(aim => (aim, Step: StepOf(standings, aim))).Where(one => one.Step is not null).Select(one => (one.aim, one.Step!, standings.Of(one.Step!.SubArea)?.Share ?? 0))];
        PortfolioGain[] expected = [.. steps.Select(one => new PortfolioGain(one.Aim.SubArea, one.Aim.Question, one.Step.Expected(standings.Edition, one.Share, named, assumptions)))];
        PortfolioGain[] full = [.. steps.Select(one => new PortfolioGain(one.Aim.SubArea, one.Aim.Question, one.Step.Points(standings.Edition, one.Share)))];
        var (sum, most) = (expected.Sum(gain => gain.Points), full.Sum(gain => gain.Points));
        var chance = most > 0 ? Math.Min(1, (double)(sum / most)) : assumptions.UnknownChance;
        int? days = steps.Length > 0 ? steps.Sum(one => one.Step.Days(assumptions)) : null;
        if (given is not { } points)
        {
            return new ActionGain(expected, full, chance, days, false);
        }

        PortfolioGain[] said = sum > 0 ? [.. expected.Select(gain => gain with { Points = gain.Points * points / sum })]
            : aims.Count > 0 ? [.. aims.Select(aim => new PortfolioGain(aim.SubArea, aim.Question, points / aims.Count))]
            : [new PortfolioGain("", null, points)];
        return new ActionGain(said, [.. said.Select(gain => gain with { Points = gain.Points / (decimal)chance })], chance, days, true);
    }

    private static LevelStep? StepOf(Standings standings, ActionAim aim)
    {
        if (standings.Edition.SubAreas.FirstOrDefault(one => one.Code == aim.SubArea) is not { } subArea
            || subArea.Questions.FirstOrDefault(one => aim.Question is null ? one.Core : one.Code == aim.Question) is not { } question)
        {
            return null;
        }

        var shares = standings.Edition.LevelShares;
        var from = aim.From ?? (standings.Of(subArea, question) is { } standing ? LevelStep.LevelOf(standing.Share, shares) : null);
        return from is { } level && (aim.To ?? Math.Min(level + 1, shares.Count - 1)) is var to && to >= level ? new LevelStep(subArea, question, level, to) : null;
    }
}
