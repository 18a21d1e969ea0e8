using FsCheck;
using FsCheck.Fluent;
using Kompass.SelfAssess.Domain.Comparison;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.Domain.Tests.Frameworks;

namespace Kompass.SelfAssess.Domain.Tests.Comparison;

public class ComparerProperties
{
    private sealed record Row(decimal Max, decimal Estimate, decimal Official);

    // Half points, as the 2002 edition gives them, so that ties and differences of exactly 10 % are common.
    private static readonly Arbitrary<Row[]> Rows =
        (from max in Gen.Elements(10m, 15m, 20m, 25m, 30m, 40m)
         from estimate in Gen.Choose(0, (int)(max * 2))
         from official in Gen.Choose(0, (int)(max * 2))
         select new Row(max, estimate / 2m, official / 2m)).NonEmptyListOf().Select(rows => rows.ToArray()).ToArbitrary();

    private static readonly Arbitrary<decimal[]> Shares =
        Gen.Choose(0, 40).Select(step => step / 40m).ListOf().Select(shares => shares.ToArray())
            .Where(shares => shares.Length >= 3 && shares.Distinct().Count() > 1).ToArbitrary();

    [Fact]
    public void Spearman_MonotoneTransform_IsOne() =>
        Prop.ForAll(Shares, shares => Near(1, Accuracy.Of([.. shares.Select(share => (share, share * share))]).Spearman)).QuickCheckThrowOnFailure();

    [Fact]
    public void Spearman_ReversedOrder_IsMinusOne() =>
        Prop.ForAll(Shares, shares => Near(-1, Accuracy.Of([.. shares.Select(share => (share, 1 - (share * share)))]).Spearman)).QuickCheckThrowOnFailure();

    [Fact]
    public void Spearman_IsWithinBoundsAndIndependentOfOrder() =>
        Prop.ForAll(Rows, rows =>
        {
            var forwards = Compare(rows).Accuracy.Spearman;
            var backwards = Compare([.. rows.Reverse()]).Accuracy.Spearman;
            return forwards is null ? backwards is null : forwards is >= -1 and <= 1 && Near(forwards.Value, backwards);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Bias_IsTheMeanOfTheDifferences_AndTheErrorOfTheirSizes() =>
        Prop.ForAll(Rows, rows =>
        {
            var result = Compare(rows);
            double[] differences = [.. result.SubAreas.Select(row => row.Numbers.DifferenceShare!.Value)];
            return Near(differences.Average(), result.Accuracy.Bias)
                && Near(differences.Average(Math.Abs), result.Accuracy.MeanAbsoluteError)
                && result.Accuracy.MeanAbsoluteError >= Math.Abs(result.Accuracy.Bias!.Value) - 1e-12;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Swapping_NegatesTheBiasAndExchangesOverAndUnder() =>
        Prop.ForAll(Rows, rows =>
        {
            var result = Compare(rows);
            var swapped = Compare([.. rows.Select(row => row with { Estimate = row.Official, Official = row.Estimate })]);
            return Near(-result.Accuracy.Bias!.Value, swapped.Accuracy.Bias)
                && (result.Accuracy.Hits, result.Accuracy.Over, result.Accuracy.Under) == (swapped.Accuracy.Hits, swapped.Accuracy.Under, swapped.Accuracy.Over)
                && result.Accuracy.MeanAbsoluteError == swapped.Accuracy.MeanAbsoluteError
                && result.Total.Numbers.Difference == -swapped.Total.Numbers.Difference
                && result.SubAreas.Zip(swapped.SubAreas).All(pair => Mirrored(pair.First.Band) == pair.Second.Band);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Band_IsHitExactlyWhereTenTimesTheDifferenceIsAtMostTheMaximum() =>
        Prop.ForAll(Rows, rows => Compare(rows).SubAreas.Zip(rows).All(pair =>
            (pair.First.Band == Band.Hit) == (Math.Abs(pair.Second.Estimate - pair.Second.Official) * 10 <= pair.Second.Max))).QuickCheckThrowOnFailure();

    [Fact]
    public void Differences_OfTheSubAreasSumToTheTotals() =>
        Prop.ForAll(Rows, rows =>
        {
            var result = Compare(rows);
            var sum = result.SubAreas.Sum(row => row.Numbers.Difference!.Value);
            return result.Total.Numbers.Difference == sum && result.Areas.Sum(row => row.Numbers.Difference!.Value) == sum;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Withheld_WhateverItsValue_NothingElseChanges() =>
        Prop.ForAll(Rows, Gen.Choose(0, 20).ToArbitrary(), (rows, points) =>
        {
            var (estimate, official) = Sides(rows);
            var part = Part.SubArea(estimate.Edition.SubAreas.First().Code);
            var hidden = estimate.With(part, new EstimatedValue(points / 2m, 1, Withheld: true)).CompareWith(official);
            var gone = estimate.With(part, EstimatedValue.WithheldValue).CompareWith(official);
            return hidden.Accuracy == gone.Accuracy && hidden.SubAreas.Zip(gone.SubAreas).All(pair => pair.First.Numbers == pair.Second.Numbers);
        }).QuickCheckThrowOnFailure();

    private static ComparisonResult Compare(Row[] rows)
    {
        var (estimate, official) = Sides(rows);
        return estimate.CompareWith(official);
    }

    private static (EstimateView Estimate, Domain.Evaluations.OfficialResult Official) Sides(Row[] rows)
    {
        // Three sub-areas to an area.
        FrameworkEdition edition = TestEditions.Tiny([.. rows.Select((row, index) => ($"{(index / 3) + 1}.{(index % 3) + 1}", row.Max, Array.Empty<decimal>()))]);
        return (Estimates.Of(edition, rows.Select(row => row.Estimate)), Estimates.Official(edition, rows.Select(row => row.Official)));
    }

    private static Band? Mirrored(Band? band) => band switch
    {
        Band.Over => Band.Under,
        Band.Under => Band.Over,
        _ => band,
    };

    private static bool Near(double expected, double? actual) => actual is { } number && Math.Abs(expected - number) < 1e-9;
}
