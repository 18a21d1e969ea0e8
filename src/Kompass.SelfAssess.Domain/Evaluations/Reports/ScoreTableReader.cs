using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.Domain.Evaluations.Reports;

/// <summary>Reads the score table: wrapped rows, sums without a name, two tables side by side. Source: domain E.3.</summary>
internal sealed class ScoreTableReader
{
    private const int MostWrapped = 3;
    private const int LongestName = 300;

    private readonly ReportLines lines;
    private readonly ScoreTableRows collected = new();

    /// <summary>A row whose numbers have not come yet.</summary>
    private ScannedRow? waiting;
    private int waitingLines;

    /// <summary>The row or title that the next line may go on with.</summary>
    private bool afterRow;
    private bool afterTitle;

    /// <summary>The areas of the tables that stand side by side, from the left.</summary>
    private IReadOnlyList<int> sides = [];

    private ScoreTableReader(ReportLines lines) => this.lines = lines;

    /// <summary>Reads the table of the outline, or the rows of all chapters where there is no such table.</summary>
    /// <param name="lines">The report.</param>
    /// <param name="outline">Its parts.</param>
    /// <param name="skip">Lines that belong to other tables.</param>
    /// <param name="editions">The editions whose maxima tell the order of the columns.</param>
    public static ScoreTable Read(ReportLines lines, ReportOutline outline, IReadOnlySet<int> skip, IReadOnlyList<FrameworkEdition> editions)
    {
        var reader = new ScoreTableReader(lines);
        var stacked = StackedScores.Read(lines, outline, editions);
        foreach (var line in outline.LinesOf(lines.Text, outline.ScoreTable).Where(line => !skip.Contains(line.Number) && !stacked.Lines.Contains(line.Number)))
        {
            reader.ReadLine(line);
        }

        reader.GiveUp();
        reader.collected.Add(stacked);
        reader.ReadTotalBelow(stacked);
        reader.ReadChapters(outline);
        return reader.collected.Understood(editions);
    }

    /// <summary>"Totalt 440 poäng av 800" below columns that were read apart.</summary>
    private void ReadTotalBelow(StackedScores stacked)
    {
        if (stacked.Lines.Count > 0
            && lines.AfterWith(stacked.Lines.Max(), MostWrapped).Select(number => RowScanner.Plain(lines.Text.Lines[number - 1])).FirstOrDefault(row => row.Numbers.Count > 0) is { } total
            && ScoreTableRows.IsSumWord(total.Label))
        {
            collected.AddSum(total);
        }
    }

    /// <summary>Rows that stand in the chapters instead: each is sure by itself, since running text is full of numbers.</summary>
    private void ReadChapters(ReportOutline outline)
    {
        foreach (var part in outline.Areas.SelectMany(area => new[] { area.Header, area.Body }))
        {
            foreach (var line in outline.LinesOf(lines.Text, part).Where(line => line.Number < outline.ScoreTable?.FirstLine || line.Number > (outline.ScoreTable?.LastLine ?? 0)))
            {
                foreach (var row in RowScanner.Rows(line).Where(row => row.Numbers.Count > 0 && row.Label.Length > 0))
                {
                    collected.AddElsewhere(row);
                }
            }
        }
    }

    private void ReadLine(ReportLine line)
    {
        var rows = RowScanner.Rows(line);
        if (rows.Count > 0)
        {
            GiveUp();
            foreach (var row in rows)
            {
                ReadRow(row);
            }

            (afterRow, afterTitle) = (true, false);
            sides = rows.Count > 1 ? [.. rows.Select(row => row.Code[0] - '0')] : sides;
            return;
        }

        if (ReadTitles(line) || ReadSumsBeside(line))
        {
            return;
        }

        var plain = RowScanner.Plain(line);
        if (plain.Numbers.Count == 0 && Columns.Named(lines[line.Number]) is { Count: > 0 } named && Columns.WithoutNames(lines[line.Number]).Length == 0)
        {
            collected.Name(named);
            afterTitle = false;
        }
        else if (waiting is not null)
        {
            GoOn(plain);
        }
        else if (plain.Numbers.Count > 0)
        {
            if (!afterRow || !collected.GoOnWithNumbers(plain))
            {
                collected.AddSum(plain);
            }

            (afterRow, afterTitle) = (false, false);
        }
        else
        {
            ReadText(lines[line.Number], line.Number);
        }
    }

