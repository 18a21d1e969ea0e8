using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Jobs;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.TestKit.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kompass.SelfAssess.Web.Tests.Pages.Omgangar;

/// <summary>An open anonymous round with people on its list, and accounts of every role beside it.</summary>
internal sealed class OutletRound(KompassHost host, int organisationId, IReadOnlyDictionary<Role, string?> accounts)
{
    public int OrganisationId => organisationId;

    public IReadOnlyDictionary<Role, string?> Accounts => accounts;

    public Guid Id { get; private set; }

    /// <summary>An official evaluation to compare with.</summary>
    public Guid Evaluation { get; private set; }

    public List<Guid> People { get; } = [];

    /// <summary>The personal link of the sixth on the list.</summary>
    public string LinkOfRespondent { get; private set; } = "";

    public async Task OpenAsync(RoundContent content, IReadOnlyList<(string Group, string? Unit, int Count)> invited)
    {
        Id = Value(await WithAsync<RoundService, Outcome<Guid>>(rounds => rounds.CreateAsync(new CreateRound(content), default)));
        foreach (var (group, unit, count) in invited)
        {
            for (var person = 0; person < count; person++)
            {
                People.Add(Value(await WithAsync<ParticipantService, Outcome<Guid>>(people =>
                    people.AddAsync(new AddParticipant(Id, $"Person {People.Count:00}", $"person{People.Count:00}@example.se", group, unit), default))));
            }
        }

        LinkOfRespondent = Value(await WithAsync<ParticipantService, Outcome<Uri>>(people => people.MintLinkAsync(People[5], default))).PathAndQuery;
        Evaluation = await host.QueryAsync(organisationId, database => database.Evaluations.Select(evaluation => evaluation.Id).FirstAsync());
        Assert.Null(await WithAsync<RoundCourse, Refused?>(rounds => rounds.OpenAsync(Id, default)));
    }

    /// <summary>Everybody's invitation has arrived: in an anonymous round there is no answer without one.</summary>
    public async Task InviteAsync()
    {
        Assert.Equal(People.Count, Value(await WithAsync<ParticipantService, Outcome<int>>(people => people.InviteAsync(Id, default))));
        await WithAsync<DispatchMail, bool>(async mail =>
        {
            await mail.RunAsync(default);
            return true;
        });
    }

    public async Task SaveAsync(Guid person, AnswerValue value) => await WithAsync<AnsweringService, bool>(async answering =>
    {
        var view = await answering.LoadAsync(person, default);
        var answers = view!.Asked.SelectMany(asked => asked.Questions).Select(question => new SaveAnswer(question.Code, value, null, null, null, 0));
        Assert.IsType<PageSaved>(await answering.SavePageAsync(person, [.. answers], default));
        return true;
    });

    public async Task SubmitAsync(Guid person) => Assert.Null(await WithAsync<AnsweringService, Refused?>(answering => answering.SubmitAsync(person, default)));

    private async Task<TResult> WithAsync<T, TResult>(Func<T, Task<TResult>> act)
        where T : notnull
    {
        await using var scope = host.Scope(organisationId);
        return await act(scope.ServiceProvider.GetRequiredService<T>());
    }

    private static T Value<T>(Outcome<T> outcome) => outcome.Done ? outcome.Value : throw new InvalidOperationException(outcome.Refusals[0].ToString());
}
