using Kompass.SelfAssess.App.Exports.Orders;
using Kompass.SelfAssess.App.Jobs;
using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kompass.SelfAssess.App.Tests.Exports.Orders;

/// <summary>A closed round and its coordinator, who orders files.</summary>
internal sealed class FilesScene(RoundScenario round, OrderingUser coordinator)
{
    public RoundScenario Round { get; } = round;

    public OrderingUser Coordinator { get; } = coordinator;

    public TestDatabase Database => Round.Database;

    /// <summary>Six managers and five employees, all with a name.</summary>
    public static async Task<FilesScene> ClosedAsync(TestDatabase database, Anonymity anonymity = Anonymity.Named, string slug = "ekby")
    {
        var scene = await OpenAsync(database, anonymity, slug);
        await scene.Round.AnswerAndSubmitAllAsync();
        await scene.Round.CloseAsync();
        return scene;
    }

    public static async Task<FilesScene> OpenAsync(TestDatabase database, Anonymity anonymity = Anonymity.Named, string slug = "ekby")
    {
        var round = await RoundScenario.CreateAsync(database, RoundScenario.Content with { Anonymity = anonymity }, slug);
        await (await round.InviteAsync(RoleGroups.Managers, "Skola", 6)).InviteAsync(RoleGroups.Employees, "Vård", 5);
        await round.OpenAsync();
        return new FilesScene(round, await PersonAsync(database, round.OrganisationId, MemberRole.Coordinator));
    }

    public static Task<OrderingUser> PersonAsync(TestDatabase database, int organisation, MemberRole role) => database.QueryAsync(null, async db =>
    {
        var id = Guid.NewGuid();
        db.Users.Add(new AppUser { Id = id, UserName = $"{id}", DisplayName = "Eva Berg" });
        db.Memberships.Add(new Membership { UserId = id, OrganisationId = organisation, Role = role });
        await db.SaveChangesAsync();
        return new OrderingUser(id, "Eva Berg");
    });

    public Task<Outcome<Guid>> TryOrderAsync(FileOrderKind kind = FileOrderKind.RawAnswers, string culture = "sv", OrderingUser? by = null) =>
        Round.WithAsync<FileOrderService, Outcome<Guid>>(orders => orders.OrderAsync(Round.RoundId, kind, culture, by ?? Coordinator, default));

    public async Task<Guid> OrderAsync(FileOrderKind kind = FileOrderKind.RawAnswers, string culture = "sv")
    {
        var outcome = await TryOrderAsync(kind, culture);
        Assert.True(outcome.Done, string.Join(", ", outcome.Refusals));
        return outcome.Value;
    }

    public Task<int> WorkAsync(CancellationToken cancellationToken = default) => Database.WithAsync<MakeFiles, int>(null, work => work.RunAsync(cancellationToken));

    public async Task<FileOrderView> OrderAsync(Guid id) => Assert.Single(await ListAsync(), order => order.Id == id);

    public Task<IReadOnlyList<FileOrderView>> ListAsync(OrderingUser? who = null) =>
        Round.WithAsync<FileOrderService, IReadOnlyList<FileOrderView>>(orders => orders.ListAsync(Round.RoundId, (who ?? Coordinator).Id, default));

    public Task<Refused?> RemoveAsync(Guid id, OrderingUser? who = null) =>
        Round.WithAsync<FileOrderService, Refused?>(orders => orders.RemoveAsync(id, (who ?? Coordinator).Id, default));

    /// <summary>The file as it is fetched; null where it cannot be.</summary>
    public async Task<MemoryStream?> FetchAsync(Guid id, OrderingUser? who = null, int? organisation = null)
    {
        await using var scope = Database.Scope(organisation ?? Round.OrganisationId);
        if (await scope.ServiceProvider.GetRequiredService<FileOrderService>().FetchAsync(id, (who ?? Coordinator).Id, default) is not { } file)
        {
            return null;
        }

        var copy = new MemoryStream();
        await file.Content.CopyToAsync(copy);
        Assert.Equal(file.Bytes, copy.Length);
        copy.Position = 0;
        return copy;
    }

    public Task<int> PartsAsync() => Database.QueryAsync(null, db => db.FileOrderParts.CountAsync());

    public Task ChangeAsync(Guid id, Action<FileOrder> change) => Database.QueryAsync(Round.OrganisationId, async db =>
    {
        change(await db.FileOrders.SingleAsync(order => order.Id == id));
        return await db.SaveChangesAsync();
    });
}
