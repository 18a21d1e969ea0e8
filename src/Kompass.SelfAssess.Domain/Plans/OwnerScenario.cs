using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.Domain.Plans;

/// <summary>
/// What the total would be if those responsible for actions are right about the questions that they have rated anew ("om åtgärdsansvarigas
/// bedömning stämmer"). It stands beside the last round's estimate and is never one: few people, who judge their own work. Source: issue "Action
/// plans" point 3.
/// </summary>
/// <remarks>
/// <para>
/// Per sub-area e + Σ w·(σ(level) − base), kept within 0–1, over its re-rated questions: e is the round's shown share, σ the share of the points
/// that the level stands for, w the question's weight among those of its own depth, base the round's shown share of the question, or e where the
/// round did not ask it or does not show it. Several owners of one question count as the mean of their σ; "vet ej" does not count.
/// </para>
/// <para>
/// Questions of the round's own depth go before those of the other depth, which see the same things once more: in a sub-area where one of the
/// round's own has been re-rated, the others are left out and named. A core question alone (weight 1) sets the whole sub-area.
/// </para>
/// <para>Points of what nobody re-rated are those of the round, unchanged; areas and the total are sums, and null where the round's are not shown.</para>
/// </remarks>
/// <param name="Total">The total.</param>
/// <param name="Areas">Areas in order.</param>
/// <param name="SubAreas">Sub-areas in order.</param>
/// <param name="Questions">The re-rated questions, in the edition's order.</param>
public sealed record OwnerScenario(
    ScenarioNumber Total, IReadOnlyList<ScenarioNumber> Areas, IReadOnlyList<ScenarioNumber> SubAreas, IReadOnlyList<ScenarioQuestion> Questions)
{
    /// <summary>How many questions move something.</summary>
    public int Used => Questions.Count(question => question.Use == ScenarioUse.Used);

    /// <summary>Sets the re-ratings on the round's numbers.</summary>
    /// <param name="from">The round, as far as it is shown.</param>
    /// <param name="ratings">What owners say; the latest of each only.</param>
    public static OwnerScenario Of(ScenarioBase from, IReadOnlyList<OwnerRating> ratings)
    {
        var edition = from.Edition;
        var byQuestion = ratings.ToLookup(rating => rating.Question, StringComparer.Ordinal);
        var questions = edition.SubAreas.SelectMany(subArea => QuestionsOf(from, subArea, byQuestion)).ToList();
        var subAreas = edition.SubAreas.ToDictionary(
            subArea => subArea.Code, subArea => SubAreaNumber(from, subArea, [.. questions.Where(own => own.SubArea == subArea.Code)]), StringComparer.Ordinal);
        var areas = edition.Areas.Select(area => Sum(from, Part.Area(area.Number), area.MaxPoints, area.SubAreas, subAreas)).ToList();
        var known = edition.Questions.Select(question => question.Code).ToHashSet(StringComparer.Ordinal);
        var unknown = byQuestion.Where(own => !known.Contains(own.Key)).OrderBy(own => own.Key, StringComparer.Ordinal)
            .Select(own => new ScenarioQuestion(own.Key, "", null, null, own.Count(rating => Counts(rating.Value)), ScenarioUse.NotInEdition));
        return new OwnerScenario(
            Sum(from, Part.Total, edition.MaxPoints, [.. edition.SubAreas], subAreas), areas, [.. edition.SubAreas.Select(subArea => subAreas[subArea.Code])], [.. questions, .. unknown]);
    }

    private static List<ScenarioQuestion> QuestionsOf(ScenarioBase from, SubArea subArea, ILookup<string, OwnerRating> byQuestion)
    {
        var rated = subArea.Questions.Where(question => byQuestion[question.Code].Any()).ToList();
        var own = rated.Any(question => OfDepth(question, from.Depth) && byQuestion[question.Code].Any(rating => Counts(rating.Value)));
        return [.. rated.Select(question => One(from, subArea, question, [.. byQuestion[question.Code]], own))];
    }

    private static ScenarioQuestion One(ScenarioBase from, SubArea subArea, Question question, OwnerRating[] ratings, bool ownDepthRated)
    {
        double[] shares = [.. ratings.Where(rating => Counts(rating.Value)).Select(rating => (double)from.Edition.LevelShares[(int)rating.Value])];
        var use = shares.Length == 0 ? ScenarioUse.DontKnow
            : from.StateOf(Part.SubArea(subArea.Code)) != CellState.Shown ? ScenarioUse.SubAreaNotShown
            : ownDepthRated && !OfDepth(question, from.Depth) ? ScenarioUse.OtherDepth
            : ScenarioUse.Used;
        double? start = use != ScenarioUse.Used ? null
            : OfDepth(question, from.Depth) && from.Questions.TryGetValue(question.Code, out var share) ? share
            : ShareOf(from, subArea);
        return new ScenarioQuestion(question.Code, subArea.Code, start, shares.Length == 0 ? null : shares.Average(), shares.Length, use) { Weight = question.Weight };
    }

    private static ScenarioNumber SubAreaNumber(ScenarioBase from, SubArea subArea, IReadOnlyList<ScenarioQuestion> questions)
    {
        var part = Part.SubArea(subArea.Code);
        if (!from.Points.TryGetValue(part, out var points))
        {
            return new ScenarioNumber(part, subArea.MaxPoints, null, null, from.StateOf(part));
        }

        var used = questions.Where(question => question.Use == ScenarioUse.Used).ToList();
        if (used.Count == 0)
        {
            return new ScenarioNumber(part, subArea.MaxPoints, points, points, CellState.Shown);
        }

        var share = ShareOf(from, subArea) + used.Sum(question => (double)question.Weight * (question.Rated!.Value - question.Start!.Value));
        return new ScenarioNumber(part, subArea.MaxPoints, points, subArea.MaxPoints * (decimal)Math.Clamp(share, 0, 1), CellState.Shown) { Rated = used.Count };
    }

    private static ScenarioNumber Sum(
        ScenarioBase from, Part part, decimal max, IReadOnlyList<SubArea> subAreas, Dictionary<string, ScenarioNumber> numbers)
    {
        var parts = subAreas.Select(subArea => numbers[subArea.Code]).ToList();
        // What the gate keeps back of a sum is kept back here too, whatever its parts would give.
        return !from.Points.TryGetValue(part, out var points) || parts.Any(own => own.Scenario is null)
            ? new ScenarioNumber(part, max, null, null, from.StateOf(part) is var state && state != CellState.Shown ? state : parts.First(own => own.Scenario is null).State)
            : new ScenarioNumber(part, max, points, parts.Sum(own => own.Scenario), CellState.Shown) { Rated = parts.Sum(own => own.Rated) };
    }

    private static double ShareOf(ScenarioBase from, SubArea subArea) =>
        subArea.MaxPoints == 0 ? 0 : (double)(from.Points[Part.SubArea(subArea.Code)] / subArea.MaxPoints);

    private static bool OfDepth(Question question, RoundDepth depth) => question.Core == (depth == RoundDepth.Quick);

    private static bool Counts(AnswerValue value) => value <= AnswerValue.Level5;
}

