using ClosedXML.Excel;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Imports;
using Kompass.SelfAssess.Domain.Evaluations;
using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.App.Evaluations;

/// <summary>What a filled-in template says; its lines are the cells that were read, so that each value has its source.</summary>
public sealed record ReadTemplate(ReportText Text, ParsedReport Report)
{
    /// <summary>Its rows, where it was written with an evaluation in it; null of an empty template that has been filled in.</summary>
    public EvaluationSheet? Sheet { get; init; }
}

/// <summary>Reads a filled-in <see cref="EvaluationTemplate"/>. Whatever is in the file, the answer is a report or why there is none.</summary>
public static class EvaluationTemplateReader
{
    /// <summary>True for a file of Excel, of today or before, open or closed; what else is packed alike is somebody else's to refuse.</summary>
    public static bool IsWorkbook(ReadOnlyMemory<byte> file) => file.Span.StartsWith("PK"u8)
        ? WorkbookFile.Check(file) is not WorkbookFault.NotWorkbook
        : WorkbookFile.IsOldWorkbook(file.Span);

    /// <param name="file">The file.</param>
    /// <param name="editions">Editions that it may be a template of.</param>
    public static Outcome<ReadTemplate> Read(ReadOnlyMemory<byte> file, IReadOnlyList<FrameworkEdition> editions)
    {
        var (workbook, fault) = WorkbookFile.Open(file, WorkbookKind.Evaluation);
        if (workbook is null)
        {
            return new Refused(RefusalCode.WorkbookFile, $"{fault}");
        }

        using (workbook)
        {
            return Read(workbook, editions);
        }
    }

    private static Outcome<ReadTemplate> Read(XLWorkbook workbook, IReadOnlyList<FrameworkEdition> editions)
    {
        if (Sheet(workbook, EvaluationSheets.About) is not { } about
            || Sheet(workbook, EvaluationSheets.Points) is not { } points
            || Sheet(workbook, EvaluationSheets.Findings) is not { } findings
            || !IsLaidOut(about, points, findings))
        {
            return new Refused(RefusalCode.WorkbookNotTemplate);
        }

        var key = about.Cell(5, 2).HasFormula ? "" : EditionWorkbook.Plain(about.Cell(5, 2).GetString().Trim());
        if (editions.FirstOrDefault(edition => edition.Key == key) is not { } edition)
        {
            return new Refused(RefusalCode.EditionUnknown, key.Length > 40 ? key[..40] : key);
        }

        var cells = new TemplateCells();
        foreach (var sheet in (IXLWorksheet[])[about, points, findings])
        {
            cells.Check(sheet);
        }

        if (cells.Refusals is { Count: > 0 } shape)
        {
            return shape;
        }

        var report = Findings(cells, findings, edition, Points(cells, points, edition, Head(cells, about, edition)));
        var rows = cells.Refusals.Count > 0 ? null : EvaluationContent.Read(
            cells, about, points, findings, [.. EvaluationFields.Parts(edition)], code => EvaluationSheets.Digits(edition.SubAreas.FirstOrDefault(subArea => subArea.Code == code)?.AreaNumber ?? 0));
        if (cells.Refusals is { Count: > 0 } faults)
        {
            return faults;
        }

        return report.SubAreas.Count + report.Printed.Count + report.Findings.Count + report.Recommendations.Count == 0
            ? new Refused(RefusalCode.PointsMissing)
            : new ReadTemplate(cells.Lines, Warned(report)) { Sheet = rows };
    }

    private static IXLWorksheet? Sheet(XLWorkbook workbook, string name) => workbook.Worksheets.FirstOrDefault(sheet =>
        EvaluationSheets.Languages.Any(language => language.Sheet(name).Equals(sheet.Name.Trim(), StringComparison.OrdinalIgnoreCase)));

    private static bool IsLaidOut(IXLWorksheet about, IXLWorksheet points, IXLWorksheet findings) =>
        HasLabels(EvaluationSheets.About, at => about.Cell(at + 2, 1))
        && HasLabels(EvaluationSheets.Points, at => points.Cell(1, at + 1))
        && HasLabels(EvaluationSheets.Findings, at => findings.Cell(1, at + 1))
        && !about.Cell(6, 2).HasFormula && about.Cell(6, 2).GetString().Trim() == EvaluationSheets.Digits(EvaluationSheets.Version);

    private static bool HasLabels(string name, Func<int, IXLCell> cell) => EvaluationSheets.ColumnsOf(name).Select((column, at) => (column, cell: cell(at))).All(label =>
        !label.cell.HasFormula
        && EvaluationSheets.Languages.Any(language => language.Header(label.column).Equals(label.cell.GetString().Trim(), StringComparison.OrdinalIgnoreCase)));

    private static ParsedReport Head(TemplateCells cells, IXLWorksheet sheet, FrameworkEdition edition)
    {
        var municipality = cells.Text(sheet.Cell(2, 2));
        return new ParsedReport
        {
            Municipality = municipality.Length == 0 ? null : new Reading<string>(municipality, cells.Quote(sheet.Cell(2, 2))),
            Year = Whole(cells, sheet.Cell(3, 2), DraftRules.FirstYear, DraftRules.FirstYear + 200),
            Month = Whole(cells, sheet.Cell(4, 2), 1, 12),
            Edition = new Reading<string>(edition.Key, cells.Quote(sheet.Cell(5, 2))),
        };
    }

