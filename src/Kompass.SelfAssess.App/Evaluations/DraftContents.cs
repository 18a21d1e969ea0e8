using System.Globalization;
using Kompass.SelfAssess.Domain.Evaluations;
using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.App.Evaluations;

/// <summary>Makes the rows of a draft: of what a report says, and of what an edition has besides.</summary>
internal static class DraftContents
{
    private static readonly PrintedKind[] PrintedOfArea = [PrintedKind.AreaHeader, PrintedKind.AreaTable];

    public static void Fill(ReportDraft draft, ParsedReport report)
    {
        draft.Municipality = report.Municipality is { } name ? DraftText.OneLine(name.Value, OfficialEvaluation.MunicipalityMaxLength) : null;
        (draft.Year, draft.Month, draft.Edition) = (report.Year?.Value, report.Month?.Value, report.Edition?.Value);
        draft.Values.AddRange(Head(report));
        draft.Values.AddRange(report.SubAreas.DistinctBy(row => row.Code).Select(SubArea));
        draft.Values.AddRange(report.Printed.Select(Printed));
        draft.Values.AddRange(report.Earlier.SelectMany(Earlier));
        draft.Values.AddRange(report.Areas.SelectMany(Area));
        draft.Values.AddRange(report.Warnings.Select(Warning));
        foreach (var finding in report.Findings)
        {
            draft.Findings.Add(Finding(finding, draft.Findings.Count + 1));
        }

        foreach (var recommendation in report.Recommendations)
        {
            draft.Findings.Add(Recommendation(recommendation, draft.Findings.Count + 1));
        }
    }

    /// <summary>
    /// Lets the draft have a row for every part of the edition that has points, and nothing of another that nobody has read. What was read but
    /// is no part of the edition stays, to be corrected by a person.
    /// </summary>
    public static void FitTo(ReportDraft draft, FrameworkEdition edition)
    {
        var codes = edition.SubAreas.Select(subArea => subArea.Code).ToHashSet();
        draft.Values.RemoveAll(value => value is { Field: DraftField.SubAreaPoints, Read: null } && !codes.Contains(value.SubAreaCode!));
        draft.Values.RemoveAll(value => value.Field == DraftField.AreaPoints);
        foreach (var value in draft.Values.Where(value => value.Field == DraftField.SubAreaPoints))
        {
            value.Value = codes.Count == 0 ? null : value.Value ?? value.Read;
        }

        foreach (var area in edition.Areas)
        {
            if (area.SubAreas.Count == 0)
            {
                draft.Values.Add(AreaPoints(draft, area.Number));
            }

            var known = draft.Values.Where(value => value.Field == DraftField.SubAreaPoints).Select(value => value.SubAreaCode).ToHashSet();
            draft.Values.AddRange(area.SubAreas.Where(subArea => !known.Contains(subArea.Code)).Select(subArea =>
                new DraftValue { Field = DraftField.SubAreaPoints, Area = area.Number, SubAreaCode = subArea.Code }));
        }
    }

    /// <summary>Places for what a report prints, for one who enters it by hand.</summary>
    public static void AddPrintedPlaces(ReportDraft draft, FrameworkEdition edition)
    {
        draft.Values.AddRange(edition.Areas.Where(area => area.SubAreas.Count > 0).SelectMany(area => PrintedOfArea.Select(kind =>
            new DraftValue { Field = DraftField.Printed, Printed = kind, Area = area.Number })));
        draft.Values.Add(new DraftValue { Field = DraftField.Printed, Printed = PrintedKind.Total });
    }

    /// <summary>Areas alone are published: the sum of the table is their score, else what the chapter says (domain E.1).</summary>
    private static DraftValue AreaPoints(ReportDraft draft, int area)
    {
        var printed = draft.Values.Where(value => value.Field == DraftField.Printed && value.Area == area && value.SubAreaCode is null).ToList();
        var source = printed.Find(value => value.Printed == PrintedKind.AreaTable) ?? printed.Find(value => value.Printed == PrintedKind.AreaHeader);
        return new DraftValue
        {
            Field = DraftField.AreaPoints,
            Area = area,
            Read = source?.Read,
            Value = source?.Value,
            FirstLine = source?.FirstLine,
            LastLine = source?.LastLine,
        };
    }

