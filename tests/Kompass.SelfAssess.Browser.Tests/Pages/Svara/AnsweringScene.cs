using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Kompass.SelfAssess.Browser.Tests.Pages.Svara;

/// <summary>An open round of its own on areas 2 and 6, with one person who is asked.</summary>
public sealed class AnsweringScene
{
    private readonly BrowserHost host;
    private readonly int organisation;
    private readonly List<string> complaints = [];

    private AnsweringScene(BrowserHost host, int organisation)
    {
        this.host = host;
        this.organisation = organisation;
    }

    public Guid Round { get; private set; }

    public Guid Participant { get; private set; }

    /// <summary>The person's mail address, in no other round.</summary>
    public string Email { get; } = $"{Guid.NewGuid():N}@testkoping.example.se";

    public const string Name = "Gunhild Sparv";

    /// <summary>The personal link, without the host.</summary>
    public string Link { get; private set; } = "";

    public string Token => Link[(Link.LastIndexOf('/') + 1)..];

    public string Start => $"/svara/d/{Participant}";

    /// <summary>What any of the scene's browsers complained of.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    public static async Task<AnsweringScene> OpenAsync(BrowserHost host, Anonymity anonymity = Anonymity.Named, RoundDepth depth = RoundDepth.Quick)
    {
        var scene = new AnsweringScene(host, (await host.Host.OrganisationAsync()).Id);
        scene.Round = Value(await scene.WithAsync<RoundService, Outcome<Guid>>(rounds => rounds.CreateAsync(new CreateRound(new RoundContent
        {
            Name = "Självvärdering hösten 2026",
            EditionKey = "2020-v2",
            Depth = depth,
            Anonymity = anonymity,
            Groups = [new(RoleGroups.Managers, [2, 6])],
            OpensOn = new DateOnly(2026, 11, 24),
            ClosesOn = new DateOnly(2026, 12, 11),
        }), default)));
        scene.Participant = Value(await scene.WithAsync<ParticipantService, Outcome<Guid>>(people =>
            people.AddAsync(new AddParticipant(scene.Round, Name, scene.Email, RoleGroups.Managers, null), default)));
        scene.Link = Value(await scene.WithAsync<ParticipantService, Outcome<Uri>>(people => people.MintLinkAsync(scene.Participant, default))).PathAndQuery;
        Assert.Null(await scene.WithAsync<RoundCourse, Refused?>(rounds => rounds.OpenAsync(scene.Round, default)));
        return scene;
    }

    public async Task CloseAsync() => Assert.Null(await WithAsync<RoundCourse, Refused?>(rounds => rounds.CloseAsync(Round, default)));

    /// <summary>A browser that has followed the personal link and stands at the sub-area.</summary>
    public async Task<IPage> EnterAsync(string subArea = "2.3", bool script = true, Look? look = null)
    {
        var page = await host.PageAsync(complaints, look, script: script);
        await page.GotoAsync(Link);
        await page.GotoAsync($"{Start}/{subArea}");
        return page;
    }

    public async Task<SavedAnswer?> StoredAsync(string question = "2.3.a") =>
        (await WithAsync<AnsweringService, AnsweringView?>(answering => answering.LoadAsync(Participant, default)))!.Answers.GetValueOrDefault(question);

    /// <summary>Saves as another browser would.</summary>
    public async Task SaveAsync(string question, AnswerValue value, string? comment = null)
    {
        var version = (await StoredAsync(question))?.Version ?? 0;
        Assert.IsType<Saved>(await WithAsync<AnsweringService, SaveOutcome>(answering =>
            answering.SaveAsync(Participant, new SaveAnswer(question, value, comment, null, null, version), default)));
    }

    public async Task AnswerAllAsync()
    {
        var view = await WithAsync<AnsweringService, AnsweringView?>(answering => answering.LoadAsync(Participant, default));
        foreach (var question in view!.Asked.SelectMany(asked => asked.Questions))
        {
            await SaveAsync(question.Code, AnswerValue.Level3);
        }
    }

    public Task<T> QueryAsync<T>(Func<KompassDbContext, Task<T>> query) => host.Host.QueryAsync(organisation, query);

    public Task<int> SubmittedAsync() => QueryAsync(database => database.Responses.CountAsync(response => response.RoundId == Round && response.Submitted));

    private async Task<TResult> WithAsync<T, TResult>(Func<T, Task<TResult>> act)
        where T : notnull
    {
        await using var scope = host.Host.Scope(organisation);
        return await act(scope.ServiceProvider.GetRequiredService<T>());
    }

    private static T Value<T>(Outcome<T> outcome) => outcome.Done ? outcome.Value : throw new InvalidOperationException(outcome.Refusals[0].ToString());
}
