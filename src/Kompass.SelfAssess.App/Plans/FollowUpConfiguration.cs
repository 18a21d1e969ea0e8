using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kompass.SelfAssess.App.Plans;

internal sealed class FollowUpConfiguration :
    IEntityTypeConfiguration<FollowUp>, IEntityTypeConfiguration<FollowUpOwner>, IEntityTypeConfiguration<FollowUpLink>,
    IEntityTypeConfiguration<FollowUpReport>, IEntityTypeConfiguration<FollowUpRating>
{
    private const int HashMaxLength = 64;
    private const int CodeMaxLength = 20;
    private const int AddressMaxLength = 500;

    public void Configure(EntityTypeBuilder<FollowUp> builder)
    {
        builder.ToTable("FollowUps");
        builder.Property(followUp => followUp.Version).IsConcurrencyToken();
        builder.HasIndex(followUp => new { followUp.PlanId, followUp.NominalDate }).IsUnique();
        builder.HasIndex(followUp => new { followUp.State, followUp.ClosesOn });
        builder.HasOne(followUp => followUp.Plan).WithMany().HasForeignKey(followUp => followUp.PlanId);
        builder.HasMany(followUp => followUp.Owners).WithOne(owner => owner.FollowUp).HasForeignKey(owner => owner.FollowUpId);
        builder.HasMany(followUp => followUp.Reports).WithOne(report => report.FollowUp).HasForeignKey(report => report.FollowUpId);
    }

    public void Configure(EntityTypeBuilder<FollowUpOwner> builder)
    {
        builder.ToTable("FollowUpOwners");
        builder.Property(owner => owner.SubmittedBy).HasMaxLength(PlanOwner.NameMaxLength);
        builder.Property(owner => owner.Version).IsConcurrencyToken();
        builder.HasIndex(owner => new { owner.FollowUpId, owner.OwnerId }).IsUnique();
        builder.HasIndex(owner => owner.OwnerId);
        builder.HasOne(owner => owner.Owner).WithMany().HasForeignKey(owner => owner.OwnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(owner => owner.Links).WithOne(link => link.FollowUpOwner).HasForeignKey(link => link.FollowUpOwnerId);
    }

    public void Configure(EntityTypeBuilder<FollowUpLink> builder)
    {
        builder.ToTable("FollowUpLinks");
        builder.Property(link => link.TokenHash).HasMaxLength(HashMaxLength);
        builder.HasIndex(link => link.TokenHash).IsUnique();
        builder.HasIndex(link => link.FollowUpOwnerId);
    }

    public void Configure(EntityTypeBuilder<FollowUpReport> builder)
    {
        builder.ToTable("FollowUpReports");
        builder.Property(report => report.Comment).HasMaxLength(FollowUpReport.TextMaxLength);
        builder.Property(report => report.Evidence).HasMaxLength(FollowUpReport.TextMaxLength);
        builder.Property(report => report.EvidenceLink).HasMaxLength(AddressMaxLength);
        builder.Property(report => report.Hindrance).HasMaxLength(FollowUpReport.TextMaxLength);
        builder.Property(report => report.Version).IsConcurrencyToken();
        builder.HasIndex(report => new { report.FollowUpId, report.ActionId }).IsUnique();
        builder.HasIndex(report => report.ActionId);
        builder.HasIndex(report => report.FollowUpOwnerId);
        builder.HasOne(report => report.Action).WithMany().HasForeignKey(report => report.ActionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(report => report.FollowUpOwner).WithMany().HasForeignKey(report => report.FollowUpOwnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(report => report.Ratings).WithOne().HasForeignKey(rating => rating.ReportId);
    }

    public void Configure(EntityTypeBuilder<FollowUpRating> builder)
    {
        builder.ToTable("FollowUpRatings");
        builder.Property(rating => rating.QuestionCode).HasMaxLength(CodeMaxLength);
        builder.HasIndex(rating => new { rating.ReportId, rating.QuestionCode }).IsUnique();
    }
}
