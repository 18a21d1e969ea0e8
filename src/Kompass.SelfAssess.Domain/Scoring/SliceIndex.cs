namespace Kompass.SelfAssess.Domain.Scoring;

/// <summary>The slices of a round as numbers: 0 all, then the groups, then the units, then one unseen slice for those without a unit.</summary>
internal sealed class SliceIndex
{
    public const int All = 0;
    public const int FirstGroup = 1;

    /// <exception cref="ArgumentException">A respondent is in a group or unit that the round does not have.</exception>
    public SliceIndex(ResponseMatrix responses)
    {
        FirstUnit = FirstGroup + responses.Groups.Count;
        Slices =
        [
            Slice.All,
            .. responses.Groups.Select(Slice.Group),
            .. responses.Units.Select(Slice.Unit),
        ];
        GroupOf = new int[responses.Respondents];
        UnitOf = new int[responses.Respondents];
        for (var respondent = 0; respondent < responses.Respondents; respondent++)
        {
            var group = responses.GroupOf[respondent];
            var unit = responses.UnitOf[respondent];
            if (group < 0 || group >= responses.Groups.Count || unit < -1 || unit >= responses.Units.Count)
            {
                throw new ArgumentException("A respondent is in a group or unit that the round does not have.", nameof(responses));
            }

            GroupOf[respondent] = FirstGroup + group;
            UnitOf[respondent] = unit < 0 ? Slices.Length : FirstUnit + unit;
        }
    }

    public int FirstUnit { get; }

    public Slice[] Slices { get; }

    /// <summary>Length of an array that holds something per slice, the unseen one included.</summary>
    public int Length => Slices.Length + 1;

    public int Groups => FirstUnit - FirstGroup;

    public int Respondents => GroupOf.Length;

    /// <summary>Per respondent, the slice of the group.</summary>
    public int[] GroupOf { get; }

    /// <summary>Per respondent, the slice of the unit.</summary>
    public int[] UnitOf { get; }
}
