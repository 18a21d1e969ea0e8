using Kompass.SelfAssess.App.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kompass.SelfAssess.App.Evaluations;

internal sealed class ReportDraftConfiguration :
    IEntityTypeConfiguration<ReportDraft>, IEntityTypeConfiguration<DraftValue>, IEntityTypeConfiguration<DraftFinding>, IEntityTypeConfiguration<ReportFile>
{
    public void Configure(EntityTypeBuilder<ReportDraft> builder)
    {
        builder.ToTable("ReportDrafts");
        builder.Property(draft => draft.Municipality).HasMaxLength(OfficialEvaluation.MunicipalityMaxLength);
        builder.Property(draft => draft.ConcurrencyStamp).IsConcurrencyToken();
        builder.HasOne<Organisation>().WithMany().HasForeignKey(draft => draft.OrganisationId);
        builder.HasOne<ReportFile>().WithMany().HasForeignKey(draft => draft.FileId);
        builder.HasMany(draft => draft.Values).WithOne().HasForeignKey(value => value.DraftId);
        builder.HasMany(draft => draft.Findings).WithOne().HasForeignKey(finding => finding.DraftId);
    }

    public void Configure(EntityTypeBuilder<DraftValue> builder) => builder.ToTable("ReportDraftValues");

    public void Configure(EntityTypeBuilder<DraftFinding> builder)
    {
        builder.ToTable("ReportDraftFindings");
        builder.Property(finding => finding.Text).HasMaxLength(OfficialFinding.TextMaxLength);
    }

    public void Configure(EntityTypeBuilder<ReportFile> builder)
    {
        builder.ToTable("ReportFiles");
        builder.HasOne<Organisation>().WithMany().HasForeignKey(file => file.OrganisationId);
        builder.HasIndex(file => new { file.OrganisationId, file.Hash }).IsUnique();
    }
}
