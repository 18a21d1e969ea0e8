using System.Globalization;
using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.Domain.Evaluations.Reports;

/// <summary>
/// Reads score tables whose columns a text program has put one below the other: the names of an area's sub-areas, then the points, then the
/// maxima, sometimes cut by the end of a page. They count where the maxima are those of an edition and can be told apart in one way only.
/// </summary>
internal sealed class StackedScores
{
    private const int FewestRows = 2;
    private const int MostBlocks = 10;
    private const int LongestLabel = 160;
    private const int LongestName = 300;
    private const int LongestSumName = 20;
    private const int MostBelow = 8;

    private readonly ReportLines lines;
    private readonly IReadOnlySet<int> furniture;
    private readonly IReadOnlyList<FrameworkEdition> editions;

    private StackedScores(ReportLines lines, ReportOutline outline, IReadOnlyList<FrameworkEdition> editions) =>
        (this.lines, furniture, this.editions) = (lines, outline.Furniture, editions);

    /// <summary>Names of columns whose numbers have not come yet.</summary>
    private readonly Queue<Column> pending = new();
    private bool afterName;

    /// <summary>Rows with points and maximum.</summary>
    public List<ScannedRow> Rows { get; } = [];

    /// <summary>Sums of areas.</summary>
    public List<(ScannedRow Row, int Area)> Sums { get; } = [];

    /// <summary>Rows whose numbers cannot be told for certain.</summary>
    public List<ScannedRow> Unreadable { get; } = [];

    /// <summary>Numbers of all lines that are part of such tables.</summary>
    public HashSet<int> Lines { get; } = [];

    public static StackedScores Read(ReportLines lines, ReportOutline outline, IReadOnlyList<FrameworkEdition> editions)
    {
        var stacked = new StackedScores(lines, outline, editions);
        var number = lines.After(outline.Contents?.LastLine ?? 0);
        while (number <= lines.Count)
        {
            number = stacked.ReadTable(number) ?? lines.After(number);
        }

        stacked.ReadRows(outline.Contents?.LastLine ?? 0);
        return stacked;
    }

    /// <summary>Reads the table whose first name stands on a line; gives back the line below it, or null where there is no such table.</summary>
    private int? ReadTable(int first)
    {
        if (Name(first) is null || furniture.Contains(first))
        {
            return null;
        }

        var names = new List<ScannedRow>();
        var blocks = new List<NumberBlock>();
        pending.Clear();
        var number = first;
        for (; number <= lines.Count; number = lines.After(number))
        {
            if (furniture.Contains(number) || (names.Count > 0 && (GoesOn(names, number) || IsSumName(number))))
            {
                continue;
            }

            if (Name(number) is { } name && (names.Count == 0 || Follows(names[^1].Code, name.Code)))
            {
                names.Add(name);
            }
            else if (names.Count < FewestRows || !ReadNumbers(blocks, number))
            {
                break;
            }
        }

        if (names.Count < FewestRows || blocks.Sum(block => block.Values.Count) <= names.Count)
        {
            return null;
        }

        Lines.UnionWith(Enumerable.Range(first, number - first));
        Understand(names, blocks);
        return number;
    }

    /// <summary>Rows whose numbers stand below their name, one on each line; read for areas that have all of their rows so.</summary>
    private void ReadRows(int before)
    {
        var rows = new List<(ScannedRow Row, int Last)>();
        for (var number = lines.After(before); number <= lines.Count; number = lines.After(number))
        {
            if (!Lines.Contains(number) && Name(number) is { } name && NumbersBelow(number) is ({ Count: >= 2 } numbers, var last) && rows.TrueForAll(row => row.Row.Code != name.Code))
            {
                rows.Add((name with { Numbers = numbers }, last));
            }
        }

        foreach (var area in rows.GroupBy(row => row.Row.Code[0] - '0'))
        {
            var own = area.OrderBy(row => int.Parse(row.Row.Code.AsSpan(2), CultureInfo.InvariantCulture)).ToList();
            var maxima = MaximaOf(area.Key, [.. own.Select(row => row.Row)]);
            int[] places = [.. new[] { 0, 1 }.Where(place => maxima.Exists(known => own.Select(row => row.Row.Numbers[place].Value).SequenceEqual(known)))];
            if (places is [var maximum])
            {
                Rows.AddRange(own.Select(row => row.Row with { Numbers = [row.Row.Numbers[1 - maximum], row.Row.Numbers[maximum] with { IsMaximum = true }] }));
                Lines.UnionWith(own.SelectMany(row => Enumerable.Range(row.Row.Line, row.Last - row.Row.Line + 1)));
            }
        }
    }

    private (List<ScannedNumber> Numbers, int Last) NumbersBelow(int name)
    {
        var numbers = new List<ScannedNumber>();
        var last = name;
        foreach (var number in lines.AfterWith(name, MostBelow).Where(number => !furniture.Contains(number)))
        {
            if (RowScanner.Plain(lines.Text.Lines[number - 1]) is { Label.Length: 0, Numbers: [var value] })
            {
                numbers.Add(value);
                last = number;
            }
            else if (numbers.Count > 0 || Name(number) is not null || char.IsUpper(lines[number][0]))
            {
                break;
            }
        }

        return (numbers, last);
    }

