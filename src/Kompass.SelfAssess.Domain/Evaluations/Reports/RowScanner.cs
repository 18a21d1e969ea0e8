using System.Buffers;

namespace Kompass.SelfAssess.Domain.Evaluations.Reports;

/// <summary>
/// Takes a line of a score table apart: a code, its name and the numbers behind it, more than once where tables stand side by side. What
/// the numbers mean is told by the whole table, not by one line. Source: domain E.3.
/// </summary>
internal static class RowScanner
{
    private const int LongestLine = 1500;
    private const string Boundary = "\t";

    private static readonly SearchValues<char> DigitsAndStop = SearchValues.Create("0123456789.");

    private static readonly HashSet<string> Fillers = ["av", "poäng", "p", "/", "|", "(", ")", "–", "-", "%", "max", "maximalt", "maximala", "möjliga", "totalt", "högst"];

    /// <summary>Words that say of the next number that it is the highest possible one.</summary>
    private static readonly HashSet<string> BeforeMaximum = ["av", "/", "max", "maximalt", "maximala", "möjliga", "högst"];

    /// <summary>The rows that begin on this line; one without numbers may have them on the next.</summary>
    public static IReadOnlyList<ScannedRow> Rows(ReportLine line)
    {
        if (line.Text.Length > LongestLine || !MayHaveCode(line.Text))
        {
            return [];
        }

        var words = Words(line);
        var starts = Enumerable.Range(0, words.Count).Where(at => IsCode(words, at)).ToList();
        return
        [
            .. starts.Select((start, index) => Row(line.Number, words, start, index + 1 < starts.Count ? starts[index + 1] : words.Count)),
        ];
    }

    /// <summary>The numbers of a line without code, and the words before them.</summary>
    public static ScannedRow Plain(ReportLine line)
    {
        var words = line.Text.Length > LongestLine ? [] : Words(line);
        return Row(line.Number, words, -1, words.Count);
    }

    /// <summary>True for "3.4", also with a stop behind it.</summary>
    public static bool IsCode(string word) =>
        word.Length is >= 3 and <= 5 && word[0] is >= '1' and <= '9' && word[1] == '.' && word.AsSpan(2).TrimEnd('.').TrimEnd(':') is { Length: 1 or 2 } rest
        && rest[0] is >= '1' and <= '9' && char.IsAsciiDigit(rest[^1]);

    private static bool MayHaveCode(string text)
    {
        for (var at = text.IndexOf('.', StringComparison.Ordinal); at >= 0; at = text.IndexOf('.', at + 1))
        {
            if (at > 0 && at + 1 < text.Length && char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1]))
            {
                return true;
            }
        }

        return false;
    }

    private static List<string> Words(ReportLine line)
    {
        var words = new List<string>();
        foreach (var cell in line.Cells)
        {
            foreach (var word in Markup.Strip(cell.Text).Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries))
            {
                AddParts(words, word);
            }

            words.Add(Boundary);
        }

        return words;
    }

    /// <summary>"15/20" are two numbers, "1.1Strategi" and "40%50" two words that lost their space.</summary>
    private static void AddParts(List<string> words, string word)
    {
        var parts = word.Split('/');
        if (parts.Length is 2 && parts.All(part => Numerals.Value(part) is not null))
        {
            words.AddRange([parts[0], "/", parts[1]]);
            return;
        }

        var letter = word.AsSpan().IndexOfAnyExcept(DigitsAndStop);
        if (letter > 2 && IsCode(word[..letter]) && char.IsLetter(word[letter]))
        {
            words.Add(word[..letter]);
            words.Add(word[letter..]);
            return;
        }

        words.Add(word);
    }

    private static bool IsCode(List<string> words, int at)
    {
        if (!IsCode(words[at]) || (at > 0 && words[at - 1] != Boundary && Numerals.Value(words[at - 1]) is null && !(at == 1 && AreaHeadings.IsBullet(words[0] + " "))
            && !words[at - 1].EndsWith('%')))
        {
            return false;
        }

        var next = at + 1;
        while (next < words.Count && words[next] == Boundary)
        {
            next++;
        }

        var first = at == 0 || (at == 1 && AreaHeadings.IsBullet(words[0] + " "));
        return next < words.Count ? first || char.IsLetter(words[next].TrimStart('"', '”', '(').FirstOrDefault()) : first;
    }

    private static ScannedRow Row(int line, List<string> words, int start, int end)
    {
        var code = start < 0 ? "" : words[start].TrimEnd('.', ':');
        var (from, to) = Run(words, start + 1, end);
        var label = string.Join(' ', words.Skip(start + 1).Take(from - start - 1).Where(word => word != Boundary));
        return new ScannedRow(line, code, label.Trim(' ', '.', '…', '|'), Numbers(words, from, to));
    }

    /// <summary>The numbers that belong to a name: the first two or more in a row, else those at the end.</summary>
    private static (int From, int To) Run(List<string> words, int start, int end)
    {
        (int From, int To)? last = null;
        var at = start;
        while (at < end)
        {
            if (Numerals.Value(words[at]) is null)
            {
                at++;
                continue;
            }

            var from = at;
            while (at < end && (Numerals.Value(words[at]) is not null || words[at] == Boundary || Fillers.Contains(words[at].ToLowerInvariant())))
            {
                at++;
            }

            last = (from, at);
            if (Numbers(words, from, at).Count > 1)
            {
                break;
            }
        }

        // A single number inside the text belongs to the text.
        return last is { } run && (run.To == end || Numbers(words, run.From, run.To).Count > 1) ? (WithoutYear(words, run), run.To) : (end, end);
    }

    private static int WithoutYear(List<string> words, (int From, int To) run) =>
        Numerals.Value(words[run.From]) is >= 1900 and <= 2100 && run.To > run.From + 1 ? run.From + 1 : run.From;

    private static List<ScannedNumber> Numbers(List<string> words, int from, int to)
    {
        var numbers = new List<ScannedNumber>();
        for (var at = from; at < to; at++)
        {
            if (Numerals.Value(words[at]) is { } value)
            {
                var percent = words[at].EndsWith('%') || (at + 1 < to && words[at + 1] == "%");
                numbers.Add(new ScannedNumber(value, percent, numbers.Count > 0 && IsMaximum(words, at)));
            }
        }

        return numbers;
    }

    /// <summary>"440 av 800", "440/800", "440 (800)".</summary>
    private static bool IsMaximum(List<string> words, int at)
    {
        if (words[at].StartsWith('(') && words[at].EndsWith(')'))
        {
            return true;
        }

        var before = at - 1;
        while (before > 0 && words[before] is Boundary or "(")
        {
            before--;
        }

        return before >= 0 && BeforeMaximum.Contains(words[before].ToLowerInvariant().TrimStart('('));
    }
}

/// <summary>What stands on one line of a table, not yet understood.</summary>
/// <param name="Line">Line number.</param>
/// <param name="Code">Sub-area code; empty for a line without.</param>
/// <param name="Label">The words before the numbers.</param>
/// <param name="Numbers">The numbers, from the left.</param>
internal sealed record ScannedRow(int Line, string Code, string Label, IReadOnlyList<ScannedNumber> Numbers);

/// <summary>A number of a table.</summary>
/// <param name="Value">Its value.</param>
/// <param name="IsPercent">True if it has the sign.</param>
/// <param name="IsMaximum">True if it is said to be the highest possible one.</param>
internal readonly record struct ScannedNumber(decimal Value, bool IsPercent, bool IsMaximum = false);
