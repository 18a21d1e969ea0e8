using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.TestKit.KilledYear;

/// <summary>A municipality with plans that are followed up monthly, each counted from another day of the month, and two coordinators.</summary>
internal sealed record YearTown(int OrganisationId, IReadOnlyList<string> Coordinators, IReadOnlyList<ExpectedPlan> Plans)
{
    public static async Task<YearTown> CreateAsync(TestDatabase database, YearOptions options)
    {
        string[] coordinators = ["samordnare1@example.se", "samordnare2@example.se"];
        var organisationId = await database.QueryAsync(null, db => AddOrganisationAsync(db, coordinators));
        List<ExpectedPlan> plans = [];
        for (var number = 1; number <= options.Plans; number++)
        {
            // Every day of the month in turn, so that months without a 29th, 30th and 31st are among them.
            var days = Math.Min(31, options.PlansEnd.DayNumber - options.From.DayNumber + 1);
            var counted = options.From.AddDays((number - 1) * days / options.Plans % 31);
            plans.Add(await database.QueryAsync(organisationId, db => AddPlanAsync(db, options, number, new DateOnly(2027, 1, counted.Day))));
        }

        return new YearTown(organisationId, coordinators, plans);
    }

    private static async Task<int> AddOrganisationAsync(KompassDbContext db, string[] coordinators)
    {
        var organisation = new Organisation { Slug = "arsund", Name = "Årsunds kommun", ContactEmail = "kansli@example.se" };
        db.Organisations.Add(organisation);
        foreach (var address in coordinators)
        {
            db.Memberships.Add(new Membership
            {
                Organisation = organisation,
                Role = MemberRole.Coordinator,
                User = new AppUser
                {
                    Id = Guid.NewGuid(),
                    UserName = address,
                    NormalizedUserName = address.ToUpperInvariant(),
                    Email = address,
                    NormalizedEmail = address.ToUpperInvariant(),
                    DisplayName = address.Split('@')[0],
                    SecurityStamp = Guid.NewGuid().ToString("N"),
                },
            });
        }

        await db.SaveChangesAsync();
        return organisation.Id;
    }

    private static async Task<ExpectedPlan> AddPlanAsync(KompassDbContext db, YearOptions options, int number, DateOnly counted)
    {
        var scene = await PlanScene.AddAsync(db, options.From, owners: 2 + (number % 2), plan =>
        {
            plan.Name = $"Plan {number}";
            plan.EndsOn = options.PlansEnd;
            plan.AnchorDay = counted;
            plan.OpenDays = options.OpenDays;
            foreach (var (owner, index) in plan.Owners.Select((owner, index) => (owner, index)))
            {
                // Of every seventh plan nobody knows one address: that owner is asked nothing, and the coordinators are told.
                owner.Email = number % 7 == 0 && index == 1 ? null : $"plan{number}-agare{index + 1}@example.se";
            }
        });
        var actions = await db.PlanActions.AsNoTracking().Include(action => action.Owner).Where(action => action.PlanId == scene.PlanId).ToListAsync();
        return new ExpectedPlan(
            scene.PlanId,
            HandCalendar.Monthly(counted.Day, options.From, options.PlansEnd),
            options.OpenDays,
            [.. actions.OrderBy(action => action.Number).Select(action => new ExpectedAction(action.Id, action.Number, action.OwnerId!.Value, action.Owner!.Email))]);
    }
}

/// <summary>An action as it should stand, and every change that an owner has reported.</summary>
internal sealed record ExpectedAction(Guid Id, int Number, Guid OwnerId, string? Email)
{
    public ActionStatus Status { get; set; }

    public int Percent { get; set; }

    /// <summary>How it stood, first of all and after each report.</summary>
    public List<(ActionStatus Status, int Percent)> History { get; } = [(ActionStatus.Planned, 0)];

    public bool IsAsked => Status is not (ActionStatus.Done or ActionStatus.Cancelled);
}
