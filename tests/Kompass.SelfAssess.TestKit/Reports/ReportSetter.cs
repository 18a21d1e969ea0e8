using System.Text.RegularExpressions;

namespace Kompass.SelfAssess.TestKit.Reports;

/// <summary>
/// Sets a sample report as PDF the way such reports look: running header and page number, tables with real columns, in one or two columns of
/// text.
/// </summary>
public sealed partial class ReportSetter
{
    private const double Margin = 62;
    private const double Gap = 28;
    private const double Pitch = 13.5;
    private const double Size = 10.5;

    private readonly PdfPaper paper = new();
    private int columns;
    private double width;
    private readonly string header;
    private int column;
    private double top;

    private ReportSetter(int columns, string header)
    {
        this.header = header;
        Begin(columns);
    }

    /// <summary>How far the right side of a table of findings stands below the left, in points of the page; with it, points stand half way down a name.</summary>
    public double Drop { get; private init; }

    /// <param name="key">A sample of <see cref="SampleReports"/>.</param>
    /// <param name="columns">1 or 2.</param>
    /// <param name="drop">See <see cref="Drop"/>.</param>
    public static byte[] Set(string key, int columns, double drop = 0)
    {
        var setter = new ReportSetter(columns, $"Kommunkompassen Analys av {char.ToUpperInvariant(key[0])}{key[1..key.IndexOf('-', StringComparison.Ordinal)]} kommun") { Drop = drop };
        var lines = SampleReports.Read(key).ReplaceLineEndings("\n").Split('\n');
        var doubled = lines.Where((_, index) => index % 2 == 1).Count(string.IsNullOrWhiteSpace) > lines.Length * 0.45;
        foreach (var line in lines)
        {
            if (setter.columns > 1 && line.EndsWith("\t\t\t\t\t\t\t", StringComparison.Ordinal))
            {
                // Two score tables side by side take the whole width.
                setter.Begin(1);
            }

            if (line.Contains('\t', StringComparison.Ordinal) && !line.EndsWith("\t\t\t\t\t\t\t", StringComparison.Ordinal))
            {
                setter.Row(line.Split('\t'));
            }
            else if (string.IsNullOrWhiteSpace(line))
            {
                setter.top += doubled ? 0 : Pitch / 2;
            }
            else
            {
                setter.Paragraph(line.TrimEnd('\t'));
            }
        }

        return setter.paper.Write();
    }

    private static IEnumerable<string> Paragraphs(string cell) =>
        Mark().Split(cell.Replace("<", "\n<", StringComparison.Ordinal).Replace("•", "\n•", StringComparison.Ordinal).Replace("**", "", StringComparison.Ordinal))
            .Select(piece => piece.Trim()).Where(piece => piece.Length > 0);

    private static IEnumerable<string> PartsOf(string cell) =>
        cell.Length < 200 || cell.Contains("<p>", StringComparison.Ordinal) ? Paragraphs(cell) : Run().Split(cell);

    private void Paragraph(string text)
    {
        foreach (var piece in Paragraphs(text))
        {
            var bullet = piece.StartsWith("- ", StringComparison.Ordinal) || piece.StartsWith('•');
            foreach (var (line, index) in PdfPaper.Wrap(piece, width - (bullet ? 12 : 0), Size).Select((line, index) => (line, index)))
            {
                Line([(bullet && index > 0 ? 12 : 0, line, 0)]);
            }
        }
    }

    /// <summary>A new page in so many columns of text.</summary>
    private void Begin(int count)
    {
        columns = count;
        width = (PdfPaper.Width - (2 * Margin) - ((columns - 1) * Gap)) / columns;
        Page();
    }

    /// <summary>A row of a table: findings in two halves, points in narrow columns beside a wide one, two such tables side by side.</summary>
    private void Row(string[] cells)
    {
        double[] shares = cells.Length switch
        {
            2 when cells.All(cell => cell.Length > 12) || cells[0].StartsWith("<p>", StringComparison.Ordinal) || cells[0] == "Styrkor" => [0.5, 0.5],
            2 => [0.84, 0.16],
            3 => [0.68, 0.18, 0.14],
            4 => [0.6, 0.15, 0.15, 0.1],
            8 when cells[0].Length < 4 && cells[1].Length < 3 => [.. Enumerable.Repeat(0.125, 8)],
            8 => [0.25, 0.09, 0.09, 0.07, 0.25, 0.09, 0.09, 0.07],
            _ => [.. Enumerable.Repeat(1.0 / cells.Length, cells.Length)],
        };
        List<string>[] wrapped = [.. cells.Select((cell, index) => PartsOf(cell).SelectMany(piece => PdfPaper.Wrap(piece, (shares[index] * width) - 8, SizeOf(cells))).ToList())];
        var height = wrapped.Max(cell => cell.Count);
        double Down(int index) => Drop == 0 || index == 0 ? 0 : wrapped[index].Count == 1 ? (height - 1) * (SizeOf(cells) < Size ? 9.5 : Pitch) / 2 : Drop;
        for (var row = 0; row < height; row++)
        {
            var lefts = shares.Select((_, index) => shares.Take(index).Sum() * width).ToList();
            Line([.. wrapped.Select((cell, index) => (Cell: cell, Index: index)).Where(cell => row < cell.Cell.Count)
                .Select(cell => (lefts[cell.Index], cell.Cell[row], Down(cell.Index)))], SizeOf(cells));
        }

        top += 2;
    }

    private double SizeOf(string[] cells) => cells.Length >= 8 || (columns > 1 && cells.Length > 1) ? 7 : Size;

    private void Line(IReadOnlyList<(double Left, string Text, double Drop)> pieces, double size = Size)
    {
        if (top > PdfPaper.Height - Margin - 20)
        {
            column++;
            top = Margin + 25;
            if (column == columns)
            {
                Page();
            }
        }

        foreach (var (left, text, drop) in pieces)
        {
            paper.Text(Margin + (column * (width + Gap)) + left, top + drop, text, size);
        }

        top += size < Size ? 9.5 : Pitch;
    }

    private void Page()
    {
        paper.Page().Text(Margin, 40, header, 9).Text(PdfPaper.Width - Margin - 12, PdfPaper.Height - 36, $"{paper.Pages}", 9);
        (column, top) = (0, Margin + 25);
    }

    [GeneratedRegex("</?(?:p|ul|li|br)[^>]*>|\n")]
    private static partial Regex Mark();

    /// <summary>Where a finding begins in a cell in which they have been run together: their report had them on lines of their own.</summary>
    [GeneratedRegex(@"(?<=[\p{Ll}.)]) (?=\p{Lu}\p{Ll})")]
    private static partial Regex Run();
}
