using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.App.Exports;

/// <summary>The rows of a result as they may be shown, in the order of the edition.</summary>
internal static class ResultRows
{
    public static IEnumerable<AreaRow> Areas(FrameworkEdition edition, DisclosedEstimate estimate, Slice slice) =>
        edition.Areas.Select(area => new AreaRow(area, estimate[Part.Area(area.Number), slice]));

    public static IEnumerable<SubAreaRow> SubAreas(FrameworkEdition edition, DisclosedEstimate estimate, Slice slice) =>
        from area in edition.Areas
        from subArea in area.SubAreas
        select new SubAreaRow(area, subArea, estimate[Part.SubArea(subArea.Code), slice]);

    public static IEnumerable<QuestionRow> Questions(FrameworkEdition edition, RoundDepth depth, DisclosedEstimate estimate) =>
        from subArea in edition.SubAreas
        from question in subArea.QuestionsFor(depth)
        select new QuestionRow(subArea, question, estimate[Part.Question(question.Code), Slice.All], estimate.Distribution(question.Code));

    /// <summary>The number where it is shown, else the sign that stands for it.</summary>
    public static SheetCell Show<T>(this Disclosed<T> disclosed, Func<T, SheetCell> cell) => disclosed.State switch
    {
        CellState.Shown => cell(disclosed.Value),
        CellState.Withheld => SheetCell.Withheld,
        CellState.NotApplicable => SheetCell.NotApplicable,
        _ => SheetCell.Missing,
    };
}

internal sealed record AreaRow(Area Area, Disclosed<ScoreCell> Cell);

internal sealed record SubAreaRow(Area Area, SubArea SubArea, Disclosed<ScoreCell> Cell);

internal sealed record QuestionRow(SubArea SubArea, Question Question, Disclosed<ScoreCell> Cell, Disclosed<IReadOnlyList<int>> Distribution)
{
    public SheetCell Count(AnswerValue value) => Distribution.Show(counts => SheetCell.Whole(counts[(int)value]));
}
