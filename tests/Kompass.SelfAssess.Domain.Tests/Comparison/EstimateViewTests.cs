using Kompass.SelfAssess.Domain.Comparison;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.Domain.Tests.Frameworks;

namespace Kompass.SelfAssess.Domain.Tests.Comparison;

public class EstimateViewTests
{
    [Fact]
    public void From_WithheldCell_LosesItsNumber()
    {
        var edition = TestEditions.Tiny(("1.1", 20, []), ("1.2", 30, []));
        Part[] parts = [Part.SubArea("1.1"), Part.SubArea("1.2"), Part.Area(1), Part.Total];
        var estimate = new RoundEstimate(
            "tiny", Weighting.Respondents, 9, [], [], parts.ToDictionary(part => new CellKey(part, Slice.All), part => Cell(part, 10, 2)));
        var plan = new SuppressionPlan(
            5,
            new Dictionary<CellKey, WithheldReason>
            {
                [new(Part.SubArea("1.2"), Slice.All)] = WithheldReason.TooFew,
                [new(Part.SubArea("1.1"), Slice.Group("managers"))] = WithheldReason.TooFew,
            },
            new HashSet<string>());

        var view = EstimateView.From(edition, estimate, plan);

        Assert.Equal(new EstimatedValue(10, 2), view[Part.SubArea("1.1")]);
        Assert.Equal(new EstimatedValue(null, null, Withheld: true), view[Part.SubArea("1.2")]);
        Assert.Equal(new EstimatedValue(10, 2), view[Part.Total]);
        Assert.Equal(EstimatedValue.Missing, view[Part.SubArea("9.9")]);
    }

    [Fact]
    public void From_EstimateOfAnotherEdition_IsRefused()
    {
        var estimate = new RoundEstimate("2020-v2", Weighting.Respondents, 0, [], [], new Dictionary<CellKey, ScoreCell>());

        Assert.Throws<ArgumentException>(() => EstimateView.From(
            TestEditions.Tiny(("1.1", 20, [])), estimate, new SuppressionPlan(5, new Dictionary<CellKey, WithheldReason>(), new HashSet<string>())));
    }

    private static ScoreCell Cell(Part part, decimal points, decimal margin) =>
        new(new CellKey(part, Slice.All), 50, 9, 9, 9, points, 0.2, margin, null, null, null, false, [], points);
}
