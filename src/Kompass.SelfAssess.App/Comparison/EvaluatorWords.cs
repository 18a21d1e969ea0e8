using System.Globalization;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.Domain.Comparison;
using Kompass.SelfAssess.Domain.Evaluations.Reports;

namespace Kompass.SelfAssess.App.Comparison;

/// <summary>What the evaluators wrote about a sub-area of the comparison, what explains the difference first.</summary>
/// <param name="Findings">Improvements first where the estimate was too high, strengths first otherwise; then in the order of the report.</param>
/// <param name="WholeArea">True where nothing is written about the sub-area itself, and these are about its area as a whole.</param>
public sealed record EvaluatorWords(IReadOnlyList<EvaluationFinding> Findings, bool WholeArea)
{
    /// <summary>The findings of the official sub-areas that the row is compared with; without any, those of their area that name no sub-area.</summary>
    public static EvaluatorWords Of(ComparedSubArea row, EvaluationView evaluation)
    {
        var codes = row.Sources.Select(source => source.From).ToHashSet();
        var own = evaluation.Findings.Where(finding => finding.SubAreaCode is { } code && codes.Contains(code)).ToList();
        var areas = codes.Select(AreaOf).ToHashSet();
        var found = own.Count > 0 ? own : [.. evaluation.Findings.Where(finding => finding.SubAreaCode is null && finding.Area is { } area && areas.Contains(area))];
        var first = row.Band == Band.Under ? FindingKind.Strength : FindingKind.Improvement;
        return new EvaluatorWords([.. found.OrderByDescending(finding => finding.Kind == first)], own.Count == 0 && found.Count > 0);
    }

    private static int AreaOf(string code) => int.Parse(code[..code.IndexOf('.', StringComparison.Ordinal)], CultureInfo.InvariantCulture);
}
