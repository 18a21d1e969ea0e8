using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Kompass.SelfAssess.TestKit.Reports;
using Kompass.SelfAssess.TestKit.Web;
using static Kompass.SelfAssess.Web.Tests.Pages.Omgangar.RoundScene;

namespace Kompass.SelfAssess.Web.Tests.Pages.Utvarderingar;

/// <summary>The review: every value beside the line it was read from, confirmed part by part.</summary>
[Collection(SharedHost.Name)]
public sealed class GranskaTests(KompassHost host)
{
    [Fact]
    public async Task Page_ShowsEveryNumberBesideItsSource_AndBothNumbersOfAConflict()
    {
        using var scene = await ReviewScene.CreateAsync(host);
        var page = await scene.PageAsync();

        Assert.Equal($"{scene.Draft.Head.Municipality} mars 2022", page.QuerySelector("h1")!.TextContent.Trim());
        Assert.Contains("0 av 10 delar bekräftade", WordsOf(page, "#lage"), StringComparison.Ordinal);
        Assert.Equal(36, page.QuerySelectorAll(".k-review-table tbody input").Length);
        var row = page.QuerySelector("#omrade-1 .k-review-table tbody tr")!;
        Assert.Equal("1.1 Strategi för demokratiutveckling och information 15 20", row.QuerySelector("blockquote")!.TextContent.Trim());
        Assert.Equal("10", ((IHtmlInputElement)row.QuerySelector("input")!).Value);
        Assert.Contains("Område 6 har 64 i rubriken men 50 i summa.", WordsOf(page, "#omrade-6 .k-review-conflicts"), StringComparison.Ordinal);
        Assert.Contains("Kapitlets rubrik 64", WordsOf(page, "#omrade-6 tfoot"), StringComparison.Ordinal);
        Assert.Contains("50 av 100", WordsOf(page, "#omrade-6 tfoot"), StringComparison.Ordinal);
        Assert.Contains("förslag, 95 % säkert", Plain(WordsOf(page, "#omrade-1 .k-review-findings")), StringComparison.Ordinal);
        Assert.Contains("Förslag, 60 % säkert", Plain(WordsOf(page, "#omrade-1 .k-review-finding")), StringComparison.Ordinal);
        Assert.Contains("★ Guldstjärna", WordsOf(page, "#omrade-2 .k-review-finding"), StringComparison.Ordinal);
        Assert.Equal(36, page.QuerySelectorAll(".k-review-table tbody blockquote + *, .k-review-table tbody blockquote:only-child").Length);
    }

    [Fact]
    public async Task ConfirmAll_ThenFinish_LandsOnTheEvaluation()
    {
        using var scene = await ReviewScene.CreateAsync(host);
        Assert.Equal("Kvar att bekräfta: Om utvärderingen, område 1, område 2, område 3, område 4, område 5, område 6, område 7, område 8, Rekommendationer.", WordsOf(await scene.PageAsync(), "#faststall .k-intro"));

        var page = await scene.ConfirmAllAsync();

        Assert.Contains("10 av 10 delar bekräftade", WordsOf(page, "#lage"), StringComparison.Ordinal);
        Assert.All(page.QuerySelectorAll(".k-review-part > details"), part => Assert.False(part.HasAttribute("open")));
        page = await scene.Coordinator.SubmitFormAsync(page, new Dictionary<string, string?> { ["earlier-2018"] = "true" }, "form[action*=Finish]");
        Assert.Contains("Utvärderingen är fastställd.", WordsOf(page), StringComparison.Ordinal);
        Assert.Contains("400", WordsOf(page, ".k-lead"), StringComparison.Ordinal);
        var own = (await scene.Drafts.WithAsync<EvaluationService, IReadOnlyList<EvaluationView>>(service => service.ListAsync(default))).Where(one => one.Own).ToList();
        Assert.Equal([(2022, "2020-v2"), (2018, "2016")], own.Select(one => (one.Year, one.Edition.Key)));
        Assert.Equal($"/utvarderingar/{own[0].Id}", new Uri(page.Url).AbsolutePath);
        // The draft's address leads there from now on.
        Assert.Equal($"/utvarderingar/{own[0].Id}", new Uri((await scene.PageAsync()).Url).AbsolutePath);
    }

