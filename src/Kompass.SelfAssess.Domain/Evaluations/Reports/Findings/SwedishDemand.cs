namespace Kompass.SelfAssess.Domain.Evaluations.Reports.Findings;

/// <summary>
/// Knows a Swedish imperative or infinitive that begins a sentence: by a list of the common ones, and by form, so that verbs no report has used
/// yet are known too.
/// </summary>
internal static class SwedishDemand
{
    private static readonly HashSet<string> Verbs = Words(
        """
        utveckla vidareutveckla säkra stärka skapa öka minska arbeta jobba använd använda nyttja utnyttja samla samordna ordna prova pröva
        tillvarata ta tag ge se gå få låt låta håll hålla våga hitta sprid sprida byt byta bygg bygga gör göra bli var vara ha kom kommunicera
        överväg överväga fundera klargör tänk försök glöm sluta börja fortsätt fortsätta behåll bevaka sök söka välj välja visa lär lära möt möta
        tydliggör förtydliga fördjupa förenkla förbättra förändra förankra förkorta förnya bredda höj höja sänk sänka lyft lyfta sätt sätta inför
        genomför uppmuntra uppmärksamma uppdatera underlätta undvik undersök titta bjud erbjud bestäm besluta skilj peka växla
        konkretisera prioritera inrätta tillämpa tillsätt ställ ställa bearbeta motverka påbörja reda vidta verka följ följa jämna fyll
        lägg ställ bygg skriv driv sänd städa ändra planera avlasta avsätt utbilda redovisa berätta beskriv beskriva förklara granska mät mäta
        samverka samarbeta dokumentera digitalisera analysera kartlägg lyssna fråga bjud främja hantera hjälp hjälpa ordna förstärk tänka våga fokusera
        inventera komplettera konkurrensutsätt leta motivera nå rekrytera rikta sluta släpp släppa spara stimulera tacka träna utgå utvärdera vänd
        vända vänta översätt översätta återkoppla återför återföra dra bevara bestäm definiera etablera fånga förbered förebygg förbereda hindra inspirera
        anpassa anlita skynda trimma koppla knyt rusta satsa vässa slipa spetsa koka leta hämta nå stötta backa kräv kräva ersätt rensa
        """);

    // The last part of the verb, whatever stands before it: "säkerställ", "vidmakthåll", "synliggör".
    private static readonly string[] Roots =
        ["ställ", "gör", "sätt", "följ", "stärk", "bygg", "håll", "lyft", "bjud", "driv", "skriv", "sprid", "lägg", "fyll", "knyt", "sök", "tänk", "välj", "bind", "grip", "skapa", "veckla", "ordna", "samla", "dela", "tydliga", "enkla", "bättra", "ändra"];

    private static readonly HashSet<string> NotVerbs = Words(
        """
        bra andra många flera samma egna dessa våra hela halva båda vissa enda extra stora små goda fina nya unga rätta samhälleliga
        strategi data media skola agenda vilja hemsida webbsida arena panorama tema schema
        """);

    // What follows a verb and hardly an adjective or a noun at the head of a finding.
    private static readonly HashSet<string> Objects = Words(
        "den det de dem ett en er ert era sin sitt sina mer fler hur att om vidare gärna även också inte alla samtliga vad vilka när ytterligare bättre");

    /// <summary>True if the text begins by telling somebody to do something.</summary>
    public static bool Begins(string text)
    {
        string[] words = [.. SwedishWords.Of(text).Take(2).Select(word => word.ToLowerInvariant())];
        return words.Length > 0 && !IsCompound(text, words[0]) && IsVerb(words[0], words.Length > 1 ? words[1] : "");
    }

    private static bool IsCompound(string text, string first)
    {
        var end = text.IndexOf(first, StringComparison.OrdinalIgnoreCase) + first.Length;
        return end < text.Length && text[end] == '-';
    }

    private static bool IsVerb(string word, string next)
    {
        if (NotVerbs.Contains(word))
        {
            return false;
        }

        return Verbs.Contains(word)
            || word == "kanske"
            || (word.Length > 4 && word.EndsWith("era", StringComparison.Ordinal))
            || Roots.Any(root => word.Length > root.Length && EndsWith(word, root, root + "a"))
            || (word.Length > 3 && word.EndsWith('a') && !IsPluralAdjective(word) && (Objects.Contains(next) || IsDefinite(next)));
    }

    // "Tydliga", "strategiska", "etablerade", "uppskattade": what stands before a plural noun.
    private static bool IsPluralAdjective(string word) => EndsWith(word, "iga", "ska", "samma", "bara", "ella", "iva", "erna", "arna", "orna");

    // "Ärenden", "områden" and "möten" only look like it.
    private static bool IsDefinite(string word) => word.Length > 5
        && (EndsWith(word, "en", "et", "erna", "arna", "orna") && !EndsWith(word, "enden", "anden", "åden", "äden", "möten"));

    private static bool EndsWith(string word, params ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
        {
            if (word.EndsWith(ending, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static HashSet<string> Words(string words) => [.. words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];
}
