namespace Kompass.SelfAssess.Domain.Evaluations.Reports;

/// <summary>Finds whose report it is: "Utvärderingen av X kommun genomfördes", "Analys av X", "2. X kommun i förhållande till". Source: domain E.2.</summary>
internal static class MunicipalityReader
{
    private const int LongestName = 3;

    /// <summary>The name in its short form.</summary>
    /// <param name="summary">The sentences of chapter 2.</param>
    /// <param name="titles">The lines before the first chapter.</param>
    /// <param name="furniture">Page headers and footers.</param>
    public static Reading<string>? Find(IReadOnlyList<Sentence> summary, IReadOnlyList<ReportLine> titles, IEnumerable<ReportLine> furniture) =>
        First(summary.Where(sentence => sentence.Letters.Contains(" utvärderingen av ", StringComparison.Ordinal)), "av")
        ?? First(Lines(titles), "av")
        ?? First(summary, null)
        ?? First(Lines(titles), null)
        ?? First(Lines(furniture), "av");

    private static IEnumerable<Sentence> Lines(IEnumerable<ReportLine> lines) => lines.SelectMany(line => Sentence.Of([line]));

    private static Reading<string>? First(IEnumerable<Sentence> sentences, string? before) =>
        sentences.Select(sentence => In(sentence, before)).FirstOrDefault(found => found is not null);

    /// <summary>The name before "kommun" or "stad", or after "analys av" without either.</summary>
    private static Reading<string>? In(Sentence sentence, string? before)
    {
        for (var at = 0; at < sentence.Words.Count; at++)
        {
            if (IsKind(sentence.Words[at].Letters) && NameBefore(sentence, at) is { } found && (before is null || (found.First > 0 && sentence.Words[found.First - 1].Letters == before)))
            {
                return new Reading<string>(found.Name, sentence.PassageOf(found.First, at));
            }
        }

        for (var at = 1; at < sentence.Words.Count && before is not null; at++)
        {
            if (sentence.Words[at - 1].Letters == before && (at < 2 || sentence.Words[at - 2].Letters is "analys" or "utvärderingen")
                && NameAfter(sentence, at) is { } found)
            {
                return new Reading<string>(found.Name, sentence.PassageOf(at, found.Last));
            }
        }

        return null;
    }

    private static bool IsKind(string letters) => letters is "kommun" or "kommuns" or "stad" or "stads" or "kommunen";

    private static (string Name, int First)? NameBefore(Sentence sentence, int kind)
    {
        for (var count = Math.Min(LongestName, kind); count > 0; count--)
        {
            if (MunicipalityNames.ShortForm(Joined(sentence, kind - count, count)) is { } known && char.IsUpper(sentence.Words[kind - count].Text[0]))
            {
                return (known, kind - count);
            }
        }

        // A name that nobody knows may still be one: the report is then shown with it, and a person decides.
        return kind > 0 && sentence.Words[kind].Letters is "kommun" or "kommuns" && sentence.Words[kind - 1].Text is { Length: > 2 } text && char.IsUpper(text[0]) && kind > 1
            ? (WithoutGenitive(text), kind - 1)
            : null;
    }

    private static (string Name, int Last)? NameAfter(Sentence sentence, int first)
    {
        for (var count = Math.Min(LongestName, sentence.Words.Count - first); count > 0; count--)
        {
            if (MunicipalityNames.ShortForm(Joined(sentence, first, count)) is { } known)
            {
                return (known, first + count - 1);
            }
        }

        return null;
    }

    private static string Joined(Sentence sentence, int first, int count) =>
        string.Join(' ', sentence.Words.Skip(first).Take(count).Select(word => word.Letters));

    private static string WithoutGenitive(string name) => name.EndsWith('s') ? name[..^1] : name;
}
