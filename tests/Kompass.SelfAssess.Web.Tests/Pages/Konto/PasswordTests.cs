using System.Net;
using Kompass.SelfAssess.TestKit.Web;

namespace Kompass.SelfAssess.Web.Tests.Pages.Konto;

[Collection(SharedHost.Name)]
public sealed class PasswordTests(KompassHost host)
{
    private const string NewPassword = "en helt annan mening";

    [Fact]
    public async Task Forgotten_KnownAndUnknownAddress_LookAlikeAndOnlyOneGetsMail()
    {
        var user = await host.UserAsync(Role.Reader);
        using var visitor = host.Visit();
        var known = await AskAsync(visitor, user.Email!);
        var unknown = await AskAsync(visitor, "okand@test.example.se");

        Assert.Equal(known.Replace(user.Email!, "", StringComparison.Ordinal), unknown.Replace("okand@test.example.se", "", StringComparison.Ordinal));
        Assert.Single(await host.MailsAsync(user.Email));
        Assert.Empty(await host.MailsAsync("okand@test.example.se"));
    }

    [Fact]
    public async Task Reset_Link_ChangesThePasswordOnceAndEndsOtherSessions()
    {
        var user = await host.UserAsync(Role.Coordinator);
        using var elsewhere = host.Visit();
        (await elsewhere.SignInAsync(user.Email!, KompassHost.Password)).Dispose();
        using var visitor = host.Visit();
        await AskAsync(visitor, user.Email!);
        var link = KompassHost.LinkIn(Assert.Single(await host.MailsAsync(user.Email)));

        var page = await visitor.GetPageAsync(link);
        var done = await visitor.SubmitFormAsync(page, Passwords(NewPassword, NewPassword));
        Assert.Contains("Lösenordet är bytt.", done.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        using var old = await visitor.SignInAsync(user.Email!, KompassHost.Password);
        Assert.Equal(HttpStatusCode.OK, old.StatusCode);
        using var fresh = await visitor.SignInAsync(user.Email!, NewPassword);
        Assert.Equal(HttpStatusCode.Redirect, fresh.StatusCode);

        using var third = host.Visit();
        Assert.Contains("Länken gäller inte längre.", (await third.GetPageAsync(link)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        host.Clock.Advance(TimeSpan.FromMinutes(2));
        using var ended = await elsewhere.GetAsync("/installningar");
        Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);
    }

    [Theory]
    [InlineData("för kort", "för kort", "Det ska ha minst 12 tecken.")]
    [InlineData(NewPassword, "en helt annan meninG", "De två lösenorden är inte lika.")]
    public async Task Reset_BadPassword_SaysWhyAndKeepsTheLinkGood(string password, string repeat, string message)
    {
        var user = await host.UserAsync(Role.Reader);
        using var visitor = host.Visit();
        await AskAsync(visitor, user.Email!);
        var link = KompassHost.LinkIn(Assert.Single(await host.MailsAsync(user.Email)));

        var refused = await visitor.SubmitFormAsync(await visitor.GetPageAsync(link), Passwords(password, repeat));
        Assert.Contains(message, refused.QuerySelector("[data-error-summary]")!.TextContent, StringComparison.Ordinal);

        var done = await visitor.SubmitFormAsync(refused, Passwords(NewPassword, NewPassword));
        Assert.Contains("Lösenordet är bytt.", done.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/konto/nytt-losenord")]
    [InlineData("/konto/nytt-losenord?id=1&kod=x")]
    [InlineData("/konto/nytt-losenord?id=00000000000000000000000000000001&kod=%C3%A5%C3%A4")]
    [InlineData("/konto/inbjudan?id=00000000000000000000000000000001&kod=AAAA")]
    public async Task Link_ThatIsNone_SaysThatItIsNotGood(string link)
    {
        using var visitor = host.Visit();
        Assert.Contains("Länken gäller inte längre.", (await visitor.GetPageAsync(link)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forgotten_ManyTimes_SendsOnlyAFewMails()
    {
        var user = await host.UserAsync(Role.Reader);
        using var visitor = host.Visit();
        for (var time = 0; time < 10; time++)
        {
            await AskAsync(visitor, user.Email!);
        }

        Assert.Equal(3, (await host.MailsAsync(user.Email)).Count);
    }

    [Fact]
    public async Task Account_ChangePassword_DemandsTheCurrentOneAndKeepsTheSession()
    {
        var user = await host.UserAsync(Role.Coordinator);
        using var visitor = host.Visit();
        (await visitor.SignInAsync(user.Email!, KompassHost.Password)).Dispose();
        var fields = Passwords(NewPassword, NewPassword);
        fields["Current"] = "inte det rätta";
        var refused = await visitor.SubmitFormAsync(await visitor.GetPageAsync("/konto"), fields, "form[action*=Password]");
        Assert.Contains("Det nuvarande lösenordet stämmer inte.", refused.QuerySelector("[data-error-summary]")!.TextContent, StringComparison.Ordinal);

        fields["Current"] = KompassHost.Password;
        var done = await visitor.SubmitFormAsync(await visitor.GetPageAsync("/konto"), fields, "form[action*=Password]");
        Assert.Contains("Lösenordet är bytt.", done.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        using var still = await visitor.GetAsync("/installningar");
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
    }

    [Fact]
    public async Task Account_ChangeName_ShowsInTheHeaderAsText()
    {
        using var visitor = await host.SignInAsAsync(Role.Coordinator);
        var page = await visitor.SubmitFormAsync(
            await visitor.GetPageAsync("/konto"), new Dictionary<string, string?> { ["Name"] = "<b>Åsa</b> Öberg" }, "form[action*=Name]");

        Assert.Contains("<b>Åsa</b> Öberg", page.QuerySelector(".k-who summary")!.TextContent, StringComparison.Ordinal);
    }

    private static Dictionary<string, string?> Passwords(string password, string repeat) => new() { ["Password"] = password, ["Repeat"] = repeat };

    private static async Task<string> AskAsync(Visitor visitor, string email)
    {
        var page = await visitor.SubmitFormAsync(
            await visitor.GetPageAsync("/konto/glomt-losenord"), new Dictionary<string, string?> { ["Email"] = email });
        return page.QuerySelector("main")!.TextContent;
    }
}
