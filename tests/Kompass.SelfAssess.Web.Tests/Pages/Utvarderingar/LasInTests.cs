using System.Net.Http.Headers;
using AngleSharp.Html.Dom;
using ClosedXML.Excel;
using Kompass.SelfAssess.TestKit.Reports;
using Kompass.SelfAssess.TestKit.Web;
using static Kompass.SelfAssess.Web.Tests.Pages.Omgangar.RoundScene;

namespace Kompass.SelfAssess.Web.Tests.Pages.Utvarderingar;

/// <summary>Reading a report in: as a file, as text, by hand.</summary>
[Collection(SharedHost.Name)]
public sealed class LasInTests(KompassHost host)
{
    private const string Address = "/utvarderingar/las-in";

    [Fact]
    public async Task File_Report_BecomesADraft_AndTheSameFileIsKnown()
    {
        using var coordinator = await CoordinatorAsync("Karlskoga kommun");
        var content = await File.ReadAllBytesAsync(SampleReports.PathOf(SampleReports.Karlskoga2022));

        var page = await UploadAsync(coordinator, content, "Rapport Karlskoga.txt");

        Assert.StartsWith("/utvarderingar/granska/", new Uri(page.Url).AbsolutePath, StringComparison.Ordinal);
        Assert.Equal("Karlskoga oktober 2022", page.QuerySelector("h1")!.TextContent.Trim());
        Assert.Contains("Område 6 har 64 i rubriken men 65 i summa.", WordsOf(page), StringComparison.Ordinal);
        Assert.Contains("536 av 800", WordsOf(page, "#huvud"), StringComparison.Ordinal);
        var again = await UploadAsync(coordinator, content, "annat namn.txt");
        Assert.Contains("Filen är redan inläst och väntar på granskning.", WordsOf(again), StringComparison.Ordinal);
        Assert.Equal(new Uri(page.Url).AbsolutePath, again.QuerySelector(".k-notice a")!.GetAttribute("href"));
        Assert.Contains("Rapport Karlskoga.txt", WordsOf(again), StringComparison.Ordinal);
        Assert.Contains("Utkast som väntar på granskning: 1", WordsOf(await coordinator.GetPageAsync("/utvarderingar")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_NoneEmptyOrNoReport_IsRefusedBesideTheField()
    {
        using var coordinator = await CoordinatorAsync("Sandby");

        Assert.Contains("Välj en fil.", WordsOf(await UploadAsync(coordinator, null, "")), StringComparison.Ordinal);
        Assert.Contains("Filen är tom.", WordsOf(await UploadAsync(coordinator, [], "tom.pdf")), StringComparison.Ordinal);
        Assert.Contains("ser inte ut att vara en rapport", WordsOf(await UploadAsync(coordinator, "Protokoll från nämnden den 3 maj"u8.ToArray(), "protokoll.txt")), StringComparison.Ordinal);
        var page = await UploadAsync(coordinator, [0, 1, 2, 3], "<b>bild</b>.png");
        Assert.Equal("#Upload", page.QuerySelector(".k-error-summary a")!.GetAttribute("href"));
        Assert.Null(page.QuerySelector("main b"));
    }

    [Fact]
    public async Task Pasted_Report_BecomesADraft()
    {
        using var coordinator = await CoordinatorAsync("Lindesbergs kommun");
        var page = await coordinator.SubmitFormAsync(await coordinator.GetPageAsync(Address), Fields(("Pasted", SampleReports.Read(SampleReports.Lindesberg2021))), "form[action*=Paste]");

        Assert.Equal("Lindesberg mars 2021", page.QuerySelector("h1")!.TextContent.Trim());
        Assert.Contains("Totalt står 420 men summan är 423.", WordsOf(page, "#huvud"), StringComparison.Ordinal);
        var none = await coordinator.SubmitFormAsync(await coordinator.GetPageAsync(Address), Fields(("Pasted", " ")), "form[action*=Paste]");
        Assert.Contains("Det finns ingen text att läsa.", WordsOf(none, ".k-error-summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ByHand_MakesAnEmptyDraft_OrSaysWhatIsMissing()
    {
        using var coordinator = await CoordinatorAsync("Norrby (demo)");
        var page = await coordinator.GetPageAsync(Address);
        Assert.Equal("Norrby", ((IHtmlInputElement)page.GetElementById("ByHand_Municipality")!).Value);

        page = await coordinator.SubmitFormAsync(page, Fields(("ByHand.Year", "22")), "form[action*=ByHand]");
        Assert.Equal("#ByHand_Edition", page.QuerySelector(".k-error-summary a")!.GetAttribute("href"));
        page = await coordinator.SubmitFormAsync(page, Fields(("ByHand.Edition", "2016"), ("ByHand.Year", "22")), "form[action*=ByHand]");
        Assert.Equal("#ByHand_Year", page.QuerySelector(".k-error-summary a")!.GetAttribute("href"));
        page = await coordinator.SubmitFormAsync(page, Fields(("ByHand.Edition", "2016"), ("ByHand.Year", "2018"), ("ByHand.Month", "4")), "form[action*=ByHand]");

        Assert.Equal("Norrby april 2018", page.QuerySelector("h1")!.TextContent.Trim());
        Assert.Equal(8, page.QuerySelectorAll(".k-review-table tbody input").Length);
    }

    [Fact]
    public async Task Template_DownloadedAndFilledIn_BecomesADraft()
    {
        using var coordinator = await CoordinatorAsync("Vikby kommun");
        using var download = await coordinator.Client.GetAsync(new Uri($"{Address}?handler=Template&Edition=2020-v2", UriKind.Relative));
        Assert.Equal("utvardering-2020-v2.xlsx", download.Content.Headers.ContentDisposition!.FileName);
        var template = await download.Content.ReadAsByteArrayAsync();
        Assert.Contains("Poäng!E3", WordsOf(await UploadAsync(coordinator, Filled(template, "femton"), "mall.xlsx"), ".k-error-summary"), StringComparison.Ordinal);

        var page = await UploadAsync(coordinator, Filled(template, "15"), "mall.xlsx");

        Assert.StartsWith("/utvarderingar/granska/", new Uri(page.Url).AbsolutePath, StringComparison.Ordinal);
        Assert.Contains("Vikby", WordsOf(page, "h1"), StringComparison.Ordinal);
        Assert.Contains("Poäng!E3: 15", WordsOf(page), StringComparison.Ordinal);
        var none = await coordinator.GetPageAsync($"{Address}?handler=Template");
        Assert.Equal("#Edition", none.QuerySelector(".k-error-summary a")!.GetAttribute("href"));
    }

    private static byte[] Filled(byte[] template, string points)
    {
        using var workbook = new XLWorkbook(new MemoryStream(template));
        workbook.Worksheet("Om").Cell(3, 2).SetValue(2022);
        workbook.Worksheet("Poäng").Cell(3, 5).SetValue(points);
        using var stream = new MemoryStream();
        workbook.SaveAs(stream);
        return stream.ToArray();
    }

    private async Task<Visitor> CoordinatorAsync(string name) => await host.SignInAsAsync(Role.Coordinator, (await host.OrganisationAsync(name)).Id);

    private static Dictionary<string, string?> Fields(params (string Name, string? Value)[] fields) => fields.ToDictionary(field => field.Name, field => field.Value);

    private static async Task<IHtmlDocument> UploadAsync(Visitor visitor, byte[]? content, string name)
    {
        var page = await visitor.GetPageAsync(Address);
        var form = (IHtmlFormElement)page.QuerySelector("form[action*=File]")!;
        using var body = new MultipartFormDataContent();
        foreach (var field in form.Elements.OfType<IHtmlInputElement>().Where(field => field.Type == "hidden"))
        {
            body.Add(new StringContent(field.Value), field.Name!);
        }

        if (content is not null)
        {
            var file = new ByteArrayContent(content);
            file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            body.Add(file, "Upload", name);
        }

        using var response = await visitor.FollowAsync(await visitor.Client.PostAsync(new Uri(form.GetAttribute("action")!, UriKind.Relative), body));
        return await Visitor.ReadAsync(response);
    }
}
