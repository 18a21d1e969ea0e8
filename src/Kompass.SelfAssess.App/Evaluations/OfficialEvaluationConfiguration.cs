using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kompass.SelfAssess.App.Evaluations;

internal sealed class OfficialEvaluationConfiguration :
    IEntityTypeConfiguration<OfficialEvaluation>, IEntityTypeConfiguration<OfficialScore>, IEntityTypeConfiguration<PrintedNumberRow>,
    IEntityTypeConfiguration<OfficialFinding>, IEntityTypeConfiguration<OfficialAreaSummary>,
    IEntityTypeConfiguration<ReferenceMean>, IEntityTypeConfiguration<ReferenceMeanArea>
{
    public void Configure(EntityTypeBuilder<OfficialEvaluation> builder)
    {
        builder.ToTable("OfficialEvaluations");
        builder.Property(e => e.Municipality).HasMaxLength(OfficialEvaluation.MunicipalityMaxLength);
        builder.HasIndex(e => new { e.OrganisationId, e.SeedKey }).IsUnique();
        builder.HasOne<Organisation>().WithMany().HasForeignKey(e => e.OrganisationId);
        builder.HasOne<EditionRow>().WithMany().HasForeignKey(e => e.EditionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(e => e.Scores).WithOne().HasForeignKey(s => s.EvaluationId);
        builder.HasMany(e => e.Printed).WithOne().HasForeignKey(p => p.EvaluationId);
        builder.HasMany(e => e.Findings).WithOne().HasForeignKey(f => f.EvaluationId);
        builder.HasMany(e => e.Summaries).WithOne().HasForeignKey(s => s.EvaluationId);
    }

    public void Configure(EntityTypeBuilder<OfficialScore> builder)
    {
        builder.ToTable("OfficialScores");
        builder.HasIndex(s => new { s.EvaluationId, s.Area, s.SubAreaCode }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<PrintedNumberRow> builder) => builder.ToTable("PrintedNumbers");

    public void Configure(EntityTypeBuilder<OfficialFinding> builder)
    {
        builder.ToTable("OfficialFindings");
        builder.Property(finding => finding.Text).HasMaxLength(OfficialFinding.TextMaxLength);
    }

    public void Configure(EntityTypeBuilder<OfficialAreaSummary> builder) => builder.ToTable("OfficialAreaSummaries");

    public void Configure(EntityTypeBuilder<ReferenceMean> builder)
    {
        builder.ToTable("ReferenceMeans");
        builder.HasMany(m => m.Areas).WithOne().HasForeignKey(a => a.ReferenceMeanId);
    }

    public void Configure(EntityTypeBuilder<ReferenceMeanArea> builder) => builder.ToTable("ReferenceMeanAreas");
}