    private static Reading<int>? Whole(TemplateCells cells, IXLCell cell, int least, int most) => cells.Number(cell) switch
    {
        null => null,
        { } number when number == decimal.Truncate(number) && number >= least && number <= most => new Reading<int>((int)number, cells.Quote(cell)),
        _ => cells.Refuse<Reading<int>>(RefusalCode.WorkbookNumber, cell),
    };

    private static ParsedReport Points(TemplateCells cells, IXLWorksheet sheet, FrameworkEdition edition, ParsedReport report)
    {
        var (rows, printed, seen) = (new List<ReadSubArea>(), new List<Reading<PrintedNumber>>(), new HashSet<string>());
        for (var row = 2; row <= TemplateCells.LastRow(sheet); row++)
        {
            var (id, code) = (cells.Text(sheet.Cell(row, 1)), cells.Text(sheet.Cell(row, 2)));
            var (points, header) = (cells.Number(sheet.Cell(row, 5)), cells.Number(sheet.Cell(row, 6)));
            if (id.Length + code.Length == 0 && points is null && header is null)
            {
                continue;
            }

            var part = PartOf(edition, id, code);
            if (part is null || !seen.Add(code) || (header is not null && part.Area is null))
            {
                cells.Refuse(RefusalCode.WorkbookChanged, sheet.Cell(row, 2));
                continue;
            }

            if (points is { } number && part.Printed is { } kind)
            {
                printed.Add(new Reading<PrintedNumber>(new PrintedNumber(kind, part.Area, null, number), cells.Quote(sheet.Cell(row, 5))));
            }
            else if (points is { } given)
            {
                rows.Add(new ReadSubArea(code, cells.Text(sheet.Cell(row, 3)), given, part.Max, cells.Quote(sheet.Cell(row, 5))));
            }

            if (header is { } headed)
            {
                printed.Add(new Reading<PrintedNumber>(new PrintedNumber(PrintedKind.AreaHeader, part.Area, null, headed), cells.Quote(sheet.Cell(row, 6))));
            }
        }

        return report with { SubAreas = rows, Printed = printed };
    }

    /// <returns>Null where the hidden id and the code do not belong together.</returns>
    private static TemplatePart? PartOf(FrameworkEdition edition, string id, string code)
    {
        if (id.Length == 0)
        {
            // A row of one's own has no id; what its code is worth is for the review to say.
            return TemplateCells.IsCode(code) ? new TemplatePart(null, null, null) : null;
        }

        if (id == EvaluationSheets.IdOf(edition, EvaluationTemplate.Total))
        {
            return code.Length == 0 ? new TemplatePart(PrintedKind.Total, null, null) : null;
        }

        if (id != EvaluationSheets.IdOf(edition, code))
        {
            return null;
        }

        return edition.Areas.FirstOrDefault(area => EvaluationSheets.Digits(area.Number) == code) is { } area
            ? new TemplatePart(PrintedKind.AreaTable, area.Number, null)
            : edition.SubAreas.FirstOrDefault(subArea => subArea.Code == code) is { } subArea ? new TemplatePart(null, null, subArea.MaxPoints) : null;
    }

    private static ParsedReport Findings(TemplateCells cells, IXLWorksheet sheet, FrameworkEdition edition, ParsedReport report)
    {
        var (findings, recommendations) = (new List<ReadFinding>(), new List<Reading<string>>());
        for (var row = 2; row <= TemplateCells.LastRow(sheet); row++)
        {
            var text = cells.Paragraph(sheet.Cell(row, 4));
            if (text.Length == 0)
            {
                continue;
            }

            var kind = cells.Kind(sheet.Cell(row, 3));
            var (area, subArea) = (cells.Text(sheet.Cell(row, 1)), cells.Text(sheet.Cell(row, 2)));
            if (kind == FindingKind.Recommendation)
            {
                recommendations.Add(new Reading<string>(text, cells.Quote(sheet.Cell(row, 4))));
                continue;
            }

            var known = edition.SubAreas.FirstOrDefault(one => one.Code == subArea);
            var of = edition.Areas.FirstOrDefault(one => area.Length == 0 ? one.Number == known?.AreaNumber : EvaluationSheets.Digits(one.Number) == area);
            if (of is null)
            {
                cells.Refuse(RefusalCode.WorkbookChoice, sheet.Cell(row, 1));
            }
            else if (subArea.Length > 0 && known?.AreaNumber != of.Number)
            {
                cells.Refuse(RefusalCode.WorkbookChoice, sheet.Cell(row, 2));
            }
            else
            {
                findings.Add(new ReadFinding(of.Number, kind, text, cells.Yes(sheet.Cell(row, 5)), cells.Quote(sheet.Cell(row, 4))) { SubArea = known?.Code });
            }
        }

        return report with { Findings = findings, Recommendations = recommendations };
    }

    private static ParsedReport Warned(ParsedReport report)
    {
        List<ReportWarning> warnings = [];
        if (report.Municipality is null)
        {
            warnings.Add(new ReportWarning(ReportWarningKind.NoMunicipality));
        }

        if (report.Year is null)
        {
            warnings.Add(new ReportWarning(ReportWarningKind.NoDate));
        }

        return report with { Warnings = warnings };
    }

    /// <summary>What a row is about: a printed sum, else a sub-area.</summary>
    private sealed record TemplatePart(PrintedKind? Printed, int? Area, decimal? Max);
}
