using Kompass.SelfAssess.App.Data;

namespace Kompass.SelfAssess.App.Exports.Orders;

/// <summary>
/// A file that takes too long to wait for: ordered on a page, made by a job, and kept for a short while. The row is the truth; a job that is
/// stopped in the middle leaves it to be taken up again.
/// </summary>
public sealed class FileOrder : ITenantOwned
{
    public const int CultureMaxLength = 10;
    public const int FileNameMaxLength = 200;
    public const int ErrorMaxLength = 500;
    public const int ByMaxLength = 160;

    /// <summary>So long a finished file can be fetched.</summary>
    public const int KeptHours = 24;

    /// <summary>So many of one person may wait or be in progress at a time.</summary>
    public const int MostAtOnce = 3;

    public Guid Id { get; set; }

    public int OrganisationId { get; set; }

    public Guid RoundId { get; set; }

    public FileOrderKind Kind { get; set; }

    /// <summary>Language of headers and words.</summary>
    public required string Culture { get; set; }

    /// <summary>Who may fetch it.</summary>
    public Guid OrderedById { get; set; }

    public string? OrderedBy { get; set; }

    public DateTime OrderedUtc { get; set; }

    public FileOrderState State { get; set; }

    /// <summary>When the job that makes it last gave a sign of life.</summary>
    public DateTime? BeatUtc { get; set; }

    /// <summary>Of how many things, and how many are done.</summary>
    public int Total { get; set; }

    public int Done { get; set; }

    public DateTime? EndedUtc { get; set; }

    public string? FileName { get; set; }

    public long Bytes { get; set; }

    /// <summary>Changes at every claim, so that a job that was taken for dead writes nothing any more.</summary>
    public Guid Claim { get; set; }

    public string? Error { get; set; }
}

/// <summary>A piece of a finished file; in the database, so that every process serves it and the deadline holds for it.</summary>
public sealed class FileOrderPart
{
    public const int Size = 256 * 1024;

    public Guid OrderId { get; set; }

    public int Number { get; set; }

    public required byte[] Content { get; set; }
}

/// <summary>The numbers are stored.</summary>
public enum FileOrderKind : byte
{
    /// <summary>Every answer of a named round, one per row, as an Excel file.</summary>
    RawAnswers = 0,

    /// <summary>The same as text with semicolons (CSV).</summary>
    RawAnswersText = 1,
}

/// <summary>The numbers are stored.</summary>
public enum FileOrderState : byte
{
    Waiting = 0,
    InProgress = 1,
    Done = 2,
    Failed = 3,

    /// <summary>Whoever ordered it does not want it any more.</summary>
    Cancelled = 4,
}
