using System.Globalization;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.Domain.Evaluations;

namespace Kompass.SelfAssess.App.Exports.Tables;

/// <summary>Official evaluations: the list, one of them with its numbers, and the evaluators' words. One is the own latest unless another is named.</summary>
internal sealed class EvaluationTableSource(EvaluationService evaluations, TableAbout about) : TableSource
{
    private const string Which = "utvardering";
    private const string Whose = "vems";

    public override IReadOnlyList<NamedTable> Tables { get; } =
    [
        new("utvarderingar", TablePlace.Evaluations, Whose),
        new("medel", TablePlace.Evaluations),
        new("utvardering", TablePlace.Evaluations, Which),
        new("fynd", TablePlace.Evaluations, Which),
    ];

    public override async Task<TableAnswer> ReadAsync(TableRequest request, CancellationToken cancellationToken)
    {
        var texts = request.Texts;
        switch (request.Name)
        {
            case "utvarderingar":
                var all = (await evaluations.ListAsync(cancellationToken)).Where(own => request[Whose] switch { "egna" => own.Own, "andra" => !own.Own, _ => true });
                return await about.OfAsync(
                    request, null, All(all, texts), [], [new(texts["Whose"], request[Whose] switch { "egna" => texts["WhoseOwn"], "andra" => texts["WhoseOthers"], _ => null })], cancellationToken);
            case "medel":
                return await about.OfAsync(request, null, Means(await evaluations.ListMeansAsync(cancellationToken), texts), [], null, cancellationToken);
        }

        var id = request[Which] is null
            ? (await evaluations.ListAsync(cancellationToken)).FirstOrDefault(own => own.Own)?.Id
            : request.IdIn(Which);
        return id is { } found && await evaluations.FindAsync(found, cancellationToken) is { } evaluation
            ? await about.OfAsync(
                request,
                $"{evaluation.Municipality} {Dates.Month(evaluation.Year, evaluation.Month)}",
                request.Name == "fynd" ? Findings(evaluation, texts) : Points(evaluation, texts),
                Facts(evaluation, texts),
                null,
                cancellationToken)
            : new TableUnknown();
    }

    private static IEnumerable<(string Name, SheetCell Value)> Facts(EvaluationView evaluation, TableTexts texts) =>
    [
        .. evaluation.Simulated ? [(texts.Results["Simulated"], SheetCell.Text(texts["SimulatedEvaluation"]))] : Array.Empty<(string, SheetCell)>(),
        (texts.Results["Evaluation"], SheetCell.Text($"{evaluation.Municipality} {Dates.Month(evaluation.Year, evaluation.Month)}")),
        (texts.Results["Edition"], SheetCell.Text($"{evaluation.Edition.Name.In(texts.Language)} ({evaluation.Edition.Key})")),
        (texts.Results["EvaluationSource"], SheetCell.Text(evaluation.Source)),
        (texts["SourceDate"], SheetCell.Text(evaluation.SourceDate)),
        (texts["SourceFile"], SheetCell.Text(evaluation.FileName)),
        (texts["SourceHash"], SheetCell.Text(evaluation.FileHash)),
        (texts["Remark"], SheetCell.Text(evaluation.Remark)),
    ];

    private static Table All(IEnumerable<EvaluationView> evaluations, TableTexts texts) => Table.Of(
        texts["SheetEvaluations"],
        evaluations,
        (texts["Organisation"], 26, row => SheetCell.Text(row.Municipality)),
        (texts["Own"], 10, row => SheetCell.Text(texts.YesOrNo(row.Own))),
        (texts["Year"], 8, row => SheetCell.Whole(row.Year)),
        (texts["Month"], 8, row => SheetCell.Whole(row.Month)),
        (texts.Results["Edition"], 30, row => SheetCell.Text(row.Edition.Name.In(texts.Language))),
        (texts.Results["Official"], 12, row => SheetCell.Number(row.Total)),
        (texts.Results["Max"], 12, row => SheetCell.Number(row.Edition.MaxPoints)),
        (texts.Results["OfficialShare"], 14, row => SheetCell.Number((double?)(row.Total / row.Edition.MaxPoints), NumberForm.Percent)),
        (texts["PrintedTotal"], 14, row => SheetCell.Number(
            row.Result.Printed.Where(number => number.Kind is PrintedKind.Total or PrintedKind.TotalTable).Select(number => (decimal?)number.Value).FirstOrDefault())),
        (texts["Conflicts"], 14, row => SheetCell.Whole(row.Conflicts.Count(conflict => !conflict.IsNote))),
        (texts["IsSimulated"], 12, row => SheetCell.Text(texts.YesOrNo(row.Simulated))),
        (texts.Results["EvaluationSource"], 50, row => SheetCell.Text(row.Source)),
        (texts["SourceDate"], 14, row => SheetCell.Text(row.SourceDate)),
        (texts["Remark"], 60, row => SheetCell.Text(row.Remark)));

