using System.Net;
using Kompass.SelfAssess.TestKit.Web;

namespace Kompass.SelfAssess.Web.Tests.Hosting;

/// <summary>
/// Who may open what. The pages are those of the running program, so a new one cannot be forgotten: one in an unknown folder fails here
/// until somebody has decided whose it is.
/// </summary>
[Collection(SharedHost.Name)]
public sealed class AuthorisationTests(KompassHost host)
{
    private static readonly Role[] Anybody = [Role.Anonymous, Role.Reader, Role.Coordinator, Role.PlatformAdministrator];
    private static readonly Role[] SignedIn = [Role.Reader, Role.Coordinator, Role.PlatformAdministrator];
    private static readonly Role[] Members = [Role.Reader, Role.Coordinator];
    private static readonly Role[] Coordinators = [Role.Coordinator];
    private static readonly Role[] Platform = [Role.PlatformAdministrator];

    private static readonly Dictionary<string, Role[]> Folders = new()
    {
        [""] = Members,
        ["admin"] = Platform,
        ["avanmal"] = Anybody,
        ["fel"] = Anybody,
        ["hjalp"] = Anybody,
        ["installningar"] = Coordinators,
        ["integritet"] = Anybody,
        ["komponenter"] = Anybody,
        ["konto"] = SignedIn,
        ["omgangar"] = Coordinators,
        ["planer"] = Members,
        ["ramverk"] = SignedIn,
        ["rosta"] = Anybody,
        ["sprak"] = Anybody,
        ["svara"] = Anybody,
        ["tillganglighet"] = Anybody,
        ["uppfoljning"] = Anybody,
        ["utvarderingar"] = Members,
    };

    // Pages that another rule than their folder's governs; what lies beneath one of them follows it.
    private static readonly Dictionary<string, Role[]> Pages = new()
    {
        ["/ramverk/importera"] = Coordinators,
        ["/utvarderingar/jamforelsetal/kommuner"] = Coordinators,
        ["/planer/{id:guid}/forslag/ny"] = Coordinators,
        ["/konto/logga-in"] = Anybody,
        ["/konto/glomt-losenord"] = Anybody,
        ["/konto/nytt-losenord"] = Anybody,
        ["/konto/inbjudan"] = Anybody,
        ["/omgangar"] = Members,
        ["/omgangar/{id:guid}"] = Members,
        ["/omgangar/{id:guid}/resultat"] = Members,
        ["/omgangar/{id:guid}/rapport"] = Members,
        ["/omgangar/{id:guid}/tabell/{name}"] = Members,
        ["/omgangar/{id:guid}/jamforelse"] = Members,
        ["/omgangar/{id:guid}/kommentarer"] = Members,
        ["/omgangar/{id:guid}/filer"] = Members,
        ["/omgangar/{id:guid}/underlag"] = Members,
        ["/omgangar/{id:guid}/samsyn"] = Members,
        ["/omgangar/{id:guid}/forandring"] = Members,
        ["/omgangar/{id:guid}/samsyn/{code}/rosta"] = Coordinators,
        ["/planer/{id:guid}/excel"] = Coordinators,
        ["/planer/ny"] = Coordinators,
        ["/planer/{id:guid}/andra"] = Coordinators,
        ["/planer/{id:guid}/ansvariga/{owner:guid}"] = Coordinators,
        ["/planer/{id:guid}/atgard/ny"] = Coordinators,
        ["/planer/{id:guid}/atgard/{number:int}/andra"] = Coordinators,
        ["/planer/{id:guid}/atgard/{number:int}/lagesrapport"] = Coordinators,
        ["/planer/{id:guid}/avsluta"] = Coordinators,
        ["/planer/{id:guid}/takt"] = Coordinators,
        ["/utvarderingar/las-in"] = Coordinators,
        ["/utvarderingar/granska/{id:guid}"] = Coordinators,
        ["/utvarderingar/{id:guid}/ta-bort"] = Coordinators,
        ["/utvarderingar/{id:guid}/excel"] = Coordinators,
    };

    [Theory]
    [InlineData(Role.Anonymous)]
    [InlineData(Role.Reader)]
    [InlineData(Role.Coordinator)]
    [InlineData(Role.PlatformAdministrator)]
    public async Task EveryPage_OpensForThoseItIsFor_AndForNobodyElse(Role role)
    {
        using var visitor = await host.SignInAsAsync(role);
        foreach (var template in PageMap.TemplatesOf(host))
        {
            using var answer = await visitor.GetAsync(PageMap.AddressOf(template, Guid.NewGuid()));
            // The questionnaire and the follow-up refuse by the link's own cookie, which no account has.
            var refused = answer.StatusCode == HttpStatusCode.Forbidden && PageMap.FolderOf(template) is not ("fel" or "svara" or "uppfoljning");
            var sentToSignIn = answer.Headers.Location?.OriginalString.Contains("/konto/logga-in", StringComparison.Ordinal) == true;
            Assert.True(
                AllowedOf(template).Contains(role) != (refused || sentToSignIn),
                $"{template} answered {(int)answer.StatusCode} to {role}.");
            Assert.True(role == Role.Anonymous || !sentToSignIn, $"{template} asked a signed-in {role} to sign in.");
        }
    }

    [Fact]
    public async Task EveryPage_PostWithoutToken_IsRefused()
    {
        // The language form needs no token: the worst a forged post can do is change the language. An error page answers whatever failed.
        string[] without = ["sprak", "fel"];
        using var visitor = await host.SignInAsAsync(Role.Coordinator);
        foreach (var template in PageMap.TemplatesOf(host).Where(template => !without.Contains(PageMap.FolderOf(template))))
        {
            using var content = new FormUrlEncodedContent([]);
            using var answer = await visitor.Client.PostAsync(new Uri(PageMap.AddressOf(template, Guid.NewGuid()), UriKind.Relative), content);
            Assert.True(answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Forbidden or HttpStatusCode.NotFound, $"{template} answered {(int)answer.StatusCode}.");
        }
    }

    [Fact]
    public void AnonymousAccountPages_Exist()
    {
        var templates = PageMap.TemplatesOf(host);
        Assert.All(Pages.Keys.Where(page => page.StartsWith("/konto", StringComparison.Ordinal)), page => Assert.Contains(page, templates));
    }

    private static Role[] AllowedOf(string template) =>
        Pages.TryGetValue(template, out var own) ? own
        : Pages.Keys.FirstOrDefault(page => page.Split('/').Length > 3 && template.StartsWith(page + "/", StringComparison.Ordinal)) is { } above ? Pages[above]
        : Folders.TryGetValue(PageMap.FolderOf(template), out var folder) ? folder
        : throw new InvalidOperationException($"Nobody has decided who may open {template}: add its folder here.");
}
