using System.Net;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.TestKit.Web;

namespace Kompass.SelfAssess.Web.Tests.Pages.Svara;

public sealed class GranskaTests(AnsweringHost host) : IClassFixture<AnsweringHost>
{
    [Fact]
    public async Task Get_Review_CountsAndLinksWhatIsUnanswered()
    {
        var scene = await host.SceneAsync();
        await scene.AnswerAllAsync(question => question.Code is not "2.2.c" and not "6.4.e");
        await scene.SaveAsync("2.1.b", AnswerValue.DontKnow);
        await scene.SaveAsync("2.1.c", AnswerValue.NotApplicable);
        using var visitor = await scene.EnterAsync();
        var page = await visitor.GetPageAsync($"{scene.Start}/granska");
        Assert.Equal(["30", "1", "1", "2"], page.QuerySelectorAll(".k-review-counts dd").Select(count => count.TextContent));
        Assert.Equal([$"{scene.Page("2.2")}?fraga=2.2.c#q-2-2-c", $"{scene.Page("6.4")}?fraga=6.4.e#q-6-4-e"], page.QuerySelectorAll(".k-unanswered a").Select(link => link.GetAttribute("href")));
        Assert.Equal(30, page.QuerySelectorAll(".k-review li").Length);
        Assert.Contains("kan inte ändras eller tas tillbaka", page.QuerySelector(".k-confirm")!.TextContent, StringComparison.Ordinal);
        var question = await visitor.GetPageAsync(page.QuerySelector(".k-unanswered a")!.GetAttribute("href")!);
        Assert.NotNull(question.GetElementById("q-2-2-c"));
    }

    [Fact]
    public async Task Get_Evidence_IsALinkOnlyWhereItLeadsToTheWeb()
    {
        var scene = await host.SceneAsync();
        await scene.SaveAsync("2.1.b", AnswerValue.Level3, evidence: "https://kommun.se/plan");
        await scene.SaveAsync("2.1.c", AnswerValue.Level3, evidence: "javascript:alert(1)");
        using var visitor = await scene.EnterAsync();
        var page = await visitor.GetPageAsync($"{scene.Start}/granska");
        Assert.Equal("https://kommun.se/plan", Assert.Single(page.QuerySelectorAll(".k-review-comment a")).GetAttribute("href"));
        Assert.Contains("javascript:alert(1)", page.QuerySelectorAll(".k-review-comment").Select(text => text.TextContent.Trim()));
    }

    [Fact]
    public async Task Post_Twice_IsOneResponseAndNoFault()
    {
        var scene = await host.SceneAsync();
        await scene.SaveAsync("2.1.b", AnswerValue.Level3);
        using var visitor = await scene.EnterAsync();
        var page = await visitor.GetPageAsync($"{scene.Start}/granska");
        using var once = await visitor.SubmitAsync(page, new Dictionary<string, string?>(), "#submit-answers");
        using var twice = await visitor.SubmitAsync(page, new Dictionary<string, string?>(), "#submit-answers");
        Assert.All((HttpResponseMessage[])[once, twice], response => Assert.Equal($"{scene.Start}/tack", response.Headers.Location!.OriginalString));
        Assert.Equal(1, await scene.ResponsesAsync(submitted: true));
        Assert.Equal(0, await scene.ResponsesAsync(submitted: false));
    }

    [Fact]
    public async Task Post_Anonymous_NoPageShowsTheAnswersAgainAndNothingCanBeWithdrawn()
    {
        var scene = await host.SceneAsync();
        await scene.SaveAsync("2.1.b", AnswerValue.Level3, "Säregen kommentar");
        using var visitor = await scene.EnterAsync();
        var thanks = await visitor.SubmitFormAsync(await visitor.GetPageAsync($"{scene.Start}/granska"), new Dictionary<string, string?>(), "#submit-answers");
        Assert.Null(thanks.QuerySelector("main form"));
        Assert.NotNull(thanks.QuerySelector("[data-forget]"));
        foreach (var address in (string[])[scene.Link, scene.Page("2.1"), $"{scene.Start}/granska"])
        {
            var page = await visitor.GetPageAsync(address);
            Assert.Equal("Tack, dina svar är inskickade", page.QuerySelector("h1")!.TextContent);
            Assert.DoesNotContain("Säregen", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Post_WithdrawAnonymousByHand_IsRefusedInWords()
    {
        var anonymous = await host.SceneAsync();
        await anonymous.SaveAsync("2.1.b", AnswerValue.Level3);
        using var visitor = await anonymous.EnterAsync();
        var review = await visitor.GetPageAsync($"{anonymous.Start}/granska");
        await anonymous.SubmitAsync();
        using var content = new FormUrlEncodedContent([new("__RequestVerificationToken", review.QuerySelector("#submit-answers [name=__RequestVerificationToken]")!.GetAttribute("value")!)]);
        using var response = await visitor.Client.PostAsync(new Uri($"{anonymous.Start}/tack", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("Omgången är anonym", (await Visitor.ReadAsync(response)).QuerySelector("[data-error-summary]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await anonymous.ResponsesAsync(submitted: true));
    }

    [Fact]
    public async Task Post_WithdrawNamed_OpensTheAnswersAgain()
    {
        var scene = await host.SceneAsync(Anonymity.Named);
        await scene.SaveAsync("2.1.b", AnswerValue.Level3);
        using var visitor = await scene.EnterAsync();
        var thanks = await visitor.SubmitFormAsync(await visitor.GetPageAsync($"{scene.Start}/granska"), new Dictionary<string, string?>(), "#submit-answers");
        var start = await visitor.SubmitFormAsync(thanks, new Dictionary<string, string?>());
        Assert.Equal("Fortsätt", start.QuerySelector(".k-start a")!.TextContent);
        Assert.Equal(0, await scene.ResponsesAsync(submitted: true));
        Assert.Equal(AnswerValue.Level3, (await scene.StoredAsync("2.1.b"))!.Value);
    }

    [Fact]
    public async Task Get_ThanksOfClosedNamedRound_OffersNoWithdrawal()
    {
        var scene = await host.SceneAsync(Anonymity.Named);
        await scene.SaveAsync("2.1.b", AnswerValue.Level3);
        await scene.SubmitAsync();
        await scene.SetStateAsync(RoundState.Closed);
        using var visitor = host.Visit();
        var page = await visitor.GetPageAsync(scene.Link);
        Assert.Equal("Omgången är stängd", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Dina svar är inskickade och räknas med.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("main form"));
    }

    [Fact]
    public async Task Post_NothingAnswered_SaysWhatIsMissing()
    {
        var scene = await host.SceneAsync();
        using var visitor = await scene.EnterAsync();
        using var response = await visitor.SubmitAsync(await visitor.GetPageAsync($"{scene.Start}/granska"), new Dictionary<string, string?>(), "#submit-answers");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("Svara på minst en fråga", (await Visitor.ReadAsync(response)).QuerySelector("[data-error-summary]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_FromALaterMorning_IsStillLetIn()
    {
        var scene = await host.SceneAsync(depth: RoundDepth.Quick, areas: [2]);
        await scene.SaveAsync("2.1.a", AnswerValue.Level3);
        using var visitor = await scene.EnterAsync();
        host.Clock.Advance(TimeSpan.FromDays(12));
        try
        {
            var page = await visitor.GetPageAsync($"{scene.Start}/granska");
            Assert.Contains("Du har svarat på 1 av 4 frågor.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }
        finally
        {
            host.Clock.Advance(-TimeSpan.FromDays(12));
        }
    }
}
