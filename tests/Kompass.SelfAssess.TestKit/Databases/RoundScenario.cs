using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.TestKit.Databases;

/// <summary>A municipality with a quick round of 2020-v2, driven through the real services.</summary>
public sealed class RoundScenario
{
    private RoundScenario(TestDatabase database, int organisationId, Guid roundId)
    {
        Database = database;
        OrganisationId = organisationId;
        RoundId = roundId;
    }

    public TestDatabase Database { get; }

    public int OrganisationId { get; }

    public Guid RoundId { get; }

    /// <summary>Participants in the order they were added.</summary>
    public List<Guid> Participants { get; } = [];

    public static RoundContent Content { get; } = new()
    {
        Name = "Självvärdering 2026",
        EditionKey = "2020-v2",
        Depth = RoundDepth.Quick,
        Anonymity = Anonymity.Anonymous,
        Groups = [new RoundGroupChoice(RoleGroups.Elected, []), new RoundGroupChoice(RoleGroups.Managers, []), new RoundGroupChoice(RoleGroups.Employees, [])],
        Units = ["Skola", "Vård", "Teknik"],
        OpensOn = new DateOnly(2026, 11, 24),
        ClosesOn = new DateOnly(2026, 12, 9),
    };

    /// <summary>An organisation and a draft round in it.</summary>
    public static async Task<RoundScenario> CreateAsync(TestDatabase database, RoundContent? content = null, string slug = "ekby")
    {
        var organisationId = await NewOrganisationAsync(database, slug);
        var created = await database.WithAsync<RoundService, Outcome<Guid>>(organisationId, s => s.CreateAsync(new CreateRound(content ?? Content), default));
        return created.Done
            ? new RoundScenario(database, organisationId, created.Value)
            : throw new InvalidOperationException(string.Join(", ", created.Refusals));
    }

    /// <summary>A draft round of a municipality that is there.</summary>
    public static Task<RoundScenario> InAsync(TestDatabase database, int organisationId, RoundContent content) =>
        new RoundScenario(database, organisationId, Guid.Empty).AnotherAsync(content);

    /// <summary>Another draft round of the same municipality.</summary>
    public async Task<RoundScenario> AnotherAsync(RoundContent content)
    {
        var created = await WithAsync<RoundService, Outcome<Guid>>(s => s.CreateAsync(new CreateRound(content), default));
        return created.Done
            ? new RoundScenario(Database, OrganisationId, created.Value)
            : throw new InvalidOperationException(string.Join(", ", created.Refusals));
    }

    /// <summary>Lets the people of these numbers answer everything, at the level that <paramref name="level"/> says, and submit.</summary>
    public async Task<RoundScenario> AskAsync(string group, IEnumerable<int> numbers, Func<int, string, int> level)
    {
        var lines = numbers.Select(number => $"Person {number};person{number}@example.se;{group};").ToList();
        await WithAsync<ParticipantService, Outcome<PasteOutcome>>(s => s.AddPastedAsync(RoundId, string.Join('\n', lines), [], false, default));
        if (await Database.QueryAsync(OrganisationId, db => db.Rounds.AnyAsync(r => r.Id == RoundId && r.State == RoundState.Draft)))
        {
            await OpenAsync();
        }

        foreach (var number in numbers)
        {
            var id = await Database.QueryAsync(OrganisationId, db => db.Participants.Where(p => p.RoundId == RoundId && p.Email == $"person{number}@example.se").Select(p => p.Id).SingleAsync());
            await AnswerAsync(id, code => (AnswerValue)Math.Clamp(level(number, code), 0, 5));
            await SubmitAsync(id);
        }

        return this;
    }

    public static async Task<int> NewOrganisationAsync(TestDatabase database, string slug)
    {
        return await database.QueryAsync(null, async db =>
        {
            var organisation = new Organisation { Slug = slug, Name = $"{slug} kommun", ContactName = "Eva Berg", ContactEmail = "eva.berg@example.se" };
            db.Organisations.Add(organisation);
            await db.SaveChangesAsync();
            return organisation.Id;
        });
    }

