using System.Globalization;
using Kompass.SelfAssess.App.Plans.Sheets;
using Kompass.SelfAssess.Domain.Plans;

namespace Kompass.SelfAssess.App.Plans;

/// <summary>What an action must fulfil, whoever wants it. What stands already and is not changed is let be.</summary>
internal static class ActionRules
{
    private const int HighestLevel = 5;

    /// <param name="content">Tidied.</param>
    /// <param name="facts">Of the plan.</param>
    /// <param name="before">The action as it stands; null for a new one.</param>
    public static List<Refused> Faults(ActionContent content, PlanFacts facts, PlanAction? before) =>
    [
        .. TitleFaults(content.Title),
        .. TextFaults(content),
        .. PeopleFaults(content, facts, before),
        .. NumberFaults(content, facts),
        .. DateFaults(content, facts.Today, before),
        .. TargetFaults(content.Targets, facts),
        .. content.Links.SelectMany(LinkFaults),
        .. DependencyFaults(content.DependsOn, facts, before),
    ];

    private static IEnumerable<Refused> TitleFaults(string title)
    {
        if (title.Length == 0)
        {
            yield return new Refused(RefusalCode.TitleMissing);
        }
        else if (title.Length > PlanAction.TitleMaxLength)
        {
            yield return new Refused(RefusalCode.TitleTooLong, Invariant(PlanAction.TitleMaxLength));
        }
    }

    private static IEnumerable<Refused> TextFaults(ActionContent content)
    {
        if (content.Description?.Length > PlanAction.TextMaxLength)
        {
            yield return new Refused(RefusalCode.DescriptionTooLong, Invariant(PlanAction.TextMaxLength));
        }

        if (content.SuccessMeasure?.Length > PlanAction.TextMaxLength)
        {
            yield return new Refused(RefusalCode.SuccessMeasureTooLong, Invariant(PlanAction.TextMaxLength));
        }

        foreach (var step in content.Steps.Where(step => step.Text.Length > ActionStep.TextMaxLength))
        {
            yield return new Refused(RefusalCode.StepTooLong, $"{step.Text[..40]} …");
        }
    }

    private static IEnumerable<Refused> PeopleFaults(ActionContent content, PlanFacts facts, PlanAction? before)
    {
        if (content.OwnerId is { } id && id != before?.OwnerId)
        {
            if (!facts.Owners.TryGetValue(id, out var owner))
            {
                yield return new Refused(RefusalCode.OwnerUnknown);
            }
            else if (owner.LeftUtc is not null)
            {
                yield return new Refused(RefusalCode.OwnerHasLeft, owner.Name);
            }
        }

        if (content.UnitId is { } unit && unit != before?.UnitId && !facts.Units.ContainsKey(unit))
        {
            yield return new Refused(RefusalCode.UnitUnknown);
        }
    }

    private static IEnumerable<Refused> NumberFaults(ActionContent content, PlanFacts facts)
    {
        if (!Enum.IsDefined(content.Status))
        {
            yield return new Refused(RefusalCode.StatusUnknown);
        }

        if (!Enum.IsDefined(content.Priority))
        {
            yield return new Refused(RefusalCode.PriorityUnknown);
        }

        if (content.Percent is < 0 or > 100)
        {
            yield return new Refused(RefusalCode.PercentOutOfRange);
        }

        if (content.EffortDays is < 1 or > PlanAction.MostEffortDays)
        {
            yield return new Refused(RefusalCode.EffortOutOfRange, Invariant(PlanAction.MostEffortDays));
        }

        if (content.ExpectedGain is { } gain && (gain < 0 || gain > facts.Edition.MaxPoints))
        {
            yield return new Refused(RefusalCode.PointsOutOfRange, facts.Edition.MaxPoints.ToString("0.##", CultureInfo.InvariantCulture));
        }
        else if (content.ExpectedGain is { } points && decimal.Round(points, 2) != points)
        {
            yield return new Refused(RefusalCode.PointsTooPrecise);
        }
    }

    /// <summary>A day that has passed can only stand where it stood, or on something that is over.</summary>
    private static IEnumerable<Refused> DateFaults(ActionContent content, DateOnly today, PlanAction? before)
    {
        if (content.DueOn < content.StartsOn)
        {
            yield return new Refused(RefusalCode.DueBeforeStart);
        }

        if (content.DueOn < today && content.Status.IsOpen && content.DueOn != before?.DueOn)
        {
            yield return new Refused(RefusalCode.DueInThePast, content.DueOn.Value.ToString("O", CultureInfo.InvariantCulture));
        }
    }

    private static IEnumerable<Refused> TargetFaults(IReadOnlyList<TargetContent> targets, PlanFacts facts)
    {
        foreach (var same in targets.GroupBy(target => target.Code).Where(same => same.Count() > 1))
        {
            yield return new Refused(RefusalCode.TargetTwice, same.Key);
        }

        foreach (var target in targets)
        {
            var subArea = facts.Edition.SubAreas.FirstOrDefault(own => own.Code == target.SubAreaCode);
            if (subArea is null)
            {
                yield return new Refused(RefusalCode.SubAreaUnknown, target.SubAreaCode);
            }
            else if (target.QuestionCode is { } code && !subArea.Questions.Any(question => question.Code == code))
            {
                yield return new Refused(RefusalCode.QuestionUnknown, code);
            }
            else if (target.FromLevel is < 0 or > HighestLevel || target.ToLevel is < 0 or > HighestLevel)
            {
                yield return new Refused(RefusalCode.LevelOutOfRange, target.Code);
            }
            else if (target.ToLevel <= target.FromLevel)
            {
                yield return new Refused(RefusalCode.LevelNotHigher, target.Code);
            }
        }
    }

    private static IEnumerable<Refused> LinkFaults(LinkContent link)
    {
        if (!Uri.TryCreate(link.Address, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
        {
            yield return new Refused(RefusalCode.LinkBad, link.Address);
        }
        else if (link.Address.Length > ActionLink.MaxLength || link.Text.Length > ActionLink.MaxLength)
        {
            yield return new Refused(RefusalCode.LinkTooLong, Invariant(ActionLink.MaxLength));
        }
    }

    private static IEnumerable<Refused> DependencyFaults(IReadOnlyList<int> dependsOn, PlanFacts facts, PlanAction? before)
    {
        var unknown = dependsOn.Except(facts.Numbers.Values).ToList();
        foreach (var number in unknown)
        {
            yield return new Refused(RefusalCode.DependencyUnknown, Invariant(number));
        }

        if (unknown.Count == 0 && before is not null && facts.Circle(before.Number, dependsOn) is { } circle)
        {
            yield return new Refused(RefusalCode.DependencyCircle, string.Join(" → ", circle.Select(Invariant)));
        }
    }

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);
}
