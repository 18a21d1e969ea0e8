using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kompass.SelfAssess.App.Consensus;

internal sealed class ConsensusConfiguration :
    IEntityTypeConfiguration<Workshop>, IEntityTypeConfiguration<WorkshopItem>, IEntityTypeConfiguration<WorkshopVoter>,
    IEntityTypeConfiguration<Ballot>, IEntityTypeConfiguration<Vote>, IEntityTypeConfiguration<Decision>,
    IEntityTypeConfiguration<DecisionLogEntry>, IEntityTypeConfiguration<EvidenceTask>
{
    private const int CodeMaxLength = 12;
    private const int PartCodeMaxLength = 20;
    private const int HashMaxLength = 64;

    public void Configure(EntityTypeBuilder<Workshop> builder)
    {
        builder.ToTable("Workshops");
        builder.Property(w => w.JoinCode).HasMaxLength(CodeMaxLength);
        builder.Property(w => w.Version).IsConcurrencyToken();
        builder.HasIndex(w => w.RoundId).IsUnique();
        builder.HasIndex(w => w.JoinCode).IsUnique();
        builder.HasOne<Round>().WithMany().HasForeignKey(w => w.RoundId);
        builder.HasMany(w => w.Items).WithOne().HasForeignKey(i => i.WorkshopId);
    }

    public void Configure(EntityTypeBuilder<WorkshopItem> builder)
    {
        builder.ToTable("WorkshopItems");
        builder.Property(i => i.PartCode).HasMaxLength(PartCodeMaxLength);
        builder.HasIndex(i => new { i.WorkshopId, i.PartKind, i.PartCode }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<WorkshopVoter> builder)
    {
        builder.ToTable("WorkshopVoters");
        builder.HasKey(v => new { v.WorkshopId, v.KeyHash });
        builder.Property(v => v.KeyHash).HasMaxLength(HashMaxLength);
        builder.HasOne<Workshop>().WithMany().HasForeignKey(v => v.WorkshopId);
    }

    public void Configure(EntityTypeBuilder<Ballot> builder)
    {
        builder.ToTable("Ballots");
        builder.HasIndex(b => new { b.WorkshopId, b.ItemId, b.Number }).IsUnique();
        builder.HasOne<Workshop>().WithMany().HasForeignKey(b => b.WorkshopId);
        builder.HasOne<WorkshopItem>().WithMany().HasForeignKey(b => b.ItemId);
    }

    public void Configure(EntityTypeBuilder<Vote> builder)
    {
        builder.ToTable("Votes");
        builder.HasKey(v => new { v.BallotId, v.KeyHash });
        builder.Property(v => v.KeyHash).HasMaxLength(HashMaxLength);
        builder.HasOne<Ballot>().WithMany().HasForeignKey(v => v.BallotId);
    }

    public void Configure(EntityTypeBuilder<Decision> builder)
    {
        builder.ToTable("Decisions");
        builder.Property(d => d.PartCode).HasMaxLength(PartCodeMaxLength);
        builder.Property(d => d.Reason).HasMaxLength(Decision.TextMaxLength);
        builder.Property(d => d.Minority).HasMaxLength(Decision.TextMaxLength);
        builder.Property(d => d.Version).IsConcurrencyToken();
        builder.HasIndex(d => new { d.RoundId, d.PartKind, d.PartCode }).IsUnique();
        builder.HasOne<Round>().WithMany().HasForeignKey(d => d.RoundId);
    }

    public void Configure(EntityTypeBuilder<DecisionLogEntry> builder)
    {
        builder.ToTable("DecisionLog");
        builder.Property(e => e.PartCode).HasMaxLength(PartCodeMaxLength);
        builder.Property(e => e.Reason).HasMaxLength(Decision.TextMaxLength);
        builder.Property(e => e.Minority).HasMaxLength(Decision.TextMaxLength);
        builder.HasIndex(e => e.RoundId);
        builder.HasOne<Round>().WithMany().HasForeignKey(e => e.RoundId);
    }

    public void Configure(EntityTypeBuilder<EvidenceTask> builder)
    {
        builder.ToTable("EvidenceTasks");
        builder.Property(t => t.PartCode).HasMaxLength(PartCodeMaxLength);
        builder.Property(t => t.Text).HasMaxLength(EvidenceTask.TextMaxLength);
        builder.Property(t => t.OwnerName).HasMaxLength(Participant.NameMaxLength);
        builder.Property(t => t.OwnerEmail).HasMaxLength(EmailAddress.MaxLength);
        builder.Property(t => t.Outcome).HasMaxLength(EvidenceTask.TextMaxLength);
        builder.Property(t => t.Version).IsConcurrencyToken();
        builder.HasIndex(t => new { t.RoundId, t.PartCode });
        builder.HasOne<Round>().WithMany().HasForeignKey(t => t.RoundId);
    }
}
