namespace Kompass.SelfAssess.App.Evaluations;

/// <summary>A published mean or median over municipalities, with its date and number (domain C.2). Public, owned by nobody.</summary>
public sealed class ReferenceMean
{
    public int Id { get; set; }

    public required string Edition { get; set; }

    public required string Label { get; set; }

    public required string Date { get; set; }

    public int? N { get; set; }

    public decimal? PrintedTotal { get; set; }

    public decimal? ComputedTotal { get; set; }

    public required string Source { get; set; }

    public List<ReferenceMeanArea> Areas { get; set; } = [];
}

public sealed class ReferenceMeanArea
{
    public int Id { get; set; }

    public int ReferenceMeanId { get; set; }

    public int Number { get; set; }

    public decimal Points { get; set; }
}
