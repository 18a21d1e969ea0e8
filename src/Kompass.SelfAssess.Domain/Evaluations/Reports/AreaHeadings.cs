using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.Domain.Evaluations.Reports;

/// <summary>Finds the headings of the area chapters: "Område 3 Styrning och kontroll", or a number and a known name above "Rubriker".</summary>
internal sealed class AreaHeadings(ReportLines lines, IReadOnlyList<FrameworkEdition> editions)
{
    private const double Sure = 0.85;
    private const double Hint = 0.6;
    private const int LongestName = 110;
    private const int LinesBelow = 5;

    private readonly ILookup<int, string> names = editions
        .SelectMany(edition => edition.Areas)
        .Select(area => (area.Number, Name: area.Name.Sv))
        .Distinct()
        .ToLookup(area => area.Number, area => area.Name);

    /// <summary>The heading on this line, if there is one.</summary>
    public AreaHeading? At(int number)
    {
        var line = lines.Heading(number);
        var said = AfterWord(line);
        if (Number(said ?? line) is not { } area)
        {
            return null;
        }

        var name = Numerals.WithoutTail((said ?? line)[1..].TrimStart(' ', '.', ':', ')', '-', '–', '\u2014'));
        var last = number;
        if (Continues(area, name, lines.After(number)) is { } longer)
        {
            (name, last) = (longer, lines.After(number));
        }

        return IsName(name) && !line.EndsWith('.') && IsHeading(area, name, last, said is not null) ? new AreaHeading(area, name, new Passage(number, last)) : null;
    }

    /// <summary>How much a name is like one that an area of this number has in some edition, 0–1.</summary>
    public double LikenessTo(int area, string name) => names[area].Select(known => Likeness.Of(known, name)).DefaultIfEmpty().Max();

    private bool IsHeading(int area, string name, int last, bool said)
    {
        var likeness = LikenessTo(area, name);
        var below = lines.AfterWith(last, LinesBelow).ToList();
        var header = below.Take(said && likeness < Hint ? 2 : LinesBelow).Any(line => Headings.IsHeaderBlock(Likeness.Letters(lines.Heading(line))));
        return said && !ContentsFinder.LooksLikeEntry(lines[last])
            ? likeness >= Hint || header || below.Take(2).Any(line => IsBullet(lines[line]) || Headings.IsGeneral(Likeness.Letters(lines.Heading(line))))
            : likeness >= Sure && header;
    }

    private string? Continues(int area, string name, int next)
    {
        var line = Numerals.WithoutTail(lines.Heading(next));
        if (line.Length == 0 || IsBullet(line) || char.IsAsciiDigit(line[0]) || Headings.IsHeaderBlock(Likeness.Letters(line)))
        {
            return null;
        }

        var joined = name.Length == 0 ? line : $"{name} {line}";
        return joined.Length <= LongestName && LikenessTo(area, joined) is var likeness && likeness >= Sure && likeness > LikenessTo(area, name) + 0.05
            ? joined
            : null;
    }

    public static bool IsBullet(string line) =>
        line.Length > 0 && (line[0] is '•' or '·' or '▪' or '●' or '\uF0B7' or '◦' || (line[0] is '-' or '–' && line.Length > 1 && line[1] == ' '));

    private static bool IsName(string name) =>
        name.Length <= LongestName && !name.EndsWith('.') && !name.Contains(". ", StringComparison.Ordinal);

    private static string? AfterWord(string line) =>
        line.StartsWith("Område ", StringComparison.Ordinal) || line.StartsWith("OMRÅDE ", StringComparison.Ordinal)
            ? line["Område ".Length..].TrimStart()
            : null;

    private static int? Number(string line) =>
        line.Length > 0 && line[0] is >= '1' and <= '9' && (line.Length == 1 || !(char.IsAsciiDigit(line[1]) || (line[1] is '.' or ',' && line.Length > 2 && char.IsAsciiDigit(line[2]))))
            ? line[0] - '0'
            : null;
}

/// <summary>The heading of an area's chapter.</summary>
/// <param name="Number">Area number as printed.</param>
/// <param name="Name">Name on one line.</param>
/// <param name="Passage">Where it stands.</param>
internal sealed record AreaHeading(int Number, string Name, Passage Passage);