    /// <summary>Sums of two tables side by side: each is of the area whose rows stood on its side.</summary>
    private bool ReadSumsBeside(ReportLine line)
    {
        var starts = Enumerable.Range(0, line.Cells.Count).Where(at => ScoreTableRows.IsSumWord(Markup.Strip(line.Cells[at].Text))).ToList();
        if (starts.Count < 2)
        {
            return false;
        }

        for (var side = 0; side < starts.Count && starts.Count == sides.Count; side++)
        {
            var end = side + 1 < starts.Count ? starts[side + 1] : line.Cells.Count;
            collected.AddSum(RowScanner.Plain(line with { Cells = [.. line.Cells.Skip(starts[side]).Take(end - starts[side])] }), sides[side]);
        }

        (afterRow, afterTitle) = (false, false);
        return true;
    }

    private void ReadRow(ScannedRow row)
    {
        if (row.Numbers.Count > 0)
        {
            collected.Add(row, row.Line);
        }
        else
        {
            GiveUp();
            (waiting, waitingLines) = (row, 0);
        }
    }

    /// <summary>A wrapped row: more of its name, or its numbers, or both.</summary>
    private void GoOn(ScannedRow plain)
    {
        var row = waiting! with { Label = $"{waiting!.Label} {plain.Label}".Trim() };
        if (plain.Numbers.Count > 0 && row.Label.Length <= LongestName)
        {
            waiting = null;
            collected.Add(row with { Numbers = plain.Numbers }, plain.Line);
            afterRow = true;
        }
        else if (++waitingLines >= MostWrapped)
        {
            GiveUp();
        }
        else
        {
            waiting = row;
        }
    }

    private void GiveUp()
    {
        if (waiting is { } row)
        {
            collected.AddUnreadable(row);
            waiting = null;
        }
    }

    private bool ReadTitles(ReportLine line)
    {
        var any = false;
        foreach (var cell in line.Cells)
        {
            var text = Markup.Strip(cell.Text);
            if (Title(text, line.Number) is { } title)
            {
                GiveUp();
                collected.AddTitle(title);
                any = true;
            }
        }

        if (!any)
        {
            return false;
        }

        var named = Columns.Named(lines[line.Number]);
        collected.Name(named);
        if (RowScanner.Plain(line) is { Numbers.Count: > 0 } plain && plain.Label.Length > 0)
        {
            collected.AddSum(plain, collected.Titles[^1].Number);
        }

        (afterRow, afterTitle) = (false, named.Count == 0);
        return true;
    }

    private static AreaHeading? Title(string text, int line)
    {
        var start = text.StartsWith("Område ", StringComparison.OrdinalIgnoreCase) ? "Område ".Length : 0;
        if (text.Length > ReportLines.LongestHeading || text.Length < start + 3 || text[start] is < '1' or > '9' || !(text[start + 1] is '.' or ' ' or ')' or ':'))
        {
            return null;
        }

        var name = text[(start + 2)..].TrimStart();
        return name.Length > 2 && char.IsLetter(name[0])
            ? new AreaHeading(text[start] - '0', Columns.WithoutNames(Numerals.WithoutTail(name)), new Passage(line, line))
            : null;
    }

    /// <summary>A line of words goes on with the name above it, if it can be the end of one.</summary>
    private void ReadText(string text, int line)
    {
        if (afterTitle && text.Length <= ReportLines.LongestHeading)
        {
            collected.GoOnWithTitle(Columns.WithoutNames(text), line);
            collected.Name(Columns.Named(text));
            afterTitle = false;
        }
        else if (afterRow && text.Length > 0 && char.IsLower(text[0]) && text.Length <= ReportLines.LongestHeading)
        {
            collected.GoOnWithRow(text, line);
            afterRow = false;
        }
    }
}
