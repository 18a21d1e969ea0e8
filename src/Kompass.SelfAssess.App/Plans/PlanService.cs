using System.Globalization;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Plans;

/// <summary>Handlingsplaner: made and changed; <see cref="PlanClosing"/> closes them.</summary>
public sealed class PlanService(KompassDbContext db, EditionCatalogue editions, TimeProvider clock)
{
    /// <returns>The new plan's id; that of the first where the same form is sent twice.</returns>
    public async Task<Outcome<Guid>> CreateAsync(PlanContent content, CancellationToken cancellationToken)
    {
        if (db.Tenant.OrganisationId is not { } organisationId)
        {
            return new Refused(RefusalCode.NotFound);
        }

        var tidy = content.Tidy();
        var edition = await editions.FindAsync(content.EditionKey, cancellationToken);
        List<Refused> faults = [.. EditionFaults(content, edition), .. await FaultsAsync(tidy, null, cancellationToken)];
        if (faults.Count > 0)
        {
            return faults;
        }

        var taken = content.NewId is { } id && await db.Plans.IgnoreQueryFilters([KompassDbContext.TenantFilter]).AnyAsync(own => own.Id == id, cancellationToken);
        if (taken && await db.Plans.AnyAsync(own => own.Id == content.NewId && own.Name == tidy.Name, cancellationToken))
        {
            return content.NewId!.Value;
        }

        var today = StockholmDays.Today(clock);
        var coming = await db.Organisations.Where(own => own.Id == organisationId).Select(own => own.NextOfficialEvaluation).SingleAsync(cancellationToken);
        var plan = new ActionPlan
        {
            Id = taken ? Guid.NewGuid() : content.NewId ?? Guid.NewGuid(),
            OrganisationId = organisationId,
            Name = tidy.Name,
            EditionId = edition!.Id,
            // Every half year is what municipalities say they manage (domain D); where the evaluation is known, counted from it.
            Cadence = CadenceKind.HalfYearly,
            Anchor = coming > today ? CadenceAnchor.ComingEvaluation : CadenceAnchor.OwnDay,
            AnchorDay = tidy.StartsOn,
            // Not on the day the plan is made.
            CadenceFrom = (tidy.StartsOn > today ? tidy.StartsOn : today).AddDays(1),
            CreatedUtc = clock.GetUtcNow().UtcDateTime,
            Version = 1,
        };
        Apply(plan, tidy);
        db.Plans.Add(plan);
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return plan.Id;
    }

    /// <summary>Changes everything but the edition, which the actions aim at.</summary>
    /// <returns>The new version.</returns>
    public async Task<Outcome<int>> ChangeAsync(Guid planId, int version, PlanContent content, CancellationToken cancellationToken)
    {
        var (plan, refusal) = await ActiveAsync(planId, version, cancellationToken);
        if (plan is null)
        {
            return refusal!;
        }

        var tidy = content.Tidy();
        if (await FaultsAsync(tidy, plan, cancellationToken) is { Count: > 0 } faults)
        {
            return faults;
        }

        Apply(plan, tidy);
        return await SaveAsync(plan, cancellationToken);
    }

    /// <summary>Sets the working days that there are to spend, and nothing else.</summary>
    /// <returns>The new version; the one there is where the same is sent twice.</returns>
    public async Task<Outcome<int>> SetBudgetAsync(Guid planId, int version, int days, CancellationToken cancellationToken)
    {
        var (plan, refusal) = await ActiveAsync(planId, version, cancellationToken);
        if (plan is null)
        {
            var stands = refusal!.Code == RefusalCode.ChangedBySomebodyElse
                ? await db.Plans.Where(own => own.Id == planId && own.BudgetDays == days).Select(own => (int?)own.Version).SingleOrDefaultAsync(cancellationToken)
                : null;
            return stands is { } same ? same : refusal;
        }

        if (BudgetFault(days) is { } fault)
        {
            return fault;
        }

        plan.BudgetDays = days;
        return await SaveAsync(plan, cancellationToken);
    }

