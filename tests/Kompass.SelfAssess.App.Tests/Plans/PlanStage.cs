using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Tests.Plans;

/// <summary>A database with a municipality, and in it a plan with owners and actions.</summary>
internal sealed record PlanStage(TestDatabase Database, int OrganisationId, PlanScene Scene) : IAsyncDisposable
{
    public static readonly ActionAuthor Anna = new(null, "Anna Lindqvist", ActionChangeSource.Page);

    public static async Task<PlanStage> CreateAsync(DatabaseProvider provider, int owners = 3)
    {
        var database = await TestDatabase.CreateAsync(provider);
        var organisation = await database.WithAsync(null, (KompassDbContext db) => AddOrganisationAsync(db));
        var today = StockholmDays.Today(database.Clock);
        return new PlanStage(database, organisation, await database.QueryAsync(organisation, db => PlanScene.AddAsync(db, today, owners)));
    }

    public DateOnly Today => StockholmDays.Today(Database.Clock);

    public Task<TResult> WithAsync<T, TResult>(Func<T, Task<TResult>> act)
        where T : notnull => Database.WithAsync(OrganisationId, act);

    public Task<TResult> QueryAsync<TResult>(Func<KompassDbContext, Task<TResult>> query) => Database.QueryAsync(OrganisationId, query);

    public Task<Outcome<CreatedAction>> CreateAsync(ActionContent content) =>
        WithAsync((ActionService actions) => actions.CreateAsync(Scene.PlanId, content, Anna, default));

    public Task<Outcome<int>> ChangeAsync(Guid id, int version, ActionContent content) =>
        WithAsync((ActionService actions) => actions.ChangeAsync(id, version, content, Anna, default));

    /// <summary>Changes what stands.</summary>
    public async Task<Outcome<int>> ChangeAsync(Guid id, Func<ActionContent, ActionContent> change)
    {
        var (content, version) = await ContentAsync(id);
        return await ChangeAsync(id, version, change(content));
    }

    public async Task<(ActionContent Content, int Version)> ContentAsync(Guid id) =>
        (await WithAsync((ActionService actions) => actions.ContentAsync(id, default)))!.Value;

    /// <summary>The history of an action, oldest first: field, old, new.</summary>
    public Task<List<(ActionField Field, string? Old, string? New)>> HistoryAsync(Guid id) => QueryAsync(async db =>
        (await db.ActionChanges.Where(change => change.ActionId == id).OrderBy(change => change.Id).ToListAsync())
        .ConvertAll(change => (change.Field, change.OldValue, change.NewValue)));

    /// <summary>An open follow-up that asks every owner about all actions, one link and one queued mail each.</summary>
    public Task<Guid> OpenFollowUpAsync() => QueryAsync(async db =>
    {
        var actions = await db.PlanActions.Where(action => action.PlanId == Scene.PlanId).ToListAsync();
        var followUp = new FollowUp
        {
            Id = Guid.NewGuid(),
            OrganisationId = OrganisationId,
            PlanId = Scene.PlanId,
            NominalDate = Today,
            State = FollowUpState.Open,
            OpenedUtc = Database.Clock.GetUtcNow().UtcDateTime,
            ClosesOn = Today.AddDays(14),
            Version = 1,
        };
        foreach (var owner in Scene.Owners)
        {
            var asked = new FollowUpOwner { Id = Guid.NewGuid(), OrganisationId = OrganisationId, FollowUpId = followUp.Id, OwnerId = owner, Version = 1 };
            asked.Links.Add(new FollowUpLink { OrganisationId = OrganisationId, TokenHash = $"hash-{owner}" });
            followUp.Owners.Add(asked);
            followUp.Reports.AddRange(actions.Where(action => action.OwnerId == owner).Select(action => new FollowUpReport
            {
                OrganisationId = OrganisationId,
                FollowUpId = followUp.Id,
                ActionId = action.Id,
                FollowUpOwnerId = asked.Id,
                Version = 1,
            }));
            db.Outbox.Add(new App.Mail.OutboxMail
            {
                OrganisationId = OrganisationId,
                FollowUpId = followUp.Id,
                FollowUpOwnerId = asked.Id,
                Kind = App.Mail.MailKind.FollowUp,
                ClaimKey = $"followup:{asked.Id:N}",
                NominalDate = Today,
                MessageId = $"{asked.Id:N}@example.se",
                To = $"agare{Scene.Owners.ToList().IndexOf(owner) + 1}@example.se",
                Subject = "Uppföljning",
                TextBody = "Länk",
                QueuedUtc = Database.Clock.GetUtcNow().UtcDateTime,
            });
        }

        db.FollowUps.Add(followUp);
        await db.SaveChangesAsync();
        return followUp.Id;
    });

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    private static async Task<int> AddOrganisationAsync(KompassDbContext db)
    {
        var organisation = new Organisation { Slug = "nyby", Name = "Nyby kommun" };
        db.Organisations.Add(organisation);
        await db.SaveChangesAsync();
        return organisation.Id;
    }
}
