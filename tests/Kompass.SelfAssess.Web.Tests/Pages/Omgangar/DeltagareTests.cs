using System.Net;
using AngleSharp.Html.Dom;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.TestKit.Web;
using Microsoft.EntityFrameworkCore;
using static Kompass.SelfAssess.Web.Tests.Pages.Omgangar.RoundScene;

namespace Kompass.SelfAssess.Web.Tests.Pages.Omgangar;

[Collection(SharedHost.Name)]
public sealed class DeltagareTests(KompassHost host)
{
    private const string PasteForm = "form[action*='handler=Add']";

    [Theory]
    [InlineData("Eva Ek;eva.ek@kommun.se;Chefer;Skola\nOlle Berg;olle@kommun.se;Medarbetare;")]
    [InlineData("Eva Ek\teva.ek@kommun.se\tChefer\tSkola\r\nOlle Berg\tolle@kommun.se\tMedarbetare")]
    [InlineData("Eva Ek, EVA.EK@kommun.se, chefer, skola\n\nOlle Berg, olle@kommun.se, medarbetare\n")]
    [InlineData("\ufeffEva Ek;eva.ek@kommun.se;Chefer;Skola\r\nOlle Berg;olle@kommun.se;Medarbetare;\r\n")]
    [InlineData("\ufeffE-post;Namn;Förvaltning;Grupp\n eva.ek@kommun.se ;Eva Ek;Skola;managers\nolle@kommun.se;Olle Berg;;employees")]
    [InlineData("\"Eva Ek\";\"eva.ek@kommun.se\";\"Chefer\";\"Skola\"\n\"Olle Berg\";\"olle@kommun.se\";\"Medarbetare\"")]
    public async Task Add_UsualList_IsOnTheListWithGroupAndUnit(string list)
    {
        using var scene = await DraftAsync(host);
        var page = await PasteAsync(scene, list);

        Assert.Contains("2 deltagare har lagts till.", WordsOf(page), StringComparison.Ordinal);
        Assert.Equal("", page.QuerySelector("#List")!.TextContent);
        Assert.Equal(
            [("Eva Ek", "eva.ek@kommun.se", RoleGroups.Managers, "Skola"), ("Olle Berg", "olle@kommun.se", RoleGroups.Employees, null)],
            (await scene.ParticipantsAsync()).Select(person => (person.Name, person.Email, person.Group!.Key, person.Unit?.Name)));
        Assert.Equal("Deltagare (2)", WordsOf(page, "#listan"));
    }

    [Fact]
    public async Task Add_FaultyList_WritesNobodyTellsEveryFaultWithItsLineAndKeepsTheList()
    {
        using var scene = await DraftAsync(host, content => content with { Groups = [new(RoleGroups.Managers, []), new(RoleGroups.Unions, [])] });
        await scene.InviteAsync(1);
        var list = string.Join('\n',
            "Rätt Rad;ratt@kommun.se;Chefer;Skola",
            "Eva Ek;eva(at)kommun.se;Politiker;Månen",
            "",
            ";olle@kommun.se;;",
            "Samma Igen;RATT@kommun.se;Chefer;",
            "Redan Med;managers1@example.se;Kungar;",
            "Fack Lig;fack@kommun.se;unions;",
            "För;manga@kommun.se;Chefer;Skola;extra",
            $"{new string('x', 121)};lang@kommun.se;Chefer",
            "Ingen Post");
        var page = await PasteAsync(scene, list);

        Assert.Equal(
        [
            "Rad 2: \"eva(at)kommun.se\" är ingen e-postadress.",
            "Rad 2: gruppen \"Politiker\" är inte med i omgången.",
            "Rad 2: \"Månen\" är inte med bland omgångens förvaltningar.",
            "Rad 4: namnet saknas.",
            "Rad 4: gruppen saknas.",
            "Rad 5: ratt@kommun.se står redan längre upp i listan.",
            "Rad 6: managers1@example.se är redan deltagare.",
            "Rad 6: gruppen \"Kungar\" är inte med i omgången.",
            "Rad 7: gruppen \"unions\" bjuds inte in med namn. Använd den öppna länken.",
            "Rad 8: raden har för många uppgifter.",
            "Rad 9: namnet är för långt.",
            "Rad 10: e-postadressen saknas.",
            "Rad 10: gruppen saknas.",
        ], page.QuerySelectorAll("#fel-i-listan li").Select(fault => fault.TextContent));
        Assert.Equal("8 rader behöver rättas. Ingen har lagts till.", page.QuerySelector("[data-error-summary] a[href='#List']")!.TextContent);
        Assert.Contains("8 rader behöver rättas.", WordsOf(page, "#List-error"), StringComparison.Ordinal);
        Assert.Equal(list, ((IHtmlTextAreaElement)page.QuerySelector("#List")!).Value.ReplaceLineEndings("\n"));
        Assert.Single(await scene.ParticipantsAsync());
    }

