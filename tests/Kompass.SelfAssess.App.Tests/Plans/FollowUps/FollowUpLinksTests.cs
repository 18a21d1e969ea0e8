using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Plans.FollowUps;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kompass.SelfAssess.App.Tests.Plans.FollowUps;

public class FollowUpLinksTests
{
    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Find_Link_ChoosesTheOrganisationOfTheScope(DatabaseProvider provider)
    {
        await using var scene = await AnsweringFollowUp.OpenAsync(provider);
        await using var scope = scene.Database.Scope();

        var target = await scope.ServiceProvider.GetRequiredService<FollowUpLinks>().FindAsync(scene.Scene.Tokens[1].ToUpperInvariant().Replace('0', 'O'), default);

        Assert.Equal(new FollowUpTarget(scene.Scene.Owners[1], scene.OrganisationId, "sv"), target);
        Assert.Equal("Ägare 2", (await scope.ServiceProvider.GetRequiredService<FollowUpAnswering>().LoadAsync(scene.Scene.Owners[1], default))!.OwnerName);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Find_OwnerWhoWasReplacedOrHasLeft_IsDeadAndSoAreTheirPages(DatabaseProvider provider)
    {
        await using var scene = await AnsweringFollowUp.OpenAsync(provider);
        await scene.QueryAsync(db => db.FollowUpOwners.Where(owner => owner.Id == scene.Scene.Owners[0]).ExecuteUpdateAsync(set => set.SetProperty(owner => owner.Withdrawn, true)));
        await scene.QueryAsync(db => db.PlanOwners.Where(owner => owner.Id == scene.Scene.Plan.Owners[1])
            .ExecuteUpdateAsync(set => set.SetProperty(owner => owner.LeftUtc, new DateTime(2026, 11, 24, 8, 0, 0, DateTimeKind.Utc))));

        foreach (var (token, owner) in scene.Scene.Tokens.Zip(scene.Scene.Owners))
        {
            Assert.Null(await scene.Database.WithAsync<FollowUpLinks, FollowUpTarget?>(null, links => links.FindAsync(token, default)));
            Assert.Null(await scene.DoAsync(answering => answering.LoadAsync(owner, default)));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("00000000000000000000000000")]
    [InlineData("' OR 1=1; --")]
    public async Task Find_NoSuchToken_IsNull(string token)
    {
        await using var scene = await AnsweringFollowUp.OpenAsync(DatabaseProvider.Sqlite);
        Assert.Null(await scene.Database.WithAsync<FollowUpLinks, FollowUpTarget?>(null, links => links.FindAsync(token, default)));
    }

    [Fact]
    public async Task Load_InAnotherOrganisation_IsNobody()
    {
        await using var scene = await AnsweringFollowUp.OpenAsync(DatabaseProvider.Sqlite);
        Assert.Null(await scene.Database.WithAsync<FollowUpAnswering, FollowUpView?>(scene.OrganisationId + 1, answering => answering.LoadAsync(scene.Owner, default)));
    }
}
