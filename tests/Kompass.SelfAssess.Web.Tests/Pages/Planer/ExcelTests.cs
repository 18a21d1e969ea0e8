using System.Net;
using AngleSharp.Html.Dom;
using ClosedXML.Excel;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.App.Plans.Sheets;
using Kompass.SelfAssess.TestKit.Databases;
using Kompass.SelfAssess.TestKit.Web;
using Kompass.SelfAssess.Web.Tests.Components;
using Kompass.SelfAssess.Web.Tests.Pages.Omgangar;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.Web.Tests.Pages.Planer;

/// <summary>A plan's actions downloaded, edited in Excel, shown as changes and confirmed; all without script.</summary>
[Collection(SharedHost.Name)]
public sealed class ExcelTests(KompassHost host)
{
    [Fact]
    public async Task Workbook_EditedAndConfirmed_ChangesJustWhatWasShown()
    {
        var (organisation, plan) = await PlanAsync();
        using var coordinator = await host.SignInAsAsync(Role.Coordinator, organisation);
        var file = await DownloadAsync(coordinator, plan);

        var check = await UploadAsync(coordinator, plan, Changed(file, sheet =>
        {
            At(sheet, 2, PlanColumn.Title).SetValue("Påverka <b>i</b> klimatfrågan");
            At(sheet, 3, PlanColumn.Status).SetValue("Pågår");
            At(sheet, 8, PlanColumn.Title).SetValue("En ny åtgärd");
            At(sheet, 8, PlanColumn.Owner).SetValue("Nils Ny");
        }));

        Assert.Contains("Ingenting är sparat än.", check.Words(), StringComparison.Ordinal);
        Assert.Equal(["Åtgärd 1", "Planerad"], check.QuerySelectorAll("del").Select(ElementWords.Of));
        Assert.Equal(["Påverka <b>i</b> klimatfrågan", "Pågår"], check.QuerySelectorAll("ins").Select(ElementWords.Of));
        Assert.Contains("Nils Ny (utan e-postadress)", check.Words(), StringComparison.Ordinal);
        Assert.Null(check.QuerySelector("input[name=Choice]"));
        Assert.Equal("Åtgärd 1", (await TitlesAsync(organisation, plan))[0]);

        var stored = await coordinator.SubmitFormAsync(check, new Dictionary<string, string?>(), "form[action*=Store]");

        Assert.Contains("Sparat. Ändrade åtgärder: 2. Nya: 1.", stored.Words(), StringComparison.Ordinal);
        Assert.Equal(["Påverka <b>i</b> klimatfrågan", "Åtgärd 2", "Åtgärd 3", "Åtgärd 4", "Åtgärd 5", "Åtgärd 6", "En ny åtgärd"], await TitlesAsync(organisation, plan));
        var sources = await host.QueryAsync(organisation, db => db.ActionChanges.Select(change => change.Source).Distinct().ToListAsync());
        Assert.Equal([ActionChangeSource.Import], sources);

        // Sent once more, as by a double click: it has been done, and is not done again.
        var again = await coordinator.SubmitFormAsync(check, new Dictionary<string, string?>(), "form[action*=Store]");
        Assert.Contains("Filen stämmer med planen.", again.Words(), StringComparison.Ordinal);
        Assert.Equal(7, (await TitlesAsync(organisation, plan)).Count);
    }

