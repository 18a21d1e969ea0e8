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
    private readonly int columns;
    private readonly double width;
    private readonly string header;
    private int column;
    private double top;

    private ReportSetter(int columns, string header)
    {
        (this.columns, this.header) = (columns, header);
        width = (PdfPaper.Width - (2 * Margin) - ((columns - 1) * Gap)) / columns;
        Page();
    }

    /// <summary>How far below their place the right side of a table of findings and the points of a row stand, in points of the page.</summary>
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
            if (line.Contains('\t', StringComparison.Ordinal))
            {
                setter.Row(line.Split('\t'));
            }
            else if (string.IsNullOrWhiteSpace(line))
            {
                setter.top += doubled ? 0 : Pitch / 2;
            }
            else
            {
                setter.Paragraph(line);
            }
        }

        return setter.paper.Write();
    }

    private static IEnumerable<string> Paragraphs(string cell) =>
        Mark().Split(cell.Replace("<", "\n<", StringComparison.Ordinal).Replace("•", "\n•", StringComparison.Ordinal).Replace("**", "", StringComparison.Ordinal))
            .Select(piece => piece.Trim()).Where(piece => piece.Length > 0);

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
        List<string>[] wrapped = [.. cells.Select((cell, index) => Paragraphs(cell).SelectMany(piece => PdfPaper.Wrap(piece, (shares[index] * width) - 8, SizeOf(cells))).ToList())];
        for (var row = 0; row < wrapped.Max(cell => cell.Count); row++)
        {
            var lefts = shares.Select((_, index) => shares.Take(index).Sum() * width).ToList();
            Line([.. wrapped.Select((cell, index) => (Cell: cell, Index: index)).Where(cell => row < cell.Cell.Count)
                .Select(cell => (lefts[cell.Index], cell.Cell[row], cell.Index > 0 ? Drop : 0))]);
        }

        top += 2;
    }

    private double SizeOf(string[] cells) => cells.Length >= 8 || (columns > 1 && cells.Length > 2) ? 7 : Size;

    private void Line(IReadOnlyList<(double Left, string Text, double Drop)> pieces)
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
            paper.Text(Margin + (column * (width + Gap)) + left, top + drop, text, pieces.Count > 2 ? SizeOf(new string[pieces.Count]) : Size);
        }

        top += Pitch;
    }

    private void Page()
    {
        paper.Page().Text(Margin, 40, header, 9).Text(PdfPaper.Width - Margin - 12, PdfPaper.Height - 36, $"{paper.Pages}", 9);
        (column, top) = (0, Margin + 25);
    }

    [GeneratedRegex("</?(p|ul|li|br)[^>]*>|\n")]
    private static partial Regex Mark();
}
