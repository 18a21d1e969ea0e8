using Kompass.SelfAssess.App.Comparison;

namespace Kompass.SelfAssess.App.Exports.Steering;

/// <summary>The estimate beside the latest official evaluation: sub-areas, areas, and how near it was.</summary>
internal sealed class CompareSheet(SteeringContent content, SteeringTexts texts)
{
    public IEnumerable<BookSheet> All()
    {
        var name = texts.Export["SheetComparison"];
        if (content.Comparison is not { } comparison)
        {
            return [new BookSheet(name, texts["CompareTitle"], [], [new BookNote(texts["CompareNone"])])];
        }

        var tables = new ComparisonTables(comparison, texts.Export);
        var measures = BookTables.From(
            tables.Overview(), texts["TableMeasures"], texts["MeasuresHeading"],
            new BookColumn("explanation", texts.Export["Explanation"], 80) { RunsOn = true });
        string[] lead =
        [
            texts.Format("CompareLead", new SourceWords(content, texts).Month, comparison.Evaluation.Source), texts[comparison.Comparison.AcrossEditions ? "CompareAcross" : "CompareBands"],
        ];
        return
        [
            new BookSheet(name, texts["CompareTitle"], lead, [comparison.Comparison.SubAreas.Count > 0 ? SubAreas(tables) : new BookNote(texts["CompareAreasOnly"])]) { FrozenColumns = 2 },
            new BookSheet(
                texts["SheetCompareAreas"],
                texts["CompareAreasHeading"],
                lead,
                [Areas(tables, comparison) with { Filter = false }, measures with { Heading = texts["MeasuresHeading"], FirstColumn = 2, Filter = false }])
            { OnePage = true },
        ];
    }

    private BookTable SubAreas(ComparisonTables tables) => Computed(
        BookTables.From(tables.SubAreas(), texts["TableComparison"], texts["CompareTitle"], Columns(texts.Export["Code"], texts.Export["SubArea"])));

    private BookTable Areas(ComparisonTables tables, RoundComparison comparison) =>
        BookTables.From(tables.Areas(), texts["TableComparedAreas"], texts["CompareAreasHeading"], Columns(texts.Export["AreaNumber"], texts.Export["Area"])) with
        {
            Total = Total(comparison),
        };

    private BookColumn[] Columns(string code, string name) =>
    [
        new("code", code, 7),
        new("name", name, 40),
        new("max", texts.Export["Max"], 9),
        new("estimate", texts.Export["Estimate"], 12),
        new("official", texts.Export["Official"], 12),
        new("officialShare", texts.Export["OfficialShare"], 13) { Bar = true },
        new("difference", texts.Export["Difference"], 10) { Signed = true },
        new("differenceShare", texts.Export["DifferenceShare"], 10) { Signed = true },
        new("secured", texts.Export["Secured"], 13),
        new("band", texts.Export["Band"], 11),
        new("fit", texts.Export["Fit"], 20),
        new("sources", texts.Export["Sources"], 12),
    ];

    /// <summary>Differences in points are computed where both sides stand in the row.</summary>
    private static BookTable Computed(BookTable table)
    {
        var (estimate, official, difference) = (table.PlaceOf("estimate") - 1, table.PlaceOf("official") - 1, table.PlaceOf("difference") - 1);
        return table with
        {
            Rows =
            [
                .. table.Rows.Select((row, index) => row[difference].Content is NumberCell && row[estimate].Content is NumberCell && row[official].Content is NumberCell
                    ? (IReadOnlyList<BookCell>)
                    [
                        .. row.Take(difference),
                        row[difference] with { Formula = $"{Cell(estimate, index)}-{Cell(official, index)}" },
                        .. row.Skip(difference + 1),
                    ]
                    : row),
            ],
        };
    }

    private static string Cell(int column, int row) => $"{ClosedXML.Excel.XLHelper.GetColumnLetterFromNumber(column + 1)}{BookSheet.FirstRow + row}";

    private BookCell[] Total(RoundComparison comparison)
    {
        var total = comparison.Comparison.Total.Numbers;
        return
        [
            SheetCell.Blank,
            SheetCell.Text(texts.Export["LevelTotal"]),
            SheetCell.Number(total.Max),
            total.Withheld ? SheetCell.Withheld : SheetCell.Number(total.Estimate),
            SheetCell.Number(total.Official),
            SheetCell.Number(total.OfficialShare, NumberForm.Percent),
            total.Withheld ? SheetCell.Withheld : SheetCell.Number(total.Difference),
            total.Withheld ? SheetCell.Withheld : SheetCell.Number(total.DifferenceShare, NumberForm.Percent),
            total.Withheld ? SheetCell.Withheld : SheetCell.Text(total.Secured is { } secured ? texts.Export.YesOrNo(secured) : null),
        ];
    }
}
