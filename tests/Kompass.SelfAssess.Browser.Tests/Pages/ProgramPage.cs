using Kompass.SelfAssess.App.Rounds;

namespace Kompass.SelfAssess.Browser.Tests.Pages;

/// <summary>A page of the program as one role sees it.</summary>
/// <param name="Page">Path of the page's file.</param>
/// <param name="Address">Where it is seen; ~ is the respondent's first page.</param>
/// <param name="Role">Who sees it; empty for anybody.</param>
public sealed record ProgramPage(string Page, string Address, string Role)
{
    /// <summary>Addresses that show nothing of their own: they answer a form or redirect; or pages that need a link and are seen in the journeys.</summary>
    public static readonly IReadOnlySet<string> NotToured = new HashSet<string>
    {
        "/Svara/Spara", "/Sprak", "/Konto/LoggaUt", "/Svara/Lank", "/Svara/Tack", "/Konto/Inbjudan", "/Konto/NyttLosenord", "/Installningar/Medlem", "/Avanmal/Index",
        "/Rosta/Mote", "/Rosta/Lage", "/Omgangar/Samsynsrostning", "/Uppfoljning/Lank", "/Uppfoljning/Spara", "/Uppfoljning/Tack",
        "/Planer/Atgarder",
        "/Omgangar/Tabell", "/Planer/Tabell", "/Utvarderingar/Tabell", "/Installningar/Tabell", "/Ramverk/Tabell", "/Admin/Tabell",
    };

