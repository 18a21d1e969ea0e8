using Kompass.SelfAssess.Domain.Evaluations;

namespace Kompass.SelfAssess.App.Evaluations;

/// <summary>
/// An official evaluation. With an organisation it is that municipality's own; without, it is public reference data that
/// everybody may read and nobody owns (design 4).
/// </summary>
public sealed class OfficialEvaluation
{
    public const int MunicipalityMaxLength = 120;

    public Guid Id { get; set; }

    public int? OrganisationId { get; set; }

    /// <summary>Stable key of a seeded row, so that loading twice changes nothing.</summary>
    public string? SeedKey { get; set; }

    public required string Municipality { get; set; }

    public int Year { get; set; }

    public int? Month { get; set; }

    public int EditionId { get; set; }

    public required string Source { get; set; }

    public string? SourceDate { get; set; }

    public string? Remark { get; set; }

    /// <summary>Name and SHA-256 of the report file, where one was read.</summary>
    public string? FileName { get; set; }

    public string? FileHash { get; set; }

    /// <summary>The stored file (<see cref="ReportFile"/>), where there is one.</summary>
    public Guid? FileId { get; set; }

    public DateTime? ConfirmedUtc { get; set; }

    public string? ConfirmedBy { get; set; }

    /// <summary>True for made-up evaluations of the demo; every page says so.</summary>
    public bool Simulated { get; set; }

    /// <summary>Total as published, for results that give nothing finer.</summary>
    public decimal? PublishedTotal { get; set; }

    public List<OfficialScore> Scores { get; set; } = [];

    public List<PrintedNumberRow> Printed { get; set; } = [];

    public List<OfficialFinding> Findings { get; set; } = [];

    public List<OfficialAreaSummary> Summaries { get; set; } = [];
}

/// <summary>Points of record of a sub-area, or of an area where sub-areas are not published.</summary>
public sealed class OfficialScore
{
    public int Id { get; set; }

    public Guid EvaluationId { get; set; }

    public int Area { get; set; }

    /// <summary>Null where the points are the area's.</summary>
    public string? SubAreaCode { get; set; }

    public decimal Points { get; set; }
}

/// <summary>A number as the report printed it, right or wrong (domain E.1).</summary>
public sealed class PrintedNumberRow
{
    public int Id { get; set; }

    public Guid EvaluationId { get; set; }

    public PrintedKind Kind { get; set; }

    public int? Area { get; set; }

    public string? SubAreaCode { get; set; }

    public decimal Value { get; set; }
}