    [Fact]
    public async Task ReportThatWasReadIn_CanBeFetchedFromItsEvaluation_ByItsMunicipalityOnly()
    {
        using var scene = await ReviewScene.CreateAsync(host);
        var draft = await scene.Drafts.ReviewedAsync(scene.Draft);
        var address = $"/utvarderingar/{(await scene.Drafts.ConfirmAsync(DraftScene.Final(draft))).Value}";

        var link = (await scene.Coordinator.GetPageAsync(address)).QuerySelector("[aria-labelledby=ursprung] a")!.GetAttribute("href")!;
        using var answer = await scene.Coordinator.GetAsync(link);
        using var stranger = await host.SignInAsAsync(Role.Coordinator, (await host.OrganisationAsync($"Kommun {Guid.NewGuid():N}")).Id);
        using var refused = await stranger.GetAsync(link);

        Assert.Equal(DraftScene.File().Content, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal(("attachment", "rapport.txt"), (answer.Content.Headers.ContentDisposition!.DispositionType, answer.Content.Headers.ContentDisposition.FileNameStar));
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public async Task Municipality_OfAnotherName_NeedsATick_AndAnotherMunicipalityGetsNone()
    {
        using var scene = await ReviewScene.CreateAsync(host, suffix: " (demo)");
        var page = await scene.PressAsync(await scene.PageAsync(), "huvud", "confirm");
        Assert.Equal("#IsOurs", page.QuerySelector(".k-error-summary a")!.GetAttribute("href"));
        Assert.Contains("Kryssa för att rapporten gäller", WordsOf(page, ".k-error-summary"), StringComparison.Ordinal);
        page = await scene.PressAsync(page, "huvud", "confirm", ("IsOurs", "true"));
        Assert.Contains("1 av 10 delar bekräftade", WordsOf(page, "#lage"), StringComparison.Ordinal);

        using var other = await ReviewScene.CreateAsync(host, change: report => report with { Municipality = new Reading<string>("Lindesberg", new Passage(2, 2)) });
        page = await other.PageAsync();
        Assert.Contains("Rapporten gäller Lindesberg, inte", WordsOf(page, "#huvud"), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#IsOurs"));
        page = await other.PressAsync(page, "huvud", "confirm", ("IsOurs", "true"));
        Assert.Contains("Här kan bara er egen kommuns utvärderingar fastställas.", WordsOf(page, ".k-error-summary"), StringComparison.Ordinal);
        Assert.Contains("0 av 10", WordsOf(page, "#lage"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Points_ThatAreNoNumber_StayAsTyped_AndNothingElseIsLost()
    {
        using var scene = await ReviewScene.CreateAsync(host);
        var (first, second) = (scene.Draft.Areas[0].Points[0].Id, scene.Draft.Areas[0].Points[1].Id);
        var page = await scene.PressAsync(await scene.PageAsync(), "omrade-1", "confirm", ($"n-{first}", "tolv"), ($"n-{second}", "7,5"));

        Assert.Equal($"#n-{first}", page.QuerySelector(".k-error-summary a")!.GetAttribute("href"));
        Assert.Contains("”tolv” är inget tal.", WordsOf(page, ".k-error-summary"), StringComparison.Ordinal);
        Assert.Equal(("tolv", "true", "7,5"), (Input(page, first).Value, Input(page, first).GetAttribute("aria-invalid"), Input(page, second).Value));

        page = await scene.PressAsync(page, "omrade-1", "save", ($"n-{first}", "12.5"));
        Assert.Equal(("12,5", "7,5"), (Input(page, first).Value, Input(page, second).Value));
        Assert.Contains("Läst: 10", WordsOf(page, "#omrade-1"), StringComparison.Ordinal);
        page = await scene.PressAsync(page, "omrade-1", "confirm", ($"n-{first}", "21"));
        Assert.Contains("1 tal ryms inte i utgåvan.", WordsOf(page, ".k-error-summary"), StringComparison.Ordinal);
        Assert.Equal("21", Input(page, first).Value);
    }

    [Fact]
    public async Task Split_OneButtonMovesTheBorder_AndTheRestFollows()
    {
        using var scene = await ReviewScene.CreateAsync(host);
        var second = scene.Draft.Areas[0].Findings[1].Id;
        var page = await scene.PressAsync(await scene.PageAsync(), "omrade-1", $"split-{second}");

        Assert.Equal(["Strength", "Improvement", "Improvement", "Improvement"], page.QuerySelectorAll<IHtmlSelectElement>("#omrade-1 select[name^=kind-]").Select(select => select.Value));
        Assert.DoesNotContain("förslag", Plain(WordsOf(page, "#omrade-1 .k-review-findings-kind")), StringComparison.Ordinal);
        Assert.Contains("Sparat. Delen är inte bekräftad än.", WordsOf(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoReviewers_TheSecondIsTold_AndWhatWasTypedStays()
    {
        using var scene = await ReviewScene.CreateAsync(host);
        var stale = await scene.PageAsync();
        await scene.PressAsync(stale, "omrade-2", "confirm");
        var first = scene.Draft.Areas[0].Points[0].Id;

        var page = await scene.PressAsync(stale, "omrade-1", "confirm", ($"n-{first}", "19"));

        Assert.Contains("Någon annan har ändrat utkastet", WordsOf(page, ".k-error-summary"), StringComparison.Ordinal);
        Assert.Equal("19", Input(page, first).Value);
        Assert.Contains("1 av 10", WordsOf(page, "#lage"), StringComparison.Ordinal);
        page = await scene.PressAsync(page, "omrade-1", "confirm");
        Assert.Contains("2 av 10", WordsOf(page, "#lage"), StringComparison.Ordinal);
        Assert.Equal(19m, (await scene.Drafts.ViewAsync(scene.Draft.Id)).Areas[0].Points[0].Value);
    }

    [Fact]
    public async Task SameEvaluationAgain_IsReplacedOnlyByTheButtonThatSaysSo()
    {
        using var scene = await ReviewScene.CreateAsync(host);
        await scene.Coordinator.SubmitFormAsync(await scene.ConfirmAllAsync(), new Dictionary<string, string?>(), "form[action*=Finish]");
        var again = await scene.Drafts.ReviewedAsync(await scene.Drafts.DraftAsync(await scene.Drafts.ReportAsync(scene.Draft.Head.Municipality!), DraftScene.File("En nyare fil")));
        var page = await scene.Coordinator.GetPageAsync($"/utvarderingar/granska/{again.Id}");

        page = await scene.Coordinator.SubmitFormAsync(page, new Dictionary<string, string?>(), "form[action*=Finish]");
        Assert.Equal("#Replace", page.QuerySelector(".k-error-summary a")!.GetAttribute("href"));
        page = await scene.Coordinator.SubmitFormAsync(page, new Dictionary<string, string?> { ["Replace"] = "true" }, "form[action*=Finish]");
        Assert.Contains("Utvärderingen är fastställd.", WordsOf(page), StringComparison.Ordinal);
        Assert.Single(await scene.Drafts.WithAsync<EvaluationService, IReadOnlyList<EvaluationView>>(service => service.ListAsync(default)), one => one.Own);
    }

    [Fact]
    public async Task Page_OfAnotherMunicipalityOrForAReader_IsNotThere_AndWhatAReportSaysIsText()
    {
        using var scene = await ReviewScene.CreateAsync(host, change: report => report with
        {
            Findings = [report.Findings[0] with { Text = "<script>alert(1)</script>" }],
            Areas = [report.Areas[0] with { Summary = new Reading<string>("<img src=x onerror=alert(1)>", new Passage(1, 1)) }],
        });
        using var other = await ReviewScene.CreateAsync(host);
        using var reader = await host.SignInAsAsync(Role.Reader, scene.Drafts.OrganisationId);

        using var foreign = await other.Coordinator.GetAsync(scene.Address);
        using var read = await reader.GetAsync(scene.Address);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.Forbidden), (foreign.StatusCode, read.StatusCode));
        using var sent = await other.Coordinator.SubmitAsync(
            await other.PageAsync(), new Dictionary<string, string?> { ["Stamp"] = $"{scene.Draft.Stamp}" }, "form[action*=Remove]");
        Assert.NotNull(await scene.Drafts.ViewAsync(scene.Draft.Id));
        var page = await scene.PageAsync();
        Assert.Empty(page.QuerySelectorAll("main script, main img"));
        Assert.Contains("<script>alert(1)</script>", WordsOf(page, "#omrade-1"), StringComparison.Ordinal);
    }

    private static IHtmlInputElement Input(IHtmlDocument page, int id) => (IHtmlInputElement)page.GetElementById($"n-{id}")!;

    private static string Plain(string words) => words.Replace('\u00A0', ' ');
}
