using System.Globalization;

namespace Kompass.SelfAssess.App.Demo;

/// <summary>Comments as people write them, without names of persons or places.</summary>
internal static class DemoComments
{
    private static readonly string[][] ByArea =
    [
        [
            "Dialogmötena är bra, men vi får sällan veta vad som hände efteråt.",
            "Webbplatsen har blivit lättare att hitta på. Protokollen ligger ändå långt ner.",
            "Utbildningen i början av mandatperioden var bra. De som kommit till senare har inte fått den.",
            "Resultaten finns på webben men de är svåra att förstå för den som inte är insatt.",
        ],
        [
            "Miljöprogrammet känner de flesta till. Det är svårare att säga vad det har lett till.",
            "Samarbetet med föreningarna fungerar fint i vardagen. Avtalen följs upp olika på olika håll.",
            "Vi jobbar mycket med trygghet tillsammans med polisen och bostadsbolaget.",
        ],
        [
            "Målen är färre nu och det märks. Kopplingen till budgeten är fortfarande svag.",
            "Uppföljningen beskriver vad vi gjort men sällan varför det blev som det blev.",
            "Bolagen är med i årsredovisningen, men inte i dialogen under året.",
            "Samtalsklimatet är gott. Rollerna blir otydliga när det är bråttom.",
        ],
        [
            "Vi jämför oss gärna med andra kommuner, men nästan aldrig våra egna enheter med varandra.",
            "Nya system kommer till snabbt. Gamla stängs sällan av.",
            "Befolkningsprognosen används för lokaler men inte för driftbudgeten.",
        ],
        [
            "Kontaktcenter har gjort det enklare för den som ringer. E-tjänsterna slutar ofta i ett papper hos oss.",
            "Bemötande tas upp vid introduktionen men inte så mycket därefter.",
            "Brukarråden finns, men det är ofta samma personer som kommer.",
        ],
        [
            "Det finns gott om goda idéer på enheterna. De stannar tyvärr där.",
            "Kvalitetsnätverket är till stor hjälp. Bolagen borde också vara med.",
            "Vi har provat tjänstedesign i två projekt och vill fortsätta.",
        ],
        [
            "Kompetensförsörjningsplanen är bra på pappret. Pengarna till utbildning räcker inte.",
            "Enkäten följs upp på min arbetsplats. Kollegor på andra ställen säger att inget händer.",
            "Arbetsmiljöhjulet används och skyddsombuden är med.",
        ],
        [
            "Många chefer har för många medarbetare för att hinna med samtalen.",
            "Ledarprogrammet är uppskattat. Nästa steg borde vara något för blivande chefer.",
            "Informationen från ledningsgruppen kommer snabbt, men det är svårt att ge något tillbaka.",
        ],
    ];

    /// <summary>A comment on the question's area.</summary>
    public static string For(string questionCode, int choice)
    {
        var comments = ByArea[int.Parse(questionCode.AsSpan(0, 1), CultureInfo.InvariantCulture) - 1];
        return comments[choice % comments.Length];
    }
}