    [Fact]
    public async Task Workbook_WithConflictFaultAndDeletedRow_AsksWhatToDo()
    {
        var (organisation, plan) = await PlanAsync();
        using var coordinator = await host.SignInAsAsync(Role.Coordinator, organisation);
        var file = Changed(await DownloadAsync(coordinator, plan), sheet =>
        {
            At(sheet, 2, PlanColumn.Title).SetValue("Filens rubrik");
            At(sheet, 3, PlanColumn.Percent).SetValue("mycket");
            At(sheet, 4, PlanColumn.Title).SetValue("Bara i filen");
            sheet.Row(7).Delete();
        });
        await host.QueryAsync(organisation, db => db.PlanActions.Where(action => action.PlanId == plan && action.Number == 1)
            .ExecuteUpdateAsync(set => set.SetProperty(action => action.Title, "Sidans rubrik").SetProperty(action => action.Version, action => action.Version + 1)));

        var check = await UploadAsync(coordinator, plan, file);
        Assert.Contains("Raden saknas i filen; åtgärden är kvar.", check.Words(), StringComparison.Ordinal);
        var row = check.QuerySelector("#fel-caption")!.Closest("table")!.QuerySelector("tbody tr")!;
        Assert.Contains("Åtgärder!S3", ElementWords.Of(row), StringComparison.Ordinal);
        Assert.Contains("Skriv ett heltal från 0 till 100 i stället för ”mycket”.", ElementWords.Of(row), StringComparison.Ordinal);
        Assert.Equal(["Stop", "Skip", "Update"], check.QuerySelectorAll("input[name=Choice]").Select(choice => choice.GetAttribute("value")));

        var stopped = await coordinator.SubmitFormAsync(check, new Dictionary<string, string?>(), "form[action*=Store]");
        Assert.Contains("Ingenting är sparat. Rätta filen", stopped.Words(), StringComparison.Ordinal);
        Assert.Equal(["Sidans rubrik", "Åtgärd 2", "Åtgärd 3"], (await TitlesAsync(organisation, plan))[..3]);
        var skipped = await coordinator.SubmitFormAsync(stopped, new Dictionary<string, string?> { ["Choice"] = "Skip" }, "form[action*=Store]");
        Assert.Contains("Ändrade åtgärder: 1. Nya: 0. Rader som lämnades: 2.", skipped.Words(), StringComparison.Ordinal);
        var updated = await coordinator.SubmitFormAsync(await UploadAsync(coordinator, plan, file), new Dictionary<string, string?> { ["Choice"] = "Update" }, "form[action*=Store]");
        Assert.Contains("Ändrade åtgärder: 1. Nya: 0. Rader som lämnades: 1.", updated.Words(), StringComparison.Ordinal);
        Assert.Equal(["Filens rubrik", "Åtgärd 2", "Bara i filen"], (await TitlesAsync(organisation, plan))[..3]);
    }

    [Fact]
    public async Task Confirm_AfterAnotherChange_ShowsItAnewAndSavesNothing()
    {
        var (organisation, plan) = await PlanAsync();
        using var coordinator = await host.SignInAsAsync(Role.Coordinator, organisation);
        var check = await UploadAsync(coordinator, plan, Changed(await DownloadAsync(coordinator, plan), sheet => At(sheet, 2, PlanColumn.Title).SetValue("Filens rubrik")));
        await host.QueryAsync(organisation, db => db.PlanActions.Where(action => action.PlanId == plan && action.Number == 1)
            .ExecuteUpdateAsync(set => set.SetProperty(action => action.Title, "Sidans rubrik").SetProperty(action => action.Version, action => action.Version + 1)));

        var page = await coordinator.SubmitFormAsync(check, new Dictionary<string, string?>(), "form[action*=Store]");

        Assert.Contains("Planen har ändrats sedan du granskade. Ingenting är sparat.", page.Words(), StringComparison.Ordinal);
        Assert.Contains("ändrad även i Kompass", page.Words(), StringComparison.Ordinal);
        Assert.Equal("Sidans rubrik", (await TitlesAsync(organisation, plan))[0]);
    }

