using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kompass.SelfAssess.App.Rounds;

internal sealed class RoundConfiguration :
    IEntityTypeConfiguration<Round>, IEntityTypeConfiguration<RoundGroup>, IEntityTypeConfiguration<RoundGroupArea>,
    IEntityTypeConfiguration<RoundUnit>, IEntityTypeConfiguration<Participant>, IEntityTypeConfiguration<ParticipantLink>,
    IEntityTypeConfiguration<Response>, IEntityTypeConfiguration<Answer>
{
    public void Configure(EntityTypeBuilder<Round> builder)
    {
        builder.ToTable("Rounds");
        builder.Property(r => r.Name).HasMaxLength(Round.NameMaxLength);
        builder.Property(r => r.Reminders).HasDefaultValue(true).HasSentinel(true);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasIndex(r => r.OrganisationId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(r => r.OrganisationId);
        builder.HasOne<EditionRow>().WithMany().HasForeignKey(r => r.EditionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(r => r.Groups).WithOne().HasForeignKey(g => g.RoundId);
        builder.HasMany(r => r.Units).WithOne().HasForeignKey(u => u.RoundId);
    }

    public void Configure(EntityTypeBuilder<RoundGroup> builder)
    {
        builder.ToTable("RoundGroups");
        builder.HasIndex(g => new { g.RoundId, g.Key }).IsUnique();
        builder.HasIndex(g => g.OpenLinkHash).IsUnique();
        builder.HasMany(g => g.Areas).WithOne().HasForeignKey(a => a.RoundGroupId);
    }

    public void Configure(EntityTypeBuilder<RoundGroupArea> builder) => builder.ToTable("RoundGroupAreas");

    public void Configure(EntityTypeBuilder<RoundUnit> builder)
    {
        builder.ToTable("RoundUnits");
        builder.Property(u => u.Name).HasMaxLength(Unit.NameMaxLength);
        builder.HasIndex(u => new { u.RoundId, u.Name }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Participant> builder)
    {
        builder.ToTable("Participants");
        builder.Property(p => p.Name).HasMaxLength(Participant.NameMaxLength);
        builder.Property(p => p.Email).HasMaxLength(Participant.EmailMaxLength);
        builder.Property(p => p.Language).HasMaxLength(2).HasDefaultValue("sv");
        builder.HasIndex(p => new { p.RoundId, p.Email }).IsUnique();
        builder.HasOne(p => p.Round).WithMany().HasForeignKey(p => p.RoundId);
        builder.HasOne(p => p.Group).WithMany().HasForeignKey(p => p.RoundGroupId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(p => p.Unit).WithMany().HasForeignKey(p => p.RoundUnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(p => p.Links).WithOne(l => l.Participant).HasForeignKey(l => l.ParticipantId);
    }

    public void Configure(EntityTypeBuilder<ParticipantLink> builder)
    {
        builder.ToTable("ParticipantLinks");
        builder.HasIndex(l => l.TokenHash).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Response> builder)
    {
        builder.ToTable("Responses");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.HasIndex(r => new { r.RoundId, r.Submitted });
        builder.HasIndex(r => r.ParticipantId).IsUnique();
        builder.HasOne<Round>().WithMany().HasForeignKey(r => r.RoundId);
        builder.HasOne<Participant>().WithMany().HasForeignKey(r => r.ParticipantId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(r => r.Answers).WithOne().HasForeignKey(a => a.ResponseId);
    }

    public void Configure(EntityTypeBuilder<Answer> builder)
    {
        builder.ToTable("Answers");
        builder.HasKey(a => new { a.ResponseId, a.QuestionId });
        builder.Property(a => a.Comment).HasMaxLength(Answer.CommentMaxLength);
        builder.Property(a => a.EvidenceLink).HasMaxLength(Answer.EvidenceLinkMaxLength);
        builder.Property(a => a.Version).IsConcurrencyToken();
        builder.HasOne<QuestionRow>().WithMany().HasForeignKey(a => a.QuestionId).OnDelete(DeleteBehavior.Restrict);
    }
}
