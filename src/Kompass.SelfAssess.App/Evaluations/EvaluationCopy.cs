using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.App.Evaluations;

/// <summary>Puts a confirmed evaluation into a new draft, all that it has: what its workbook has no room for is not lost on the way.</summary>
internal static class EvaluationCopy
{
    /// <returns>The findings by the rows of its workbook.</returns>
    public static Dictionary<string, DraftFinding> Into(ReportDraft draft, OfficialEvaluation evaluation, FrameworkEdition edition)
    {
        (draft.Municipality, draft.Year, draft.Month) = (evaluation.Municipality, evaluation.Year, evaluation.Month);
        foreach (var score in evaluation.Scores)
        {
            var part = score.SubAreaCode ?? EvaluationSheets.Digits(score.Area);
            if (DraftPlaces.Find(draft, edition, part, EvaluationField.Points) is { } place)
            {
                place.Value = score.Points;
            }
        }

        draft.Values.AddRange(evaluation.Printed.Select(number => new DraftValue
        {
            Field = DraftField.Printed,
            Printed = number.Kind,
            Area = number.Area,
            SubAreaCode = number.SubAreaCode,
            Value = number.Value,
        }));
        draft.Values.AddRange(evaluation.Summaries.Select(summary => new DraftValue { Field = DraftField.AreaSummary, Area = summary.Area, Text = summary.Text }));
        var findings = evaluation.Findings.OrderBy(finding => finding.Order).ThenBy(finding => finding.Id).ToDictionary(
            finding => EvaluationFields.PartOf(finding.Id),
            finding => new DraftFinding
            {
                Order = finding.Order,
                Kind = finding.Kind,
                ReadKind = finding.Kind,
                Area = finding.Area,
                SubAreaCode = finding.SubAreaCode,
                Text = finding.Text,
                GoldStar = finding.GoldStar,
            });
        draft.Findings.AddRange(findings.Values);
        return findings;
    }

    /// <summary>The file is the source now: what it says is what was read.</summary>
    public static void SetRead(ReportDraft draft) =>
        draft.Values.FindAll(value => value.Field is DraftField.SubAreaPoints or DraftField.AreaPoints or DraftField.Printed).ForEach(value => value.Read = value.Value);
}
