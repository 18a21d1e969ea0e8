using System.Globalization;
using Kompass.SelfAssess.App.Comparison;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Comparison;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.App.Exports.Tables;

/// <summary>The change between two rounds, of what both show.</summary>
internal sealed class ChangeTables(RoundsCompared compared, TableTexts texts)
{
    private readonly ExportTexts _words = texts.Results;
    private readonly RoundChange _change = compared.Change;

    public Table Areas() => Table.Of(
        texts["SheetChange"],
        [
            Row.Of("", _words["LevelTotal"], _change.Total),
            .. compared.Round.Edition.Areas.Zip(_change.Areas, (area, number) => Row.Of(area.Number.ToString(CultureInfo.InvariantCulture), area.Name.In(texts.Language), number)),
        ],
        [(_words["AreaNumber"], 9, row => SheetCell.Text(row.Code)), (_words["Area"], 44, row => SheetCell.Text(row.Name)), .. Numbers()]);

    /// <param name="byArea">In the order of the edition; else the largest change first, as the page has it.</param>
    public Table SubAreas(bool byArea)
    {
        var rows = compared.Round.Edition.SubAreas.Zip(_change.SubAreas, (subArea, number) => Row.Of(subArea.Code, subArea.Name.In(texts.Language), number));
        return Table.Of(
            texts["SheetChangeSubAreas"],
            byArea ? rows : rows.OrderBy(row => Section(row.Number)).ThenByDescending(row => row.Number.DifferenceShare),
            [(_words["Code"], 7, row => SheetCell.Text(row.Code)), (_words["SubArea"], 52, row => SheetCell.Text(row.Name)), .. Numbers()]);
    }

    public Table Groups() => Table.Of(
        texts["SheetChangeGroups"],
        _change.Groups.SelectMany(group => compared.Round.Edition.Areas
            .Zip(group.Areas, (area, number) => Row.Of(area.Number.ToString(CultureInfo.InvariantCulture), area.Name.In(texts.Language), number))
            .Prepend(Row.Of("", _words["LevelTotal"], group.Total))
            .Select(row => row with { Group = group.Key })),
        [
            (_words["Group"], 34, row => SheetCell.Text(texts.Group(row.Group!))),
            (_words["AreaNumber"], 9, row => SheetCell.Text(row.Code)),
            (_words["Area"], 44, row => SheetCell.Text(row.Name)),
            .. Numbers(),
        ]);

    /// <summary>Null where who answered which cannot be told.</summary>
    public Table? Split()
    {
        if (compared.Split is not SplitKnown { Split: { } split })
        {
            return null;
        }

        var names = compared.Round.Edition.Areas.ToDictionary(area => Part.Area(area.Number), area => area.Name.In(texts.Language));
        return Table.Of(
            texts["SheetSplit"],
            [split.Total, .. split.Areas],
            (_words["Area"], 44, row => SheetCell.Text(names.GetValueOrDefault(row.Part, _words["LevelTotal"]))),
            (_words["Difference"], 14, row => Difference(_change[row.Part])),
            (texts["SplitSame"], 18, row => Shown(row, row.Same)),
            (_words["Margin"], 12, row => Shown(row, row.Margin)),
            (_words["Secured"], 16, row => row.State == CellState.Shown ? SheetCell.Text(row.Secured is { } secured ? texts.YesOrNo(secured) : null) : Sign(row.State)),
            (texts["SplitTurnover"], 22, row => Shown(row, row.Turnover)),
            (texts["SplitWeighting"], 18, row => Shown(row, row.Weighting)),
            (texts["SplitStayed"], 14, row => row.State == CellState.Shown ? SheetCell.Whole(row.Stayed) : Sign(row.State)),
            (texts["SplitLeft"], 14, row => row.State == CellState.Shown ? SheetCell.Whole(row.Left) : Sign(row.State)),
            (texts["SplitCame"], 14, row => row.State == CellState.Shown ? SheetCell.Whole(row.Came) : Sign(row.State)));
    }

    private (string, double, Func<Row, SheetCell>)[] Numbers() =>
    [
        (_words["Max"], 10, row => SheetCell.Number(row.Number.Max)),
        (texts.Format("AnswersOf", compared.Earlier.Round.Name), 18, row => Points(row.Number.Earlier)),
        (texts.Format("MarginOf", compared.Earlier.Round.Name), 14, row => Of(row.Number.Earlier, row.Number.Earlier.Margin)),
        (texts.Format("NOf", compared.Earlier.Round.Name), 14, row => SheetCell.Whole(row.Number.Earlier.N)),
        (texts.Format("DecidedOf", compared.Earlier.Round.Name), 16, row => Of(row.Number.Earlier, row.Number.Earlier.Decided)),
        (texts.Format("AnswersOf", compared.Round.Round.Name), 18, row => Points(row.Number.Later)),
        (texts.Format("MarginOf", compared.Round.Round.Name), 14, row => Of(row.Number.Later, row.Number.Later.Margin)),
        (texts.Format("NOf", compared.Round.Round.Name), 14, row => SheetCell.Whole(row.Number.Later.N)),
        (texts.Format("DecidedOf", compared.Round.Round.Name), 16, row => Of(row.Number.Later, row.Number.Later.Decided)),
        (_words["Difference"], 14, row => Difference(row.Number)),
        (_words["DifferenceShare"], 14, row => row.Number.DifferenceShare is { } share ? SheetCell.Number(share, NumberForm.Percent) : Sign(row.Number.State)),
        (texts["DifferenceMargin"], 16, row => row.Number.Difference is null ? Sign(row.Number.State) : SheetCell.Number(row.Number.Margin)),
        (_words["Secured"], 16, row => row.Number.Difference is null ? Sign(row.Number.State) : SheetCell.Text(row.Number.Secured is { } secured ? texts.YesOrNo(secured) : null)),
        (_words["WhyWithheld"], 44, row => SheetCell.Text(Why(row.Number))),
    ];

    private string Why(ChangedNumber number) => string.Join(" ", new[] { Why(number.Earlier, compared.Earlier), Why(number.Later, compared.Round) }.OfType<string>());

    private string? Why(ChangedSide side, RoundResult round) => side.Reason is { } reason ? $"{round.Round.Name}: {_words.Why(reason, round.Plan.Minimum)}" : null;

    private static int Section(ChangedNumber number) => number switch
    {
        { Difference: null } => 3,
        { Secured: true, Difference: > 0 } => 0,
        { Secured: true } => 1,
        _ => 2,
    };

    private static SheetCell Points(ChangedSide side) => Of(side, side.Points);

    private static SheetCell Of(ChangedSide side, decimal? value) => side.Shown ? SheetCell.Number(value) : Sign(side.State);

    private static SheetCell Difference(ChangedNumber number) => number.Difference is { } points ? SheetCell.Number(points) : Sign(number.State);

    private static SheetCell Shown(SplitNumber row, decimal? value) => row.State == CellState.Shown ? SheetCell.Number(value) : Sign(row.State);

    private static SheetCell Sign(CellState state) => state switch
    {
        CellState.Withheld => SheetCell.Withheld,
        CellState.NotApplicable => SheetCell.NotApplicable,
        _ => SheetCell.Missing,
    };

    private sealed record Row(string Code, string Name, ChangedNumber Number)
    {
        public string? Group { get; init; }

        public static Row Of(string code, string name, ChangedNumber number) => new(code, name, number);
    }
}
