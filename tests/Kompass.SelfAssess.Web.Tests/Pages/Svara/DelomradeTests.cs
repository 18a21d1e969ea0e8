using System.Net;
using AngleSharp.Html.Dom;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.TestKit.Web;
using Microsoft.Data.Sqlite;

namespace Kompass.SelfAssess.Web.Tests.Pages.Svara;

public sealed class DelomradeTests(AnsweringHost host) : IClassFixture<AnsweringHost>
{
    [Fact]
    public async Task Get_SubArea_ShowsWhereIAmAndWhatIsAsked()
    {
        var scene = await host.SceneAsync();
        await scene.SaveAsync("2.3.b", AnswerValue.Level4);
        using var visitor = await scene.EnterAsync();
        var page = await visitor.GetPageAsync(scene.Page("2.3"));
        Assert.Equal("2.3 Ekologisk hållbarhet – Kompass", page.Title);
        Assert.Equal("2 Samhällsutveckling", page.QuerySelector(".k-area-name span")!.TextContent);
        Assert.Equal(["2.3.b", "2.3.c", "2.3.d", "2.3.e"], page.QuerySelectorAll("[data-question]").Select(question => question.GetAttribute("data-question")));
        Assert.Equal("2.3 Ekologisk hållbarhet 1 av 4", Words(page, ".k-contents [aria-current=page]"));
        Assert.Equal("Nästa: 2.4 Civilsamhälle, näringsliv och kultur", Words(page, "[data-go-on]"));
        Assert.Contains("minst fem personer", Words(page, ".k-lock"), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("details[data-question='2.3.b'][open]"));
        Assert.Contains("Nivå 4, Inarbetat", Words(page, "details[data-question='2.3.b'] summary"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.1")]
    [InlineData("9.9")]
    [InlineData("x")]
    public async Task Get_SubAreaThatIsNotAsked_DoesNotExist(string code)
    {
        var scene = await host.SceneAsync();
        using var visitor = await scene.EnterAsync();
        using var response = await visitor.GetAsync(scene.Page(code));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Get_QuestionFromReview_IsUnfolded()
    {
        var scene = await host.SceneAsync();
        await scene.AnswerAllAsync();
        using var visitor = await scene.EnterAsync();
        var page = await visitor.GetPageAsync($"{scene.Page("2.3")}?fraga=2.3.d");
        Assert.Equal("2.3.d", page.QuerySelector("div.k-question")!.GetAttribute("data-question"));
    }

    [Fact]
    public async Task Post_WholeWayWithoutScript_SavesEverySubAreaAndEndsAtThanks()
    {
        var scene = await host.SceneAsync(depth: RoundDepth.Quick, areas: [2]);
        using var visitor = await scene.EnterAsync();
        var page = await visitor.GetPageAsync((await visitor.GetPageAsync(scene.Start)).QuerySelector(".k-start a")!.GetAttribute("href")!);
        foreach (var (code, level) in new[] { ("2.1", "0"), ("2.2", "6"), ("2.3", "7"), ("2.4", "5") })
        {
            Assert.StartsWith(code, page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
            page = await visitor.SubmitFormAsync(page, new Dictionary<string, string?>
            {
                ["Go"] = "next",
                [AnsweringScene.Field(page, $"{code}.a", "Value")] = level,
                [AnsweringScene.Field(page, $"{code}.a", "Comment")] = $"Om {code}",
                [AnsweringScene.Field(page, $"{code}.a", "EvidenceKind")] = "Document",
                [AnsweringScene.Field(page, $"{code}.a", "EvidenceLink")] = "https://www.testkoping.se/plan",
            });
            Assert.Equal("Sparad 10:30", Words(page, "#autosave-status"));
        }

        Assert.Equal("Granska och skicka in", page.QuerySelector("h1")!.TextContent);
        var view = await scene.ViewAsync();
        Assert.Equal([AnswerValue.Level0, AnswerValue.DontKnow, AnswerValue.NotApplicable, AnswerValue.Level5], view.Asked.Select(asked => view.Answers[$"{asked.SubArea.Code}.a"].Value));
        Assert.Equal(("Om 2.3", EvidenceKind.Document, "https://www.testkoping.se/plan"), (view.Answers["2.3.a"].Comment, view.Answers["2.3.a"].EvidenceKind!.Value, view.Answers["2.3.a"].EvidenceLink));
        page = await visitor.SubmitFormAsync(page, new Dictionary<string, string?>(), "#submit-answers");
        Assert.Equal("Tack, dina svar är inskickade", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(1, await scene.ResponsesAsync(submitted: true));
    }

    [Theory]
    [InlineData("2.1", "previous", "")]
    [InlineData("2.2", "previous", "/2.1")]
    [InlineData("2.2", "save", "/2.2")]
    [InlineData("2.4", "next", "/6.1")]
    [InlineData("6.4", "next", "/granska")]
    public async Task Post_Steps_SaveAndLeadWhereTheySay(string code, string step, string target)
    {
        var scene = await host.SceneAsync();
        using var visitor = await scene.EnterAsync();
        var page = await visitor.GetPageAsync(scene.Page(code));
        using var response = await visitor.SubmitAsync(page, new Dictionary<string, string?> { ["Go"] = step, [AnsweringScene.Field(page, $"{code}.b", "Value")] = "2" });
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Equal(scene.Start + target, response.Headers.Location!.OriginalString);
        Assert.Equal(AnswerValue.Level2, (await scene.StoredAsync($"{code}.b"))!.Value);
    }

    [Fact]
    public async Task Post_SavedFromTwoTabs_NothingIsOverwrittenAndBothAreShown()
    {
        var scene = await host.SceneAsync();
        using var first = await scene.EnterAsync();
        using var second = await scene.EnterAsync();
        var one = await first.GetPageAsync(scene.Page("2.1"));
        var two = await second.GetPageAsync(scene.Page("2.1"));
        await first.SubmitFormAsync(one, Answer(one, "2.1.b", "4", "Från första fliken"));
        using var conflict = await second.SubmitAsync(two, Answer(two, "2.1.b", "1", "Från andra fliken"));
        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        var page = await Visitor.ReadAsync(conflict);
        Assert.Equal("Från andra fliken", Field(page, "2.1.b", "Comment").TextContent);
        Assert.Equal("1", Chosen(page, "2.1.b"));
        var block = page.QuerySelector("form [data-conflict='2.1.b']")!;
        Assert.Contains("Nivå 4, Inarbetat", block.TextContent, StringComparison.Ordinal);
        Assert.Contains("Från första fliken", block.TextContent, StringComparison.Ordinal);
        Assert.Equal("#q-2-1-b-conflict", page.QuerySelector("[data-error-summary] a")!.GetAttribute("href"));
        Assert.NotNull(page.GetElementById("q-2-1-b-conflict"));
        Assert.Equal("Från första fliken", (await scene.StoredAsync("2.1.b"))!.Comment);

        // Going on without choosing changes nothing either.
        using var unchosen = await second.SubmitAsync(page, new Dictionary<string, string?> { ["Go"] = "next" });
        Assert.Equal(HttpStatusCode.Conflict, unchosen.StatusCode);
        page = await Visitor.ReadAsync(unchosen);
        Assert.Equal("Från första fliken", (await scene.StoredAsync("2.1.b"))!.Comment);
        Assert.Equal("Från andra fliken", Field(page, "2.1.b", "Comment").TextContent);

        await second.SubmitFormAsync(page, new Dictionary<string, string?> { [AnsweringScene.Field(page, "2.1.b", "Keep")] = "mine" });
        Assert.Equal((AnswerValue.Level1, "Från andra fliken"), ((await scene.StoredAsync("2.1.b"))!.Value, (await scene.StoredAsync("2.1.b"))!.Comment));
    }

    [Fact]
    public async Task Post_ConflictKeepingTheStored_SavesTheRestOfThePage()
    {
        var scene = await host.SceneAsync();
        using var visitor = await scene.EnterAsync();
        var page = await visitor.GetPageAsync(scene.Page("2.1"));
        await scene.SaveAsync("2.1.b", AnswerValue.Level4);
        var fields = Answer(page, "2.1.b", "1", null);
        fields[AnsweringScene.Field(page, "2.1.c", "Value")] = "5";
        using var conflict = await visitor.SubmitAsync(page, fields);
        page = await Visitor.ReadAsync(conflict);
        Assert.Null(await scene.StoredAsync("2.1.c"));
        await visitor.SubmitFormAsync(page, new Dictionary<string, string?> { [AnsweringScene.Field(page, "2.1.b", "Keep")] = "stored" });
        Assert.Equal(AnswerValue.Level4, (await scene.StoredAsync("2.1.b"))!.Value);
        Assert.Equal(AnswerValue.Level5, (await scene.StoredAsync("2.1.c"))!.Value);
    }

    [Fact]
    public async Task Post_SamePageTwice_IsNoConflict()
    {
        var scene = await host.SceneAsync();
        using var visitor = await scene.EnterAsync();
        var page = await visitor.GetPageAsync(scene.Page("2.1"));
        var fields = Answer(page, "2.1.b", "3", "Samma\r\nsvar");
        using var once = await visitor.SubmitAsync(page, fields);
        using var twice = await visitor.SubmitAsync(page, fields);
        Assert.Equal(HttpStatusCode.SeeOther, twice.StatusCode);
        Assert.Equal(1, (await scene.StoredAsync("2.1.b"))!.Version);
    }

    [Fact]
    public async Task Post_CommentOfTenThousandCharacters_IsRefusedAndKept()
    {
        var scene = await host.SceneAsync();
        using var visitor = await scene.EnterAsync();
        var page = await visitor.GetPageAsync(scene.Page("2.1"));
        var comment = new string('å', 10_000);
        var fields = Answer(page, "2.1.b", "3", comment);
        fields[AnsweringScene.Field(page, "2.1.c", "EvidenceLink")] = new string('x', 501);
        using var response = await visitor.SubmitAsync(page, fields);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        page = await Visitor.ReadAsync(response);
        Assert.Equal(comment, Field(page, "2.1.b", "Comment").TextContent);
        Assert.Equal("3", Chosen(page, "2.1.b"));
        var links = page.QuerySelectorAll("[data-error-summary] a").Cast<IHtmlAnchorElement>().ToList();
        Assert.Equal(2, links.Count);
        Assert.Contains("4\u00a0000", links[0].TextContent, StringComparison.Ordinal);
        Assert.All(links, link => Assert.NotNull(page.QuerySelector(link.GetAttribute("href")!)));
        Assert.Null(await scene.StoredAsync("2.1.b"));
    }

    [Theory]
    [InlineData("8")]
    [InlineData("9")]
    [InlineData("42")]
    [InlineData("-1")]
    [InlineData("300")]
    [InlineData("tre")]
    public async Task Post_LevelOutOfRange_IsNeverStored(string value)
    {
        var scene = await host.SceneAsync();
        await scene.SaveAsync("2.1.b", AnswerValue.Level2);
        using var visitor = await scene.EnterAsync();
        var page = await visitor.GetPageAsync(scene.Page("2.1"));
        using var response = await visitor.SubmitAsync(page, Answer(page, "2.1.b", value, null));
        // 8 is "no answer": it clears the choice as an empty field does.
        Assert.Equal(value == "8" ? HttpStatusCode.SeeOther : HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(value == "8" ? AnswerValue.Unanswered : AnswerValue.Level2, (await scene.StoredAsync("2.1.b"))!.Value);
    }

    [Theory]
    [InlineData("2.1.f")]
    [InlineData("2.1.a")]
    [InlineData("1.1.b")]
    [InlineData("9.9.z")]
    [InlineData("<b>")]
    public async Task Post_QuestionOfAnotherGroupDepthOrRound_IsRefusedWhole(string question)
    {
        var scene = await host.SceneAsync();
        using var visitor = await scene.EnterAsync();
        var page = await visitor.GetPageAsync(scene.Page("2.1"));
        var fields = Answer(page, "2.1.b", "3", null);
        fields["Answers[4].Question"] = question;
        fields["Answers[4].Value"] = "5";
        using var response = await visitor.SubmitAsync(page, fields);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains($"Fråga {question} ingår inte", (await Visitor.ReadAsync(response)).QuerySelector("[data-error-summary]")!.TextContent, StringComparison.Ordinal);
        Assert.Empty((await scene.ViewAsync()).Answers);
    }

    [Fact]
    public async Task Post_MarkupInComment_IsEscapedWhereverItIsShown()
    {
        const string Markup = "</textarea><script>alert(1)</script>\"'<img src=x onerror=alert(2)>";
        var scene = await host.SceneAsync();
        using var visitor = await scene.EnterAsync();
        var page = await visitor.GetPageAsync(scene.Page("2.1"));
        page = await visitor.SubmitFormAsync(page, Answer(page, "2.1.b", "3", Markup));
        var review = await visitor.GetPageAsync($"{scene.Start}/granska");
        Assert.Equal(Markup, Field(page, "2.1.b", "Comment").TextContent);
        Assert.Contains(Markup, review.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await scene.SaveAsync("2.1.b", AnswerValue.Level1, Markup + "!");
        using var conflict = await visitor.SubmitAsync(page, Answer(page, "2.1.b", "4", Markup));
        foreach (var shown in new[] { page, review, await Visitor.ReadAsync(conflict) })
        {
            Assert.Empty(shown.QuerySelectorAll("img"));
            Assert.All(shown.QuerySelectorAll("script"), script => Assert.NotNull(script.GetAttribute("src")));
        }
    }

    [Fact]
    public async Task Post_WithoutFormToken_SavesNothingAndKeepsTheText()
    {
        var scene = await host.SceneAsync();
        using var visitor = await scene.EnterAsync();
        var page = await visitor.GetPageAsync(scene.Page("2.1"));
        var fields = Answer(page, "2.1.b", "3", "Skrivet länge");
        fields["__RequestVerificationToken"] = "gammal";
        using var response = await visitor.SubmitAsync(page, fields);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        page = await Visitor.ReadAsync(response);
        Assert.Null(await scene.StoredAsync("2.1.b"));
        Assert.Equal("Skrivet länge", Field(page, "2.1.b", "Comment").TextContent);
        await visitor.SubmitFormAsync(page, new Dictionary<string, string?> { ["Go"] = "next" });
        Assert.Equal("Skrivet länge", (await scene.StoredAsync("2.1.b"))!.Comment);
    }

    [Fact]
    public async Task Post_CookieGone_GivesTheTextBack()
    {
        var scene = await host.SceneAsync();
        using var visitor = await scene.EnterAsync();
        var page = await visitor.GetPageAsync(scene.Page("2.1"));
        using var bare = host.Visit();
        using var response = await bare.SubmitAsync(page, Answer(page, "2.1.b", "3", "Skrivet <utan> kaka"));
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        var shown = await Visitor.ReadAsync(response);
        Assert.Contains("Skrivet <utan> kaka", shown.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null(await scene.StoredAsync("2.1.b"));
    }

    [Fact]
    public async Task Post_DatabaseLocked_KeepsTheTextAndSaysTryAgain()
    {
        var scene = await host.SceneAsync();
        using var visitor = await scene.EnterAsync();
        var page = await visitor.GetPageAsync(scene.Page("2.1"));
        var fields = Answer(page, "2.1.b", "3", "Skrivet medan det var låst");
        await using (var locking = new SqliteConnection($"Data Source={Path.Combine(host.Folder, "kompass.db")};Pooling=False"))
        {
            await locking.OpenAsync();
            await using var transaction = locking.BeginTransaction();
            using var response = await visitor.SubmitAsync(page, fields);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
            page = await Visitor.ReadAsync(response);
        }

        Assert.Equal("Skrivet medan det var låst", Field(page, "2.1.b", "Comment").TextContent);
        Assert.Contains("Försök igen om en stund", page.QuerySelector("[data-error-summary]")!.TextContent, StringComparison.Ordinal);
        await visitor.SubmitFormAsync(page, new Dictionary<string, string?> { ["Go"] = "save" });
        Assert.Equal("Skrivet medan det var låst", (await scene.StoredAsync("2.1.b"))!.Comment);
    }

    [Theory]
    [InlineData(RoundState.Closed)]
    [InlineData(RoundState.Confirmed)]
    public async Task Post_RoundClosedMeanwhile_SavesNothingAndSaysSo(RoundState state)
    {
        var scene = await host.SceneAsync();
        using var visitor = await scene.EnterAsync();
        var page = await visitor.GetPageAsync(scene.Page("2.1"));
        await scene.SetStateAsync(state);
        page = await visitor.SubmitFormAsync(page, Answer(page, "2.1.b", "3", "Skrivet när den stängde"));
        Assert.Equal("Omgången är stängd", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Skrivet när den stängde", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null(await scene.StoredAsync("2.1.b"));
    }

    [Fact]
    public async Task Post_AfterSubmitting_ChangesNothing()
    {
        var scene = await host.SceneAsync(Anonymity.Named);
        await scene.SaveAsync("2.1.b", AnswerValue.Level2);
        using var visitor = await scene.EnterAsync();
        var page = await visitor.GetPageAsync(scene.Page("2.1"));
        await scene.SubmitAsync();
        page = await visitor.SubmitFormAsync(page, Answer(page, "2.1.b", "5", null));
        Assert.Equal("Tack, dina svar är inskickade", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(AnswerValue.Level2, (await scene.StoredAsync("2.1.b"))!.Value);
    }

    [Fact]
    public async Task Get_Page_AsksTheDatabaseAConstantNumberOfTimes()
    {
        var small = await host.SceneAsync(depth: RoundDepth.Quick, areas: [2]);
        var large = await host.SceneAsync(areas: [1, 2, 3, 4, 5, 6, 7, 8]);
        await large.AnswerAllAsync();
        var counts = new List<int>();
        foreach (var scene in (AnsweringScene[])[small, large])
        {
            using var visitor = await scene.EnterAsync();
            foreach (var address in (string[])[scene.Start, scene.Page("2.3"), $"{scene.Start}/granska"])
            {
                host.Commands.Reset();
                await visitor.GetPageAsync(address);
                counts.Add(host.Commands.Count);
            }
        }

        Assert.All(counts, count => Assert.InRange(count, 0, 3));
        Assert.Equal(counts[..3], counts[3..]);
    }

    private static Dictionary<string, string?> Answer(IHtmlDocument page, string question, string value, string? comment) => new()
    {
        ["Go"] = "save",
        [AnsweringScene.Field(page, question, "Value")] = value,
        [AnsweringScene.Field(page, question, "Comment")] = comment ?? "",
    };

    private static AngleSharp.Dom.IElement Field(IHtmlDocument page, string question, string name) =>
        page.QuerySelector($"[name='{AnsweringScene.Field(page, question, name)}']")!;

    private static string? Chosen(IHtmlDocument page, string question) =>
        page.QuerySelector($"[name='{AnsweringScene.Field(page, question, "Value")}']:checked")?.GetAttribute("value");

    private static string Words(IHtmlDocument page, string selector) =>
        string.Join(' ', page.QuerySelector(selector)!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
