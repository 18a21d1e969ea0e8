using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.TestKit.Databases;

namespace Kompass.SelfAssess.App.Tests.Rounds;

public class CommentServiceTests
{
    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task List_TenRespondents_ShowsCommentsOnceTheRoundIsClosed(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await AnsweredAsync(database, 10);
        Assert.True((await ListAsync(scenario)).Withheld);

        await scenario.CloseAsync();

        var list = await ListAsync(scenario);
        Assert.Equal((false, 10), (list.Withheld, list.Respondents));
        Assert.Equal(20, list.Comments.Count);
        Assert.Equal(["1.1.a", "1.2.a"], list.Comments.Select(c => c.QuestionCode).Distinct().Order());
        Assert.Equal(20, list.Comments.Select(c => c.Id).Distinct().Count());
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task List_NineRespondents_ShowsNothingUntilTheCoordinatorHasReviewed(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await AnsweredAsync(database, 9);
        Assert.Equal(RefusalCode.NotClosed, (await ReviewAsync(scenario))!.Code);
        await scenario.CloseAsync();

        var before = await ListAsync(scenario);
        var reviewing = await ListAsync(scenario, coordinator: true);
        Assert.Null(await ReviewAsync(scenario));
        var after = await ListAsync(scenario);

        Assert.Equal((true, 9), (before.Withheld, before.Respondents));
        Assert.Empty(before.Comments);
        Assert.Equal(18, reviewing.Comments.Count);
        Assert.All(reviewing.Comments, comment => Assert.True(comment.AwaitsReview));
        Assert.Equal(18, after.Comments.Count);
        Assert.All(after.Comments, comment => Assert.False(comment.AwaitsReview));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task List_FourRespondents_ShowsNothingToAnybodyReviewedOrNot(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await AnsweredAsync(database, 4);
        await scenario.CloseAsync();
        Assert.Null(await ReviewAsync(scenario));

        Assert.Empty((await ListAsync(scenario, coordinator: true)).Comments);
        Assert.Empty((await ListAsync(scenario)).Comments);
    }

    [Fact]
    public async Task List_QuestionThatFewAnswered_ShowsNothingOfIt()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scenario = await RoundScenario.CreateAsync(database);
        await scenario.InviteAsync(RoleGroups.Managers, "Skola", 12);
        await scenario.OpenAsync();
        foreach (var (participant, index) in scenario.Participants.Select((participant, index) => (participant, index)))
        {
            await scenario.SaveAsync(participant, "1.1.a", AnswerValue.Level3, "om ett");
            if (index < 4)
            {
                await scenario.SaveAsync(participant, "1.2.a", AnswerValue.Level3, "om två");
            }

            await scenario.SubmitAsync(participant);
        }

        await scenario.CloseAsync();

        Assert.Equal(["om ett"], (await ListAsync(scenario)).Comments.Select(c => c.Text).Distinct());
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Hide_OneComment_IsGoneForOthersAndCanComeBack(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await AnsweredAsync(database, 10);
        await scenario.CloseAsync();
        var one = (await ListAsync(scenario)).Comments[3];

        Assert.Null(await HideAsync(one.Id, true));
        Assert.DoesNotContain((await ListAsync(scenario)).Comments, c => c.Id == one.Id);
        Assert.True((await ListAsync(scenario, coordinator: true)).Comments.Single(c => c.Id == one.Id).Hidden);
        Assert.Null(await HideAsync(one.Id, false));
        Assert.Equal(20, (await ListAsync(scenario)).Comments.Count);
        Assert.Equal(RefusalCode.CommentUnknown, (await HideAsync("0123", true))!.Code);

        Task<Refused?> HideAsync(string id, bool hidden) => scenario.WithAsync<CommentService, Refused?>(s => s.HideAsync(scenario.RoundId, id, hidden, default));
    }

    private static async Task<RoundScenario> AnsweredAsync(TestDatabase database, int people)
    {
        var scenario = await RoundScenario.CreateAsync(database);
        await scenario.InviteAsync(RoleGroups.Managers, "Skola", people);
        await scenario.OpenAsync();
        foreach (var participant in scenario.Participants)
        {
            await scenario.AnswerAsync(participant, _ => AnswerValue.Level3, code => code is "1.1.a" or "1.2.a" ? $"om {code}" : null);
            await scenario.SubmitAsync(participant);
        }

        return scenario;
    }

    private static Task<CommentList> ListAsync(RoundScenario scenario, bool coordinator = false) =>
        scenario.WithAsync<CommentService, CommentList>(s => s.ListAsync(scenario.RoundId, coordinator, default));

    private static Task<Refused?> ReviewAsync(RoundScenario scenario) =>
        scenario.WithAsync<CommentService, Refused?>(s => s.ReviewedAsync(scenario.RoundId, default));
}
