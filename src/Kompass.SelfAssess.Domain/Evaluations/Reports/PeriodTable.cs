using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.Domain.Evaluations.Reports;

/// <summary>A table of areas with a column for each evaluation, "Kommunkompassen 2003 2007", down to TOTALT; or with this one's points only.</summary>
internal sealed class PeriodTable
{
    private const int LongestLine = 200;
    private const int MostMissing = 3;
    private const double SameName = 0.7;

    /// <summary>What the columns are, from the left: a year, or null for anything else.</summary>
    public required IReadOnlyList<PeriodColumn> Columns { get; init; }

    /// <summary>The points by area number (0 for the total), in the order of the columns.</summary>
    public List<(int Area, IReadOnlyList<decimal?> Values, int Line)> Rows { get; } = [];

    /// <summary>From the names of the columns to the last row.</summary>
    public required Passage Passage { get; set; }

    /// <summary>Numbers of its lines.</summary>
    public IEnumerable<int> Lines => Enumerable.Range(Passage.FirstLine, Passage.LastLine - Passage.FirstLine + 1);

    /// <summary>The tables among some lines.</summary>
    public static IReadOnlyList<PeriodTable> In(IReadOnlyList<ReportLine> lines, IReadOnlyList<FrameworkEdition> editions)
    {
        var names = editions.SelectMany(edition => edition.Areas).Select(area => (area.Number, area.Name.Sv)).Distinct().ToList();
        var tables = new List<PeriodTable>();
        for (var at = 0; at < lines.Count; at++)
        {
            if (Header(lines[at]) is { Count: > 0 } columns)
            {
                var table = new PeriodTable { Columns = columns, Passage = new Passage(lines[at].Number, lines[at].Number) };
                var last = table.ReadRows(lines, at + 1, names);
                if (table.Rows.Count >= 3)
                {
                    tables.Add(table);
                    at = last;
                }
            }
        }

        return tables;
    }

    private int ReadRows(IReadOnlyList<ReportLine> lines, int start, IReadOnlyList<(int Number, string Name)> names)
    {
        var last = start - 1;
        for (var at = start; at < lines.Count && at - last <= MostMissing; at++)
        {
            if (Row(lines[at], names) is { } row)
            {
                Rows.Add((row.Area, row.Values, lines[at].Number));
                Passage = Passage with { LastLine = lines[at].Number };
                last = at;
                if (row.Area == 0)
                {
                    break;
                }
            }
        }

        return last;
    }

    private static List<PeriodColumn> Header(ReportLine line)
    {
        if (line.Text.Length > LongestLine)
        {
            return [];
        }

        var columns = new List<PeriodColumn>();
        foreach (var word in Words(line))
        {
            if (new Word(word, line.Number).Year is { } year)
            {
                columns.Add(new PeriodColumn(year, false));
            }
            else if (columns.Count > 0)
            {
                var letters = Likeness.Letters(word);
                columns.Add(new PeriodColumn(null, letters.StartsWith("förändring", StringComparison.Ordinal) || letters.StartsWith("skillnad", StringComparison.Ordinal) || letters.StartsWith("differens", StringComparison.Ordinal)));
            }
        }

        // "Karlskoga kommuns resultat 2003 och 2007 i förhållande till …" is a sentence.
        return columns.Count(column => column.Year is not null) >= 2 && columns.Count <= 5 && Words(line).Count <= columns.Count + 3 ? columns : [];
    }

    private (int Area, IReadOnlyList<decimal?> Values)? Row(ReportLine line, IReadOnlyList<(int Number, string Name)> names)
    {
        if (line.Text.Length > LongestLine)
        {
            return null;
        }

        var words = Words(line);
        var values = words.AsEnumerable().Reverse().TakeWhile(word => Signed(word) is not null || word is "-" or "–").Take(Columns.Count).Reverse().Select(Signed).ToList();
        var label = string.Join(' ', words.Take(words.Count - values.Count));
        if (values.Count < Columns.Count || label.Length == 0)
        {
            return null;
        }

        return Likeness.Letters(label).StartsWith("total", StringComparison.Ordinal) || Likeness.Letters(label).StartsWith("summa", StringComparison.Ordinal)
            ? (0, values)
            : AreaOf(label, names) is { } area ? (area, values) : null;
    }

    private static int? AreaOf(string label, IReadOnlyList<(int Number, string Name)> names)
    {
        var name = Headings.WithoutNumber(Likeness.Letters(label));
        var number = label[0] is >= '1' and <= '9' && (label.Length == 1 || !char.IsAsciiDigit(label[1])) ? label[0] - '0' : (int?)null;
        if (number is not null && name.Length > 2)
        {
            return number;
        }

        var best = names.Select(known => (known.Number, Likeness: Likeness.Of(known.Name, name))).DefaultIfEmpty().MaxBy(known => known.Likeness);
        return best.Likeness >= SameName ? best.Number : null;
    }

    private static List<string> Words(ReportLine line) =>
        [.. line.Cells.SelectMany(cell => Markup.Strip(cell.Text).Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries))];

    private static decimal? Signed(string word)
    {
        var digits = word.TrimStart('+', '-', '–', '\u2212');
        return Numerals.Value(digits) is { } value ? (word.Length > digits.Length && word[0] != '+' ? -value : value) : null;
    }
}

/// <summary>A column of a table of areas.</summary>
/// <param name="Year">The evaluation that it is about; null where it is about none.</param>
/// <param name="IsDifference">True if it is the change between the others.</param>
internal readonly record struct PeriodColumn(int? Year, bool IsDifference);
