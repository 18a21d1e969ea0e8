using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Tests.Plans;

public class PlanServiceTests
{
    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task SetBudget_IsThePlans_AndAnotherNumberOnAnOldVersionIsRefused(DatabaseProvider provider)
    {
        await using var stage = await PlanStage.CreateAsync(provider);
        var before = await PlanAsync();

        Assert.Equal(before.Version + 1, (await SetAsync(before.Version, 300)).Value);
        // The same form sent twice is no conflict.
        Assert.Equal(before.Version + 1, (await SetAsync(before.Version, 300)).Value);
        Assert.Equal([RefusalCode.ChangedBySomebodyElse], Codes(await SetAsync(before.Version, 200)));
        Assert.Equal([RefusalCode.BudgetOutOfRange], Codes(await SetAsync(before.Version + 1, 0)));
        Assert.Equal([RefusalCode.BudgetOutOfRange], Codes(await SetAsync(before.Version + 1, PortfolioService.MostBudgetDays + 1)));
        var after = await PlanAsync();
        Assert.Equal((300, before.Version + 1, before.Name, before.CadenceFrom), (after.BudgetDays, after.Version, after.Name, after.CadenceFrom));

        await stage.QueryAsync(db => db.Plans.ExecuteUpdateAsync(set => set.SetProperty(plan => plan.State, PlanState.Closed)));
        Assert.Equal([RefusalCode.PlanClosed], Codes(await SetAsync(after.Version, 100)));

        Task<Outcome<int>> SetAsync(int version, int days) => stage.WithAsync((PlanService plans) => plans.SetBudgetAsync(stage.Scene.PlanId, version, days, default));
        Task<ActionPlan> PlanAsync() => stage.QueryAsync(db => db.Plans.AsNoTracking().SingleAsync());
        static IEnumerable<RefusalCode> Codes(Outcome<int> outcome) => outcome.Refusals.Select(refused => refused.Code);
    }
}