    private static Table Means(IReadOnlyList<ReferenceMean> means, TableTexts texts)
    {
        var areas = means.SelectMany(mean => mean.Areas).Select(area => area.Number).Distinct().Order();
        return Table.Of(
            texts["SheetMeans"],
            means,
            [
                (texts["Mean"], 40, row => SheetCell.Text(row.Label)),
                (texts["PublishedOn"], 14, row => SheetCell.Text(row.Date)),
                (texts.Results["Edition"], 14, row => SheetCell.Text(row.Edition)),
                (texts["MeanOf"], 14, row => SheetCell.Whole(row.N)),
                (texts["ComputedTotal"], 14, row => SheetCell.Number(row.ComputedTotal)),
                (texts["PrintedTotal"], 14, row => SheetCell.Number(row.PrintedTotal)),
                .. areas.Select<int, (string, double, Func<ReferenceMean, SheetCell>)>(
                    number => (texts.Format("AreaIs", number), 10, row => SheetCell.Number(row.Areas.Find(area => area.Number == number)?.Points))),
                (texts.Results["EvaluationSource"], 60, row => SheetCell.Text(row.Source)),
            ]);
    }

    private static Table Points(EvaluationView evaluation, TableTexts texts)
    {
        var result = evaluation.Result;
        (string Level, string Code, string Name, decimal Max, decimal? Points)[] rows =
        [
            (texts.Results["LevelTotal"], "", texts.Results["LevelTotal"], evaluation.Edition.MaxPoints, evaluation.Total),
            .. evaluation.Edition.Areas.SelectMany(area => area.SubAreas
                .Select(subArea => (
                    texts.Results["SubArea"], subArea.Code, subArea.Name.In(texts.Language), subArea.MaxPoints,
                    result.SubAreas.TryGetValue(subArea.Code, out var points) ? points : (decimal?)null))
                .Prepend((texts.Results["Area"], area.Number.ToString(CultureInfo.InvariantCulture), area.Name.In(texts.Language), area.MaxPoints, result.PointsFor(area)))),
        ];
        SheetCell Printed((string Level, string Code, string Name, decimal Max, decimal? Points) row) => SheetCell.Text(string.Join("; ", result.Printed
            .Where(number => row.Code.Length == 0
                ? number.Kind is PrintedKind.Total or PrintedKind.TotalTable
                : number.SubAreaCode == row.Code || (number.SubAreaCode is null && number.Area is { } area && area.ToString(CultureInfo.InvariantCulture) == row.Code))
            .Select(number => number.Value.ToString("0.##", CultureInfo.GetCultureInfo("sv")))));
        return Table.Of(
            texts["SheetEvaluation"],
            rows,
            (texts.Results["Level"], 12, row => SheetCell.Text(row.Level)),
            (texts.Results["Code"], 7, row => SheetCell.Text(row.Code)),
            (texts.Results["Name"], 52, row => SheetCell.Text(row.Name)),
            (texts.Results["Official"], 12, row => SheetCell.Number(row.Points)),
            (texts.Results["Max"], 10, row => SheetCell.Number(row.Max)),
            (texts.Results["OfficialShare"], 14, row => SheetCell.Number((double?)(row.Points / row.Max), NumberForm.Percent)),
            (texts["PrintedNumbers"], 22, Printed));
    }

    private static Table Findings(EvaluationView evaluation, TableTexts texts)
    {
        var areas = evaluation.Edition.Areas.ToDictionary(area => area.Number, area => area.Name.In(texts.Language));
        var subAreas = evaluation.Edition.SubAreas.ToDictionary(subArea => subArea.Code, subArea => subArea.Name.In(texts.Language));
        return Table.Of(
            texts["SheetFindings"],
            evaluation.Findings,
            (texts["FindingKind"], 20, row => SheetCell.Text(texts[$"Finding{row.Kind}"])),
            (texts.Results["AreaNumber"], 9, row => row.Area is { } area ? SheetCell.Whole(area) : SheetCell.NotApplicable),
            (texts.Results["Area"], 40, row => row.Area is { } area ? SheetCell.Text(areas.GetValueOrDefault(area)) : SheetCell.NotApplicable),
            (texts.Results["Code"], 7, row => SheetCell.Text(row.SubAreaCode)),
            (texts.Results["SubArea"], 44, row => SheetCell.Text(row.SubAreaCode is { } code ? subAreas.GetValueOrDefault(code) : null)),
            (texts["EvaluatorWords"], 90, row => SheetCell.Text(row.Text)),
            (texts["GoldStar"], 12, row => SheetCell.Text(texts.YesOrNo(row.GoldStar))));
    }
}
