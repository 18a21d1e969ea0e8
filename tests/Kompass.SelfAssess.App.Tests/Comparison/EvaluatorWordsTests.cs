using Kompass.SelfAssess.App.Comparison;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.App.Tests.Exports;
using Kompass.SelfAssess.Domain.Comparison;
using Kompass.SelfAssess.Domain.Evaluations;
using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.App.Tests.Comparison;

public sealed class EvaluatorWordsTests
{
    private static readonly EvaluationFinding Strength = new(FindingKind.Strength, 4, "4.3", "Styrka om 4.3.", GoldStar: true);
    private static readonly EvaluationFinding Improvement = new(FindingKind.Improvement, 4, "4.3", "Förbättring om 4.3.", GoldStar: false);
    private static readonly EvaluationFinding Area = new(FindingKind.Improvement, 4, null, "Om hela området.", GoldStar: false);
    private static readonly EvaluationFinding Other = new(FindingKind.Improvement, 5, "5.1", "Om något annat.", GoldStar: false);

    [Theory]
    [InlineData(Band.Over, "Förbättring om 4.3.")]
    [InlineData(Band.Under, "Styrka om 4.3.")]
    public void Of_OwnFindings_WhatExplainsTheDifferenceComesFirst(Band band, string first)
    {
        var words = EvaluatorWords.Of(Row("4.3", band, "4.3"), Evaluation(Strength, Improvement, Area, Other));

        Assert.False(words.WholeArea);
        Assert.Equal(2, words.Findings.Count);
        Assert.Equal(first, words.Findings[0].Text);
    }

    [Fact]
    public void Of_NothingOnTheSubArea_IsWhatIsSaidOfTheAreaAsAWhole()
    {
        var words = EvaluatorWords.Of(Row("4.4", Band.Over, "4.4"), Evaluation(Strength, Area, Other));

        Assert.True(words.WholeArea);
        Assert.Equal([Area], words.Findings);
        Assert.Equal(new EvaluatorWords([], WholeArea: false).WholeArea, EvaluatorWords.Of(Row("6.1", Band.Over, "6.1"), Evaluation(Strength, Area)).WholeArea);
    }

    /// <summary>Across editions the words belong to the sub-areas that the number is made of, not to the one with the same code.</summary>
    [Fact]
    public void Of_AnotherEdition_FollowsTheSourcesOfTheNumber()
    {
        var words = EvaluatorWords.Of(Row("4.4", Band.Over, "4.3"), Evaluation(Strength, Improvement, new(FindingKind.Improvement, 4, "4.4", "Gammal 4.4.", GoldStar: false)));

        Assert.Equal([Improvement, Strength], words.Findings);
    }

    private static ComparedSubArea Row(string code, Band band, params string[] sources) => new(
        code, new ComparedNumbers(20, 10, false, 10, 0.5, 0, 0, null), band, Fit.Same, [.. sources.Select(source => new TranslationSource<string>(source, Fit.Same, ""))], []);

    private static EvaluationView Evaluation(params EvaluationFinding[] findings) => new(
        Guid.NewGuid(), true, "Prov", 2022, null, "prov", null, null, SampleResult.Edition,
        new OfficialResult(SampleResult.Edition.Key, new Dictionary<string, decimal>(), new Dictionary<int, decimal>(), []), [])
    {
        Findings = findings,
    };
}
