using System.Net;
using AngleSharp.Html.Dom;
using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Consensus;
using Kompass.SelfAssess.Domain.Scoring;
using static Kompass.SelfAssess.Web.Tests.Pages.Omgangar.RoundScene;

namespace Kompass.SelfAssess.Web.Tests.Pages.Omgangar;

/// <summary>One item on the wall: what people answered, and what the meeting settles.</summary>
[Collection(SharedResultHost.Name)]
public sealed class SamsynspunktTests(ResultHost host)
{
    private const string DecideForm = "form[action*=Decide]";
    private const string TaskForm = "form[action*='handler=Task']";

    [Fact]
    public async Task Item_ShowsQuestionSpreadGroupsAndCommentsButNobodysName()
    {
        using var scene = await WorkshopScene.ClosedAsync(host);
        var page = await scene.Coordinator.GetPageAsync(scene.Item);

        Assert.Equal("2.3 Ekologisk hållbarhet", page.QuerySelector("h1")!.TextContent.Trim());
        Assert.Equal(["0", "6", "0", "0", "0", "6", "0", "0"], page.QuerySelectorAll(".kc-distribution tbody tr").Select(row => row.QuerySelector("td.kc-number")!.TextContent));
        var groups = page.QuerySelector(".kc-group-table tbody tr")!;
        Assert.Equal(["18,8", "30,0", "7,5"], groups.QuerySelectorAll(".kc-value").Select(value => value.TextContent.Trim()));
        Assert.Contains("Det står i energiplanen.", WordsOf(page), StringComparison.Ordinal);
        Assert.DoesNotContain("elected 0", WordsOf(page), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@test.example.se", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal(scene.Address, page.QuerySelectorAll(".k-crumbs a")[^1].GetAttribute("href"));
    }

    [Fact]
    public async Task Item_SmallGroup_IsWithheldWithItsSignAndLegend()
    {
        using var scene = await WorkshopScene.ClosedAsync(host, companies: 3);
        var page = await scene.Coordinator.GetPageAsync(scene.Item);
        var cell = page.QuerySelectorAll(".kc-group-table tbody td").Single(own => own.GetAttribute("data-label") == "Bolag");

        Assert.StartsWith("..", cell.TextContent.Trim(), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(".kc-groups .k-legend"));
    }

    [Fact]
    public async Task Decide_Level_IsShownWithReasonMinorityAndTheMeanBesideIt()
    {
        using var scene = await WorkshopScene.ClosedAsync(host);
        var page = await scene.Coordinator.SubmitFormAsync(await scene.Coordinator.GetPageAsync(scene.Item), new Dictionary<string, string?>
        {
            ["Decision.Choice"] = "2",
            ["Decision.Reason"] = "Planen följs inte upp <b>än</b>.",
            ["Decision.Minority"] = "Två ville ha nivå 3.",
        }, DecideForm);

        var settled = WordsOf(page, ".k-settled");
        Assert.Contains("Nivå 2, Påbörjat: 13,5 av 30 poäng", settled, StringComparison.Ordinal);
        Assert.Contains("Svarens medelvärde är 18,8 av 30.", settled, StringComparison.Ordinal);
        Assert.Contains("Planen följs inte upp <b>än</b>.", settled, StringComparison.Ordinal);
        Assert.Contains("Två ville ha nivå 3.", settled, StringComparison.Ordinal);
        Assert.Contains("Test Coordinator", settled, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector(".k-settled b"));
        var log = await scene.Coordinator.GetPageAsync($"{scene.Address}/logg");
        Assert.Contains("Nivå 2", WordsOf(log, "[aria-labelledby=logg-tabell-caption]"), StringComparison.Ordinal);
        Assert.Contains("18,8", WordsOf(log, "[aria-labelledby=beslut-tabell-caption]"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("12,5")]
    [InlineData("12.5")]
    public async Task Decide_Points_AreReadWithCommaAndPoint(string points)
    {
        using var scene = await WorkshopScene.ClosedAsync(host);
        var page = await SendAsync(scene, "points", points, "Så sade vi.");

        Assert.Contains("12,5 av 30 poäng", WordsOf(page, ".k-settled-what"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "", "Skäl", "Decision_Choice", "Välj en nivå, eller skriv poäng.")]
    [InlineData("7", "", "Skäl", "Decision_Choice", "Välj en nivå mellan 0 och 5.")]
    [InlineData("points", "", "Skäl", "Decision_Points", "Skriv poängen som ett tal")]
    [InlineData("points", "många", "Skäl", "Decision_Points", "Skriv poängen som ett tal")]
    [InlineData("points", "30,01", "Skäl", "Decision_Points", "Poängen ska vara mellan 0 och 30.")]
    [InlineData("points", "-1", "Skäl", "Decision_Points", "Poängen ska vara mellan 0 och 30.")]
    [InlineData("points", "1,234", "Skäl", "Decision_Points", "högst två decimaler")]
    [InlineData("3", "12", "Skäl", "Decision_Points", "Både en nivå och poäng är ifyllda.")]
    [InlineData("3", "", " ", "Decision_Reason", "Skriv en motivering.")]
    public async Task Decide_WrongInput_IsSaidAtTheFieldAndNothingIsDecided(string? choice, string points, string reason, string field, string told)
    {
        using var scene = await WorkshopScene.ClosedAsync(host);

        var page = await SendAsync(scene, choice, points, reason);

        Assert.Equal($"#{field}", page.QuerySelector("[data-error-summary] a")!.GetAttribute("href"));
        Assert.NotNull(page.QuerySelector($"#{field}"));
        Assert.Contains(told, WordsOf(page, $"#{field}-error"), StringComparison.Ordinal);
        Assert.Equal(points, page.QuerySelector("#Decision_Points")!.GetAttribute("value") ?? "");
        Assert.Null(page.QuerySelector(".k-settled"));
        Assert.Empty(await DecisionsAsync(scene));
    }

    [Fact]
    public async Task Decide_ReasonTooLong_IsRefusedAndKept()
    {
        using var scene = await WorkshopScene.ClosedAsync(host);
        var reason = new string('a', 2001);

        var page = await SendAsync(scene, "3", "", reason);

        Assert.Contains("Texten får ha högst 2000 tecken.", WordsOf(page, "#Decision_Reason-error"), StringComparison.Ordinal);
        Assert.Equal(reason, page.QuerySelector("#Decision_Reason")!.TextContent);
    }

    [Fact]
    public async Task Decide_ColleagueWasFaster_IsToldAndTheirDecisionStays()
    {
        using var scene = await WorkshopScene.ClosedAsync(host);
        var stale = await scene.Coordinator.GetPageAsync(scene.Item);
        Assert.True((await scene.DecideAsync(level: 4)).Done);

        var page = await scene.Coordinator.SubmitFormAsync(stale, new Dictionary<string, string?> { ["Decision.Choice"] = "1", ["Decision.Reason"] = "Vi sade ett." }, DecideForm);

        Assert.Contains("Någon annan har ändrat", WordsOf(page, "[data-error-summary]"), StringComparison.Ordinal);
        Assert.Equal("Vi sade ett.", page.QuerySelector("#Decision_Reason")!.TextContent);
        Assert.Equal(4, Assert.Single(await DecisionsAsync(scene)).Level);
    }

    [Fact]
    public async Task Withdraw_Decision_LetsTheMeanApplyAgainAndStaysInTheLog()
    {
        using var scene = await WorkshopScene.ClosedAsync(host);
        await scene.DecideAsync();

        var page = await scene.Coordinator.SubmitFormAsync(await scene.Coordinator.GetPageAsync(scene.Item), new Dictionary<string, string?>(), "form[action*=Withdraw]");

        Assert.Null(page.QuerySelector(".k-settled"));
        Assert.Contains("Svarens medelvärde gäller.", WordsOf(page), StringComparison.Ordinal);
        Assert.Contains("Beslut tillbakataget", WordsOf(await scene.Coordinator.GetPageAsync($"{scene.Address}/logg")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Task_IsSaidOnTheAgendaWithItsOwnerAndFinishedInTheLog()
    {
        using var scene = await WorkshopScene.ClosedAsync(host);
        var page = await scene.Coordinator.SubmitFormAsync(await scene.Coordinator.GetPageAsync(scene.Item), new Dictionary<string, string?>
        {
            ["Assignment.Text"] = "Leta upp energiplanen",
            ["Assignment.OwnerName"] = "Eva Berg",
            ["Assignment.OwnerEmail"] = "eva.berg@example.se",
            ["Assignment.DueOn"] = "2026-12-04",
        }, TaskForm);
        Assert.Contains("Uppgiften är sparad.", WordsOf(page), StringComparison.Ordinal);
        var row = WordsOf(await scene.Coordinator.GetPageAsync(scene.Address), ".k-agenda > li");
        Assert.Contains("Underlag saknas", row, StringComparison.Ordinal);
        Assert.Contains("Eva Berg, senast 4 december", row, StringComparison.Ordinal);

        var log = await scene.Coordinator.GetPageAsync($"{scene.Address}/logg");
        var handle = log.QuerySelector("a[href*=uppgift]")!.GetAttribute("href")!;
        var done = await scene.Coordinator.SubmitFormAsync(await scene.Coordinator.GetPageAsync(handle), new Dictionary<string, string?> { ["Outcome"] = "Den antogs 2024." }, "form[action*=Finish]");

        Assert.Contains("Den antogs 2024.", WordsOf(done), StringComparison.Ordinal);
        Assert.Contains("Klar", WordsOf(done, "#uppgifter ~ tbody"), StringComparison.Ordinal);
        Assert.Contains("Öppen", WordsOf(await scene.Coordinator.GetPageAsync(scene.Address), ".k-agenda > li"), StringComparison.Ordinal);
        using var reader = await scene.Round.ReaderAsync();
        Assert.DoesNotContain("eva.berg@example.se", (await reader.GetStringAsync($"{scene.Address}/logg")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Eva", "", "", "Assignment_Text", "Skriv vad som ska tas reda på.")]
    [InlineData("Plan", " ", "", "", "Assignment_OwnerName", "Skriv vem som tar reda på det.")]
    [InlineData("Plan", "Eva", "eva", "", "Assignment_OwnerEmail", "\"eva\" är ingen e-postadress.")]
    [InlineData("Plan", "Eva", "", "4/12", "Assignment_DueOn", "Skriv datumet som 2027-03-15.")]
    public async Task Task_WrongInput_IsSaidAtTheFieldInTheOpenForm(string text, string owner, string email, string due, string field, string told)
    {
        using var scene = await WorkshopScene.ClosedAsync(host);
        var page = await scene.Coordinator.SubmitFormAsync(await scene.Coordinator.GetPageAsync(scene.Item), new Dictionary<string, string?>
        {
            ["Assignment.Text"] = text,
            ["Assignment.OwnerName"] = owner,
            ["Assignment.OwnerEmail"] = email,
            ["Assignment.DueOn"] = due,
        }, TaskForm);

        Assert.Contains(told, WordsOf(page, $"#{field}-error"), StringComparison.Ordinal);
        Assert.True(page.QuerySelector($"#{field}")!.Closest("details")!.HasAttribute("open"));
        Assert.Empty(await scene.WithAsync<DecisionReader, IReadOnlyList<TaskView>>(reader => reader.TasksAsync(scene.Round.RoundId, null, default)));
    }

    [Fact]
    public async Task ChangeTask_ColleagueFinishedIt_IsToldThatItIsDone()
    {
        using var scene = await WorkshopScene.ClosedAsync(host);
        var made = await scene.WithAsync<DecisionService, Outcome<int>>(service => service.MakeTaskAsync(
            new MakeTask(scene.Round.RoundId, Part.SubArea(WorkshopScene.Split), new TaskContent("Leta", "Eva")), Guid.NewGuid(), default));
        var stale = await scene.Coordinator.GetPageAsync($"{scene.Address}/logg?uppgift={made.Value}");
        await scene.WithAsync<DecisionService, Outcome<int>>(service => service.FinishTaskAsync(new FinishTask(scene.Round.RoundId, made.Value, 1, null), Guid.NewGuid(), default));

        var page = await scene.Coordinator.SubmitFormAsync(stale, new Dictionary<string, string?> { ["Assignment.Text"] = "Leta mer" }, "form[action*=Change]");

        Assert.Contains("Uppgiften är redan klar.", WordsOf(page, "[data-error-summary]"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("9.9")]
    [InlineData("2.3.a")]
    [InlineData("logga")]
    [InlineData("%3Cscript%3E")]
    public async Task Item_UnknownPart_IsNotFound(string code)
    {
        using var scene = await WorkshopScene.ClosedAsync(host);
        using var answer = await scene.Coordinator.GetAsync($"{scene.Address}/{code}");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Item_PreviousAndNext_FollowTheAgenda()
    {
        using var scene = await WorkshopScene.ClosedAsync(host);
        var order = await scene.OrderAsync();
        var page = await scene.Coordinator.GetPageAsync($"{scene.Address}/{order[1]}");
        var links = page.QuerySelectorAll("nav.k-section a").Select(link => link.GetAttribute("href"));

        Assert.Equal([$"{scene.Address}/{order[0]}", $"{scene.Address}/{order[2]}", scene.Address], links);
    }

    [Fact]
    public async Task Result_Decided_IsMarkedWithTheRawMeanBesideIt()
    {
        using var scene = await WorkshopScene.ClosedAsync(host);
        await scene.DecideAsync();
        await scene.ConfirmAsync();

        var result = await scene.Coordinator.GetPageAsync($"{scene.Round.Address}/resultat?visa=alla");
        var row = result.QuerySelectorAll(".kc-subareas tr").Single(own => own.TextContent.Contains("2.3", StringComparison.Ordinal));
        Assert.Contains("Samsyn. Svaren gav 18,8.", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("med samsyn i 1 av 36 delområden", WordsOf(result, ".kc-headline"), StringComparison.Ordinal);
        Assert.NotNull(result.QuerySelector($"a[href='{scene.Address}/logg']"));
    }

    private static async Task<IHtmlDocument> SendAsync(WorkshopScene scene, string? choice, string points, string reason) => await scene.Coordinator.SubmitFormAsync(
        await scene.Coordinator.GetPageAsync(scene.Item),
        new Dictionary<string, string?> { ["Decision.Choice"] = choice, ["Decision.Points"] = points, ["Decision.Reason"] = reason },
        DecideForm);

    private static Task<IReadOnlyList<DecisionView>> DecisionsAsync(WorkshopScene scene) =>
        scene.WithAsync<DecisionReader, IReadOnlyList<DecisionView>>(reader => reader.ListAsync(scene.Round.RoundId, default));
}
