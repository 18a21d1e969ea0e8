using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.TestKit.Web;
using Microsoft.Playwright;

namespace Kompass.SelfAssess.Browser.Tests.Journeys;

/// <summary>How people come in: by invitation, after having forgotten the password, in their own language.</summary>
[Collection(BrowserSharing.Name)]
public sealed class AccountJourneyTests(BrowserHost host)
{
    private const string Password = "fyra hela ord i rad";

    [Fact]
    public async Task Reader_FromInvitationToSignIn_ReadsAndCannotEdit()
    {
        List<string> complaints = [];
        var email = $"{Guid.NewGuid():N}@prov.example";
        var coordinator = await host.PageAsync(complaints, role: BrowserHost.Coordinator);
        await coordinator.GotoAsync("/installningar/medlemmar");
        await coordinator.FillAsync("[name=Email]", email);
        await coordinator.CheckAsync("[name=Role][value=Reader]");
        await coordinator.ClickAsync("main form button[type=submit]");
        await Assertions.Expect(coordinator.Locator("#medlemmar, main table").First).ToContainTextAsync(email);

        var reader = await host.PageAsync(complaints);
        await reader.GotoAsync(KompassHost.LinkIn((await host.Host.MailsAsync(email)).Single()));
        await reader.FillAsync("[name=Name]", "Lena Läsare");
        await reader.FillAsync("[name=Password]", Password);
        await reader.FillAsync("[name=Repeat]", Password);
        await reader.ClickAsync("main form button[type=submit]");
        await reader.WaitForURLAsync(url => !url.Contains("inbjudan", StringComparison.Ordinal));
        await reader.Context.ClearCookiesAsync();
        await BrowserHost.SignInWithAsync(reader, email, Password);

        var rounds = host.Demo.Organisations.Single(organisation => organisation.Slug == "karlskoga-demo").Rounds;
        var closed = $"/omgangar/{rounds.First(round => round.State == RoundState.Closed).Id}";
        var open = $"/omgangar/{rounds.First(round => round.State == RoundState.Open).Id}";
        await reader.GotoAsync($"{closed}/resultat");
        await Assertions.Expect(reader.Locator("h1")).ToBeVisibleAsync();
        await reader.GotoAsync("/omgangar");
        await Assertions.Expect(reader.Locator("a[href='/omgangar/ny']")).ToHaveCountAsync(0);
        await reader.GotoAsync(open);
        await Assertions.Expect(reader.Locator("main form, main a[href$='/andra'], main a[href$='/stang'], main a[href$='/ta-bort'], main a[href$='/deltagare']")).ToHaveCountAsync(0);
        Assert.Empty(complaints);

        foreach (var address in new[] { "/omgangar/ny", $"{open}/andra", $"{open}/stang", $"{open}/ta-bort", $"{open}/deltagare", "/installningar", "/installningar/medlemmar", "/admin" })
        {
            var answer = await reader.GotoAsync(address);
            Assert.True(answer!.Status is 403 or 404, $"{address} answers {answer.Status}.");
            await Assertions.Expect(reader.Locator("main form")).ToHaveCountAsync(0);
        }

        await coordinator.Context.CloseAsync();
        await reader.Context.CloseAsync();
    }

    [Fact]
    public async Task Password_Forgotten_IsSetAnewByTheLinkOnce()
    {
        List<string> complaints = [];
        var user = await host.Host.UserAsync(Role.Reader);
        var page = await host.PageAsync(complaints);
        await page.GotoAsync("/konto/logga-in");
        await page.ClickAsync("main a[href='/konto/glomt-losenord']");
        await page.FillAsync("[name=Email]", user.Email!);
        await page.ClickAsync("main form button[type=submit]");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(user.Email!);
        var link = KompassHost.LinkIn((await host.Host.MailsAsync(user.Email)).Single());

        await page.GotoAsync(link);
        await page.FillAsync("[name=Password]", Password);
        await page.FillAsync("[name=Repeat]", Password + "x");
        await page.ClickAsync("main form button[type=submit]");
        await Assertions.Expect(page.Locator("[data-error-summary]")).ToBeFocusedAsync();
        await page.FillAsync("[name=Password]", Password);
        await page.FillAsync("[name=Repeat]", Password);
        await page.ClickAsync("main form button[type=submit]");
        await page.WaitForURLAsync("**/konto/logga-in");

        await page.FillAsync("[name=Email]", user.Email!);
        await page.FillAsync("[name=Password]", KompassHost.Password);
        await page.ClickAsync("main button[type=submit]");
        await Assertions.Expect(page.Locator("[data-error-summary]")).ToBeVisibleAsync();
        await BrowserHost.SignInWithAsync(page, user.Email!, Password);
        await page.GotoAsync(link);
        await Assertions.Expect(page.Locator("[name=Password]")).ToHaveCountAsync(0);
        Assert.Empty(complaints);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("/omgangar/{0}/resultat?visa=alla", BrowserHost.Coordinator)]
    [InlineData("~/2.3?fraga=2.3.a", BrowserHost.Respondent)]
    [InlineData("/hjalp", "")]
    public async Task Language_Switched_KeepsThePage(string address, string role)
    {
        List<string> complaints = [];
        var page = await host.PageAsync(complaints, role: role);
        var round = host.Demo.Organisations.SelectMany(organisation => organisation.Rounds).First(round => round.State == RoundState.Closed).Id;
        address = address.Replace("{0}", $"{round}", StringComparison.Ordinal).Replace("~", host.Answering, StringComparison.Ordinal);
        await page.GotoAsync(address);
        foreach (var language in new[] { "en", "sv" })
        {
            await page.ClickAsync($"footer button[lang={language}]");
            await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", language);
            Assert.Equal(address, new Uri(page.Url).PathAndQuery);
        }

        Assert.Empty(complaints);
        await page.Context.CloseAsync();
    }
}
