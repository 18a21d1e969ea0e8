using System.Net.Http.Headers;
using AngleSharp.Html.Dom;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Kompass.SelfAssess.App.Exports.Reports;
using Kompass.SelfAssess.TestKit.Web;
using Kompass.SelfAssess.Web.Tests.Components;

namespace Kompass.SelfAssess.Web.Tests.Pages.Installningar;

[Collection(SharedHost.Name)]
public sealed class MallTests(KompassHost host)
{
    private const string Address = "/installningar/mall";

    [Fact]
    public async Task Template_OurOwnWithAnotherFooter_IsTakenShownAndRemoved()
    {
        using var coordinator = await CoordinatorAsync();
        using var ours = await coordinator.GetAsync($"{Address}?handler=Default");
        Assert.Equal(WordReport.ContentType, ours.Content.Headers.ContentType!.MediaType);

        var taken = await UploadAsync(coordinator, Renamed(await ours.Content.ReadAsByteArrayAsync()), "kommunens mall.dotx");
        var words = ElementWords.Of(taken.QuerySelector("main")!);
        Assert.Contains("Mallen är sparad.", words, StringComparison.Ordinal);
        Assert.Contains("kommunens mall.dotx", words, StringComparison.Ordinal);
        Assert.Contains("21 av 22 formatmallar finns i mallen.", words, StringComparison.Ordinal);
        var rows = taken.QuerySelectorAll("#formatmallar-caption ~ tbody tr").ToDictionary(row => ElementWords.Of(row.Children[0]), row => ElementWords.Of(row.Children[1]));
        Assert.Equal("Ur mallen: heading 1", rows["Rubrik, nivå 1"]);
        Assert.Equal("Saknas i mallen, Kompass egen används", rows["Ingress"]);

        var removed = await coordinator.SubmitFormAsync(taken, new Dictionary<string, string?>(), "form[action*=Remove]");
        Assert.Contains("Mallen är borttagen.", ElementWords.Of(removed.QuerySelector("main")!), StringComparison.Ordinal);
        Assert.Null(removed.QuerySelector("#formatmallar-caption"));
    }

    [Fact]
    public async Task Template_Bad_IsRefusedBesideTheFieldAndTheOldOneStays()
    {
        using var coordinator = await CoordinatorAsync();
        await UploadAsync(coordinator, WordDefault.Write("sv"), "bra.docx");

        foreach (var (file, said) in new (byte[], string)[]
        {
            ([], "Välj en Word-fil."),
            ([.. "PK"u8, .. new byte[ReportTemplate.MaxBytes]], "större än 5 MB"),
            ([.. "%PDF-1.7"u8], "inte en Word-fil"),
            ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. System.Text.Encoding.Unicode.GetBytes("WordDocument")], "gamla format"),
            ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. System.Text.Encoding.Unicode.GetBytes("EncryptedPackage")], "skyddad"),
            (WordDefault.Write("sv")[..2000], "skadad"),
        })
        {
            var page = await UploadAsync(coordinator, file, "mall.docx");
            Assert.Contains(said, ElementWords.Of(page.QuerySelector("#Upload-error")!), StringComparison.Ordinal);
            Assert.Contains("bra.docx", ElementWords.Of(page.QuerySelector("main")!), StringComparison.Ordinal);
        }
    }

    private async Task<Visitor> CoordinatorAsync() =>
        await host.SignInAsAsync(Role.Coordinator, (await host.OrganisationAsync($"Kommun {Guid.NewGuid():N}")).Id);

    private static byte[] Renamed(byte[] file)
    {
        using var stream = new MemoryStream();
        stream.Write(file);
        using (var package = WordprocessingDocument.Open(stream, isEditable: true))
        {
            package.MainDocumentPart!.StyleDefinitionsPart!.Styles!.Elements<Style>().Single(style => style.StyleName!.Val == "Ingress").StyleName!.Val = "Kommunens ingress";
        }

        return stream.ToArray();
    }

    private static async Task<IHtmlDocument> UploadAsync(Visitor coordinator, byte[] file, string name)
    {
        var page = await coordinator.GetPageAsync(Address);
        using var form = new MultipartFormDataContent();
        form.Add(new StringContent(page.QuerySelector("main form [name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken");
        var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(content, "Upload", name);
        using var answer = await coordinator.Client.PostAsync(new Uri(Address, UriKind.Relative), form);
        return (int)answer.StatusCode is >= 300 and < 400 ? await coordinator.GetPageAsync(Address) : await Visitor.ReadAsync(answer);
    }
}
