using Kompass.SelfAssess.App.Comparison;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.Domain.Comparison;
using Kompass.SelfAssess.Domain.Disclosure;

namespace Kompass.SelfAssess.App.Exports.Tables;

/// <summary>The estimate of a round beside an official evaluation: the municipality's own latest, unless another is named.</summary>
internal sealed class ComparisonTableSource(CompareService comparisons, EvaluationService evaluations, TableAbout about) : TableSource
{
    private const string With = "med";

    public override IReadOnlyList<NamedTable> Tables { get; } =
    [
        new("jamforelse", TablePlace.Round, With),
        new("jamforelse-omraden", TablePlace.Round, With),
        new("jamforelse-grupper", TablePlace.Round, With),
        new("jamforelse-underlag", TablePlace.Round, With),
    ];

    public override async Task<TableAnswer> ReadAsync(TableRequest request, CancellationToken cancellationToken)
    {
        if (request[With] is not null && request.IdIn(With) is null)
        {
            return new TableUnknown();
        }

        var id = request.IdIn(With)
            ?? (await evaluations.ListAsync(cancellationToken)).FirstOrDefault(evaluation => evaluation is { Own: true, Result.Areas.Count: > 0 })?.Id ?? Guid.Empty;
        return await comparisons.CompareAsync(request.Id, id, cancellationToken) switch
        {
            CompareNotYet notYet => new TableNotYet(notYet.Result.Round.Name),
            RoundComparison comparison => about.Of(request, comparison.Round, Build(request, comparison), comparison: comparison),
            _ => new TableUnknown(),
        };
    }

    private static Table Build(TableRequest request, RoundComparison comparison)
    {
        var texts = request.Texts;
        return request.Name switch
        {
            "jamforelse" => new ComparisonTables(comparison, texts.Results).SubAreas(),
            "jamforelse-omraden" => Areas(comparison, texts),
            "jamforelse-grupper" => Groups(comparison, texts),
            _ => Evidence(comparison, texts),
        };
    }

    private static Table Areas(RoundComparison comparison, TableTexts texts)
    {
        var names = comparison.Round.Edition.Areas.ToDictionary(area => area.Number, area => area.Name.In(texts.Language));
        (string Name, int? Number, ComparedNumbers Numbers)[] rows =
        [
            .. comparison.Comparison.Areas.Select(area => (names[area.Number], (int?)area.Number, area.Numbers)),
            (texts.Results["LevelTotal"], null, comparison.Comparison.Total.Numbers),
        ];
        var table = Table.Of(
            texts.Results["SheetAreas"],
            rows,
            (texts.Results["AreaNumber"], 9, row => row.Number is { } number ? SheetCell.Whole(number) : SheetCell.NotApplicable),
            (texts.Results["Area"], 44, row => SheetCell.Text(row.Name)),
            (texts.Results["Max"], 10, row => SheetCell.Number(row.Numbers.Max)),
            (texts.Results["Estimate"], 12, row => Estimate(row.Numbers, SheetCell.Number(row.Numbers.Estimate))),
            (texts["EstimateShare"], 14, row => Estimate(row.Numbers, SheetCell.Number(row.Numbers.EstimateShare, NumberForm.Percent))),
            (texts.Results["Official"], 12, row => SheetCell.Number(row.Numbers.Official)),
            (texts.Results["OfficialShare"], 14, row => SheetCell.Number(row.Numbers.OfficialShare, NumberForm.Percent)),
            (texts.Results["Difference"], 12, row => Estimate(row.Numbers, SheetCell.Number(row.Numbers.Difference))),
            (texts.Results["DifferenceShare"], 12, row => Estimate(row.Numbers, SheetCell.Number(row.Numbers.DifferenceShare, NumberForm.Percent))),
            (texts.Results["Secured"], 16, row => Estimate(row.Numbers, SheetCell.Text(row.Numbers.Secured is { } secured ? texts.YesOrNo(secured) : null))));
        return comparison.Earlier is { } earlier
            ? table.With((
                texts.Format("OfficialShareOf", Dates.Month(earlier.Evaluation.Year, earlier.Evaluation.Month)),
                14,
                rows.Select(row => row.Number is { } number ? SheetCell.Number((double?)earlier.Translated.Areas[number].Share, NumberForm.Percent) : SheetCell.NotApplicable)))
            : table;
    }

    private static SheetCell Estimate(ComparedNumbers numbers, SheetCell cell) => numbers.Withheld ? SheetCell.Withheld : cell;

    private static Table Groups(RoundComparison comparison, TableTexts texts) => Table.Of(
        texts["SheetWhoWasRight"],
        comparison.Groups,
        (texts.Results["Group"], 34, row => SheetCell.Text(texts.Group(row.Group))),
        (texts.Results["Pairs"], 14, row => Shown(row, SheetCell.Whole(row.Accuracy.Pairs))),
        (texts["AskedSubAreas"], 14, row => SheetCell.Whole(row.Asked)),
        (texts.Results["Bias"], 16, row => Shown(row, SheetCell.Number(row.Accuracy.Bias, NumberForm.Percent))),
        (texts.Results["MeanAbsoluteError"], 16, row => Shown(row, SheetCell.Number(row.Accuracy.MeanAbsoluteError, NumberForm.Percent))),
        (texts.Results["HitRate"], 12, row => Shown(row, SheetCell.Number(row.Accuracy.HitRate, NumberForm.Percent))),
        (texts["ErrorOfEverybody"], 22, row => Shown(row, SheetCell.Number(row.Everybody.MeanAbsoluteError, NumberForm.Percent))),
        (texts.Results["WhyWithheld"], 44, row => SheetCell.Text(row.Reason is { } reason ? texts.Results.Why(reason, comparison.Round.Plan.Minimum) : "")));

    private static SheetCell Shown(GroupAccuracy row, SheetCell cell) => row.State switch
    {
        CellState.Shown => cell,
        CellState.Withheld => SheetCell.Withheld,
        CellState.NotApplicable => SheetCell.NotApplicable,
        _ => SheetCell.Missing,
    };

    private static Table Evidence(RoundComparison comparison, TableTexts texts)
    {
        var questions = comparison.Round.Edition.Questions.ToDictionary(question => question.Code, question => question.Text);
        return Table.Of(
            texts["SheetUncredited"],
            comparison.Uncredited,
            (texts.Results["Code"], 9, row => SheetCell.Text(row.Question)),
            (texts.Results["Question"], 64, row => SheetCell.Text(questions[row.Question])),
            (texts.Results["SubArea"], 12, row => SheetCell.Text(row.SubArea)),
            (texts["Named"], 14, row => SheetCell.Whole(row.Named)),
            (texts.Results["N"], 12, row => SheetCell.Whole(row.Answers)),
            (texts.Results["MeanShare"], 14, row => SheetCell.Number(row.Share, NumberForm.Percent)),
            (texts["OfficialSubAreaShare"], 18, row => SheetCell.Number(row.OfficialShare, NumberForm.Percent)));
    }
}
