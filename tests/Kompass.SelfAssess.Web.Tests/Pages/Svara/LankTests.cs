using System.Net;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.TestKit.Web;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.Web.Tests.Pages.Svara;

public sealed class LankTests(AnsweringHost host) : IClassFixture<AnsweringHost>
{
    [Fact]
    public async Task Get_PersonalLink_SendsOnToAddressWithoutToken()
    {
        var scene = await host.SceneAsync();
        using var visitor = host.Visit();
        using var response = await visitor.GetAsync(scene.Link);
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Equal($"{scene.Start}/", response.Headers.Location!.OriginalString);
        Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("no-store", response.Headers.GetValues("Cache-Control").Single());
    }

    [Fact]
    public async Task Get_PersonalLink_CookieIsUnreadableAndForThisParticipantOnly()
    {
        var scene = await host.SceneAsync();
        using var visitor = host.Visit();
        using var response = await visitor.GetAsync(scene.Link);
        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"));
        var parts = cookie.Split("; ");
        Assert.StartsWith($"kompass-svar-{scene.ParticipantId:N}=", parts[0], StringComparison.Ordinal);
        Assert.Contains($"path={scene.Start}", parts);
        Assert.Contains("httponly", parts);
        Assert.Contains("samesite=lax", parts);
        Assert.DoesNotContain("secure", parts);
        // 24 November to 11 December and a fortnight more.
        var days = TimeSpan.FromSeconds(int.Parse(parts.Single(part => part.StartsWith("max-age=", StringComparison.Ordinal))[8..], System.Globalization.CultureInfo.InvariantCulture)).TotalDays;
        Assert.InRange(days, 30, 31);
        var value = Uri.UnescapeDataString(parts[0][(parts[0].IndexOf('=', StringComparison.Ordinal) + 1)..]);
        Assert.DoesNotContain(scene.Token, value, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(scene.ParticipantId.ToString("N"), value, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("en", null, "en")]
    [InlineData("en", "sv", "sv")]
    [InlineData("sv", null, "sv")]
    public async Task Get_PersonalLink_PagesSpeakAsTheMailDidUnlessALanguageIsChosen(string mail, string? chosen, string expected)
    {
        var scene = await host.SceneAsync();
        await scene.QueryAsync(db => db.Participants.Where(person => person.Id == scene.ParticipantId)
            .ExecuteUpdateAsync(set => set.SetProperty(person => person.Language, mail)));
        using var visitor = host.Visit();
        if (chosen is not null)
        {
            using var _ = await visitor.Client.PostAsync(new Uri("/sprak", UriKind.Relative), new FormUrlEncodedContent([new("culture", chosen)]));
        }

        using var response = await visitor.GetAsync(scene.Link);

        Assert.Equal(expected, (await visitor.GetPageAsync($"{scene.Start}/")).DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task Get_OverHttps_CookieIsSecure()
    {
        var scene = await host.SceneAsync();
        using var visitor = host.Visit();
        using var response = await visitor.GetAsync($"https://localhost{scene.Link}");
        Assert.Contains("; secure", response.Headers.GetValues("Set-Cookie").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("finns-inte")]
    [InlineData("abcdefghjkmnpqrstvwxyz0123")]
    [InlineData("%27%3B--%3Cb%3E")]
    public async Task Get_UnknownLink_SaysWhatToDo(string token)
    {
        using var visitor = host.Visit();
        using var response = await visitor.GetAsync($"/svara/{token}");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        var page = await Visitor.ReadAsync(response);
        Assert.Contains("Länken gäller inte längre. Be samordnaren om en ny.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Get_LinkOfOneWhoWasTakenOffTheList_IsUnknown()
    {
        var scene = await host.SceneAsync();
        using var visitor = await scene.EnterAsync();
        await scene.RemoveAsync();
        using var link = await visitor.GetAsync(scene.Link);
        Assert.Equal(HttpStatusCode.NotFound, link.StatusCode);
        using var page = await visitor.GetAsync(scene.Start);
        Assert.Equal(HttpStatusCode.Forbidden, page.StatusCode);
    }

    [Fact]
    public async Task Get_ManyUnknownLinks_StopsGuessingButNotThoseWhoAnswer()
    {
        using var strict = new AnsweringHost { Settings = { ["Security:UnknownLinksPerAddress"] = "5" } };
        await strict.InitializeAsync();
        var scene = await strict.SceneAsync();
        using var answering = await scene.EnterAsync();
        using var guessing = strict.Visit();
        for (var guess = 0; guess < 5; guess++)
        {
            using var response = await guessing.GetAsync($"/svara/gissning{guess}");
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }

        using var stopped = await guessing.GetAsync("/svara/gissning6");
        Assert.Equal(HttpStatusCode.TooManyRequests, stopped.StatusCode);
        Assert.True(stopped.Headers.Contains("Retry-After"));
        await answering.GetPageAsync(scene.Page("2.1"));
        strict.Clock.Advance(TimeSpan.FromMinutes(11));
        await guessing.GetPageAsync(scene.Link);
    }

    [Fact]
    public async Task Get_SameLinkManyTimes_IsNeverAFailure()
    {
        using var strict = new AnsweringHost { Settings = { ["Security:UnknownLinksPerAddress"] = "5" } };
        await strict.InitializeAsync();
        var scene = await strict.SceneAsync();
        for (var visit = 0; visit < 40; visit++)
        {
            using var visitor = strict.Visit();
            using var response = await visitor.GetAsync(scene.Link);
            Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        }
    }

    /// <summary>Failures are limited, not people: right links work however much somebody behind the same address has guessed.</summary>
    [Fact]
    public async Task Get_TwoHundredRightLinksAfterTooManyGuesses_AreNeverLimited()
    {
        using var strict = new AnsweringHost { Settings = { ["Security:UnknownLinksPerAddress"] = "5" } };
        await strict.InitializeAsync();
        var scene = await strict.SceneAsync();
        var open = await scene.OpenLinkAsync();
        using var guessing = strict.Visit();
        for (var guess = 0; guess < 8; guess++)
        {
            using var response = await guessing.GetAsync($"/svara/gissning{guess}");
            Assert.Equal(guess < 5 ? HttpStatusCode.NotFound : HttpStatusCode.TooManyRequests, response.StatusCode);
        }

        for (var person = 0; person < 100; person++)
        {
            using var visitor = strict.Visit();
            using var personal = await visitor.GetAsync(scene.Link);
            using var joining = await visitor.GetAsync(open);
            Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.OK), (personal.StatusCode, joining.StatusCode));
        }
    }

    /// <summary>Used up, withdrawn, renewed, never made: who tries it learns nothing from the answer.</summary>
    [Fact]
    public async Task Get_EveryKindOfDeadLink_GetsTheSameAnswer()
    {
        var scene = await host.SceneAsync();
        var renewed = await scene.OpenLinkAsync();
        await scene.OpenLinkAsync();
        await scene.RemoveAsync();
        var answers = new List<(HttpStatusCode, string)>();
        foreach (var link in new[] { "/svara/abcdefghjkmnpqrstvwxyz0123", scene.Link, renewed, "/svara/x" })
        {
            using var visitor = host.Visit();
            using var answer = await visitor.GetAsync(link);
            answers.Add((answer.StatusCode, (await Visitor.ReadAsync(answer)).QuerySelector("main")!.InnerHtml));
        }

        Assert.Single(answers.Distinct());
    }

    [Fact]
    public async Task Post_SeveralGroupsWithOpenLinks_ThePersonChoosesPreselectedByTheLink()
    {
        var scene = await host.SceneAsync();
        var link = await scene.OpenLinkAsync();
        var groups = await scene.QueryAsync(database => database.RoundGroups.Where(group => group.RoundId == scene.RoundId).OrderBy(group => group.Position).Select(group => group.Id).ToListAsync());
        Assert.True((await scene.WithAsync<ParticipantService, App.Outcome<Uri>>(people => people.CreateOpenLinkAsync(groups[0], default))).Done);

        using var visitor = host.Visit();
        var page = await visitor.GetPageAsync(link);
        Assert.Equal(groups.Select(id => $"{id}"), page.QuerySelectorAll("input[name=Group]").Select(choice => choice.GetAttribute("value")!));
        Assert.Equal($"{groups[1]}", page.QuerySelector("input[name=Group][checked]")!.GetAttribute("value"));
        using (var wrong = await visitor.SubmitAsync(page, new Dictionary<string, string?> { ["Group"] = "0" }))
        {
            Assert.Equal("#Group", (await Visitor.ReadAsync(wrong)).QuerySelector("[data-error-summary] a")!.GetAttribute("href"));
        }

        await visitor.SubmitFormAsync(page, new Dictionary<string, string?> { ["Group"] = $"{groups[0]}" });

        var joined = await scene.QueryAsync(database => database.Participants.SingleAsync(participant => participant.RoundId == scene.RoundId && participant.Name == null));
        Assert.Equal(groups[0], joined.RoundGroupId);
        // The link goes on with what was begun by it, whatever group was chosen.
        Assert.Equal($"/svara/d/{joined.Id}", (await visitor.GetPageAsync(link)).QuerySelector(".k-notice a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Get_TwoLinksInOneBrowser_NeverMix()
    {
        var first = await host.SceneAsync(round: "Första omgången");
        var second = await host.SceneAsync(round: "Andra omgången");
        using var visitor = await first.EnterAsync();
        await visitor.GetPageAsync(second.Link);
        var page = await visitor.GetPageAsync(first.Page("2.1"));
        Assert.Contains("Första omgången", page.QuerySelector("header")!.TextContent, StringComparison.Ordinal);
        await visitor.SubmitFormAsync(page, new Dictionary<string, string?> { [AnsweringScene.Field(page, "2.1.b", "Value")] = "4" });
        Assert.Equal(AnswerValue.Level4, (await first.StoredAsync("2.1.b"))!.Value);
        Assert.Null(await second.StoredAsync("2.1.b"));
    }

    [Fact]
    public async Task Get_CookieOfAnotherParticipant_IsNotLetIn()
    {
        var mine = await host.SceneAsync();
        var other = await host.SceneAsync();
        using var visitor = host.Visit();
        using var entered = await visitor.GetAsync(mine.Link);
        var cookie = entered.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        var value = cookie[(cookie.IndexOf('=', StringComparison.Ordinal) + 1)..];
        using var request = new HttpRequestMessage(HttpMethod.Get, other.Start);
        request.Headers.Add("Cookie", $"kompass-svar-{other.ParticipantId:N}={value}");
        using var bare = host.Visit();
        using var response = await bare.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/2.1")]
    [InlineData("/granska")]
    [InlineData("/tack")]
    public async Task Get_InnerPageWithoutCookie_AsksForTheLink(string page)
    {
        var scene = await host.SceneAsync();
        using var visitor = host.Visit();
        using var response = await visitor.GetAsync(scene.Start + page);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        var html = await Visitor.ReadAsync(response);
        Assert.Equal("Öppna din personliga länk igen", html.QuerySelector("h1")!.TextContent);
        Assert.DoesNotContain("Självvärdering", html.DocumentElement.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_SignedInCoordinatorOfAnotherMunicipality_MayAnswerByLink()
    {
        var other = await host.OrganisationAsync("Annanby");
        var scene = await host.SceneAsync();
        using var visitor = await host.SignInAsAsync(Role.Coordinator, other.Id);
        var page = await visitor.GetPageAsync(scene.Link);
        Assert.Equal("Självvärdering hösten 2026", page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Get_OpenLink_AsksUnitAndSaysGroup()
    {
        var scene = await host.SceneAsync();
        using var visitor = host.Visit();
        var page = await visitor.GetPageAsync(await scene.OpenLinkAsync());
        Assert.Contains("Facklig företrädare", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, page.QuerySelectorAll("select[name=Unit] option").Length);
        Assert.Equal(1, await scene.QueryAsync(database => database.Participants.CountAsync(participant => participant.RoundId == scene.RoundId)));
    }

    [Fact]
    public async Task Post_OpenLink_MakesOneParticipantWithALinkToComeBackBy()
    {
        var scene = await host.SceneAsync();
        var link = await scene.OpenLinkAsync();
        using var visitor = host.Visit();
        var unit = await scene.QueryAsync(database => database.RoundUnits.Where(u => u.RoundId == scene.RoundId).OrderBy(u => u.Position).Select(u => u.Id).LastAsync());
        var start = await visitor.SubmitFormAsync(await visitor.GetPageAsync(link), new Dictionary<string, string?> { ["Unit"] = $"{unit}" });
        var personal = start.QuerySelector("#personal-link")!.GetAttribute("value")!;
        Assert.DoesNotContain(link[(link.LastIndexOf('/') + 1)..], start.DocumentElement.OuterHtml, StringComparison.Ordinal);
        var joined = await scene.QueryAsync(database => database.Participants.SingleAsync(participant => participant.RoundId == scene.RoundId && participant.Name == null));
        Assert.Equal(unit, joined.RoundUnitId);

        // The link is shown once; it leads another browser to the same answers.
        Assert.Null((await visitor.GetPageAsync($"/svara/d/{joined.Id}")).QuerySelector("#personal-link"));
        using var elsewhere = host.Visit();
        using var response = await elsewhere.GetAsync(new Uri(personal).PathAndQuery);
        Assert.Equal($"/svara/d/{joined.Id}/", response.Headers.Location!.OriginalString);

        // In the same browser the open link offers to go on.
        var again = await visitor.GetPageAsync(link);
        Assert.Equal($"/svara/d/{joined.Id}", again.QuerySelector(".k-notice a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Post_OpenLinkTwoPeople_TwoParticipants()
    {
        var scene = await host.SceneAsync();
        var link = await scene.OpenLinkAsync();
        foreach (var _ in (int[])[1, 2])
        {
            using var visitor = host.Visit();
            await visitor.SubmitFormAsync(await visitor.GetPageAsync(link), new Dictionary<string, string?>());
        }

        Assert.Equal(2, await scene.QueryAsync(database => database.Participants.CountAsync(participant => participant.RoundId == scene.RoundId && participant.Name == null)));
    }

    [Fact]
    public async Task Post_OpenLinkWithUnitOfAnotherRound_IsRefusedAtTheField()
    {
        var other = await host.SceneAsync();
        var foreign = await other.QueryAsync(database => database.RoundUnits.Where(u => u.RoundId == other.RoundId).Select(u => u.Id).FirstAsync());
        var scene = await host.SceneAsync();
        using var visitor = host.Visit();
        var page = await visitor.GetPageAsync(await scene.OpenLinkAsync());
        using var response = await visitor.SubmitAsync(page, new Dictionary<string, string?> { ["Unit"] = $"{foreign}" });
        var again = await Visitor.ReadAsync(response);
        Assert.Equal("#Unit", again.QuerySelector("[data-error-summary] a")!.GetAttribute("href"));
        Assert.NotNull(again.QuerySelector("#Unit"));
    }

    [Theory]
    [InlineData(RoundState.Draft, "Omgången har inte öppnat än")]
    [InlineData(RoundState.Closed, "Omgången är stängd")]
    public async Task Get_OpenLinkOfRoundThatIsNotOpen_SaysSo(RoundState state, string heading)
    {
        var scene = await host.SceneAsync(open: false);
        var link = await scene.OpenLinkAsync();
        await scene.SetStateAsync(state);
        using var visitor = host.Visit();
        Assert.Equal(heading, (await visitor.GetPageAsync(link)).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Log_WholeWay_HoldsNoTokenAndNoName()
    {
        var scene = await host.SceneAsync(name: "Gunhild Unikson");
        var open = await scene.OpenLinkAsync();
        using var visitor = await scene.EnterAsync();
        var page = await visitor.GetPageAsync(scene.Page("2.1"));
        await visitor.SubmitFormAsync(page, new Dictionary<string, string?> { [AnsweringScene.Field(page, "2.1.b", "Comment")] = "Hemlig kommentar" });
        using var _ = await visitor.GetAsync(open);
        var token = open[(open.LastIndexOf('/') + 1)..];
        Assert.DoesNotContain(host.Log.Lines, line =>
            line.Contains(scene.Token, StringComparison.OrdinalIgnoreCase)
            || line.Contains(token, StringComparison.OrdinalIgnoreCase)
            || line.Contains("Unikson", StringComparison.Ordinal)
            || line.Contains("Hemlig kommentar", StringComparison.Ordinal));
    }
}
