namespace Kompass.SelfAssess.Domain.Evaluations.Reports;

/// <summary>Finds when the evaluation was made: "genomfördes i oktober månad år 2022", "4-5 december 2007". The date of the report is another one.</summary>
internal static class ReportDate
{
    private const int TitleLines = 40;
    private const int Reach = 5;

    private static readonly string[] Months =
        ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"];

    private static readonly string[] Made = ["genomför", "ägde rum", "gjordes", "utfördes", "besök", "intervjuer", "utvärderades"];

    /// <summary>Year and month; either may be missing.</summary>
    /// <param name="summary">The sentences of chapter 2.</param>
    /// <param name="titles">The lines before the first chapter.</param>
    /// <param name="table">The heading of the score table.</param>
    public static (Reading<int>? Year, Reading<int>? Month) Find(IReadOnlyList<Sentence> summary, IEnumerable<ReportLine> titles, IEnumerable<ReportLine> table)
    {
        foreach (var sentence in summary.Where(IsAboutTheEvaluation))
        {
            if (In(sentence) is ({ } year, var month))
            {
                return (year, month);
            }
        }

        foreach (var title in titles.Take(TitleLines).Select(line => Sentence.Of([line]).FirstOrDefault()).OfType<Sentence>())
        {
            if (In(title) is ({ } year, { } month))
            {
                return (year, month);
            }
        }

        // "Karlskoga kommun 2022 jämfört med …" and "Resultat … Karlskoga kommun 2007" name the year at least.
        var named = summary.Concat(Sentence.Of(table)).FirstOrDefault(sentence => sentence.Letters.Contains("kommun ", StringComparison.Ordinal) && NamedYear(sentence) is not null);
        return named is null ? (null, null) : (NamedYear(named), null);
    }

    public static int? MonthOf(string letters)
    {
        for (var month = 0; month < Months.Length; month++)
        {
            if (letters == Months[month] || (letters.Length is 3 or 4 && Months[month].StartsWith(letters, StringComparison.Ordinal) && letters != "mar" && letters is not ("juli" or "juni")))
            {
                return month + 1;
            }
        }

        return null;
    }

    private static bool IsAboutTheEvaluation(Sentence sentence) =>
        sentence.Letters.Contains(" utvärdering", StringComparison.Ordinal) && Made.Any(made => sentence.Letters.Contains(made, StringComparison.Ordinal))
        && !sentence.Letters.StartsWith(" den tidigare", StringComparison.Ordinal) && !sentence.Letters.StartsWith(" den förra", StringComparison.Ordinal);

    /// <summary>The first month with a year behind it, else the first year that is said to be one of an evaluation.</summary>
    private static (Reading<int>? Year, Reading<int>? Month) In(Sentence sentence)
    {
        for (var at = 0; at < sentence.Words.Count; at++)
        {
            // "november-december 2020" begins in November.
            if (MonthOf(sentence.Words[at].Letters.Split(' ')[0]) is { } month)
            {
                for (var next = at + 1; next < Math.Min(at + 1 + Reach, sentence.Words.Count); next++)
                {
                    if (sentence.Words[next].Year is { } year)
                    {
                        var passage = sentence.PassageOf(at, next);
                        return (new Reading<int>(year, passage), new Reading<int>(month, passage));
                    }
                }
            }
        }

        for (var at = 0; at < sentence.Words.Count; at++)
        {
            if (sentence.Words[at].Year is { } year && !sentence.Letters.Contains(" revider", StringComparison.Ordinal)
                && sentence.Words.Take(at).Any(word => Made.Any(made => word.Letters.StartsWith(made, StringComparison.Ordinal))))
            {
                return (new Reading<int>(year, sentence.PassageOf(at, at)), null);
            }
        }

        return (null, null);
    }

    private static Reading<int>? NamedYear(Sentence sentence)
    {
        for (var at = 1; at < sentence.Words.Count; at++)
        {
            if (sentence.Words[at].Year is { } year && sentence.Words[at - 1].Letters is "kommun" or "kommuns" or "stad" or "stads")
            {
                return new Reading<int>(sentence.Words[at].Year!.Value, sentence.PassageOf(at, at));
            }
        }

        return null;
    }
}
