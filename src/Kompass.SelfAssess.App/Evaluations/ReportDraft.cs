using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.Domain.Evaluations;
using Kompass.SelfAssess.Domain.Evaluations.Reports;

namespace Kompass.SelfAssess.App.Evaluations;

/// <summary>
/// An official evaluation on its way in: what was read from a report, a workbook or by hand, for a person to confirm or correct. Nothing of
/// it counts before that.
/// </summary>
public sealed class ReportDraft : ITenantOwned
{
    public Guid Id { get; set; }

    public int OrganisationId { get; set; }

    public ReportSource Source { get; set; }

    public DateTime CreatedUtc { get; set; }

    public string? CreatedBy { get; set; }

    /// <summary>The stored file (<see cref="ReportFile"/>), where there is one.</summary>
    public Guid? FileId { get; set; }

    /// <summary>The text as it was read, line by line: passages are numbers of its lines.</summary>
    public string? Text { get; set; }

    public string? Municipality { get; set; }

    public int? Year { get; set; }

    public int? Month { get; set; }

    /// <summary>Key of the edition, as read or as chosen.</summary>
    public string? Edition { get; set; }

    /// <summary>The evaluation it became; null until it is confirmed.</summary>
    public Guid? EvaluationId { get; set; }

    public Guid ConcurrencyStamp { get; set; }

    public List<DraftValue> Values { get; set; } = [];

    public List<DraftFinding> Findings { get; set; } = [];
}

/// <summary>Where a draft came from.</summary>
public enum ReportSource : byte
{
    Pdf = 0,
    Text = 1,
    Pasted = 2,
    Workbook = 3,
    ByHand = 4,
}

/// <summary>A number, a name or a text of the draft with where it was read and what a person made of it.</summary>
public sealed class DraftValue
{
    public int Id { get; set; }

    public Guid DraftId { get; set; }

    public DraftField Field { get; set; }

    /// <summary>Set where <see cref="Field"/> is a printed number.</summary>
    public PrintedKind? Printed { get; set; }

    public int? Area { get; set; }

    public string? SubAreaCode { get; set; }

    /// <summary>Year of the earlier evaluation it belongs to.</summary>
    public int? EarlierYear { get; set; }

    public string? Label { get; set; }

    /// <summary>Highest points as printed.</summary>
    public decimal? Max { get; set; }

    /// <summary>As read from the source; never changed.</summary>
    public decimal? Read { get; set; }

    /// <summary>As it will be stored.</summary>
    public decimal? Value { get; set; }

    /// <summary>For summaries and warnings.</summary>
    public string? Text { get; set; }

    public int? FirstLine { get; set; }

    public int? LastLine { get; set; }

    /// <summary>A person has looked at it.</summary>
    public bool Confirmed { get; set; }
}

/// <summary>What a <see cref="DraftValue"/> is.</summary>
public enum DraftField : byte
{
    SubAreaPoints = 0,
    AreaPoints = 1,
    Printed = 2,
    EarlierArea = 3,
    EarlierTotal = 4,
    AreaSummary = 5,
    Warning = 6,
    Municipality = 7,
    Year = 8,
    Month = 9,
    Edition = 10,
    AreaName = 11,
}

/// <summary>A finding of the draft with what is suggested for it.</summary>
public sealed class DraftFinding
{
    public int Id { get; set; }

    public Guid DraftId { get; set; }

    public int Order { get; set; }

    /// <summary>As it will be stored; <see cref="FindingKind.Unsorted"/> until a person has decided.</summary>
    public FindingKind Kind { get; set; }

    public FindingKind ReadKind { get; set; }

    public FindingKind? Suggested { get; set; }

    public double? Confidence { get; set; }

    public int? Area { get; set; }

    public string? SubAreaCode { get; set; }

    public string? SuggestedSubArea { get; set; }

    public double? SubAreaConfidence { get; set; }

    public required string Text { get; set; }

    public bool GoldStar { get; set; }

    public int? FirstLine { get; set; }

    public int? LastLine { get; set; }

    public bool Confirmed { get; set; }

    /// <summary>Left out by a person: it will not be stored.</summary>
    public bool LeftOut { get; set; }
}

/// <summary>The source file itself, kept so that every number can be traced, and known again by its hash.</summary>
public sealed class ReportFile : ITenantOwned
{
    public Guid Id { get; set; }

    public int OrganisationId { get; set; }

    public required string Name { get; set; }

    /// <summary>SHA-256 in lower-case hexadecimal.</summary>
    public required string Hash { get; set; }

    public required byte[] Content { get; set; }

    public DateTime StoredUtc { get; set; }
}
