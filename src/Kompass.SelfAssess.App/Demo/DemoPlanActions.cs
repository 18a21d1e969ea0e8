using Kompass.SelfAssess.Domain.Plans;

namespace Kompass.SelfAssess.App.Demo;

/// <summary>
/// What a municipality could do about Karlskoga's real improvement points of 2022. Every point is answered by one action, several by the same;
/// actions, people, days and aims are made up.
/// </summary>
internal static class DemoPlanActions
{
    private const string Director = "Magnus Edlund";
    private const string Finance = "Anders Holm";
    private const string Staff = "Malin Nordin";
    private const string StaffAdviser = "Ida Jonsson";
    private const string Communication = "Jenny Borg";
    private const string Quality = "Sara Lindgren";
    private const string Digital = "Emil Strand";
    private const string Secretary = "Ulla Kvist";
    private const string Environment = "Petra Falk";
    private const string Premises = "Stefan Malm";
    private const string SchoolHead = "Henrik Sandell";
    private const string SocialHead = "Camilla Rosén";

    /// <summary>Who answers for actions, and the unit.</summary>
    public static IReadOnlyList<(string Name, string Unit)> Owners { get; } =
    [
        (Director, DemoUnits.Central), (Finance, DemoUnits.Central), (Staff, DemoUnits.Central), (StaffAdviser, DemoUnits.Central),
        (Communication, DemoUnits.Central), (Quality, DemoUnits.Central), (Digital, DemoUnits.Central), (Secretary, DemoUnits.Central),
        (Environment, DemoUnits.Built), (Premises, DemoUnits.Built), (SchoolHead, DemoUnits.Children), (SocialHead, DemoUnits.Social),
    ];

    /// <summary>Who did not answer the follow-up that has been.</summary>
    public static IReadOnlyList<string> Silent { get; } = [Premises, StaffAdviser];

