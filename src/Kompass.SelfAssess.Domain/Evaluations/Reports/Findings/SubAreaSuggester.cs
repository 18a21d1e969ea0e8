namespace Kompass.SelfAssess.Domain.Evaluations.Reports.Findings;

/// <summary>A sub-area that a finding is probably about.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Confidence">How sure that is, 0–1.</param>
internal sealed record SubAreaSuggestion(string Code, double Confidence);

/// <summary>
/// Which sub-area of its chapter a finding is about, by the words it shares with the sub-area's names, its questions and the report's own
/// section on it. Words that all sub-areas share weigh nothing.
/// </summary>
internal sealed class SubAreaSuggester
{
    // How much a word counts by where it stands: in the name, in the report's section on the sub-area, in the questions.
    private const double InName = 6;
    private const double InSection = 3;
    private const double InQuestions = 1;

    // A word met this often is well known; one of so many letters says what it is about, a shorter one less, a compound more.
    private const double Well = 6;
    private const double Specific = 8;

    // Below this nothing stands out; found with the hand-labelled findings of one report, reported on the other.
    private const double Least = 0.4;
    private const double Sharpness = 8;

    private readonly IReadOnlyList<string> codes;
    private readonly List<List<HashSet<string>>> names = [];
    private readonly List<Dictionary<string, double>> weights = [];
    private readonly Dictionary<string, double> rarity = [];

    /// <param name="subAreas">The sub-areas of one area, in order.</param>
    public SubAreaSuggester(IReadOnlyList<SubAreaWords> subAreas)
    {
        codes = [.. subAreas.Select(subArea => subArea.Code)];
        foreach (var subArea in subAreas)
        {
            var words = new Dictionary<string, double>();
            Count(words, subArea.Names, InName, once: true);
            Count(words, subArea.Section, InSection);
            Count(words, subArea.Questions, InQuestions);
            weights.Add(words);
            names.Add([.. subArea.Names.Select(name => SwedishWords.Stems(name).ToHashSet())]);
        }

        foreach (var stem in weights.SelectMany(words => words.Keys).Distinct())
        {
            // Not only in how many sub-areas, but how evenly: a word twenty times here and once there still tells.
            var total = weights.Sum(words => words.GetValueOrDefault(stem));
            var concentration = weights.Sum(words => Math.Pow(words.GetValueOrDefault(stem) / total, 2));
            var even = 1.0 / codes.Count;
            rarity[stem] = Math.Max(0, (concentration - even) / (1 - even + 1e-9)) * Math.Min(1, total / Well) * Math.Clamp(stem.Length / Specific, 0.5, 1.5);
        }
    }

    /// <summary>How well a finding fits each sub-area in order; sums to 1, even where nothing is known.</summary>
    public IReadOnlyList<double> Places(string finding)
    {
        var scores = Scores(finding);
        var sum = scores.Sum(Math.Exp);
        return [.. scores.Select(score => Math.Exp(score) / sum)];
    }

    /// <summary>The sub-area it is probably about; null where none stands out.</summary>
    public SubAreaSuggestion? Suggest(string finding)
    {
        if (codes.Count == 0)
        {
            return null;
        }

        var places = Places(finding);
        var best = Enumerable.Range(0, codes.Count).MaxBy(i => places[i]);
        return places[best] < Math.Max(Least, 1.2 / codes.Count) ? null : new SubAreaSuggestion(codes[best], Math.Round(places[best], 2));
    }

    private double[] Scores(string finding)
    {
        var scores = new double[codes.Count];
        var stems = SwedishWords.Stems(finding).Distinct().ToList();
        foreach (var stem in stems)
        {
            foreach (var (known, part) in Known(stem))
            {
                var total = weights.Sum(words => words.GetValueOrDefault(known));
                for (var i = 0; i < scores.Length; i++)
                {
                    scores[i] += part * rarity[known] * weights[i].GetValueOrDefault(known) / total;
                }
            }
        }

        var length = Math.Sqrt(Math.Max(1, stems.Count));
        return [.. scores.Select((score, i) => Sharpness * ((score / length) + Likeness(stems, names[i])))];
    }

    // "Strategi för effektivitet" is 4.1 by its name, whatever the sections say.
    private static double Likeness(List<string> stems, List<HashSet<string>> names) =>
        names.Max(name => Math.Pow(2.0 * stems.Count(name.Contains) / Math.Max(1, name.Count + stems.Count), 2));

    // A compound no section has is known by its head or its tail: "friskvårdsbidraget" by "friskvård".
    private List<(string Stem, double Part)> Known(string stem)
    {
        if (rarity.ContainsKey(stem))
        {
            return [(stem, 1)];
        }

        const int shortest = 4;
        var parts = new List<(string Stem, double Part)>();
        var longest = Math.Min(stem.Length - 1, 30);
        for (var length = longest; length >= shortest + 1; length--)
        {
            if (rarity.ContainsKey(stem[..length]))
            {
                parts.Add((stem[..length], 0.6));
                break;
            }
        }

        for (var start = 1; start <= stem.Length - shortest && start < 30; start++)
        {
            if (rarity.ContainsKey(stem[start..]))
            {
                parts.Add((stem[start..], 0.6));
                break;
            }
        }

        return parts;
    }

    private static void Count(Dictionary<string, double> words, IEnumerable<string> texts, double weight, bool once = false)
    {
        var counts = new Dictionary<string, int>();
        foreach (var stem in texts.SelectMany(SwedishWords.Stems))
        {
            counts[stem] = counts.GetValueOrDefault(stem) + 1;
        }

        foreach (var (stem, count) in counts)
        {
            words[stem] = words.GetValueOrDefault(stem) + (weight * (once ? 1 : Math.Sqrt(count)));
        }
    }
}
