using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.App.Exports;

/// <summary>The rows of a result as they may be shown, in the order of the edition.</summary>
internal static class ResultRows
{
    public static IEnumerable<AreaRow> Areas(RoundResult result, Slice slice) =>
        result.Edition.Areas.Select(area => new AreaRow(area, Shown(result, Part.Area(area.Number), slice)));

    public static IEnumerable<SubAreaRow> SubAreas(RoundResult result, Slice slice) =>
        from area in result.Edition.Areas
        from subArea in area.SubAreas
        select new SubAreaRow(area, subArea, Shown(result, Part.SubArea(subArea.Code), slice));

    public static IEnumerable<QuestionRow> Questions(RoundResult result) =>
        from subArea in result.Edition.SubAreas
        from question in subArea.QuestionsFor(result.Round.Depth)
        let cell = Shown(result, Part.Question(question.Code), Slice.All)
        select new QuestionRow(subArea, question, cell, cell.Withheld is not null || result.Plan.WithheldDistributions.Contains(question.Code));

    public static ShownCell Total(RoundResult result, Slice slice) => Shown(result, Part.Total, slice);

    private static ShownCell Shown(RoundResult result, Part part, Slice slice)
    {
        var key = new CellKey(part, slice);
        return new ShownCell(result.Plan.ReasonFor(key), result.Estimate.Cells.GetValueOrDefault(key));
    }

    internal sealed record AreaRow(Area Area, ShownCell Cell);

    internal sealed record SubAreaRow(Area Area, SubArea SubArea, ShownCell Cell);

    internal sealed record QuestionRow(SubArea SubArea, Question Question, ShownCell Cell, bool DistributionWithheld)
    {
        public SheetCell Count(AnswerValue value) => (DistributionWithheld, Cell.Score) switch
        {
            (true, _) => SheetCell.Withheld,
            (false, { Counts.Count: > 0 } score) => SheetCell.Whole(score.Counts[(int)value]),
            _ => SheetCell.Missing,
        };
    }
}

/// <summary>A number, or the reason why it is not shown.</summary>
/// <param name="Withheld">The reason.</param>
/// <param name="Score">Null where the slice has no such cell.</param>
internal sealed record ShownCell(WithheldReason? Withheld, ScoreCell? Score)
{
    public SheetCell Show(Func<ScoreCell, SheetCell> cell) => this switch
    {
        { Withheld: not null } => SheetCell.Withheld,
        { Score: { } score } => cell(score),
        _ => SheetCell.Missing,
    };
}
