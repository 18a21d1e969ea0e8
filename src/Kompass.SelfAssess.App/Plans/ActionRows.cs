using Kompass.SelfAssess.App.Plans.Sheets;
namespace Kompass.SelfAssess.App.Plans;

/// <summary>Content into rows; a row that says the same is kept, so that its id is.</summary>
internal static class ActionRows
{
    /// <param name="action">With its rows.</param>
    /// <param name="content">Tidied and found right.</param>
    /// <param name="facts">Of the plan.</param>
    /// <param name="words">Text of every finding that the content names by id.</param>
    public static void Apply(PlanAction action, ActionContent content, PlanFacts facts, IReadOnlyDictionary<int, string> words)
    {
        action.Title = content.Title;
        action.Description = content.Description;
        action.SuccessMeasure = content.SuccessMeasure;
        action.OwnerId = content.OwnerId;
        action.UnitId = content.UnitId;
        action.Priority = content.Priority;
        action.EffortDays = content.EffortDays;
        action.StartsOn = content.StartsOn;
        action.DueOn = content.DueOn;
        action.ExpectedGain = content.ExpectedGain;
        action.Status = content.Status;
        action.Percent = content.Percent;
        Match(action.Targets, content.Targets, target => target.QuestionCode ?? target.SubAreaCode, target => target.Code,
            target => new ActionTarget { ActionId = action.Id, SubAreaCode = target.SubAreaCode, QuestionCode = target.QuestionCode },
            (row, target, _) => (row.FromLevel, row.ToLevel) = (target.FromLevel, target.ToLevel));
        Match(action.Findings, content.Findings, finding => (finding.FindingId, finding.FindingId is null ? finding.Text : ""), finding => (finding.FindingId, finding.FindingId is null ? finding.Text : ""),
            finding => new ActionFinding { ActionId = action.Id, FindingId = finding.FindingId, Text = finding.FindingId is { } id ? words[id] : finding.Text });
        Match(action.Links, content.Links, link => (link.Text, link.Address), link => (link.Text, link.Address),
            link => new ActionLink { ActionId = action.Id, Text = link.Text, Address = link.Address });
        Match(action.Steps, content.Steps, step => step.Text, step => step.Text,
            step => new ActionStep { ActionId = action.Id, Text = step.Text },
            (row, step, place) => (row.Done, row.Position) = (step.Done, place));
        var ids = facts.Numbers.ToDictionary(own => own.Value, own => own.Key);
        Match(action.DependsOn, [.. content.DependsOn.Select(number => ids[number])], dependency => dependency.DependsOnId, id => id,
            id => new ActionDependency { ActionId = action.Id, DependsOnId = id });
    }

    private static void Match<TRow, TContent, TKey>(
        List<TRow> rows, IReadOnlyList<TContent> contents, Func<TRow, TKey> rowKey, Func<TContent, TKey> contentKey, Func<TContent, TRow> make,
        Action<TRow, TContent, int>? set = null)
        where TRow : class
    {
        var left = rows.ToList();
        foreach (var (content, place) in contents.Select((content, index) => (content, index)))
        {
            var row = left.Find(own => Equals(rowKey(own), contentKey(content)));
            if (row is null)
            {
                rows.Add(row = make(content));
            }

            left.Remove(row);
            set?.Invoke(row, content, place);
        }

        rows.RemoveAll(left.Contains);
    }
}
