using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Disclosure;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Kompass.SelfAssess.App.Tests.Rounds;

/// <summary>Other products let anonymity be toggled by a side door (Lime PR 4389, EUSurvey #324): what page one promises stands through everything.</summary>
public sealed class SideDoorTests
{
    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task AnonymityToggledByASideDoor_EveryVerbOfAnOpenedRound_LeavesThePromise(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await RoundScenario.CreateAsync(database, RoundScenario.Content with { MinimumGroup = 7 });
        await scenario.InviteAsync(RoleGroups.Managers, "Skola", 8);
        await scenario.OpenAsync();
        var promise = await PromiseAsync(scenario);
        Assert.Equal((Anonymity.Anonymous, 7, 60, 30), promise);

        // The installation becomes less careful afterwards.
        var settings = database.Services.GetRequiredService<IOptions<PrivacyOptions>>().Value;
        (settings.MinimumGroup, settings.RetentionMonths, settings.BackupDays) = (5, 240, 3650);
        foreach (var change in new[]
        {
            RoundScenario.Content with { Anonymity = Anonymity.Named, MinimumGroup = 7 },
            RoundScenario.Content with { MinimumGroup = 5 },
        })
        {
            await RefusedAsync(scenario, change);
        }

        var version = await database.QueryAsync(scenario.OrganisationId, db => db.Rounds.Select(round => round.Version).SingleAsync());
        await scenario.WithAsync<RoundCourse, Outcome<int>>(rounds =>
            rounds.RescheduleAsync(new Reschedule(scenario.RoundId, version, RoundScenario.Content.ClosesOn.AddDays(7), false), default));
        Assert.NotNull(await scenario.WithAsync<RoundService, Refused?>(rounds => rounds.UseNewestVersionAsync(scenario.RoundId, default)));
        Assert.NotNull(await scenario.WithAsync<RoundCourse, Refused?>(rounds => rounds.OpenAsync(scenario.RoundId, default)));
        Assert.NotNull(await scenario.WithAsync<RoundService, Refused?>(rounds => rounds.DeleteDraftAsync(scenario.RoundId, default)));
        Assert.Equal(promise, await PromiseAsync(scenario));

        await scenario.AnswerAndSubmitAllAsync();
        await scenario.CloseAsync();
        await RefusedAsync(scenario, RoundScenario.Content with { Anonymity = Anonymity.Named });
        await scenario.ConfirmAsync(Guid.NewGuid());
        Assert.Null(await scenario.WithAsync<RoundCourse, Refused?>(rounds => rounds.ReopenAsync(scenario.RoundId, Guid.NewGuid(), "Ett beslut ändras.", default)));
        await RefusedAsync(scenario, RoundScenario.Content with { Anonymity = Anonymity.Named });
        Assert.Equal(promise, await PromiseAsync(scenario));
        Assert.Equal(7, await database.QueryAsync(scenario.OrganisationId, db => db.Snapshots.Select(snapshot => snapshot.MinimumGroup).Distinct().SingleAsync()));
    }

    /// <summary>A command that carries what is promised is a door: there is one, and it is locked when the round opens.</summary>
    [Fact]
    public void AnonymityToggledByASideDoor_Commands_OnlyTheContentOfADraftCarriesThePromise()
    {
        string[] promised = [nameof(Round.Anonymity), nameof(Round.MinimumGroup), nameof(Round.PromisedMonths), nameof(Round.PromisedBackupDays)];
        var doors = typeof(RoundService).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods().Where(method => method.DeclaringType == type && type.Name.EndsWith("Service", StringComparison.Ordinal)))
            .SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType))
            .Where(type => type.Assembly == typeof(RoundService).Assembly && type.GetProperties().Any(property => promised.Contains(property.Name) && property.CanWrite))
            .Select(type => type.Name).Distinct();

        Assert.Equal([nameof(RoundContent)], doors);
    }

    private static async Task RefusedAsync(RoundScenario scenario, RoundContent content)
    {
        var version = await scenario.Database.QueryAsync(scenario.OrganisationId, db => db.Rounds.Select(round => round.Version).SingleAsync());
        var outcome = await scenario.WithAsync<RoundService, Outcome<int>>(rounds => rounds.ChangeAsync(new ChangeRound(scenario.RoundId, version, content), default));
        Assert.Equal([RefusalCode.Locked], outcome.Refusals.Select(refusal => refusal.Code));
    }

    private static Task<(Anonymity, int, int, int)> PromiseAsync(RoundScenario scenario) => scenario.Database.QueryAsync(scenario.OrganisationId, async db =>
    {
        var round = await db.Rounds.AsNoTracking().SingleAsync();
        return (round.Anonymity, round.MinimumGroup, round.PromisedMonths!.Value, round.PromisedBackupDays!.Value);
    });
}
