using System.Globalization;
using Kompass.SelfAssess.App.Imports;
using Kompass.SelfAssess.Domain.Evaluations;
using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.App.Evaluations;

/// <summary>What a cell of an evaluation's workbook says; in the order of its row.</summary>
public enum EvaluationField : byte
{
    Municipality,
    Year,
    Month,

    /// <summary>Of a sub-area, or of an area that has none: points of record. Else the sum as printed.</summary>
    Points,

    /// <summary>Points as printed in the heading of an area.</summary>
    Header,
    Area,
    SubArea,
    Kind,
    Text,
    GoldStar,
}

/// <summary>An evaluation, or a draft of one, as the cells of its workbook: the same text for the same content, whatever the language.</summary>
/// <param name="Id">The evaluation or the draft.</param>
/// <param name="Edition">Its edition.</param>
/// <param name="Rows">Values by <see cref="EvaluationFields"/>; by area, sub-area, <see cref="EvaluationTemplate.Total"/>, <see cref="Head"/> or finding.</param>
internal sealed record EvaluationPicture(Guid Id, FrameworkEdition Edition, IReadOnlyDictionary<string, string[]> Rows)
{
    public const string Head = "head";

    public IEnumerable<KeyValuePair<string, string[]>> Findings => Rows.Where(row => EvaluationFields.IsFinding(row.Key));

    public string CheckOf(string part) => CellCheck.Of(Rows[part]);

    public static EvaluationPicture Of(ReportDraft draft, FrameworkEdition edition)
    {
        var rows = new Dictionary<string, string[]> { [Head] = [draft.Municipality ?? "", Digits(draft.Year), Digits(draft.Month)] };
        foreach (var part in EvaluationFields.Parts(edition))
        {
            rows.Add(part, [Points(DraftPlaces.Find(draft, edition, part, EvaluationField.Points)?.Value), Points(DraftPlaces.Find(draft, edition, part, EvaluationField.Header)?.Value)]);
        }

        foreach (var finding in draft.Findings.Where(finding => !finding.LeftOut && finding.Text.Length > 0).OrderBy(finding => finding.Order).ThenBy(finding => finding.Id))
        {
            rows.Add(EvaluationFields.PartOf(finding.Id), Finding(finding.Area, finding.SubAreaCode, finding.Kind, finding.Text, finding.GoldStar));
        }

        return new EvaluationPicture(draft.Id, edition, rows);
    }

    public static EvaluationPicture Of(OfficialEvaluation evaluation, FrameworkEdition edition)
    {
        var rows = new Dictionary<string, string[]> { [Head] = [evaluation.Municipality, Digits(evaluation.Year), Digits(evaluation.Month)] };
        foreach (var part in EvaluationFields.Parts(edition))
        {
            var area = edition.Areas.FirstOrDefault(area => EvaluationSheets.Digits(area.Number) == part);
            decimal? Printed(PrintedKind kind) => evaluation.Printed.Find(number => number.Kind == kind && number.Area == area?.Number && number.SubAreaCode is null)?.Value;
            var points = part == EvaluationTemplate.Total ? Printed(PrintedKind.Total)
                : area is null ? evaluation.Scores.Find(score => score.SubAreaCode == part)?.Points
                : area.SubAreas.Count == 0 ? evaluation.Scores.Find(score => score.SubAreaCode is null && score.Area == area.Number)?.Points
                : Printed(PrintedKind.AreaTable);
            rows.Add(part, [Points(points), Points(area is null ? null : Printed(PrintedKind.AreaHeader))]);
        }

        foreach (var finding in evaluation.Findings.Where(finding => finding.Text.Length > 0).OrderBy(finding => finding.Order).ThenBy(finding => finding.Id))
        {
            rows.Add(EvaluationFields.PartOf(finding.Id), Finding(finding.Area, finding.SubAreaCode, finding.Kind, finding.Text, finding.GoldStar));
        }

        return new EvaluationPicture(evaluation.Id, edition, rows);
    }

    /// <summary>As a cell gives it back.</summary>
    public static string[] Finding(int? area, string? subArea, FindingKind kind, string text, bool goldStar) =>
    [
        kind == FindingKind.Recommendation ? "" : Digits(area),
        kind == FindingKind.Recommendation ? "" : subArea ?? "",
        kind == FindingKind.Unsorted ? "" : $"{kind}",
        string.Join(' ', text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)),
        goldStar && kind != FindingKind.Recommendation ? "1" : "",
    ];

    public static string Points(decimal? points) => points?.ToString("0.##", CultureInfo.InvariantCulture) ?? "";

    private static string Digits(int? number) => number is { } given ? EvaluationSheets.Digits(given) : "";
}

/// <summary>Which cells the rows of an evaluation's workbook have.</summary>
internal static class EvaluationFields
{
    private static readonly EvaluationField[] OfHead = [EvaluationField.Municipality, EvaluationField.Year, EvaluationField.Month];
    private static readonly EvaluationField[] OfPart = [EvaluationField.Points, EvaluationField.Header];
    private static readonly EvaluationField[] OfFinding = [EvaluationField.Area, EvaluationField.SubArea, EvaluationField.Kind, EvaluationField.Text, EvaluationField.GoldStar];

    public static EvaluationField[] Of(string part) => part == EvaluationPicture.Head ? OfHead : IsFinding(part) ? OfFinding : OfPart;

    public static bool IsFinding(string part) => part.Length > 0 && part[0] == 'f';

    public static string PartOf(int finding) => $"f{EvaluationSheets.Digits(finding)}";

    public static IEnumerable<string> Parts(FrameworkEdition edition) =>
        edition.Areas.Select(area => EvaluationSheets.Digits(area.Number)).Concat(edition.SubAreas.Select(subArea => subArea.Code)).Append(EvaluationTemplate.Total);
}
