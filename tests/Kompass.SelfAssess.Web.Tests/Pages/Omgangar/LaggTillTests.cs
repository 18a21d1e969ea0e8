using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Html.Dom;
using ClosedXML.Excel;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.TestKit.Web;
using static Kompass.SelfAssess.Web.Tests.Pages.Omgangar.RoundScene;

namespace Kompass.SelfAssess.Web.Tests.Pages.Omgangar;

/// <summary>Adding people: what would happen is shown, then just that is done.</summary>
[Collection(SharedHost.Name)]
public sealed class LaggTillTests(KompassHost host)
{
    private const string CheckForm = "form[enctype]";
    private const string StoreForm = "form[action*='handler=Store']";

    [Theory]
    [InlineData("Eva Ek;eva.ek@kommun.se;Chefer;Skola\nOlle Berg;olle@kommun.se;Medarbetare;")]
    [InlineData("Eva Ek\teva.ek@kommun.se\tChefer\tSkola\r\nOlle Berg\tolle@kommun.se\tMedarbetare")]
    [InlineData("Eva Ek, EVA.EK@kommun.se, chefer, skola\n\nOlle Berg, olle@kommun.se, medarbetare\n")]
    [InlineData("\ufeffE-post;Namn;Förvaltning;Grupp\n eva.ek@kommun.se ;Eva Ek;Skola;managers\nolle@kommun.se;Olle Berg;;employees")]
    [InlineData("\"Eva Ek\";\"eva.ek@kommun.se\";\"Chefer\";\"Skola\"\n\"Olle Berg\";\"olle@kommun.se\";\"Medarbetare\"")]
    public async Task Check_UsualList_ShowsEverybodyAndWritesNobodyUntilConfirmed(string list)
    {
        using var scene = await DraftAsync(host);
        var page = await CheckAsync(scene, list);
        Assert.Equal(2, page.QuerySelectorAll("main tbody tr").Length);
        Assert.Empty(page.QuerySelectorAll("input[type=radio]"));
        Assert.Empty(await scene.ParticipantsAsync());

        page = await scene.Coordinator.SubmitFormAsync(page, new Dictionary<string, string?>(), StoreForm);

        Assert.Contains("2 deltagare har lagts till.", WordsOf(page), StringComparison.Ordinal);
        Assert.Equal(
            [("Eva Ek", "eva.ek@kommun.se", RoleGroups.Managers, "Skola"), ("Olle Berg", "olle@kommun.se", RoleGroups.Employees, null)],
            (await scene.ParticipantsAsync()).Select(person => (person.Name, person.Email, person.Group!.Key, person.Unit?.Name)));
        Assert.Equal("Deltagare (2)", WordsOf(page, "#listan"));
    }

    [Fact]
    public async Task Check_FaultyList_TellsEveryFaultWithItsLineAndKeepsTheList()
    {
        using var scene = await DraftAsync(host, content => content with { Groups = [new(RoleGroups.Managers, []), new(RoleGroups.Unions, [])] });
        var list = string.Join('\n',
            "Rätt Rad;ratt@kommun.se;Chefer;Skola",
            "Eva Ek;eva(at)kommun.se;Politiker;Månen",
            "",
            ";olle@kommun.se;;",
            "Samma Igen;RATT@kommun.se;Chefer;",
            "Fack Lig;fack@kommun.se;unions;",
            "För;manga@kommun.se;Chefer;Skola;sv;extra",
            $"{new string('x', 121)};lang@kommun.se;Chefer",
            "Ingen Post");
        var page = await CheckAsync(scene, list);

        Assert.Equal(
        [
            "Rad 2: \"eva(at)kommun.se\" är ingen e-postadress.",
            "Rad 2: Gruppen \"Politiker\" är inte med i omgången.",
            "Rad 2: \"Månen\" är inte med bland omgångens förvaltningar.",
            "Rad 4: Namnet saknas.",
            "Rad 4: Gruppen saknas.",
            "Rad 5: ratt@kommun.se står redan längre upp i listan.",
            "Rad 6: Gruppen \"unions\" bjuds inte in med namn. Använd den öppna länken.",
            "Rad 7: Raden har för många uppgifter.",
            "Rad 8: Namnet är för långt.",
            "Rad 9: E-postadressen saknas.",
            "Rad 9: Gruppen saknas.",
        ], FaultsOf(page));
        Assert.Equal(list, ((IHtmlTextAreaElement)page.QuerySelector("#List")!).Value.ReplaceLineEndings("\n"));
        Assert.Empty(await scene.ParticipantsAsync());
    }

