namespace Kompass.SelfAssess.App.Exports.Steering;

/// <summary>How high a row must be for its text. Programs that open a file do not all work that out, so it is said.</summary>
internal static class RowHeights
{
    private const double BodyLine = 13.5;
    private const double HeaderLine = 12.5;
    private const double Air = 4;

    /// <summary>A width counts digits; letters are narrower on the whole.</summary>
    private const double CharactersPerUnit = 1.25;

    public static double Header(IReadOnlyList<BookColumn> columns) => (columns.Max(column => Lines(column.Header, column.Width)) * HeaderLine) + Air;

    public static double Body(IReadOnlyList<BookColumn> columns, IReadOnlyList<BookCell> cells)
    {
        var most = 1;
        for (var at = 0; at < cells.Count; at++)
        {
            if (!columns[at].RunsOn && cells[at].Content is TextCell text)
            {
                most = Math.Max(most, Lines(text.Value, columns[at].Width));
            }
        }

        return (most * BodyLine) + Air;
    }

    /// <summary>Words on lines of so many characters; a word that is longer than the line is broken.</summary>
    private static int Lines(string text, double width)
    {
        var room = Math.Max(1, (int)(width * CharactersPerUnit));
        var lines = 0;
        foreach (var paragraph in text.Split('\n'))
        {
            lines++;
            var used = 0;
            foreach (var word in paragraph.Split(' '))
            {
                if (used > 0 && used + 1 + word.Length > room)
                {
                    lines++;
                    used = 0;
                }

                used += (used > 0 ? 1 : 0) + word.Length;
                lines += (used - 1) / room;
                used = used == 0 ? 0 : ((used - 1) % room) + 1;
            }
        }

        return lines;
    }
}
