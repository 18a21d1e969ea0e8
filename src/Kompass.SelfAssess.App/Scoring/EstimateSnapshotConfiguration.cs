using Kompass.SelfAssess.App.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kompass.SelfAssess.App.Scoring;

internal sealed class EstimateSnapshotConfiguration : IEntityTypeConfiguration<EstimateSnapshot>, IEntityTypeConfiguration<EstimateCell>
{
    public void Configure(EntityTypeBuilder<EstimateSnapshot> builder)
    {
        builder.ToTable("EstimateSnapshots");
        builder.HasIndex(s => new { s.RoundId, s.Kind, s.Number }).IsUnique();
        builder.Property(s => s.Number).HasDefaultValue(1).HasSentinel(1);
        builder.HasOne<Round>().WithMany().HasForeignKey(s => s.RoundId);
        builder.HasMany(s => s.Cells).WithOne().HasForeignKey(c => c.SnapshotId);
    }

    public void Configure(EntityTypeBuilder<EstimateCell> builder)
    {
        builder.ToTable("EstimateCells");
        builder.HasIndex(c => new { c.SnapshotId, c.PartKind, c.PartCode, c.SliceKind, c.SliceKey }).IsUnique();
    }
}
