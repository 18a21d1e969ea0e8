using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Demo;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.App.Tests.Organisations;
using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Tests.Demo;

public sealed class DemoPlanTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Plan_EveryImprovementPointOf2022_IsAnsweredByExactlyOneAction(DatabaseProvider provider)
    {
        await using var database = await AccountDatabase.CreateAsync(provider);
        var organisation = await SeedAsync(database);

        var improvements = await database.QueryAsync(organisation, db => db.Evaluations
            .Where(one => one.OrganisationId == organisation && one.Year == 2022).SelectMany(one => one.Findings)
            .Where(finding => finding.Kind == FindingKind.Improvement).Select(finding => new { finding.Id, finding.Text }).ToListAsync());
        var answered = await database.QueryAsync(organisation, db => db.PlanActions.SelectMany(action => action.Findings).ToListAsync());

        Assert.Equal(45, improvements.Count);
        Assert.Equal(improvements.Select(finding => finding.Id).Order(), answered.Select(finding => finding.FindingId!.Value).Order());
        Assert.All(answered, finding => Assert.Equal(improvements.Single(one => one.Id == finding.FindingId).Text, finding.Text));
    }

    [Fact]
    public async Task Plan_Actions_HaveOwnersDaysAndAimsAndOneIsLate()
    {
        await using var database = await AccountDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var organisation = await SeedAsync(database);
        var today = StockholmDays.Today(database.Clock);

        var plan = await database.QueryAsync(organisation, db => db.Plans.SingleAsync());
        var actions = await database.QueryAsync(organisation, db => db.PlanActions.Include(action => action.Owner).Include(action => action.Targets).ToListAsync());

        Assert.Equal(("Handlingsplan 2026–2028", true), (plan.Name, plan.Simulated));
        Assert.NotNull(plan.RoundId);
        Assert.Equal(32, actions.Count);
        Assert.All(actions, action => Assert.True(action is { Owner.Email.Length: > 0, EffortDays: > 0, SuccessMeasure.Length: > 20, Description.Length: > 20 }));
        Assert.All(actions, action => Assert.True(action.StartsOn <= action.DueOn && action.DueOn <= plan.EndsOn, action.Title));
        Assert.All(actions.SelectMany(action => action.Targets), target => Assert.Equal(target.FromLevel + 1, target.ToLevel));
        Assert.All([ActionStatus.Planned, ActionStatus.InProgress, ActionStatus.Done], status => Assert.Contains(actions, action => action.Status == status));
        Assert.Equal(["Bolagen med i dialogseminarierna"], actions.Where(action => action.Status.IsOpen && action.DueOn < today).Select(action => action.Title));
        Assert.Equal(12, actions.Select(action => action.OwnerId).Distinct().Count());
    }

    internal static async Task<int> SeedAsync(TestDatabase database)
    {
        await database.WithAsync<DemoSeeder, DemoSummary>(null, seeder => seeder.SeedAsync(DemoPasswords.Fixed, default));
        return await database.QueryAsync(null, db => db.Organisations.Where(one => one.Slug == "karlskoga-demo").Select(one => one.Id).SingleAsync());
    }
}