    private async Task<(ActionPlan? Plan, Refused? Refusal)> ActiveAsync(Guid planId, int version, CancellationToken cancellationToken)
    {
        var plan = await db.Plans.SingleOrDefaultAsync(own => own.Id == planId, cancellationToken);
        return plan switch
        {
            null => (null, new Refused(RefusalCode.NotFound)),
            { State: PlanState.Closed } => (null, new Refused(RefusalCode.PlanClosed)),
            _ when plan.Version != version => (null, new Refused(RefusalCode.ChangedBySomebodyElse)),
            _ => (plan, null),
        };
    }

    private static void Apply(ActionPlan plan, PlanContent content)
    {
        plan.Name = content.Name;
        plan.Description = content.Description;
        plan.EvaluationId = content.EvaluationId;
        plan.RoundId = content.RoundId;
        plan.StartsOn = content.StartsOn;
        plan.EndsOn = content.EndsOn;
        plan.BudgetDays = content.BudgetDays;
    }

    private static IEnumerable<Refused> EditionFaults(PlanContent content, StoredEdition? edition)
    {
        if (edition?.PublishedUtc is null)
        {
            yield return new Refused(RefusalCode.EditionUnknown, content.EditionKey);
        }
        else if (!edition.Edition.Assessable)
        {
            yield return new Refused(RefusalCode.EditionNotAssessable, content.EditionKey);
        }
    }

    private async Task<List<Refused>> FaultsAsync(PlanContent content, ActionPlan? before, CancellationToken cancellationToken)
    {
        var faults = new List<Refused>();
        if (content.Name.Length is 0 or > ActionPlan.NameMaxLength)
        {
            faults.Add(new Refused(content.Name.Length == 0 ? RefusalCode.NameMissing : RefusalCode.NameTooLong, Invariant(ActionPlan.NameMaxLength)));
        }

        if (content.Description?.Length > ActionPlan.DescriptionMaxLength)
        {
            faults.Add(new Refused(RefusalCode.DescriptionTooLong, Invariant(ActionPlan.DescriptionMaxLength)));
        }

        if (content.EndsOn <= content.StartsOn)
        {
            faults.Add(new Refused(RefusalCode.EndsBeforeStart));
        }

        if (BudgetFault(content.BudgetDays) is { } budget)
        {
            faults.Add(budget);
        }

        // A public result is nobody's own: only the municipality's own evaluation has findings that it answers for.
        if (content.EvaluationId is { } evaluation && evaluation != before?.EvaluationId
            && !await db.Evaluations.AnyAsync(own => own.Id == evaluation && own.OrganisationId == db.Tenant.OrganisationId, cancellationToken))
        {
            faults.Add(new Refused(RefusalCode.EvaluationUnknown));
        }

        if (content.RoundId is { } round && round != before?.RoundId
            && !await db.Rounds.AnyAsync(own => own.Id == round && (own.State == RoundState.Closed || own.State == RoundState.Confirmed), cancellationToken))
        {
            faults.Add(new Refused(RefusalCode.RoundUnknown));
        }

        return faults;
    }

    private static Refused? BudgetFault(int? days) => days is < 1 or > PortfolioService.MostBudgetDays
        ? new Refused(RefusalCode.BudgetOutOfRange, Invariant(PortfolioService.MostBudgetDays))
        : null;

    private async Task<Outcome<int>> SaveAsync(ActionPlan plan, CancellationToken cancellationToken)
    {
        try
        {
            plan.Version++;
            await db.SaveChangesAsync(cancellationToken);
            return plan.Version;
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Refused(RefusalCode.ChangedBySomebodyElse);
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What somebody decides about a plan.</summary>
public sealed record PlanContent(string Name, string EditionKey, DateOnly StartsOn, DateOnly EndsOn)
{
    public string? Description { get; init; }

    public Guid? EvaluationId { get; init; }

    public Guid? RoundId { get; init; }

    public int? BudgetDays { get; init; }

    /// <summary>Id that a new plan gets, so that a form sent twice makes one.</summary>
    public Guid? NewId { get; init; }

    internal PlanContent Tidy() => this with
    {
        Name = Name.Replace("\0", "", StringComparison.Ordinal).ReplaceLineEndings(" ").Trim(),
        Description = ActionContent.Text(Description),
    };
}