    public Task<TResult> WithAsync<T, TResult>(Func<T, Task<TResult>> act)
        where T : notnull => Database.WithAsync(OrganisationId, act);

    /// <summary>Adds so many people to a group and unit.</summary>
    public async Task<RoundScenario> InviteAsync(string group, string? unit, int count)
    {
        var lines = Enumerable.Range(Participants.Count + 1, count).Select(i => $"Person {i};person{i}@example.se;{group};{unit}");
        var outcome = await WithAsync<ParticipantService, Outcome<PasteOutcome>>(s => s.AddPastedAsync(RoundId, string.Join('\n', lines), [], false, default));
        if (outcome.Value?.Added != count)
        {
            throw new InvalidOperationException(string.Join(", ", outcome.Refusals) + string.Join(", ", outcome.Value?.Faults ?? []));
        }

        var known = Participants.ToHashSet();
        var added = await Database.QueryAsync(OrganisationId, db => db.Participants.Where(p => p.RoundId == RoundId).Select(p => new { p.Id, p.Email }).ToListAsync());
        Participants.AddRange(added.Where(p => !known.Contains(p.Id)).OrderBy(p => int.Parse(p.Email![6..^11], null)).Select(p => p.Id));
        return this;
    }

    public async Task<RoundScenario> OpenAsync()
    {
        Demand(await WithAsync<RoundCourse, Refused?>(s => s.OpenAsync(RoundId, default)));
        return this;
    }

    public async Task CloseAsync() => Demand(await WithAsync<RoundCourse, Refused?>(s => s.CloseAsync(RoundId, default)));

    public async Task ConfirmAsync(Guid userId) => Demand(await WithAsync<RoundCourse, Refused?>(s => s.ConfirmAsync(RoundId, userId, default)));

    public async Task<AnsweringView> LoadAsync(Guid participant) =>
        await WithAsync<AnsweringService, AnsweringView?>(s => s.LoadAsync(participant, default)) ?? throw new InvalidOperationException("No such participant.");

    public Task<SaveOutcome> SaveAsync(Guid participant, string question, AnswerValue value, string? comment = null, int version = 0) =>
        WithAsync<AnsweringService, SaveOutcome>(s => s.SaveAsync(participant, new SaveAnswer(question, value, comment, null, null, version), default));

    /// <summary>Answers everything the participant is asked.</summary>
    public async Task AnswerAsync(Guid participant, Func<string, AnswerValue> value, Func<string, string?>? comment = null, Func<string, EvidenceKind?>? evidence = null)
    {
        var view = await LoadAsync(participant);
        var answers = view.Asked.SelectMany(s => s.Questions)
            .Select(q => new SaveAnswer(q.Code, value(q.Code), comment?.Invoke(q.Code), evidence?.Invoke(q.Code), null, 0)).ToList();
        if (await WithAsync<AnsweringService, SavePageOutcome>(s => s.SavePageAsync(participant, answers, default)) is not PageSaved)
        {
            throw new InvalidOperationException("The answers were not saved.");
        }
    }

    public async Task SubmitAsync(Guid participant) => Demand(await WithAsync<AnsweringService, Refused?>(s => s.SubmitAsync(participant, default)));

    /// <summary>Everybody answers, with levels that depend on who and what, and submits.</summary>
    public async Task<RoundScenario> AnswerAndSubmitAllAsync()
    {
        foreach (var (participant, index) in Participants.Select((participant, index) => (participant, index)))
        {
            await AnswerAsync(participant, code => (AnswerValue)((index + code[0] + code[2]) % 7));
            await SubmitAsync(participant);
        }

        return this;
    }

    private static void Demand(Refused? refusal)
    {
        if (refusal is not null)
        {
            throw new InvalidOperationException(refusal.ToString());
        }
    }
}
