using Kompass.SelfAssess.App.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kompass.SelfAssess.App.Evaluations;

internal sealed class BenchmarkConfiguration :
    IEntityTypeConfiguration<SharedEstimate>, IEntityTypeConfiguration<SharedEstimatePart>, IEntityTypeConfiguration<BenchmarkPeer>
{
    public void Configure(EntityTypeBuilder<SharedEstimate> builder)
    {
        builder.ToTable("SharedEstimates");
        builder.Property(shared => shared.Municipality).HasMaxLength(OfficialEvaluation.MunicipalityMaxLength);
        builder.HasIndex(shared => shared.RoundId).IsUnique();
        builder.HasOne<Organisation>().WithMany().HasForeignKey(shared => shared.OrganisationId);
        builder.HasMany(shared => shared.Parts).WithOne().HasForeignKey(part => part.SharedEstimateId);
    }

    public void Configure(EntityTypeBuilder<SharedEstimatePart> builder) => builder.ToTable("SharedEstimateParts");

    public void Configure(EntityTypeBuilder<BenchmarkPeer> builder)
    {
        builder.ToTable("BenchmarkPeers");
        builder.Property(peer => peer.Municipality).HasMaxLength(OfficialEvaluation.MunicipalityMaxLength);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(peer => peer.OrganisationId);
        builder.HasIndex(peer => new { peer.OrganisationId, peer.Municipality }).IsUnique();
    }
}
