using System.Globalization;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Plans.FollowUps;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Plans;

/// <summary>Handlingsplaner: made, changed, closed.</summary>
public sealed class PlanService(KompassDbContext db, EditionCatalogue editions, FollowUpClosing closing, TimeProvider clock)
{
    private const int MostBudgetDays = 100_000;

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

    /// <summary>
    /// Closes the plan: nothing starts by itself any more. Where a follow-up is open somebody has to say that it ends with the plan; it is then
    /// closed as on its last day, so that nothing that has been reported is lost.
    /// </summary>
    /// <param name="planId">The plan.</param>
    /// <param name="version">Its version that was read.</param>
    /// <param name="endFollowUp">True to let an open follow-up end with the plan.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The new version.</returns>
    public async Task<Outcome<int>> CloseAsync(Guid planId, int version, bool endFollowUp, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await RoundLock.TakeAloneAsync(db, planId, cancellationToken);
        var (plan, refusal) = await ActiveAsync(planId, version, cancellationToken);
        if (plan is null)
        {
            return refusal!;
        }

        if (await db.FollowUps.AnyAsync(own => own.PlanId == planId && own.State == FollowUpState.Open, cancellationToken))
        {
            if (!endFollowUp)
            {
                return new Refused(RefusalCode.FollowUpOpen);
            }

            await closing.CloseOfPlanAsync(planId, cancellationToken);
        }

        plan.State = PlanState.Closed;
        plan.ClosedUtc = clock.GetUtcNow().UtcDateTime;
        var saved = await SaveAsync(plan, cancellationToken);
        if (saved.Done)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return saved;
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

        if (content.BudgetDays is < 1 or > MostBudgetDays)
        {
            faults.Add(new Refused(RefusalCode.BudgetOutOfRange, Invariant(MostBudgetDays)));
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
        Description = Description?.Replace("\0", "", StringComparison.Ordinal).ReplaceLineEndings("\n").Trim() is { Length: > 0 } text ? text : null,
    };
}
