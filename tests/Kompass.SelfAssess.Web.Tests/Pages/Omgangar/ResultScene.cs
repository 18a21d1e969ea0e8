using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.TestKit.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kompass.SelfAssess.Web.Tests.Pages.Omgangar;

/// <summary>A round whose answers a test decides, one by one.</summary>
public sealed class ResultScene(ResultHost host, int organisationId, Guid roundId)
{
    private readonly List<(Guid Id, string Group)> people = [];

    public int OrganisationId => organisationId;

    public Guid RoundId => roundId;

    public string Address => $"/omgangar/{roundId}";

    public Task<Visitor> ReaderAsync() => host.SignInAsAsync(Role.Reader, organisationId);

    public Task<Visitor> CoordinatorAsync() => host.SignInAsAsync(Role.Coordinator, organisationId);

    public async Task<ResultScene> InviteAsync(string group, int count, string? unit = null)
    {
        for (var person = 0; person < count; person++)
        {
            var added = await WithAsync<ParticipantService, Outcome<Guid>>(service =>
                service.AddAsync(new AddParticipant(roundId, $"{group} {person}", $"{Guid.NewGuid():N}@test.example.se", group, unit), default));
            people.Add((added.Done ? added.Value : throw new InvalidOperationException(added.Refusals[0].ToString()), group));
        }

        return this;
    }

    /// <summary>Opens the round; everybody answers and submits. The level is told by group, number within the group and question.</summary>
    public async Task<ResultScene> AnswerAsync(Func<string, int, string, AnswerValue> level, Func<string, int, string, string?>? comment = null)
    {
        Assert.Null(await WithAsync<RoundCourse, Refused?>(rounds => rounds.OpenAsync(roundId, default)));
        foreach (var group in people.GroupBy(person => person.Group))
        {
            foreach (var (person, number) in group.Select((person, index) => (person.Id, index)))
            {
                await WithAsync<AnsweringService, bool>(async answering =>
                {
                    var view = await answering.LoadAsync(person, default);
                    var answers = view!.Asked.SelectMany(asked => asked.Questions)
                        .Select(question => new SaveAnswer(question.Code, level(group.Key, number, question.Code), comment?.Invoke(group.Key, number, question.Code), null, null, 0));
                    Assert.IsType<PageSaved>(await answering.SavePageAsync(person, [.. answers], default));
                    Assert.Null(await answering.SubmitAsync(person, default));
                    return true;
                });
            }
        }

        return this;
    }

    public async Task<ResultScene> CloseAsync()
    {
        Assert.Null(await WithAsync<RoundCourse, Refused?>(rounds => rounds.CloseAsync(roundId, default)));
        return this;
    }

    public Task<int> RenameAsync(string round) => host.QueryAsync(organisationId, database =>
        database.Rounds.Where(row => row.Id == roundId).ExecuteUpdateAsync(set => set.SetProperty(row => row.Name, round)));

    private async Task<TResult> WithAsync<T, TResult>(Func<T, Task<TResult>> act)
        where T : notnull
    {
        await using var scope = host.Scope(organisationId);
        return await act(scope.ServiceProvider.GetRequiredService<T>());
    }
}
