using Kompass.SelfAssess.App.Exports.Orders;
using Kompass.SelfAssess.App.Exports.Reports;
using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.App.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kompass.SelfAssess.App.Exports;

internal sealed class ExportsConfiguration : IEntityTypeConfiguration<FileOrder>, IEntityTypeConfiguration<FileOrderPart>, IEntityTypeConfiguration<ReportTemplate>
{
    public void Configure(EntityTypeBuilder<FileOrder> builder)
    {
        builder.ToTable("FileOrders");
        builder.Property(order => order.Id).ValueGeneratedNever();
        builder.Property(order => order.Culture).HasMaxLength(FileOrder.CultureMaxLength);
        builder.Property(order => order.OrderedBy).HasMaxLength(FileOrder.ByMaxLength);
        builder.Property(order => order.FileName).HasMaxLength(FileOrder.FileNameMaxLength);
        builder.Property(order => order.Error).HasMaxLength(FileOrder.ErrorMaxLength);
        builder.Property(order => order.Claim).IsConcurrencyToken();
        builder.HasIndex(order => new { order.RoundId, order.OrderedUtc });
        builder.HasIndex(order => order.State);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(order => order.OrganisationId);
        builder.HasOne<Round>().WithMany().HasForeignKey(order => order.RoundId);
    }

    public void Configure(EntityTypeBuilder<FileOrderPart> builder)
    {
        builder.ToTable("FileOrderParts");
        builder.HasKey(part => new { part.OrderId, part.Number });
        builder.HasOne<FileOrder>().WithMany().HasForeignKey(part => part.OrderId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ReportTemplate> builder)
    {
        builder.ToTable("ReportTemplates");
        builder.HasKey(template => template.OrganisationId);
        builder.Property(template => template.OrganisationId).ValueGeneratedNever();
        builder.Property(template => template.FileName).HasMaxLength(ReportTemplate.FileNameMaxLength);
        builder.Property(template => template.UploadedBy).HasMaxLength(FileOrder.ByMaxLength);
        builder.HasOne<Organisation>().WithOne().HasForeignKey<ReportTemplate>(template => template.OrganisationId);
    }
}
