using System.Text.RegularExpressions;

namespace Kompass.SelfAssess.Domain.Evaluations.Reports.Findings;

/// <summary>
/// How much a finding sounds like an improvement (above 0) or like a strength (below 0), from its words alone; log odds, roughly. Improvements
/// demand, wish for more or name what is lacking; strengths name or praise what is there.
/// </summary>
internal static partial class FindingVoice
{
    private const double Demand = 3;
    private const double Most = 4;
    private const double StarWeight = -6;
    private const double Aside = 0.5;

    // Each pattern with what it speaks for; several add up.
    private static readonly (Regex Words, double Weight)[] Signs =
    [
        (GoldStar(), StarWeight),
        (Comparative(), 2),
        (Lack(), 2.2),
        (Weakness(), 1.4),
        (Need(), 1.4),
        (More(), 0.8),
        (Negation(), 0.9),
        (Question(), 1.2),
        (Clause(), 1),
        (Praise(), -2),
        (Working(), -1.4),
        (GoodWord(), -0.7),
        (Exists(), -1),
        (Participle(), -0.7),
        (Definite(), -0.5),
    ];

    /// <summary>True if it begins with a verb that demands something.</summary>
    public static bool BeginsWithDemand(string text) => SwedishDemand.Begins(text);

    /// <summary>The score, between -6 and 4.</summary>
    public static double Score(string text)
    {
        var score = BeginsWithDemand(text) ? Demand : 0;
        foreach (var (words, weight) in Signs)
        {
            var match = words.Match(text);
            score += match.Success ? weight * (weight > StarWeight && IsAside(text, match.Index) ? Aside : 1) : 0;
        }

        return Math.Min(score, Most);
    }

    // What a later sentence or a parenthesis adds says less of the finding than its first words.
    private static bool IsAside(string text, int index)
    {
        var before = text.AsSpan(0, index);
        return before.IndexOf(". ") >= 0 || before.LastIndexOf('(') > before.LastIndexOf(')');
    }

    /// <summary>True if the evaluators have marked the text as outstanding.</summary>
    public static bool HasGoldStar(string text) => GoldStar().IsMatch(text);

    [GeneratedRegex(@"guld-?\s?stjärn|⭐|★", RegexOptions.IgnoreCase)]
    private static partial Regex GoldStar();

    [GeneratedRegex(@"^\W*(?:mer|mera|fler|bättre|större|högre|tätare|starkare|snabbare|enklare|\p{L}+(?:ig|lig|sam|isk|ell|iv|ad|kt)are|ökad|ökat|ökade|stärkt|förstärkt|förbättrad|förbättrat|utökad|utökat|fortsatt|fortsatta|fördjupad|fördjupat)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Comparative();

    [GeneratedRegex(@"\b(?:saknas|saknar|saknade|avsaknad\p{L}*|brist|brister|bristande|bristfällig\p{L}*|frånvaro av|ännu inte|inte känd\p{L}*|inte än|glapp|eftersatt\p{L}*)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Lack();

    [GeneratedRegex(@"\b(?:oro|otydlig\p{L}*|oklar\p{L}*|svag\p{L}*|svårt|svårigheter|ojämn\p{L}*|risk|risken|skav|negativ\p{L}*|utmaning\p{L}*|osäker\p{L}*|spretig\p{L}*|stuprör\p{L}*)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Weakness();

    [GeneratedRegex(@"\b(?:bör|borde|behöver|behövs|behov av|kunde|skulle kunna|kan bli|kan göra|kan utvecklas|kan stärkas|måste|ses över|återstår|viktigt att)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Need();

    [GeneratedRegex(@"(?<=\s)(?:mer|mera|fler|bättre|ytterligare|tydligare|starkare|än mer|i större utsträckning|istället för|i stället för)\b", RegexOptions.IgnoreCase)]
    private static partial Regex More();

    [GeneratedRegex(@"\b(?:inte(?!\s+(?:minst|bara))|inget|ingen|inga|ej(?!\s+att))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Negation();

    [GeneratedRegex(@"\?")]
    private static partial Regex Question();

    [GeneratedRegex(@"^\W*(?:att|hur|vad|när|om|varför|med större)\s", RegexOptions.IgnoreCase)]
    private static partial Regex Clause();

    [GeneratedRegex(@"^\W*(?:(?:mycket|särskilt|relativt|oerhört|riktigt)\s+)?(?:bra|god|gott|goda|väl\p{L}*|utmärkt\p{L}*|stark|starkt|starka|hög|högt|höga|stor|stort|stora|aktiv|aktivt|aktiva|rik|rikt|rika|lätt|unik\p{L}*|exemplarisk\p{L}*|imponerande|framstående|föredömlig\p{L}*|genomtänkt\p{L}*|öppen|öppet|öppna|uppskatta\p{L}*|prisa\p{L}*|belöna\p{L}*)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Praise();

    [GeneratedRegex(@"\b(?:fungerar|fungerande|välfungerande|väl|på plats|på gång|inarbeta\p{L}*|förankra[dt]\p{L}*|gott exempel|goda exempel på|lyckad\p{L}*|stolthet|exemplarisk\p{L}*|innovativ\p{L}*|uppskatta[dt]\p{L}*|prisbelön\p{L}*)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Working();

    [GeneratedRegex(@"^\W*(?:tydlig|tydligt|tydliga|bred|brett|breda|många|flera|flertalet|systematisk\p{L}*|strategisk|strategiskt|gemensam|gemensamt|gemensamma|årlig\p{L}*|regelbund\p{L}*|kommunövergripande|förvaltningsövergripande|ny|nytt|nya|inkluderande|närvarande)\b", RegexOptions.IgnoreCase)]
    private static partial Regex GoodWord();

    [GeneratedRegex(@"(?:^\W*(?:finns|har|satsning\p{L}*|utbildning\p{L}*|årlig\p{L}*)\b|\b(?:finns|genomförs|används|erbjuds|publiceras)\s*\.?$|\bsom (?:\p{L}+er|\p{L}+ar|bygger|ger|gör|visar)\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Exists();

    [GeneratedRegex(@"^\W*(?!ökad|stärkt|förstärkt|förbättrad|utökad|fördjupad|fortsatt|avsaknad)\p{L}{3,}(?:ade|erad|erat|erade|aget|agna|ats|uten|utet)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Participle();

    [GeneratedRegex(@"^\W*\p{L}{6,}(?:en|et|erna|arna|orna)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Definite();
}