    [Fact]
    public async Task OtherFiles_AreRefusedWithWhatToDo()
    {
        var (organisation, plan) = await PlanAsync();
        var other = await host.QueryAsync(organisation, db => PlanScene.AddAsync(db, new DateOnly(2026, 12, 1), 1, own => own.Name = "Grannplanen"));
        using var coordinator = await host.SignInAsAsync(Role.Coordinator, organisation);
        var file = await DownloadAsync(coordinator, plan);
        byte[] old = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]];

        foreach (var (content, said) in new (byte[], string)[]
        {
            ([], "Välj en fil att läsa in."),
            ("hej"u8.ToArray(), "Det här är ingen Excelfil."),
            (old, "gamla Excelformatet"),
            (file[..(file.Length / 2)], "Filen går inte att öppna."),
            (await DownloadAsync(coordinator, other.PlanId), "Filen hör till en annan handlingsplan: Grannplanen."),
            (Changed(file, sheet => At(sheet, 1, PlanColumn.Status).SetValue("Läge")), "Kolumnen Status saknas eller har fått en annan rubrik."),
            (Changed(file, sheet => sheet.Range("F2:F3").Merge()), "Cellerna Åtgärder!F2:F3 är sammanfogade."),
        })
        {
            var page = await UploadAsync(coordinator, plan, content);
            Assert.Contains(said, page.Words(), StringComparison.Ordinal);
            Assert.Null(page.QuerySelector("input[name=Checked]"));
        }
    }

    [Fact]
    public async Task Download_IsForReadersToo_OfWhatTheFilterLeaves_AndNeverAnotherMunicipalitys()
    {
        var (organisation, plan) = await PlanAsync();
        var (elsewhere, _) = await PlanAsync();
        using var reader = await host.SignInAsAsync(Role.Reader, organisation);
        using var stranger = await host.SignInAsAsync(Role.Coordinator, elsewhere);

        using var book = new XLWorkbook(new MemoryStream(await DownloadAsync(reader, plan, "?nr=2,4")));
        Assert.Equal([2, 4], new[] { 2, 3 }.Select(row => (int)At(book.Worksheets.First(), row, PlanColumn.Number).GetDouble()));
        Assert.True(At(book.Worksheets.First(), 4, PlanColumn.Number).IsEmpty());
        foreach (var address in new[] { $"/planer/{plan}/atgarder.xlsx", $"/planer/{plan}/excel" })
        {
            using var answer = await stranger.GetAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        using var refused = await reader.GetAsync($"/planer/{plan}/excel");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    private async Task<(int Organisation, Guid Plan)> PlanAsync()
    {
        var organisation = (await host.OrganisationAsync($"Excel {Guid.NewGuid():N}")).Id;
        // Late enough that no action of it is due in the past, however far other tests have moved the clock.
        return (organisation, (await host.QueryAsync(organisation, db => PlanScene.AddAsync(db, new DateOnly(2036, 1, 1)))).PlanId);
    }

    private Task<List<string>> TitlesAsync(int organisation, Guid plan) => host.QueryAsync(
        organisation, db => db.PlanActions.Where(action => action.PlanId == plan).OrderBy(action => action.Number).Select(action => action.Title).ToListAsync());

    private static async Task<byte[]> DownloadAsync(Visitor visitor, Guid plan, string query = "")
    {
        using var answer = await visitor.GetAsync($"/planer/{plan}/atgarder.xlsx{query}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private static async Task<IHtmlDocument> UploadAsync(Visitor visitor, Guid plan, byte[] file)
    {
        var page = await visitor.GetPageAsync($"/planer/{plan}/excel");
        using var content = new MultipartFormDataContent
        {
            { new StringContent(page.QuerySelector("main form input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new ByteArrayContent(file), "Upload", "atgarder.xlsx" },
        };
        using var answer = await visitor.Client.PostAsync(new Uri($"/planer/{plan}/excel", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await Visitor.ReadAsync(answer);
    }

    private static IXLCell At(IXLWorksheet sheet, int row, PlanColumn column) => sheet.Cell(row, (int)column + 1);

    private static byte[] Changed(byte[] file, Action<IXLWorksheet> change)
    {
        using var workbook = new XLWorkbook(new MemoryStream(file));
        change(workbook.Worksheets.First());
        using var stream = new MemoryStream();
        workbook.SaveAs(stream);
        return stream.ToArray();
    }
}
