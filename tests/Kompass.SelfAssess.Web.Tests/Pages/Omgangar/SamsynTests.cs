using System.Net;
using AngleSharp.Html.Dom;
using Kompass.SelfAssess.App.Consensus;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.TestKit.Web;
using Microsoft.EntityFrameworkCore;
using static Kompass.SelfAssess.Web.Tests.Pages.Omgangar.RoundScene;

namespace Kompass.SelfAssess.Web.Tests.Pages.Omgangar;

/// <summary>The agenda of the workshop: read by all members, arranged by the coordinator, without any script.</summary>
[Collection(SharedResultHost.Name)]
public sealed class SamsynTests(ResultHost host)
{
    private static readonly string[] Handlers = ["Prepare", "Arrange", "Minutes", "Up", "Down", "Leave", "Include"];

    [Theory]
    [InlineData(Role.Coordinator)]
    [InlineData(Role.Reader)]
    public async Task Agenda_RoundIsOpen_SaysNothingButThatItComesLater(Role role)
    {
        using var visitor = await host.ReaderAsync(role == Role.Coordinator ? "coordinator" : "reader");
        var page = await visitor.GetPageAsync($"/omgangar/{host.OpenRound}/samsyn");

        Assert.Contains("Till dess ser ingen mer än hur många som har svarat.", WordsOf(page), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main form, main ol.k-agenda, main dl"));
        foreach (var address in new[] { "2.3", "logg" })
        {
            using var answer = await visitor.GetAsync($"/omgangar/{host.OpenRound}/samsyn/{address}");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Prepare_SentTwice_MakesOneAgendaWithTheMostSplitFirst()
    {
        using var scene = await WorkshopScene.ClosedAsync(host, prepared: false);
        using var reader = await scene.Round.ReaderAsync();
        Assert.Empty((await reader.GetPageAsync(scene.Address)).QuerySelectorAll("main form"));
        var before = await scene.Coordinator.GetPageAsync(scene.Address);

        var page = await scene.Coordinator.SubmitFormAsync(before, new Dictionary<string, string?>());
        await scene.Coordinator.SubmitFormAsync(before, new Dictionary<string, string?>());

        Assert.Equal("2.3 Ekologisk hållbarhet", Names(page)[0]);
        Assert.Equal(1, await scene.Host.QueryAsync(scene.Round.OrganisationId, database => database.Workshops.CountAsync()));
    }

    [Fact]
    public async Task Agenda_EveryItem_SaysWhyWithItsWordsAndTheMinutesAddUp()
    {
        using var scene = await WorkshopScene.ClosedAsync(host);
        var agenda = await scene.AgendaAsync();
        var page = await scene.Coordinator.GetPageAsync(scene.Address);
        var first = page.QuerySelector(".k-agenda > li")!;

        Assert.Equal(agenda.Items.Count, page.QuerySelectorAll("ol.k-agenda > li").Length);
        Assert.Contains($"{agenda.Items.Count} punkter, {agenda.Minutes - agenda.MinutesLeft} av 90 minuter", WordsOf(page), StringComparison.Ordinal);
        Assert.Equal(["Poäng på spel", "Oenighet", "Vet ej", "Utan underlag"], first.QuerySelectorAll("dt").Select(term => term.TextContent));
        Assert.Contains("Stor", first.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, first.QuerySelectorAll(".kc-square--filled").Length);
        Assert.Contains("Öppen", first.TextContent, StringComparison.Ordinal);
        Assert.NotNull(first.QuerySelector(".k-rose"));
        Assert.Equal(agenda.LeftOff.Count, page.QuerySelectorAll(".k-agenda-left > li").Length);
    }

    [Fact]
    public async Task Arrange_UpDownLeaveIncludeMinutes_DoWhatTheySayAndComeBackToTheRow()
    {
        using var scene = await WorkshopScene.ClosedAsync(host);
        var order = await scene.OrderAsync();

        var down = await scene.PressAsync(order[0], "Down");
        Assert.Equal([order[1], order[0], .. order.Skip(2)], await scene.OrderAsync());
        Assert.Contains("#punkt-", down.Url, StringComparison.Ordinal);
        await scene.PressAsync(order[0], "Up");
        Assert.Equal(order, await scene.OrderAsync());
        await scene.PressAsync(order[1], "Leave");
        Assert.Equal([order[0], .. order.Skip(2)], await scene.OrderAsync());
        await scene.PressAsync(order[1], "Include");
        Assert.Equal([order[0], .. order.Skip(2), order[1]], await scene.OrderAsync());
        await scene.PressAsync(order[0], "Minutes", "31");
        Assert.Equal(31, (await scene.AgendaAsync()).Items[0].Minutes);
        Assert.Contains("minuter längre än mötet", WordsOf(await scene.Coordinator.GetPageAsync(scene.Address)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Arrange_FirstAndLast_AreNotOfferedWhatTheyCannot()
    {
        using var scene = await WorkshopScene.ClosedAsync(host);
        var rows = (await scene.Coordinator.GetPageAsync($"{scene.Address}?visa=ordna")).QuerySelectorAll("ol.k-agenda > li").ToList();

        Assert.DoesNotContain("Flytta upp", rows[0].TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Flytta ner", rows[^1].TextContent, StringComparison.Ordinal);
        // What Enter presses in the field is the form's first button.
        Assert.All(rows, row => Assert.Contains("handler=Minutes", ((IHtmlFormElement)row.QuerySelector("form")!).GetAttribute("action")!, StringComparison.Ordinal));
        Assert.All(rows, row => Assert.Null(row.QuerySelector("button")!.GetAttribute("formaction")));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("121")]
    [InlineData("tolv")]
    [InlineData("")]
    public async Task Minutes_NoSuchNumber_AreRefusedAndKeptAsTheyWere(string minutes)
    {
        using var scene = await WorkshopScene.ClosedAsync(host);
        var before = (await scene.AgendaAsync()).Items[0];

        var page = await scene.PressAsync(before.Part.Code, "Minutes", minutes);

        Assert.Contains("En punkt kan ta mellan 1 och 120 minuter.", WordsOf(page, "[data-error-summary]"), StringComparison.Ordinal);
        Assert.Equal(before.Minutes, (await scene.AgendaAsync()).Items[0].Minutes);
    }

    [Fact]
    public async Task Arrange_ColleagueWasFaster_IsToldAndNothingIsLost()
    {
        using var scene = await WorkshopScene.ClosedAsync(host);
        var order = await scene.OrderAsync();
        var stale = await scene.Coordinator.GetPageAsync($"{scene.Address}?visa=ordna");
        await scene.PressAsync(order[0], "Leave");

        var page = await scene.PressAsync(stale, order[1], "Down");

        Assert.Contains("Någon annan har ändrat", WordsOf(page, "[data-error-summary]"), StringComparison.Ordinal);
        Assert.Equal(order.Skip(1), await scene.OrderAsync());
    }

    [Theory]
    [InlineData("Minutes", "lång", "Skriv mötets längd i hela minuter.")]
    [InlineData("Minutes", "9", "Mötet kan vara mellan 15 och 480 minuter.")]
    [InlineData("Disagreement", "10,5", "Skriv en vikt mellan 0 och 10.")]
    [InlineData("DontKnow", "-1", "Skriv en vikt mellan 0 och 10.")]
    [InlineData("Evidence", "", "Skriv en vikt mellan 0 och 10.")]
    public async Task Rank_WrongInput_IsSaidAtTheFieldAndKeepsWhatWasTyped(string field, string typed, string told)
    {
        using var scene = await WorkshopScene.ClosedAsync(host);
        var form = await scene.Coordinator.GetPageAsync($"{scene.Address}?visa=ordna");

        var page = await scene.Coordinator.SubmitFormAsync(form, new Dictionary<string, string?> { [$"Form.{field}"] = typed }, "form[action*=Arrange]");

        Assert.Equal($"#Form_{field}", page.QuerySelector("[data-error-summary] a")!.GetAttribute("href"));
        Assert.Contains(told, WordsOf(page, $"#Form_{field}-error"), StringComparison.Ordinal);
        Assert.Equal(typed, page.QuerySelector($"#Form_{field}")!.GetAttribute("value"));
        Assert.Equal(90, (await scene.AgendaAsync()).Minutes);
    }

    [Fact]
    public async Task Rank_ShorterMeetingWithCommaInAWeight_FitsTheAgendaAnew()
    {
        using var scene = await WorkshopScene.ClosedAsync(host);
        var form = await scene.Coordinator.GetPageAsync($"{scene.Address}?visa=ordna");

        await scene.Coordinator.SubmitFormAsync(form, new Dictionary<string, string?> { ["Form.Minutes"] = "30", ["Form.DontKnow"] = "0,5" }, "form[action*=Arrange]");

        var agenda = await scene.AgendaAsync();
        Assert.Equal((30, 0.5), (agenda.Minutes, agenda.Weights.DontKnow));
        Assert.True(agenda.MinutesLeft >= 0);
        Assert.Equal(WorkshopScene.Split, agenda.Items[0].Part.Code);
    }

    [Fact]
    public async Task Agenda_EverythingLeftOff_SaysWhyAndOffersToInclude()
    {
        using var scene = await WorkshopScene.ClosedAsync(host);
        foreach (var code in await scene.OrderAsync())
        {
            await scene.PressAsync(code, "Leave");
        }

        var page = await scene.Coordinator.GetPageAsync(scene.Address);

        Assert.Contains("Ingen punkt är med.", WordsOf(page), StringComparison.Ordinal);
        Assert.Equal(36, page.QuerySelectorAll(".k-agenda-left > li form").Length);
        Assert.Equal("0", page.QuerySelector(".k-metric-number")!.FirstChild!.TextContent.Trim());
    }

    [Fact]
    public async Task Decided_Item_IsMarkedAndBothTotalsAreNamed()
    {
        using var scene = await WorkshopScene.ClosedAsync(host);
        await scene.DecideAsync();

        var page = await scene.Coordinator.GetPageAsync(scene.Address);
        var first = page.QuerySelector(".k-agenda > li")!;

        Assert.Contains("Beslutad", first.TextContent, StringComparison.Ordinal);
        Assert.Contains("Nivå 2", first.TextContent, StringComparison.Ordinal);
        var metrics = page.QuerySelectorAll(".k-metrics > div").ToDictionary(
            metric => metric.QuerySelector("dt")!.TextContent, metric => metric.QuerySelector(".k-metric-number")!.FirstChild!.TextContent.Trim());
        // 2.3 is worth 30: the answers gave 1,00 and 0,25 by turns, level 2 is 0,45.
        Assert.InRange(Reading.Read(metrics["Svarens medelvärde"]) - Reading.Read(metrics["Med samsyn"]), 5.2m, 5.3m);
        Assert.Equal("1", metrics["Beslutade punkter"]);
    }

    [Fact]
    public async Task Reader_ReadsEverythingButIsOfferedAndAllowedNoChange()
    {
        using var scene = await WorkshopScene.ClosedAsync(host);
        await scene.DecideAsync();
        using var reader = await scene.Round.ReaderAsync();
        var start = await reader.GetPageAsync("/");
        var version = (await scene.AgendaAsync()).Version;
        foreach (var address in new[] { scene.Address, $"{scene.Address}?visa=ordna", scene.Item, $"{scene.Address}/logg?uppgift=1" })
        {
            Assert.Empty((await reader.GetPageAsync(address)).QuerySelectorAll("main form"));
        }

        var posts = Handlers.Select(handler => $"{scene.Address}?handler={handler}&item=1&version={version}")
            .Concat(new[] { "Decide", "Withdraw", "Task" }.Select(handler => $"{scene.Item}?handler={handler}&version=1"))
            .Concat(new[] { "Finish", "Change" }.Select(handler => $"{scene.Address}/logg?handler={handler}&uppgift=1"));
        foreach (var address in posts)
        {
            using var posted = await PostByHandAsync(reader, start, address, ("Decision.Choice", "5"), ("Decision.Reason", "Kapat"), ("Decision.Version", "1"));
            Assert.True(posted.StatusCode == HttpStatusCode.Forbidden, $"{address} answered {(int)posted.StatusCode}.");
        }

        Assert.Equal(version, (await scene.AgendaAsync()).Version);
        var decision = Assert.Single(await scene.WithAsync<DecisionReader, IReadOnlyList<DecisionView>>(service => service.ListAsync(scene.Round.RoundId, default)));
        Assert.Equal(2, decision.Level);
    }

    [Fact]
    public async Task Confirmed_AgendaAndItems_AreReadOnlyForTheCoordinatorToo()
    {
        using var scene = await WorkshopScene.ClosedAsync(host);
        var open = await scene.Coordinator.GetPageAsync(scene.Item);
        var arranging = await scene.Coordinator.GetPageAsync($"{scene.Address}?visa=ordna");
        var order = await scene.OrderAsync();
        await scene.ConfirmAsync();
        foreach (var address in new[] { $"{scene.Address}?visa=ordna", scene.Item, $"{scene.Address}/logg" })
        {
            Assert.Empty((await scene.Coordinator.GetPageAsync(address)).QuerySelectorAll("main form"));
        }

        var decided = await scene.Coordinator.SubmitFormAsync(open, new Dictionary<string, string?> { ["Decision.Choice"] = "3", ["Decision.Reason"] = "För sent." }, "form[action*=Decide]");
        var moved = await scene.PressAsync(arranging, order[0], "Down");

        Assert.All([decided, moved], page => Assert.Contains("Omgången är inte stängd, eller redan fastställd.", WordsOf(page, "[data-error-summary]"), StringComparison.Ordinal));
        Assert.Equal(order, await scene.OrderAsync());
        Assert.Empty(await scene.WithAsync<DecisionReader, IReadOnlyList<DecisionView>>(service => service.ListAsync(scene.Round.RoundId, default)));
    }

    [Fact]
    public async Task OtherMunicipality_NothingOfItExists()
    {
        using var theirs = await WorkshopScene.ClosedAsync(host);
        using var us = await WorkshopScene.ClosedAsync(host, prepared: false);
        var start = await us.Coordinator.GetPageAsync(us.Address);
        foreach (var address in new[] { theirs.Address, theirs.Item, $"{theirs.Address}/logg" })
        {
            using var read = await us.Coordinator.GetAsync(address);
            using var posted = await PostByHandAsync(us.Coordinator, start, $"{address}?handler=Decide");
            Assert.Equal(HttpStatusCode.NotFound, read.StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, posted.StatusCode);
        }
    }

    [Fact]
    public async Task Start_ClosedRound_SaysHowFarTheMeetingHasCome()
    {
        using var scene = await WorkshopScene.ClosedAsync(host, prepared: false);
        var before = await scene.Coordinator.GetPageAsync("/");
        Assert.Equal(scene.Address, before.QuerySelector("main a.ds-button[data-variant=primary]")!.GetAttribute("href"));
        Assert.Contains("Förbered samsynsmötet", WordsOf(before), StringComparison.Ordinal);
        await scene.WithAsync<WorkshopService, App.Refused?>(service => service.PrepareAsync(scene.Round.RoundId, default));
        await scene.DecideAsync();

        var page = await scene.Coordinator.GetPageAsync("/");

        Assert.Contains($"1 av {(await scene.OrderAsync()).Count} punkter på dagordningen är beslutade.", WordsOf(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_TaskOfTheReader_IsSeenByItsOwnerAndByNoOtherReader()
    {
        using var scene = await WorkshopScene.ClosedAsync(host);
        var owner = await host.UserAsync(Role.Reader, scene.Round.OrganisationId);
        await scene.WithAsync<DecisionService, App.Outcome<int>>(service => service.MakeTaskAsync(
            new MakeTask(scene.Round.RoundId, Part.SubArea(WorkshopScene.Split), new TaskContent("Leta upp energiplanen", "Eva Berg", owner.Email!.ToUpperInvariant())), Guid.NewGuid(), default));
        using var mine = host.Visit();
        (await mine.SignInAsync(owner.Email!, KompassHost.Password)).Dispose();
        using var other = await scene.Round.ReaderAsync();

        Assert.Contains("Din uppgift till samsynen om 2.3: Leta upp energiplanen", WordsOf(await mine.GetPageAsync("/")), StringComparison.Ordinal);
        Assert.DoesNotContain("Leta upp energiplanen", WordsOf(await other.GetPageAsync("/")), StringComparison.Ordinal);
    }

    private static List<string> Names(IHtmlDocument page) => [.. page.QuerySelectorAll("ol.k-agenda .k-agenda-name a").Select(name => string.Join(' ', name.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];
}
