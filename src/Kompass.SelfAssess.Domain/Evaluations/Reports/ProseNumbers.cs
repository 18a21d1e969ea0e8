namespace Kompass.SelfAssess.Domain.Evaluations.Reports;

/// <summary>Finds the points that a sentence states, and what they are: of this evaluation, of an earlier one, a difference, or somebody else's.</summary>
internal sealed class ProseNumbers(string? municipality, int? year)
{
    private const int StemReach = 8;

    private static readonly string[] About = ["cirka", "ca", "circa", "drygt", "nästan", "knappt", "omkring", "runt", "över", "under", "minst", "högst", "mellan", "ytterligare", "till synes"];
    private static readonly string[] Mean = ["genomsnitt", "medel", "snitt", "median", "riket", "nationell", "högsta möjliga", "ranking", "index"];
    private static readonly string[] Before = ["förra", "föregående", "tidigare", "dåvarande", "då", "förut", "fjol"];
    private static readonly string[] Rise = ["förbättr", "ökning", "ökat", "ökar", "ökade", "öka", "höj", "stig", "steg", "lyft", "framsteg"];
    private static readonly string[] Fall = ["försämr", "minsk", "sänk", "sjunk", "sjönk", "tapp", "nedgång", "tillbakagång"];
    private static readonly string[] More = ["mer", "fler", "högre", "bättre", "upp"];
    private static readonly string[] Less = ["mindre", "färre", "lägre", "sämre", "ner", "ned"];
    private static readonly string[] Between = ["jämfört", "jämförelse", "förhållande", "medan", "mot", "från", "till", "än", "vilket", "respektive"];

    /// <summary>The points stated, in their order.</summary>
    public IEnumerable<StatedPoints> In(Sentence sentence)
    {
        for (var at = 0; at < sentence.Words.Count; at++)
        {
            if (sentence.Words[at].Letters is "poäng" or "p" or "poängen" && ValueBefore(sentence, at) is { } number
                && Classify(sentence, number, at) is { } stated)
            {
                yield return stated;
            }
            else if (sentence.Words[at].Letters is "totalpoäng" or "totalpoängen" or "poängsumma" or "poängsumman" && ValueAfter(sentence, at) is { } total
                && Classify(sentence, total, total) is { } sum)
            {
                yield return sum;
            }
        }
    }

    /// <summary>The number before "poäng"; of "46 av 100 poäng" the first, of "46 poäng av 800 möjliga poäng" none once more.</summary>
    private static int? ValueBefore(Sentence sentence, int unit)
    {
        var at = unit - 1;
        if (at >= 0 && sentence.Words[at].Letters is "möjliga" or "maximala" or "tänkbara")
        {
            at--;
        }

        if (at < 0 || Value(sentence.Words[at]) is null)
        {
            return null;
        }

        var of = at - 1;
        while (of > 0 && sentence.Words[of].Letters is "totalt" or "maximalt" or "maximala" or "möjliga" or "högst" or "max")
        {
            of--;
        }

        return of > 0 && sentence.Words[of].Letters == "av"
            ? Value(sentence.Words[of - 1]) is null ? null : of - 1
            : at < unit - 1 ? null : at;
    }

    private static int? ValueAfter(Sentence sentence, int word)
    {
        var at = word + 1;
        while (at < Math.Min(word + 5, sentence.Words.Count - 1) && sentence.Words[at].Letters is "är" or "blev" or "på" or "om" or "uppgår" or "uppgick" or "till" or "blir" or "var")
        {
            at++;
        }

        // "totalpoäng på 536 poäng" is found by its unit.
        return at < sentence.Words.Count && Value(sentence.Words[at]) is not null && (at + 1 >= sentence.Words.Count || sentence.Words[at + 1].Letters is not ("poäng" or "av")) ? at : null;
    }

    private static decimal? Value(Word word) => word.Year is null && !word.Text.Contains('%', StringComparison.Ordinal) ? Numerals.Value(word.Text) : null;

    private StatedPoints? Classify(Sentence sentence, int number, int unit)
    {
        var before = number > 0 ? sentence.Words[number - 1].Letters : "";
        var (first, last) = Clause(sentence, number);
        var clause = string.Join(' ', sentence.Words.Skip(first).Take(last - first + 1).Select(word => word.Letters));
        if (About.Contains(before) || Mean.Any(mean => clause.Contains(mean, StringComparison.Ordinal)) || NamesAnother(sentence, first, last))
        {
            return null;
        }

        var value = Value(sentence.Words[number])!.Value;
        var passage = sentence.PassageOf(Math.Min(number, unit), Math.Max(number, unit));
        if (Sign(sentence, number, unit) is { } sign)
        {
            return new StatedPoints(value * sign, StatedKind.Difference, null, number, passage);
        }

        var named = YearIn(sentence, first, last, number);
        if (named is { } other && other != year)
        {
            return new StatedPoints(value, StatedKind.Earlier, other, number, passage);
        }

        return named is null && clause.Split(' ').Any(Before.Contains)
            ? new StatedPoints(value, StatedKind.Earlier, null, number, passage)
            : new StatedPoints(value, StatedKind.Current, null, number, passage);
    }

