using System.Globalization;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Plans.FollowUps;

/// <summary>How often a plan is followed up: shown for a year ahead before it is chosen. A change holds from the day it is made, and never opens the past.</summary>
public sealed class CadenceService(KompassDbContext db, TimeProvider clock)
{
    private const int EarliestYear = 2010;
    private const int LatestYear = 2099;

    /// <summary>The choice as it stands; null where there is no such plan.</summary>
    public async Task<CadenceView?> FindAsync(Guid planId, CancellationToken cancellationToken)
    {
        if (await PlanAsync(planId, cancellationToken) is not { } plan)
        {
            return null;
        }

        var organisation = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == plan.OrganisationId, cancellationToken);
        var open = await db.FollowUps.AsNoTracking().SingleOrDefaultAsync(f => f.PlanId == planId && f.State == FollowUpState.Open, cancellationToken);
        var choice = new CadenceChoice(plan.Cadence, plan.Anchor, plan.AnchorDay, [.. plan.Dates.Select(date => date.Day).Order()], plan.OpenDays);
        return new CadenceView(choice, plan.Version, plan.State, organisation.NextOfficialEvaluation, organisation.MailsInJuly, open?.ClosesOn, await ComingAsync(plan, cancellationToken));
    }

    /// <summary>The dates of the year ahead that a choice would give, or everything wrong with it. Nothing is stored.</summary>
    public async Task<Outcome<IReadOnlyList<CadenceDate>>> PreviewAsync(Guid planId, CadenceChoice choice, CancellationToken cancellationToken)
    {
        if (await PlanAsync(planId, cancellationToken) is not { } plan)
        {
            return new Refused(RefusalCode.NotFound);
        }

        var faults = await FaultsAsync(plan, choice, cancellationToken);
        if (faults.Count > 0)
        {
            return faults;
        }

        Apply(plan, choice);
        return new Outcome<IReadOnlyList<CadenceDate>>(await ComingAsync(plan, cancellationToken), []);
    }

    /// <summary>Stores the choice. A follow-up that is open goes on; dates to come are the new ones, from today on.</summary>
    public async Task<Outcome<int>> SaveAsync(Guid planId, int version, CadenceChoice choice, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await RoundLock.TakeAloneAsync(db, planId, cancellationToken);
        if (await db.Plans.Include(p => p.Dates).SingleOrDefaultAsync(p => p.Id == planId, cancellationToken) is not { } plan)
        {
            return new Refused(RefusalCode.NotFound);
        }

        if (plan.Version != version)
        {
            return new Refused(RefusalCode.ChangedBySomebodyElse);
        }

        var faults = plan.State == PlanState.Active ? await FaultsAsync(plan, choice, cancellationToken) : [new Refused(RefusalCode.PlanClosed)];
        if (faults.Count > 0)
        {
            return faults;
        }

        Apply(plan, choice);
        plan.Version++;
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Refused(RefusalCode.ChangedBySomebodyElse);
        }

        await transaction.CommitAsync(cancellationToken);
        return plan.Version;
    }

    /// <summary>Own days as somebody writes them: one a line, or with commas between them.</summary>
    /// <returns>The days, and what could not be read.</returns>
    public static (IReadOnlyList<DateOnly> Days, IReadOnlyList<Refused> Faults) Read(string? text)
    {
        List<DateOnly> days = [];
        List<Refused> faults = [];
        foreach (var part in (text ?? "").Split(['\n', '\r', ',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (DateOnly.TryParseExact(part, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && IsSensible(day))
            {
                days.Add(day);
            }
            else
            {
                faults.Add(new Refused(RefusalCode.OwnDateUnreadable, part.Length > 30 ? part[..30] : part));
            }
        }

        return ([.. days.Distinct().Order()], faults);
    }

    private static bool IsSensible(DateOnly day) => day.Year is >= EarliestYear and <= LatestYear;

    private void Apply(ActionPlan plan, CadenceChoice choice)
    {
        var before = (plan.Cadence, plan.Anchor, plan.AnchorDay, string.Join(',', plan.Dates.Select(date => date.Day).Order()));
        plan.Cadence = choice.Kind;
        plan.Anchor = choice.Anchor;
        plan.AnchorDay = choice.AnchorDay ?? plan.AnchorDay;
        plan.OpenDays = choice.OpenDays;
        if (choice.Kind == CadenceKind.OwnDates)
        {
            plan.Dates.RemoveAll(date => !choice.OwnDates.Contains(date.Day));
            plan.Dates.AddRange(choice.OwnDates.Except(plan.Dates.Select(date => date.Day)).ToList().ConvertAll(day => new PlanDate { PlanId = plan.Id, Day = day }));
        }

        if (before != (plan.Cadence, plan.Anchor, plan.AnchorDay, string.Join(',', plan.Dates.Select(date => date.Day).Order())))
        {
            plan.CadenceFrom = StockholmDays.Today(clock);
        }
    }

    private async Task<List<Refused>> FaultsAsync(ActionPlan plan, CadenceChoice choice, CancellationToken cancellationToken)
    {
        List<Refused> faults = [];
        if (choice.OpenDays is < ActionPlan.LeastOpenDays or > ActionPlan.MostOpenDays)
        {
            faults.Add(new Refused(RefusalCode.OpenDaysOutOfRange));
        }

        if (choice.Kind == CadenceKind.OwnDates)
        {
            faults.AddRange(FaultsOfDates(plan, choice.OwnDates));
        }
        else if (choice.Kind != CadenceKind.None)
        {
            if (choice.Anchor == CadenceAnchor.OwnDay && (choice.AnchorDay is not { } day || !IsSensible(day)))
            {
                faults.Add(new Refused(RefusalCode.AnchorDayMissing));
            }

            if (choice.Anchor == CadenceAnchor.ComingEvaluation
                && !await db.Organisations.AnyAsync(o => o.Id == plan.OrganisationId && o.NextOfficialEvaluation != null, cancellationToken))
            {
                faults.Add(new Refused(RefusalCode.ComingEvaluationUnknown));
            }
        }

        return faults;
    }

    /// <summary>Days that have passed may stay as they were; new ones lie ahead.</summary>
    private IEnumerable<Refused> FaultsOfDates(ActionPlan plan, IReadOnlyList<DateOnly> days)
    {
        var today = StockholmDays.Today(clock);
        if (!days.Any(day => day >= today))
        {
            yield return new Refused(RefusalCode.OwnDatesMissing);
        }

        foreach (var day in days.Where(day => day < today && !plan.Dates.Exists(date => date.Day == day)))
        {
            yield return new Refused(RefusalCode.OwnDateInThePast, Text(day));
        }

        foreach (var day in days.Where(day => day > plan.EndsOn))
        {
            yield return new Refused(RefusalCode.OwnDateAfterPlan, Text(day));
        }
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private Task<ActionPlan?> PlanAsync(Guid planId, CancellationToken cancellationToken) =>
        db.Plans.AsNoTracking().Include(p => p.Dates).SingleOrDefaultAsync(p => p.Id == planId, cancellationToken);

    /// <summary>Without those that have been dealt with: today's may have opened this morning.</summary>
    private async Task<IReadOnlyList<CadenceDate>> ComingAsync(ActionPlan plan, CancellationToken cancellationToken)
    {
        var organisation = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == plan.OrganisationId, cancellationToken);
        var claimed = await db.FollowUps.Where(f => f.PlanId == plan.Id).Select(f => f.NominalDate).ToListAsync(cancellationToken);
        return [.. PlanCadence.Of(plan, organisation).ComingDates(StockholmDays.Today(clock)).Where(date => !claimed.Contains(date.Day))];
    }
}

/// <summary>How often, counted from what, and how long each follow-up is open.</summary>
/// <param name="Kind">How often.</param>
/// <param name="Anchor">What months are counted from.</param>
/// <param name="AnchorDay">Own day; null keeps the one that stands.</param>
/// <param name="OwnDates">Own days.</param>
/// <param name="OpenDays">Working days.</param>
public sealed record CadenceChoice(CadenceKind Kind, CadenceAnchor Anchor, DateOnly? AnchorDay, IReadOnlyList<DateOnly> OwnDates, int OpenDays);

/// <param name="Choice">As it stands.</param>
/// <param name="Version">Goes back with the next save.</param>
/// <param name="State">A closed plan has no follow-ups.</param>
/// <param name="ComingEvaluation">Month of the coming evaluation, where it is known.</param>
/// <param name="July">True where mail goes in July.</param>
/// <param name="OpenUntil">Last day of the follow-up that is open, if one is.</param>
/// <param name="Coming">Dates of the year ahead.</param>
public sealed record CadenceView(
    CadenceChoice Choice, int Version, PlanState State, DateOnly? ComingEvaluation, bool July, DateOnly? OpenUntil, IReadOnlyList<CadenceDate> Coming);
