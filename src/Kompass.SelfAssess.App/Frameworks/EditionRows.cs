using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.App.Frameworks;

/// <summary>A stored edition. Published ones never change; a new version replaces them (design 4).</summary>
public sealed class EditionRow
{
    public int Id { get; set; }

    /// <summary>Whose it is; null for everyone's.</summary>
    public int? OrganisationId { get; set; }

    public required string Key { get; set; }

    /// <summary>1, 2 … within the key of its owner; the newest is what new rounds use.</summary>
    public int Version { get; set; } = 1;

    public required string NameSv { get; set; }

    public required string NameEn { get; set; }

    public bool Assessable { get; set; }

    public decimal MaxPoints { get; set; }

    public decimal Share0 { get; set; }

    public decimal Share1 { get; set; }

    public decimal Share2 { get; set; }

    public decimal Share3 { get; set; }

    public decimal Share4 { get; set; }

    public decimal Share5 { get; set; }

    public DateTime? PublishedUtc { get; set; }

    /// <summary>SHA-256 of the canonical file, so that loading the same file twice changes nothing.</summary>
    public required string ContentHash { get; set; }

    public List<AreaRow> Areas { get; set; } = [];
}

public sealed class AreaRow
{
    public int Id { get; set; }

    public int EditionId { get; set; }

    public int Number { get; set; }

    public required string NameSv { get; set; }

    public required string NameEn { get; set; }

    public decimal MaxPoints { get; set; }

    public List<SubAreaRow> SubAreas { get; set; } = [];
}

public sealed class SubAreaRow
{
    public int Id { get; set; }

    public int AreaId { get; set; }

    public int Position { get; set; }

    public required string Code { get; set; }

    public required string NameSv { get; set; }

    public required string NameEn { get; set; }

    public decimal MaxPoints { get; set; }

    public List<SubAreaAliasRow> Aliases { get; set; } = [];

    public List<QuestionRow> Questions { get; set; } = [];
}

public sealed class SubAreaAliasRow
{
    public int Id { get; set; }

    public int SubAreaId { get; set; }

    public required string Name { get; set; }
}

public sealed class QuestionRow
{
    public int Id { get; set; }

    public int SubAreaId { get; set; }

    public int Position { get; set; }

    public required string Code { get; set; }

    public bool Core { get; set; }

    public required string Text { get; set; }

    public required string Why { get; set; }

    public decimal Weight { get; set; }

    public List<EvidenceHintRow> Evidence { get; set; } = [];

    public List<QuestionGroupRow> Groups { get; set; } = [];

    public List<RubricLevelRow> Levels { get; set; } = [];
}

public sealed class EvidenceHintRow
{
    public int Id { get; set; }

    public int QuestionId { get; set; }

    public int Position { get; set; }

    public EvidenceKind Kind { get; set; }

    public required string Hint { get; set; }
}

public sealed class QuestionGroupRow
{
    public int Id { get; set; }

    public int QuestionId { get; set; }

    public required string Group { get; set; }
}

public sealed class RubricLevelRow
{
    public int Id { get; set; }

    public int QuestionId { get; set; }

    public byte Level { get; set; }

    public required string Descriptor { get; set; }
}

/// <summary>One pair of the crosswalk between editions; a null code says "no counterpart".</summary>
public sealed class CrosswalkRow
{
    public int Id { get; set; }

    public required string FromEdition { get; set; }

    public string? FromCode { get; set; }

    public required string ToEdition { get; set; }

    public string? ToCode { get; set; }

    /// <summary>True for area pairs (codes are area numbers), false for sub-areas.</summary>
    public bool IsArea { get; set; }

    /// <summary>same | percent | merge | split | partial | weak | none.</summary>
    public required string Fit { get; set; }

    public string? Note { get; set; }
}
