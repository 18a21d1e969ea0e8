using System.Globalization;
using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using ClosedXML.Excel;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Imports;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.TestKit.Web;
using Kompass.SelfAssess.Web.Tests.Components;
using Kompass.SelfAssess.Web.Tests.Pages.Omgangar;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.Web.Tests.Pages.Ramverk;

/// <summary>A municipality brings its own question set: checked first, stored as it was checked, seen by nobody else.</summary>
[Collection(SharedHost.Name)]
public sealed class ImporteraTests(KompassHost host)
{
    [Fact]
    public async Task Workbook_CheckedThenStored_IsSeenAndUsableByItsMunicipalityOnly()
    {
        var key = NewKey();
        var (ours, theirs) = (await NewOrganisationAsync(), await NewOrganisationAsync());
        using var coordinator = await host.SignInAsAsync(Role.Coordinator, ours);
        using var reader = await host.SignInAsAsync(Role.Reader, ours);
        using var stranger = await host.SignInAsAsync(Role.Coordinator, theirs);
        using var administrator = await host.SignInAsAsync(Role.PlatformAdministrator);

        var check = await UploadAsync(coordinator, Book(key));
        Assert.Contains("läses in som version 1. Ingenting är sparat än.", check.Words(), StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(ours, key));
        var stored = await coordinator.SubmitFormAsync(check, new Dictionary<string, string?>(), "form[action*=Store]");

        Assert.Contains($"Utgåvan {key} är inläst som version 1.", stored.Words(), StringComparison.Ordinal);
        Assert.Contains("Kommunens egen utgåva.", (await reader.GetPageAsync($"/ramverk/{key}")).Words(), StringComparison.Ordinal);
        Assert.NotNull((await coordinator.GetPageAsync("/omgangar/ny")).QuerySelector($"option[value='{key}']"));
        foreach (var visitor in new[] { stranger, administrator })
        {
            foreach (var address in new[] { $"/ramverk/{key}", $"/ramverk/{key}?version=1", $"/ramverk/{key}/1.1", $"/ramverk/{key}/1.1/1.1.a", $"/ramverk/{key}?handler=Excel", $"/ramverk/{key}?handler=Json" })
            {
                using var answer = await visitor.GetAsync(address);
                Assert.True(answer.StatusCode == HttpStatusCode.NotFound, address);
            }

            Assert.DoesNotContain(key, (await visitor.GetPageAsync("/ramverk")).DocumentElement.OuterHtml, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(key, (await stranger.GetPageAsync("/omgangar/ny")).DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotContain(key, (await administrator.GetPageAsync("/admin/utgavor")).DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NewVersion_ShowsOldAndNewAndLeavesTheOldOneToRead()
    {
        var key = NewKey();
        using var coordinator = await host.SignInAsAsync(Role.Coordinator, await NewOrganisationAsync());
        await StoreAsync(coordinator, Book(key));

        var check = await UploadAsync(coordinator, Book(key, sheet => sheet.Cell(2, 5).SetValue("Ett nytt <b>skäl</b> att fråga.")));
        Assert.Contains("läses in som version 2. Antal frågor som ändras: 1.", check.Words(), StringComparison.Ordinal);
        Assert.Equal("Ett nytt <b>skäl</b> att fråga.", check.QuerySelector("ins")!.TextContent);
        Assert.Equal(Edition.SubAreas.First().Questions[0].Why, check.QuerySelector("del")!.TextContent);
        await coordinator.SubmitFormAsync(check, new Dictionary<string, string?>(), "form[action*=Store]");

        var newest = await coordinator.GetPageAsync($"/ramverk/{key}");
        var older = await coordinator.GetPageAsync($"/ramverk/{key}?version=1");
        Assert.NotNull(newest.QuerySelector($"a[href='/ramverk/{key}?version=1']"));
        Assert.Contains("Det finns en nyare version", older.Words(), StringComparison.Ordinal);
        Assert.All(older.QuerySelectorAll("tbody a"), link => Assert.EndsWith("?version=1", link.GetAttribute("href"), StringComparison.Ordinal));
        var question = Edition.SubAreas.First().Questions[0];
        Assert.Contains("Ett nytt", (await coordinator.GetPageAsync($"/ramverk/{key}/1.1/{question.Code}")).Words(), StringComparison.Ordinal);
        Assert.Contains(question.Why, (await coordinator.GetPageAsync($"/ramverk/{key}/1.1/{question.Code}?version=1")).Words(), StringComparison.Ordinal);
        using var unknown = await coordinator.GetAsync($"/ramverk/{key}?version=3");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task Workbook_WithFaults_ListsThemWithTheirCellsAndOffersNothingToStore()
    {
        var key = NewKey();
        var ours = await NewOrganisationAsync();
        using var coordinator = await host.SignInAsAsync(Role.Coordinator, ours);

        var page = await UploadAsync(coordinator, Book(key, sheet =>
        {
            sheet.Cell(2, 3).SetValue("kanske");
            sheet.Cell(3, 8).SetValue("För kort");
            sheet.Cell(4, 4).FormulaA1 = "A1";
        }));

        var places = page.QuerySelectorAll("#fel-caption")[0].Closest("table")!.QuerySelectorAll("tbody th").Select(ElementWords.Of).ToList();
        Assert.Equal(["Frågor!C2", "Frågor!D4", "Frågor!H3"], places.Where(place => place is "Frågor!C2" or "Frågor!H3" or "Frågor!D4").Order(StringComparer.Ordinal));
        Assert.Null(page.QuerySelector("input[name=Checked]"));
        Assert.Equal(0, await CountAsync(ours, key));
    }

    [Fact]
    public async Task SharedKey_IsRefusedWithWhatToDo()
    {
        using var coordinator = await host.SignInAsAsync(Role.Coordinator, await NewOrganisationAsync());

        var page = await UploadAsync(coordinator, Book("2020-v2", sheet => sheet.Cell(2, 5).SetValue("Ett annat skäl.")));

        Assert.Contains("Skriv en egen nyckel", page.Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utgava.csv", "kod;fråga", "ingen Excelfil")]
    [InlineData("utgava.json", "{", "inte giltig JSON")]
    public async Task OtherFile_SaysWhatToDo(string name, string content, string said)
    {
        using var coordinator = await host.SignInAsAsync(Role.Coordinator, await NewOrganisationAsync());

        var page = await UploadAsync(coordinator, Encoding.UTF8.GetBytes(content), name);

        Assert.Contains(said, page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Store_WhatAnotherMunicipalityChecked_IsNotTaken()
    {
        var key = NewKey();
        var theirs = await NewOrganisationAsync();
        using var coordinator = await host.SignInAsAsync(Role.Coordinator, await NewOrganisationAsync());
        using var stranger = await host.SignInAsAsync(Role.Coordinator, theirs);
        var check = await UploadAsync(coordinator, Book(key));
        var sealedFile = check.QuerySelector("input[name=Checked]")!.GetAttribute("value")!;
        var own = await UploadAsync(stranger, Book(NewKey()));

        foreach (var value in new[] { sealedFile, sealedFile[..^8], "" })
        {
            var page = await stranger.SubmitFormAsync(own, new Dictionary<string, string?> { ["Checked"] = value }, "form[action*=Store]");
            Assert.Contains("Välj filen och kontrollera den igen.", page.Words(), StringComparison.Ordinal);
        }

        Assert.Equal(0, await CountAsync(theirs, key));
    }

    [Fact]
    public async Task Page_IsTheCoordinatorsOnly()
    {
        using var anonymous = host.Visit();
        using var reader = await host.SignInAsAsync(Role.Reader);
        using var administrator = await host.SignInAsAsync(Role.PlatformAdministrator);

        using var first = await anonymous.GetAsync("/ramverk/importera");
        using var second = await reader.GetAsync("/ramverk/importera");
        using var third = await administrator.GetAsync("/ramverk/importera");

        Assert.Equal(
            [HttpStatusCode.Redirect, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden], new[] { first.StatusCode, second.StatusCode, third.StatusCode });
        Assert.Null((await reader.GetPageAsync("/ramverk")).QuerySelector("a[href='/ramverk/importera']"));
    }

    [Fact]
    public async Task Excel_Downloaded_IsReadBackAsUnchanged()
    {
        using var coordinator = await host.SignInAsAsync(Role.Coordinator, await NewOrganisationAsync());
        var key = NewKey();
        await StoreAsync(coordinator, Book(key));
        using var answer = await coordinator.GetAsync($"/ramverk/{key}?handler=Excel&version=1");

        var page = await UploadAsync(coordinator, await answer.Content.ReadAsByteArrayAsync());

        Assert.Equal($"{key}.xlsx", answer.Content.Headers.ContentDisposition!.FileNameStar);
        Assert.Contains("finns redan med samma innehåll, som version 1", page.Words(), StringComparison.Ordinal);
    }

    private static FrameworkEdition Edition { get; } =
        EditionFile.Read(File.ReadAllBytes(Path.Combine(SeedFolder.Find(), "frameworks", "2020-v2.json"))).Edition!;

    private static string NewKey() => $"egen-{Guid.NewGuid():N}"[..20];

    private static byte[] Book(string key, Action<IXLWorksheet>? change = null)
    {
        var file = EditionWorkbook.Write(Edition with { Key = key }, CultureInfo.GetCultureInfo("sv"));
        if (change is null)
        {
            return file;
        }

        using var workbook = new XLWorkbook(new MemoryStream(file));
        change(workbook.Worksheet("Frågor"));
        using var stream = new MemoryStream();
        workbook.SaveAs(stream);
        return stream.ToArray();
    }

    private static async Task<IHtmlDocument> UploadAsync(Visitor visitor, byte[] file, string name = "utgava.xlsx")
    {
        var page = await visitor.GetPageAsync("/ramverk/importera");
        using var content = new MultipartFormDataContent
        {
            { new StringContent(page.QuerySelector("main form input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new ByteArrayContent(file), "Upload", name },
        };
        using var answer = await visitor.Client.PostAsync(new Uri("/ramverk/importera", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await Visitor.ReadAsync(answer);
    }

    private static async Task StoreAsync(Visitor visitor, byte[] file) =>
        await visitor.SubmitFormAsync(await UploadAsync(visitor, file), new Dictionary<string, string?>(), "form[action*=Store]");

    private async Task<int> NewOrganisationAsync() => (await host.OrganisationAsync($"Ägare {Guid.NewGuid():N}")).Id;

    private Task<int> CountAsync(int organisation, string key) => host.QueryAsync(organisation, database => database.Editions.CountAsync(edition => edition.Key == key));
}
