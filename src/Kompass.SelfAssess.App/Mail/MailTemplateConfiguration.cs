using Kompass.SelfAssess.App.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kompass.SelfAssess.App.Mail;

internal sealed class MailTemplateConfiguration : IEntityTypeConfiguration<MailTemplate>, IEntityTypeConfiguration<MailStop>
{
    public void Configure(EntityTypeBuilder<MailTemplate> builder)
    {
        builder.ToTable("MailTemplates");
        builder.Property(t => t.Language).HasMaxLength(2);
        builder.Property(t => t.Subject).HasMaxLength(MailTemplate.SubjectMaxLength);
        builder.Property(t => t.Opening).HasMaxLength(MailTemplate.TextMaxLength);
        builder.Property(t => t.Closing).HasMaxLength(MailTemplate.TextMaxLength);
        builder.Property(t => t.Version).IsConcurrencyToken();
        builder.HasIndex(t => new { t.OrganisationId, t.Kind, t.Language }).IsUnique();
        builder.HasOne<Organisation>().WithMany().HasForeignKey(t => t.OrganisationId);
    }

    public void Configure(EntityTypeBuilder<MailStop> builder)
    {
        builder.ToTable("MailStops");
        builder.Property(s => s.Email).HasMaxLength(EmailAddress.MaxLength);
        builder.HasIndex(s => new { s.OrganisationId, s.Email }).IsUnique();
        builder.HasOne<Organisation>().WithMany().HasForeignKey(s => s.OrganisationId);
    }
}
