using System.Net;
using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.TestKit.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kompass.SelfAssess.Web.Tests.Pages.Konto;

[Collection(SharedHost.Name)]
public sealed class InvitationTests(KompassHost host)
{
    [Fact]
    public async Task Invitation_FromSettingsToSignedIn_WorksOnce()
    {
        var email = $"{Guid.NewGuid():N}@test.example.se";
        using var coordinator = await host.SignInAsAsync(Role.Coordinator);
        await InviteAsync(coordinator, email, "Reader");
        var mail = Assert.Single(await host.MailsAsync(email));
        Assert.Contains("Testköping", mail.Subject, StringComparison.Ordinal);

        using var invited = host.Visit();
        var page = await invited.GetPageAsync(KompassHost.LinkIn(mail));
        using var answer = await invited.SubmitAsync(page, Choice("Per Berg", KompassHost.Password));
        Assert.Equal("/", answer.Headers.Location!.OriginalString);
        Assert.Contains("Per Berg", (await invited.GetPageAsync("/konto")).QuerySelector(".k-who summary")!.TextContent, StringComparison.Ordinal);
        using var settings = await invited.GetAsync("/installningar");
        Assert.Equal(HttpStatusCode.Forbidden, settings.StatusCode);

        using var thief = host.Visit();
        var used = await thief.GetPageAsync(KompassHost.LinkIn(mail));
        Assert.Contains("Länken gäller inte längre.", used.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null(used.QuerySelector("main form"));
    }

    [Fact]
    public async Task Invitation_NotYetAccepted_CannotSignIn()
    {
        var email = $"{Guid.NewGuid():N}@test.example.se";
        using var coordinator = await host.SignInAsAsync(Role.Coordinator);
        await InviteAsync(coordinator, email, "Coordinator");

        using var visitor = host.Visit();
        using var answer = await visitor.SignInAsync(email, "vad som helst duger");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Invitation_BadNameAndPassword_SaysBothAtOnce()
    {
        var email = $"{Guid.NewGuid():N}@test.example.se";
        using var coordinator = await host.SignInAsAsync(Role.Coordinator);
        await InviteAsync(coordinator, email, "Reader");
        using var invited = host.Visit();
        var page = await invited.GetPageAsync(KompassHost.LinkIn(Assert.Single(await host.MailsAsync(email))));
        var refused = await invited.SubmitFormAsync(page, Choice(" ", "kort"));

        Assert.Equal(2, refused.QuerySelectorAll("[data-error-summary] li").Length);
    }

    [Fact]
    public async Task Invitation_ToOneWithAnAccount_AddsTheMunicipalityAndTheHatCanBeChanged()
    {
        var other = await host.OrganisationAsync("Andraköping");
        var user = await host.UserAsync(Role.Coordinator);
        using var coordinator = await host.SignInAsAsync(Role.Coordinator, other.Id);
        await InviteAsync(coordinator, user.Email!, "Reader");
        Assert.Contains("/konto/logga-in", KompassHost.LinkIn(Assert.Single(await host.MailsAsync(user.Email))), StringComparison.Ordinal);

        using var visitor = host.Visit();
        (await visitor.SignInAsync(user.Email!, KompassHost.Password)).Dispose();
        var page = await visitor.GetPageAsync("/konto/byt-kommun");
        var hats = await host.QueryAsync(null, database => database.Memberships.Where(m => m.UserId == user.Id).ToListAsync());
        using var switched = await visitor.SubmitAsync(
            page, new Dictionary<string, string?> { ["Membership"] = $"{hats.Single(hat => hat.OrganisationId == other.Id).Id}" });
        Assert.Equal(HttpStatusCode.Redirect, switched.StatusCode);

        var header = (await visitor.GetPageAsync("/konto")).QuerySelector("header")!.TextContent;
        Assert.Contains("Andraköping", header, StringComparison.Ordinal);
        Assert.Contains("Läsare", header, StringComparison.Ordinal);
        // The hat stays on when the session is checked again.
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        using var settings = await visitor.GetAsync("/installningar");
        Assert.Equal(HttpStatusCode.Forbidden, settings.StatusCode);
    }

    [Fact]
    public async Task SwitchHat_ToSomebodyElsesMembership_IsRefused()
    {
        var other = await host.OrganisationAsync("Tredjeköping");
        var stranger = await host.UserAsync(Role.Coordinator, other.Id);
        var foreign = await host.QueryAsync(null, database => database.Memberships.SingleAsync(m => m.UserId == stranger.Id));
        using var visitor = await host.SignInAsAsync(Role.Reader);
        var page = await visitor.SubmitFormAsync(
            await visitor.GetPageAsync("/konto/byt-kommun"), new Dictionary<string, string?> { ["Membership"] = $"{foreign.Id}" });

        Assert.Contains("Välj en av rollerna.", page.QuerySelector("[data-error-summary]")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Tredjeköping", page.QuerySelector("header")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CreateAdmin_Link_LeadsToThePlatform()
    {
        await using var scope = host.Scope();
        var (link, fault) = await scope.ServiceProvider.GetRequiredService<AccountService>()
            .CreatePlatformAdministratorAsync($"{Guid.NewGuid():N}@test.example.se", default);
        Assert.Null(fault);
        using var visitor = host.Visit();
        using var answer = await visitor.SubmitAsync(await visitor.GetPageAsync(link!.PathAndQuery), Choice("Drift", KompassHost.Password));

        Assert.Equal("/admin", answer.Headers.Location!.OriginalString);
        using var admin = await visitor.GetAsync("/admin");
        Assert.Equal(HttpStatusCode.OK, admin.StatusCode);
    }

    private static Dictionary<string, string?> Choice(string name, string password) =>
        new() { ["Name"] = name, ["Password"] = password, ["Repeat"] = password };

    private static async Task InviteAsync(Visitor coordinator, string email, string role)
    {
        var page = await coordinator.SubmitFormAsync(
            await coordinator.GetPageAsync("/installningar/medlemmar"), new Dictionary<string, string?> { ["Email"] = email, ["Role"] = role });
        Assert.Contains("En inbjudan är på väg", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }
}
