using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Jobs;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.App.Tests.Organisations;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kompass.SelfAssess.App.Tests.Jobs;

public sealed class PurgeExpiredTests
{
    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Purge_LongClosedRound_LosesAnswersAndParticipantsButStays(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(
            provider, services => services.AddScoped<PurgeExpired>().AddScoped<App.Organisations.OrganisationService>());
        var organisation = await database.OrganisationAsync("Karlskoga");
        var now = database.Clock.GetUtcNow().UtcDateTime;
        var old = await RoundAsync(database, organisation, now.AddMonths(-61));
        var recent = await RoundAsync(database, organisation, now.AddMonths(-59));

        await using (var scope = database.Scope())
        {
            await scope.ServiceProvider.GetRequiredService<PurgeExpired>().RunAsync(default);
        }

        Assert.Equal((0, 0, 0), await CountAsync(database, organisation, old));
        Assert.Equal((1, 1, 1), await CountAsync(database, organisation, recent));
        Assert.Equal(2, await database.QueryAsync(organisation, context => context.Rounds.CountAsync()));
        Assert.Equal(1, await database.QueryAsync(organisation, context => context.Outbox.CountAsync()));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Purge_SettingRaisedAfterOpening_KeepsWhatWasPromised(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(
            provider, services => services.AddScoped<PurgeExpired>().AddScoped<App.Organisations.OrganisationService>());
        var organisation = await database.OrganisationAsync("Karlskoga");
        var now = database.Clock.GetUtcNow().UtcDateTime;
        var promisedAYear = await RoundAsync(database, organisation, now.AddMonths(-13));
        var promisedTenYears = await RoundAsync(database, organisation, now.AddMonths(-61));
        foreach (var (round, months) in new[] { (promisedAYear, 12), (promisedTenYears, 120) })
        {
            await database.QueryAsync(organisation, context =>
                context.Rounds.Where(row => row.Id == round).ExecuteUpdateAsync(set => set.SetProperty(row => row.PromisedMonths, months)));
        }

        await using (var scope = database.Scope())
        {
            await scope.ServiceProvider.GetRequiredService<PurgeExpired>().RunAsync(default);
        }

        // A year was promised and holds; the setting of five years is stricter than ten.
        Assert.Equal((0, 0, 0), await CountAsync(database, organisation, promisedAYear));
        Assert.Equal((0, 0, 0), await CountAsync(database, organisation, promisedTenYears));
    }

    private static Task<(int Responses, int Answers, int Participants)> CountAsync(TestDatabase database, int organisation, Guid round) =>
        database.QueryAsync(organisation, async context => (
            await context.Responses.CountAsync(response => response.RoundId == round),
            await context.Answers.CountAsync(answer => context.Responses.Any(response => response.Id == answer.ResponseId && response.RoundId == round)),
            await context.Participants.CountAsync(participant => participant.RoundId == round)));

    private static Task<Guid> RoundAsync(TestDatabase database, int organisation, DateTime closed) => database.QueryAsync(organisation, async context =>
    {
        var question = await context.Questions.FirstAsync();
        var group = new RoundGroup { OrganisationId = organisation, Position = 1, Key = RoleGroups.Managers };
        var round = new Round
        {
            Id = Guid.NewGuid(),
            OrganisationId = organisation,
            Name = "Omgång",
            Depth = RoundDepth.Quick,
            MinimumGroup = 5,
            State = RoundState.Closed,
            EditionId = await context.Editions.Where(edition => edition.Assessable).Select(edition => edition.Id).FirstAsync(),
            OpensOn = new(2020, 1, 1),
            ClosesOn = new(2020, 2, 1),
            ClosedUtc = closed,
            Groups = [group],
        };
        var person = new Participant
        {
            Id = Guid.NewGuid(),
            OrganisationId = organisation,
            Round = round,
            Group = group,
            Email = "per@test.example.se",
            Links = [new ParticipantLink { OrganisationId = organisation, TokenHash = Guid.NewGuid().ToString() }],
        };
        context.Add(person);
        await context.SaveChangesAsync();
        context.Add(new Response
        {
            Id = Random.Shared.NextInt64(),
            OrganisationId = organisation,
            RoundId = round.Id,
            ParticipantId = person.Id,
            RoundGroupId = group.Id,
            Answers = [new Answer { OrganisationId = organisation, QuestionId = question.Id, Value = AnswerValue.Level3 }],
        });
        context.Add(new OutboxMail { ParticipantId = person.Id, ClaimKey = $"{person.Id}", MessageId = $"{person.Id}", To = person.Email, Subject = "Inbjudan" });
        await context.SaveChangesAsync();
        return round.Id;
    });
}
