using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.Domain.Tests.Frameworks;

namespace Kompass.SelfAssess.Domain.Tests.Scoring;

/// <summary>Intervals and disagreement by hand. Shares of levels 0–5: 0 .25 .45 .62 .80 1; Student's quantiles from printed tables.</summary>
public sealed class UncertaintyTests
{
    private static readonly Part SubArea11 = Part.SubArea("1.1");

    [Fact]
    public void Margin_TwoRespondents_IsHalfTheirDistanceTimesStudentOne()
    {
        // x = .25, .80: e = .525, Σ(x−e)² = 2·.275² = .15125; D = 2·.275 = .55.
        // Var = Σ (20·√2·(±.275)/2)² = 2·2·(2.75)² = 30.25, SE 5.5; t(1) = 12.7062: 69.884
        var cell = Estimate(Quick(("1.1", 20)), Responses.Of("1", "4"))[SubArea11, Slice.All];

        Assert.Equal(0.55, cell.Disagreement!.Value, 12);
        Assert.Equal(69.8841m, cell.Margin!.Value, 3);
        Assert.Equal((0m, 20m), (cell.Low, cell.High));
    }

    [Fact]
    public void Margin_FiveRespondents_IsTheUsualIntervalOfAMean()
    {
        // x = 0 .25 .45 .62 .80: e = .424; squares .179776 + .030276 + .000676 + .038416 + .141376 = .39052;
        // s² = .39052/4 = .09763; SE = 20·√(.09763/5) = 2.794717; t(4) = 2.776445: 7.759378. D = 2·√(.39052/5) = .558942
        var cell = Estimate(Quick(("1.1", 20)), Responses.Of("0", "1", "2", "3", "4"))[SubArea11, Slice.All];

        Assert.Equal(8.48m, cell.Points!.Value, 10);
        Assert.Equal(7.759378m, cell.Margin!.Value, 4);
        Assert.Equal(0.558942, cell.Disagreement!.Value, 5);
        Assert.Equal((cell.Points - cell.Margin, cell.Points + cell.Margin), (cell.Low, cell.High));
    }

    [Fact]
    public void Margin_GroupBalanced_AddsTheGroupsVariancesWithWelchsDegreesOfFreedom()
    {
        // a: .25 .45, s² = .02, /2 = .01; b: .62 .80 1, mean .806667, squares .034844 + .000044 + .037378 = .072267, s²/3 = .0120444.
        // Var = (30/2)²·(.01 + .0120444) = 4.96; ν = .0220444²/(.01²/1 + .0120444²/2) = 2.81658; t = 3.30296; 7.35604
        var responses = Responses.Of(("a", "", "1"), ("a", "", "2"), ("b", "", "3"), ("b", "", "4"), ("b", "", "5"));
        var estimate = Scorer.Estimate(Quick(("1.1", 30)), responses, Weighting.GroupBalanced, []);

        Assert.Equal(7.35604m, estimate[SubArea11, Slice.All].Margin!.Value, 4);
        // The group by itself: 30·√.0120444 = 3.292416; t(2) = 4.302653: 14.16612
        Assert.Equal(14.16612m, estimate[SubArea11, Slice.Group("b")].Margin!.Value, 4);
        // D is about the people, not about how they are weighed: mean .624, squares .139876 + .030276 + .000016 + .030976 + .141376 = .34252
        Assert.Equal(2 * Math.Sqrt(0.34252 / 5), estimate[SubArea11, Slice.All].Disagreement!.Value, 10);
    }

    [Fact]
    public void Margin_OfAnArea_IsOfTheRespondentsSums()
    {
        // Everybody answers both, so the area is the mean of y = 40·x₁ + 60·x₂: 40·.25+60·.62 = 47.2, 40·.45+60·.25 = 33, 40·.80+60·1 = 92.
        // mean 57.4, squares 104.04 + 595.36 + 1197.16 = 1896.56, s² = 948.28, SE = √(948.28/3) = 17.77902; t(2) = 4.302653: 76.49693
        var estimate = Estimate(Quick(("1.1", 40), ("1.2", 60)), Responses.Of("13", "21", "45"));

        Assert.Equal(57.4m, estimate[Part.Area(1), Slice.All].Points!.Value, 10);
        Assert.Equal(76.4969m, estimate[Part.Area(1), Slice.All].Margin!.Value, 3);
        Assert.Equal(estimate[Part.Area(1), Slice.All].Margin!.Value, estimate[Part.Total, Slice.All].Margin!.Value, 10);
    }

    [Fact]
    public void Margin_OfAnArea_AnsweredByDifferentPeople_IsSatterthwaites()
    {
        // 1.1 (40): .25 .45 .62, mean .44, squares .0361 + .0001 + .0324 = .0686, s² = .0343, V₁ = 1600·.0343/3 = 18.29333.
        // 1.2 (60): 0 .62 1, mean .54, squares .2916 + .0064 + .2116 = .5096, s² = .2548, V₂ = 3600·.2548/3 = 305.76.
        // V = 324.05333, ν = V²/(V₁²/2 + V₂²/2) = 2.238464
        const double variance = 18.293333333333333 + 305.76;
        const double degrees = variance * variance * 2 / ((18.293333333333333 * 18.293333333333333) + (305.76 * 305.76));
        var expected = MathNet.Numerics.Distributions.StudentT.InvCDF(0, 1, degrees, 0.975) * Math.Sqrt(variance);

        var estimate = Estimate(Quick(("1.1", 40), ("1.2", 60)), Responses.Of("1.", "2.", "3.", ".0", ".3", ".5"));

        Assert.Equal(2.238464, degrees, 5);
        Assert.Equal((decimal)expected, estimate[Part.Area(1), Slice.All].Margin!.Value, 6);
    }

