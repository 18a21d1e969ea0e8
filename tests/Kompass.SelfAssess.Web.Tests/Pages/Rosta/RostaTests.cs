using System.Net;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.TestKit.Web;
using Kompass.SelfAssess.Web.Pages.Svara;
using Kompass.SelfAssess.Web.Tests.Pages.Omgangar;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.Web.Tests.Pages.Rosta;

[Collection(SharedHost.Name)]
public sealed class RostaTests(KompassHost host)
{
    [Fact]
    public async Task WholeMeeting_WithoutScript_GoesFromCodeToResult()
    {
        using var scene = await VotingScene.BegunAsync(host, 6);
        var waiting = await scene.Round.Coordinator.GetPageAsync(scene.Wall);
        var code = await scene.CodeAsync();
        Assert.Contains($"{code[..3]} {code[3..]}", RoundScene.WordsOf(waiting), StringComparison.Ordinal);
        Assert.Contains("6 har gått med", RoundScene.WordsOf(waiting), StringComparison.Ordinal);

        await scene.PressAsync("#start");
        foreach (var (voter, vote) in scene.Voters.Zip([2, 2, 3, 3, 6, 0]))
        {
            using var taken = await scene.VoteAsync(voter, vote);
            Assert.Equal(HttpStatusCode.SeeOther, taken.StatusCode);
        }

        var voted = await scene.Voters[0].GetPageAsync(await scene.MeetingAsync());
        Assert.Contains($"Din röst är inne {AnsweringWords.Clock(host.Clock.GetUtcNow().UtcDateTime)}. Nivå 2, Påbörjat", RoundScene.WordsOf(voted), StringComparison.Ordinal);
        Assert.Equal("2", voted.QuerySelector("input[name=Vote][checked]")!.GetAttribute("value"));
        using (var changed = await scene.VoteAsync(scene.Voters[5], 1))
        {
            Assert.Equal(HttpStatusCode.SeeOther, changed.StatusCode);
        }

        var wall = await scene.Round.Coordinator.GetPageAsync(scene.Wall);
        Assert.Contains("6 av 6 har röstat", RoundScene.WordsOf(wall), StringComparison.Ordinal);
        Assert.Null(wall.QuerySelector(".kc-distribution"));
        var shown = await scene.PressAsync("#reveal");

        Assert.Equal("0 1 2 2 0 0 1", string.Join(' ', shown.QuerySelectorAll(".kc-distribution tbody tr").Select(row => row.QuerySelector("td.kc-number")!.TextContent.Trim())));
        Assert.Equal($"{scene.Round.Address}/samsyn/1.1.a", shown.QuerySelector("#decide")!.GetAttribute("href"));
        var phone = await scene.Voters[0].GetPageAsync(await scene.MeetingAsync());
        Assert.Equal(7, phone.QuerySelectorAll(".kc-distribution tbody tr").Length);
        Assert.Null(phone.QuerySelector("form[data-vote]"));

        await scene.PressAsync("#end");
        Assert.Equal("Mötet är slut", (await scene.Voters[0].GetPageAsync(await scene.MeetingAsync())).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Reveal_FewVotes_IsAskedAboutAndShowsOnlyHowMany()
    {
        using var scene = await VotingScene.BegunAsync(host, 5);
        await scene.PressAsync("#start");
        foreach (var voter in scene.Voters.Take(4))
        {
            using var taken = await scene.VoteAsync(voter, 4);
        }

        var asked = await scene.PressAsync("#reveal");
        Assert.Contains("Bara 4 av 5 har röstat.", RoundScene.WordsOf(asked), StringComparison.Ordinal);
        Assert.Equal("Visa ändå", asked.QuerySelector("#reveal")!.TextContent);
        var shown = await scene.Round.Coordinator.SubmitFormAsync(asked, new Dictionary<string, string?>(), "form:has(#reveal)");

        Assert.Contains("4 röster Visas inte eftersom färre än fem röstade.", RoundScene.WordsOf(shown), StringComparison.Ordinal);
        Assert.Null(shown.QuerySelector(".kc-distribution"));
        var phone = await scene.Voters[0].GetPageAsync(await scene.MeetingAsync());
        Assert.Contains("Visas inte eftersom färre än fem röstade.", RoundScene.WordsOf(phone), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Vote_TooLateOrNotChosenOrBrokenOff_IsSaidOnThePage()
    {
        using var scene = await VotingScene.BegunAsync(host, 1);
        var voter = scene.Voters[0];
        await scene.PressAsync("#start");
        var page = await voter.GetPageAsync(await scene.MeetingAsync());

        var nothing = await voter.SubmitFormAsync(page, new Dictionary<string, string?>());
        Assert.Equal("#vote-choice", nothing.QuerySelector("[data-error-summary] a")!.GetAttribute("href"));
        Assert.NotNull(nothing.QuerySelector("#vote-choice"));
        using (var strange = await voter.SubmitAsync(page, new Dictionary<string, string?> { ["Vote"] = "7" }))
        {
            Assert.Equal(HttpStatusCode.OK, strange.StatusCode);
        }

        await scene.PressAsync("#discard");
        using var late = await voter.SubmitAsync(page, new Dictionary<string, string?> { ["Vote"] = "3" });
        var answer = await Visitor.ReadAsync(late);

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("Rösten räknas inte.", RoundScene.WordsOf(answer), StringComparison.Ordinal);
        Assert.Equal("Vi väntar på nästa fråga", answer.QuerySelector("h1")!.TextContent);
        Assert.Equal(0, await scene.Round.QueryAsync(db => db.Votes.CountAsync()));
    }

    [Fact]
    public async Task Code_WrongOldOrClosed_IsAnsweredTheSame()
    {
        using var scene = await VotingScene.BegunAsync(host, 0);
        var old = await scene.CodeAsync();
        await scene.PressAsync("#new-code");
        var shut = await scene.CodeAsync();
        await scene.PressAsync("#shut");
        using var visitor = host.Visit();

        List<string> answers = [];
        foreach (var code in new[] { old, shut, "CCCCC2", "hej" })
        {
            answers.Add(RoundScene.WordsOf(await visitor.SubmitFormAsync(await visitor.GetPageAsync("/rosta"), new Dictionary<string, string?> { ["Code"] = code })));
            using var address = await visitor.GetAsync($"/rosta/{code}");
            Assert.Equal(HttpStatusCode.NotFound, address.StatusCode);
            answers.Add(RoundScene.WordsOf(await Visitor.ReadAsync(address)));
        }

        Assert.Contains("Koden stämmer inte, eller så är mötet slut.", Assert.Single(answers.Distinct()), StringComparison.Ordinal);
        Assert.Equal(0, await scene.Round.QueryAsync(db => db.WorkshopVoters.CountAsync()));
    }

    [Fact]
    public async Task AddressWithCode_IsOnlyLookedAtUntilTheButtonIsPressed()
    {
        using var scene = await VotingScene.BegunAsync(host, 0);
        using var visitor = host.Visit();
        var address = $"/rosta/{(await scene.CodeAsync()).ToLowerInvariant()}";

        var page = await visitor.GetPageAsync(address);
        Assert.Contains(RoundScene.WordsOf(page, ".k-kicker"), (await scene.Round.Host.QueryAsync(null, db => db.Organisations.Select(o => o.Name).ToListAsync())));
        Assert.Equal(0, await scene.Round.QueryAsync(db => db.WorkshopVoters.CountAsync()));
        await visitor.SubmitFormAsync(page, new Dictionary<string, string?>());
        Assert.Equal(1, await scene.Round.QueryAsync(db => db.WorkshopVoters.CountAsync()));

        // The same browser goes on as the same voter.
        using var again = await visitor.GetAsync(address);
        Assert.Equal(await scene.MeetingAsync(), again.Headers.Location!.OriginalString);
        await visitor.SubmitFormAsync(await visitor.GetPageAsync("/rosta"), new Dictionary<string, string?> { ["Code"] = await scene.CodeAsync() });
        Assert.Equal(1, await scene.Round.QueryAsync(db => db.WorkshopVoters.CountAsync()));
    }

    [Fact]
    public async Task Meeting_AnotherOnesCookie_LeadsToTheCode()
    {
        using var scene = await VotingScene.BegunAsync(host, 1);
        using var other = await VotingScene.BegunAsync(host, 1);
        var meeting = await other.MeetingAsync();
        await other.PressAsync("#start");
        var page = await other.Voters[0].GetPageAsync(meeting);

        // A cookie under the other meeting's name holds the first one's seal.
        using var visitor = host.Visit();
        using var joined = await visitor.SubmitAsync(await visitor.GetPageAsync("/rosta"), new Dictionary<string, string?> { ["Code"] = await scene.CodeAsync() });
        var seal = joined.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("kompass-rost-", StringComparison.Ordinal));
        Assert.Contains("httponly", seal, StringComparison.OrdinalIgnoreCase);
        var mine = $"kompass-rost-{(await scene.WorkshopAsync()).Id:N}";
        var theirs = $"kompass-rost-{(await other.WorkshopAsync()).Id:N}";
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(meeting, UriKind.Relative));
        request.Headers.Add("Cookie", seal.Split(';')[0].Replace(mine, theirs, StringComparison.Ordinal));
        using var forged = await visitor.Client.SendAsync(request);
        Assert.Equal("/rosta", forged.Headers.Location!.OriginalString);

        using var posted = await RoundScene.PostByHandAsync(scene.Voters[0], await scene.Voters[0].GetPageAsync("/rosta"), meeting,
            ("Ballot", page.QuerySelector("[name=Ballot]")!.GetAttribute("value")!), ("Vote", "3"));
        Assert.Equal("/rosta", posted.Headers.Location!.OriginalString);
        using var asked = await scene.Voters[0].GetAsync($"{meeting}/lage");
        Assert.Equal(HttpStatusCode.NotFound, asked.StatusCode);
        Assert.Equal(0, await other.Round.QueryAsync(db => db.Votes.CountAsync()));
    }

    [Fact]
    public async Task Poll_NothingNew_ReadsNothingAndSaysSo()
    {
        using var scene = await VotingScene.BegunAsync(host, 1);
        var voter = scene.Voters[0];
        var meeting = await scene.MeetingAsync();
        var poll = (await voter.GetPageAsync(meeting)).QuerySelector("[data-poll]")!;
        using (var same = await voter.GetAsync($"{poll.GetAttribute("data-poll")}?v={poll.GetAttribute("data-tag")}"))
        {
            Assert.Equal(HttpStatusCode.NoContent, same.StatusCode);
        }

        // Two hundred asking at once are one question to the database, or two where the second is over in between.
        host.Commands.Reset();
        await Task.WhenAll(Enumerable.Range(0, 200).Select(async _ =>
        {
            using var answer = await voter.GetAsync($"{meeting}/lage?v=vantar");
            Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        }));
        Assert.True(host.Commands.Count <= 8, $"{host.Commands.Count} statements for 200 polls.");

        await scene.PressAsync("#start");
        using var changed = await voter.GetAsync($"{meeting}/lage?v=vantar");
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        var page = await voter.GetPageAsync(meeting);
        Assert.Equal(await changed.Content.ReadAsStringAsync(), page.QuerySelector("[data-poll]")!.GetAttribute("data-tag"));

        var wall = (await scene.Round.Coordinator.GetPageAsync(scene.Wall)).QuerySelector("[data-poll]")!;
        var state = $"{wall.GetAttribute("data-poll")}&v={wall.GetAttribute("data-tag")}";
        using (var same = await scene.Round.Coordinator.GetAsync(state))
        {
            Assert.Equal(HttpStatusCode.NoContent, same.StatusCode);
        }

        using var taken = await scene.VoteAsync(voter, 3);
        using var counted = await scene.Round.Coordinator.GetAsync(state);
        Assert.Equal(HttpStatusCode.OK, counted.StatusCode);
    }

    [Fact]
    public async Task ManyWrongCodes_StopGuessingButNotThoseWhoAreIn()
    {
        using var strict = new KompassHost { Settings = { ["Security:JoinCodesPerAddress"] = "5" } };
        using var scene = await VotingScene.BegunAsync(strict, 2);
        await scene.PressAsync("#start");
        using var guessing = strict.Visit();
        for (var slip = 0; slip < 20; slip++)
        {
            using var typo = await guessing.GetAsync($"/rosta/fel{slip}");
            Assert.Equal(HttpStatusCode.NotFound, typo.StatusCode);
        }

        for (var guess = 0; guess < 5; guess++)
        {
            using var response = await guessing.GetAsync("/rosta/CCCCC2");
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }

        using var stopped = await guessing.GetAsync("/rosta/CCCCC3");
        Assert.Equal(HttpStatusCode.TooManyRequests, stopped.StatusCode);
        foreach (var voter in scene.Voters)
        {
            using var taken = await scene.VoteAsync(voter, 3);
            Assert.Equal(HttpStatusCode.SeeOther, taken.StatusCode);
        }

        await scene.PressAsync("#discard");
        strict.Clock.Advance(TimeSpan.FromMinutes(11));
        await scene.JoinAsync();
    }

    [Fact]
    public async Task TwoHundredFromOneAddress_AllComeIn()
    {
        using var strict = new KompassHost { Settings = { ["Security:JoinCodesPerAddress"] = "5" } };
        using var scene = await VotingScene.BegunAsync(strict, 0);
        var code = await scene.CodeAsync();
        for (var voter = 0; voter < 200; voter++)
        {
            using var visitor = strict.Visit();
            using var answer = await visitor.GetAsync($"/rosta/{code}");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData(Role.Reader, HttpStatusCode.Forbidden)]
    [InlineData(Role.Anonymous, HttpStatusCode.Redirect)]
    [InlineData(Role.PlatformAdministrator, HttpStatusCode.Forbidden)]
    public async Task Wall_IsTheCoordinatorsOnly(Role role, HttpStatusCode expected)
    {
        using var scene = await VotingScene.BegunAsync(host, 0);
        using var visitor = await host.SignInAsAsync(role, scene.Round.OrganisationId);
        using var answer = await visitor.GetAsync(scene.Wall);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task Wall_AnotherMunicipalityOrNoSuchItem_IsNotFound()
    {
        using var scene = await VotingScene.BegunAsync(host, 0);
        using var other = await host.SignInAsAsync(Role.Coordinator, (await host.OrganisationAsync($"Grannby {Guid.NewGuid():N}")).Id);
        foreach (var (visitor, address) in new[] { (other, scene.Wall), (scene.Round.Coordinator, $"{scene.Round.Address}/samsyn/9.9/rosta") })
        {
            using var answer = await visitor.GetAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Wall_ConfirmedRoundOrAnotherItemOpen_OffersNoStart()
    {
        using var scene = await VotingScene.BegunAsync(host, 1);
        await scene.PressAsync("#start");
        var elsewhere = await scene.Round.Coordinator.GetPageAsync($"{scene.Round.Address}/samsyn/1.2/rosta");
        Assert.Null(elsewhere.QuerySelector("#start"));
        Assert.Equal(scene.Wall, elsewhere.QuerySelector(".k-notice a")!.GetAttribute("href"));

        await scene.Round.QueryAsync(db => db.Rounds.Where(round => round.Id == scene.Round.RoundId)
            .ExecuteUpdateAsync(set => set.SetProperty(round => round.State, RoundState.Confirmed)));
        var confirmed = await scene.Round.Coordinator.GetPageAsync(scene.Wall);
        Assert.Empty(confirmed.QuerySelectorAll(".k-wall form"));
        Assert.Contains("Omgången är fastställd.", RoundScene.WordsOf(confirmed), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_InEnglish_AreEnglish()
    {
        using var scene = await VotingScene.BegunAsync(host, 0);
        using var visitor = host.Visit();
        visitor.Client.DefaultRequestHeaders.Add("Cookie", ".AspNetCore.Culture=c%3Den%7Cuic%3Den");
        Assert.Equal("Vote at the meeting", (await visitor.GetPageAsync("/rosta")).QuerySelector("h1")!.TextContent);
        Assert.Equal("Vote at the meeting", (await visitor.GetPageAsync($"/rosta/{await scene.CodeAsync()}")).QuerySelector("h1")!.TextContent);
    }
}