    private static IEnumerable<DraftValue> Head(ParsedReport report)
    {
        yield return At(new DraftValue { Field = DraftField.Municipality, Text = Short(report.Municipality?.Value) }, report.Municipality?.Passage);
        yield return At(new DraftValue { Field = DraftField.Year, Read = report.Year?.Value }, report.Year?.Passage);
        yield return At(new DraftValue { Field = DraftField.Month, Read = report.Month?.Value }, report.Month?.Passage);
        yield return At(new DraftValue { Field = DraftField.Edition, Text = Short(report.Edition?.Value) }, report.Edition?.Passage);
    }

    private static DraftValue SubArea(ReadSubArea row) => At(
        new DraftValue
        {
            Field = DraftField.SubAreaPoints,
            Area = AreaOf(row.Code),
            SubAreaCode = Short(row.Code),
            Label = Short(row.Label),
            Max = row.Max,
            Read = row.Points,
            Value = row.Points,
        },
        row.Passage);

    private static DraftValue Printed(Reading<PrintedNumber> printed) => At(
        new DraftValue
        {
            Field = DraftField.Printed,
            Printed = printed.Value.Kind,
            Area = printed.Value.Area ?? (printed.Value.SubAreaCode is { } code ? AreaOf(code) : null),
            SubAreaCode = printed.Value.SubAreaCode,
            Read = printed.Value.Value,
            Value = printed.Value.Value,
        },
        printed.Passage);

    private static IEnumerable<DraftValue> Earlier(EarlierResult earlier)
    {
        yield return At(
            new DraftValue { Field = DraftField.EarlierTotal, EarlierYear = earlier.Year, Read = earlier.PrintedTotal, Value = earlier.PrintedTotal }, earlier.Passage);
        foreach (var (area, points) in earlier.Areas.OrderBy(area => area.Key))
        {
            yield return At(
                new DraftValue { Field = DraftField.EarlierArea, EarlierYear = earlier.Year, Area = area, Read = points, Value = points }, earlier.Passage);
        }
    }

    private static IEnumerable<DraftValue> Area(ReadArea area)
    {
        yield return At(new DraftValue { Field = DraftField.AreaName, Area = area.Number, Label = Short(area.Name) }, area.Passage);
        if (area.Summary is { } summary)
        {
            yield return At(new DraftValue { Field = DraftField.AreaSummary, Area = area.Number, Text = DraftText.Clean(summary.Value).Trim() }, summary.Passage);
        }
    }

    private static DraftValue Warning(ReportWarning warning) => At(
        new DraftValue { Field = DraftField.Warning, Area = warning.Area, Label = warning.Kind.ToString(), Text = Short(warning.Detail) }, warning.Passage);

    private static DraftFinding Finding(ReadFinding read, int order) => new()
    {
        Order = order,
        Kind = read.Kind,
        ReadKind = read.Kind,
        Suggested = read.Suggested,
        Confidence = read.Confidence,
        Area = read.Area,
        SubAreaCode = read.SubArea,
        SuggestedSubArea = read.SubArea,
        SubAreaConfidence = read.SubAreaConfidence,
        Text = DraftText.OneLine(read.Text, OfficialFinding.TextMaxLength),
        GoldStar = read.GoldStar,
        FirstLine = read.Passage.FirstLine,
        LastLine = read.Passage.LastLine,
    };

    private static DraftFinding Recommendation(Reading<string> read, int order) => new()
    {
        Order = order,
        Kind = FindingKind.Recommendation,
        ReadKind = FindingKind.Recommendation,
        Text = DraftText.OneLine(read.Value, OfficialFinding.TextMaxLength),
        FirstLine = read.Passage.FirstLine,
        LastLine = read.Passage.LastLine,
    };

    private static DraftValue At(DraftValue value, Passage? passage)
    {
        (value.FirstLine, value.LastLine) = (passage?.FirstLine, passage?.LastLine);
        return value;
    }

    private static string? Short(string? text) => text is null ? null : DraftText.OneLine(text, OfficialFinding.TextMaxLength);

    private static int? AreaOf(string code) =>
        int.TryParse(code.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var area) ? area : null;
}
