using System.Globalization;
using Kompass.SelfAssess.App.Comparison;
using Kompass.SelfAssess.Domain.Comparison;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.App.Exports.Tables;

/// <summary>
/// The municipality over time: every result in its own edition's points, and every result read in the newest edition that knows sub-areas, in
/// shares and with how well it fits. Points of different editions never stand in one row.
/// </summary>
internal sealed class HistoryTableSource(HistoryService history, TableAbout about) : TableSource
{
    private const string SubArea = "delomrade";

    public override IReadOnlyList<NamedTable> Tables { get; } =
    [
        new("historik", TablePlace.Evaluations),
        new("historik-jamford", TablePlace.Evaluations, SubArea),
    ];

    public override async Task<TableAnswer> ReadAsync(TableRequest request, CancellationToken cancellationToken)
    {
        var (texts, view) = (request.Texts, await history.LoadAsync(cancellationToken));
        var table = request.Name == "historik" ? Own(view, texts) : Read(view, request[SubArea], texts);
        return await about.OfAsync(
            request,
            null,
            table,
            view.Entries.Any(entry => entry.Simulated) ? [(texts.Results["Simulated"], SheetCell.Text(texts["SimulatedHistory"]))] : [],
            [new(texts.Results["SubArea"], request.Name == "historik" ? null : request[SubArea])],
            cancellationToken);
    }

    private static Table Own(HistoryView view, TableTexts texts)
    {
        var rows = view.Entries.SelectMany(entry => Parts(entry, texts).Select(part => (Entry: entry, part.Part, part.Level, part.Code, part.Name, part.Max, part.Points)));
        return Table.Of(
            texts["SheetHistory"],
            rows,
            (texts["HistoryWhat"], 34, row => SheetCell.Text(row.Entry.Name)),
            (texts["HistoryKind"], 16, row => SheetCell.Text(texts[row.Entry.Official ? "KindOfficial" : "KindEstimate"])),
            (texts["HistoryWhen"], 12, row => SheetCell.Text(Dates.Month(row.Entry.Date.Year, row.Entry.MonthKnown ? row.Entry.Date.Month : null))),
            (texts.Results["Edition"], 30, row => SheetCell.Text(row.Entry.Edition.Name.In(texts.Language))),
            (texts.Results["Level"], 12, row => SheetCell.Text(row.Level)),
            (texts.Results["Code"], 7, row => SheetCell.Text(row.Code)),
            (texts.Results["Name"], 50, row => SheetCell.Text(row.Name)),
            (texts["Points"], 12, row => row.Points is { } points ? SheetCell.Number(points) : Sign(row.Entry.StateOf(row.Part))),
            (texts.Results["Margin"], 12, row => row.Part == Part.Total ? SheetCell.Number(row.Entry.Total.Margin) : SheetCell.NotApplicable),
            (texts.Results["Max"], 10, row => SheetCell.Number(row.Max)),
            (texts.Results["Share"], 12, row => row.Points is { } points ? SheetCell.Number((double)(points / row.Max), NumberForm.Percent) : Sign(row.Entry.StateOf(row.Part))),
            (texts.Results["Respondents"], 14, row => row.Entry.Official ? SheetCell.NotApplicable : SheetCell.Whole(row.Entry.Respondents)),
            (texts.Results["EvaluationSource"], 50, row => row.Entry.Official ? SheetCell.Text(row.Entry.Source) : SheetCell.NotApplicable),
            (texts["IsSimulated"], 12, row => SheetCell.Text(texts.YesOrNo(row.Entry.Simulated))));
    }

    private static IEnumerable<(Part Part, string Level, string Code, string Name, decimal Max, decimal? Points)> Parts(HistoryEntry entry, TableTexts texts)
    {
        yield return (Part.Total, texts.Results["LevelTotal"], "", texts.Results["LevelTotal"], entry.Edition.MaxPoints, entry.Total.Points);
        foreach (var area in entry.Edition.Areas)
        {
            yield return (
                Part.Area(area.Number), texts.Results["Area"], area.Number.ToString(CultureInfo.InvariantCulture), area.Name.In(texts.Language), area.MaxPoints, entry.PointsFor(area));
            foreach (var subArea in area.SubAreas)
            {
                yield return (
                    Part.SubArea(subArea.Code), texts.Results["SubArea"], subArea.Code, subArea.Name.In(texts.Language), subArea.MaxPoints,
                    entry.Numbers.SubAreas.TryGetValue(subArea.Code, out var points) ? points : null);
            }
        }
    }

