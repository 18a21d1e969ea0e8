using System.Globalization;
using Kompass.SelfAssess.Domain.Plans;

namespace Kompass.SelfAssess.App.Plans.Sheets;

/// <summary>What a row of a file changes, put into an action's content; everything else in it stays.</summary>
internal static class PlanRowContent
{
    public static ActionContent Of(ActionContent content, PlanDiffRow row, IReadOnlyDictionary<NewOwner, Guid> owners, IReadOnlyDictionary<string, int> units)
    {
        if (row.Kind == PlanRowKind.New)
        {
            content = content with { Title = row.Cells[PlanColumn.Title], Percent = int.Parse(row.Cells[PlanColumn.Percent], CultureInfo.InvariantCulture) };
        }

        content = row.Owner switch
        {
            NoOwner => content with { OwnerId = null },
            KnownOwner known => content with { OwnerId = known.Id },
            NewOwner one => content with { OwnerId = owners[one] },
            _ => content,
        };
        return row.Changes.Aggregate(content, (current, change) => Of(current, change, row, units));
    }

    public static IReadOnlyList<int> Numbers(PlanDiffRow row) =>
        [.. row.Cells[PlanColumn.DependsOn].Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(number => int.Parse(number, CultureInfo.InvariantCulture))];

    private static ActionContent Of(ActionContent content, PlanCellChange change, PlanDiffRow row, IReadOnlyDictionary<string, int> units)
    {
        var text = change.After.Length > 0 ? change.After : null;
        return change.Column switch
        {
            PlanColumn.Title => content with { Title = change.After },
            PlanColumn.Description => content with { Description = text },
            PlanColumn.SuccessMeasure => content with { SuccessMeasure = text },
            PlanColumn.SubAreas or PlanColumn.Questions => content with { Targets = Targets(content.Targets, row) },
            PlanColumn.Unit => content with { UnitId = text is null ? null : units[text] },
            PlanColumn.Priority => content with { Priority = Enum.Parse<ActionPriority>(change.After) },
            PlanColumn.EffortDays => content with { EffortDays = Whole(text) },
            PlanColumn.StartsOn => content with { StartsOn = Day(text) },
            PlanColumn.DueOn => content with { DueOn = Day(text) },
            PlanColumn.ExpectedGain => content with { ExpectedGain = text is null ? null : decimal.Parse(text, CultureInfo.InvariantCulture) },
            PlanColumn.Status => content with { Status = Enum.Parse<ActionStatus>(change.After) },
            PlanColumn.Percent => content with { Percent = Whole(text) ?? 0 },
            PlanColumn.Links => content with { Links = [.. change.After.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(PlanText.LinkOf).Select(link => new LinkContent(link.Text, link.Address))] },
            PlanColumn.DependsOn => content with { DependsOn = Numbers(row) },
            _ => content,
        };
    }

    /// <summary>
    /// Every question that is named, and every sub-area that is named and has none of them: that one is aimed at as a whole. A target that stays
    /// keeps its levels.
    /// </summary>
    private static IReadOnlyList<TargetContent> Targets(IReadOnlyList<TargetContent> before, PlanDiffRow row)
    {
        var subAreas = row.Cells[PlanColumn.SubAreas].Split(", ", StringSplitOptions.RemoveEmptyEntries);
        var questions = row.Cells[PlanColumn.Questions].Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(code => TargetContent.At(code)).ToList();
        var whole = subAreas.Where(code => !questions.Exists(question => question.SubAreaCode == code) || before.Any(target => target.Code == code)).Select(code => TargetContent.At(code));
        return [.. whole.Concat(questions).Select(target => before.FirstOrDefault(known => known.Code == target.Code) ?? target).OrderBy(target => target.Code, StringComparer.Ordinal)];
    }

    private static int? Whole(string? text) => text is null ? null : int.Parse(text, CultureInfo.InvariantCulture);

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
