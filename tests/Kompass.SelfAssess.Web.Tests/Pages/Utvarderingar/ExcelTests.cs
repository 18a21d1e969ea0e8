using System.Net.Http.Headers;
using AngleSharp.Html.Dom;
using Kompass.SelfAssess.TestKit.Reports;
using Kompass.SelfAssess.TestKit.Web;
using static Kompass.SelfAssess.Web.Tests.Pages.Omgangar.RoundScene;

namespace Kompass.SelfAssess.Web.Tests.Pages.Utvarderingar;

/// <summary>An evaluation downloaded, changed in Excel, shown as changes and confirmed; all without script.</summary>
[Collection(SharedHost.Name)]
public sealed class ExcelTests(KompassHost host)
{
    private const string StoreForm = "form[action*=Store]";

    [Fact]
    public async Task Draft_ChangedAndConfirmed_HasTheCellsAndIsLookedAtAnew()
    {
        using var scene = await ReviewScene.CreateAsync(host);
        var address = $"/utvarderingar/{scene.Draft.Id}/excel";
        Assert.Equal(address, (await scene.PageAsync()).QuerySelector("a[href$='/excel']")!.GetAttribute("href"));

        var page = await UploadAsync(scene, address, await ChangedAsync(scene, address));
        Assert.Equal(["10", "12,5"], page.QuerySelectorAll("main del, main ins").Select(cell => cell.TextContent));
        Assert.Contains("Ingenting är sparat än.", WordsOf(page, "main"), StringComparison.Ordinal);
        Assert.Equal(10, (await scene.Drafts.ViewAsync(scene.Draft.Id)).Areas[0].Points[0].Value);
        page = await scene.Coordinator.SubmitFormAsync(page, new Dictionary<string, string?>(), StoreForm);

        Assert.Equal(scene.Address, new Uri(page.Url).AbsolutePath);
        Assert.Contains("1 ändringar är sparade i utkastet.", WordsOf(page), StringComparison.Ordinal);
        Assert.Equal(12.5m, (await scene.Drafts.ViewAsync(scene.Draft.Id)).Areas[0].Points[0].Value);
    }

    [Fact]
    public async Task Evaluation_ChangedAndConfirmed_StaysAndBecomesADraft()
    {
        using var scene = await ReviewScene.CreateAsync(host);
        var id = (await scene.Drafts.ConfirmAsync(DraftScene.Final(await scene.Drafts.ReviewedAsync(scene.Draft)))).Value;
        var address = $"/utvarderingar/{id}/excel";
        Assert.NotNull((await scene.Coordinator.GetPageAsync($"/utvarderingar/{id}")).QuerySelector($"a[href='{address}']"));

        var page = await UploadAsync(scene, address, await ChangedAsync(scene, address));
        Assert.Contains("Den fastställda utvärderingen ändras inte.", WordsOf(page, "main"), StringComparison.Ordinal);
        page = await scene.Coordinator.SubmitFormAsync(page, new Dictionary<string, string?>(), StoreForm);

        Assert.StartsWith("/utvarderingar/granska/", new Uri(page.Url).AbsolutePath, StringComparison.Ordinal);
        Assert.Contains("1 ändringar ligger i ett nytt utkast.", WordsOf(page), StringComparison.Ordinal);
        Assert.Contains("makron", WordsOf(await UploadAsync(scene, address, TestKit.Workbooks.BadWorkbooks.All["macros"].Make(await FileAsync(scene, address))), "#Upload-error"), StringComparison.Ordinal);
    }

    private static async Task<byte[]> FileAsync(ReviewScene scene, string address)
    {
        using var answer = await scene.Coordinator.GetAsync($"{address}?handler=File");
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private static async Task<byte[]> ChangedAsync(ReviewScene scene, string address) => TestKit.Workbooks.BadWorkbooks.Edited(
        await FileAsync(scene, address), workbook => workbook.Worksheet("Poäng").Rows().First(row => row.Cell(2).GetString() == "1.1").Cell(5).SetValue(12.5));

    private static async Task<IHtmlDocument> UploadAsync(ReviewScene scene, string address, byte[] file)
    {
        var page = await scene.Coordinator.GetPageAsync(address);
        using var form = new MultipartFormDataContent();
        form.Add(new StringContent(page.QuerySelector("main [name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken");
        var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(content, "Upload", "utvardering.xlsx");
        using var answer = await scene.Coordinator.Client.PostAsync(new Uri(address, UriKind.Relative), form);
        return await Visitor.ReadAsync(answer);
    }
}
