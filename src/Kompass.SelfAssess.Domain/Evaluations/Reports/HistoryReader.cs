namespace Kompass.SelfAssess.Domain.Evaluations.Reports;

/// <summary>Finds the years of earlier evaluations: "kommunens fjärde (2011, 2014, 2018 och 2022) utvärdering", "den tidigare genomfördes 2003".</summary>
internal static class HistoryReader
{
    private const int FirstYear = 2002;

    private static readonly string[] Evaluated = [" utvärdering", " utvärderat", " utvärderad", " utvärderas", " den tidigare ", " den första ", " den andra ", " den förra ", " den senaste ", " de tidigare ", " tidigare genomför", " kommunkompassen "];
    private static readonly string[] Others = [" revider", " alla utvärderingar ", " genomsnitt", " kommuner ", " medelvärde", " mandat", " vision"];
    private static readonly string[] Since = ["sedan", "från", "till", "vision", "budget", "före", "inför"];
    private static readonly string[] Was = ["tidigare", "förra", "föregående", "senaste", "senast", "första", "andra", "tredje", "fjärde", "femte", "sjätte", "sjunde", "genomför", "utvärderats", "utvärderades", "utvärderingar", "utvärderingen", "utvärderingarna", "utvärdering"];

    /// <summary>The years before <paramref name="year"/>, each once, with the sentence that tells of it.</summary>
    public static IEnumerable<(int Year, Passage Passage)> In(IEnumerable<Sentence> summary, int year)
    {
        var known = new HashSet<int>();
        foreach (var sentence in summary.Where(IsHistory))
        {
            for (var at = 0; at < sentence.Words.Count; at++)
            {
                if (sentence.Words[at].Year is { } named and >= FirstYear && named < year && !Since.Contains(FirstBefore(sentence, at)) && known.Add(named))
                {
                    yield return (named, sentence.PassageOf(at, at));
                }
            }
        }
    }

    private static bool IsHistory(Sentence sentence) =>
        Evaluated.Any(word => sentence.Letters.Contains(word, StringComparison.Ordinal))
        && !Others.Any(word => sentence.Letters.Contains(word, StringComparison.Ordinal))
        && Was.Any(word => sentence.Letters.Contains($" {word}", StringComparison.Ordinal));

    /// <summary>The word before the list that a year is in: "sedan 2004" is no evaluation, "2011, 2014 och 2018" are three.</summary>
    private static string FirstBefore(Sentence sentence, int at)
    {
        at--;
        while (at > 0 && (sentence.Words[at].Year is not null || sentence.Words[at].Letters is "och" or "samt" or "år" or "åren" or "i" or "under"))
        {
            at--;
        }

        return at < 0 ? "" : sentence.Words[at].Letters;
    }
}
