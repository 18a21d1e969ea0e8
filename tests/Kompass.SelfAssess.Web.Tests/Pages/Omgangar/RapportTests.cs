using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Kompass.SelfAssess.App.Exports.Reports;
using Kompass.SelfAssess.TestKit.Web;

namespace Kompass.SelfAssess.Web.Tests.Pages.Omgangar;

[Collection(SharedResultHost.Name)]
public sealed class RapportTests(ResultHost host)
{
    private string Address => $"/omgangar/{host.ClosedRound}/rapport";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task PageAndWord_SayTheSame(bool english)
    {
        using var reader = await host.ReaderAsync();
        if (english)
        {
            await reader.SpeakEnglishAsync();
        }

        var page = await reader.GetPageAsync(Address);
        using var word = await WordAsync(reader);
        var body = word.MainDocumentPart!.Document.Body!;

        Assert.Equal(
            Tables(page).Select(table => table.QuerySelectorAll("tr").Select(row => row.Children.Select(cell => Tidy(cell.TextContent)))),
            body.Elements<Table>().Select(table => table.Elements<TableRow>().Select(row => row.Elements<TableCell>().Select(cell => Tidy(TextOf(cell))))));
        string[] captions = [.. page.QuerySelectorAll(".kr-report > .kr-table caption, .kr-report > figure > figcaption").Select(own => Tidy(own.TextContent))];
        Assert.Equal(captions, body.Elements<Paragraph>().Where(own => own.ParagraphProperties?.ParagraphStyleId?.Val?.Value == "Caption").Select(own => Tidy(own.InnerText)));
        Assert.Equal(
            page.QuerySelectorAll(".kr-report > h2").Select(own => own.TextContent),
            body.Elements<Paragraph>().Where(own => own.ParagraphProperties?.ParagraphStyleId?.Val?.Value == "Heading1").Select(own => own.InnerText));
        Assert.Equal(english ? "en" : "sv", page.QuerySelector(".kr-report")!.GetAttribute("lang"));
    }

    [Fact]
    public async Task Page_Figures_HaveTitleDescriptionAndATable()
    {
        using var reader = await host.ReaderAsync();
        var page = await reader.GetPageAsync(Address);
        var figures = page.QuerySelectorAll(".kr-report > figure");

        Assert.Equal(10, figures.Length);
        Assert.All(figures, figure =>
        {
            var picture = figure.QuerySelector("svg[role=img]")!;
            Assert.NotEmpty(page.GetElementById(picture.GetAttribute("aria-labelledby")!)!.TextContent);
            Assert.NotEmpty(page.GetElementById(picture.GetAttribute("aria-describedby")!)!.TextContent);
            Assert.Equal("Visa som tabell", figure.QuerySelector("summary")!.TextContent.Trim());
            Assert.NotEmpty(figure.QuerySelectorAll("details tbody tr"));
        });
        Assert.All(page.QuerySelectorAll(".kr-contents a"), link => Assert.NotNull(page.GetElementById(link.GetAttribute("href")![1..])));
        Assert.NotNull(page.QuerySelector("button[data-print][hidden]"));
    }

    [Fact]
    public async Task Result_LeadsToTheReport()
    {
        using var reader = await host.ReaderAsync();

        Assert.NotNull((await reader.GetPageAsync($"/omgangar/{host.ClosedRound}/resultat")).QuerySelector($"main a[href='{Address}']"));
    }

    [Fact]
    public async Task OpenRound_TellsNothing()
    {
        using var coordinator = await host.ReaderAsync("coordinator");
        var page = await coordinator.GetPageAsync($"/omgangar/{host.OpenRound}/rapport");
        using var word = await coordinator.GetAsync($"/omgangar/{host.OpenRound}/rapport?handler=Word");

        Assert.Null(page.QuerySelector(".kr-report"));
        Assert.NotNull(page.QuerySelector(".k-empty"));
        Assert.Equal(HttpStatusCode.NotFound, word.StatusCode);
    }

    [Fact]
    public async Task OtherMunicipality_IsNotFound()
    {
        using var stranger = await host.ReaderAsync("coordinator", "bjorkvik-demo");
        using var page = await stranger.GetAsync(Address);
        using var word = await stranger.GetAsync($"{Address}?handler=Word");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (page.StatusCode, word.StatusCode));
    }

    private async Task<WordprocessingDocument> WordAsync(Visitor reader)
    {
        using var answer = await reader.GetAsync($"{Address}?handler=Word");
        Assert.Equal(WordReport.ContentType, answer.Content.Headers.ContentType!.MediaType);
        return WordprocessingDocument.Open(new MemoryStream(await answer.Content.ReadAsByteArrayAsync()), isEditable: false);
    }

    private static IEnumerable<IElement> Tables(IHtmlDocument page) => page.QuerySelectorAll(".kr-report > .kr-table table");

    private static string TextOf(TableCell cell) => string.Concat(cell.Descendants().Select(own => own switch { Text text => text.Text, Break => " ", _ => "" }));

    private static string Tidy(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
