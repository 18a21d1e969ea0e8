using Kompass.SelfAssess.Domain.Rounds;

namespace Kompass.SelfAssess.Domain.Scoring;

/// <summary>All answers of a round: one row per respondent, one column per question of the instrument.</summary>
/// <param name="Groups">Keys of the role groups.</param>
/// <param name="Units">Keys of the units.</param>
/// <param name="GroupOf">Per respondent, index into <paramref name="Groups"/>.</param>
/// <param name="UnitOf">Per respondent, index into <paramref name="Units"/>, or −1 where the unit is unknown or coarsened.</param>
/// <param name="Answers">Row by row, <c>respondents × questions</c>.</param>
public sealed record ResponseMatrix(
    IReadOnlyList<string> Groups,
    IReadOnlyList<string> Units,
    IReadOnlyList<int> GroupOf,
    IReadOnlyList<int> UnitOf,
    AnswerValue[] Answers)
{
    /// <summary>Number of respondents.</summary>
    public int Respondents => GroupOf.Count;
}
