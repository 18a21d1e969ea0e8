using System.Net;
using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.TestKit.Web;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.Web.Tests.Pages.Installningar;

[Collection(SharedHost.Name)]
public sealed class SettingsTests(KompassHost host)
{
    [Fact]
    public async Task Organisation_Saved_ShowsInTheHeader()
    {
        var organisation = await NewOrganisationAsync();
        using var visitor = await host.SignInAsAsync(Role.Coordinator, organisation.Id);
        var name = $"Nya {Guid.NewGuid():N}";
        var page = await visitor.SubmitFormAsync(await visitor.GetPageAsync("/installningar"), new Dictionary<string, string?>
        {
            ["Name"] = name,
            ["ContactName"] = "Anna Lindqvist",
            ["ContactEmail"] = "anna@test.example.se",
            ["NextOfficialEvaluation"] = "2027-10-17",
        });

        Assert.Contains("Inställningarna är sparade.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(name, page.QuerySelector("header")!.TextContent, StringComparison.Ordinal);
        var stored = await host.QueryAsync(null, database => database.Organisations.AsNoTracking().SingleAsync(o => o.Id == organisation.Id));
        Assert.Equal(new DateOnly(2027, 10, 1), stored.NextOfficialEvaluation);
        Assert.Equal("anna@test.example.se", stored.ContactEmail);
    }

    [Theory]
    [InlineData("Name", " ", "Skriv ett namn.")]
    [InlineData("ContactEmail", "anna", "Skriv en e-postadress som namn@kommun.se.")]
    [InlineData("NextOfficialEvaluation", "snart", "Välj ett datum")]
    public async Task Organisation_BadValue_SaysItAtTheField(string field, string value, string message)
    {
        var organisation = await NewOrganisationAsync();
        using var visitor = await host.SignInAsAsync(Role.Coordinator, organisation.Id);
        var page = await visitor.SubmitFormAsync(await visitor.GetPageAsync("/installningar"), new Dictionary<string, string?> { [field] = value });

        Assert.Contains(message, page.QuerySelector($"#{field}-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal($"#{field}", page.QuerySelector("[data-error-summary] a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Unit_AddedRenamedRemoved()
    {
        var organisation = await NewOrganisationAsync();
        using var visitor = await host.SignInAsAsync(Role.Coordinator, organisation.Id);
        var list = await visitor.SubmitFormAsync(
            await visitor.GetPageAsync("/installningar/enheter"), new Dictionary<string, string?> { ["Name"] = "Skolan <i>" });
        var link = Assert.Single(list.QuerySelectorAll("main table a"), a => a.TextContent == "Skolan <i>").GetAttribute("href")!;

        list = await visitor.SubmitFormAsync(await visitor.GetPageAsync(link), new Dictionary<string, string?> { ["Name"] = "Bildning" });
        Assert.Contains("Enheten heter nu Bildning.", list.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        list = await visitor.SubmitFormAsync(await visitor.GetPageAsync(link), new Dictionary<string, string?>(), "form[action*=Remove]");
        Assert.Contains("Bildning är borttagen.", list.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null(list.QuerySelector("main table"));
    }

    [Fact]
    public async Task Unit_SameNameTwice_IsRefused()
    {
        var organisation = await NewOrganisationAsync();
        using var visitor = await host.SignInAsAsync(Role.Coordinator, organisation.Id);
        var twice = new Dictionary<string, string?> { ["Name"] = "Vård" };
        await visitor.SubmitFormAsync(await visitor.GetPageAsync("/installningar/enheter"), twice);
        var page = await visitor.SubmitFormAsync(await visitor.GetPageAsync("/installningar/enheter"), twice);

        Assert.Contains("Namnet används redan.", page.QuerySelector("#Name-error")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Member_LastCoordinator_CannotLeave()
    {
        var organisation = await NewOrganisationAsync();
        var user = await host.UserAsync(Role.Coordinator, organisation.Id);
        using var visitor = host.Visit();
        (await visitor.SignInAsync(user.Email!, KompassHost.Password)).Dispose();
        var address = $"/installningar/medlemmar/{user.Id}";
        var removed = await visitor.SubmitFormAsync(await visitor.GetPageAsync(address), new Dictionary<string, string?>(), "form[action*=Remove]");
        var demoted = await visitor.SubmitFormAsync(await visitor.GetPageAsync(address), new Dictionary<string, string?> { ["Role"] = "Reader" });

        Assert.Contains("Minst en samordnare måste vara kvar.", removed.QuerySelector("[data-error-summary]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Minst en samordnare måste vara kvar.", demoted.QuerySelector("[data-error-summary]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Member_Removed_IsOutWithinAMinuteAndTheAccountIsGone()
    {
        var organisation = await NewOrganisationAsync();
        using var coordinator = await host.SignInAsAsync(Role.Coordinator, organisation.Id);
        var reader = await host.UserAsync(Role.Reader, organisation.Id);
        using var visitor = host.Visit();
        (await visitor.SignInAsync(reader.Email!, KompassHost.Password)).Dispose();
        using (var before = await visitor.GetAsync("/konto"))
        {
            Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        }

        await coordinator.SubmitFormAsync(
            await coordinator.GetPageAsync($"/installningar/medlemmar/{reader.Id}"), new Dictionary<string, string?>(), "form[action*=Remove]");
        host.Clock.Advance(TimeSpan.FromMinutes(1.1));

        using var after = await visitor.GetAsync("/konto");
        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
        Assert.False(await host.QueryAsync(null, database => database.Users.AnyAsync(user => user.Id == reader.Id)));
    }

    [Fact]
    public async Task Member_RoleChanged_TakesEffectWithinAMinute()
    {
        var organisation = await NewOrganisationAsync();
        using var coordinator = await host.SignInAsAsync(Role.Coordinator, organisation.Id);
        var second = await host.UserAsync(Role.Coordinator, organisation.Id);
        using var visitor = host.Visit();
        (await visitor.SignInAsync(second.Email!, KompassHost.Password)).Dispose();
        await coordinator.SubmitFormAsync(
            await coordinator.GetPageAsync($"/installningar/medlemmar/{second.Id}"), new Dictionary<string, string?> { ["Role"] = "Reader" });
        host.Clock.Advance(TimeSpan.FromMinutes(1.1));

        using var settings = await visitor.GetAsync("/installningar");
        Assert.NotEqual(HttpStatusCode.OK, settings.StatusCode);
    }

    [Fact]
    public async Task OtherMunicipality_UnitAndMember_DoNotExist()
    {
        var theirs = await NewOrganisationAsync();
        using var them = await host.SignInAsAsync(Role.Coordinator, theirs.Id);
        await them.SubmitFormAsync(await them.GetPageAsync("/installningar/enheter"), new Dictionary<string, string?> { ["Name"] = "Deras" });
        var unit = await host.QueryAsync(theirs.Id, database => database.Units.SingleAsync());
        var member = await host.UserAsync(Role.Reader, theirs.Id);

        using var us = await host.SignInAsAsync(Role.Coordinator, (await NewOrganisationAsync()).Id);
        using var theirUnit = await us.GetAsync($"/installningar/enheter/{unit.Id}");
        using var theirMember = await us.GetAsync($"/installningar/medlemmar/{member.Id}");

        Assert.Equal(HttpStatusCode.NotFound, theirUnit.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, theirMember.StatusCode);
    }

    private Task<Organisation> NewOrganisationAsync() => host.OrganisationAsync($"Kommun {Guid.NewGuid():N}");
}