    [Fact]
    public async Task Add_OneFaultyLine_IsSaidInTheSingularAndCanBeSkipped()
    {
        using var scene = await DraftAsync(host);
        var page = await PasteAsync(scene, "Eva;eva@kommun.se;Chefer\nOlle;olle;Kungar");
        Assert.Equal("En rad behöver rättas. Ingen har lagts till.", WordsOf(page, "[data-error-summary] li"));

        page = await scene.Coordinator.SubmitFormAsync(page, new Dictionary<string, string?> { ["SkipFaulty"] = "true" }, PasteForm);

        Assert.Contains("1 deltagare har lagts till. Rader som hoppades över: 1.", WordsOf(page), StringComparison.Ordinal);
        Assert.Equal(["eva@kommun.se"], (await scene.ParticipantsAsync()).Select(person => person.Email));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n \t ")]
    public async Task Add_NothingPasted_IsSaidAtTheField(string list)
    {
        using var scene = await DraftAsync(host);
        var page = await PasteAsync(scene, list);

        Assert.Contains("Klistra in minst en rad.", WordsOf(page, "#List-error"), StringComparison.Ordinal);
        Assert.Equal("#List", page.QuerySelector("[data-error-summary] a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Add_FiveHundredRows_AreAllAddedOrNone()
    {
        using var scene = await DraftAsync(host);
        var rows = Enumerable.Range(1, 500).Select(number => $"Person {number}\tperson{number}@kommun.se\tMedarbetare\tVård").ToList();

        var refused = await PasteAsync(scene, string.Join("\r\n", rows.Append("Fel\tfel\tMedarbetare\tVård")));
        Assert.Equal(["Rad 501: \"fel\" är ingen e-postadress."], refused.QuerySelectorAll("#fel-i-listan li").Select(fault => fault.TextContent));
        Assert.Empty(await scene.ParticipantsAsync());

        var page = await PasteAsync(scene, string.Join("\r\n", rows));
        Assert.Contains("500 deltagare har lagts till.", WordsOf(page), StringComparison.Ordinal);
        Assert.Equal(500, page.QuerySelectorAll("main tbody tr").Length);
        Assert.Equal(500, (await scene.ParticipantsAsync()).Count);
    }

    [Fact]
    public async Task Add_SentTwice_AddsEverybodyOnce()
    {
        using var scene = await DraftAsync(host);
        var form = await scene.Coordinator.GetPageAsync($"{scene.Address}/deltagare");
        var fields = new Dictionary<string, string?> { ["List"] = "Eva;eva@kommun.se;Chefer" };
        var answers = await Task.WhenAll(scene.Coordinator.SubmitAsync(form, fields, PasteForm), scene.Coordinator.SubmitAsync(form, fields, PasteForm));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Redirect], answers.Select(answer => answer.StatusCode).Order());
        var told = await Visitor.ReadAsync(answers.Single(answer => answer.StatusCode == HttpStatusCode.OK));
        Assert.Equal("Rad 1: eva@kommun.se är redan deltagare.", WordsOf(told, "#fel-i-listan li"));
        Assert.Single(await scene.ParticipantsAsync());
    }

    [Fact]
    public async Task List_Markup_IsShownAsItWasWritten()
    {
        const string Name = "<img src=x onerror=alert(1)> & <b>Eva</b>";
        const string Unit = "<i>Skola</i> & \"vård\"";
        using var scene = await DraftAsync(host, content => content with { Name = "<script>alert('omgång')</script>", Units = [Unit], Anonymity = Anonymity.Named });
        var page = await PasteAsync(scene, $"{Name}\teva@kommun.se\tChefer\t{Unit}");
        var faulty = await PasteAsync(scene, "<u>Olle</u>\t<u>olle</u>\t<u>grupp</u>\t<u>enhet</u>");
        var person = Assert.Single(await scene.ParticipantsAsync());
        var link = await PressAsync(scene, page, "Link");
        var removed = await PressAsync(scene, page, "Remove");
        await scene.InviteAsync(1);
        var others = new List<IHtmlDocument>();
        foreach (var address in new[] { "/", "/omgangar", scene.Address, $"{scene.Address}/andra", $"{scene.Address}/oppna", $"{scene.Address}/ta-bort" })
        {
            others.Add(await scene.Coordinator.GetPageAsync(address));
        }

        Assert.Equal((Name, Unit), (person.Name, person.Unit!.Name));
        Assert.Contains(Name, page.QuerySelector("main tbody th")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Unit, page.QuerySelector("main tbody td[data-label='Förvaltning']")!.TextContent);
        Assert.Contains("Rad 1: gruppen \"<u>grupp</u>\" är inte med i omgången.", WordsOf(faulty), StringComparison.Ordinal);
        Assert.Contains($"Ny länk för {Name}", WordsOf(link), StringComparison.Ordinal);
        Assert.Contains($"{Name} är borttagen.", WordsOf(removed), StringComparison.Ordinal);
        Assert.All([page, faulty, link, removed, .. others], shown =>
        {
            Assert.Empty(shown.QuerySelectorAll("script:not([src]), img, main b, main i, main u"));
            Assert.Contains("<script>alert('omgång')</script>", shown.Body!.TextContent + shown.QuerySelector("#Form_Name")?.GetAttribute("value"), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Link_Made_IsShownOnceAndWorks()
    {
        using var scene = await OpenAsync(host, 1, content => content with { Anonymity = Anonymity.Named });
        var page = await PressAsync(scene, await scene.Coordinator.GetPageAsync($"{scene.Address}/deltagare"), "Link");
        var link = ((IHtmlInputElement)page.QuerySelector("#lank")!).Value;
        var later = await scene.Coordinator.GetPageAsync($"{scene.Address}/deltagare");
        using var visitor = host.Visit();
        var start = await visitor.GetPageAsync(new Uri(link).PathAndQuery);

        Assert.Null(later.QuerySelector("#lank"));
        Assert.Contains("Självvärdering 2026", start.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_AnonymousRound_GoesToThePersonOnlyAndDoesNotTellWhoHasAnswered()
    {
        using var scene = await OpenAsync(host, 2);
        await scene.AnswerAsync(1);
        var page = await scene.Coordinator.GetPageAsync($"{scene.Address}/deltagare");
        var rows = page.QuerySelectorAll("main tbody tr").Select(row => row.TextContent.Replace("2", "1", StringComparison.Ordinal)).Distinct();
        Assert.Single(rows);

        var buttons = page.QuerySelectorAll("main tbody button[formaction*='handler=Link']");
        Assert.Equal(2, buttons.Length);
        foreach (var button in buttons.Concat(buttons))
        {
            using var answer = await scene.Coordinator.FollowAsync(await scene.PostByHandAsync(page, button.GetAttribute("formaction")!));
            var told = await Visitor.ReadAsync(answer);
            Assert.Null(told.QuerySelector("[data-error-summary]"));
            Assert.Contains("En ny länk är på väg till", WordsOf(told), StringComparison.Ordinal);
            Assert.Null(told.QuerySelector("#lank"));
            Assert.DoesNotContain("/svara/", told.Body!.InnerHtml, StringComparison.Ordinal);
        }

        var waiting = (await scene.ParticipantsAsync()).Single(person => person.State != ParticipantState.Submitted);
        var mails = await scene.QueryAsync(database => database.Outbox.Where(mail => mail.ParticipantId != null && mail.OrganisationId == scene.OrganisationId).ToListAsync());
        var mail = Assert.Single(mails);
        Assert.Equal((waiting.Id, waiting.Email), (mail.ParticipantId, mail.To));
        using var visitor = host.Visit();
        Assert.Contains("Självvärdering 2026", (await visitor.GetPageAsync(KompassHost.LinkIn(mail))).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_AnonymousDraft_IsNotToBeHad()
    {
        using var scene = await RoundScene.DraftAsync(host);
        await scene.InviteAsync(1);
        var page = await scene.Coordinator.GetPageAsync($"{scene.Address}/deltagare");
        Assert.Empty(page.QuerySelectorAll("main tbody button[formaction*='handler=Link']"));
        using var answer = await scene.PostByHandAsync(page, $"{scene.Address}/deltagare?handler=Link&participant={(await scene.ParticipantsAsync())[0].Id}");

        Assert.Contains("Omgången är inte öppen.", WordsOf(await Visitor.ReadAsync(answer), "[data-error-summary]"), StringComparison.Ordinal);
        Assert.Equal(0, await scene.QueryAsync(database => database.ParticipantLinks.CountAsync()));
    }

    [Fact]
    public async Task LinkAndRemove_NamedRoundAfterSubmitting_AreRefusedInWords()
    {
        using var scene = await OpenAsync(host, 1, content => content with { Anonymity = Anonymity.Named });
        await scene.AnswerAsync(1);
        var page = await scene.Coordinator.GetPageAsync($"{scene.Address}/deltagare");
        Assert.Equal("Inskickat", page.QuerySelector("main tbody td[data-label=Svar]")!.TextContent);

        foreach (var handler in new[] { "Link", "Remove" })
        {
            var told = await PressAsync(scene, page, handler);
            Assert.Contains("Personen har redan skickat in sina svar.", WordsOf(told, "[data-error-summary]"), StringComparison.Ordinal);
        }

        Assert.Single(await scene.ParticipantsAsync());
    }

    [Fact]
    public async Task Posts_ClosedRound_AreRefusedAndNothingIsWritten()
    {
        using var scene = await OpenAsync(host, 2, content => content with { Groups = [.. content.Groups, new RoundGroupChoice(RoleGroups.Unions, [])] });
        var unions = (await scene.RoundAsync()).Groups.Single(group => group.Key == RoleGroups.Unions).Id;
        var person = (await scene.ParticipantsAsync())[0].Id;
        await scene.CloseAsync();
        var page = await scene.Coordinator.GetPageAsync($"{scene.Address}/deltagare");
        Assert.Empty(page.QuerySelectorAll("main form, main button"));

        foreach (var query in new[] { "Add", "Invite", $"Link&participant={person}", $"Remove&participant={person}", $"OpenLink&group={unions}" })
        {
            using var answer = await scene.PostByHandAsync(page, $"{scene.Address}/deltagare?handler={query}", ("List", "Ny;ny@kommun.se;Chefer"));
            var told = await Visitor.ReadAsync(answer);
            Assert.True(told.QuerySelector("[data-error-summary]")?.TextContent.Contains("Omgången är inte öppen.", StringComparison.Ordinal), query);
            Assert.Null(told.QuerySelector("#lank"));
        }

        Assert.Equal(2, (await scene.ParticipantsAsync()).Count);
        Assert.Equal(0, await scene.QueryAsync(database => database.ParticipantLinks.CountAsync()));
    }

    [Theory]
    [InlineData("deltagare")]
    [InlineData("deltagare?handler=finns-inte")]
    [InlineData("kommentarer")]
    [InlineData("resultat")]
    public async Task Post_NoSuchForm_IsNotFound(string address)
    {
        using var scene = await DraftAsync(host);
        using var answer = await scene.PostByHandAsync(await scene.Coordinator.GetPageAsync("/"), $"{scene.Address}/{address}");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Posts_IdsOfAnotherRound_AreNotFound()
    {
        using var scene = await OpenAsync(host, 1, content => content with { Groups = [.. content.Groups, new RoundGroupChoice(RoleGroups.Unions, [])] });
        var person = (await scene.ParticipantsAsync())[0].Id;
        var unions = (await scene.RoundAsync()).Groups.Single(group => group.Key == RoleGroups.Unions).Id;
        var other = await scene.NewRoundAsync();
        var page = await scene.Coordinator.GetPageAsync($"/omgangar/{other}/deltagare");

        foreach (var query in new[] { $"Link&participant={person}", $"Remove&participant={person}", $"OpenLink&group={unions}" })
        {
            using var answer = await scene.PostByHandAsync(page, $"/omgangar/{other}/deltagare?handler={query}");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        Assert.Single(await scene.ParticipantsAsync());
    }

    [Fact]
    public async Task Invite_SentTwice_MailsEverybodyOnce()
    {
        using var scene = await OpenAsync(host, 4);
        var page = await scene.Coordinator.GetPageAsync($"{scene.Address}/deltagare");
        Assert.Equal("Skicka inbjudningar (4)", WordsOf(page, "form[action*='handler=Invite'] button"));

        var first = await scene.Coordinator.SubmitFormAsync(page, new Dictionary<string, string?>(), "form[action*='handler=Invite']");
        var second = await scene.Coordinator.SubmitFormAsync(page, new Dictionary<string, string?>(), "form[action*='handler=Invite']");

        Assert.Contains("Inbjudningar på väg: 4.", WordsOf(first), StringComparison.Ordinal);
        Assert.Contains("Inbjudningar på väg: 0.", WordsOf(second), StringComparison.Ordinal);
        Assert.Null(second.QuerySelector("form[action*='handler=Invite']"));
        Assert.Equal(4, await scene.QueryAsync(database => database.Outbox.CountAsync(mail => mail.OrganisationId == scene.OrganisationId && mail.Kind == MailKind.Invitation)));
    }

    [Fact]
    public async Task Page_TwoHundredParticipants_TakeAsManyStatementsAsFive()
    {
        using var scene = await OpenAsync(host, 5);
        var few = await scene.StatementsAsync($"{scene.Address}/deltagare");
        await scene.InviteAsync(195, group: RoleGroups.Employees);
        await scene.WithAsync<ParticipantService, App.Outcome<int>>(people => people.InviteAsync(scene.RoundId, default));
        var many = await scene.StatementsAsync($"{scene.Address}/deltagare");

        Assert.Equal(200, (await scene.Coordinator.GetPageAsync($"{scene.Address}/deltagare")).QuerySelectorAll("main tbody tr").Length);
        Assert.Equal(few, many);
    }

    private static async Task<IHtmlDocument> PasteAsync(RoundScene scene, string list) => await scene.Coordinator.SubmitFormAsync(
        await scene.Coordinator.GetPageAsync($"{scene.Address}/deltagare"), new Dictionary<string, string?> { ["List"] = list }, PasteForm);

    /// <summary>Presses the first person's button.</summary>
    private static async Task<IHtmlDocument> PressAsync(RoundScene scene, IHtmlDocument page, string handler)
    {
        var address = page.QuerySelector($"main tbody button[formaction*='handler={handler}']")!.GetAttribute("formaction")!;
        using var answer = await scene.Coordinator.FollowAsync(await scene.PostByHandAsync(page, address));
        return await Visitor.ReadAsync(answer);
    }
}
