using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.App.Rounds;

/// <summary>What the content of a round must fulfil, whoever wants it.</summary>
internal static class RoundRules
{
    public static List<Refused> Faults(RoundContent content, StoredEdition? edition, int leastMinimum) =>
    [
        .. NameFaults(content.Name),
        .. EditionFaults(content, edition),
        .. MinimumFaults(content.MinimumGroup, leastMinimum),
        .. GroupFaults(content.Groups, edition),
        .. UnitFaults(content.Units),
        .. content.ClosesOn < content.OpensOn ? [new Refused(RefusalCode.ClosesBeforeOpens)] : Array.Empty<Refused>(),
        .. content.TargetPercent is < 1 or > 100 ? [new Refused(RefusalCode.TargetOutOfRange)] : Array.Empty<Refused>(),
    ];

    private static IEnumerable<Refused> NameFaults(string name)
    {
        if (string.IsNullOrWhiteSpace(name.Replace("\0", "", StringComparison.Ordinal)))
        {
            yield return new Refused(RefusalCode.NameMissing);
        }
        else if (name.Trim().Length > Round.NameMaxLength)
        {
            yield return new Refused(RefusalCode.NameTooLong, Round.NameMaxLength.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    private static IEnumerable<Refused> EditionFaults(RoundContent content, StoredEdition? edition)
    {
        if (edition?.PublishedUtc is null)
        {
            yield return new Refused(RefusalCode.EditionUnknown, content.EditionKey);
        }
        else if (!edition.Edition.Assessable)
        {
            yield return new Refused(RefusalCode.EditionNotAssessable, content.EditionKey);
        }
        else if (!Enum.IsDefined(content.Depth) || !edition.Edition.SubAreas.All(subArea => subArea.QuestionsFor(content.Depth).Any()))
        {
            yield return new Refused(RefusalCode.DepthNotOffered, content.EditionKey);
        }
    }

    private static IEnumerable<Refused> MinimumFaults(int minimum, int least)
    {
        if (minimum < least)
        {
            yield return new Refused(RefusalCode.MinimumGroupTooLow, least.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    private static IEnumerable<Refused> GroupFaults(IReadOnlyList<RoundGroupChoice> groups, StoredEdition? edition)
    {
        if (groups.Count == 0)
        {
            yield return new Refused(RefusalCode.GroupsMissing);
        }

        foreach (var group in groups.GroupBy(group => group.Key))
        {
            if (!RoleGroups.All.Contains(group.Key))
            {
                yield return new Refused(RefusalCode.GroupUnknown, group.Key);
            }
            else if (group.Count() > 1)
            {
                yield return new Refused(RefusalCode.GroupTwice, group.Key);
            }
        }

        var known = edition?.Edition.Areas.Select(area => area.Number).ToHashSet() ?? [];
        foreach (var number in groups.SelectMany(group => group.Areas).Where(number => !known.Contains(number)).Distinct())
        {
            yield return new Refused(RefusalCode.AreaUnknown, number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    private static IEnumerable<Refused> UnitFaults(IReadOnlyList<string> units)
    {
        foreach (var unit in units.GroupBy(unit => unit.Trim(), StringComparer.OrdinalIgnoreCase))
        {
            if (unit.Key.Length == 0)
            {
                yield return new Refused(RefusalCode.UnitNameMissing);
            }
            else if (unit.Key.Length > Unit.NameMaxLength)
            {
                yield return new Refused(RefusalCode.UnitNameTooLong, unit.Key);
            }
            else if (unit.Count() > 1)
            {
                yield return new Refused(RefusalCode.UnitTwice, unit.Key);
            }
        }
    }
}
