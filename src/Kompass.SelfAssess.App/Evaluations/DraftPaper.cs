using Kompass.SelfAssess.Domain.Evaluations;
using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.App.Evaluations;

/// <summary>A draft's rows put in the order of its edition, each with the passage it was read from.</summary>
internal sealed class DraftPaper(ReportDraft draft, FrameworkEdition? edition)
{
    private static readonly DraftField[] HeadFields = [DraftField.Municipality, DraftField.Year, DraftField.Month, DraftField.Edition];

    private readonly IReadOnlyList<DraftLine> _lines = DraftText.Lines(draft.Text);

    /// <summary>The numbers as they are now; null while the edition is unknown.</summary>
    public OfficialResult? Result()
    {
        if (edition is null)
        {
            return null;
        }

        PrintedNumber[] printed =
        [
            .. Of(DraftField.Printed).Where(value => value.Value is not null)
                .Select(value => new PrintedNumber(value.Printed!.Value, value.Area, value.SubAreaCode, value.Value!.Value)),
        ];
        var subAreas = Of(DraftField.SubAreaPoints).Where(value => value.Value is not null).ToDictionary(value => value.SubAreaCode!, value => value.Value!.Value);
        return subAreas.Count > 0
            ? OfficialResult.BySubArea(edition, subAreas, printed)
            : new OfficialResult(
                edition.Key, subAreas, Of(DraftField.AreaPoints).Where(value => value.Value is not null).ToDictionary(value => value.Area!.Value, value => value.Value!.Value), printed);
    }

    /// <summary>The newest earlier column, where it is probably of the same edition: what stated differences are about.</summary>
    public OfficialResult? EarlierResult()
    {
        var newest = Of(DraftField.EarlierArea).Where(value => value.EarlierYear < draft.Year && value.Value is not null)
            .GroupBy(value => value.EarlierYear!.Value).OrderBy(year => year.Key).LastOrDefault();
        return newest is null || edition is null || EditionPeriods.SuggestedFor(newest.Key) != edition.Key
            ? null
            : new OfficialResult(edition.Key, new Dictionary<string, decimal>(), newest.ToDictionary(value => value.Area!.Value, value => value.Value!.Value), []);
    }

    public DraftHeadView Head(string organisation)
    {
        var numbers = edition?.Areas.Select(area => area.Number).ToHashSet() ?? [];
        return new DraftHeadView(
            draft.Municipality,
            Source(DraftField.Municipality),
            draft.Municipality is { } name ? MunicipalityName.Compare(name, organisation) : null,
            organisation,
            draft.Year,
            Source(DraftField.Year),
            draft.Month,
            Source(DraftField.Month),
            draft.Edition,
            Source(DraftField.Edition),
            draft.Values.Where(value => HeadFields.Contains(value.Field) || IsOfHead(value)).All(value => value.Confirmed))
        {
            Totals = [.. Of(DraftField.Printed).Where(value => value.Area is null).Select(Number)],
            Strays =
            [
                .. draft.Values.Where(value => edition is not null && value.Field is DraftField.SubAreaPoints or DraftField.Printed)
                    .Where(value => value.Area is { } area ? !numbers.Contains(area) : value.SubAreaCode is not null).Select(Number),
            ],
        };
    }

    /// <summary>True for a number that no area has.</summary>
    public bool IsOfHead(DraftValue value) => value.Field is DraftField.SubAreaPoints or DraftField.Printed
        && (value.Area is null || edition?.Areas.All(area => area.Number != value.Area) == true);

