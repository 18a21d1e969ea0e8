using System.Globalization;
using Kompass.SelfAssess.Domain.Evaluations;
using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.App.Evaluations;

/// <summary>Where the cells of an evaluation's workbook lie in a draft, and what becomes of what they touch.</summary>
internal static class DraftPlaces
{
    /// <returns>Null where the draft has no such number.</returns>
    public static DraftValue? Find(ReportDraft draft, FrameworkEdition edition, string part, EvaluationField field)
    {
        if (field == EvaluationField.Header && edition.Areas.All(area => EvaluationSheets.Digits(area.Number) != part))
        {
            // Only areas have headings with points.
            return null;
        }

        var place = Place(edition, part, field);
        return draft.Values.Find(value => value.Field == place.Field && value.Printed == place.Printed && value.Area == place.Area && value.SubAreaCode == place.SubAreaCode);
    }

    /// <summary>Writes cells into a draft. What they touch has to be looked at again.</summary>
    /// <param name="draft">The draft with its values and findings.</param>
    /// <param name="edition">Its edition.</param>
    /// <param name="findings">Its findings by the rows of the file.</param>
    /// <param name="edits">Cells of rows that are there.</param>
    /// <param name="added">Rows of findings that are new.</param>
    public static void Write(
        ReportDraft draft, FrameworkEdition edition, IReadOnlyDictionary<string, DraftFinding> findings, IEnumerable<EvaluationEdit> edits, IEnumerable<EvaluationSheetRow> added)
    {
        foreach (var edit in edits)
        {
            if (EvaluationFields.IsFinding(edit.Part))
            {
                var finding = findings[edit.Part];
                Touch(draft, finding.Area);
                Write(finding, edit.Field, edit.After);
                Touch(draft, finding.Area);
            }
            else if (edit.Part == EvaluationPicture.Head)
            {
                WriteHead(draft, edit.Field, edit.After);
            }
            else
            {
                var value = Find(draft, edition, edit.Part, edit.Field);
                if (value is null)
                {
                    draft.Values.Add(value = Place(edition, edit.Part, edit.Field));
                }

                value.Value = edit.After.Length == 0 ? null : decimal.Parse(edit.After, CultureInfo.InvariantCulture);
                Touch(draft, value.Area);
            }
        }

        foreach (var row in added)
        {
            var finding = new DraftFinding { Order = draft.Findings.Select(one => one.Order).DefaultIfEmpty().Max() + 1, Text = "" };
            foreach (var (field, value) in EvaluationFields.Of("f").Zip(row.Values))
            {
                Write(finding, field, value);
            }

            finding.ReadKind = finding.Kind;
            draft.Findings.Add(finding);
            Touch(draft, finding.Area);
        }
    }

    private static DraftValue Place(FrameworkEdition edition, string part, EvaluationField field)
    {
        var area = edition.Areas.FirstOrDefault(area => EvaluationSheets.Digits(area.Number) == part);
        return area switch
        {
            null when part == EvaluationTemplate.Total => new DraftValue { Field = DraftField.Printed, Printed = PrintedKind.Total },
            null => new DraftValue { Field = DraftField.SubAreaPoints, Area = edition.SubAreas.First(subArea => subArea.Code == part).AreaNumber, SubAreaCode = part },
            _ when field == EvaluationField.Header => new DraftValue { Field = DraftField.Printed, Printed = PrintedKind.AreaHeader, Area = area.Number },
            { SubAreas.Count: 0 } => new DraftValue { Field = DraftField.AreaPoints, Area = area.Number },
            _ => new DraftValue { Field = DraftField.Printed, Printed = PrintedKind.AreaTable, Area = area.Number },
        };
    }

    private static void WriteHead(ReportDraft draft, EvaluationField field, string text)
    {
        int? number = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : null;
        switch (field)
        {
            case EvaluationField.Municipality:
                draft.Municipality = text.Length == 0 ? null : DraftText.OneLine(text, OfficialEvaluation.MunicipalityMaxLength);
                break;
            case EvaluationField.Year:
                draft.Year = number;
                break;
            default:
                draft.Month = number;
                break;
        }

        Touch(draft, null);
    }

    private static void Write(DraftFinding finding, EvaluationField field, string text)
    {
        switch (field)
        {
            case EvaluationField.Area:
                finding.Area = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var area) ? area : null;
                break;
            case EvaluationField.SubArea:
                finding.SubAreaCode = text.Length == 0 ? null : text;
                break;
            case EvaluationField.Kind:
                finding.Kind = text.Length == 0 ? FindingKind.Unsorted : Enum.Parse<FindingKind>(text);
                break;
            case EvaluationField.Text:
                finding.Text = DraftText.OneLine(text, OfficialFinding.TextMaxLength);
                break;
            default:
                finding.GoldStar = text.Length > 0;
                break;
        }
    }

    /// <summary>Nobody has looked at the part as it is now; without an area it is the head and the recommendations.</summary>
    private static void Touch(ReportDraft draft, int? area)
    {
        draft.Values.FindAll(value => value.Area == area).ForEach(value => value.Confirmed = false);
        draft.Findings.FindAll(finding => finding.Area == area).ForEach(finding => finding.Confirmed = false);
    }
}
