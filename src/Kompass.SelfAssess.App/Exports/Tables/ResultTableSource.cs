using Kompass.SelfAssess.App.Scoring;

namespace Kompass.SelfAssess.App.Exports.Tables;

/// <summary>The result of a round, from its snapshot and behind its gate.</summary>
internal sealed class ResultTableSource(ResultService results, RoundNeighbours neighbours, TableAbout about) : TableSource
{
    private const string SubArea = "delomrade";

    /// <summary>"ra" for the raw numbers that a workshop talks about, whatever has been decided since.</summary>
    private const string Numbers = "siffror";

    public override IReadOnlyList<NamedTable> Tables { get; } =
    [
        new("oversikt", TablePlace.Round),
        new("resultat", TablePlace.Round),
        new("omraden", TablePlace.Round),
        new("delomraden", TablePlace.Round),
        new("fragor", TablePlace.Round, SubArea, Numbers),
        new("grupper", TablePlace.Round, SubArea, Numbers),
        new("enheter", TablePlace.Round),
        new("oenighet", TablePlace.Round),
    ];

    public override async Task<TableAnswer> ReadAsync(TableRequest request, CancellationToken cancellationToken)
    {
        var view = request[Numbers] == "ra" ? await results.RawAsync(request.Id, cancellationToken) : await results.LoadAsync(request.Id, cancellationToken);
        return view switch
        {
            ResultNotYet notYet => new TableNotYet(notYet.Round.Name),
            RoundResult result when request[SubArea] is not { } code || result.Edition.SubAreas.Any(own => own.Code == code) => about.Of(
                request,
                result,
                await TableAsync(request, result, cancellationToken),
                [
                    new(request.Texts.Results["SubArea"], request[SubArea]),
                    new(request.Texts["Numbers"], request[Numbers] == "ra" ? request.Texts["NumbersRaw"] : null),
                ]),
            _ => new TableUnknown(),
        };
    }

    private async Task<Table> TableAsync(TableRequest request, RoundResult result, CancellationToken cancellationToken)
    {
        var texts = request.Texts;
        var tables = new ResultTables(result, texts.Results);
        switch (request.Name)
        {
            case "oversikt":
                return tables.Overview();
            case "resultat":
                return (await OutcomeAsync(result, texts, cancellationToken)).Whole();
            case "omraden":
                return (await OutcomeAsync(result, texts, cancellationToken)).OfAreas();
            case "delomraden":
                return (await OutcomeAsync(result, texts, cancellationToken)).OfSubAreas();
            case "fragor":
                return Questions(tables.Questions(), texts, result, request[SubArea]);
            case "grupper":
                return new SliceTables(result, texts).Groups(request[SubArea]);
            case "enheter":
                return new SliceTables(result, texts).Units();
            default:
                return new DisagreementTable(result, texts).Build();
        }
    }

    private async Task<OutcomeTable> OutcomeAsync(RoundResult result, TableTexts texts, CancellationToken cancellationToken) => new(
        result, await neighbours.OfficialAsync(result, cancellationToken), await neighbours.PreviousAsync(result, cancellationToken), texts);

    private static Table Questions(Table table, TableTexts texts, RoundResult result, string? subArea)
    {
        var rows = ResultRows.Questions(result.Edition, result.Round.Depth, result.Disclosed).ToList();
        var whole = table.With(
            (texts["ContributionPoints"], 14, rows.Select(row => row.Cell.Show(score => SheetCell.Number((decimal?)score.Contribution * row.SubArea.MaxPoints)))));
        return subArea is null ? whole : whole with { Rows = [.. whole.Rows.Where((_, index) => rows[index].SubArea.Code == subArea)] };
    }
}
