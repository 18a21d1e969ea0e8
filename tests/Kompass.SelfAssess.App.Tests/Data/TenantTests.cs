using System.Reflection;
using System.Runtime.CompilerServices;
using Kompass.SelfAssess.App.Consensus;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.App.Exports.Orders;
using Kompass.SelfAssess.App.Exports.Reports;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kompass.SelfAssess.App.Tests.Data;

public class TenantTests
{
    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Filter_EveryOwnedType_ShowsOnlyTheOwnRows(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var own = await FillAsync(database, "ekby");
        var other = await RoundScenario.NewOrganisationAsync(database, "granby");

        foreach (var type in OwnedTypes(database))
        {
            Assert.True(await CountAsync(database, own, type) > 0, $"The test makes no row of {type.Name}.");
            Assert.Equal(0, await CountAsync(database, other, type));
            Assert.Equal(0, await CountAsync(database, null, type));
        }
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task SaveChanges_RowOfAnotherOrganisation_IsNeverWritten(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var own = await RoundScenario.NewOrganisationAsync(database, "ekby");
        var other = await RoundScenario.NewOrganisationAsync(database, "granby");

        foreach (var type in OwnedTypes(database))
        {
            await using var scope = database.Scope(own);
            var db = scope.ServiceProvider.GetRequiredService<KompassDbContext>();
            var row = RuntimeHelpers.GetUninitializedObject(type);
            type.GetProperty(nameof(ITenantOwned.OrganisationId))!.SetValue(row, other);
            foreach (var key in db.Model.FindEntityType(type)!.FindPrimaryKey()!.Properties.Where(key => key.ClrType == typeof(string)))
            {
                key.PropertyInfo!.SetValue(row, "a");
            }

            db.Entry(row).State = EntityState.Added;

            await Assert.ThrowsAsync<TenantViolationException>(() => db.SaveChangesAsync());
        }
    }

    [Fact]
    public async Task SaveChanges_WithoutOrganisation_WritesNoOwnedRow()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var organisation = await RoundScenario.NewOrganisationAsync(database, "ekby");

        await Assert.ThrowsAsync<TenantViolationException>(() => database.QueryAsync(null, db =>
        {
            db.Units.Add(new Unit { OrganisationId = organisation, Name = "Skola" });
            return db.SaveChangesAsync();
        }));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Services_IdsOfAnotherOrganisation_AreUnknown(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await RoundScenario.CreateAsync(database);
        await scenario.InviteAsync(RoleGroups.Managers, "Skola", 6);
        await scenario.OpenAsync();
        var participant = scenario.Participants[0];
        await scenario.SaveAsync(participant, "1.1.a", AnswerValue.Level3);
        await scenario.LoadAsync(participant);
        var other = await RoundScenario.NewOrganisationAsync(database, "granby");

        Assert.Null(await database.WithAsync<AnsweringService, AnsweringView?>(other, s => s.LoadAsync(participant, default)));
        Assert.Equal(
            new SaveRefused(SaveRefusal.UnknownParticipant),
            await database.WithAsync<AnsweringService, SaveOutcome>(
                other, s => s.SaveAsync(participant, new SaveAnswer("1.1.a", AnswerValue.Level0, null, null, null, 1), default)));
        Assert.Equal(RefusalCode.NotFound, (await database.WithAsync<AnsweringService, Refused?>(other, s => s.SubmitAsync(participant, default)))!.Code);
        Assert.Equal(RefusalCode.NotFound, (await database.WithAsync<RoundCourse, Refused?>(other, s => s.CloseAsync(scenario.RoundId, default)))!.Code);
        Assert.Equal(RefusalCode.NotFound, (await database.WithAsync<ParticipantChanges, Refused?>(other, s => s.RemoveAsync(participant, default)))!.Code);
        Assert.IsType<ResultUnknown>(await database.WithAsync<ResultService, ResultView>(other, s => s.LoadAsync(scenario.RoundId, default)));
        Assert.Null(await database.WithAsync<ResponseRateService, ResponseRate?>(other, s => s.LoadAsync(scenario.RoundId, default)));
        Assert.Empty(await database.WithAsync<ParticipantService, IReadOnlyList<ParticipantRow>>(other, s => s.ListAsync(scenario.RoundId, default)));
        Assert.Equal(AnswerValue.Level3, (await scenario.LoadAsync(participant)).Answers["1.1.a"].Value);
    }

    [Fact]
    public void Entities_EveryTableWithAnOrganisation_IsTenantOwnedOrKnownNotToBe()
    {
        Type[] notOwned = [typeof(EditionRow), typeof(OfficialEvaluation), typeof(Membership), typeof(OutboxMail), typeof(SharedEstimate)];
        var withOrganisation = typeof(KompassDbContext).GetProperties()
            .Where(p => p.PropertyType.IsGenericType && p.PropertyType.GetGenericTypeDefinition() == typeof(DbSet<>))
            .Select(p => p.PropertyType.GetGenericArguments()[0])
            .Where(type => type.GetProperty(nameof(ITenantOwned.OrganisationId)) is not null);

        Assert.All(withOrganisation, type => Assert.True(typeof(ITenantOwned).IsAssignableFrom(type) || notOwned.Contains(type), type.Name));
    }

    private static List<Type> OwnedTypes(TestDatabase database)
    {
        using var scope = database.Scope();
        return
        [
            .. scope.ServiceProvider.GetRequiredService<KompassDbContext>().Model.GetEntityTypes()
                .Select(type => type.ClrType).Where(typeof(ITenantOwned).IsAssignableFrom),
        ];
    }

    private static Task<int> CountAsync(TestDatabase database, int? organisation, Type type) => database.QueryAsync(organisation, db =>
        (Task<int>)typeof(TenantTests).GetMethod(nameof(CountRowsAsync), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(type).Invoke(null, [db])!);

    private static Task<int> CountRowsAsync<T>(KompassDbContext db)
        where T : class => db.Set<T>().CountAsync();

    private static async Task<int> FillAsync(TestDatabase database, string slug)
    {
        var scenario = await RoundScenario.CreateAsync(database, slug: slug);
        await scenario.InviteAsync(RoleGroups.Managers, "Skola", 6);
        await scenario.OpenAsync();
        await scenario.WithAsync<ParticipantService, Outcome<int>>(s => s.InviteAsync(scenario.RoundId, default));
        await scenario.AnswerAndSubmitAllAsync();
        await scenario.CloseAsync();
        await database.QueryAsync(scenario.OrganisationId, db =>
        {
            db.Units.Add(new Unit { OrganisationId = scenario.OrganisationId, Name = "Skola" });
            db.MailTemplates.Add(new MailTemplate { OrganisationId = scenario.OrganisationId, Kind = MailKind.Invitation, Language = "sv", Subject = "", Opening = "", Closing = "" });
            db.MailStops.Add(new MailStop { OrganisationId = scenario.OrganisationId, Email = "eva@ekby.se" });
            db.ReportDrafts.Add(new ReportDraft { Id = Guid.NewGuid(), OrganisationId = scenario.OrganisationId });
            db.ReportFiles.Add(new ReportFile { Id = Guid.NewGuid(), OrganisationId = scenario.OrganisationId, Name = "rapport.pdf", Hash = "a", Content = [] });
            db.FileOrders.Add(new FileOrder { Id = Guid.NewGuid(), OrganisationId = scenario.OrganisationId, RoundId = scenario.RoundId, Culture = "sv" });
            db.ReportTemplates.Add(new ReportTemplate { OrganisationId = scenario.OrganisationId, FileName = "mall.dotx", Content = [] });
            db.BenchmarkPeers.Add(new BenchmarkPeer { OrganisationId = scenario.OrganisationId, Municipality = "Granby" });
            return db.SaveChangesAsync();
        });
        await FillWorkshopAsync(database, scenario.OrganisationId, scenario.RoundId);
        await database.QueryAsync(scenario.OrganisationId, async db =>
        {
            var followUp = await OpenedFollowUp.OpenAsync(db, new DateOnly(2026, 11, 24));
            db.ActionChanges.Add(new ActionChange { OrganisationId = scenario.OrganisationId, ActionId = followUp.Plan.Actions[0], ByName = "Eva Berg" });
            return await db.SaveChangesAsync();
        });
        return scenario.OrganisationId;
    }

    private static Task<int> FillWorkshopAsync(TestDatabase database, int organisation, Guid round) => database.QueryAsync(organisation, async db =>
    {
        var item = new WorkshopItem { OrganisationId = organisation, PartKind = PartKind.SubArea, PartCode = "1.1" };
        var workshop = new Workshop { Id = Guid.NewGuid(), OrganisationId = organisation, RoundId = round, Items = [item] };
        db.Workshops.Add(workshop);
        await db.SaveChangesAsync();
        var ballot = new Ballot { Id = Guid.NewGuid(), OrganisationId = organisation, WorkshopId = workshop.Id, ItemId = item.Id, Number = 1 };
        db.Ballots.Add(ballot);
        db.WorkshopVoters.Add(new WorkshopVoter { OrganisationId = organisation, WorkshopId = workshop.Id, KeyHash = "a" });
        db.Votes.Add(new Vote { OrganisationId = organisation, BallotId = ballot.Id, KeyHash = "a" });
        db.Decisions.Add(new Decision { OrganisationId = organisation, RoundId = round, PartKind = PartKind.SubArea, PartCode = "1.1", Reason = "" });
        db.DecisionLog.Add(new DecisionLogEntry { OrganisationId = organisation, RoundId = round });
        db.EvidenceTasks.Add(new EvidenceTask { OrganisationId = organisation, RoundId = round, PartKind = PartKind.SubArea, PartCode = "1.1", Text = "", OwnerName = "" });
        return await db.SaveChangesAsync();
    });
}
