using System.Text.Json.Serialization;
using Kompass.SelfAssess.App.Comparison;
using Kompass.SelfAssess.Domain.Comparison;

namespace Kompass.SelfAssess.Web.Commands;

/// <summary>The JSON of <c>compare</c> (design 10). Numbers are unrounded; a withheld estimate is null and says so.</summary>
internal sealed record CompareDocument(
    Guid Round,
    Guid Evaluation,
    IReadOnlyList<CompareDocument.SubAreaNumbers> SubAreas,
    IReadOnlyList<CompareDocument.AreaNumbers> Areas,
    CompareDocument.TotalNumbers Total,
    double? Bias,
    double? MeanAbsoluteError,
    double? HitRate,
    double? Spearman)
{
    public static CompareDocument From(RoundComparison comparison)
    {
        var result = comparison.Comparison;
        var total = result.Total.Numbers;
        return new CompareDocument(
            comparison.Round.Round.Id,
            comparison.Evaluation.Id,
            [
                .. result.SubAreas.Select(row => new SubAreaNumbers(
                    row.Code, row.Numbers.Max, row.Numbers.Estimate, row.Numbers.Official, row.Numbers.Difference, row.Numbers.DifferenceShare, row.Band,
                    row.Numbers.Withheld)),
            ],
            [
                .. result.Areas.Select(row => new AreaNumbers(
                    row.Number, row.Numbers.Max, row.Numbers.Estimate, row.Numbers.Official, row.Numbers.Difference, row.Numbers.Withheld)),
            ],
            new TotalNumbers(total.Max, total.Estimate, total.Official, total.Difference, total.Withheld),
            result.Accuracy.Bias,
            result.Accuracy.MeanAbsoluteError,
            result.Accuracy.HitRate,
            result.Accuracy.Spearman);
    }

    internal sealed record SubAreaNumbers(
        string Code,
        decimal Max,
        decimal? Estimate,
        decimal? Official,
        decimal? Difference,
        double? DifferenceShare,
        Band? Band,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Withheld);

    internal sealed record AreaNumbers(
        int Number,
        decimal Max,
        decimal? Estimate,
        decimal? Official,
        decimal? Difference,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Withheld);

    internal sealed record TotalNumbers(
        decimal Max,
        decimal? Estimate,
        decimal? Official,
        decimal? Difference,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Withheld);
}
