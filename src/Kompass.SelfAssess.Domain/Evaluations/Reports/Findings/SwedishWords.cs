namespace Kompass.SelfAssess.Domain.Evaluations.Reports.Findings;

/// <summary>Words of Swedish text and their stems: enough to see that "medborgardialogen" and "Medborgardialog" are one word.</summary>
internal static class SwedishWords
{
    // Longest first: the first that fits and leaves at least four letters is cut.
    private static readonly string[] Endings =
    [
        "heterna", "ningarna", "ningens", "elserna", "arnas", "ernas", "ornas", "ningar", "ningen", "andet", "andes", "ades", "arna", "erna", "orna",
        "aren", "aste", "arens", "ande", "ning", "ende", "are", "ade", "ast", "ens", "ets", "het", "else", "ers", "ars", "at", "ad", "ar",
        "er", "or", "en", "et", "es", "as", "na", "a", "e", "t", "s", "n",
    ];

    // Words of grammar, and those that every chapter of every report is full of.
    private static readonly HashSet<string> Grammar =
    [
        .. """
            och eller samt som att av för till från med i på om kring mellan inom under över vid utan enligt genom mot hos bland än den det de en ett
            sin sitt sina er ert era vår vårt våra är har kan ska skall bör var inte ej när där här hur vad vilka vilken vilket man ni vi dem dess deras
            detta denna dessa så också även mer mest fler flera många olika andra annan annat alla allt hela både sedan efter innan upp ut in ner
            fram finns finnas får få blir bli göra gör gjort gjorts arbete arbetet arbetar arbeta arbetat kommun kommunen kommunens kommuner
            kommunal kommunala verksamhet verksamheten verksamheter verksamheterna organisation organisationen utveckla utvecklar bra god gott goda
            tydlig tydligt tydliga väl mycket exempel bland annat exempelvis viss vissa dock samma egen egna eget nya ny nytt område området områden
            """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
    ];

    /// <summary>Words without their punctuation; hyphens and slashes part them.</summary>
    public static IEnumerable<string> Of(string text)
    {
        var start = 0;
        for (var at = 0; at <= text.Length; at++)
        {
            if (at == text.Length || !char.IsLetterOrDigit(text[at]))
            {
                if (at > start)
                {
                    yield return text[start..at];
                }

                start = at + 1;
            }
        }
    }

    /// <summary>Stems of the words that carry meaning.</summary>
    public static IEnumerable<string> Stems(string text) =>
        Of(text).Select(word => word.ToLowerInvariant()).Where(word => word.Length > 2 && !Grammar.Contains(word)).Select(Stem);

    /// <summary>The word without its ending.</summary>
    public static string Stem(string word)
    {
        foreach (var ending in Endings)
        {
            if (word.Length >= ending.Length + 4 && word.EndsWith(ending, StringComparison.Ordinal))
            {
                return word[..^ending.Length];
            }
        }

        return word;
    }
}
