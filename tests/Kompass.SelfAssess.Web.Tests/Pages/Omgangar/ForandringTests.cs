using System.Net;
using AngleSharp.Html.Dom;
using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.TestKit.Web;
using Kompass.SelfAssess.Web.Tests.Components;
using Microsoft.EntityFrameworkCore;
using static Kompass.SelfAssess.Web.Tests.Pages.Omgangar.RoundScene;

namespace Kompass.SelfAssess.Web.Tests.Pages.Omgangar;

[Collection(SharedHost.Name)]
public sealed class ForandringTests(KompassHost host)
{
    [Fact]
    public async Task Change_NamedRounds_LeadsWithTheSentenceAndSplitsTheDifference()
    {
        using var scene = await EmptyAsync(host);
        var first = await ClosedAsync(scene, "Självvärdering 2025", Anonymity.Named, Enumerable.Range(1, 12), 1);
        var second = await ClosedAsync(scene, "Självvärdering 2026", Anonymity.Named, Enumerable.Range(6, 12), 3);
        using var reader = await host.SignInAsAsync(Role.Reader, scene.OrganisationId);

        var page = await reader.GetPageAsync($"/omgangar/{second}/forandring");

        // Shares 0.25/0.45 and 0.62/0.80 in turn; 800 points.
        Assert.Equal(
            "Uppskattningen är 288 poäng högre än i Självvärdering 2025. Skillnaden är statistiskt säkerställd. Av 36 delområden är 36 säkerställt högre och 0 säkerställt lägre.",
            WordsOf(page, ".k-lead"));
        Assert.Contains("Säkerställt högre · 36 delområden", WordsOf(page), StringComparison.Ordinal);
        Assert.Contains("7 svarade båda gångerna, 5 bara förra gången och 5 bara nu.", WordsOf(page), StringComparison.Ordinal);
        Assert.Equal(9, RowsOf(page, "uppdelning").Count);
        Assert.All(page.QuerySelectorAll(".kc-outcome-cell .k-tag"), tag => Assert.Equal("Säkerställt högre", ElementWords.Of(tag)));
        Assert.NotNull(page.QuerySelector($"a[href='/omgangar/{second}/forandring'][aria-current]"));
        // The earlier round has none before it.
        var earlier = await reader.GetPageAsync($"/omgangar/{first}/resultat");
        Assert.Null(earlier.QuerySelector($"a[href='/omgangar/{first}/forandring']"));
        Assert.Contains("ingen tidigare stängd omgång", WordsOf(await reader.GetPageAsync($"/omgangar/{first}/forandring")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_AnonymousRound_SaysWhyItIsNotSplit()
    {
        using var scene = await EmptyAsync(host);
        await ClosedAsync(scene, "Den första", Anonymity.Named, Enumerable.Range(1, 6), 1);
        var second = await ClosedAsync(scene, "Den andra", Anonymity.Anonymous, Enumerable.Range(1, 6), 1);

        var page = await scene.Coordinator.GetPageAsync($"/omgangar/{second}/forandring");

        Assert.Contains("Uppskattningen är densamma som i Den första. Skillnaden är inte statistiskt säkerställd.", WordsOf(page), StringComparison.Ordinal);
        Assert.Contains("Den andra är anonym. Ingen vet då vilka som svarade båda gångerna", WordsOf(page), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#uppdelning-caption"));
    }

    [Fact]
    public async Task Change_FewAnswered_ShowsSignsAndNoNumber()
    {
        using var scene = await EmptyAsync(host);
        await ClosedAsync(scene, "Liten", Anonymity.Named, Enumerable.Range(1, 4), 1);
        var second = await ClosedAsync(scene, "Större", Anonymity.Named, Enumerable.Range(1, 8), 3);

        var page = await scene.Coordinator.GetPageAsync($"/omgangar/{second}/forandring");

        Assert.Contains("Helheten går inte att jämföra.", WordsOf(page), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".kc-difference .kc-value"));
        Assert.DoesNotContain(page.QuerySelectorAll(".kc-marker--previous"), marker => marker.Closest("table") is not null);
        Assert.Contains("För få svarade båda gångerna", WordsOf(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_ChosenByAddress_IsThatRoundOrNotFound()
    {
        using var scene = await EmptyAsync(host);
        var first = await ClosedAsync(scene, "Etta", Anonymity.Named, Enumerable.Range(1, 5), 1);
        var second = await ClosedAsync(scene, "Tvåa", Anonymity.Named, Enumerable.Range(1, 5), 2);
        var third = await ClosedAsync(scene, "Trea", Anonymity.Named, Enumerable.Range(1, 5), 3);

        var page = await scene.Coordinator.GetPageAsync($"/omgangar/{third}/forandring?med={first}&ordning=omrade");

        Assert.Contains("högre än i Etta", WordsOf(page, ".k-lead"), StringComparison.Ordinal);
        Assert.Equal(["Tvåa", "Etta"], page.QuerySelectorAll("#med option").Select(ElementWords.Of));
        Assert.Equal(8, page.QuerySelectorAll(".kc-group-row").Length);
        foreach (var other in new[] { third, Guid.NewGuid() })
        {
            using var response = await scene.Coordinator.Client.GetAsync(new Uri($"/omgangar/{second}/forandring?med={other}", UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }

        using var stranger = await EmptyAsync(host);
        using var theirs = await stranger.Coordinator.Client.GetAsync(new Uri($"/omgangar/{third}/forandring", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, theirs.StatusCode);
    }

    [Fact]
    public async Task Change_OpenRound_ShowsNothing()
    {
        using var scene = await EmptyAsync(host);
        await ClosedAsync(scene, "Etta", Anonymity.Named, Enumerable.Range(1, 5), 1);
        var open = await OpenAsync(scene, "Öppen", Anonymity.Named, Enumerable.Range(1, 5), 3);

        var page = await scene.Coordinator.GetPageAsync($"/omgangar/{open}/forandring");

        Assert.Contains("Omgången har inte stängt än.", WordsOf(page), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("table"));
    }

    private static List<AngleSharp.Dom.IElement> RowsOf(IHtmlDocument page, string table) =>
        [.. page.QuerySelector($"#{table}-caption")!.Closest("table")!.QuerySelectorAll("tbody tr")];

    private static async Task<Guid> ClosedAsync(RoundScene scene, string name, Anonymity anonymity, IEnumerable<int> people, int level)
    {
        // The clock stands still: what closed before closed a day earlier.
        await scene.QueryAsync(async database =>
        {
            await database.Rounds.Where(earlier => earlier.ClosedUtc != null).ForEachAsync(earlier => earlier.ClosedUtc = earlier.ClosedUtc!.Value.AddDays(-1));
            return await database.SaveChangesAsync();
        });
        var round = await OpenAsync(scene, name, anonymity, people, level);
        Assert.Null(await scene.WithAsync<RoundCourse, Refused?>(rounds => rounds.CloseAsync(round, default)));
        return round;
    }

    /// <summary>Everybody answers everything, every other at the level above.</summary>
    private static async Task<Guid> OpenAsync(RoundScene scene, string name, Anonymity anonymity, IEnumerable<int> people, int level)
    {
        var round = await scene.NewRoundAsync(content => content with { Name = name, Anonymity = anonymity, Units = [] });
        var list = string.Join('\n', people.Select(number => $"Person {number};person{number}@example.se;managers;"));
        Assert.True((await scene.WithAsync<ParticipantService, Outcome<PasteOutcome>>(service => service.AddPastedAsync(round, list, [], false, default))).Done);
        await scene.OpenAsync(round);
        var invited = await scene.QueryAsync(database => database.Participants.Where(person => person.RoundId == round).Select(person => new { person.Id, person.Email }).ToListAsync());
        foreach (var person in invited)
        {
            var view = await scene.WithAsync<AnsweringService, AnsweringView?>(answering => answering.LoadAsync(person.Id, default));
            var value = (AnswerValue)(level + (int.Parse(person.Email![6..^11], null) % 2));
            var answers = view!.Asked.SelectMany(asked => asked.Questions).Select(question => new SaveAnswer(question.Code, value, null, null, null, 0)).ToList();
            Assert.IsType<PageSaved>(await scene.WithAsync<AnsweringService, SavePageOutcome>(answering => answering.SavePageAsync(person.Id, answers, default)));
            Assert.Null(await scene.WithAsync<AnsweringService, Refused?>(answering => answering.SubmitAsync(person.Id, default)));
        }

        return round;
    }
}
