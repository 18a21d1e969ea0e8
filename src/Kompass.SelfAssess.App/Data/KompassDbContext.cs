using System.Linq.Expressions;
using Kompass.SelfAssess.App.Consensus;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.App.Exports.Orders;
using Kompass.SelfAssess.App.Exports.Reports;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Jobs;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.App.Scoring;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Microsoft.EntityFrameworkCore.Metadata.Conventions.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Kompass.SelfAssess.App.Data;

/// <summary>All tables. Two derived contexts carry the migrations of SQLite and PostgreSQL.</summary>
public abstract class KompassDbContext(DbContextOptions options, Tenant tenant) : IdentityUserContext<AppUser, Guid>(options)
{
    /// <summary>Name of the query filter that keeps organisations apart; ignoring it by name is a decision somebody can search for.</summary>
    public const string TenantFilter = "tenant";

    public Tenant Tenant { get; } = tenant;

    public DbSet<Organisation> Organisations => Set<Organisation>();

    public DbSet<Unit> Units => Set<Unit>();

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<EditionRow> Editions => Set<EditionRow>();

    public DbSet<QuestionRow> Questions => Set<QuestionRow>();

    public DbSet<CrosswalkRow> Crosswalk => Set<CrosswalkRow>();

    public DbSet<Round> Rounds => Set<Round>();

    public DbSet<RoundGroup> RoundGroups => Set<RoundGroup>();

    public DbSet<RoundUnit> RoundUnits => Set<RoundUnit>();

    public DbSet<Participant> Participants => Set<Participant>();

    public DbSet<ParticipantLink> ParticipantLinks => Set<ParticipantLink>();

    public DbSet<Response> Responses => Set<Response>();

    public DbSet<Answer> Answers => Set<Answer>();

    public DbSet<EstimateSnapshot> Snapshots => Set<EstimateSnapshot>();

    public DbSet<EstimateCell> EstimateCells => Set<EstimateCell>();

    public DbSet<OfficialEvaluation> Evaluations => Set<OfficialEvaluation>();

    public DbSet<OfficialFinding> Findings => Set<OfficialFinding>();

    public DbSet<ReportDraft> ReportDrafts => Set<ReportDraft>();

    public DbSet<ReportFile> ReportFiles => Set<ReportFile>();

    public DbSet<SharedEstimate> SharedEstimates => Set<SharedEstimate>();

    public DbSet<BenchmarkPeer> BenchmarkPeers => Set<BenchmarkPeer>();

    public DbSet<ReferenceMean> ReferenceMeans => Set<ReferenceMean>();

    public DbSet<OutboxMail> Outbox => Set<OutboxMail>();

    public DbSet<MailTemplate> MailTemplates => Set<MailTemplate>();

    public DbSet<MailStop> MailStops => Set<MailStop>();

    public DbSet<Workshop> Workshops => Set<Workshop>();

    public DbSet<WorkshopItem> WorkshopItems => Set<WorkshopItem>();

    public DbSet<WorkshopVoter> WorkshopVoters => Set<WorkshopVoter>();

    public DbSet<Ballot> Ballots => Set<Ballot>();

    public DbSet<Vote> Votes => Set<Vote>();

    public DbSet<Decision> Decisions => Set<Decision>();

    public DbSet<DecisionLogEntry> DecisionLog => Set<DecisionLogEntry>();

    public DbSet<EvidenceTask> EvidenceTasks => Set<EvidenceTask>();

    public DbSet<ActionPlan> Plans => Set<ActionPlan>();

    public DbSet<PlanOwner> PlanOwners => Set<PlanOwner>();

    public DbSet<PlanAction> PlanActions => Set<PlanAction>();

    public DbSet<ActionChange> ActionChanges => Set<ActionChange>();

    public DbSet<FollowUp> FollowUps => Set<FollowUp>();

