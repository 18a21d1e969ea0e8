using AngleSharp.Html.Dom;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;

namespace Kompass.SelfAssess.Web.Tests.Pages.Svara;

public sealed class StartTests(AnsweringHost host) : IClassFixture<AnsweringHost>
{
    [Fact]
    public async Task Get_Anonymous_PromisesWhatHolds()
    {
        var scene = await host.SceneAsync();
        using var visitor = await scene.EnterAsync();
        var text = Words(await visitor.GetPageAsync(scene.Start));
        Assert.Contains("32 frågor, ungefär 20 minuter", text, StringComparison.Ordinal);
        Assert.Contains("fredag 11 december", text, StringComparison.Ordinal);
        Assert.Contains("grupper om minst fem personer", text, StringComparison.Ordinal);
        Assert.Contains("raderas utan att någon har sett dem", text, StringComparison.Ordinal);
        Assert.Contains("säkerhetskopior i högst 30 dagar", text, StringComparison.Ordinal);
        Assert.Contains("går det inte att ändra dem, ta tillbaka dem", text, StringComparison.Ordinal);
        Assert.Contains("Karin Ek", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Simulerad", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_Named_SaysPlainlyThatItIsNotAnonymous()
    {
        var scene = await host.SceneAsync(Anonymity.Named, simulated: true);
        using var visitor = await scene.EnterAsync();
        var text = Words(await visitor.GetPageAsync(scene.Start));
        Assert.Contains("Omgången är inte anonym. När den har stängt kan samordnaren se vad just du har svarat, också i en fil med allas svar.", text, StringComparison.Ordinal);
        Assert.Contains("Du svarar som Anna Berg.", text, StringComparison.Ordinal);
        Assert.Contains("Du kan ta tillbaka dina svar", text, StringComparison.Ordinal);
        Assert.Contains("Simulerad omgång.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("raderas utan att någon har sett dem", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_AnonymousPages_HoldNoIdentityAndNoToken()
    {
        var scene = await host.SceneAsync(name: "Gunhild Unikson");
        await scene.AnswerAllAsync();
        using var visitor = await scene.EnterAsync();
        List<IHtmlDocument> pages = [];
        foreach (var address in (string[])[scene.Start, scene.Page("2.1"), scene.Page("6.4"), $"{scene.Start}/granska"])
        {
            pages.Add(await visitor.GetPageAsync(address));
        }

        pages.Add(await visitor.SubmitFormAsync(pages[^1], new Dictionary<string, string?>(), "#submit-answers"));
        Assert.All(pages, page =>
        {
            Assert.DoesNotContain("Unikson", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
            Assert.DoesNotContain("testkoping.example.se", page.DocumentElement.OuterHtml.Replace("karin.ek@testkoping.example.se", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.DoesNotContain(scene.Token, page.DocumentElement.OuterHtml, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public async Task Get_MarkupInNames_IsEscaped()
    {
        var scene = await host.SceneAsync(Anonymity.Named, name: "<img src=x onerror=alert(1)>", round: "<script>alert(2)</script>");
        using var visitor = await scene.EnterAsync();
        var page = await visitor.GetPageAsync(scene.Start);
        Assert.Contains("Du svarar som <img src=x onerror=alert(1)>.", Words(page), StringComparison.Ordinal);
        Assert.Equal("<script>alert(2)</script>", page.QuerySelector("h1")!.TextContent);
        Assert.Empty(page.QuerySelectorAll("img"));
        Assert.All(page.QuerySelectorAll("script"), script => Assert.NotNull(script.GetAttribute("src")));
    }

    [Fact]
    public async Task Get_NothingAnswered_BeginsWithTheFirst()
    {
        var scene = await host.SceneAsync();
        using var visitor = await scene.EnterAsync();
        var button = (await visitor.GetPageAsync(scene.Start)).QuerySelector(".k-start a")!;
        Assert.Equal("Börja", button.TextContent);
        Assert.Equal(scene.Page("2.1"), button.GetAttribute("href"));
    }

    [Fact]
    public async Task Get_SomeAnswered_GoesOnAtTheFirstUnanswered()
    {
        var scene = await host.SceneAsync();
        await scene.AnswerAllAsync(question => string.CompareOrdinal(question.Code, "2.3.c") < 0);
        using var visitor = await scene.EnterAsync();
        var button = (await visitor.GetPageAsync(scene.Start)).QuerySelector(".k-start a")!;
        Assert.Equal("Fortsätt", button.TextContent);
        var page = await visitor.GetPageAsync(button.GetAttribute("href")!);
        Assert.Equal("2.3 Ekologisk hållbarhet", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("2.3.c", page.QuerySelector("div.k-question")!.GetAttribute("data-question"));
        Assert.Equal("9 av 32 frågor", page.QuerySelector("label[for=progress]")!.TextContent);
    }

    [Fact]
    public async Task Get_VetEjIsAnAnswerAndAClearedOneIsNot()
    {
        var scene = await host.SceneAsync();
        await scene.SaveAsync("2.1.b", AnswerValue.DontKnow);
        await scene.SaveAsync("2.1.c", AnswerValue.Level0);
        await scene.SaveAsync("2.1.d", AnswerValue.Unanswered, "Jag återkommer");
        using var visitor = await scene.EnterAsync();
        Assert.Contains("Du har svarat på 2 av 32 frågor.", Words(await visitor.GetPageAsync(scene.Start)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_AllAnswered_GoesOnToReview()
    {
        var scene = await host.SceneAsync(depth: RoundDepth.Quick, areas: [2]);
        await scene.AnswerAllAsync();
        using var visitor = await scene.EnterAsync();
        Assert.Equal($"{scene.Start}/granska", (await visitor.GetPageAsync(scene.Start)).QuerySelector(".k-start a")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData(RoundState.Draft, Anonymity.Anonymous, "Omgången har inte öppnat än", "Samma länk gäller då")]
    [InlineData(RoundState.Closed, Anonymity.Anonymous, "Omgången är stängd", "har raderats utan att någon har sett dem")]
    [InlineData(RoundState.Confirmed, Anonymity.Named, "Omgången är stängd", "räknas inte med")]
    public async Task Get_RoundNotOpen_EveryPageSaysSoCalmly(RoundState state, Anonymity anonymity, string heading, string words)
    {
        var scene = await host.SceneAsync(anonymity);
        await scene.SetStateAsync(state);
        using var visitor = host.Visit();
        foreach (var address in (string[])[scene.Link, scene.Start, scene.Page("2.1"), $"{scene.Start}/granska", $"{scene.Start}/tack"])
        {
            var page = await visitor.GetPageAsync(address);
            Assert.Equal(heading, page.QuerySelector("h1")!.TextContent);
            Assert.Contains(words, Words(page), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Get_RoundClosedByItself_DraftIsGoneAndNotShown()
    {
        var scene = await host.SceneAsync();
        await scene.SaveAsync("2.1.b", AnswerValue.Level3, "Halvfärdig tanke");
        using var visitor = await scene.EnterAsync();
        await scene.CloseAsync();
        var page = await visitor.GetPageAsync(scene.Page("2.1"));
        Assert.Equal("Omgången är stängd", page.QuerySelector("h1")!.TextContent);
        Assert.DoesNotContain("Halvfärdig", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal(0, await scene.ResponsesAsync(submitted: false));
    }

    [Fact]
    public async Task Get_English_ChromeIsEnglishAndQuestionsAreMarkedSwedish()
    {
        var scene = await host.SceneAsync();
        using var visitor = await scene.EnterAsync();
        using var _ = await visitor.Client.PostAsync(new Uri("/sprak", UriKind.Relative), new FormUrlEncodedContent([new("culture", "en")]));
        var page = await visitor.GetPageAsync(scene.Page("2.3"));
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Contains("Choose the level that fits best today", Words(page), StringComparison.Ordinal);
        Assert.Equal("Next", page.QuerySelector("[data-go-on]")!.TextContent.Trim()[..4]);
        Assert.All(page.QuerySelectorAll(".k-question-text, .k-fold-text, .k-rubric-descriptor"), text => Assert.Equal("sv", text.GetAttribute("lang")));
        Assert.NotEqual("2.3 Ekologisk hållbarhet", page.QuerySelector("h1")!.TextContent);
    }

    private static string Words(IHtmlDocument page) => page.QuerySelector("main")!.TextContent;
}
