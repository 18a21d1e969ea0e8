using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.Domain.Scoring;

/// <summary>What a round asks, laid out for scoring: the questions of one depth grouped by sub-area, with weights and level shares.</summary>
public sealed class Instrument
{
    private readonly int[] _firstQuestion;

    /// <summary>Lays out the questions of <paramref name="edition"/> at <paramref name="depth"/>.</summary>
    /// <exception cref="ArgumentException">The edition is not assessable.</exception>
    public Instrument(FrameworkEdition edition, RoundDepth depth)
    {
        if (!edition.Assessable)
        {
            throw new ArgumentException($"Edition {edition.Key} has no questions.", nameof(edition));
        }

        Edition = edition;
        Depth = depth;
        SubAreas = [.. edition.SubAreas];
        Questions = [.. edition.QuestionsFor(depth)];
        LevelShares = [.. edition.LevelShares.Select(share => (double)share)];
        _firstQuestion = new int[SubAreas.Count + 1];
        for (var subArea = 0; subArea < SubAreas.Count; subArea++)
        {
            _firstQuestion[subArea + 1] = _firstQuestion[subArea] + SubAreas[subArea].QuestionsFor(depth).Count();
        }
    }

    /// <summary>The edition.</summary>
    public FrameworkEdition Edition { get; }

    /// <summary>The depth.</summary>
    public RoundDepth Depth { get; }

    /// <summary>Sub-areas in order; a sub-area's questions stand together in <see cref="Questions"/>.</summary>
    public IReadOnlyList<SubArea> SubAreas { get; }

    /// <summary>Questions in order: the columns of a <see cref="ResponseMatrix"/>.</summary>
    public IReadOnlyList<Question> Questions { get; }

    /// <summary>Share of the points (0–1) per level 0–5.</summary>
    public IReadOnlyList<double> LevelShares { get; }

    /// <summary>Where the questions of a sub-area stand in <see cref="Questions"/>; none where the depth asks nothing of it.</summary>
    /// <param name="subArea">Index into <see cref="SubAreas"/>.</param>
    public (int First, int Count) ColumnsOf(int subArea) =>
        (_firstQuestion[subArea], _firstQuestion[subArea + 1] - _firstQuestion[subArea]);
}
