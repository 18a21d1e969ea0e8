using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kompass.SelfAssess.App.Mail;

internal sealed class OutboxMailConfiguration : IEntityTypeConfiguration<OutboxMail>
{
    public void Configure(EntityTypeBuilder<OutboxMail> builder)
    {
        builder.ToTable("Outbox");
        builder.HasIndex(m => m.ClaimKey).IsUnique();
        builder.HasIndex(m => new { m.State, m.NextAttemptUtc });
        builder.HasIndex(m => new { m.ParticipantId, m.Kind });
        builder.HasIndex(m => new { m.RoundId, m.State });
        builder.HasIndex(m => new { m.FollowUpId, m.Kind });
        // The budget counts what an address was sent over all rounds.
        builder.HasIndex(m => new { m.OrganisationId, m.To });
    }
}
