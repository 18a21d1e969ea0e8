using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Exports.Orders;
using Kompass.SelfAssess.App.Jobs;
using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kompass.SelfAssess.App.Tests.Exports.Orders;

public sealed class FileOrderTests
{
    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Order_ClosedNamedRound_IsMadeOnceAndFetched(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scene = await FilesScene.ClosedAsync(database);
        var id = await scene.OrderAsync();

        Assert.Equal(id, await scene.OrderAsync());
        Assert.Equal(FileOrderState.Waiting, (await scene.OrderAsync(id)).State);
        Assert.Null(await scene.FetchAsync(id));
        Assert.Equal(1, await scene.WorkAsync());
        Assert.Equal(0, await scene.WorkAsync());

        var order = await scene.OrderAsync(id);
        Assert.Equal((FileOrderState.Done, order.Total, "Alla svar Självvärdering 2026.xlsx"), (order.State, order.Done, order.FileName));
        Assert.True(order.Total > 11 && order.Bytes > 1_000);
        Assert.Equal(order.Bytes, (await scene.FetchAsync(id))!.Length);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Order_SeveralWorkersAtOnce_OneMakesIt(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scene = await FilesScene.ClosedAsync(database);
        var id = await scene.OrderAsync();

        var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => scene.WorkAsync())));

        Assert.Equal(1, made.Sum());
        Assert.NotNull(await scene.FetchAsync(id));
        var parts = await database.QueryAsync(null, db => db.FileOrderParts.Select(part => part.Number).ToListAsync());
        Assert.Equal(Enumerable.Range(0, parts.Count), parts.Order());
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Order_JobThatDied_IsTakenUpAgainAfterMinutesAndTheDeadOneWritesNothing(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scene = await FilesScene.ClosedAsync(database);
        var id = await scene.OrderAsync();
        await using var dead = database.Scope(scene.Round.OrganisationId);
        var db = dead.ServiceProvider.GetRequiredService<KompassDbContext>();
        var queue = new FileOrderQueue(db, database.Clock);
        var claim = await queue.ClaimAsync((await queue.NextAsync(default))!, default);
        await claim!.BeginAsync(100, default);
        await claim.AddAsync([1, 2, 3], 7, default);

        Assert.Equal((FileOrderState.InProgress, 7, 100), await StandAsync(scene, id));
        Assert.Equal(0, await scene.WorkAsync());
        database.Clock.Advance(FileOrderQueue.Stale + TimeSpan.FromSeconds(1));
        Assert.Equal(1, await scene.WorkAsync());

        var length = (await scene.FetchAsync(id))!.Length;
        await Assert.ThrowsAsync<FileOrderLostException>(() => claim.AddAsync([4, 5, 6], 9, default));
        await Assert.ThrowsAsync<FileOrderLostException>(() => claim.FinishAsync("gammal.xlsx", default));
        await claim.FailAsync("för sent");
        await claim.PutBackAsync();
        Assert.Equal(length, (await scene.FetchAsync(id))!.Length);
        Assert.EndsWith("2026.xlsx", (await scene.OrderAsync(id)).FileName, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Order_DiedAgainAndAgain_IsGivenUpAndSaysSo(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scene = await FilesScene.ClosedAsync(database);
        var id = await scene.OrderAsync();
        await scene.ChangeAsync(id, order => (order.State, order.BeatUtc) = (FileOrderState.InProgress, database.Clock.GetUtcNow().UtcDateTime));
        database.Clock.Advance(FileOrderQueue.GiveUpAfter + TimeSpan.FromMinutes(1));

        Assert.Equal(0, await scene.WorkAsync());
        var order = await scene.OrderAsync(id);
        Assert.Equal((FileOrderState.Failed, FileOrderQueue.GaveUp), (order.State, order.Error));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Remove_WhileItIsMade_StopsItWithoutATrace(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scene = await FilesScene.ClosedAsync(database);
        var id = await scene.OrderAsync();
        await using var worker = database.Scope(scene.Round.OrganisationId);
        var queue = new FileOrderQueue(worker.ServiceProvider.GetRequiredService<KompassDbContext>(), database.Clock);
        var claim = (await queue.ClaimAsync((await queue.NextAsync(default))!, default))!;
        await claim.AddAsync([1, 2, 3], 1, default);

        Assert.Null(await scene.RemoveAsync(id));
        Assert.Equal(FileOrderState.Cancelled, (await scene.OrderAsync(id)).State);
        await Assert.ThrowsAsync<FileOrderLostException>(() => claim.AddAsync([4], 2, default));
        await Assert.ThrowsAsync<FileOrderLostException>(() => claim.FinishAsync("fil.xlsx", default));
        Assert.Equal((0, 0), (await scene.PartsAsync(), await scene.WorkAsync()));
        Assert.Null(await scene.FetchAsync(id));

        Assert.Null(await scene.RemoveAsync(id));
        Assert.Empty(await scene.ListAsync());
        Assert.Equal(RefusalCode.NotFound, (await scene.RemoveAsync(id))?.Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task File_AfterADay_CannotBeFetchedAndIsGone(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scene = await FilesScene.ClosedAsync(database);
        var id = await scene.OrderAsync();
        await scene.WorkAsync();
        var until = (await scene.OrderAsync(id)).KeptUntilUtc!.Value;

        database.Clock.Set(new DateTimeOffset(until).AddSeconds(-1));
        await scene.WorkAsync();
        Assert.NotNull(await scene.FetchAsync(id));
        database.Clock.Set(new DateTimeOffset(until));
        Assert.Null(await scene.FetchAsync(id));
        Assert.Empty(await scene.ListAsync());
        Assert.True(await scene.PartsAsync() > 0);
        await scene.WorkAsync();
        Assert.Equal(0, await scene.PartsAsync());
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Purge_OfTheAnswers_TakesTheFilesOfThemToo(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scene = await FilesScene.ClosedAsync(database);
        var made = await scene.OrderAsync();
        await scene.WorkAsync();
        var waiting = await scene.OrderAsync(FileOrderKind.RawAnswersText);
        await database.QueryAsync(scene.Round.OrganisationId, db => db.Rounds.ExecuteUpdateAsync(set => set.SetProperty(round => round.ClosedUtc, new DateTime(2015, 1, 1, 0, 0, 0, DateTimeKind.Utc))));

        await database.WithAsync<PurgeExpired, int>(null, purge => purge.RunAsync(default));

        Assert.Empty(await scene.ListAsync());
        Assert.Equal((null, null, 0), (await scene.FetchAsync(made), await scene.FetchAsync(waiting), await scene.PartsAsync()));
        Assert.Equal(RefusalCode.AnswersDeleted, Assert.Single((await scene.TryOrderAsync()).Refusals).Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Order_WhereNoFileOfAnswersMayBe_IsRefused(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var open = await FilesScene.OpenAsync(database, slug: "oppen");
        await open.Round.AnswerAndSubmitAllAsync();
        var anonymous = await FilesScene.ClosedAsync(database, Anonymity.Anonymous, "anonym");

        Assert.Equal(RefusalCode.NotClosed, Assert.Single((await open.TryOrderAsync()).Refusals).Code);
        Assert.Equal(RefusalCode.RoundAnonymous, Assert.Single((await anonymous.TryOrderAsync()).Refusals).Code);
        Assert.Equal(RefusalCode.NotFound, Assert.Single((await open.TryOrderAsync(by: anonymous.Coordinator)).Refusals).Code);

        // An order that should never have been there is not made either: the job asks the round once more.
        foreach (var scene in new[] { open, anonymous })
        {
            await database.QueryAsync(scene.Round.OrganisationId, async db =>
            {
                db.FileOrders.Add(new FileOrder
                {
                    Id = Guid.NewGuid(),
                    OrganisationId = scene.Round.OrganisationId,
                    RoundId = scene.Round.RoundId,
                    Culture = "sv",
                    OrderedById = scene.Coordinator.Id,
                    OrderedUtc = database.Clock.GetUtcNow().UtcDateTime,
                });
                return await db.SaveChangesAsync();
            });
        }

        Assert.Equal((0, 0), (await open.WorkAsync(), await open.PartsAsync()));
        Assert.Equal((FileOrderState.Failed, "NotClosed"), Told(await open.ListAsync()));
        Assert.Equal((FileOrderState.Failed, "RoundAnonymous"), Told(await anonymous.ListAsync()));

        static (FileOrderState, string?) Told(IReadOnlyList<FileOrderView> orders) => (Assert.Single(orders).State, orders[0].Error);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task File_ForAnybodyElse_IsNotThere(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scene = await FilesScene.ClosedAsync(database);
        var organisation = scene.Round.OrganisationId;
        var other = await RoundScenario.NewOrganisationAsync(database, "grannen");
        var reader = await FilesScene.PersonAsync(database, organisation, MemberRole.Reader);
        var colleague = await FilesScene.PersonAsync(database, organisation, MemberRole.Coordinator);
        var id = await scene.OrderAsync();
        await scene.WorkAsync();

        Assert.Equal(RefusalCode.NotFound, Assert.Single((await scene.TryOrderAsync(by: reader)).Refusals).Code);
        Assert.Null(await scene.FetchAsync(id, reader));
        Assert.Null(await scene.FetchAsync(id, colleague));
        Assert.Null(await scene.FetchAsync(id, organisation: other));
        Assert.Empty(await scene.ListAsync(colleague));
        Assert.Equal(RefusalCode.NotFound, (await scene.RemoveAsync(id, colleague))?.Code);
        Assert.NotNull(await scene.FetchAsync(id));

        // Who ordered it and is a reader now, or nothing at all, fetches it no more.
        await database.QueryAsync(null, db => db.Memberships.Where(member => member.UserId == scene.Coordinator.Id).ExecuteUpdateAsync(set => set.SetProperty(member => member.Role, MemberRole.Reader)));
        Assert.Null(await scene.FetchAsync(id));
    }

    [Fact]
    public async Task Order_MoreThanAFewAtATime_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scene = await FilesScene.ClosedAsync(database);
        await scene.OrderAsync();
        await scene.OrderAsync(FileOrderKind.RawAnswersText);
        await scene.OrderAsync(culture: "en");

        var refused = Assert.Single((await scene.TryOrderAsync(FileOrderKind.RawAnswersText, "en")).Refusals);
        Assert.Equal(new Refused(RefusalCode.TooManyOrders, "3"), refused);
        Assert.Equal(3, await scene.WorkAsync());
        Assert.True((await scene.TryOrderAsync(FileOrderKind.RawAnswersText, "en")).Done);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Order_ProgramStops_WaitsForTheNextOne(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scene = await FilesScene.ClosedAsync(database);
        var id = await scene.OrderAsync();
        await using var stopping = database.Scope(scene.Round.OrganisationId);
        var queue = new FileOrderQueue(stopping.ServiceProvider.GetRequiredService<KompassDbContext>(), database.Clock);
        var claim = (await queue.ClaimAsync((await queue.NextAsync(default))!, default))!;
        await claim.AddAsync([1, 2, 3], 1, default);
        await claim.PutBackAsync();

        Assert.Equal(1, await scene.WorkAsync());
        Assert.Equal(FileOrderState.Done, (await scene.OrderAsync(id)).State);
    }

    private static async Task<(FileOrderState State, int Done, int Total)> StandAsync(FilesScene scene, Guid id)
    {
        var order = await scene.OrderAsync(id);
        return (order.State, order.Done, order.Total);
    }
}
