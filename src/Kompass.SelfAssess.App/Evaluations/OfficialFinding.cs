using Kompass.SelfAssess.Domain.Evaluations.Reports;

namespace Kompass.SelfAssess.App.Evaluations;

/// <summary>What the evaluators wrote as a strength, an improvement or a recommendation, as a person has confirmed it.</summary>
public sealed class OfficialFinding
{
    public const int TextMaxLength = 4000;

    public int Id { get; set; }

    public Guid EvaluationId { get; set; }

    /// <summary>Place in the report, from 1.</summary>
    public int Order { get; set; }

    public FindingKind Kind { get; set; }

    /// <summary>Null for a recommendation to the whole municipality.</summary>
    public int? Area { get; set; }

    public string? SubAreaCode { get; set; }

    public required string Text { get; set; }

    public bool GoldStar { get; set; }
}

/// <summary>The evaluators' summary of an area.</summary>
public sealed class OfficialAreaSummary
{
    public int Id { get; set; }

    public Guid EvaluationId { get; set; }

    public int Area { get; set; }

    public required string Text { get; set; }
}
