using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.App.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.TestKit.Databases;

/// <summary>An open follow-up of a plan, written straight into the tables: everybody who owns an action is asked, with a link each.</summary>
/// <param name="Plan">Its plan.</param>
/// <param name="FollowUpId">The follow-up.</param>
/// <param name="Owners">Rows of those who are asked, in the order of the plan's owners.</param>
/// <param name="Tokens">The tokens of their links, in the same order.</param>
public sealed record OpenedFollowUp(PlanScene Plan, Guid FollowUpId, IReadOnlyList<Guid> Owners, IReadOnlyList<string> Tokens)
{
    /// <param name="db">A context of a scope that works for the organisation.</param>
    /// <param name="on">The nominal date.</param>
    /// <param name="owners">How many owners the plan has, with two actions each.</param>
    /// <param name="change">What is to be otherwise in the plan before it is stored.</param>
    public static async Task<OpenedFollowUp> OpenAsync(KompassDbContext db, DateOnly on, int owners = 2, Action<ActionPlan>? change = null) =>
        await OpenAsync(db, await PlanScene.AddAsync(db, on.AddMonths(-1), owners, change), on);

    /// <summary>Another follow-up of the same plan.</summary>
    public static async Task<OpenedFollowUp> OpenAsync(KompassDbContext db, PlanScene plan, DateOnly on)
    {
        var organisationId = db.Tenant.OrganisationId ?? throw new InvalidOperationException("No organisation is chosen.");
        var actions = await db.PlanActions.Where(action => action.PlanId == plan.PlanId && action.OwnerId != null).OrderBy(action => action.Number).ToListAsync();
        var followUp = new FollowUp
        {
            Id = Guid.NewGuid(),
            OrganisationId = organisationId,
            PlanId = plan.PlanId,
            NominalDate = on,
            OpenedUtc = on.ToDateTime(new TimeOnly(7, 0), DateTimeKind.Utc),
            ClosesOn = on.AddDays(14),
            Version = 1,
        };
        var tokens = new List<string>();
        foreach (var owner in plan.Owners.Where(id => actions.Any(action => action.OwnerId == id)))
        {
            var asked = new FollowUpOwner { Id = Guid.NewGuid(), OrganisationId = organisationId, FollowUpId = followUp.Id, OwnerId = owner, Version = 1 };
            tokens.Add(LinkToken.Mint());
            asked.Links.Add(new FollowUpLink { OrganisationId = organisationId, TokenHash = LinkToken.Hash(tokens[^1])! });
            followUp.Owners.Add(asked);
            followUp.Reports.AddRange(actions.Where(action => action.OwnerId == owner).Select(action => new FollowUpReport
            {
                OrganisationId = organisationId,
                ActionId = action.Id,
                FollowUpOwnerId = asked.Id,
                StatusBefore = action.Status,
                PercentBefore = action.Percent,
                DueBefore = action.DueOn,
                Version = 1,
            }));
        }

        db.FollowUps.Add(followUp);
        await db.SaveChangesAsync();
        return new OpenedFollowUp(plan, followUp.Id, [.. followUp.Owners.Select(owner => owner.Id)], tokens);
    }
}
