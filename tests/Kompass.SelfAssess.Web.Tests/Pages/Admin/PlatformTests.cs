using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using Kompass.SelfAssess.App.Imports;
using Kompass.SelfAssess.TestKit.Web;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.Web.Tests.Pages.Admin;

[Collection(SharedHost.Name)]
public sealed class PlatformTests(KompassHost host)
{
    [Fact]
    public async Task Organisation_AddedAndFirstCoordinatorInvited()
    {
        var name = $"Åsele {Guid.NewGuid():N}";
        var email = $"{Guid.NewGuid():N}@test.example.se";
        using var visitor = await host.SignInAsAsync(Role.PlatformAdministrator);
        var page = await visitor.SubmitFormAsync(await visitor.GetPageAsync("/admin"), new Dictionary<string, string?> { ["Name"] = name });
        Assert.Equal(name, page.QuerySelector("h1")!.TextContent);
        page = await visitor.SubmitFormAsync(page, new Dictionary<string, string?> { ["Email"] = email }, "form[action*=Invite]");

        Assert.Contains("En inbjudan är på väg", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Single(await host.MailsAsync(email));
        var organisation = await host.QueryAsync(null, database => database.Organisations.SingleAsync(o => o.Name == name));
        Assert.StartsWith("asele-", organisation.Slug, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Organisation_SameNameTwice_IsRefused()
    {
        var organisation = await host.OrganisationAsync("Dubblettköping");
        using var visitor = await host.SignInAsAsync(Role.PlatformAdministrator);
        var page = await visitor.SubmitFormAsync(await visitor.GetPageAsync("/admin"), new Dictionary<string, string?> { ["Name"] = organisation.Name });

        Assert.Contains("Namnet används redan.", page.QuerySelector("#Name-error")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Organisation_Renamed()
    {
        var organisation = await host.OrganisationAsync($"Gamla {Guid.NewGuid():N}");
        using var visitor = await host.SignInAsAsync(Role.PlatformAdministrator);
        var page = await visitor.SubmitFormAsync(
            await visitor.GetPageAsync($"/admin/kommun/{organisation.Id}"), new Dictionary<string, string?> { ["Name"] = organisation.Slug }, "form[action*=Rename]");

        Assert.Equal(organisation.Slug, page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Edition_FileWithFaults_ListsThemAllWithPlaceAndStoresNothing()
    {
        var edition = Edition("fel-utgava");
        edition["maxPoints"] = 801;
        edition["areas"]![0]!["subAreas"]![0]!["questions"]![0]!["levels"]!.AsArray().RemoveAt(5);
        using var visitor = await host.SignInAsAsync(Role.PlatformAdministrator);
        var page = await UploadAsync(visitor, edition.ToJsonString());

        var faults = page.QuerySelectorAll("#fel-caption")[0].ParentElement!.QuerySelectorAll("tbody tr").Select(row => row.TextContent).ToList();
        Assert.Contains(faults, fault => fault.Contains("801", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.Contains("areas[0].subAreas[0].questions[0].levels", StringComparison.Ordinal));
        Assert.Null(page.QuerySelector("input[name=Checked]"));
        Assert.False(await ExistsAsync("fel-utgava"));
    }

    [Fact]
    public async Task Edition_CheckedThenImported_IsEveryones()
    {
        var file = Edition("prov-utgava").ToJsonString();
        using var visitor = await host.SignInAsAsync(Role.PlatformAdministrator);
        var check = await UploadAsync(visitor, file);
        Assert.Contains("Ingenting är sparat än.", check.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.False(await ExistsAsync("prov-utgava"));

        var import = await visitor.SubmitFormAsync(check, new Dictionary<string, string?>(), "form[action*=Store]");
        Assert.Contains("Utgåvan prov-utgava är inläst som version 1.", import.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.True(await ExistsAsync("prov-utgava"));

        var again = await UploadAsync(visitor, file);
        Assert.Contains("finns redan med samma innehåll", again.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null(again.QuerySelector("input[name=Checked]"));
    }

    [Theory]
    [InlineData("inte json", "inte giltig JSON")]
    [InlineData("{}", "saknas")]
    public async Task Edition_NoEditionFile_SaysWhy(string content, string message)
    {
        using var visitor = await host.SignInAsAsync(Role.PlatformAdministrator);
        var page = await UploadAsync(visitor, content);

        Assert.Contains(message, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Edition_NoFile_SaysItAtTheField()
    {
        using var visitor = await host.SignInAsAsync(Role.PlatformAdministrator);
        var page = await visitor.SubmitFormAsync(await visitor.GetPageAsync("/admin/utgavor"), new Dictionary<string, string?>());

        Assert.Contains("Välj en fil.", page.QuerySelector("#Upload-error")!.TextContent, StringComparison.Ordinal);
    }

    private static JsonNode Edition(string key)
    {
        var edition = JsonNode.Parse(File.ReadAllText(Path.Combine(SeedFolder.Find(), "frameworks", "2020-v2.json")))!;
        edition["key"] = key;
        return edition;
    }

    private static async Task<IHtmlDocument> UploadAsync(Visitor visitor, string file)
    {
        var page = await visitor.GetPageAsync("/admin/utgavor");
        using var content = new MultipartFormDataContent
        {
            { new StringContent(page.QuerySelector("main form input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(file)), "Upload", "utgava.json" },
        };
        using var answer = await visitor.Client.PostAsync(new Uri("/admin/utgavor", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await Visitor.ReadAsync(answer);
    }

    private Task<bool> ExistsAsync(string key) => host.QueryAsync(null, database => database.Editions.AnyAsync(edition => edition.Key == key && edition.OrganisationId == null));
}
