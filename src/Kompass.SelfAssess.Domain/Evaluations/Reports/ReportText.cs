namespace Kompass.SelfAssess.Domain.Evaluations.Reports;

/// <summary>The text of a report as lines in reading order. Source: domain E.3.</summary>
/// <param name="Lines">All lines, empty ones included, numbered from 1 without gaps.</param>
public sealed record ReportText(IReadOnlyList<ReportLine> Lines)
{
    private const double CharacterWidth = 1;
    private const int Gap = 3;

    /// <summary>Reads plain text: form feeds begin a page; tabs, and gaps of three spaces and more, part the cells of a line.</summary>
    public static ReportText FromPlain(string text)
    {
        var lines = new List<ReportLine>();
        var page = 1;
        foreach (var line in PlainText.Lines(text))
        {
            page += line.Count(character => character == '\f');
            lines.Add(Line(lines.Count + 1, page, PlainText.Clean(line.Replace("\f", "", StringComparison.Ordinal))));
        }

        return new ReportText(lines);
    }

    /// <summary>The lines of a passage as they stand, joined by line breaks.</summary>
    public string Quote(Passage passage) => string.Join(
        '\n', Lines.Skip(passage.FirstLine - 1).Take(passage.LastLine - passage.FirstLine + 1).Select(line => line.Text));

    private static ReportLine Line(int number, int page, string text)
    {
        var cells = new List<ReportCell>();
        var start = 0;
        while (start <= text.Length)
        {
            var (end, next) = CellEnd(text, start);
            var cell = text[start..end];
            var left = start + cell.Length - cell.TrimStart().Length;
            cells.Add(new ReportCell(cell.Trim(), left * CharacterWidth, Math.Max(left, start + cell.TrimEnd().Length) * CharacterWidth));
            start = next;
        }

        return new ReportLine(number, page, text, cells);
    }

    private static (int End, int Next) CellEnd(string text, int start)
    {
        var spaces = 0;
        for (var at = start; at < text.Length; at++)
        {
            if (text[at] == '\t')
            {
                return (at, at + 1);
            }

            if (text[at] == ' ')
            {
                spaces++;
                continue;
            }

            // What stands at the edge, and a gap beside a tab, parts nothing.
            if (spaces >= Gap && text.AsSpan(start, at - start).ContainsAnyExcept(' '))
            {
                return (at, at);
            }

            spaces = 0;
        }

        return (text.Length, text.Length + 1);
    }
}

/// <summary>One line of a report.</summary>
/// <param name="Number">Its place in the text, from 1.</param>
/// <param name="Page">Page, from 1; 1 throughout where the text has no pages.</param>
/// <param name="Text">The line as it stands, without line break.</param>
/// <param name="Cells">What stands side by side on it, from the left; one cell where nothing parts it.</param>
public sealed record ReportLine(int Number, int Page, string Text, IReadOnlyList<ReportCell> Cells)
{
    /// <summary>True for a line of nothing but white space.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Text);

    /// <summary>True where the edges of the cells are places on a page; false where a tab is all that is known of them.</summary>
    public bool Placed { get; init; }
}

/// <summary>A piece of a line that stands apart from its neighbours.</summary>
/// <param name="Text">Its text, trimmed.</param>
/// <param name="Left">Left edge: points of the page in a PDF (where it is set in columns, as if they all stood where the first one is), characters in plain text.</param>
/// <param name="Right">Right edge, in the same unit.</param>
public sealed record ReportCell(string Text, double Left, double Right);

/// <summary>Where in the report something was read.</summary>
/// <param name="FirstLine">Number of the first line.</param>
/// <param name="LastLine">Number of the last line, the first or later.</param>
public sealed record Passage(int FirstLine, int LastLine);
