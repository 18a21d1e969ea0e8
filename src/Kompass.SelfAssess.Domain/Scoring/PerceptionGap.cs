using Kompass.SelfAssess.Domain.Disclosure;

namespace Kompass.SelfAssess.Domain.Scoring;

/// <summary>How far apart the role groups see a part: the largest difference between group means that may be shown. Source: design 5.</summary>
/// <param name="Difference">Highest minus lowest share (0–1).</param>
/// <param name="Highest">Key of the group with the highest mean.</param>
/// <param name="Lowest">Key of the group with the lowest mean.</param>
public sealed record PerceptionGap(double Difference, string Highest, string Lowest)
{
    /// <summary>The gap of a part, made only of groups that <paramref name="plan"/> lets be shown; null for fewer than two of them.</summary>
    public static PerceptionGap? Of(RoundEstimate estimate, Part part, SuppressionPlan plan)
    {
        (string Group, double Share)[] shown =
        [
            .. from @group in estimate.Groups
               let cell = estimate[part, Slice.Group(@group)]
               where cell.Share is not null && plan.ReasonFor(cell.Key) is null
               orderby cell.Share
               select (@group, cell.Share!.Value),
        ];
        return shown.Length < 2 ? null : new PerceptionGap(shown[^1].Share - shown[0].Share, shown[^1].Group, shown[0].Group);
    }
}
