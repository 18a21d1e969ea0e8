using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.Domain.Evaluations.Reports;

/// <summary>The rows of a score table as they are found, and what they mean once all of them are known.</summary>
internal sealed class ScoreTableRows
{
    private const double SureElsewhere = 0.6;

    // More than any edition has rows: whoever reads them has seen that this is no table.
    private const int MostWarnings = 60;

    private readonly List<(ScannedRow Row, int LastLine)> rows = [];
    private readonly List<ScannedRow> elsewhere = [];
    private readonly List<(ScannedRow Row, int Area)> sums = [];
    private readonly List<ReportWarning> unreadable = [];
    private IReadOnlyList<Column> columns = [];

    /// <summary>Titles of areas, from the top.</summary>
    public List<AreaHeading> Titles { get; } = [];

    public void Add(ScannedRow row, int lastLine) => rows.Add((row, lastLine));

    /// <summary>What stands in columns below each other.</summary>
    public void Add(StackedScores stacked)
    {
        rows.AddRange(stacked.Rows.Select(row => (row, row.Line)));
        sums.AddRange(stacked.Sums);
        stacked.Unreadable.ForEach(AddUnreadable);
    }

    public void AddElsewhere(ScannedRow row) => elsewhere.Add(row);

    public void AddTitle(AreaHeading title) => Titles.Add(title);

    public void AddUnreadable(ScannedRow row)
    {
        if (unreadable.Count < MostWarnings)
        {
            unreadable.Add(new ReportWarning(ReportWarningKind.UnreadableRow, row.Code[0] - '0', $"{row.Code} {row.Label}".Trim(), new Passage(row.Line, row.Line)));
        }
    }

    /// <summary>A line of numbers is the sum of the rows above it, unless it names its area.</summary>
    public void AddSum(ScannedRow row, int? area = null) => sums.Add((row, area ?? LastArea()));

    /// <summary>The first names of columns count; a table repeats them.</summary>
    public void Name(IReadOnlyList<Column> named) => columns = columns.Count == 0 ? named : columns;

    public void GoOnWithTitle(string text, int line)
    {
        var title = Titles[^1];
        Titles[^1] = title with { Name = $"{title.Name} {text}".Trim(), Passage = title.Passage with { LastLine = line } };
    }

    public void GoOnWithRow(string text, int line)
    {
        var (row, _) = rows[^1];
        rows[^1] = (row with { Label = $"{row.Label} {text}".Trim() }, line);
    }

    /// <summary>Takes numbers that a narrow column has pushed to the next line; false where the row above lacks none.</summary>
    public bool GoOnWithNumbers(ScannedRow plain)
    {
        if (rows.Count == 0 || plain.Label.Length > 0)
        {
            return false;
        }

        var (row, _) = rows[^1];
        var usual = Math.Max(columns.Count, rows.Max(other => other.Row.Numbers.Count));
        if (row.Numbers.Count + plain.Numbers.Count != usual)
        {
            return false;
        }

        rows[^1] = (row with { Numbers = [.. row.Numbers, .. plain.Numbers] }, plain.Line);
        return true;
    }

    public ScoreTable Understood(IReadOnlyList<FrameworkEdition> editions)
    {
        var table = new ScoreTable();
        table.Titles.AddRange(Titles);
        table.Warnings.AddRange(unreadable);
        AddSureRows(editions);
        var maxima = editions.Select(edition => (IReadOnlyDictionary<string, decimal>)edition.SubAreas.ToDictionary(subArea => subArea.Code, subArea => subArea.MaxPoints)).ToList();
        var maximumFirst = Columns.MaximumFirst([.. rows.Select(row => row.Row)], columns, maxima);
        foreach (var (row, lastLine) in rows)
        {
            AddRow(table, row, lastLine, maximumFirst);
        }

        table.Rows.Sort((one, other) => Order(one.Row.Code).CompareTo(Order(other.Row.Code)));
        foreach (var (row, area) in sums)
        {
            AddSum(table, row, area, maximumFirst);
        }

        return table;
    }

    private int LastArea() => rows.Count == 0 ? 0 : rows[^1].Row.Code[0] - '0';

    private void AddSureRows(IReadOnlyList<FrameworkEdition> editions)
    {
        var known = editions.SelectMany(edition => edition.SubAreas).ToLookup(subArea => subArea.Code);
        var codes = rows.Select(row => row.Row.Code).ToHashSet();
        foreach (var row in elsewhere.Where(row => !codes.Contains(row.Code)))
        {
            if (known[row.Code].SelectMany(subArea => subArea.Aliases.Append(subArea.Name.Sv)).Any(name => Likeness.Of(name, row.Label) >= SureElsewhere))
            {
                rows.Add((row, row.Line));
            }
        }
    }

    private static void AddRow(ScoreTable table, ScannedRow row, int lastLine, bool maximumFirst)
    {
        var (points, max, percent) = Columns.Read(row.Numbers, maximumFirst);
        var passage = new Passage(row.Line, lastLine);
        if (points is not { } known)
        {
            table.Warnings.Add(new ReportWarning(ReportWarningKind.UnreadableRow, row.Code[0] - '0', $"{row.Code} {row.Label}".Trim(), passage));
            return;
        }

        var earlier = table.Rows.Find(other => other.Row.Code == row.Code).Row;
        if (earlier is null)
        {
            table.Rows.Add((new ReadSubArea(row.Code, row.Label, known, max, passage), percent));
        }
        else if (earlier.Points != known && table.Warnings.Count < MostWarnings)
        {
            table.Warnings.Add(new ReportWarning(ReportWarningKind.RepeatedRow, row.Code[0] - '0', row.Code, passage));
        }
    }

    private static void AddSum(ScoreTable table, ScannedRow row, int area, bool maximumFirst)
    {
        var (points, max, percent) = Columns.Read(row.Numbers, maximumFirst);
        var named = IsSumWord(row.Label);
        if (points is not { } known || !(named || row.Label.Length == 0 || table.Titles.Any(title => title.Passage.FirstLine == row.Line))
            || (max is null && !named && table.Rows.Exists(other => other.Row.Max is not null)))
        {
            return;
        }

        var inArea = table.Rows.Where(other => other.Row.Code[0] - '0' == area).Sum(other => other.Row.Max ?? 0);
        var inAll = table.Rows.Sum(other => other.Row.Max ?? 0);
        var isTotal = max is { } printed && printed != inArea
            ? printed == inAll || printed > Math.Max(inArea, 100) || table.Sums.Exists(sum => sum.Area == area)
            : known > Math.Max(inArea, 100) || table.Sums.Exists(sum => sum.Area == area);
        (isTotal ? table.Totals : table.Sums).Add(new TableSum(isTotal ? null : area, known, percent, new Passage(row.Line, row.Line)));
    }

    /// <summary>True for "Summa", "Totalt", "Delsumma område 3".</summary>
    public static bool IsSumWord(string label)
    {
        var letters = Likeness.Letters(label);
        return letters.StartsWith("sum", StringComparison.Ordinal) || letters.StartsWith("total", StringComparison.Ordinal) || letters.StartsWith("delsumma", StringComparison.Ordinal);
    }

    private static int Order(string code) => ((code[0] - '0') * 100) + int.Parse(code.AsSpan(2), System.Globalization.CultureInfo.InvariantCulture);
}