    [Fact]
    public async Task Store_FaultsAndPeopleThere_StopSkipOrUpdate()
    {
        using var scene = await DraftAsync(host);
        await scene.InviteAsync(1);
        var page = await CheckAsync(scene, "Ny;ny@kommun.se;Chefer\nEva Ek;managers1@example.se;Medarbetare;Skola;en\nFel;fel;Chefer");
        Assert.Equal("Person 1 Eva Ek", string.Join(' ', page.QuerySelectorAll("main dl.k-rows dd p:first-child del, main dl.k-rows dd p:first-child ins").Select(part => part.TextContent)));

        page = await scene.Coordinator.SubmitFormAsync(page, new Dictionary<string, string?>(), StoreForm);
        Assert.Contains("Ingenting är sparat.", WordsOf(page, "[data-error-summary]"), StringComparison.Ordinal);
        Assert.Single(await scene.ParticipantsAsync());

        page = await scene.Coordinator.SubmitFormAsync(page, new Dictionary<string, string?> { ["Choice"] = "Update" }, StoreForm);
        Assert.Contains("1 deltagare har lagts till och 1 har fått nya uppgifter.", WordsOf(page), StringComparison.Ordinal);
        Assert.Equal(
            [("Eva Ek", RoleGroups.Employees, "Skola", "en"), ("Ny", RoleGroups.Managers, null, "sv")],
            (await scene.ParticipantsAsync()).Select(person => (person.Name, person.Group!.Key, person.Unit?.Name, person.Language)));
    }

    [Fact]
    public async Task Store_SentTwice_AddsEverybodyOnce()
    {
        using var scene = await DraftAsync(host);
        var page = await CheckAsync(scene, "Eva;eva@kommun.se;Chefer");
        var answers = await Task.WhenAll(
            scene.Coordinator.SubmitAsync(page, new Dictionary<string, string?>(), StoreForm), scene.Coordinator.SubmitAsync(page, new Dictionary<string, string?>(), StoreForm));

        var told = await Visitor.ReadAsync(answers.Single(answer => answer.StatusCode == System.Net.HttpStatusCode.OK));
        Assert.Contains("Någon har ändrat deltagarna sedan du kontrollerade listan.", WordsOf(told, "[data-error-summary]"), StringComparison.Ordinal);
        Assert.Single(await scene.ParticipantsAsync());
    }

