using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.Domain.Evaluations.Reports;

/// <summary>Reads everything of a report but findings: whose it is, when, the edition, the points wherever they stand. Source: domain E.</summary>
internal sealed class NumberReader
{
    private const int TitleLines = 60;

    private readonly ReportText text;
    private readonly ReportLines lines;
    private readonly ReportOutline outline;
    private readonly IReadOnlyList<FrameworkEdition> editions;
    private readonly List<ReportWarning> warnings = [];

    private NumberReader(ReportText text, ReportOutline outline, IReadOnlyList<FrameworkEdition> editions)
    {
        (this.text, this.outline, this.editions) = (text, outline, editions);
        lines = new ReportLines(text);
    }

    /// <summary>The report without findings, and its edition where it is known.</summary>
    public static (ParsedReport Report, FrameworkEdition? Edition) Read(ReportText text, ReportOutline outline, IReadOnlyList<FrameworkEdition> editions) =>
        new NumberReader(text, outline, editions).Read();

    private (ParsedReport Report, FrameworkEdition? Edition) Read()
    {
        var summary = SummaryLines();
        var periods = PeriodTable.In(summary, editions);
        var skip = periods.SelectMany(period => period.Lines).ToHashSet();
        Sentence[] sentences = [.. Sentence.Of(summary.Where(line => !skip.Contains(line.Number)))];
        var titles = TitleLinesOf();
        var municipality = MunicipalityReader.Find(sentences, titles, outline.Furniture.Order().Select(number => text.Lines[number - 1]));
        var (year, month) = ReportDate.Find(sentences, titles, outline.LinesOf(text, outline.ScoreTable).Take(2));

        var table = ScoreTableReader.Read(lines, outline, skip, editions);
        ReadSubArea[] rows = [.. table.Rows.Select(row => row.Row)];
        var (edition, nearest) = EditionDetector.Find(rows, NamesOf(table), editions);

        var prose = new ProseReader(new ProseNumbers(municipality?.Value, year?.Value), NamesIn(table, edition), edition?.Areas.Max(area => area.MaxPoints) ?? 100);
        prose.ReadSummary(sentences);
        foreach (var chapter in outline.Areas)
        {
            prose.ReadChapter(chapter.Number, Sentence.Of(outline.LinesOf(text, chapter.Body)));
        }

        var current = year?.Value ?? periods.SelectMany(period => period.Columns).Max(column => column.Year);
        var report = new ParsedReport
        {
            Municipality = municipality,
            Year = year,
            Month = month,
            Edition = edition is null ? null : new Reading<string>(edition.Key, EditionPassage(rows)),
            SubAreas = rows,
            Areas = Areas(table),
            Printed = Printed(table, prose, periods, current),
            Earlier = EarlierReader.Read(periods, prose, HistoryReader.In(sentences, current ?? int.MaxValue), current),
        };
        Warn(report, table, edition, nearest);
        return (report with { Warnings = warnings }, edition);
    }

    /// <summary>The summary without the score table, or all before the first chapter where there is none.</summary>
    private List<ReportLine> SummaryLines() =>
    [
        .. outline.LinesOf(text, outline.Summary)
            .Where(line => outline.ScoreTable is not { } table || line.Number < table.FirstLine || line.Number > table.LastLine),
    ];

    private List<ReportLine> TitleLinesOf() =>
    [
        .. outline.LinesOf(text, new Passage(1, Math.Min(text.Lines.Count, (outline.Introduction ?? outline.Summary)?.FirstLine - 1 ?? text.Lines.Count)))
            .Where(line => outline.Contents is not { } contents || line.Number < contents.FirstLine || line.Number > contents.LastLine)
            .Take(TitleLines),
    ];

    private Passage EditionPassage(ReadSubArea[] rows) =>
        outline.ScoreTable
        ?? (rows.Length > 0 ? new Passage(rows.Min(row => row.Passage.FirstLine), rows.Max(row => row.Passage.LastLine)) : outline.Areas[0].Heading);

    private ILookup<int, string> NamesOf(ScoreTable table) => outline.Areas.Select(area => (area.Number, area.Name))
        .Concat(table.Titles.Select(title => (title.Number, title.Name)))
        .ToLookup(name => name.Number, name => name.Name);

