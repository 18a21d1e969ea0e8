using Kompass.SelfAssess.App.Comparison;
using Kompass.SelfAssess.Domain.Comparison;

namespace Kompass.SelfAssess.App.Exports.Reports.Content;

/// <summary>The estimate beside the official evaluation.</summary>
internal sealed class ComparisonSection(SteeringWords words)
{
    private readonly SteeringReportTexts _text = words.Text;

    public IEnumerable<ReportBlock> Blocks() =>
    [
        words.Heading(1, "ComparisonHeading"),
        .. words.Content.Comparison is { } comparison ? Compared(comparison) : [words.Body("NoOfficial"), words.Body("ComparisonLater")],
    ];

    private IEnumerable<ReportBlock> Compared(RoundComparison comparison) =>
    [
        new ReportParagraph(Lead(comparison), ReportTextKind.Lead),
        .. Reservations(comparison),
        .. comparison.Comparison.Accuracy is { Pairs: > 0, Bias: { } bias } accuracy ? [Bias(accuracy, bias)] : Array.Empty<ReportBlock>(),
        .. words.Explained(_text["ComparisonAreasCaption"], Areas(comparison.Comparison)),
        words.Note("SecuredText"),
        .. Largest(comparison),
    ];

    private string Lead(RoundComparison comparison) => comparison.Comparison.Accuracy is { Pairs: > 0 } accuracy
        ? _text.Format("ComparisonLead", words.Month(comparison.Evaluation), accuracy.Hits, accuracy.Pairs, accuracy.Over, accuracy.Under)
        : _text.Format("ComparisonLeadAreas", words.Month(comparison.Evaluation));

    private IEnumerable<ReportBlock> Reservations(RoundComparison comparison)
    {
        if (comparison.Evaluation.Simulated)
        {
            yield return words.Note("EvaluationSimulated");
        }

        if (comparison.Comparison.AcrossEditions)
        {
            yield return new ReportParagraph(words.Export["AcrossEditionsText"], ReportTextKind.Note);
        }

        if (new DateOnly(comparison.Evaluation.Year, comparison.Evaluation.Month ?? 12, 1) < words.Result.Round.OpensOn.AddMonths(-1))
        {
            yield return words.Note("EvaluationEarlier");
        }
    }

    private ReportParagraph Bias(Accuracy accuracy, double bias)
    {
        var points = words.Numbers.AsPrinted(Math.Round(Math.Abs((decimal)bias * 100), 1, MidpointRounding.AwayFromZero));
        var mean = words.Numbers.AsPrinted(Math.Round((decimal)accuracy.MeanAbsoluteError!.Value * 100, 1, MidpointRounding.AwayFromZero));
        return words.Body(bias >= 0 ? "BiasOver" : "BiasUnder", points, mean);
    }

    private Table Areas(ComparisonResult comparison)
    {
        var names = words.Edition.Areas.ToDictionary(area => area.Number);
        return Table.Of(
            _text["ComparisonAreasCaption"],
            comparison.Areas,
            [
                (words.Export["Area"], 42, row => SheetCell.Text(words.Name(names[row.Number]))),
                .. Columns<ComparedArea>(comparison.AcrossEditions, row => row.Numbers),
                (_text["Secured"], 17, row => row.Numbers.Withheld ? SheetCell.Withheld : SheetCell.Text(row.Numbers.Secured is { } secured ? words.Export.YesOrNo(secured) : null)),
            ]);
    }

    private IEnumerable<ReportBlock> Largest(RoundComparison comparison)
    {
        var largest = comparison.Largest;
        if (comparison.Comparison.SubAreas.Count == 0)
        {
            return [words.Body("NoSubAreas")];
        }

        if (largest.Over.Count + largest.Under.Count == 0)
        {
            return [words.Body("AllHits")];
        }

        var names = words.Edition.SubAreas.ToDictionary(subArea => subArea.Code);
        var table = Table.Of(
            _text["LargestCaption"],
            largest.Over.Concat(largest.Under),
            [
                (words.Export["SubArea"], 46, row => SheetCell.Text(words.Name(names[row.Code]))),
                .. Columns<ComparedSubArea>(comparison.Comparison.AcrossEditions, row => row.Numbers),
                (words.Export["Band"], 16, row => SheetCell.Text(row.Band is { } band ? words.Export[$"Band{band}"] : null)),
            ]);
        return [words.Heading(2, "LargestHeading"), words.Body("LargestText"), .. words.Explained(_text["LargestCaption"], table)];
    }

    /// <summary>Points within an edition; across editions only shares can stand beside each other.</summary>
    private (string, double, Func<T, SheetCell>)[] Columns<T>(bool across, Func<T, ComparedNumbers> numbers) => across
        ?
        [
            (_text["EstimateShare"], 15, row => Shown(numbers(row), SheetCell.Number(numbers(row).EstimateShare, NumberForm.Percent))),
            (_text["OfficialShare"], 13, row => SheetCell.Number(numbers(row).OfficialShare, NumberForm.Percent)),
            (_text["DifferenceShare"], 15, row => Shown(numbers(row), SheetCell.Number(numbers(row).DifferenceShare, NumberForm.Percent))),
        ]
        :
        [
            (words.Export["Estimate"], 17, row => Shown(numbers(row), SheetCell.Number(numbers(row).Estimate))),
            (_text["OfficialColumn"], 14, row => SheetCell.Number(numbers(row).Official)),
            (_text["Difference"], 13, row => Shown(numbers(row), SheetCell.Number(numbers(row).Difference))),
            (_text["DifferenceShare"], 15, row => Shown(numbers(row), SheetCell.Number(numbers(row).DifferenceShare, NumberForm.Percent))),
        ];

    private static SheetCell Shown(ComparedNumbers numbers, SheetCell cell) => numbers.Withheld ? SheetCell.Withheld : cell;
}