    [Fact]
    public async Task Store_SealOfAnotherRoundOrNone_IsCheckedAnew()
    {
        using var scene = await DraftAsync(host);
        var page = await CheckAsync(scene, "Eva;eva@kommun.se;Chefer");
        var seal = page.QuerySelector("[name=Checked]")!.GetAttribute("value")!;
        var other = await scene.NewRoundAsync();
        foreach (var (round, value) in new[] { (other, seal), (scene.RoundId, ""), (scene.RoundId, "AAAA"), (scene.RoundId, seal[..^8]) })
        {
            using var answer = await scene.PostByHandAsync(page, $"/omgangar/{round}/deltagare/lagg-till?handler=Store", ("Checked", value), ("Choice", "Skip"));
            Assert.Contains("Kontrollen har blivit för gammal.", WordsOf(await Visitor.ReadAsync(answer), "[data-error-summary]"), StringComparison.Ordinal);
        }

        Assert.Empty(await scene.ParticipantsAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n \t ")]
    public async Task Check_NothingPasted_IsSaidAtTheField(string list)
    {
        using var scene = await DraftAsync(host);
        var page = await CheckAsync(scene, list);

        Assert.Contains("Klistra in minst en rad, eller välj en fil.", WordsOf(page, "#List-error"), StringComparison.Ordinal);
        Assert.Equal("#List", page.QuerySelector("[data-error-summary] a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Store_FiveHundredRows_AreAllAdded()
    {
        using var scene = await DraftAsync(host);
        var page = await CheckAsync(scene, string.Join("\r\n", Enumerable.Range(1, 500).Select(number => $"Person {number}\tperson{number}@kommun.se\tMedarbetare\tVård")));

        page = await scene.Coordinator.SubmitFormAsync(page, new Dictionary<string, string?>(), StoreForm);

        Assert.Contains("500 deltagare har lagts till.", WordsOf(page), StringComparison.Ordinal);
        Assert.Equal(500, (await scene.ParticipantsAsync()).Count);
    }

    [Fact]
    public async Task Check_Files_AreReadOrRefusedInWords()
    {
        using var scene = await DraftAsync(host);
        using var workbook = new XLWorkbook();
        var sheet = workbook.AddWorksheet("Blad1");
        string[] headings = ["Namn", "E-post", "Grupp"];
        for (var at = 0; at < 3; at++)
        {
            sheet.Cell(1, at + 1).SetValue(headings[at]);
            sheet.Cell(2, at + 1).SetValue(new[] { "Eva Ek", "eva@kommun.se", "Chefer" }[at]);
        }

        sheet.Cell("A3").FormulaA1 = "=A2";
        using var excel = new MemoryStream();
        workbook.SaveAs(excel);

        var read = await UploadAsync(scene, excel.ToArray(), "lista.xlsx");
        Assert.Equal("Cell A3: Cellen innehåller en formel. Klistra in den som värde, så att det är det du ser som läses.", FaultsOf(read).First());
        Assert.Contains("Eva Ek", WordsOf(read, "main"), StringComparison.Ordinal);
        var renamed = await UploadAsync(scene, Encoding.Latin1.GetBytes("Namn;E-post;Grupp\nÅsa;asa@kommun.se;Chefer"), "lista.xlsx");
        Assert.Contains("Åsa", WordsOf(renamed, "main tbody"), StringComparison.Ordinal);
        Assert.Contains("gamla Excelformatet", WordsOf(await UploadAsync(scene, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "a.xls"), "#Upload-error"), StringComparison.Ordinal);
        Assert.Contains("varken Excel eller CSV", WordsOf(await UploadAsync(scene, "%PDF-1.7"u8.ToArray(), "a.csv"), "#Upload-error"), StringComparison.Ordinal);
        Assert.Contains("högst 5 MB", WordsOf(await UploadAsync(scene, new byte[ParticipantFile.MaxBytes + 1], "a.csv"), "#Upload-error"), StringComparison.Ordinal);
        Assert.Empty(await scene.ParticipantsAsync());
    }

    [Fact]
    public async Task Template_IsAWorkbookWithTheGroupsAndUnitsOfTheRound()
    {
        using var scene = await DraftAsync(host);
        using var answer = await scene.Coordinator.GetAsync($"{scene.Address}/deltagare/lagg-till?handler=Template");
        Assert.Contains("deltagare.xlsx", answer.Content.Headers.ContentDisposition!.ToString(), StringComparison.Ordinal);
        using var workbook = new XLWorkbook(await answer.Content.ReadAsStreamAsync());

        Assert.Equal(["Namn", "E-post", "Grupp", "Förvaltning", "Språk"], workbook.Worksheet(1).Row(1).CellsUsed().Select(cell => cell.GetString()));
        Assert.Single(workbook.Worksheet(1).RowsUsed());
        Assert.Contains("Chefer", workbook.Worksheet(2).CellsUsed().Select(cell => cell.GetString()));
        Assert.Contains("Teknik", workbook.Worksheet(2).CellsUsed().Select(cell => cell.GetString()));
    }

    [Fact]
    public async Task People_DownloadedChangedAndReadIn_AreShownAndThenChanged()
    {
        using var scene = await DraftAsync(host);
        await scene.InviteAsync(3);
        using var answer = await scene.Coordinator.GetAsync($"{scene.Address}/deltagare/lagg-till?handler=People");
        using var workbook = new XLWorkbook(await answer.Content.ReadAsStreamAsync());
        var sheet = workbook.Worksheet(1);
        Assert.Equal([true, true, false], Enumerable.Range(1, 3).Select(column => sheet.Column(column).IsHidden));
        sheet.Cell(2, 3).SetValue("<b>Eva</b>");
        sheet.Cell(3, 4).SetValue("ny@kommun.se");
        sheet.Row(4).Delete();
        using var changed = new MemoryStream();
        workbook.SaveAs(changed);

        var page = await UploadAsync(scene, changed.ToArray(), "deltagare.xlsx");

        Assert.Equal(["<b>Eva</b>", "ny@kommun.se"], page.QuerySelectorAll("main ins").Select(ins => ins.TextContent));
        Assert.Contains("Ingen tas bort för att en rad saknas.", WordsOf(page, "main"), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("input[name=Choice]"));
        Assert.DoesNotContain(await scene.ParticipantsAsync(), person => person.Email == "ny@kommun.se");
        page = await scene.Coordinator.SubmitFormAsync(page, new Dictionary<string, string?>(), StoreForm);
        Assert.Contains("0 deltagare har lagts till och 2 har fått nya uppgifter.", WordsOf(page), StringComparison.Ordinal);
        Assert.Equal((3, 1), (await scene.ParticipantsAsync() is var people ? people.Count : 0, (await scene.ParticipantsAsync()).Count(person => person.Email == "ny@kommun.se")));
    }

    [Fact]
    public async Task Check_Markup_IsShownAsItWasWritten()
    {
        const string Name = "<img src=x onerror=alert(1)> & <b>Eva</b>";
        using var scene = await DraftAsync(host, content => content with { Units = ["<i>Skola</i>"] });
        var page = await CheckAsync(scene, $"{Name}\teva@kommun.se\tChefer\t<i>Skola</i>\n<u>Olle</u>\t<u>olle</u>\t<u>grupp</u>\n=1+1\tmia@kommun.se\tChefer");
        var done = await scene.Coordinator.SubmitFormAsync(page, new Dictionary<string, string?> { ["Choice"] = "Skip" }, StoreForm);
        var person = (await scene.ParticipantsAsync()).Single(one => one.Email == "eva@kommun.se");
        var own = await scene.Coordinator.GetPageAsync($"{scene.Address}/deltagare/{person.Id}");

        Assert.Equal(Name, person.Name);
        Assert.Equal(Name, own.QuerySelector("h1")!.TextContent);
        Assert.All([page, done, own], shown => Assert.Empty(shown.QuerySelectorAll("script:not([src]), img, main b, main i, main u")));
    }

    private static async Task<IHtmlDocument> CheckAsync(RoundScene scene, string list) => await scene.Coordinator.SubmitFormAsync(
        await scene.Coordinator.GetPageAsync($"{scene.Address}/deltagare/lagg-till"), new Dictionary<string, string?> { ["List"] = list }, CheckForm);

    private static IEnumerable<string> FaultsOf(IHtmlDocument page) =>
        page.QuerySelectorAll("#fel-caption ~ tbody tr").Select(row => string.Create(
            CultureInfo.InvariantCulture, $"{Components.ElementWords.Of(row.Children[0])}: {Components.ElementWords.Of(row.Children[1])}"));

    private static async Task<IHtmlDocument> UploadAsync(RoundScene scene, byte[] file, string name)
    {
        var page = await scene.Coordinator.GetPageAsync($"{scene.Address}/deltagare/lagg-till");
        using var form = new MultipartFormDataContent();
        form.Add(new StringContent(page.QuerySelector($"{CheckForm} [name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken");
        var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(content, "Upload", name);
        using var answer = await scene.Coordinator.Client.PostAsync(new Uri($"{scene.Address}/deltagare/lagg-till", UriKind.Relative), form);
        return await Visitor.ReadAsync(answer);
    }
}