    public DraftAreaView Area(Area area, OfficialResult result, IReadOnlyList<OfficialConflict> conflicts)
    {
        var rows = InArea(area.Number).ToList();
        var findings = Findings(area.Number);
        var codes = rows.Select(row => row.SubAreaCode).OfType<string>().ToHashSet();
        var summary = draft.Values.Find(value => value.Field == DraftField.AreaSummary && value.Area == area.Number);
        return new DraftAreaView(
            area,
            draft.Values.Find(value => value.Field == DraftField.AreaName && value.Area == area.Number)?.Label,
            rows.Count > 0 && rows.TrueForAll(row => row.Confirmed) && findings.All(finding => finding.Confirmed))
        {
            Points = [.. rows.Where(row => row.Field != DraftField.Printed).OrderBy(row => PlaceOf(row, area)).Select(Number)],
            Printed = [.. rows.Where(row => row.Field == DraftField.Printed).OrderBy(row => row.SubAreaCode is not null).ThenBy(row => row.Printed).ThenBy(row => PlaceOf(row, area)).Select(Number)],
            Findings = findings,
            Conflicts = [.. conflicts.Where(conflict => conflict.Area == area.Number || (conflict.Area is null && conflict.Code is { } code && codes.Contains(code)))],
            Warnings = Warnings(area.Number),
            Sum = result.PointsFor(area),
            Summary = summary?.Text,
            SummarySource = summary is null ? null : Quote(summary),
        };
    }

    /// <summary>The rows that an area's confirmation is about.</summary>
    public IEnumerable<DraftValue> InArea(int area) => draft.Values.Where(value => value.Area == area
        && (value.Field is DraftField.AreaPoints or DraftField.Printed || (value.Field == DraftField.SubAreaPoints && edition?.SubAreas.Any() == true)));

    public IReadOnlyList<DraftFindingView> Findings(int? area) =>
    [
        .. draft.Findings.Where(finding => finding.Area == area).OrderBy(finding => finding.Order).ThenBy(finding => finding.Id).Select(finding => new DraftFindingView(
            finding.Id,
            finding.Kind,
            finding.ReadKind,
            finding.Suggested,
            finding.Confidence,
            finding.SubAreaCode,
            finding.SuggestedSubArea,
            finding.SubAreaConfidence,
            finding.Text,
            finding.GoldStar,
            finding.LeftOut,
            finding.Confirmed,
            DraftText.Quote(_lines, finding.FirstLine, finding.LastLine))),
    ];

    public IReadOnlyList<DraftWarningView> Warnings(int? area) =>
    [
        .. Of(DraftField.Warning).Where(value => value.Area == area && Enum.TryParse<ReportWarningKind>(value.Label, out _)).Select(value =>
            new DraftWarningView(Enum.Parse<ReportWarningKind>(value.Label!), value.Area, value.Text, Quote(value))),
    ];

    public IReadOnlyList<DraftEarlierView> Earlier(IReadOnlySet<int> known) =>
    [
        .. Of(DraftField.EarlierTotal).OrderByDescending(total => total.EarlierYear).Select(total => new DraftEarlierView(
            total.EarlierYear!.Value,
            Of(DraftField.EarlierArea).Where(value => value.EarlierYear == total.EarlierYear && value.Value is not null)
                .DistinctBy(value => value.Area).ToDictionary(value => value.Area!.Value, value => value.Value!.Value),
            total.Value,
            EditionPeriods.SuggestedFor(total.EarlierYear.Value),
            known.Contains(total.EarlierYear.Value) || total.EarlierYear == draft.Year,
            Quote(total))),
    ];

    private IEnumerable<DraftValue> Of(DraftField field) => draft.Values.Where(value => value.Field == field).OrderBy(value => value.Id);

    private SourcePassage? Source(DraftField field) => Of(field).Select(Quote).FirstOrDefault();

    private SourcePassage? Quote(DraftValue value) => DraftText.Quote(_lines, value.FirstLine, value.LastLine);

    private DraftNumberView Number(DraftValue value)
    {
        var subArea = edition?.SubAreas.FirstOrDefault(one => one.Code == value.SubAreaCode);
        var max = value.Printed == PrintedKind.Percent ? 100 : subArea?.MaxPoints
            ?? (value.SubAreaCode is null ? edition?.Areas.FirstOrDefault(area => area.Number == value.Area)?.MaxPoints ?? edition?.MaxPoints : null);
        return new DraftNumberView(value.Id, value.Printed, subArea, value.SubAreaCode, value.Label, max, value.Read, value.Value, Quote(value));
    }

    /// <summary>The edition's order; what it does not know comes last.</summary>
    private static int PlaceOf(DraftValue row, Area area)
    {
        var place = area.SubAreas.ToList().FindIndex(subArea => subArea.Code == row.SubAreaCode);
        return place < 0 ? int.MaxValue : place;
    }
}
