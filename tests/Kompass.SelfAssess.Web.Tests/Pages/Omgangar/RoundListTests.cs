using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.TestKit.Web;
using Kompass.SelfAssess.Web.Tests.Components;
using static Kompass.SelfAssess.Web.Tests.Pages.Omgangar.RoundScene;

namespace Kompass.SelfAssess.Web.Tests.Pages.Omgangar;

[Collection(SharedHost.Name)]
public sealed class RoundListTests(KompassHost host)
{
    [Fact]
    public async Task List_NoRound_SaysWhatToDo()
    {
        using var scene = await RoundScene.EmptyAsync(host);
        using var reader = await host.SignInAsAsync(Role.Reader, scene.OrganisationId);

        Assert.Contains("Skapa den första med knappen ovanför.", WordsOf(await scene.Coordinator.GetPageAsync("/omgangar")), StringComparison.Ordinal);
        Assert.Contains("När samordnaren har skapat en syns den här.", WordsOf(await reader.GetPageAsync("/omgangar")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_States_LeadWhereTheRoundIsReadNext()
    {
        using var scene = await RoundScene.OpenAsync(host, 1, content => content with { Name = "Stängd" });
        await scene.CloseAsync();
        var open = await scene.NewRoundAsync(content => content with { Name = "Öppen" });
        await scene.InviteAsync(1, open);
        await scene.OpenAsync(open);
        var draft = await scene.NewRoundAsync(content => content with { Name = "Utkast" });

        var links = (await scene.Coordinator.GetPageAsync("/omgangar")).QuerySelectorAll("main tbody a").Select(link => (link.TextContent, link.GetAttribute("href")));

        Assert.Equal([("Öppen", $"/omgangar/{open}"), ("Utkast", $"/omgangar/{draft}"), ("Stängd", $"{scene.Address}/resultat")], links);
    }

    [Fact]
    public async Task List_AnswersByOpenLink_AreNotCountedAmongTheInvited()
    {
        using var scene = await RoundScene.OpenAsync(host, 2, content => content with { Groups = [.. content.Groups, new RoundGroupChoice(RoleGroups.Unions, [])] });
        var unions = (await scene.RoundAsync()).Groups.Single(group => group.Key == RoleGroups.Unions).Id;
        await scene.QueryAsync(async database =>
        {
            database.Participants.AddRange(Enumerable.Range(0, 3).Select(_ => new Participant
            {
                Id = Guid.NewGuid(),
                OrganisationId = scene.OrganisationId,
                RoundId = scene.RoundId,
                RoundGroupId = unions,
            }));
            return await database.SaveChangesAsync();
        });
        await scene.AnswerAsync(4);

        var row = (await scene.Coordinator.GetPageAsync("/omgangar")).QuerySelector("main tbody tr")!;
        var named = (await scene.ParticipantsAsync()).Count(person => person.Email is not null && person.State == ParticipantState.Submitted);

        Assert.Equal($"{named} av 2 {4 - named} genom öppen länk", ElementWords.Of(row.QuerySelector("td[data-label=Svar]")!));
    }

    [Fact]
    public async Task List_TenRounds_TakeAsManyStatementsAsOne()
    {
        using var scene = await RoundScene.OpenAsync(host, 3);
        var one = await scene.StatementsAsync("/omgangar");
        for (var number = 2; number <= 10; number++)
        {
            var round = await scene.NewRoundAsync(content => content with { Name = $"Omgång {number}" });
            await scene.InviteAsync(3, round);
            await scene.OpenAsync(round);
        }

        var ten = await scene.StatementsAsync("/omgangar");

        Assert.Equal(10, (await scene.Coordinator.GetPageAsync("/omgangar")).QuerySelectorAll("main tbody tr").Length);
        Assert.Equal(one, ten);
    }
}
