using AngleSharp.Html.Dom;
using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.TestKit.Databases;
using Kompass.SelfAssess.TestKit.Web;
using Kompass.SelfAssess.Web.Tests.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kompass.SelfAssess.Web.Tests.Pages.Omgangar;

/// <summary>A municipality of the test's own with a draft round, and its coordinator signed in.</summary>
internal sealed class RoundScene : IDisposable
{
    private RoundScene(KompassHost host, int organisationId, Visitor coordinator)
    {
        Host = host;
        OrganisationId = organisationId;
        Coordinator = coordinator;
    }

    public KompassHost Host { get; }

    public int OrganisationId { get; }

    public Visitor Coordinator { get; }

    public Guid RoundId { get; private set; }

    public string Address => $"/omgangar/{RoundId}";

    /// <summary>A municipality without any round.</summary>
    public static async Task<RoundScene> EmptyAsync(KompassHost host)
    {
        var organisation = await host.OrganisationAsync($"Kommun {Guid.NewGuid():N}");
        return new RoundScene(host, organisation.Id, await host.SignInAsAsync(Role.Coordinator, organisation.Id));
    }

    public static async Task<RoundScene> DraftAsync(KompassHost host, Func<RoundContent, RoundContent>? change = null)
    {
        var scene = await EmptyAsync(host);
        scene.RoundId = await scene.NewRoundAsync(change);
        return scene;
    }

    /// <summary>An open round with so many managers on its list, none of them invited by mail yet.</summary>
    public static async Task<RoundScene> OpenAsync(KompassHost host, int people, Func<RoundContent, RoundContent>? change = null)
    {
        var scene = await DraftAsync(host, change);
        await scene.InviteAsync(people);
        await scene.OpenAsync();
        return scene;
    }

    public void Dispose() => Coordinator.Dispose();

    public async Task<Guid> NewRoundAsync(Func<RoundContent, RoundContent>? change = null)
    {
        var content = change is null ? RoundScenario.Content : change(RoundScenario.Content);
        return Value(await WithAsync<RoundService, Outcome<Guid>>(rounds => rounds.CreateAsync(new CreateRound(content), default)));
    }

    public async Task InviteAsync(int count, Guid? round = null, string group = RoleGroups.Managers)
    {
        var list = string.Join('\n', Enumerable.Range(1, count).Select(number => $"Person {number};{group}{number}@example.se;{group};"));
        var outcome = Value(await WithAsync<ParticipantService, Outcome<PasteOutcome>>(people => people.AddPastedAsync(round ?? RoundId, list, [], false, default)));
        Assert.Equal(count, outcome.Added);
    }

    public async Task OpenAsync(Guid? round = null) => Assert.Null(await WithAsync<RoundCourse, Refused?>(rounds => rounds.OpenAsync(round ?? RoundId, default)));

    public async Task CloseAsync() => Assert.Null(await WithAsync<RoundCourse, Refused?>(rounds => rounds.CloseAsync(RoundId, default)));

    public async Task ConfirmAsync() =>
        Assert.Null(await WithAsync<RoundCourse, Refused?>(rounds => rounds.ConfirmAsync(RoundId, Guid.NewGuid(), default)));

    /// <summary>So many of those who have not yet submitted do, with one answer and its comment and evidence.</summary>
    public async Task AnswerAsync(int count, string? comment = null, string? evidence = null)
    {
        foreach (var person in (await ParticipantsAsync()).Where(person => person.State != ParticipantState.Submitted).Take(count))
        {
            var view = await WithAsync<AnsweringService, AnsweringView?>(answering => answering.LoadAsync(person.Id, default));
            var question = view!.Asked.SelectMany(asked => asked.Questions).First().Code;
            var saved = await WithAsync<AnsweringService, SaveOutcome>(answering =>
                answering.SaveAsync(person.Id, new SaveAnswer(question, AnswerValue.Level3, comment, null, evidence, 0), default));
            Assert.IsType<Saved>(saved);
            Assert.Null(await WithAsync<AnsweringService, Refused?>(answering => answering.SubmitAsync(person.Id, default)));
        }
    }

    public Task<Round> RoundAsync() => QueryAsync(database => database.Rounds.AsNoTracking()
        .Include(round => round.Groups).ThenInclude(group => group.Areas).Include(round => round.Units).SingleAsync(round => round.Id == RoundId));

    public Task<List<Participant>> ParticipantsAsync() => QueryAsync(database => database.Participants.AsNoTracking()
        .Include(person => person.Group).Include(person => person.Unit).Where(person => person.RoundId == RoundId).OrderBy(person => person.Email).ToListAsync());

    public Task<T> QueryAsync<T>(Func<KompassDbContext, Task<T>> query) => Host.QueryAsync(OrganisationId, query);

    public async Task<TResult> WithAsync<T, TResult>(Func<T, Task<TResult>> act)
        where T : notnull
    {
        await using var scope = Host.Scope(OrganisationId);
        return await act(scope.ServiceProvider.GetRequiredService<T>());
    }

    /// <summary>Posts what no form of the page offers, with the antiforgery token of a page that the visitor may see.</summary>
    public static async Task<HttpResponseMessage> PostByHandAsync(Visitor visitor, IHtmlDocument page, string address, params (string Name, string Value)[] fields)
    {
        var token = page.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
        return await visitor.Client.PostAsync(new Uri(address, UriKind.Relative), content);
    }

    public Task<HttpResponseMessage> PostByHandAsync(IHtmlDocument page, string address, params (string Name, string Value)[] fields) =>
        PostByHandAsync(Coordinator, page, address, fields);

    /// <summary>How many statements the page takes, once everything that is read only once has been read.</summary>
    public async Task<int> StatementsAsync(string address)
    {
        await Coordinator.GetPageAsync(address);
        Host.Commands.Reset();
        await Coordinator.GetPageAsync(address);
        return Host.Commands.Count;
    }

    /// <summary>What a part of the page says, with single spaces.</summary>
    public static string WordsOf(IHtmlDocument page, string selector = "main") =>
        ElementWords.Of(page.QuerySelector(selector) ?? throw new InvalidOperationException($"There is no {selector}."));

    private static T Value<T>(Outcome<T> outcome) =>
        outcome.Done ? outcome.Value : throw new InvalidOperationException(string.Join(", ", outcome.Refusals));
}
