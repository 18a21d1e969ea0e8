namespace Kompass.SelfAssess.Domain.Evaluations.Reports;

/// <summary>Which number of a row is what: points and maximum stand in either order. Source: domain E.3.</summary>
internal static class Columns
{
    private static readonly string[] Maximum = ["max", "möjlig", "högst"];
    private static readonly string[] Own = ["uppn", "egna", "egen", "erhåll", "resultat", "utfall", "poäng", "er", "ert"];
    private static readonly string[] Percent = ["procent", "andel"];

    /// <summary>The names of columns at the end of a line, from the left; empty where it ends with something else.</summary>
    public static IReadOnlyList<Column> Named(string line)
    {
        var named = new List<Column>();
        var words = Likeness.Letters(line).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var at = words.Length - 1; at >= 0; at--)
        {
            if (Kind(words[at]) is not { } kind)
            {
                break;
            }

            // "max-poäng" and "egna poäng" are two words for one column.
            if (words[at] == "poäng" && at > 0 && Kind(words[at - 1]) is Column.Maximum or Column.Own)
            {
                continue;
            }

            named.Insert(0, kind);
        }

        return named;
    }

    /// <summary>The line without the names of columns at its end.</summary>
    public static string WithoutNames(string line)
    {
        var words = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var count = words.Length;
        while (count > 0 && (Likeness.Letters(words[count - 1]) is { Length: > 0 } letters ? letters.Split(' ').All(word => Kind(word) is not null) : words[count - 1] == "%"))
        {
            count--;
        }

        return string.Join(' ', words.Take(count));
    }

    /// <summary>True if the maximum comes first, by the maxima of the editions, else by the heading, else by what is larger.</summary>
    public static bool MaximumFirst(IReadOnlyCollection<ScannedRow> rows, IReadOnlyList<Column> named, IReadOnlyList<IReadOnlyDictionary<string, decimal>> maxima)
    {
        var pairs = rows.Select(row => (row.Code, Values: Unsigned(row.Numbers))).Where(row => row.Values.Count >= 2 && row.Values[0] != row.Values[1]).ToList();
        var best = maxima
            .Select(known => (
                First: pairs.Count(pair => known.GetValueOrDefault(pair.Code, -1) == pair.Values[0]),
                Second: pairs.Count(pair => known.GetValueOrDefault(pair.Code, -1) == pair.Values[1])))
            .DefaultIfEmpty()
            .MaxBy(votes => Math.Max(votes.First, votes.Second));
        if (Math.Max(best.First, best.Second) * 2 > pairs.Count)
        {
            return best.First > best.Second;
        }

        var maximum = named.ToList().IndexOf(Column.Maximum);
        var own = named.ToList().IndexOf(Column.Own);
        return maximum >= 0 && own >= 0
            ? maximum < own
            : pairs.Count(pair => pair.Values[0] > pair.Values[1]) * 2 > pairs.Count;
    }

    /// <summary>Points, maximum and per cent of a row; null for what it has not.</summary>
    public static (decimal? Points, decimal? Max, decimal? Percent) Read(IReadOnlyList<ScannedNumber> numbers, bool maximumFirst)
    {
        var values = Unsigned(numbers);
        decimal? percent = numbers.Any(number => number.IsPercent) ? numbers.Last(number => number.IsPercent).Value : values.Count > 2 ? values[2] : null;
        return values.Count switch
        {
            0 => (null, null, percent),
            1 => (values[0], null, percent),
            _ => maximumFirst && !SaysMaximumLast(numbers) ? (values[1], values[0], percent) : (values[0], values[1], percent),
        };
    }

    /// <summary>"440 av 800" says what it is whatever the columns above are; "20/15" below "Max" does not.</summary>
    private static bool SaysMaximumLast(IReadOnlyList<ScannedNumber> numbers) =>
        numbers.Where(number => !number.IsPercent).Take(2).ToList() is [var own, { IsMaximum: true } maximum] && maximum.Value >= own.Value;

    private static List<decimal> Unsigned(IReadOnlyList<ScannedNumber> numbers) =>
        [.. numbers.Where(number => !number.IsPercent).Select(number => number.Value)];

    private static Column? Kind(string word)
    {
        if (Maximum.Any(start => word.StartsWith(start, StringComparison.Ordinal)))
        {
            return Column.Maximum;
        }

        if (Percent.Any(start => word.StartsWith(start, StringComparison.Ordinal)))
        {
            return Column.Percent;
        }

        return Own.Any(start => start.Length > 3 ? word.StartsWith(start, StringComparison.Ordinal) : word == start) ? Column.Own : null;
    }
}

/// <summary>What a column holds.</summary>
internal enum Column
{
    /// <summary>The points given.</summary>
    Own,

    /// <summary>The highest points.</summary>
    Maximum,

    /// <summary>The one in per cent of the other.</summary>
    Percent,
}
