using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kompass.SelfAssess.App.Plans;

internal sealed class PlansConfiguration :
    IEntityTypeConfiguration<ActionPlan>, IEntityTypeConfiguration<PlanDate>, IEntityTypeConfiguration<PlanOwner>,
    IEntityTypeConfiguration<PlanAction>, IEntityTypeConfiguration<ActionTarget>, IEntityTypeConfiguration<ActionFinding>,
    IEntityTypeConfiguration<ActionLink>, IEntityTypeConfiguration<ActionStep>, IEntityTypeConfiguration<ActionDependency>,
    IEntityTypeConfiguration<ActionChange>
{
    private const int CodeMaxLength = 20;

    public void Configure(EntityTypeBuilder<ActionPlan> builder)
    {
        builder.ToTable("Plans");
        builder.Property(plan => plan.Name).HasMaxLength(ActionPlan.NameMaxLength);
        builder.Property(plan => plan.Description).HasMaxLength(ActionPlan.DescriptionMaxLength);
        builder.Property(plan => plan.Version).IsConcurrencyToken();
        builder.HasIndex(plan => new { plan.OrganisationId, plan.State });
        builder.HasOne<Organisation>().WithMany().HasForeignKey(plan => plan.OrganisationId);
        builder.HasOne<EditionRow>().WithMany().HasForeignKey(plan => plan.EditionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(plan => plan.Dates).WithOne().HasForeignKey(date => date.PlanId);
        builder.HasMany(plan => plan.Owners).WithOne().HasForeignKey(owner => owner.PlanId);
        builder.HasMany(plan => plan.Actions).WithOne(action => action.Plan).HasForeignKey(action => action.PlanId);
    }

    public void Configure(EntityTypeBuilder<PlanDate> builder)
    {
        builder.ToTable("PlanDates");
        builder.HasIndex(date => new { date.PlanId, date.Day }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<PlanOwner> builder)
    {
        builder.ToTable("PlanOwners");
        builder.Property(owner => owner.Name).HasMaxLength(PlanOwner.NameMaxLength);
        builder.Property(owner => owner.Email).HasMaxLength(EmailAddress.MaxLength);
        builder.Property(owner => owner.Language).HasMaxLength(2);
        builder.Property(owner => owner.Version).IsConcurrencyToken();
        builder.HasIndex(owner => new { owner.PlanId, owner.Email }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<PlanAction> builder)
    {
        builder.ToTable("PlanActions");
        builder.Property(action => action.Title).HasMaxLength(PlanAction.TitleMaxLength);
        builder.Property(action => action.Description).HasMaxLength(PlanAction.TextMaxLength);
        builder.Property(action => action.SuccessMeasure).HasMaxLength(PlanAction.TextMaxLength);
        builder.Property(action => action.Version).IsConcurrencyToken();
        builder.HasIndex(action => new { action.PlanId, action.Number }).IsUnique();
        builder.HasIndex(action => action.OwnerId);
        builder.HasOne(action => action.Owner).WithMany().HasForeignKey(action => action.OwnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(action => action.Targets).WithOne().HasForeignKey(target => target.ActionId);
        builder.HasMany(action => action.Findings).WithOne().HasForeignKey(finding => finding.ActionId);
        builder.HasMany(action => action.Links).WithOne().HasForeignKey(link => link.ActionId);
        builder.HasMany(action => action.Steps).WithOne().HasForeignKey(step => step.ActionId);
        builder.HasMany(action => action.DependsOn).WithOne().HasForeignKey(dependency => dependency.ActionId);
    }

    public void Configure(EntityTypeBuilder<ActionTarget> builder)
    {
        builder.ToTable("ActionTargets");
        builder.Property(target => target.SubAreaCode).HasMaxLength(CodeMaxLength);
        builder.Property(target => target.QuestionCode).HasMaxLength(CodeMaxLength);
        builder.HasIndex(target => new { target.ActionId, target.SubAreaCode, target.QuestionCode }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ActionFinding> builder)
    {
        builder.ToTable("ActionFindings");
        builder.Property(finding => finding.Text).HasMaxLength(OfficialFinding.TextMaxLength);
        builder.HasIndex(finding => new { finding.ActionId, finding.FindingId });
        builder.HasIndex(finding => finding.FindingId);
    }

    public void Configure(EntityTypeBuilder<ActionLink> builder)
    {
        builder.ToTable("ActionLinks");
        builder.Property(link => link.Text).HasMaxLength(ActionLink.MaxLength);
        builder.Property(link => link.Address).HasMaxLength(ActionLink.MaxLength);
        builder.HasIndex(link => link.ActionId);
    }

    public void Configure(EntityTypeBuilder<ActionStep> builder)
    {
        builder.ToTable("ActionSteps");
        builder.Property(step => step.Text).HasMaxLength(ActionStep.TextMaxLength);
        builder.HasIndex(step => step.ActionId);
    }

    public void Configure(EntityTypeBuilder<ActionDependency> builder)
    {
        builder.ToTable("ActionDependencies");
        builder.HasIndex(dependency => new { dependency.ActionId, dependency.DependsOnId }).IsUnique();
        builder.HasOne<PlanAction>().WithMany().HasForeignKey(dependency => dependency.DependsOnId);
    }

    public void Configure(EntityTypeBuilder<ActionChange> builder)
    {
        builder.ToTable("ActionChanges");
        builder.Property(change => change.ByName).HasMaxLength(ActionChange.ByMaxLength);
        builder.HasIndex(change => change.ActionId);
        builder.HasOne<PlanAction>().WithMany().HasForeignKey(change => change.ActionId);
    }
}
