using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.App.Exports.Steering;

/// <summary>The columns that areas and sub-areas have alike, from the highest points to how the number came about.</summary>
internal sealed class PartColumns(SteeringNumbers numbers, SteeringTexts texts, int minimum)
{
    private ExportTexts Export => texts.Export;

    /// <param name="points">The formula of the points, given the cells of the row.</param>
    public IEnumerable<Column<Part>> Estimate(Func<Part, At, string> points) =>
    [
        Column<Part>.Of("max", Export["Max"], 8, part => SheetCell.Number(numbers.Cell(part).Value.MaxPoints)),
        Column<Part>.Computed("points", Export["Estimate"], 10.5, (part, at) => Points(part, at, points)),
        Column<Part>.Of("margin", Export["Margin"], 11, part => Show(part, score => SheetCell.Number(score.Margin))),
        Column<Part>.Computed("low", Export["Low"], 7, (part, at) => End(part, score => score.Low, $"MAX(0,{at["points"]}-{at["margin"]})")),
        Column<Part>.Computed("high", Export["High"], 7, (part, at) => End(part, score => score.High, $"MIN({at["max"]},{at["points"]}+{at["margin"]})")),
        Column<Part>.Computed("share", Export["Share"], 10, (part, at) => Share(part, at), bar: true),
    ];

    public IEnumerable<Column<Part>> Beside()
    {
        if (numbers.HasOfficial)
        {
            yield return Column<Part>.Of("official", Export["Official"], 8.5, part => SheetCell.Number(numbers.Compared(part)?.Official));
            yield return Column<Part>.Of("officialShare", texts["OfficialShareShort"], 8.5, part => SheetCell.Number(numbers.Compared(part)?.OfficialShare, NumberForm.Percent));
            yield return Column<Part>.Computed("difference", texts["DifferenceOfficial"], 9.5, Difference, signed: true);
        }

        if (numbers.HasPrevious)
        {
            yield return Column<Part>.Of("previous", texts["PreviousPoints"], 9, part => numbers.Previous(part)?.Show(score => SheetCell.Number(score.Points)) ?? SheetCell.Missing);
        }

        if (numbers.HasForecast)
        {
            yield return Column<Part>.Of("forecast", texts["ForecastPoints"], 8.5, part => SheetCell.Number(numbers.Forecast(part)?.Points));
            yield return Column<Part>.Of("low80", texts["ForecastLow"], 8.5, part => SheetCell.Number(numbers.Forecast(part)?.Low80));
            yield return Column<Part>.Of("high80", texts["ForecastHigh"], 8.5, part => SheetCell.Number(numbers.Forecast(part)?.High80));
        }
    }

    public IEnumerable<Column<Part>> Answers(bool subAreas)
    {
        yield return Column<Part>.Of("n", Export["N"], 8.5, part => SheetCell.Whole(numbers.Cell(part).Value.N));
        yield return Column<Part>.Of("dontKnow", Export["DontKnow"], 7, part => Show(part, score => SheetCell.Number(score.DontKnowShare, NumberForm.Percent)));
        if (subAreas)
        {
            yield return Column<Part>.Of("split", Export["Disagreement"], 8.5, part => Show(part, score => SheetCell.Number(score.Disagreement, NumberForm.TwoDecimals)));
        }

        yield return Column<Part>.Of("consensus", Export["Consensus"], 8, part => Show(part, score => SheetCell.Text(Export.YesOrNo(score.Consensus))));
        if (numbers.AnyConsensus)
        {
            yield return Column<Part>.Of("raw", Export["Raw"], 8.5, part => Show(part, score => SheetCell.Number(score.RawPoints)));
        }

        yield return Column<Part>.Of("basis", texts["Basis"], 25, part => SheetCell.Text(BasisText(part)));
    }

    public BookCell Points(Part part, At at, Func<Part, At, string> formula)
    {
        var cell = Show(part, score => SheetCell.Number(score.Points));
        return numbers.BasisOf(part) switch
        {
            Basis.Formula => new BookCell(cell, formula(part, at)),
            Basis.None => cell,
            _ => new BookCell(cell, Fixed: true),
        };
    }

    private BookCell End(Part part, Func<ScoreCell, decimal?> end, string formula)
    {
        var cell = Show(part, score => SheetCell.Number(end(score)));
        return cell is NumberCell ? new BookCell(cell, formula) : cell;
    }

    private BookCell Share(Part part, At at)
    {
        var cell = Show(part, score => SheetCell.Number(score.Share, NumberForm.Percent));
        return cell is NumberCell && numbers.BasisOf(part) != Basis.None ? new BookCell(cell, $"{at["points"]}/{at["max"]}") : cell;
    }

    /// <summary>In points, and empty across editions, whose points are never subtracted.</summary>
    private BookCell Difference(Part part, At at) => numbers.Compared(part) switch
    {
        { Withheld: true } => SheetCell.Withheld,
        { Difference: { } difference } => new BookCell(SheetCell.Number(difference), $"{at["points"]}-{at["official"]}"),
        _ => SheetCell.Missing,
    };

    private string BasisText(Part part)
    {
        var cell = numbers.Cell(part);
        if (cell.Reason is { } reason)
        {
            return texts.Why(reason, minimum);
        }

        return numbers.BasisOf(part) switch
        {
            Basis.Formula when part.Kind != PartKind.SubArea => texts["BasisSum"],
            Basis.Formula => texts[cell.Value.Consensus ? "BasisFormulaDecided" : "BasisFormula"],
            Basis.Consensus => texts["BasisConsensus"],
            Basis.PartHeldBack => texts["BasisHeldBack"],
            _ => texts[cell.State == CellState.NotApplicable ? "BasisNotAsked" : "BasisNobody"],
        };
    }

    private SheetCell Show(Part part, Func<ScoreCell, SheetCell> cell) => numbers.Cell(part).Show(cell);
}
