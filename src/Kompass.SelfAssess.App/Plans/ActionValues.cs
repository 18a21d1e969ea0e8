using System.Globalization;
using Kompass.SelfAssess.App.Plans.Sheets;

namespace Kompass.SelfAssess.App.Plans;

/// <summary>An action's fields as the history keeps them (<see cref="ActionChange.OldValue"/>): names as they were, one row per step, link or finding.</summary>
internal static class ActionValues
{
    public static IReadOnlyDictionary<ActionField, string?> Of(PlanAction action, PlanFacts facts)
    {
        var content = ActionContent.Of(action, facts.Numbers);
        return new Dictionary<ActionField, string?>
        {
            [ActionField.Title] = content.Title,
            [ActionField.Description] = content.Description,
            [ActionField.SuccessMeasure] = content.SuccessMeasure,
            [ActionField.Owner] = content.OwnerId is { } owner ? facts.Owners.GetValueOrDefault(owner)?.Name : null,
            [ActionField.Unit] = content.UnitId is { } unit ? facts.Units.GetValueOrDefault(unit) : null,
            [ActionField.Priority] = content.Priority.ToString(),
            [ActionField.Effort] = content.EffortDays?.ToString(CultureInfo.InvariantCulture),
            [ActionField.StartsOn] = content.StartsOn?.ToString("O", CultureInfo.InvariantCulture),
            [ActionField.DueOn] = content.DueOn?.ToString("O", CultureInfo.InvariantCulture),
            [ActionField.ExpectedGain] = content.ExpectedGain?.ToString("0.##", CultureInfo.InvariantCulture),
            [ActionField.Status] = content.Status.ToString(),
            [ActionField.Percent] = content.Percent.ToString(CultureInfo.InvariantCulture),
            [ActionField.Targets] = Joined(content.Targets, ", "),
            [ActionField.Findings] = Joined(content.Findings.Select(finding => finding.Text), "\n"),
            [ActionField.Links] = Joined(content.Links.Select(link => link.Text == link.Address ? link.Address : $"{link.Text} {link.Address}"), "\n"),
            [ActionField.Steps] = Joined(content.Steps.Select(step => $"{(step.Done ? "[x]" : "[ ]")} {step.Text}"), "\n"),
            [ActionField.Dependencies] = Joined(content.DependsOn.Select(number => number.ToString(CultureInfo.InvariantCulture)), ", "),
        };
    }

    private static string? Joined<T>(IEnumerable<T> values, string separator) => string.Join(separator, values) is { Length: > 0 } joined ? joined : null;
}
