using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.Domain.Plans;

/// <summary>What a scenario starts from: a round's estimate as far as it is shown, as plain values. What is withheld is not in it.</summary>
/// <param name="Edition">The version of the edition that the round asked; weights, maxima and level shares are its.</param>
/// <param name="Depth">How much it asked.</param>
/// <param name="Points">Points of the total, areas and sub-areas that are shown.</param>
/// <param name="States">The sign of each part that is not shown.</param>
/// <param name="Questions">Share (0–1) per question that the round asked and that is shown.</param>
public sealed record ScenarioBase(
    FrameworkEdition Edition,
    RoundDepth Depth,
    IReadOnlyDictionary<Part, decimal> Points,
    IReadOnlyDictionary<Part, CellState> States,
    IReadOnlyDictionary<string, double> Questions)
{
    /// <summary>Reads it from behind the gate.</summary>
    public static ScenarioBase From(FrameworkEdition edition, RoundDepth depth, DisclosedEstimate estimate)
    {
        Part[] parts = [Part.Total, .. edition.Areas.Select(area => Part.Area(area.Number)), .. edition.SubAreas.Select(subArea => Part.SubArea(subArea.Code))];
        var cells = parts.ToDictionary(part => part, part => estimate[part, Slice.All]);
        var questions = edition.QuestionsFor(depth).Select(question => (question.Code, Cell: estimate[Part.Question(question.Code), Slice.All]))
            .Where(own => own.Cell is { Shown: true, Value.Share: not null });
        return new ScenarioBase(
            edition,
            depth,
            cells.Where(own => own.Value is { Shown: true, Value.Points: not null }).ToDictionary(own => own.Key, own => own.Value.Value.Points!.Value),
            cells.Where(own => !own.Value.Shown).ToDictionary(own => own.Key, own => own.Value.State),
            questions.ToDictionary(own => own.Code, own => own.Cell.Value.Share!.Value));
    }

    /// <summary>Shown, or which sign stands in the place of the part's number.</summary>
    public CellState StateOf(Part part) => Points.ContainsKey(part) ? CellState.Shown : States.GetValueOrDefault(part, CellState.Missing);
}
