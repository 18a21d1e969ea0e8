using Kompass.SelfAssess.Domain.Evaluations.Reports.Findings;

namespace Kompass.SelfAssess.Domain.Plans;

/// <summary>
/// How well words fit each of some texts: the rarer a shared word is among them, the more it tells. Inflections and compounds count in part
/// ("medborgardialoger" by "dialog").
/// </summary>
internal sealed class WordMatch
{
    private const int StemLength = 7;
    private const int ShortestPart = 5;
    private const double SameBeginning = 0.8;
    private const double PartOfCompound = 0.6;

    // What an improvement point asks for, whatever it is about.
    private static readonly HashSet<string> Demands =
    [
        .. """
            fortsätt förstärk stärk säkerställ genomför prioritera tydliggör lyft överväg inför instifta bygg byt byta höj höja ytterligare tydligare
            förtydliga jobba jobbar aktivt större starkare
            """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(SwedishWords.Stem),
    ];

    private readonly List<Dictionary<string, double>> _texts = [];
    private readonly Dictionary<string, double> _rarity;

    /// <param name="texts">Each in pieces, with how much the words of a piece count.</param>
    public WordMatch(IEnumerable<IEnumerable<(string Piece, double Weight)>> texts)
    {
        foreach (var text in texts)
        {
            var words = new Dictionary<string, double>();
            foreach (var (piece, weight) in text)
            {
                foreach (var word in Words(piece).Select(Short))
                {
                    words[word] = Math.Max(weight, words.GetValueOrDefault(word));
                }
            }

            _texts.Add(words);
        }

        _rarity = _texts.SelectMany(words => words.Keys).GroupBy(word => word).ToDictionary(own => own.Key, own => Math.Log(1 + ((double)_texts.Count / own.Count())));
    }

    /// <summary>How well the words fit one of the texts; 0 for nothing in common.</summary>
    public double Score(string words, int text)
    {
        string[] asked = [.. Words(words).Distinct()];
        return asked.Sum(word => Best(word, _texts[text])) / Math.Sqrt(Math.Max(1, asked.Length));
    }

    private double Best(string word, Dictionary<string, double> known)
    {
        var best = known.TryGetValue(Short(word), out var same) ? same * _rarity[Short(word)] : 0;
        foreach (var (other, weight) in known)
        {
            var part = word.Length >= ShortestPart && other.Length >= ShortestPart && word.AsSpan(0, ShortestPart).SequenceEqual(other.AsSpan(0, ShortestPart)) ? SameBeginning
                : other.Length >= ShortestPart && word.Contains(other, StringComparison.Ordinal) ? PartOfCompound : 0;
            best = Math.Max(best, part * weight * _rarity[other]);
        }

        return best;
    }

    private static IEnumerable<string> Words(string text) => SwedishWords.Stems(text).Where(word => !Demands.Contains(word));

    private static string Short(string word) => word.Length > StemLength ? word[..StemLength] : word;
}
