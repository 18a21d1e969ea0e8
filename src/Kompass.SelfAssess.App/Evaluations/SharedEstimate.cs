namespace Kompass.SelfAssess.App.Evaluations;

/// <summary>
/// A confirmed estimate that its municipality has chosen to show the other municipalities of the installation. A copy of what the gate
/// showed, so that nobody ever reads another's round. Not tenant-owned: that is its purpose.
/// </summary>
public sealed class SharedEstimate
{
    public Guid Id { get; set; }

    public int OrganisationId { get; set; }

    public Guid RoundId { get; set; }

    public required string Municipality { get; set; }

    /// <summary>Key of the edition.</summary>
    public required string Edition { get; set; }

    public DateTime ConfirmedUtc { get; set; }

    public bool Simulated { get; set; }

    public decimal? Total { get; set; }

    public List<SharedEstimatePart> Parts { get; set; } = [];
}

/// <summary>Estimated points of an area, or of a sub-area where the code is set; what was withheld is absent.</summary>
public sealed class SharedEstimatePart
{
    public int Id { get; set; }

    public Guid SharedEstimateId { get; set; }

    public int Area { get; set; }

    public string? SubAreaCode { get; set; }

    public decimal Points { get; set; }
}
