namespace Kompass.SelfAssess.Domain.Evaluations.Reports;

/// <summary>The names that the areas of a report have, and which of them a sentence means.</summary>
internal sealed class AreaNames(IEnumerable<(int Number, string Name)> names)
{
    private readonly IReadOnlyList<(int Number, string Letters)> known =
        [.. names.Select(name => (name.Number, Letters: Likeness.Letters(name.Name))).Where(name => name.Letters.Length > 0).Distinct().OrderByDescending(name => name.Letters.Length)];

    /// <summary>The area that is named nearest before a word, else nearest behind it; null where none is.</summary>
    public int? Nearest(Sentence sentence, int word)
    {
        (int Number, int Word)? before = null;
        (int Number, int Word)? behind = null;
        foreach (var (number, place) in Mentions(sentence))
        {
            if (place < word && (before is null || place > before.Value.Word))
            {
                before = (number, place);
            }
            else if (place > word && (behind is null || place < behind.Value.Word))
            {
                behind = (number, place);
            }
        }

        return (before ?? behind)?.Number;
    }

    private IEnumerable<(int Number, int Word)> Mentions(Sentence sentence)
    {
        foreach (var (number, letters) in known.Concat(Enumerable.Range(1, 9).SelectMany(number => new[] { (number, $"område {number}"), (number, $"området {number}") })))
        {
            for (var at = sentence.Letters.IndexOf($" {letters} ", StringComparison.Ordinal); at >= 0; at = sentence.Letters.IndexOf($" {letters} ", at + 1, StringComparison.Ordinal))
            {
                yield return (number, sentence.WordAt(at + 1));
            }
        }
    }
}
