using System.Text.RegularExpressions;

namespace Kompass.SelfAssess.Domain.Evaluations.Reports.Findings;

/// <summary>
/// Parts the lines of a column into findings: at bullets and tags where there are such, at sentence ends where findings have been run together
/// in a cell, else by how the lines were broken: a line whose next word would still have fitted ends a finding.
/// </summary>
internal sealed partial class FindingItems(ReportVocabulary vocabulary, LineBreaks breaks)
{
    private const double UnspacedShare = 0.2;
    private const int FewestBefore = 2;
    private const int ShortestProse = 350;
    private const int FarLonger = 3;
    private const int ProseSentences = 3;

    /// <summary>The findings of a column in order.</summary>
    public IReadOnlyList<FindingItem> Of(IReadOnlyList<ColumnLine> column)
    {
        var pieces = Pieces(column);
        var gap = UsualGap(pieces);
        var bulleted = pieces.Count > 0 && pieces[0].Bullet && pieces.Count(piece => piece.Bullet) > 1;

        var items = new List<FindingItem>();
        var open = new List<Piece>();
        foreach (var piece in pieces)
        {
            var apart = open.Count > 0 && piece.Empty > gap;
            if (open.Count > 0 && (apart || Begins(open[^1], piece, bulleted)))
            {
                Close(open, items, gap);
            }

            open.Add(piece);
        }

        Close(open, items, gap);
        return WithoutProse(items);
    }

    // Where no heading ends the list, the first paragraph that is far longer than any finding before it does.
    private static List<FindingItem> WithoutProse(List<FindingItem> items)
    {
        for (var i = FewestBefore; i < items.Count; i++)
        {
            if (items[i].Text.Length > ShortestProse && items[i].Text.Length > FarLonger * items.Take(i).Max(item => item.Text.Length)
                && Sentences.Of(items[i].Text).Count >= ProseSentences)
            {
                return items[..i];
            }
        }

        return items;
    }

    private bool Begins(Piece previous, Piece piece, bool bulleted)
    {
        if (piece.Whole || previous.Whole || piece.Bullet || previous.Ended)
        {
            return true;
        }

        return !bulleted && breaks.Between(previous.Text, piece.Text);
    }

    private void Close(List<Piece> open, List<FindingItem> items, int gap)
    {
        if (open.Count > 0)
        {
            var text = LineJoiner.Join(open.Select(piece => piece.Text), vocabulary);
            if (text.Any(char.IsLetter))
            {
                items.Add(new FindingItem(text, new Passage(open[0].Line, open[^1].Line), items.Count > 0 && open[0].Empty > gap));
            }

            open.Clear();
        }
    }

    // Every line of some reports is followed by an empty one; only more than that tells something. Where a good part of them is not, the
    // space of the others parts findings, or blocks of a table.
    private static int UsualGap(List<Piece> pieces) => pieces.Count < 2
        ? int.MaxValue
        : pieces.Skip(1).Count(piece => piece.Empty == 0) >= UnspacedShare * pieces.Count ? 0
        : pieces.Skip(1).GroupBy(piece => piece.Empty).OrderByDescending(group => group.Count()).ThenByDescending(group => group.Key).First().Key;

    private List<Piece> Pieces(IReadOnlyList<ColumnLine> column)
    {
        var pieces = new List<Piece>();
        var trailing = column.Count == 0 ? 0 : column.GroupBy(Trailing).MaxBy(group => group.Count())!.Key;
        var alone = false;
        foreach (var line in column)
        {
            if (Bullets.IsAlone(line.Text))
            {
                alone = true;
                continue;
            }

            var parts = Breaks().Split(line.Text).Select(part => part.Trim()).Where(part => part.Length > 0).ToList();
            var tagged = parts.Count > 1 || (line.Text.Contains('<', StringComparison.Ordinal) && Breaks().IsMatch(line.Text));
            foreach (var part in parts)
            {
                var bullet = Bullets.LengthOf(part);
                var text = LineJoiner.Plain(part[bullet..]);
                var cut = line.Cell && !tagged && bullet == 0 ? RunTogether.Part(text, vocabulary) : [text];
                var whole = tagged || cut.Count > 1;
                pieces.AddRange(cut.Where(piece => piece.Length > 0).Select((piece, i) =>
                    new Piece(line.Number, piece, bullet > 0 || (alone && i == 0), whole, Trailing(line) > trailing, i == 0 ? line.Empty : 0)));
                alone = false;
            }
        }

        return pieces;
    }

    // A paragraph that ends with a space of its own leaves one more at the end of its last line than wrapping does.
    private static int Trailing(ColumnLine line) => line.Text.Length - line.Text.TrimEnd(' ').Length;

    private sealed record Piece(int Line, string Text, bool Bullet, bool Whole, bool Ended, int Empty);

    [GeneratedRegex(@"</?(?:p|li|ul|ol|div|br|td|tr)\b[^<>]{0,200}/?>|(?=[•●▪])", RegexOptions.IgnoreCase)]
    private static partial Regex Breaks();
}