    private static Table Read(HistoryView view, string? code, TableTexts texts)
    {
        var edition = History.ReadingEdition(view.Entries);
        var translated = edition is null ? [] : History.ReadIn(edition, view.Entries, view.Crosswalk);
        var latest = view.Entries.Count == 0 ? null : view.Entries[^1].Edition;
        var inLatest = latest is null ? [] : History.ReadIn(latest, view.Entries, view.Crosswalk);
        List<ReadRow> rows =
        [
            .. code is not null ? [] : inLatest.SelectMany(own => latest!.Areas.Select(area => Row(
                own, texts.Results["Area"], area.Number.ToString(CultureInfo.InvariantCulture), area.Name.In(texts.Language), Part.Area(area.Number), own.Parts.Areas[area.Number]))),
            .. translated.SelectMany(own => edition!.SubAreas.Where(subArea => code is null || subArea.Code == code).Select(subArea => Row(
                own, texts.Results["SubArea"], subArea.Code, subArea.Name.In(texts.Language), Part.SubArea(subArea.Code), own.Parts.SubAreas[subArea.Code]))),
        ];
        return Table.Of(
            texts["SheetHistoryRead"],
            rows,
            (texts.Results["Level"], 12, row => SheetCell.Text(row.Level)),
            (texts.Results["Code"], 7, row => SheetCell.Text(row.Code)),
            (texts.Results["Name"], 50, row => SheetCell.Text(row.Name)),
            (texts["HistoryWhat"], 34, row => SheetCell.Text(row.Own.Entry.Name)),
            (texts["HistoryKind"], 16, row => SheetCell.Text(texts[row.Own.Entry.Official ? "KindOfficial" : "KindEstimate"])),
            (texts["HistoryWhen"], 12, row => SheetCell.Text(Dates.Month(row.Own.Entry.Date.Year, row.Own.Entry.MonthKnown ? row.Own.Entry.Date.Month : null))),
            (texts["OwnEdition"], 30, row => SheetCell.Text(row.Own.Entry.Edition.Name.In(texts.Language))),
            (texts.Results["Share"], 14, row => row.Share is { } share ? SheetCell.Number((double)share, NumberForm.Percent) : Sign(row.State)),
            (texts["Points"], 12, row => row.Points is { } points ? SheetCell.Number(points) : SheetCell.NotApplicable),
            (texts.Results["Fit"], 34, row => SheetCell.Text(row.Own.Bridge.SameScale ? texts["FitOwn"] : texts.Results[$"Fit{row.Fit}"])),
            (texts.Results["Sources"], 30, row => SheetCell.Text(row.Sources)));
    }

    private static ReadRow Row<TKey>(TranslatedEntry own, string level, string code, string name, Part part, TranslatedPart<TKey> read)
        where TKey : notnull => new(own, level, code, name, read.Share, read.Fit)
        {
            State = own.Bridge.SameScale ? own.Entry.StateOf(part) : CellState.Missing,
            Points = own.Bridge.SameScale && part.Kind == PartKind.SubArea && own.Entry.Numbers.SubAreas.TryGetValue(code, out var points) ? points : null,
            Sources = string.Join(", ", (read.Sources.Count > 0 ? read.Sources : read.Pointers).Select(source => source.From)),
        };

    private static SheetCell Sign(CellState state) => state == CellState.Withheld ? SheetCell.Withheld : SheetCell.Missing;

    private sealed record ReadRow(TranslatedEntry Own, string Level, string Code, string Name, decimal? Share, Fit Fit)
    {
        public CellState State { get; init; }

        public decimal? Points { get; init; }

        public string Sources { get; init; } = "";
    }
}
