using System.Net;
using AngleSharp.Html.Dom;
using Kompass.SelfAssess.TestKit.Web;

namespace Kompass.SelfAssess.Web.Tests.Pages.Konto;

[Collection(SharedHost.Name)]
public sealed class SignInTests(KompassHost host)
{
    private const string Wrong = "E-postadressen eller lösenordet stämmer inte.";

    [Fact]
    public async Task SignIn_RightPassword_SetsACookieThatScriptCannotRead()
    {
        var user = await host.UserAsync(Role.Coordinator);
        using var visitor = host.Visit();
        using var answer = await visitor.SignInAsync(user.Email!, KompassHost.Password);

        Assert.Equal("/", answer.Headers.Location!.OriginalString);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), value => value.StartsWith("kompass=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task SignIn_WrongPasswordOrUnknownAddress_SayTheSame()
    {
        var user = await host.UserAsync(Role.Coordinator);
        var known = await AttemptAsync(user.Email!, "fel lösenord igen");
        var unknown = await AttemptAsync("ingen@test.example.se", "fel lösenord igen");

        Assert.Contains(Wrong, ErrorsOf(known), StringComparison.Ordinal);
        Assert.Equal(ErrorsOf(known), ErrorsOf(unknown));
    }

    [Fact]
    public async Task SignIn_FiveWrongPasswords_LocksEvenForTheRightOneAndSaysTheSame()
    {
        var user = await host.UserAsync(Role.Coordinator);
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await AttemptAsync(user.Email!, "fel lösenord igen");
        }

        var locked = await AttemptAsync(user.Email!, KompassHost.Password);

        Assert.Contains(Wrong, ErrorsOf(locked), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://ond.example/")]
    [InlineData("//ond.example/")]
    [InlineData("/\\ond.example/")]
    public async Task SignIn_ForeignReturnAddress_GoesHome(string tillbaka)
    {
        var user = await host.UserAsync(Role.Coordinator);
        using var visitor = host.Visit();
        var page = await visitor.GetPageAsync($"/konto/logga-in?tillbaka={Uri.EscapeDataString(tillbaka)}");
        using var answer = await visitor.SubmitAsync(page, Credentials(user.Email!, KompassHost.Password));

        Assert.Equal("/", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task SignIn_AfterAProtectedPage_GoesBackThere()
    {
        var user = await host.UserAsync(Role.Coordinator);
        using var visitor = host.Visit();
        var page = await visitor.GetPageAsync("/installningar/enheter");
        using var answer = await visitor.SubmitAsync(page, Credentials(user.Email!, KompassHost.Password));

        Assert.Equal("/installningar/enheter", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task SignIn_PlatformAdministrator_GoesToThePlatform()
    {
        var user = await host.UserAsync(Role.PlatformAdministrator);
        using var visitor = host.Visit();
        using var answer = await visitor.SignInAsync(user.Email!, KompassHost.Password);

        Assert.Equal("/admin", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task SignOut_EndsTheSession()
    {
        using var visitor = await host.SignInAsAsync(Role.Coordinator);
        var page = await visitor.GetPageAsync("/konto/logga-ut");
        var after = await visitor.SubmitFormAsync(page, new Dictionary<string, string?>());
        using var again = await visitor.GetAsync("/installningar");

        Assert.Contains("Du är utloggad.", after.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
    }

    [Fact]
    public async Task SignIn_ManyFailuresFromOneAddress_AsksToWaitButNotThoseWhoSucceed()
    {
        using var strict = new KompassHost { Settings = { ["Security:SignInFailuresPerAddress"] = "5", ["Security:LockoutAttempts"] = "100" } };
        var user = await strict.UserAsync(Role.Coordinator);
        for (var person = 0; person < 40; person++)
        {
            using var colleague = strict.Visit();
            using var welcome = await colleague.SignInAsync(user.Email!, KompassHost.Password);
            Assert.Equal(HttpStatusCode.Redirect, welcome.StatusCode);
        }

        using var guesser = strict.Visit();
        for (var attempt = 0; attempt < 5; attempt++)
        {
            using var wrong = await guesser.SignInAsync(user.Email!, $"gissning nummer {attempt}");
            Assert.Equal(HttpStatusCode.OK, wrong.StatusCode);
        }

        using var refused = await guesser.SignInAsync(user.Email!, "ännu en gissning");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(TimeSpan.FromMinutes(10), refused.Headers.RetryAfter!.Delta);
        Assert.Equal("För många misslyckade försök", (await Visitor.ReadAsync(refused)).QuerySelector("h1")!.TextContent);

        strict.Clock.Advance(TimeSpan.FromMinutes(11));
        using var later = await guesser.SignInAsync(user.Email!, KompassHost.Password);
        Assert.Equal(HttpStatusCode.Redirect, later.StatusCode);
    }

    private static Dictionary<string, string?> Credentials(string email, string password) => new() { ["Email"] = email, ["Password"] = password };

    private static string ErrorsOf(IHtmlDocument page) => page.QuerySelector("[data-error-summary]")!.TextContent;

    private async Task<IHtmlDocument> AttemptAsync(string email, string password)
    {
        using var visitor = host.Visit();
        using var answer = await visitor.SignInAsync(email, password);
        return await Visitor.ReadAsync(answer);
    }
}
