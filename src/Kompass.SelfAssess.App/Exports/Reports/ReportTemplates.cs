using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Exports.Reports.Word;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Exports.Reports;

/// <summary>The municipality's own Word template: taken in, told of, and taken away.</summary>
public sealed class ReportTemplates(KompassDbContext db, TimeProvider clock)
{
    /// <returns>The template that reports of this municipality are set on; null for our own look.</returns>
    public Task<byte[]?> ContentAsync(CancellationToken cancellationToken) =>
        db.ReportTemplates.Where(own => own.OrganisationId == db.Tenant.OrganisationId).Select(own => own.Content).SingleOrDefaultAsync(cancellationToken)!;

    /// <returns>What is known of the template; null where there is none.</returns>
    public async Task<TemplateView?> FindAsync(CancellationToken cancellationToken) =>
        await db.ReportTemplates.AsNoTracking().SingleOrDefaultAsync(own => own.OrganisationId == db.Tenant.OrganisationId, cancellationToken) is { } template
            ? TemplateView.Of(template)
            : null;

    /// <summary>Takes the place of the one before.</summary>
    /// <param name="fileName">As it was called.</param>
    /// <param name="file">Its content.</param>
    /// <param name="by">Who uploads it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<Refused?> StoreAsync(string fileName, ReadOnlyMemory<byte> file, string by, CancellationToken cancellationToken)
    {
        var made = WordTemplate.Make(file);
        if (!made.Done)
        {
            return made.Refusals[0];
        }

        if (!WordTrial.Works(made.Value))
        {
            return new Refused(RefusalCode.WordDamaged);
        }

        var organisation = db.Tenant.OrganisationId!.Value;
        var template = await db.ReportTemplates.SingleOrDefaultAsync(own => own.OrganisationId == organisation, cancellationToken);
        if (template is null)
        {
            template = new ReportTemplate { OrganisationId = organisation, FileName = "", Content = [] };
            db.ReportTemplates.Add(template);
        }

        template.FileName = Short(Path.GetFileName(fileName));
        template.Content = made.Value;
        template.UploadedUtc = clock.GetUtcNow().UtcDateTime;
        template.UploadedBy = by;
        await db.SaveChangesAsync(cancellationToken);
        return null;
    }

    public Task RemoveAsync(CancellationToken cancellationToken) =>
        db.ReportTemplates.Where(own => own.OrganisationId == db.Tenant.OrganisationId).ExecuteDeleteAsync(cancellationToken);

    private static string Short(string name) => name.Length <= ReportTemplate.FileNameMaxLength ? name : name[^ReportTemplate.FileNameMaxLength..];
}

/// <summary>A template as its page shows it.</summary>
/// <param name="FileName">As it was uploaded.</param>
/// <param name="UploadedUtc">When.</param>
/// <param name="UploadedBy">By whom; null where the account is gone.</param>
/// <param name="Styles">The styles that were found in it, by the name they have there.</param>
/// <param name="Header">True where it brings a header of its own.</param>
/// <param name="Footer">The same of a footer.</param>
public sealed record TemplateView(
    string FileName, DateTime UploadedUtc, string? UploadedBy, IReadOnlyDictionary<WordStyle, string> Styles, bool Header, bool Footer)
{
    internal static TemplateView Of(ReportTemplate template)
    {
        using var package = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(new MemoryStream(template.Content), isEditable: false);
        var document = package.MainDocumentPart!;
        return new TemplateView(
            template.FileName, template.UploadedUtc, template.UploadedBy, WordStyles.Found(document), document.HeaderParts.Any(), document.FooterParts.Any());
    }
}