    public DbSet<FollowUpOwner> FollowUpOwners => Set<FollowUpOwner>();

    public DbSet<FollowUpLink> FollowUpLinks => Set<FollowUpLink>();

    public DbSet<FollowUpReport> FollowUpReports => Set<FollowUpReport>();

    public DbSet<FileOrder> FileOrders => Set<FileOrder>();

    public DbSet<FileOrderPart> FileOrderParts => Set<FileOrderPart>();

    public DbSet<ReportTemplate> ReportTemplates => Set<ReportTemplate>();

    public DbSet<JobState> JobStates => Set<JobState>();

    public DbSet<JobRun> JobRuns => Set<JobRun>();

    public DbSet<DataProtectionKeyRow> DataProtectionKeys => Set<DataProtectionKeyRow>();

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        CheckChanges();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        CheckChanges();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(KompassDbContext).Assembly);
        foreach (var type in builder.Model.GetEntityTypes().Where(type => typeof(ITenantOwned).IsAssignableFrom(type.ClrType)).ToList())
        {
            var row = Expression.Parameter(type.ClrType, "row");
            var owner = Expression.Convert(Expression.Property(row, nameof(ITenantOwned.OrganisationId)), typeof(int?));
            var chosen = Expression.Property(Expression.Property(Expression.Constant(this, typeof(KompassDbContext)), nameof(Tenant)), nameof(Data.Tenant.OrganisationId));
            builder.Entity(type.ClrType).HasQueryFilter(TenantFilter, Expression.Lambda(Expression.Equal(owner, chosen), row));
        }

        builder.Entity<OfficialEvaluation>().HasQueryFilter(
            TenantFilter, evaluation => evaluation.OrganisationId == null || evaluation.OrganisationId == Tenant.OrganisationId);
        builder.Entity<EditionRow>().HasQueryFilter(
            TenantFilter, edition => edition.OrganisationId == null || edition.OrganisationId == Tenant.OrganisationId);
        // Whoever shares sees what the others share: both ends of it are asked here, so that no page can forget either.
        builder.Entity<SharedEstimate>().HasQueryFilter(
            TenantFilter,
            shared => shared.OrganisationId == Tenant.OrganisationId
                || (Organisations.Any(reader => reader.Id == Tenant.OrganisationId && reader.SharesEstimates)
                    && Organisations.Any(owner => owner.Id == shared.OrganisationId && owner.SharesEstimates)));
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Conventions.Replace<ForeignKeyIndexConvention>(
            services => new LeanIndexes(services.GetRequiredService<ProviderConventionSetBuilderDependencies>()));
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcDateTimeConverter>();
        configurationBuilder.Properties<decimal>().HavePrecision(18, 12);
    }

    /// <summary>The last check: whatever a service did, no row of another organisation is written, and no snapshot changed.</summary>
    private void CheckChanges()
    {
        foreach (var entry in ChangeTracker.Entries())
        {
            if (entry.State is EntityState.Unchanged or EntityState.Detached)
            {
                continue;
            }

            if (entry is { Entity: EstimateSnapshot or EstimateCell, State: EntityState.Modified or EntityState.Deleted })
            {
                throw new InvalidOperationException("A stored estimate never changes.");
            }

            if (entry is { Entity: DecisionLogEntry or ActionChange, State: EntityState.Modified or EntityState.Deleted })
            {
                throw new InvalidOperationException("The log of decisions and the history of actions are only added to.");
            }

            var owner = entry.Entity switch
            {
                ITenantOwned owned => owned.OrganisationId,
                OfficialEvaluation evaluation => evaluation.OrganisationId,
                SharedEstimate shared => shared.OrganisationId,
                EditionRow edition => edition.OrganisationId,
                _ => null,
            };
            if (owner is { } organisationId && organisationId != Tenant.OrganisationId)
            {
                throw new TenantViolationException(entry.Metadata.ClrType.Name);
            }
        }
    }
}
