using Kompass.SelfAssess.App.Comparison;
using Kompass.SelfAssess.Domain.Comparison;

namespace Kompass.SelfAssess.App.Exports;

/// <summary>The sheets of a comparison.</summary>
internal sealed class ComparisonTables(RoundComparison comparison, ExportTexts texts)
{
    private readonly ComparisonResult _result = comparison.Comparison;

    public IReadOnlyList<Table> All() => [SubAreas(), Areas(), Overview()];

    public Table SubAreas()
    {
        var names = comparison.Round.Edition.SubAreas.ToDictionary(subArea => subArea.Code, subArea => subArea.Name.In(texts.Language));
        return Table.Of(
            texts["SheetComparison"],
            _result.SubAreas,
            [
                (texts["Code"], 7, row => SheetCell.Text(row.Code)),
                (texts["SubArea"], 52, row => SheetCell.Text(names[row.Code])),
                .. Numbers<ComparedSubArea>(row => row.Numbers),
                (texts["Band"], 10, row => SheetCell.Text(row.Band is { } band ? texts[$"Band{band}"] : null)),
                (texts["Fit"], 34, row => SheetCell.Text(texts[$"Fit{row.Fit}"])),
                (texts["Sources"], 20, row => SheetCell.Text(string.Join(", ", row.Sources.Select(source => source.From)))),
            ]);
    }

    public Table Areas()
    {
        var names = comparison.Round.Edition.Areas.ToDictionary(area => area.Number, area => area.Name.In(texts.Language));
        return Table.Of(
            texts["SheetAreas"],
            _result.Areas,
            [
                (texts["AreaNumber"], 9, row => SheetCell.Whole(row.Number)),
                (texts["Area"], 44, row => SheetCell.Text(names[row.Number])),
                .. Numbers<ComparedArea>(row => row.Numbers),
                (texts["Fit"], 34, row => SheetCell.Text(texts[$"Fit{row.Fit}"])),
            ]);
    }

    public Table Overview()
    {
        var total = _result.Total.Numbers;
        var accuracy = _result.Accuracy;
        (string Measure, SheetCell Value, string Explanation)[] rows =
        [
            (texts["Estimate"], Estimate(total), texts["NotOfficialText"]),
            (texts["Official"], SheetCell.Number(total.Official), ""),
            (texts["Difference"], IfShown(total, SheetCell.Number(total.Difference)), _result.AcrossEditions ? texts["AcrossEditionsText"] : ""),
            (texts["Bias"], SheetCell.Number(accuracy.Bias, NumberForm.Percent), texts["BiasText"]),
            (texts["MeanAbsoluteError"], SheetCell.Number(accuracy.MeanAbsoluteError, NumberForm.Percent), ""),
            (texts["HitRate"], SheetCell.Number(accuracy.HitRate, NumberForm.Percent), texts["HitRateText"]),
            (texts["Spearman"], SheetCell.Number(accuracy.Spearman, NumberForm.TwoDecimals), ""),
            (texts["Pairs"], SheetCell.Whole(accuracy.Pairs), ""),
        ];
        return Table.Of(
            texts["SheetOverview"],
            rows,
            (texts["Measure"], 34, row => SheetCell.Text(row.Measure)),
            (texts["Value"], 14, row => row.Value),
            (texts["Explanation"], 80, row => SheetCell.Text(row.Explanation)));
    }

    private (string Header, double Width, Func<T, SheetCell> Cell)[] Numbers<T>(Func<T, ComparedNumbers> numbers) =>
    [
        (texts["Max"], 10, row => SheetCell.Number(numbers(row).Max)),
        (texts["Estimate"], 12, row => Estimate(numbers(row))),
        (texts["Official"], 12, row => SheetCell.Number(numbers(row).Official)),
        (texts["OfficialShare"], 14, row => SheetCell.Number(numbers(row).OfficialShare, NumberForm.Percent)),
        (texts["Difference"], 12, row => IfShown(numbers(row), SheetCell.Number(numbers(row).Difference))),
        (texts["DifferenceShare"], 12, row => IfShown(numbers(row), SheetCell.Number(numbers(row).DifferenceShare, NumberForm.Percent))),
        (texts["Secured"], 16, row => IfShown(numbers(row), SheetCell.Text(numbers(row).Secured is { } secured ? texts.YesOrNo(secured) : null))),
    ];

    private static SheetCell Estimate(ComparedNumbers numbers) => IfShown(numbers, SheetCell.Number(numbers.Estimate));

    private static SheetCell IfShown(ComparedNumbers numbers, SheetCell cell) => numbers.Withheld ? SheetCell.Withheld : cell;
}