    /// <summary>In order of the report's areas.</summary>
    public static IReadOnlyList<DemoAction> All { get; } =
    [
        new("Ta reda på hur demokratin mår", Secretary, ActionPriority.High, 20, -3, 3, "1.1.a 1.1.c", 60)
        {
            Measure = "Kommunstyrelsen har en analys av valdeltagande, förtroende och dialoger, och har bestämt var dialog behövs mest.",
            Answers = ["Analysera ”hur demokratin mår”", "Gör en strategisk plan och integrera medborgardialoger"],
            Steps = ["Samla valdeltagande och enkätsvar per valdistrikt", "Intervjua partierna", "Föreslå var dialog behövs", "Besluta i kommunstyrelsen"],
            StepsDone = 2,
            Comment = "Siffrorna per valdistrikt är klara. Intervjuerna med partierna börjar efter årsskiftet.",
        },
        new("Följ upp vad dialogerna har lett till", Secretary, ActionPriority.Normal, 12, -1, 6, "1.3.a 1.3.f", 20)
        {
            Measure = "Varje dialog får ett svar inom sex månader, och det går att läsa på webbplatsen vad som ändrades.",
            Answers = ["Följ upp utfall och effekter av tidigare medborgardialoger", "Säkerställ att medborgardialoger erbjuds på likvärdiga villkor"],
        },
        new("Bolagen med i kommunikationspolicyn", Communication, ActionPriority.Low, 5, -3, -1, "1.1.e", 100)
        {
            Measure = "Policyn gäller bolagen och är beslutad i varje bolagsstyrelse.",
            Answers = ["Inkludera bolagen i kommunikationspolicy"],
            Comment = "Beslutad i alla fem bolagen.",
        },
        new("Begripliga resultat på webbplatsen", Communication, ActionPriority.High, 25, -3, 1, "1.4.a 1.4.d 5.4.d", 40)
        {
            Measure = "Varje skola och äldreboende har en sida med sina resultat, och fyra av fem i en testgrupp hittar och förstår dem.",
            Answers = ["Utveckla redovisning av uppnådda kvalitativa resultat", "Komplettera information om enheter med information om kvalitativa resultat"],
            Steps = ["Välj vilka resultat som ska visas", "Skriv om dem på klarspråk", "Pröva med en testgrupp", "Publicera"],
            StepsDone = 1,
            Comment = "Skolornas sidor är skrivna. Äldreboendenas siffror saknas ännu.",
            Hindrance = "Vi får inte ut resultaten ur verksamhetssystemet utan hjälp av leverantören.",
        },
        new("Frågor om hot och hat till förtroendevalda", Secretary, ActionPriority.Normal, 4, 0, 4, "1.5.e", 0)
        {
            Measure = "Enkäten har ställts, svaren är redovisade och stödet till den som hotas är känt av alla partier.",
            Answers = ["Utvärdera upplevelser av hot och hat"],
        },
        new("Beslutsunderlag som visar konsekvenserna", Secretary, ActionPriority.Normal, 15, -2, 7, "1.5.a 1.5.d", 30)
        {
            Measure = "Nio av tio ärenden till fullmäktige har en konsekvensbeskrivning som följer mallen.",
            Answers = ["Fortsätt arbete med kvaliteten i beslutsunderlag"],
        },
        new("En samlad strategi för hållbar utveckling", Director, ActionPriority.High, 40, -3, 8, "2.1.a 2.1.b 2.1.c", 25)
        {
            Measure = "Fullmäktige har antagit en strategi som väger samman människor, miljö och ekonomi, och nämnderna följer upp den.",
            Answers = ["Ta ett helhetsgrepp kring hållbar", "Genomför en analys av just era hållbarhetsutmaningar"],
            Steps = ["Beskriv läget i siffror", "Välj de fem viktigaste utmaningarna", "Remiss till nämnder och bolag", "Beslut i fullmäktige"],
            StepsDone = 1,
        },
        new("Påverka invånare och företag i klimatfrågan", Environment, ActionPriority.High, 30, -3, 4, "2.3.a 2.3.d", 55)
        {
            Measure = "Invånare och företag får råd och stöd som de känner till och använder.",
            Answers = ["Prioritera att arbeta utifrån Miljöplanen"],
            Steps = ["Kartlägg vad förvaltningar och bolag redan gör", "Fråga 20 företag och två byalag vad de saknar", "Föreslå tre insatser till kommunstyrelsen", "Bestäm hur effekten ska följas upp"],
            StepsDone = 2,
            Comment = "Kartläggningen visar 31 insatser, flera okända för varandra.",
        },
        new("Budget som följer antalet barn och äldre", Finance, ActionPriority.High, 45, -2, 6, "3.2.f 4.1.a 4.1.d 4.2.b", 35)
        {
            Measure = "Ramarna för 2028 är räknade efter befolkningsprognosen, med en modell som nämnderna har godkänt.",
            Answers = ["Förändra budgetmodellen så att den tydligare kopplas till demografi", "Utveckla en budgetmodell baserad på demografiska förändringar"],
            Comment = "Modellen är räknad för skolan. Äldreomsorgen återstår.",
        },
        new("Färre mått och tydligare mål", Finance, ActionPriority.Normal, 15, 1, 9, "3.2.a 3.2.d", 0)
        {
            Measure = "Varje mål har högst tre mått, och nämnderna kan säga vad de ska uppnå utan att läsa upp måtten.",
            Answers = ["Analysera om indikatorerna får för stor del"],
        },
        new("Analysskola för chefer och ekonomer", Finance, ActionPriority.Normal, 18, 2, 11, "3.3.a 3.3.d", 0)
        {
            Measure = "Delårsrapporten förklarar varför resultaten blev som de blev i alla nämnder.",
            Answers = ["Fortsätt utveckla kompetens för analyser"],
        },
        new("Bolagen med i dialogseminarierna", Director, ActionPriority.Low, 3, -2, -1, "3.3.c 3.5.a", 70)
        {
            Measure = "Alla helägda bolag deltar i vårens och höstens seminarier.",
            Answers = ["Integrera bolagen i dialogseminarierna"],
            Comment = "Fyra av fem bolag var med i höst.",
        },
        new("Roller mellan politik och förvaltning", Director, ActionPriority.Normal, 10, 0, 8, "3.4.a 3.4.b", 10)
        {
            Measure = "Den nya mandatperiodens presidier och chefer har gått igenom rollerna tillsammans, och nämndernas ordförande möter kommunstyrelsen varje kvartal.",
            Answers = ["Fortsätt jobba aktivt med rollfördelningen", "Att nämndordföranden inte finns representerade i KS"],
        },
        new("Driftpengar med i varje investeringsbeslut", Finance, ActionPriority.Normal, 8, -1, 3, "4.2.d", 50)
        {
            Measure = "Inget investeringsärende går till fullmäktige utan beräknad drift för tio år.",
            Answers = ["Säkra medel för drift vid investeringar"],
        },
        new("Samlad planering av lokaler", Premises, ActionPriority.Normal, 35, -1, 10, "4.2.a 4.2.c", 15)
        {
            Measure = "En lokalplan för tio år är antagen och gäller alla förvaltningar.",
            Answers = ["Ta ett starkare kommungemensamt grepp om lokalförsörjningsprocessen"],
        },
        new("Jämför enheter och lär av varandra", SchoolHead, ActionPriority.High, 24, -3, 5, "4.3.a 4.3.c 6.4.a 6.4.d", 45)
        {
            Measure = "Alla skolor och boenden jämför sina resultat två gånger om året och har prövat något från en annan enhet.",
            Answers = ["Förstärk interna jämförelser av resultat mellan enheter", "Utveckla det interna lärande inom organisationen"],
            Steps = ["Välj gemensamma mått", "Första jämförelsen i skolan", "Första jämförelsen i äldreomsorgen", "Lärandeträff om vad som kan göras efter"],
            StepsDone = 2,
            Comment = "Första jämförelsen i skolan väckte många frågor. Äldreomsorgen gör sin i februari.",
        },
        new("Digitalisering med ordning och nya lösningar", Digital, ActionPriority.Normal, 20, 0, 9, "4.4.a 4.4.b", 10)
        {
            Measure = "Planen är beslutad, och tre nya lösningar är i bruk i minst två förvaltningar var.",
            Answers = ["Fortsätt den positiva utvecklingen inom digitalisering"],
        },
        new("Gemensamma mål för ledningsgruppen", Director, ActionPriority.Normal, 8, -3, -2, "4.5.a 4.5.b", 100)
        {
            Measure = "Ledningsgruppen har tre mål som ingen förvaltning når ensam, och följer upp dem varje månad.",
            Answers = ["Stärk den tvärsektoriella förmågan ytterligare"],
            Comment = "Tre mål är beslutade och följs upp varje månad.",
        },
        new("Visa upp gott bemötande och nya idéer", Communication, ActionPriority.Low, 6, -1, 2, "5.2.a 5.2.d 6.3.e 6.4.e", 60)
        {
            Measure = "Intranätet visar varje månad en verksamhet som har lyckats, och hälften av dem kommer från förslag av medarbetare.",
            Answers = ["Lyft fram verksamheter och/eller individer", "Lyft fram medarbetare/verksamheter som gjort något innovativt"],
        },
        new("Fler utbildade i tjänstedesign", Quality, ActionPriority.Low, 10, 3, 12, "5.2.a 6.2.e", 0)
        {
            Measure = "Varje förvaltning har minst två som kan leda ett arbete i tjänstedesign.",
            Answers = ["Fortsätt utbilda fler i tjänstedesign"],
        },
        new("E-tjänster med ett språk och en ingång", Digital, ActionPriority.High, 40, -3, 2, "5.3.a 5.3.d 4.4.d", 50)
        {
            Measure = "De tio vanligaste ärendena går att sköta från början till slut i samma e-tjänst.",
            Answers = ["Utveckla mer integrerade e-tjänster"],
            Comment = "Fem av tio ärenden går att sköta hela vägen.",
            Hindrance = "Bygglov väntar på ett nytt system.",
            PutOffMonths = 2,
        },
        new("Se över kvalitetsåtagandena", Quality, ActionPriority.Normal, 12, 0, 5, "5.4.a 5.4.c", 0)
        {
            Measure = "Varje åtagande är omprövat: ändrat, kvar eller borttaget, och brukarna har fått läsa utkastet.",
            Answers = ["Utvärdera formen för kvalitetsåtaganden"],
        },
        new("Kvalitetshandboken i bruk", Quality, ActionPriority.High, 22, -2, 4, "6.2.a 6.2.c", 40)
        {
            Measure = "Två av tre enhetschefer använder handboken, och den har ett avsnitt om att pröva helt nya arbetssätt.",
            Answers = ["Ge tid för att implementera och utvärdera Kvalitetshandboken", "Komplettera handboken med delar om innovation"],
            Comment = "Alla chefer i skolan är utbildade.",
        },
        new("Kvalitetsnätverk för hela koncernen", Quality, ActionPriority.Low, 5, 1, 6, "6.2.b", 0)
        {
            Measure = "Alla bolag har en person i nätverket, och energibolaget har visat hur det arbetar med innovation.",
            Answers = ["Överväg att bjuda in bolagen i kvalitetsnätverket"],
        },
        new("Innovationspris för kommun och bolag", Quality, ActionPriority.Low, 6, 4, 13, "6.3.a", 0)
        {
            Measure = "Priset är utdelat en gång, med bidrag från minst tre förvaltningar och ett bolag.",
            Answers = ["Kanske instifta ett innovationspris"],
        },
        new("Gemensam plan för kompetensförsörjning", Staff, ActionPriority.High, 30, -2, 9, "7.2.a 7.2.b 7.2.e", 20)
        {
            Measure = "Planen har en analys per yrkesgrupp som görs om varje år, och det står vad medarbetare erbjuds för att lära mer.",
            Answers = ["Fortsätt att utveckla den kommunövergripande kompetensförsörjningsplanen", "Tydliggör möjligheterna för kompetensutveckling"],
            Steps = ["Analys för lärare och förskollärare", "Analys för undersköterskor", "Analys för ingenjörer", "Beslut och årshjul"],
            StepsDone = 1,
        },
        new("Friskvård och förmåner på ett ställe", StaffAdviser, ActionPriority.Low, 10, 0, 7, "7.2.f 7.3.e", 0)
        {
            Measure = "Förmånsportalen är i drift, och beslut om friskvårdsbidragets nivå är fattat.",
            Answers = ["Höj friskvårdsbidraget", "Inför en förmånsportal"],
        },
        new("En kultur där man vågar säga till", Staff, ActionPriority.High, 16, -3, 8, "7.3.a 7.3.c", 30)
        {
            Measure = "Andelen som svarar att de kan ta upp problem på jobbet ökar med tio procentenheter.",
            Answers = ["Fortsätt prioritera arbetet för att bryta"],
            Comment = "Samtalen har börjat på 14 arbetsplatser.",
        },
        new("Mindre administration för chefer", Staff, ActionPriority.High, 28, -2, 5, "8.2.a 8.2.e", 25)
        {
            Measure = "Cheferna lägger en timme mindre i veckan på administration, och vet vilken hjälp de kan få med kommunikation.",
            Answers = ["Tydliggör vad chefer kan få för stöd", "Fortsätt se över och minska den administrativa bördan"],
            Comment = "Vi har listat vad cheferna lägger tid på. Nästa steg är att ta bort tre saker.",
            Hindrance = "Två system måste bytas innan det märks.",
        },
        new("Ordning på information i linjen", Communication, ActionPriority.Normal, 8, 1, 5, "8.3.a 8.3.c", 0)
        {
            Measure = "Det finns en lista över vad som sprids genom cheferna och hur, och den används i alla förvaltningar.",
            Answers = ["Systematisera vilken information som ska spridas"],
        },
        new("Korta frågor till medarbetarna oftare", StaffAdviser, ActionPriority.Low, 12, 2, 10, "7.3.c 8.4.e", 0)
        {
            Measure = "Fyra korta mätningar om året, med ett möte om svaren på varje arbetsplats inom en månad.",
            Answers = ["Överväg tätare ”puls-mätningar”"],
        },
        new("Nätverk och program för chefer", SocialHead, ActionPriority.Normal, 20, -1, 10, "8.4.a 8.4.c 8.4.d", 15)
        {
            Measure = "Alla chefer är med i ett nätverk över förvaltningsgränserna, och ett program för blivande ledare har startat.",
            Answers = ["Utveckla de förvaltningsövergripande chefnätverken", "Överväg att starta någon form av ”blivande-ledare-program”"],
        },
    ];
}

/// <param name="Title">Title.</param>
/// <param name="Owner">Name of who answers for it.</param>
/// <param name="Priority">Priority.</param>
/// <param name="EffortDays">Working days.</param>
/// <param name="StartMonth">Months from today to its start.</param>
/// <param name="DueMonth">Months from today to its last day.</param>
/// <param name="Questions">Codes of the questions it aims at.</param>
/// <param name="Percent">How far it has come; 100 is done, 0 not begun.</param>
internal sealed record DemoAction(
    string Title, string Owner, ActionPriority Priority, int EffortDays, int StartMonth, int DueMonth, string Questions, int Percent)
{
    public required string Measure { get; init; }

    public ActionStatus Status => Percent switch { 0 => ActionStatus.Planned, 100 => ActionStatus.Done, _ => ActionStatus.InProgress };

    /// <summary>How the findings begin that it answers.</summary>
    public required string[] Answers { get; init; }

    public string[] Steps { get; init; } = [];

    public int StepsDone { get; init; }

    /// <summary>What its owner said in the follow-up that has been, and what is in the way.</summary>
    public string? Comment { get; init; }

    public string? Hindrance { get; init; }

    /// <summary>Months that the owner asks to have it put off.</summary>
    public int PutOffMonths { get; init; }
}
