using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.TestKit.Databases;

/// <summary>A plan with owners and actions, written straight into the tables: two actions per owner, each aiming at a question of its own.</summary>
public sealed record PlanScene(Guid PlanId, IReadOnlyList<Guid> Owners, IReadOnlyList<Guid> Actions)
{
    private static readonly string[] Questions = ["1.1.a", "1.2.a", "1.3.a", "2.1.a", "2.2.a", "2.3.a", "3.1.a", "3.2.a", "4.1.a", "5.1.a"];

    /// <param name="db">A context of a scope that works for the organisation.</param>
    /// <param name="startsOn">First day of the plan; the cadence counts from it.</param>
    /// <param name="owners">How many owners; their addresses are <c>agare1@example.se</c> and so on.</param>
    /// <param name="change">What is to be otherwise before it is stored.</param>
    public static async Task<PlanScene> AddAsync(KompassDbContext db, DateOnly startsOn, int owners = 3, Action<ActionPlan>? change = null)
    {
        var organisationId = db.Tenant.OrganisationId ?? throw new InvalidOperationException("No organisation is chosen.");
        var edition = await db.Editions.Where(e => e.Key == "2020-v2" && e.OrganisationId == null).OrderByDescending(e => e.Id).Select(e => e.Id).FirstAsync();
        var plan = new ActionPlan
        {
            Id = Guid.NewGuid(),
            OrganisationId = organisationId,
            Name = "Handlingsplan 2027",
            EditionId = edition,
            StartsOn = startsOn,
            EndsOn = startsOn.AddYears(2),
            Cadence = CadenceKind.Monthly,
            Anchor = CadenceAnchor.OwnDay,
            AnchorDay = startsOn,
            CadenceFrom = startsOn,
            CreatedUtc = startsOn.ToDateTime(new TimeOnly(9, 0), DateTimeKind.Utc),
            Version = 1,
        };
        for (var number = 1; number <= owners; number++)
        {
            plan.Owners.Add(new PlanOwner { Id = Guid.NewGuid(), OrganisationId = organisationId, Name = $"Ägare {number}", Email = $"agare{number}@example.se", Version = 1 });
        }

        foreach (var number in Enumerable.Range(1, 2 * owners))
        {
            plan.Actions.Add(Action(plan, number));
        }

        change?.Invoke(plan);
        db.Plans.Add(plan);
        await db.SaveChangesAsync();
        return new PlanScene(plan.Id, [.. plan.Owners.Select(owner => owner.Id)], [.. plan.Actions.Select(action => action.Id)]);
    }

    private static PlanAction Action(ActionPlan plan, int number)
    {
        var question = Questions[(number - 1) % Questions.Length];
        return new PlanAction
        {
            Id = Guid.NewGuid(),
            OrganisationId = plan.OrganisationId,
            Number = number,
            Title = $"Åtgärd {number}",
            OwnerId = plan.Owners[(number - 1) / 2].Id,
            EffortDays = 5 * number,
            DueOn = plan.StartsOn.AddMonths(number),
            CreatedUtc = plan.CreatedUtc,
            Version = 1,
            Targets = [new ActionTarget { SubAreaCode = question[..3], QuestionCode = question, FromLevel = 2, ToLevel = 3 }],
        };
    }
}
