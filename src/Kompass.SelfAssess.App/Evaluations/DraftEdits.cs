using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.App.Evaluations;

/// <summary>Writes what a reviewer says into the rows of a draft.</summary>
internal static class DraftEdits
{
    /// <summary>Most findings that a draft can have.</summary>
    private const int MostFindings = 1000;

    /// <summary>Another edition has other parts: whatever was confirmed of them has to be looked at again.</summary>
    public static void Refit(ReportDraft draft, FrameworkEdition? edition)
    {
        if (edition is not null)
        {
            DraftContents.FitTo(draft, edition);
        }

        draft.Values.ForEach(value => value.Confirmed = false);
        draft.Findings.Where(finding => finding.Area is not null).ToList().ForEach(finding => finding.Confirmed = false);
    }

    public static void Write(List<DraftValue> values, IReadOnlyDictionary<int, decimal?> numbers)
    {
        foreach (var value in values)
        {
            value.Value = numbers.TryGetValue(value.Id, out var number) ? number : value.Value;
        }
    }

    public static void Write(List<DraftFinding> findings, SaveDraftPart command, FrameworkEdition edition)
    {
        var codes = edition.Areas.FirstOrDefault(area => area.Number == command.Area)?.SubAreas.Select(subArea => subArea.Code).ToHashSet() ?? [];
        foreach (var finding in findings)
        {
            if (command.Findings.TryGetValue(finding.Id, out var edit))
            {
                finding.Kind = command.Area is null ? FindingKind.Recommendation : edit.Kind == FindingKind.Recommendation ? finding.Kind : edit.Kind;
                finding.SubAreaCode = edit.SubArea is { } code && codes.Contains(code) ? code : null;
                (finding.Text, finding.GoldStar, finding.LeftOut) = (DraftText.OneLine(edit.Text, OfficialFinding.TextMaxLength), edit.GoldStar, edit.LeftOut);
            }

            finding.Kind = command.Accept ? Suggested(finding) : finding.Kind;
        }

        var split = findings.FindIndex(finding => finding.Id == command.SplitAt);
        if (split >= 0)
        {
            for (var at = 0; at < findings.Count; at++)
            {
                findings[at].Kind = at < split ? FindingKind.Strength : FindingKind.Improvement;
            }
        }
    }

    public static void Summarise(ReportDraft draft, SaveDraftPart command)
    {
        if (command is { Area: { } area, Summary: { } summary })
        {
            var value = draft.Values.Find(one => one.Field == DraftField.AreaSummary && one.Area == area);
            if (value is null && !string.IsNullOrWhiteSpace(summary))
            {
                draft.Values.Add(value = new DraftValue { Field = DraftField.AreaSummary, Area = area });
            }

            value?.Text = DraftText.Clean(summary.ReplaceLineEndings("\n")).Trim();
        }
    }

    public static List<Refused> Add(ReportDraft draft, SaveDraftPart command, int last)
    {
        if (command.Add && draft.Findings.Count < MostFindings)
        {
            draft.Findings.Add(new DraftFinding
            {
                Order = last,
                Kind = command.Area is null ? FindingKind.Recommendation : FindingKind.Unsorted,
                ReadKind = command.Area is null ? FindingKind.Recommendation : FindingKind.Unsorted,
                Area = command.Area,
                Text = "",
            });
        }

        return [];
    }

    public static FindingKind Suggested(DraftFinding finding) => finding.Kind == FindingKind.Unsorted ? finding.Suggested ?? finding.Kind : finding.Kind;
}