    private AreaNames NamesIn(ScoreTable table, FrameworkEdition? edition) => new(
        (edition?.Areas ?? []).Select(area => (area.Number, area.Name.Sv))
            .Concat(NamesOf(table).SelectMany(names => names.Select(name => (names.Key, name)))));

    private List<ReadArea> Areas(ScoreTable table)
    {
        var areas = outline.Areas.Select(chapter => new ReadArea(chapter.Number, chapter.Name, null, chapter.Heading)).ToList();
        foreach (var title in table.Titles.Where(title => title.Name.Length > 0))
        {
            if (areas.TrueForAll(area => area.Number != title.Number))
            {
                areas.Add(new ReadArea(title.Number, title.Name, null, title.Passage));
            }
        }

        return [.. areas.OrderBy(area => area.Number)];
    }

    private List<Reading<PrintedNumber>> Printed(ScoreTable table, ProseReader prose, IReadOnlyList<PeriodTable> periods, int? year)
    {
        var printed = new List<Reading<PrintedNumber>>();
        foreach (var chapter in outline.Areas)
        {
            if (HeaderReader.Read(lines, outline, chapter) is { } header)
            {
                printed.Add(new(new PrintedNumber(PrintedKind.AreaHeader, chapter.Number, null, header.Value), header.Passage));
            }
        }

        printed.AddRange(EarlierReader.Current(periods, year));
        printed.AddRange(prose.Printed);
        printed.AddRange(table.Sums.Concat(table.Totals).Select(sum => new Reading<PrintedNumber>(
            new PrintedNumber(sum.Area is null ? PrintedKind.TotalTable : PrintedKind.AreaTable, sum.Area, null, sum.Points), sum.Passage)));
        printed.AddRange(table.Rows.Where(row => row.Percent is not null).Select(row => new Reading<PrintedNumber>(
            new PrintedNumber(PrintedKind.Percent, row.Row.Code[0] - '0', row.Row.Code, row.Percent!.Value), row.Row.Passage)));
        printed.AddRange(table.Sums.Concat(table.Totals).Where(sum => sum.Percent is not null).Select(sum => new Reading<PrintedNumber>(
            new PrintedNumber(PrintedKind.Percent, sum.Area, null, sum.Percent!.Value), sum.Passage)));

        // By kind as a reader meets them; the sort is stable, so that each kind keeps the order of the report.
        return [.. printed.DistinctBy(number => number.Value).OrderBy(number => Array.IndexOf(Order, number.Value.Kind))];
    }

    private static readonly PrintedKind[] Order =
    [
        PrintedKind.AreaHeader, PrintedKind.AreaSummary, PrintedKind.TotalTable, PrintedKind.AreaText, PrintedKind.AreaTable, PrintedKind.Total,
        PrintedKind.Difference, PrintedKind.Percent,
    ];

    private void Warn(ParsedReport report, ScoreTable table, FrameworkEdition? edition, FrameworkEdition? nearest)
    {
        if (report.Municipality is null)
        {
            warnings.Add(new ReportWarning(ReportWarningKind.NoMunicipality));
        }

        if (report.Year is null || report.Month is null)
        {
            warnings.Add(new ReportWarning(ReportWarningKind.NoDate, Passage: report.Year?.Passage));
        }

        if (edition is null)
        {
            warnings.Add(new ReportWarning(ReportWarningKind.UnknownEdition, Detail: nearest?.Key));
        }

        if (report.SubAreas.Count == 0)
        {
            warnings.Add(new ReportWarning(ReportWarningKind.NoScores));
        }

        warnings.AddRange(table.Warnings);
        if (edition is not null && report.SubAreas.Count > 0)
        {
            WarnBeside(report, edition);
        }
    }

    private void WarnBeside(ParsedReport report, FrameworkEdition edition)
    {
        warnings.AddRange(edition.Areas
            .Where(area => area.SubAreas.Count > 0 && area.SubAreas.All(subArea => report.SubAreas.All(row => row.Code != subArea.Code)))
            .Select(area => new ReportWarning(ReportWarningKind.MissingArea, area.Number)));
        var known = edition.SubAreas.ToDictionary(subArea => subArea.Code);
        warnings.AddRange(report.SubAreas
            .Where(row => row.Max is { } max && known.TryGetValue(row.Code, out var subArea) && subArea.MaxPoints != max)
            .Select(row => new ReportWarning(ReportWarningKind.OtherMaximum, row.Code[0] - '0', row.Code, row.Passage)));
    }
}