    /// <summary>The words around a number that no comma and no word of comparison parts from it.</summary>
    private static (int First, int Last) Clause(Sentence sentence, int number)
    {
        var first = number;
        while (first > 0 && !sentence.Words[first - 1].EndsClause && !Between.Contains(sentence.Words[first - 1].Letters) && !IsBracket(sentence.Words[first]) && !JoinsPoints(sentence, first - 1, number))
        {
            first--;
        }

        var last = number;
        while (last + 1 < sentence.Words.Count && !(sentence.Words[last].EndsClause && last > number - 1) && !Between.Contains(sentence.Words[last + 1].Letters) && !IsBracket(sentence.Words[last + 1])
            && !JoinsPoints(sentence, last + 1, number))
        {
            last++;
        }

        return (first, last);
    }

    private static bool IsBracket(Word word) => word.Text[0] == '(';

    /// <summary>True for an "och" that parts two statements: points on its other side too, or a year on both, or "och nu".</summary>
    private static bool JoinsPoints(Sentence sentence, int word, int number)
    {
        if (sentence.Words[word].Letters != "och")
        {
            return false;
        }

        var before = sentence.Words.Take(word).ToList();
        var behind = sentence.Words.Skip(word + 1).ToList();
        var (own, other) = word < number ? (behind, before) : (before, behind);
        return other.Exists(one => one.Letters == "poäng")
            || (other.Exists(one => one.Year is not null) && own.Exists(one => one.Year is not null || one.Letters is "nu" or "idag" or "årets"));
    }

    private static int? YearIn(Sentence sentence, int first, int last, int number)
    {
        var years = Enumerable.Range(first, last - first + 1).Where(at => sentence.Words[at].Year is not null).ToList();
        if (years.Count > 0)
        {
            return sentence.Words[years.MinBy(at => Math.Abs(at - number))].Year;
        }

        // "(2017, 392 poäng)" has it just before.
        if (first == number && number > 0 && sentence.Words[number - 1].Year is { } before)
        {
            return before;
        }

        // "och 2017, då resultatet blev 447 poäng" has it before its clause.
        if (first > 0 && sentence.Words[first].Letters is "då" or "när" or "vilket" or "med" && sentence.Words[first - 1].Year is { } of)
        {
            return of;
        }

        // "392 poäng (2017)" has its year in brackets behind it.
        return last + 1 < sentence.Words.Count && IsBracket(sentence.Words[last + 1]) ? sentence.Words[last + 1].Year : OnlyYear(sentence, number);
    }

    /// <summary>The only year of a sentence is that of its only points, where no word of comparison stands between: "Utvärderingen 2017 gav …, 392 poäng".</summary>
    private static int? OnlyYear(Sentence sentence, int number)
    {
        var years = Enumerable.Range(0, sentence.Words.Count).Where(at => sentence.Words[at].Year is not null).ToList();
        if (years is not [var only] || only > number || sentence.Words.Count(word => word.Letters == "poäng") != 1
            || (only > 0 && sentence.Words[only - 1].Letters is "sedan" or "från" or "efter"))
        {
            return null;
        }

        return sentence.Words.Skip(only).Take(number - only).Any(word => Between.Contains(word.Letters) || word.Letters is "nu" or "idag") ? null : sentence.Words[only].Year;
    }

    private bool NamesAnother(Sentence sentence, int first, int last)
    {
        for (var at = first; at <= last; at++)
        {
            if (char.IsUpper(sentence.Words[at].Text.TrimStart('”', '"', '(').FirstOrDefault())
                && MunicipalityNames.ShortForm(sentence.Words[at].Letters) is { } name && name != municipality)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>+1 or −1 for a stated difference: "en förbättring med 18 poäng", "5 poäng lägre".</summary>
    private static int? Sign(Sentence sentence, int number, int unit)
    {
        if (unit + 1 < sentence.Words.Count && !sentence.Words[unit].EndsClause)
        {
            var after = sentence.Words[unit + 1].Letters;
            if (More.Contains(after) || Less.Contains(after))
            {
                return More.Contains(after) ? 1 : -1;
            }
        }

        var with = number - 1;
        while (with >= 0 && sentence.Words[with].Letters is "hela" or "endast" or "bara" or "exakt")
        {
            with--;
        }

        if (with < 0 || (sentence.Words[with].Letters is not ("med" or "på" or "om") && StemSign(sentence.Words[with].Letters) is null))
        {
            return null;
        }

        for (var at = with; at >= Math.Max(0, with - StemReach) && sentence.Words[at].Letters != "poäng"; at--)
        {
            if (StemSign(sentence.Words[at].Letters) is { } sign)
            {
                return sign;
            }
        }

        return null;
    }

    private static int? StemSign(string letters) =>
        Rise.Any(stem => letters.StartsWith(stem, StringComparison.Ordinal)) ? 1
        : Fall.Any(stem => letters.StartsWith(stem, StringComparison.Ordinal)) ? -1
        : null;
}

/// <summary>Points that a sentence states.</summary>
/// <param name="Value">Points; a difference with its sign.</param>
/// <param name="Kind">Whose they are.</param>
/// <param name="Year">The earlier evaluation, where it is named.</param>
/// <param name="Word">Number of the word in its sentence.</param>
/// <param name="Passage">Where.</param>
internal sealed record StatedPoints(decimal Value, StatedKind Kind, int? Year, int Word, Passage Passage);

/// <summary>Whose points a sentence states.</summary>
internal enum StatedKind
{
    /// <summary>Of the evaluation that the report is about.</summary>
    Current,

    /// <summary>Of an earlier one.</summary>
    Earlier,

    /// <summary>How much one differs from the other.</summary>
    Difference,
}
