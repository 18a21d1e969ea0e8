using Deque.AxeCore.Playwright;
using Kompass.SelfAssess.App.Rounds;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Kompass.SelfAssess.Browser.Tests;

/// <summary>axe on every page. Language, theme and width meet pairwise: each page is seen in four of the eight combinations that hold every pair.</summary>
[Collection(BrowserSharing.Name)]
public sealed class AccessibilityTests(BrowserHost host)
{
    // Addresses that show nothing of their own: they answer a form, redirect, or are errors seen elsewhere.
    private static readonly HashSet<string> NotPages =
        ["/Svara/Spara", "/Sprak", "/Konto/LoggaUt", "/Svara/Lank", "/Svara/Tack", "/Konto/Inbjudan", "/Konto/NyttLosenord", "/Installningar/Medlem"];

    public static TheoryData<string, ColorScheme, int> Combinations => new()
    {
        { "sv", ColorScheme.Light, 1280 },
        { "sv", ColorScheme.Dark, 390 },
        { "en", ColorScheme.Light, 390 },
        { "en", ColorScheme.Dark, 1280 },
    };

    [Theory]
    [MemberData(nameof(Combinations))]
    public async Task Axe_EveryPage_FindsNothing(string language, ColorScheme theme, int width)
    {
        List<string> complaints = [];
        List<string> faults = [];
        foreach (var role in Pages().GroupBy(page => page.Role))
        {
            var page = await host.PageAsync(complaints, width, theme, language);
            if (role.Key == "respondent")
            {
                await page.GotoAsync(host.Demo.RespondentLinks[0].Url.PathAndQuery);
            }
            else if (role.Key.Length > 0)
            {
                await host.SignInAsync(page, role.Key);
            }

            var answering = page.Url.TrimEnd('/');
            foreach (var (_, address, _) in role)
            {
                await page.GotoAsync(address.StartsWith('~') ? answering + address[1..] : address);
                var found = await page.RunAxe();
                faults.AddRange(found.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{address}: {violation.Id} {node.Html[..Math.Min(160, node.Html.Length)]}")));
                if (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - window.innerWidth") is > 0 and var over)
                {
                    faults.Add($"{address}: {over} px wider than the window");
                }
            }

            await page.Context.CloseAsync();
        }

        Assert.True(faults.Count + complaints.Count == 0, string.Join(Environment.NewLine, faults.Concat(complaints)));
    }

    [Fact]
    public void Pages_OfTheProgram_AreAllLookedAt()
    {
        var known = Pages().Select(page => page.Page).ToHashSet();
        var missing = host.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Select(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>()?.ViewEnginePath).OfType<string>().Distinct()
            .Where(page => !known.Contains(page) && !NotPages.Contains(page) && page != "/Komponenter" && page != "/Fel/Index");

        Assert.Empty(missing);
    }

    private List<(string Page, string Address, string Role)> Pages()
    {
        var rounds = host.Demo.Organisations.Single(organisation => organisation.Slug == "karlskoga-demo");
        var closed = $"/omgangar/{rounds.Rounds.First(round => round.State == RoundState.Confirmed).Id}";
        var open = $"/omgangar/{rounds.Rounds.First(round => round.State == RoundState.Open).Id}";
        return
        [
            ("/Konto/LoggaIn", "/konto/logga-in", ""),
            ("/Konto/GlomtLosenord", "/konto/glomt-losenord", ""),
            ("/Tillganglighet", "/tillganglighet", ""),
            ("/Integritet", "/integritet", ""),
            ("/Hjalp", "/hjalp", ""),
            ("/Index", "/", "coordinator"),
            ("/Konto/Index", "/konto", "coordinator"),
            ("/Konto/BytKommun", "/konto/byt-kommun", "coordinator"),
            ("/Omgangar/Index", "/omgangar", "coordinator"),
            ("/Omgangar/Ny", "/omgangar/ny", "coordinator"),
            ("/Omgangar/Omgang", open, "coordinator"),
            ("/Omgangar/Deltagare", $"{open}/deltagare", "coordinator"),
            ("/Omgangar/Andra", $"{open}/andra", "coordinator"),
            ("/Omgangar/Oppna", $"{open}/oppna", "coordinator"),
            ("/Omgangar/Stang", $"{open}/stang", "coordinator"),
            ("/Omgangar/Faststall", $"{closed}/faststall", "coordinator"),
            ("/Omgangar/TaBort", $"{open}/ta-bort", "coordinator"),
            ("/Omgangar/Resultat", $"{closed}/resultat", "coordinator"),
            ("/Omgangar/Resultat", $"{closed}/resultat?visa=alla", "coordinator"),
            ("/Omgangar/Delomrade", $"{closed}/resultat/2.3", "coordinator"),
            ("/Omgangar/Jamforelse", $"{closed}/jamforelse", "coordinator"),
            ("/Omgangar/Kommentarer", $"{closed}/kommentarer", "coordinator"),
            ("/Utvarderingar/Index", "/utvarderingar", "coordinator"),
            ("/Utvarderingar/Utvardering", $"/utvarderingar/{rounds.Evaluations[0].Id}", "coordinator"),
            ("/Ramverk/Index", "/ramverk", "coordinator"),
            ("/Ramverk/Utgava", "/ramverk/2020-v2", "coordinator"),
            ("/Ramverk/Delomrade", "/ramverk/2020-v2/2.3", "coordinator"),
            ("/Installningar/Index", "/installningar", "coordinator"),
            ("/Installningar/Enheter", "/installningar/enheter", "coordinator"),
            ("/Installningar/Enhet", $"/installningar/enheter/{host.Unit}", "coordinator"),
            ("/Installningar/Medlemmar", "/installningar/medlemmar", "coordinator"),
            ("/Admin/Index", "/admin", "platformAdministrator"),
            ("/Admin/Kommun", $"/admin/kommun/{host.Organisation}", "platformAdministrator"),
            ("/Admin/Utgavor", "/admin/utgavor", "platformAdministrator"),
            ("/Svara/Index", "~/", "respondent"),
            ("/Svara/Delomrade", "~/2.3", "respondent"),
            ("/Svara/Granska", "~/granska", "respondent"),
        ];
    }
}
