using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Demo;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.App.Tests.Organisations;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Tests.Demo;

public sealed class DemoSeederTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task SeedAsync_Once_GivesTwoMunicipalitiesAndAWayIn(DatabaseProvider provider)
    {
        await using var database = await AccountDatabase.CreateAsync(provider);

        var demo = await SeedAsync(database);

        Assert.Equal(["Karlskoga (demo)", "Björkvik (demo)"], demo.Organisations.Select(one => one.Name));
        var karlskoga = demo.Organisations[0];
        Assert.Equal("karlskoga-demo", karlskoga.Slug);
        Assert.Equal([RoundState.Closed, RoundState.Open, RoundState.Confirmed], karlskoga.Rounds.Select(round => round.State));
        Assert.Equal([(2022, "2020-v2"), (2007, "2002"), (2003, "2002")], karlskoga.Evaluations.Select(one => (one.Year, one.Edition)));
        Assert.Equal(
            [RoundState.Draft, RoundState.Confirmed, RoundState.Confirmed, RoundState.Confirmed, RoundState.Confirmed],
            demo.Organisations[1].Rounds.Select(round => round.State));
        Assert.Equal([(2025, "2020-v2"), (2024, "2020-v2"), (2022, "2020-v2")], demo.Organisations[1].Evaluations.Select(one => (one.Year, one.Edition)));
        Assert.Equal(
            ["coordinator karlskoga-demo", "reader karlskoga-demo", "coordinator bjorkvik-demo", "reader bjorkvik-demo", "platformAdministrator "],
            demo.SignIns.Select(signIn => $"{signIn.Role} {signIn.Organisation}"));
        Assert.Equal(karlskoga.Rounds[1].Id, Assert.Single(demo.RespondentLinks).Round);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task SeedAsync_Twice_ChangesNothingButTheLink(DatabaseProvider provider)
    {
        await using var database = await AccountDatabase.CreateAsync(provider);
        var first = await SeedAsync(database);
        var before = await StateAsync(database);

        var second = await SeedAsync(database);

        Assert.Equal(before, await StateAsync(database));
        Assert.Equivalent(first with { RespondentLinks = [] }, second with { RespondentLinks = [] }, strict: true);
        Assert.IsType<ParticipantTarget>(await FollowAsync(database, first.RespondentLinks[0].Url));
    }

    [Fact]
    public async Task SeedAsync_ClosedRound_HasSixtyAnswersInFiveGroupsAndTheGateIsSeen()
    {
        await using var database = await AccountDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var (organisation, result) = await ClosedAsync(database);

        Assert.Equal(60, result.Estimate.Respondents);
        Assert.Equal(RoleGroups.All, result.Estimate.Groups);
        Assert.Equal(4, result.Estimate.Units.Count);
        Assert.True(result.Round.Simulated);
        Assert.All(result.Edition.SubAreas, subArea => Assert.True(result.Disclosed[Part.SubArea(subArea.Code), Slice.All].Shown));
        Assert.InRange(result.Disclosed[Part.Total, Slice.All].Value.Points!.Value, 536, 600);
        Assert.Contains(result.Disclosed.Cells, cell => cell.State == CellState.Withheld && cell.Reason == WithheldReason.TooFew);
        Assert.All(
            [RoleGroups.Elected, RoleGroups.Managers, RoleGroups.Employees],
            group => Assert.Contains(result.Edition.SubAreas, subArea => result.Disclosed[Part.SubArea(subArea.Code), Slice.Group(group)].Shown));
        Assert.Contains(result.Estimate.Units, unit => result.Edition.SubAreas.Any(subArea => result.Disclosed[Part.SubArea(subArea.Code), Slice.Unit(unit)].Shown));
        var disagreements = result.Edition.SubAreas.Select(subArea => result.Disclosed[Part.SubArea(subArea.Code), Slice.All].Value.Disagreement!.Value).ToList();
        Assert.Contains(disagreements, value => value >= 0.50);
        Assert.Contains(disagreements, value => value < 0.30);
        Assert.InRange(await database.QueryAsync(organisation, db => db.Answers.CountAsync(answer => answer.Comment != null)), 30, 120);
    }

    [Fact]
    public async Task SeedAsync_ClosedRound_LiesInThePastAndTheOpenOneGoesOn()
    {
        await using var database = await AccountDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var (organisation, result) = await ClosedAsync(database);
        var now = database.Clock.GetUtcNow().UtcDateTime;

        Assert.Equal(new DateOnly(2026, 5, 18), result.Round.ClosesOn);
        Assert.Equal("Självvärdering våren 2026", result.Round.Name);
        Assert.Equal(result.Round.ClosedUtc, result.Snapshot.TakenUtc);
        Assert.True(result.Snapshot.TakenUtc < now);
        Assert.Null(result.Round.ConfirmedUtc);
        Assert.True(result.Snapshot.Intact);
        var open = await database.QueryAsync(organisation, db => db.Rounds.SingleAsync(round => round.State == RoundState.Open));
        Assert.InRange(StockholmDays.DayOf(now), open.OpensOn.AddDays(1), open.ClosesOn.AddDays(-1));
        var rate = await database.WithAsync<ResponseRateService, ResponseRate?>(organisation, service => service.LoadAsync(open.Id, default));
        Assert.Equal((20, 8), (rate!.Invited, rate.Submitted));
    }

    [Fact]
    public async Task SeedAsync_EarlierRound_IsConfirmedAYearBeforeAndRepeatedByTheClosedOne()
    {
        await using var database = await AccountDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var (organisation, closed) = await ClosedAsync(database);
        var repeats = await database.QueryAsync(organisation, db => db.Rounds.Where(round => round.Id == closed.Round.Id).Select(round => round.RepeatsRoundId).SingleAsync());
        var earlier = Assert.IsType<RoundResult>(await database.WithAsync<ResultService, ResultView>(organisation, service => service.LoadAsync(repeats!.Value, default)));

        Assert.Equal(("Självvärdering våren 2025", RoundState.Confirmed), (earlier.Round.Name, earlier.Round.State));
        Assert.Equal(new DateOnly(2025, 5, 18), earlier.Round.ClosesOn);
        Assert.Equal((SnapshotKind.Final, new DateTime(2025, 6, 11, 11, 0, 0)), (earlier.Snapshot.Kind, earlier.Snapshot.TakenUtc));
        Assert.True(earlier.Snapshot.Intact);
        var change = closed.Disclosed[Part.Total, Slice.All].Value.Points - earlier.Disclosed[Part.Total, Slice.All].Value.Points;
        Assert.InRange(change!.Value, 5, 45);
    }

    [Fact]
    public async Task SeedAsync_PersonalLink_OpensAQuestionnaireThatCanBeAnswered()
    {
        await using var database = await AccountDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var demo = await SeedAsync(database);

        var target = Assert.IsType<ParticipantTarget>(await FollowAsync(database, demo.RespondentLinks[0].Url));

        var view = await database.WithAsync<AnsweringService, AnsweringView?>(target.OrganisationId, service => service.LoadAsync(target.ParticipantId, default));
        Assert.True(view!.CanAnswer);
        Assert.Equal(0, view.Answered);
        Assert.Equal(RoleGroups.Managers, view.GroupKey);
    }

    [Fact]
    public async Task SeedAsync_LinkedPersonHasSubmitted_LinksSomebodyElse()
    {
        await using var database = await AccountDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var demo = await SeedAsync(database);
        var target = (ParticipantTarget)await FollowAsync(database, demo.RespondentLinks[0].Url);
        await database.QueryAsync(target.OrganisationId, db => db.Participants.Where(person => person.Id == target.ParticipantId)
            .ExecuteUpdateAsync(set => set.SetProperty(person => person.State, ParticipantState.Submitted)));

        var again = await SeedAsync(database);

        Assert.NotEqual(target.ParticipantId, ((ParticipantTarget)await FollowAsync(database, again.RespondentLinks[0].Url)).ParticipantId);
    }

    [Fact]
    public async Task SeedAsync_InventedAddresses_GetNoMail()
    {
        await using var database = await AccountDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await SeedAsync(database);

        var states = await database.QueryAsync(null, db => db.Outbox.Select(mail => mail.State).Distinct().ToListAsync());

        Assert.Equal([MailState.Sent], states);
    }

    [Fact]
    public async Task SeedAsync_OwnEvaluations_AreListedInsteadOfThePublicOnes()
    {
        await using var database = await AccountDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var (organisation, _) = await ClosedAsync(database);

        var listed = await database.WithAsync<EvaluationService, IReadOnlyList<EvaluationView>>(organisation, service => service.ListAsync(default));

        Assert.Equal([(true, 2022, 536m), (true, 2007, 457.5m), (true, 2003, 346.5m)], listed.Take(3).Select(one => (one.Own, one.Year, one.Total!.Value)));
        Assert.Equal(30, listed.Count);
        Assert.Single(listed, one => one is { Municipality: "Karlskoga", Year: 2022 });
    }

    [Fact]
    public async Task SeedAsync_Björkvik_ReachesNothingOfKarlskoga()
    {
        await using var database = await AccountDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var demo = await SeedAsync(database);
        var bjorkvik = await OrganisationAsync(database, "bjorkvik-demo");

        var evaluation = await database.WithAsync<EvaluationService, EvaluationView?>(
            bjorkvik, service => service.FindAsync(demo.Organisations[0].Evaluations[0].Id, default));
        var result = await database.WithAsync<ResultService, ResultView>(bjorkvik, service => service.LoadAsync(demo.Organisations[0].Rounds[0].Id, default));

        Assert.Null(evaluation);
        Assert.IsType<ResultUnknown>(result);
    }

    [Fact]
    public async Task SeedAsync_OtherPassword_ReplacesTheFixedOne()
    {
        await using var database = await AccountDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await SeedAsync(database);

        var demo = await database.WithAsync<DemoSeeder, DemoSummary>(null, seeder => seeder.SeedAsync(DemoPasswords.Random(), default));

        foreach (var signIn in demo.SignIns)
        {
            var (printed, old) = await database.WithAsync<UserManager<AppUser>, (bool, bool)>(null, async users =>
            {
                var user = await users.FindByEmailAsync(signIn.Email);
                return (await users.CheckPasswordAsync(user!, signIn.Password), await users.CheckPasswordAsync(user!, DemoPasswords.Fixed.Password));
            });
            Assert.True(printed);
            Assert.False(old);
        }
    }

    private static Task<DemoSummary> SeedAsync(TestDatabase database) =>
        database.WithAsync<DemoSeeder, DemoSummary>(null, seeder => seeder.SeedAsync(DemoPasswords.Fixed, default));

    private static Task<int> OrganisationAsync(TestDatabase database, string slug) =>
        database.QueryAsync(null, db => db.Organisations.Where(one => one.Slug == slug).Select(one => one.Id).SingleAsync());

    private static async Task<(int Organisation, RoundResult Result)> ClosedAsync(TestDatabase database)
    {
        var demo = await SeedAsync(database);
        var organisation = await OrganisationAsync(database, "karlskoga-demo");
        var view = await database.WithAsync<ResultService, ResultView>(organisation, service => service.LoadAsync(demo.Organisations[0].Rounds[0].Id, default));
        return (organisation, Assert.IsType<RoundResult>(view));
    }

    private static Task<LinkTarget> FollowAsync(TestDatabase database, Uri url) =>
        database.WithAsync<RespondentLinks, LinkTarget>(null, links => links.FindAsync(url.Segments[^1], default));

    /// <summary>How many rows there are of everything but links, and what the accounts, rounds and numbers are.</summary>
    private static Task<string> StateAsync(TestDatabase database) => database.QueryAsync(null, async db =>
    {
        var counts = new List<string>();
        foreach (var table in db.Model.GetEntityTypes().Where(type => type.ClrType != typeof(ParticipantLink)).Select(type => type.GetTableName()!).Distinct().Order())
        {
            var count = $"SELECT COUNT(*) AS \"Value\" FROM \"{table}\"";
            counts.Add($"{table} {await db.Database.SqlQueryRaw<long>(count).SingleAsync()}");
        }

        return string.Join('\n', [
            .. counts,
            .. await db.Users.OrderBy(user => user.Email).Select(user => $"{user.Email} {user.PasswordHash} {user.ConcurrencyStamp}").ToListAsync(),
            .. await db.Rounds.IgnoreQueryFilters([KompassDbContext.TenantFilter]).OrderBy(round => round.Id).Select(round => $"{round.Id} {round.State} {round.Version}").ToListAsync(),
            .. await db.Snapshots.IgnoreQueryFilters([KompassDbContext.TenantFilter]).OrderBy(one => one.Id).Select(one => $"{one.Id} {one.Hash}").ToListAsync()]);
    });
}
