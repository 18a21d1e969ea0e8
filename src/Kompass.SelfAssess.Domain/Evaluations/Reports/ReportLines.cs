namespace Kompass.SelfAssess.Domain.Evaluations.Reports;

/// <summary>The lines with text of a report as its readers see them: without markup, told apart from white space.</summary>
internal sealed class ReportLines
{
    /// <summary>No heading is longer; longer lines are running text.</summary>
    public const int LongestHeading = 160;

    private readonly int[] next;

    public ReportLines(ReportText text)
    {
        Text = text;
        Plain = [.. text.Lines.Select(line => line.IsEmpty ? "" : Markup.Strip(line.Text))];
        next = new int[Count + 2];
        next[Count + 1] = next[Count] = Count + 1;
        for (var number = Count - 1; number >= 0; number--)
        {
            next[number] = Plain[number].Length > 0 ? number + 1 : next[number + 1];
        }
    }

    public ReportText Text { get; }

    public int Count => Text.Lines.Count;

    private string[] Plain { get; }

    /// <summary>The line of this number without markup; empty outside the text.</summary>
    public string this[int number] => number >= 1 && number <= Count ? Plain[number - 1] : "";

    /// <summary>The line if it is short enough for a heading, without tabs; else empty.</summary>
    public string Heading(int number) =>
        this[number] is { Length: <= LongestHeading } line ? line.Replace('\t', ' ').Trim() : "";

    /// <summary>The first line with text below this one; one past the end where there is none.</summary>
    public int After(int number) => next[Math.Min(number, Count + 1)];

    /// <summary>The numbers of the next <paramref name="count"/> lines with text below this one.</summary>
    public IEnumerable<int> AfterWith(int number, int count)
    {
        for (var line = After(number); line <= Count && count > 0; line = After(line), count--)
        {
            yield return line;
        }
    }

    /// <summary>From the first line to the last, without empty lines at its ends; null where nothing is left.</summary>
    public Passage? Part(int first, int last)
    {
        var start = After(Math.Max(first, 1) - 1);
        while (last >= start && this[last].Length == 0)
        {
            last--;
        }

        return last >= start ? new Passage(start, last) : null;
    }
}
