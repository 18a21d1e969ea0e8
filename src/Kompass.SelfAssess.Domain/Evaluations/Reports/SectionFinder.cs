using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.Domain.Evaluations.Reports;

/// <summary>Parts the body of an area's chapter by the names of its sub-areas. Source: domain E.2.</summary>
internal static class SectionFinder
{
    private const int LongestName = 130;

    public static IReadOnlyList<SubAreaSection> In(ReportText text, ReportOutline outline, AreaChapter chapter, FrameworkEdition edition)
    {
        var area = edition.Areas.FirstOrDefault(candidate => candidate.Number == chapter.Number);
        if (area is null || chapter.Body is not { } body)
        {
            return [];
        }

        ReportLine[] lines = [.. outline.LinesOf(text, body)];
        var found = new List<(SubArea SubArea, string Name, int First, int Last)>();
        for (var at = 0; at < lines.Length; at++)
        {
            if (Heading(lines, at, area) is { } heading && found.All(other => other.SubArea.Code != heading.SubArea.Code))
            {
                found.Add((heading.SubArea, heading.Name, at, at + heading.Lines - 1));
                at += heading.Lines - 1;
            }
        }

        return
        [
            .. found.Select((heading, index) => new SubAreaSection(
                heading.SubArea.Code,
                heading.Name,
                new Passage(lines[heading.First].Number, lines[heading.Last].Number),
                Between(lines, heading.Last + 1, index + 1 < found.Count ? found[index + 1].First : lines.Length))),
        ];
    }

    private static Passage? Between(ReportLine[] lines, int first, int end) =>
        first < end ? new Passage(lines[first].Number, lines[end - 1].Number) : null;

    private static (SubArea SubArea, string Name, int Lines)? Heading(ReportLine[] lines, int at, Area area)
    {
        var one = Name(lines[at]);
        if (one.Length == 0 || !IsTitle(one))
        {
            return null;
        }

        var best = Best(area, one);
        if (at + 1 < lines.Length && Name(lines[at + 1]) is { Length: > 0 } rest && char.IsLower(rest[0]) && !rest.EndsWith('.'))
        {
            var joined = $"{one} {rest}";
            var both = Best(area, joined);
            if (both.Likeness > best.Likeness && both.Likeness >= Likeness.Same)
            {
                return (both.SubArea!, joined, 2);
            }
        }

        return best.Likeness >= Likeness.Same ? (best.SubArea!, one, 1) : null;
    }

    private static string Name(ReportLine line)
    {
        var plain = line.Text.Length > LongestName * 2 ? "" : Markup.Strip(line.Text);
        return plain.Length > LongestName || AreaHeadings.IsBullet(plain) ? "" : WithoutCode(plain);
    }

    private static string WithoutCode(string line) => line.TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.', ' ');

    private static bool IsTitle(string line) => char.IsUpper(line[0]) && !line.EndsWith('.') && !line.EndsWith(',');

    private static (SubArea? SubArea, double Likeness) Best(Area area, string line)
    {
        (SubArea? SubArea, double Likeness) best = (null, 0);
        foreach (var subArea in area.SubAreas)
        {
            var likeness = subArea.Aliases.Append(subArea.Name.Sv).Where(name => Likeness.MayBeSame(name, line)).Select(name => Likeness.Of(name, line)).DefaultIfEmpty().Max();
            if (likeness > best.Likeness)
            {
                best = (subArea, likeness);
            }
        }

        return best;
    }
}