/// <summary>How an owner rates a question now.</summary>
/// <param name="Question">Code of the question.</param>
/// <param name="Value">A level, or "vet ej".</param>
public sealed record OwnerRating(string Question, AnswerValue Value);

/// <summary>A part of the scenario, in points.</summary>
/// <param name="Part">Total, area or sub-area.</param>
/// <param name="Max">Highest points.</param>
/// <param name="Estimate">The round's own points; null where they are not shown.</param>
/// <param name="Scenario">What they would be; null where there is no number to start from.</param>
/// <param name="State">Shown, or the sign of what is missing: withheld or nobody answered.</param>
public sealed record ScenarioNumber(Part Part, decimal Max, decimal? Estimate, decimal? Scenario, CellState State)
{
    /// <summary>How many of its questions have been re-rated and move it.</summary>
    public int Rated { get; init; }

    /// <summary>Scenario minus estimate, in points.</summary>
    public decimal? Difference => Scenario - Estimate;
}

/// <summary>A re-rated question.</summary>
/// <param name="Code">Its code.</param>
/// <param name="SubArea">Code of its sub-area; empty where the round's edition does not have it.</param>
/// <param name="Start">The share (0–1) that it starts from; null where it is not used.</param>
/// <param name="Rated">Mean share (0–1) of the levels that owners chose; null where all said "vet ej".</param>
/// <param name="Ratings">How many chose a level.</param>
/// <param name="Use">Whether it counts, or why not.</param>
public sealed record ScenarioQuestion(string Code, string SubArea, double? Start, double? Rated, int Ratings, ScenarioUse Use)
{
    internal decimal Weight { get; init; }
}

/// <summary>Whether a re-rated question counts in the scenario.</summary>
public enum ScenarioUse
{
    /// <summary>It moves its sub-area.</summary>
    Used,

    /// <summary>Every owner said "vet ej".</summary>
    DontKnow,

    /// <summary>The round's number of the sub-area is not shown, so there is nothing to start from.</summary>
    SubAreaNotShown,

    /// <summary>It sees the same as a re-rated question of the round's own depth.</summary>
    OtherDepth,

    /// <summary>The round's edition does not have it.</summary>
    NotInEdition,
}
