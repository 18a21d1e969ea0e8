using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kompass.SelfAssess.App.Jobs;

internal sealed class JobRunConfiguration : IEntityTypeConfiguration<JobState>, IEntityTypeConfiguration<JobRun>
{
    public void Configure(EntityTypeBuilder<JobState> builder)
    {
        builder.ToTable("JobStates");
        builder.HasKey(state => state.Work);
        builder.Property(state => state.Work).HasMaxLength(JobRun.WorkMaxLength);
        builder.Property(state => state.Machine).HasMaxLength(JobRun.MachineMaxLength);
        builder.Property(state => state.Error).HasMaxLength(JobRun.ErrorMaxLength);
    }

    public void Configure(EntityTypeBuilder<JobRun> builder)
    {
        builder.ToTable("JobRuns");
        builder.Property(run => run.Work).HasMaxLength(JobRun.WorkMaxLength);
        builder.Property(run => run.Machine).HasMaxLength(JobRun.MachineMaxLength);
        builder.Property(run => run.Error).HasMaxLength(JobRun.ErrorMaxLength);
        builder.Property(run => run.By).HasMaxLength(JobRun.ByMaxLength);
        builder.HasIndex(run => new { run.Work, run.StartedUtc });
    }
}
