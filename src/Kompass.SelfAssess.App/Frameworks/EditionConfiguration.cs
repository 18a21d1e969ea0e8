using Kompass.SelfAssess.App.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kompass.SelfAssess.App.Frameworks;

internal sealed class EditionConfiguration :
    IEntityTypeConfiguration<EditionRow>, IEntityTypeConfiguration<AreaRow>, IEntityTypeConfiguration<SubAreaRow>,
    IEntityTypeConfiguration<SubAreaAliasRow>, IEntityTypeConfiguration<QuestionRow>, IEntityTypeConfiguration<EvidenceHintRow>,
    IEntityTypeConfiguration<QuestionGroupRow>, IEntityTypeConfiguration<RubricLevelRow>, IEntityTypeConfiguration<CrosswalkRow>
{
    public void Configure(EntityTypeBuilder<EditionRow> builder)
    {
        builder.ToTable("Editions");
        builder.Property(e => e.Version).HasDefaultValue(1);
        builder.HasIndex(e => new { e.OrganisationId, e.Key, e.Version }).IsUnique();
        // To an index nulls are unlike each other.
        builder.HasIndex(e => new { e.Key, e.Version }).IsUnique().HasFilter("\"OrganisationId\" IS NULL");
        builder.HasOne<Organisation>().WithMany().HasForeignKey(e => e.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(e => e.Areas).WithOne().HasForeignKey(a => a.EditionId);
    }

    public void Configure(EntityTypeBuilder<AreaRow> builder)
    {
        builder.ToTable("Areas");
        builder.HasIndex(a => new { a.EditionId, a.Number }).IsUnique();
        builder.HasMany(a => a.SubAreas).WithOne().HasForeignKey(s => s.AreaId);
    }

    public void Configure(EntityTypeBuilder<SubAreaRow> builder)
    {
        builder.ToTable("SubAreas");
        builder.HasIndex(s => new { s.AreaId, s.Code }).IsUnique();
        builder.HasMany(s => s.Aliases).WithOne().HasForeignKey(a => a.SubAreaId);
        builder.HasMany(s => s.Questions).WithOne().HasForeignKey(q => q.SubAreaId);
    }

    public void Configure(EntityTypeBuilder<SubAreaAliasRow> builder) => builder.ToTable("SubAreaAliases");

    public void Configure(EntityTypeBuilder<QuestionRow> builder)
    {
        builder.ToTable("Questions");
        builder.HasIndex(q => new { q.SubAreaId, q.Code }).IsUnique();
        builder.HasMany(q => q.Evidence).WithOne().HasForeignKey(e => e.QuestionId);
        builder.HasMany(q => q.Groups).WithOne().HasForeignKey(g => g.QuestionId);
        builder.HasMany(q => q.Levels).WithOne().HasForeignKey(l => l.QuestionId);
    }

    public void Configure(EntityTypeBuilder<EvidenceHintRow> builder) => builder.ToTable("EvidenceHints");

    public void Configure(EntityTypeBuilder<QuestionGroupRow> builder) => builder.ToTable("QuestionGroups");

    public void Configure(EntityTypeBuilder<RubricLevelRow> builder)
    {
        builder.ToTable("RubricLevels");
        builder.HasIndex(l => new { l.QuestionId, l.Level }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<CrosswalkRow> builder)
    {
        builder.ToTable("Crosswalk");
        builder.HasIndex(c => new { c.FromEdition, c.ToEdition });
    }
}
