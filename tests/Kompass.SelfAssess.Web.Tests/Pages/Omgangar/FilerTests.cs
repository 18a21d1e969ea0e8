using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Kompass.SelfAssess.App.Exports;
using Kompass.SelfAssess.App.Exports.Orders;
using Kompass.SelfAssess.App.Jobs;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.TestKit.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kompass.SelfAssess.Web.Tests.Pages.Omgangar;

[Collection(SharedHost.Name)]
public sealed class FilerTests(KompassHost host)
{
    [Fact]
    public async Task Order_WithoutScript_IsMadeFetchedAndRemoved()
    {
        using var scene = await ClosedAsync(Anonymity.Named);
        var address = $"{scene.Address}/filer";

        var ordered = await scene.Coordinator.SubmitFormAsync(await scene.Coordinator.GetPageAsync(address), new Dictionary<string, string?> { ["kind"] = "RawAnswersText" }, "section[aria-labelledby=radata] form");
        Assert.Contains("Filen är beställd.", ordered.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Väntar", StateIn(ordered));
        Assert.Contains("Uppdatera läget", ordered.QuerySelector("noscript")!.InnerHtml, StringComparison.Ordinal);
        await WorkAsync();

        var done = await scene.Coordinator.GetPageAsync(address);
        Assert.Equal("Klar", StateIn(done));
        Assert.Null(done.QuerySelector("script[src*=orders]"));
        var link = done.QuerySelector(".k-orders a")!.GetAttribute("href")!;
        using (var file = await scene.Coordinator.GetAsync(link))
        {
            Assert.Equal((HttpStatusCode.OK, "text/csv"), (file.StatusCode, file.Content.Headers.ContentType?.MediaType));
            var bytes = await file.Content.ReadAsByteArrayAsync();
            Assert.Equal(file.Content.Headers.ContentLength, bytes.Length);
            Assert.Contains("Person 1;managers1@example.se", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        }

        using var reader = await host.SignInAsAsync(Role.Reader, scene.OrganisationId);
        using var colleague = await host.SignInAsAsync(Role.Coordinator, scene.OrganisationId);
        using var neighbour = await RoundScene.EmptyAsync(host);
        Assert.Equal(
            [HttpStatusCode.Forbidden, HttpStatusCode.NotFound, HttpStatusCode.NotFound],
            [await StatusAsync(reader, link), await StatusAsync(colleague, link), await StatusAsync(neighbour.Coordinator, link)]);
        Assert.Empty((await colleague.GetPageAsync(address)).QuerySelectorAll(".k-orders"));

        var removed = await scene.Coordinator.SubmitFormAsync(done, new Dictionary<string, string?>(), ".k-orders form");
        Assert.Empty(removed.QuerySelectorAll(".k-orders"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(scene.Coordinator, link));
    }

    [Fact]
    public async Task Orders_InProgress_TellHowFarAndAskAgain()
    {
        using var scene = await ClosedAsync(Anonymity.Named);
        var address = $"{scene.Address}/filer";
        await scene.Coordinator.SubmitFormAsync(await scene.Coordinator.GetPageAsync(address), new Dictionary<string, string?> { ["kind"] = "RawAnswers" }, "section[aria-labelledby=radata] form");
        await scene.QueryAsync(db => db.FileOrders.ExecuteUpdateAsync(set => set
            .SetProperty(order => order.State, FileOrderState.InProgress).SetProperty(order => order.Done, 1200).SetProperty(order => order.Total, 3600)));

        var page = await scene.Coordinator.GetPageAsync(address);
        var progress = page.QuerySelector(".k-orders progress")!;
        Assert.Equal(("1200", "3600"), (progress.GetAttribute("value"), progress.GetAttribute("max")));
        Assert.NotNull(page.GetElementById(progress.GetAttribute("aria-labelledby")!));
        Assert.NotNull(page.QuerySelector("script[src*=orders]"));
        Assert.NotNull(page.QuerySelector("#orders-status[role=status]"));
        using var fragment = await scene.Coordinator.GetAsync(page.QuerySelector("[data-orders]")!.GetAttribute("data-orders")!);
        var html = await fragment.Content.ReadAsStringAsync();
        Assert.Contains("data-waiting=\"true\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<html", html, StringComparison.Ordinal);

        var cancelled = await scene.Coordinator.SubmitFormAsync(page, new Dictionary<string, string?>(), ".k-orders form");
        Assert.Equal("Avbruten", StateIn(cancelled));
    }

    [Fact]
    public async Task Reader_SeesTheFilesOfTheResultButNoAnswers()
    {
        using var scene = await ClosedAsync(Anonymity.Named);
        using var reader = await host.SignInAsAsync(Role.Reader, scene.OrganisationId);
        var page = await reader.GetPageAsync($"{scene.Address}/filer");

        Assert.Equal(["Till styrgruppen", "Till utvärderarna"], page.QuerySelectorAll(".k-files h2").Select(heading => heading.TextContent));
        foreach (var link in page.QuerySelectorAll(".k-files a"))
        {
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(reader, link.GetAttribute("href")!));
        }

        using var order = await RoundScene.PostByHandAsync(reader, page, $"{scene.Address}/filer?handler=Order", ("kind", "RawAnswers"));
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (order.StatusCode, await StatusAsync(reader, $"{scene.Address}/filer?handler=Orders")));
    }

    [Fact]
    public async Task AnonymousRound_SaysWhyThereIsNoFileOfAnswers_AndRefusesOne()
    {
        using var scene = await ClosedAsync(Anonymity.Anonymous);
        var page = await scene.Coordinator.GetPageAsync($"{scene.Address}/filer");

        var raw = page.QuerySelector("section[aria-labelledby=radata]")!;
        Assert.Contains("Omgången är anonym", raw.TextContent, StringComparison.Ordinal);
        Assert.Empty(raw.QuerySelectorAll("form, a"));
        using var answer = await scene.PostByHandAsync(page, $"{scene.Address}/filer?handler=Order", ("kind", "RawAnswers"));
        Assert.Contains("Omgången är anonym, så det finns ingen fil med svar.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await scene.QueryAsync(db => db.FileOrders.CountAsync()));
    }

    [Fact]
    public async Task OpenRound_HasNoFilesYet()
    {
        using var scene = await RoundScene.OpenAsync(host, 6, content => content with { Anonymity = Anonymity.Named });
        await scene.AnswerAsync(6);
        foreach (var address in new[] { "filer", "underlag" })
        {
            var page = await scene.Coordinator.GetPageAsync($"{scene.Address}/{address}");
            Assert.Contains("Filerna finns när omgången har stängt.", page.QuerySelector(".k-empty")!.TextContent, StringComparison.Ordinal);
            Assert.Empty(page.QuerySelectorAll("main a[href*=handler]"));
        }

        using var order = await scene.PostByHandAsync(await scene.Coordinator.GetPageAsync($"{scene.Address}/filer"), $"{scene.Address}/filer?handler=Order", ("kind", "RawAnswers"));
        Assert.Contains("Svaren kan hämtas först när omgången har stängt.", await order.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(
            [HttpStatusCode.NotFound, HttpStatusCode.NotFound],
            [await StatusAsync(scene.Coordinator, $"{scene.Address}/underlag?handler=Excel"), await StatusAsync(scene.Coordinator, $"{scene.Address}/underlag?handler=Word")]);
    }

    [Fact]
    public async Task Submission_DraftRound_LeadsWithWhatIsMissing()
    {
        using var scene = await ClosedAsync(Anonymity.Anonymous);
        var page = await scene.Coordinator.GetPageAsync($"{scene.Address}/underlag");

        Assert.Contains("Utkast.", page.QuerySelector(".k-notice")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(36, page.QuerySelectorAll("#luckor-caption")[0].ParentElement!.QuerySelectorAll("tbody tr").Length);
        Assert.Equal($"{scene.Address}/samsyn", page.QuerySelector("table:has(#luckor-caption) tbody a")!.GetAttribute("href"));
        using var word = await scene.Coordinator.GetAsync($"{scene.Address}/underlag?handler=Word");
        using var excel = await scene.Coordinator.GetAsync($"{scene.Address}/underlag?handler=Excel");
        Assert.Equal((App.Exports.Reports.WordReport.ContentType, ExcelFile.ContentType), (word.Content.Headers.ContentType?.MediaType, excel.Content.Headers.ContentType?.MediaType));
    }

    private async Task<RoundScene> ClosedAsync(Anonymity anonymity)
    {
        var scene = await RoundScene.OpenAsync(host, 6, content => content with { Anonymity = anonymity });
        await scene.AnswerAsync(6, "Det står i planen.", "Verksamhetsplan 2026");
        await scene.CloseAsync();
        return scene;
    }

    private async Task WorkAsync()
    {
        await using var scope = host.Scope();
        await scope.ServiceProvider.GetRequiredService<MakeFiles>().RunAsync(default);
    }

    private static string StateIn(IHtmlDocument page) => page.QuerySelector(".k-orders .k-tag")!.TextContent.Trim();

    private static async Task<HttpStatusCode> StatusAsync(Visitor visitor, string address)
    {
        using var answer = await visitor.GetAsync(address);
        return answer.StatusCode;
    }
}