    public static IReadOnlyList<ProgramPage> All(BrowserHost host)
    {
        var rounds = host.Demo.Organisations.Single(organisation => organisation.Slug == "karlskoga-demo");
        var closed = $"/omgangar/{rounds.Rounds.First(round => round.State == RoundState.Closed).Id}";
        var confirmed = $"/omgangar/{rounds.Rounds.First(round => round.State == RoundState.Confirmed).Id}";
        var open = $"/omgangar/{rounds.Rounds.First(round => round.State == RoundState.Open).Id}";
        var plan = $"/planer/{host.Plan.PlanId}";
        return
        [
            // The heaviest first, so that the others fit in beside them.
            new("/Omgangar/Resultat", $"{closed}/resultat?visa=alla", BrowserHost.Coordinator),
            new("/Omgangar/Resultat", $"{closed}/resultat", BrowserHost.Coordinator),
            new("/Omgangar/Jamforelse", $"{closed}/jamforelse", BrowserHost.Coordinator),
            new("/Omgangar/Forandring", $"{closed}/forandring", BrowserHost.Coordinator),
            new("/Omgangar/Rapport", $"{closed}/rapport", BrowserHost.Coordinator),
            new("/Omgangar/Delomrade", $"{closed}/resultat/2.3", BrowserHost.Coordinator),
            new("/Omgangar/Samsyn", $"{closed}/samsyn", BrowserHost.Coordinator),
            new("/Omgangar/Samsyn", $"{closed}/samsyn?visa=ordna", BrowserHost.Coordinator),
            new("/Planer/Forslag", $"/planer/{rounds.Plans[0].Id}/forslag", BrowserHost.Coordinator),
            new("/Planer/Uppfoljning", $"/planer/{rounds.Plans[0].Id}/uppfoljningar/{host.Reported}", BrowserHost.Coordinator),
            new("/Planer/ForslagNy", $"/planer/{rounds.Plans[0].Id}/forslag/ny?val={host.Suggested}", BrowserHost.Coordinator),
            new("/Planer/Excel", $"/planer/{rounds.Plans[0].Id}/excel", BrowserHost.Coordinator),
            new("/Planer/Portfolj", $"/planer/{rounds.Plans[0].Id}/portfolj?budget=300", BrowserHost.Coordinator),
            new("/Omgangar/Samsynspunkt", $"{closed}/samsyn/{BrowserHost.Decided}", BrowserHost.Coordinator),
            new("/Omgangar/Samsynslogg", $"{closed}/samsyn/logg?uppgift={host.Assignment}", BrowserHost.Coordinator),
            new("/Utvarderingar/Granska", $"/utvarderingar/granska/{host.Draft}", BrowserHost.Coordinator),
            new("/Utvarderingar/LasIn", "/utvarderingar/las-in", BrowserHost.Coordinator),
            new("/Utvarderingar/Excel", $"/utvarderingar/{rounds.Evaluations[0].Id}/excel", BrowserHost.Coordinator),
            new("/Utvarderingar/TaBort", $"/utvarderingar/{rounds.Evaluations[0].Id}/ta-bort", BrowserHost.Coordinator),
            new("/Omgangar/Omgang", confirmed, BrowserHost.Coordinator),
            new("/Omgangar/Ateroppna", $"{confirmed}/oppna-igen", BrowserHost.Coordinator),
            new("/Omgangar/Kommentarer", $"{closed}/kommentarer", BrowserHost.Coordinator),
            new("/Omgangar/Filer", $"{closed}/filer", BrowserHost.Coordinator),
            new("/Omgangar/Underlag", $"{closed}/underlag", BrowserHost.Coordinator),
            new("/Rosta/Index", "/rosta", ""),
            new("/Konto/LoggaIn", "/konto/logga-in", ""),
            new("/Konto/GlomtLosenord", "/konto/glomt-losenord", ""),
            new("/Tillganglighet", "/tillganglighet", ""),
            new("/Integritet", "/integritet", ""),
            new("/Hjalp", "/hjalp", ""),
            new("/Index", "/", BrowserHost.Coordinator),
            new("/Konto/Index", "/konto", BrowserHost.Coordinator),
            new("/Konto/BytKommun", "/konto/byt-kommun", BrowserHost.Coordinator),
            new("/Omgangar/Index", "/omgangar", BrowserHost.Coordinator),
            new("/Omgangar/Ny", "/omgangar/ny", BrowserHost.Coordinator),
            new("/Omgangar/Omgang", open, BrowserHost.Coordinator),
            new("/Omgangar/Deltagare", $"{open}/deltagare", BrowserHost.Coordinator),
            new("/Omgangar/Utskick", $"{open}/utskick", BrowserHost.Coordinator),
            new("/Omgangar/LaggTill", $"{open}/deltagare/lagg-till", BrowserHost.Coordinator),
            new("/Omgangar/Person", $"{open}/deltagare/{host.Participant}", BrowserHost.Coordinator),
            new("/Omgangar/OppenLank", $"{open}/deltagare/oppen-lank/{host.Group}", BrowserHost.Coordinator),
            new("/Omgangar/Andra", $"{open}/andra", BrowserHost.Coordinator),
            new("/Omgangar/Oppna", $"{open}/oppna", BrowserHost.Coordinator),
            new("/Omgangar/Tidplan", $"{open}/tidplan", BrowserHost.Coordinator),
            new("/Omgangar/Stang", $"{open}/stang", BrowserHost.Coordinator),
            new("/Omgangar/Faststall", $"{closed}/faststall", BrowserHost.Coordinator),
            new("/Omgangar/Upprepa", $"{closed}/upprepa", BrowserHost.Coordinator),
            new("/Omgangar/TaBort", $"{open}/ta-bort", BrowserHost.Coordinator),
            new("/Utvarderingar/Index", "/utvarderingar", BrowserHost.Coordinator),
            new("/Utvarderingar/Utvardering", $"/utvarderingar/{rounds.Evaluations[0].Id}", BrowserHost.Coordinator),
            new("/Utvarderingar/Jamforelsetal", "/utvarderingar/jamforelsetal", BrowserHost.Coordinator),
            new("/Utvarderingar/Prognos", "/utvarderingar/prognos", BrowserHost.Coordinator),
            new("/Utvarderingar/Jamforkommuner", "/utvarderingar/jamforelsetal/kommuner", BrowserHost.Coordinator),
            new("/Utvarderingar/Historik", "/utvarderingar/historik?delomrade=4.3", BrowserHost.Coordinator),
            new("/Planer/Uppfoljningar", $"/planer/{rounds.Plans[0].Id}/uppfoljningar", BrowserHost.Coordinator),
            new("/Planer/Effekt", $"/planer/{rounds.Plans[0].Id}/effekt", BrowserHost.Coordinator),
            new("/Planer/Takt", $"/planer/{rounds.Plans[0].Id}/takt", BrowserHost.Coordinator),
            new("/Ramverk/Index", "/ramverk", BrowserHost.Coordinator),
            new("/Ramverk/Brygga", "/ramverk/brygga?fran=2020-v1&till=2020-v2", BrowserHost.Coordinator),
            new("/Ramverk/Importera", "/ramverk/importera", BrowserHost.Coordinator),
            new("/Ramverk/Utgava", "/ramverk/2020-v2", BrowserHost.Coordinator),
            new("/Ramverk/Delomrade", "/ramverk/2020-v2/2.3", BrowserHost.Coordinator),
            new("/Ramverk/Fraga", "/ramverk/2020-v2/2.3/2.3.a", BrowserHost.Coordinator),
            new("/Planer/Index", "/planer", BrowserHost.Coordinator),
            new("/Planer/Ny", "/planer/ny", BrowserHost.Coordinator),
            new("/Planer/Plan", $"{plan}?oppen=1", BrowserHost.Coordinator),
            new("/Planer/Tavla", $"{plan}/tavla", BrowserHost.Coordinator),
            new("/Planer/Atgard", $"{plan}/atgard/1", BrowserHost.Coordinator),
            new("/Planer/AtgardNy", $"{plan}/atgard/ny", BrowserHost.Coordinator),
            new("/Planer/AtgardAndra", $"{plan}/atgard/1/andra", BrowserHost.Coordinator),
            new("/Planer/Lagesrapport", $"{plan}/atgard/1/lagesrapport", BrowserHost.Coordinator),
            new("/Planer/Ansvariga", $"{plan}/ansvariga", BrowserHost.Coordinator),
            new("/Planer/Ansvarig", $"{plan}/ansvariga/{host.Plan.Owners[0]}", BrowserHost.Coordinator),
            new("/Planer/Andra", $"{plan}/andra", BrowserHost.Coordinator),
            new("/Planer/Avsluta", $"{plan}/avsluta", BrowserHost.Coordinator),
            new("/Installningar/Index", "/installningar", BrowserHost.Coordinator),
            new("/Installningar/Enheter", "/installningar/enheter", BrowserHost.Coordinator),
            new("/Installningar/Enhet", $"/installningar/enheter/{host.Unit}", BrowserHost.Coordinator),
            new("/Installningar/Medlemmar", "/installningar/medlemmar", BrowserHost.Coordinator),
            new("/Installningar/Mejl", "/installningar/mejl", BrowserHost.Coordinator),
            new("/Installningar/Mejltext", "/installningar/mejl/inbjudan/sv", BrowserHost.Coordinator),
            new("/Installningar/Mall", "/installningar/mall", BrowserHost.Coordinator),
            new("/Installningar/Delning", "/installningar/delning", BrowserHost.Coordinator),
            new("/Admin/Index", "/admin", BrowserHost.PlatformAdministrator),
            new("/Admin/Kommun", $"/admin/kommun/{host.Organisation}", BrowserHost.PlatformAdministrator),
            new("/Admin/Utgavor", "/admin/utgavor", BrowserHost.PlatformAdministrator),
            new("/Admin/Schemalagt", "/admin/schemalagt", BrowserHost.PlatformAdministrator),
            new("/Svara/Index", "~/", BrowserHost.Respondent),
            new("/Svara/Delomrade", "~/2.3", BrowserHost.Respondent),
            new("/Svara/Granska", "~/granska", BrowserHost.Respondent),
            new("/Uppfoljning/Index", $"/uppfoljning/{host.FollowUp.Owners[0]}/", BrowserHost.Owner),
            new("/Uppfoljning/Atgard", $"/uppfoljning/{host.FollowUp.Owners[0]}/1", BrowserHost.Owner),
            new("/Uppfoljning/Granska", $"/uppfoljning/{host.FollowUp.Owners[0]}/granska", BrowserHost.Owner),
        ];
    }
}
