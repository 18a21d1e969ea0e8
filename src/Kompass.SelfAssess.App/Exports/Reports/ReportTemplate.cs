using Kompass.SelfAssess.App.Data;

namespace Kompass.SelfAssess.App.Exports.Reports;

/// <summary>The municipality's own Word template: its styles, page, header and footer take the place of ours.</summary>
public sealed class ReportTemplate : ITenantOwned
{
    public const int FileNameMaxLength = 200;
    public const int MaxBytes = 5_000_000;

    /// <summary>One per organisation.</summary>
    public int OrganisationId { get; set; }

    public required string FileName { get; set; }

    public required byte[] Content { get; set; }

    public DateTime UploadedUtc { get; set; }

    public string? UploadedBy { get; set; }
}