    private ScannedRow? Name(int number) =>
        lines[number].Length <= LongestLabel && RowScanner.Rows(lines.Text.Lines[number - 1]) is [{ Numbers.Count: 0, Label.Length: > 0 } row] ? row : null;

    private static bool Follows(string before, string code) =>
        before[0] == code[0] && int.Parse(code.AsSpan(2), CultureInfo.InvariantCulture) == int.Parse(before.AsSpan(2), CultureInfo.InvariantCulture) + 1;

    /// <summary>The rest of a wrapped name, right below it.</summary>
    private bool GoesOn(List<ScannedRow> names, int number)
    {
        var text = lines[number];
        if (!char.IsLower(text[0]) || text.Length + names[^1].Label.Length > LongestName || Columns.WithoutNames(text).Length == 0)
        {
            return false;
        }

        names[^1] = names[^1] with { Label = $"{names[^1].Label} {text}" };
        return true;
    }

    private bool IsSumName(int number) => lines[number].Length <= LongestSumName && !lines[number].Any(char.IsAsciiDigit) && ScoreTableRows.IsSumWord(lines[number]);

    /// <summary>The name of a column or numbers alone on their line; an empty line and the name of a column part them into blocks.</summary>
    private bool ReadNumbers(List<NumberBlock> blocks, int number)
    {
        var text = lines[number];
        if (Columns.Named(text) is { Count: 1 } named && Columns.WithoutNames(text).Length == 0)
        {
            pending.Enqueue(named[0]);
            afterName = true;
            return true;
        }

        var plain = RowScanner.Plain(lines.Text.Lines[number - 1]);
        if (plain is not { Label.Length: 0, Numbers: [var value] })
        {
            return false;
        }

        // The names of all columns may stand above the first.
        if (blocks.Count == 0 || afterName || lines[number - 1].Length == 0)
        {
            blocks.Add(new NumberBlock(pending.TryDequeue(out var column) ? column : null, []));
        }

        afterName = false;
        blocks[^1].Values.Add((value, number));
        return true;
    }

    private void Understand(List<ScannedRow> names, List<NumberBlock> blocks)
    {
        var area = names[0].Code[0] - '0';
        List<NumberBlock> numbers = [.. blocks.Where(block => block.Values.Count > 0 && block.Column != Column.Percent && !block.Values[0].Number.IsPercent)];
        var readings = numbers.Count is 0 or > MostBlocks ? [] : MaximaOf(area, names).SelectMany(maxima => Readings(Halved(numbers), maxima)).ToList();
        var distinct = readings.DistinctBy(reading => string.Join(' ', reading.Select(value => value.Number.Value))).ToList();
        if (distinct is not [var points])
        {
            Unreadable.AddRange(names);
            return;
        }

        var maximum = MaximaOf(area, names).First();
        for (var at = 0; at < names.Count; at++)
        {
            Rows.Add(names[at] with { Numbers = [points[at].Number, new ScannedNumber(maximum[at], false, IsMaximum: true)] });
        }

        if (points.Count > names.Count)
        {
            Sums.Add((new ScannedRow(points[^1].Line, "", "", [points[^1].Number, new ScannedNumber(maximum.Sum(), false, IsMaximum: true)]), area));
        }
    }

    /// <summary>The maxima that editions have for sub-areas of these codes.</summary>
    private List<List<decimal>> MaximaOf(int area, List<ScannedRow> names) =>
    [
        .. editions.SelectMany(edition => edition.Areas)
            .Where(known => known.Number == area && known.SubAreas.Select(subArea => subArea.Code).SequenceEqual(names.Select(name => name.Code)))
            .Select(known => known.SubAreas.Select(subArea => subArea.MaxPoints).ToList())
            .DistinctBy(maxima => string.Join(' ', maxima)),
    ];

    /// <summary>One block of both columns is cut in the middle.</summary>
    private static List<NumberBlock> Halved(List<NumberBlock> blocks) => blocks is [{ Values.Count: var count } both] && count % 2 == 0
        ? [new NumberBlock(null, both.Values[..(count / 2)]), new NumberBlock(null, both.Values[(count / 2)..])]
        : blocks;

    /// <summary>The points in each way of telling the blocks apart in which the others are just the maxima.</summary>
    private static IEnumerable<List<(ScannedNumber Number, int Line)>> Readings(List<NumberBlock> blocks, List<decimal> maxima)
    {
        for (var choice = 1; choice < (1 << blocks.Count) - 1; choice++)
        {
            var isMaximum = choice;
            var max = blocks.Where((_, at) => (isMaximum & (1 << at)) != 0).SelectMany(block => block.Values).ToList();
            var own = blocks.Where((_, at) => (isMaximum & (1 << at)) == 0).SelectMany(block => block.Values).ToList();
            var named = blocks.Where((block, at) => block.Column is { } column && (column == Column.Maximum) != ((isMaximum & (1 << at)) != 0)).Any();
            decimal[] expected = max.Count > maxima.Count ? [.. maxima, maxima.Sum()] : [.. maxima];
            if (!named && own.Count == max.Count && max.Select(value => value.Number.Value).SequenceEqual(expected) && own.Zip(expected).All(pair => pair.First.Number.Value <= pair.Second))
            {
                yield return own;
            }
        }
    }

    /// <summary>Numbers below each other, and the name of their column where one stands above.</summary>
    private sealed record NumberBlock(Column? Column, List<(ScannedNumber Number, int Line)> Values);
}
