using AngleSharp.Html.Dom;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.TestKit.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kompass.SelfAssess.Web.Tests.Pages.Svara;

/// <summary>A round and those who are asked.</summary>
public sealed class AnsweringScene(AnsweringHost host, int organisationId, Guid roundId)
{
    public AnsweringHost Host => host;

    public Guid RoundId => roundId;

    /// <summary>Who was invited last.</summary>
    public Guid ParticipantId { get; private set; }

    /// <summary>The personal link of whoever was invited last, without the host.</summary>
    public string Link { get; private set; } = "";

    public string Token => Link[(Link.LastIndexOf('/') + 1)..];

    public string Start => $"/svara/d/{ParticipantId}";

    public string Page(string code) => $"{Start}/{code}";

    public async Task InviteAsync(string name, string group = RoleGroups.Managers)
    {
        var address = $"{Guid.NewGuid():N}@testkoping.example.se";
        ParticipantId = Value(await WithAsync<ParticipantService, App.Outcome<Guid>>(people =>
            people.AddAsync(new AddParticipant(roundId, name, address, group, null), default)));
        Link = Value(await WithAsync<ParticipantService, App.Outcome<Uri>>(people => people.MintLinkAsync(ParticipantId, default))).PathAndQuery;
    }

    public async Task<string> OpenLinkAsync(string group = RoleGroups.Unions)
    {
        var id = await QueryAsync(database => database.RoundGroups.Where(g => g.RoundId == roundId && g.Key == group).Select(g => g.Id).SingleAsync());
        return Value(await WithAsync<ParticipantService, App.Outcome<Uri>>(people => people.CreateOpenLinkAsync(id, default))).PathAndQuery;
    }

    public async Task OpenAsync() => Assert.Null(await WithAsync<RoundCourse, App.Refused?>(rounds => rounds.OpenAsync(roundId, default)));

    /// <summary>As the closing job does it: drafts go, the snapshot is taken.</summary>
    public async Task CloseAsync() => Assert.Null(await WithAsync<RoundCourse, App.Refused?>(rounds => rounds.CloseAsync(roundId, default)));

    /// <summary>The state alone, without what comes with it.</summary>
    public Task<int> SetStateAsync(RoundState state) =>
        QueryAsync(database => database.Rounds.Where(round => round.Id == roundId).ExecuteUpdateAsync(set => set.SetProperty(round => round.State, state)));

    public async Task RemoveAsync() =>
        Assert.Null(await WithAsync<ParticipantChanges, App.Refused?>(people => people.RemoveAsync(ParticipantId, default)));

    public async Task SubmitAsync() =>
        Assert.Null(await WithAsync<AnsweringService, App.Refused?>(answering => answering.SubmitAsync(ParticipantId, default)));

    /// <summary>A browser that has followed the personal link.</summary>
    public async Task<Visitor> EnterAsync()
    {
        var visitor = host.Visit();
        await visitor.GetPageAsync(Link);
        return visitor;
    }

    public async Task<AnsweringView> ViewAsync() =>
        (await WithAsync<AnsweringService, AnsweringView?>(answering => answering.LoadAsync(ParticipantId, default)))!;

    public async Task SaveAsync(string question, AnswerValue value, string? comment = null, string? evidence = null)
    {
        var stored = (await ViewAsync()).Answers.GetValueOrDefault(question);
        Assert.IsType<Saved>(await WithAsync<AnsweringService, SaveOutcome>(answering =>
            answering.SaveAsync(ParticipantId, new SaveAnswer(question, value, comment, null, evidence, stored?.Version ?? 0), default)));
    }

    public async Task AnswerAllAsync(Func<Question, bool>? which = null)
    {
        foreach (var question in (await ViewAsync()).Asked.SelectMany(asked => asked.Questions).Where(which ?? (_ => true)))
        {
            await SaveAsync(question.Code, AnswerValue.Level3);
        }
    }

    public Task<int> ResponsesAsync(bool submitted) =>
        QueryAsync(database => database.Responses.CountAsync(response => response.RoundId == roundId && response.Submitted == submitted));

    public async Task<SavedAnswer?> StoredAsync(string question) => (await ViewAsync()).Answers.GetValueOrDefault(question);

    public Task<T> QueryAsync<T>(Func<KompassDbContext, Task<T>> query) => host.QueryAsync(organisationId, query);

    /// <summary>Name of a question's field on its page.</summary>
    public static string Field(IHtmlDocument page, string question, string name)
    {
        var code = page.QuerySelectorAll("input[name$='.Question']").OfType<IHtmlInputElement>().Single(input => input.Value == question).Name!;
        return $"{code[..code.IndexOf('.', StringComparison.Ordinal)]}.{name}";
    }

    public async Task<TResult> WithAsync<T, TResult>(Func<T, Task<TResult>> act)
        where T : notnull
    {
        await using var scope = host.Scope(organisationId);
        return await act(scope.ServiceProvider.GetRequiredService<T>());
    }

    private static T Value<T>(App.Outcome<T> outcome) => outcome.Done ? outcome.Value : throw new InvalidOperationException(outcome.Refusals[0].ToString());
}