    [Fact]
    public void Margin_OfAnAreaOfOneSubArea_IsThatOfTheSubArea()
    {
        var responses = Responses.Of(
            ("a", "u", "1"), ("a", "u", "2"), ("a", "", "4"), ("b", "u", "3"), ("b", "", "0"), ("b", "u", "?"), ("c", "u", "."));

        foreach (var weighting in Enum.GetValues<Weighting>())
        {
            var estimate = Scorer.Estimate(Quick(("1.1", 20)), responses, weighting, []);
            Slice[] slices = [Slice.All, Slice.Group("a"), Slice.Group("b"), Slice.Unit("u")];
            Assert.All(slices, slice =>
            {
                Assert.NotNull(estimate[SubArea11, slice].Margin);
                Assert.Equal(estimate[SubArea11, slice].Margin!.Value, estimate[Part.Area(1), slice].Margin!.Value, 9);
            });
        }
    }

    [Fact]
    public void Margin_AnyPartWithFewerThanTwo_HasNone()
    {
        var estimate = Estimate(Quick(("1.1", 40), ("1.2", 60), ("2.1", 100)), Responses.Of("133", "4?4"));

        Assert.NotNull(estimate[SubArea11, Slice.All].Margin);
        Assert.Null(estimate[Part.SubArea("1.2"), Slice.All].Margin);
        Assert.Null(estimate[Part.SubArea("1.2"), Slice.All].Low);
        Assert.Null(estimate[Part.SubArea("1.2"), Slice.All].Disagreement);
        Assert.Null(estimate[Part.Question("1.2.a"), Slice.All].Disagreement);
        Assert.Null(estimate[Part.Area(1), Slice.All].Margin);
        Assert.NotNull(estimate[Part.Area(1), Slice.All].Points);
        Assert.NotNull(estimate[Part.Area(2), Slice.All].Margin);
        Assert.Null(estimate[Part.Total, Slice.All].Margin);
    }

    [Fact]
    public void Margin_GroupBalancedWithAGroupOfOne_HasNone()
    {
        var responses = Responses.Of(("a", "", "1"), ("a", "", "2"), ("a", "", "4"), ("b", "", "3"), ("c", "", "?"));

        Assert.NotNull(Scorer.Estimate(Quick(("1.1", 20)), responses, Weighting.Respondents, [])[SubArea11, Slice.All].Margin);
        var balanced = Scorer.Estimate(Quick(("1.1", 20)), responses, Weighting.GroupBalanced, []);
        Assert.Null(balanced[SubArea11, Slice.All].Margin);
        Assert.Null(balanced[Part.Total, Slice.All].Margin);
        Assert.NotNull(balanced[SubArea11, Slice.Group("a")].Margin);
    }

    [Theory]
    [InlineData("2", "2", 0.0)]
    [InlineData("0", "5", 1.0)] // SD .5
    [InlineData("0", "1", 0.25)] // SD .125
    public void Disagreement_OfTwo_IsTheirDistance(string first, string second, double expected)
    {
        var estimate = Estimate(Quick(("1.1", 20)), Responses.Of(first, second));

        Assert.Equal(expected, estimate[SubArea11, Slice.All].Disagreement!.Value, 12);
        Assert.Equal(expected, estimate[Part.Question("1.1.a"), Slice.All].Disagreement!.Value, 12);
        Assert.Null(estimate[Part.Area(1), Slice.All].Disagreement);
    }

    [Theory]
    [InlineData(1, 12.7062)]
    [InlineData(2, 4.302653)]
    [InlineData(4, 2.77645)]
    [InlineData(30, 2.04227)]
    [InlineData(60, 2.00030)]
    [InlineData(120, 1.97993)]
    public void StudentFactor_IsThePrintedTables(double degreesOfFreedom, double expected) =>
        Assert.Equal(expected, StudentInterval.Factor(degreesOfFreedom), 1e-4);

    [Theory]
    [InlineData(2.5)]
    [InlineData(39.999)]
    [InlineData(39.9999999999)]
    [InlineData(6.9999999999)]
    [InlineData(40)]
    [InlineData(57.3)]
    [InlineData(4999)]
    public void StudentFactor_AgreesWithTheDistribution(double degreesOfFreedom) =>
        Assert.Equal(
            MathNet.Numerics.Distributions.StudentT.InvCDF(0, 1, degreesOfFreedom, 0.975), StudentInterval.Factor(degreesOfFreedom), 7);

    private static RoundEstimate Estimate(Instrument instrument, ResponseMatrix responses) =>
        Scorer.Estimate(instrument, responses, Weighting.Respondents, []);

    private static Instrument Quick(params (string Code, decimal MaxPoints)[] subAreas) =>
        new(TestEditions.Tiny([.. subAreas.Select(subArea => (subArea.Code, subArea.MaxPoints, Array.Empty<decimal>()))]), RoundDepth.Quick);
}
