namespace Kompass.SelfAssess.Domain.Frameworks;

/// <summary>One edition of the framework (2002 … 2020-v2), as data. Source: design 4, domain A.</summary>
/// <param name="Key">Stable key, for example <c>2020-v2</c>.</param>
/// <param name="Name">Name on screen.</param>
/// <param name="Assessable">True if the edition has questions; the others only carry official results.</param>
/// <param name="MaxPoints">Highest total, in points (800).</param>
/// <param name="LevelShares">Share of the points (0–1) that levels 0–5 stand for; six, never falling.</param>
/// <param name="Areas">Areas in order of number.</param>
public sealed record FrameworkEdition(
    string Key,
    LocalizedText Name,
    bool Assessable,
    decimal MaxPoints,
    IReadOnlyList<decimal> LevelShares,
    IReadOnlyList<Area> Areas)
{
    /// <summary>All sub-areas in order.</summary>
    public IEnumerable<SubArea> SubAreas => Areas.SelectMany(area => area.SubAreas);

    /// <summary>
    /// True if results of both can be set side by side in points: the same areas and sub-areas with the same maxima. An edition whose
    /// sub-areas are not published has nothing to be recognised by but its key.
    /// </summary>
    public bool SameScaleAs(FrameworkEdition other) =>
        (Key == other.Key || SubAreas.Any()) && ScaleDifferences(other).Count == 0;

    /// <summary>Area numbers and sub-area codes that only one of the two has, or that have other maxima; in order.</summary>
    public IReadOnlyList<string> ScaleDifferences(FrameworkEdition other) =>
    [
        .. Areas.Select(Measure).Except(other.Areas.Select(Measure)).Concat(other.Areas.Select(Measure).Except(Areas.Select(Measure)))
            .Select(area => area.Number).Distinct().Order().Select(EditionRules.Invariant),
        .. SubAreas.Select(Measure).Except(other.SubAreas.Select(Measure)).Concat(other.SubAreas.Select(Measure).Except(SubAreas.Select(Measure)))
            .Select(subArea => subArea.Code).Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>All questions in order, core and deeper.</summary>
    public IEnumerable<Question> Questions => SubAreas.SelectMany(subArea => subArea.Questions);

    /// <summary>The questions that a round of the given depth asks, in order. Source: design 4.</summary>
    public IEnumerable<Question> QuestionsFor(RoundDepth depth) =>
        SubAreas.SelectMany(subArea => subArea.QuestionsFor(depth));

    /// <summary>True if a round of the given depth can be held: the edition is assessable and every sub-area has a question of that depth. Source: design 4.</summary>
    public bool Offers(RoundDepth depth) =>
        Assessable && SubAreas.Any() && SubAreas.All(subArea => subArea.QuestionsFor(depth).Any());

    private static (int Number, decimal MaxPoints) Measure(Area area) => (area.Number, area.MaxPoints);

    private static (string Code, decimal MaxPoints) Measure(SubArea subArea) => (subArea.Code, subArea.MaxPoints);
}

/// <summary>One of the eight areas.</summary>
/// <param name="Number">1–8.</param>
/// <param name="Name">Name on screen.</param>
/// <param name="MaxPoints">Highest points (100).</param>
/// <param name="SubAreas">Sub-areas in order of code; empty where the edition's sub-areas are not published.</param>
public sealed record Area(int Number, LocalizedText Name, decimal MaxPoints, IReadOnlyList<SubArea> SubAreas);

/// <summary>A sub-area, the smallest part that evaluators give points.</summary>
/// <param name="Code">Code within the edition, for example <c>2.3</c>.</param>
/// <param name="Name">Name on screen.</param>
/// <param name="Aliases">Other spellings seen in reports (domain E.2).</param>
/// <param name="MaxPoints">Highest points.</param>
/// <param name="Questions">The core question and the deeper ones; empty where the edition is not assessable.</param>
public sealed record SubArea(
    string Code,
    LocalizedText Name,
    IReadOnlyList<string> Aliases,
    decimal MaxPoints,
    IReadOnlyList<Question> Questions)
{
    /// <summary>The area number, the part of the code before the dot.</summary>
    public int AreaNumber => int.Parse(Code.AsSpan(0, Code.IndexOf('.')), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A quick round asks the core question, a full round the deeper ones. Source: design 4.</summary>
    public IEnumerable<Question> QuestionsFor(RoundDepth depth) =>
        Questions.Where(question => question.Core == (depth == RoundDepth.Quick));
}

/// <summary>A rubric question.</summary>
/// <param name="Code">Code within the edition, for example <c>2.3.a</c>.</param>
/// <param name="Core">True for the one question that sees the whole sub-area at a glance.</param>
/// <param name="Text">The question, in Swedish.</param>
/// <param name="Why">Why it is asked, one sentence.</param>
/// <param name="Evidence">What counts as evidence, by kind.</param>
/// <param name="Groups">Keys of the role groups that can answer it at all; empty means all.</param>
/// <param name="Weight">Weight within the sub-area (the core question 1, the deeper ones sum to 1).</param>
/// <param name="Levels">Six levels, 0–5, in order.</param>
public sealed record Question(
    string Code,
    bool Core,
    string Text,
    string Why,
    IReadOnlyList<EvidenceHint> Evidence,
    IReadOnlyList<string> Groups,
    decimal Weight,
    IReadOnlyList<RubricLevel> Levels);

/// <summary>What counts as evidence of one kind for one question.</summary>
/// <param name="Kind">Interview, document or website.</param>
/// <param name="Hint">What to look for.</param>
public sealed record EvidenceHint(EvidenceKind Kind, string Hint);

/// <summary>One rung of the rubric, written for its question.</summary>
/// <param name="Descriptor">What one sees in the municipality at this level.</param>
public sealed record RubricLevel(string Descriptor);

/// <summary>The evaluators' three sources. Source: domain B.1.</summary>
public enum EvidenceKind
{
    /// <summary>Somebody can tell about it.</summary>
    Interview,

    /// <summary>A document shows it.</summary>
    Document,

    /// <summary>The public website shows it.</summary>
    Website,
}

/// <summary>How much a round asks.</summary>
public enum RoundDepth
{
    /// <summary>"Snabb": one core question per sub-area.</summary>
    Quick,

    /// <summary>"Full": the deeper questions.</summary>
    Full,
}
