using System.Net;
using AngleSharp.Html.Dom;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.TestKit.Web;
using Kompass.SelfAssess.Web.Tests.Pages.Svara;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.Web.Tests.Pages.Uppfoljning;

/// <summary>What an owner of actions does by the link from the mail, in a browser without script.</summary>
public sealed class UppfoljningTests(AnsweringHost host) : IClassFixture<AnsweringHost>
{
    [Fact]
    public async Task Get_Link_SendsOnToAddressWithoutTokenWhichIsNowhereAfterwards()
    {
        var scene = await OwnerScene.OpenAsync(host);
        using var visitor = host.Visit();
        using var response = await visitor.GetAsync(scene.Link);
        Assert.Equal((HttpStatusCode.SeeOther, $"{scene.Start}/"), (response.StatusCode, response.Headers.Location!.OriginalString));
        Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("no-store", response.Headers.GetValues("Cache-Control").Single());
        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"));
        Assert.Contains($"path={scene.Start}", cookie.Split("; "));
        Assert.Contains("httponly", cookie.Split("; "));
        foreach (var address in new[] { $"{scene.Start}/", scene.Page(1), $"{scene.Start}/granska" })
        {
            var page = await visitor.GetPageAsync(address);
            Assert.DoesNotContain(scene.Token, page.DocumentElement.OuterHtml, StringComparison.OrdinalIgnoreCase);
            Assert.Equal("no-referrer", page.QuerySelector("meta[name=referrer]")!.GetAttribute("content"));
        }

        Assert.DoesNotContain(host.Log.Lines, line => line.Contains(scene.Token, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Get_Start_SaysWhoAsksWhoSeesUntilWhenAndHowFarEachActionIs()
    {
        var scene = await OwnerScene.OpenAsync(host, plan => plan.Actions[0].Title = "Ta fram en medborgardialog");
        using var visitor = await scene.EnterAsync();
        var page = await visitor.GetPageAsync($"{scene.Start}/");
        Assert.Equal("Hur går det med åtgärderna?", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("Ekby, Handlingsplan 2027", page.QuerySelector(".k-kicker")!.TextContent);
        var text = Words(page, "main");
        Assert.Contains("Du ansvarar för två åtgärder. Berätta hur läget är, senast tisdag 8 december.", text, StringComparison.Ordinal);
        Assert.Contains("Du svarar för Karin Berg.", text, StringComparison.Ordinal);
        Assert.Contains("Dina svar är inte anonyma. Samordnaren och de i kommunen som läser handlingsplanen ser dem, med ditt namn.", text, StringComparison.Ordinal);
        Assert.Contains("Ungefär fyra minuter.", text, StringComparison.Ordinal);
        Assert.Contains("karin.ek@ekby.example.se", text, StringComparison.Ordinal);
        Assert.Equal(["Inte besvarad", "Inte besvarad"], page.QuerySelectorAll(".k-owner-actions .k-tag").Select(tag => tag.TextContent.Trim()));
        Assert.Equal("Ta fram en medborgardialog", page.QuerySelector(".k-owner-title")!.TextContent);
        Assert.Equal(scene.Page(1), page.QuerySelector(".k-owner-go a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task WholeWay_WithoutScript_DraftResumeElsewhereSubmitChangeAndClose()
    {
        var scene = await OwnerScene.OpenAsync(host, plan => plan.Actions[0].Steps = [new ActionStep { Text = "Kartlägg" }]);
        using (var first = await scene.EnterAsync())
        {
            var form = await first.GetPageAsync(scene.Page(1));
            var next = await first.SubmitFormAsync(form, new Dictionary<string, string?>
            {
                ["Form.Status"] = "InProgress",
                ["Form.Percent"] = "40",
                ["Form.Comment"] = "Kartläggningen är klar.",
                ["Form.Hindrance"] = "Väntar på budget.",
                ["Form.EvidenceLink"] = "https://www.ekby.example.se/beslut",
                ["Form.ProposedDueOn"] = "2027-06-30",
                ["Form.Ratings[0].Value"] = "3",
                ["Go"] = "next",
            });
            Assert.StartsWith("2 ", next.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
            Assert.Equal("Sparad 10:30", Words(next, "#autosave-status"));
            Assert.Equal("1 av 2 åtgärder besvarade", Words(next, "label[for=progress]"));
        }

        using var visitor = await scene.EnterAsync();
        var resumed = await visitor.GetPageAsync(scene.Page(1));
        Assert.Equal("Kartläggningen är klar.", resumed.QuerySelector("#Form_Comment")!.TextContent);
        Assert.Equal("3", resumed.QuerySelector("input[name='Form.Ratings[0].Value'][checked]")!.GetAttribute("value"));
        Assert.Equal(4, resumed.QuerySelectorAll("details.k-owner-more[open]").Length);
        var review = await visitor.GetPageAsync($"{scene.Start}/granska");
        Assert.Contains("Pågår, 40 procent", Words(review, "#report-1"), StringComparison.Ordinal);
        var asked = await visitor.SubmitFormAsync(review, new Dictionary<string, string?>());
        Assert.Contains("Kryssa för att de andra åtgärderna får vara obesvarade", Words(asked, "[data-error-summary]"), StringComparison.Ordinal);
        var thanks = await visitor.SubmitFormAsync(asked, new Dictionary<string, string?> { ["SilentToo"] = "true" });
        Assert.Equal("Tack, rapporten är inskickad", thanks.QuerySelector("h1")!.TextContent);
        Assert.Equal((40, ActionStatus.InProgress), await scene.QueryAsync(async db => await db.PlanActions.Where(action => action.Number == 1).Select(action => new ValueTuple<int, ActionStatus>(action.Percent, action.Status)).SingleAsync()));

        var change = await visitor.GetPageAsync(scene.Page(1));
        Assert.Null(change.QuerySelector("#autosave"));
        Assert.Equal("Skicka in ändringen", Words(change, ".k-steps button"));
        await visitor.SubmitFormAsync(change, new Dictionary<string, string?> { ["Form.Percent"] = "60" });
        Assert.Equal(60, (await scene.ViewAsync()).Actions[0].Percent);

        await scene.CloseAsync();
        var closed = await visitor.GetPageAsync($"{scene.Start}/");
        Assert.Equal("Uppföljningen är avslutad", closed.QuerySelector("h1")!.TextContent);
        Assert.Contains("Pågår, 60 procent", Words(closed, "main"), StringComparison.Ordinal);
        Assert.Contains("Väntar på budget.", Words(closed, "main"), StringComparison.Ordinal);
        Assert.Empty(closed.QuerySelectorAll("main form"));
        using var late = host.Visit();
        Assert.Equal("Uppföljningen är avslutad", (await late.GetPageAsync(scene.Link)).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Post_DoneWithLess_AsksWhetherItIsAHundred()
    {
        var scene = await OwnerScene.OpenAsync(host);
        using var visitor = await scene.EnterAsync();
        var page = await visitor.GetPageAsync(scene.Page(1));
        Assert.NotNull(page.QuerySelector("#hundred[hidden]"));
        using var response = await visitor.SubmitAsync(page, new Dictionary<string, string?> { ["Form.Status"] = "Done", ["Form.Percent"] = "80", ["Go"] = "next" });
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var asked = await Visitor.ReadAsync(response);
        Assert.Null(asked.QuerySelector("#hundred[hidden]"));
        Assert.Equal("80", asked.QuerySelector("#Form_Percent")!.GetAttribute("value"));
        Assert.Equal("#Form_Percent", asked.QuerySelector("[data-error-summary] a")!.GetAttribute("href"));
        Assert.Null((await scene.ViewAsync()).Actions[0].Said.Status);
        await visitor.SubmitFormAsync(asked, new Dictionary<string, string?> { ["Go"] = "hundred" });
        Assert.Equal((ActionStatus.Done, 100), ((await scene.ViewAsync()).Actions[0].Said.Status!.Value, (await scene.ViewAsync()).Actions[0].Said.Percent!.Value));
    }

    [Theory]
    [InlineData("Form.Percent", "mycket", "Skriv ett helt tal från 0 till 100.")]
    [InlineData("Form.EvidenceLink", "javascript:alert(1)", "Länken ska vara en webbadress som börjar med https://.")]
    [InlineData("Form.ProposedDueOn", "2026-11-01", "Välj en kommande dag.")]
    [InlineData("Form.ProposedDueOn", "i mars", "Skriv dagen som år-månad-dag")]
    public async Task Post_WhatCannotBe_IsSaidAtTheFieldAndNothingIsLost(string field, string value, string message)
    {
        var scene = await OwnerScene.OpenAsync(host);
        using var visitor = await scene.EnterAsync();
        var page = await visitor.GetPageAsync(scene.Page(1));
        using var response = await visitor.SubmitAsync(page, new Dictionary<string, string?> { ["Form.Comment"] = "Skrivet.", [field] = value, ["Go"] = "next" });
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var again = await Visitor.ReadAsync(response);
        var id = field.Replace('.', '_');
        Assert.Contains(message, Words(again, $"#{id}-error"), StringComparison.Ordinal);
        Assert.Equal(value, ((IHtmlInputElement)again.QuerySelector($"#{id}")!).Value);
        Assert.Equal("Skrivet.", again.QuerySelector("#Form_Comment")!.TextContent);
    }

    [Fact]
    public async Task Post_FromTwoTabs_ShowsBothAndKeepsTheChosen()
    {
        var scene = await OwnerScene.OpenAsync(host);
        using var visitor = await scene.EnterAsync();
        var (one, other) = (await visitor.GetPageAsync(scene.Page(1)), await visitor.GetPageAsync(scene.Page(1)));
        await visitor.SubmitFormAsync(one, Going("40", "Ena fliken"));
        using var response = await visitor.SubmitAsync(other, Going("60", "Andra fliken"));
        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        var both = await Visitor.ReadAsync(response);
        Assert.Contains("Ena fliken", Words(both, ".k-conflict"), StringComparison.Ordinal);
        Assert.Equal("Andra fliken", both.QuerySelector("#Form_Comment")!.TextContent);
        using var unchosen = await visitor.SubmitAsync(both, new Dictionary<string, string?> { ["Go"] = "next" });
        Assert.Equal(HttpStatusCode.Conflict, unchosen.StatusCode);
        await visitor.SubmitFormAsync(await Visitor.ReadAsync(unchosen), new Dictionary<string, string?> { ["Keep"] = "mine", ["Go"] = "next" });
        Assert.Equal("Andra fliken", (await scene.ViewAsync()).Actions[0].Said.Comment);
    }

    [Fact]
    public async Task Get_AnotherOwnersAction_IsNotFoundAndAnotherOwnersPagesAreLocked()
    {
        var scene = await OwnerScene.OpenAsync(host);
        var foreign = await OwnerScene.OpenAsync(host);
        using var visitor = await scene.EnterAsync();
        foreach (var number in new[] { 3, 99 })
        {
            using var response = await visitor.GetAsync(scene.Page(number));
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }

        using var locked = await visitor.GetAsync(foreign.Page(1));
        Assert.Equal(HttpStatusCode.Forbidden, locked.StatusCode);
        await visitor.GetPageAsync(foreign.Link);
        await visitor.GetPageAsync(foreign.Page(1));
        await visitor.GetPageAsync(scene.Page(1));
    }

    [Fact]
    public async Task Get_CookieOfAnotherOwner_OpensNothing()
    {
        var scene = await OwnerScene.OpenAsync(host);
        var foreign = await OwnerScene.OpenAsync(host);
        using var visitor = host.Visit();
        using var entered = await visitor.GetAsync(scene.Link);
        var cookie = entered.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        using var request = new HttpRequestMessage(HttpMethod.Get, foreign.Page(1));
        request.Headers.Add("Cookie", $"kompass-atgard-{foreign.Owner:N}={cookie[(cookie.IndexOf('=', StringComparison.Ordinal) + 1)..]}");
        using var response = await host.Visit().Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Get_WithdrawnOwner_LinkIsUnknownAndPagesAreLocked()
    {
        var scene = await OwnerScene.OpenAsync(host);
        using var visitor = await scene.EnterAsync();
        await scene.QueryAsync(db => db.FollowUpOwners.ExecuteUpdateAsync(set => set.SetProperty(owner => owner.Withdrawn, true)));
        using var link = await visitor.GetAsync(scene.Link);
        Assert.Equal(HttpStatusCode.NotFound, link.StatusCode);
        Assert.Contains("Länken gäller inte längre.", Words(await Visitor.ReadAsync(link), "main"), StringComparison.Ordinal);
        using var page = await visitor.GetAsync(scene.Page(1));
        Assert.Equal(HttpStatusCode.Forbidden, page.StatusCode);
    }

    [Fact]
    public async Task Get_ManyUnknownLinks_StopsGuessingButNotThoseWhoAnswer()
    {
        using var strict = new AnsweringHost { Settings = { ["Security:UnknownLinksPerAddress"] = "5" } };
        await strict.InitializeAsync();
        var scene = await OwnerScene.OpenAsync(strict);
        using var guessing = strict.Visit();
        for (var guess = 0; guess < 5; guess++)
        {
            using var response = await guessing.GetAsync($"/uppfoljning/gissning{guess}");
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }

        using var stopped = await guessing.GetAsync("/uppfoljning/gissning6");
        Assert.Equal(HttpStatusCode.TooManyRequests, stopped.StatusCode);
        await guessing.GetPageAsync(scene.Link);
    }

    [Fact]
    public async Task Post_ForwardedLink_IsAnsweredInAnotherName()
    {
        var scene = await OwnerScene.OpenAsync(host);
        using var visitor = await scene.EnterAsync();
        var start = await visitor.GetPageAsync($"{scene.Start}/");
        var tooLong = await visitor.SubmitFormAsync(start, new Dictionary<string, string?> { ["Name"] = new string('x', 121) });
        Assert.Contains("högst 120 tecken", Words(tooLong, "#Name-error"), StringComparison.Ordinal);
        var named = await visitor.SubmitFormAsync(start, new Dictionary<string, string?> { ["Name"] = "<b>Eva</b>" });
        Assert.Contains("<b>Eva</b> svarar för Karin Berg.", Words(named, ".k-owner-who"), StringComparison.Ordinal);
        await visitor.SubmitFormAsync(await visitor.GetPageAsync(scene.Page(1)), Going("10", "Klart"));
        await visitor.SubmitFormAsync(await visitor.GetPageAsync($"{scene.Start}/granska"), new Dictionary<string, string?> { ["SilentToo"] = "true" });
        Assert.Equal(("<b>Eva</b>", ParticipantState.Submitted), await scene.QueryAsync(db => db.FollowUpOwners.Where(owner => owner.Id == scene.Owner).Select(owner => new ValueTuple<string, ParticipantState>(owner.SubmittedBy!, owner.State)).SingleAsync()));
    }

    [Fact]
    public async Task Texts_WithMarkup_AreShownAsTheyWereWritten()
    {
        const string Evil = "<script>alert(1)</script>";
        var scene = await OwnerScene.OpenAsync(host, plan =>
        {
            (plan.Name, plan.Owners[0].Name) = (Evil, Evil);
            (plan.Actions[0].Title, plan.Actions[0].Description, plan.Actions[0].SuccessMeasure) = (Evil, Evil, Evil);
            plan.Actions[0].Steps = [new ActionStep { Text = Evil }];
            plan.Actions[0].Links = [new ActionLink { Text = Evil, Address = "javascript:alert(1)" }];
            plan.Actions[0].Findings = [new ActionFinding { Text = Evil }];
        });
        using var visitor = await scene.EnterAsync();
        await visitor.SubmitFormAsync(await visitor.GetPageAsync(scene.Page(1)), Going("10", Evil));
        foreach (var address in new[] { $"{scene.Start}/", scene.Page(1), $"{scene.Start}/granska" })
        {
            var page = await visitor.GetPageAsync(address);
            Assert.Empty(page.QuerySelectorAll("main script"));
            Assert.Empty(page.QuerySelectorAll("main a[href^='javascript']"));
            Assert.Contains(Evil, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Post_AfterClosingOrWithoutTheCookie_GivesTheTextBack()
    {
        var scene = await OwnerScene.OpenAsync(host);
        using var visitor = await scene.EnterAsync();
        var page = await visitor.GetPageAsync(scene.Page(1));
        using var stranger = host.Visit();
        using var locked = await stranger.SubmitAsync(page, Going("10", "Skrivet förgäves"));
        Assert.Equal(HttpStatusCode.Forbidden, locked.StatusCode);
        Assert.Contains("Skrivet förgäves", Words(await Visitor.ReadAsync(locked), "main"), StringComparison.Ordinal);
        await scene.CloseAsync();
        using var late = await visitor.SubmitAsync(page, Going("10", "Skrivet förgäves"));
        Assert.Equal(HttpStatusCode.Gone, late.StatusCode);
        Assert.Contains("Skrivet förgäves", Words(await Visitor.ReadAsync(late), "main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Spara_SavesForTheScriptAndSaysWhatBecameOfIt()
    {
        var scene = await OwnerScene.OpenAsync(host);
        using var visitor = await scene.EnterAsync();
        var page = await visitor.GetPageAsync(scene.Page(1));
        Assert.Equal($"{scene.Page(1)}/spara", page.QuerySelector("#autosave")!.GetAttribute("data-address"));
        Assert.Equal((HttpStatusCode.OK, """{"version":2,"savedAt":"10:30"}"""), await SparaAsync(visitor, scene, page, Going("40", "Utkast")));
        Assert.Equal(HttpStatusCode.Conflict, (await SparaAsync(visitor, scene, page, Going("50", "Annat"))).Status);
        page = await visitor.GetPageAsync(scene.Page(1));
        var (status, fault) = await SparaAsync(visitor, scene, page, new Dictionary<string, string?> { ["Form.Status"] = "Done" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("\"field\":\"Form_Percent\"", fault, StringComparison.Ordinal);
        Assert.Contains("\"hundred\":true", fault, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await SparaAsync(visitor, scene, page, new Dictionary<string, string?> { ["__RequestVerificationToken"] = null })).Status);
        using var stranger = host.Visit();
        Assert.Equal(HttpStatusCode.Forbidden, (await SparaAsync(stranger, scene, page, new Dictionary<string, string?>())).Status);
        await scene.CloseAsync();
        Assert.Equal(HttpStatusCode.Gone, (await SparaAsync(visitor, scene, page, new Dictionary<string, string?> { ["Form.Comment"] = "Sent" })).Status);
        Assert.Equal("Utkast", (await scene.ViewAsync()).Actions[0].Said.Comment);
    }

    private static async Task<(HttpStatusCode Status, string Body)> SparaAsync(Visitor visitor, OwnerScene scene, IHtmlDocument page, Dictionary<string, string?> fields)
    {
        ((IHtmlFormElement)page.QuerySelector("#report")!).Action = $"{scene.Page(1)}/spara";
        using var response = await visitor.SubmitAsync(page, fields, "#report");
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private static Dictionary<string, string?> Going(string percent, string comment) => new()
    {
        ["Form.Status"] = "InProgress",
        ["Form.Percent"] = percent,
        ["Form.Comment"] = comment,
        ["Go"] = "save",
    };

    private static string Words(IHtmlDocument page, string selector) => string.Join(' ', page.QuerySelector(selector)!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
