namespace Kompass.SelfAssess.Domain.Evaluations.Reports;

/// <summary>Finds the table of contents: what follows "Innehåll" until its first heading comes again, or as long as lines end with a page.</summary>
internal static class ContentsFinder
{
    private const int LongestContents = 120;
    private const int LargestGap = 3;
    private const int FewestEntries = 4;

    public static Passage? Find(ReportLines lines)
    {
        // Only the beginning is searched: nobody puts the contents behind the first chapters.
        var first = lines.AfterWith(0, LongestContents).FirstOrDefault(number => Headings.IsContents(Likeness.Letters(lines.Heading(number))));
        if (first == 0)
        {
            first = lines.AfterWith(0, LongestContents).FirstOrDefault(number => LooksLikeEntry(lines[number]) && BeginsContents(lines, number));
        }

        return first == 0 ? null : lines.Part(first, LastLine(lines, first));
    }

    /// <summary>A line of contents ends with dots or a tab and a page number, or is the title of a chapter and a page number.</summary>
    public static bool LooksLikeEntry(string line)
    {
        if (line.Length > ReportLines.LongestHeading || PageOf(line) is null)
        {
            return false;
        }

        var title = line.TrimEnd().TrimEnd("0123456789".ToCharArray());
        return title.Any(char.IsLetter)
            && (title.EndsWith('\t') || title.TrimEnd().EndsWith("..", StringComparison.Ordinal) || title.TrimEnd().EndsWith('…') || IsChapter(Likeness.Letters(title)));
    }

    private static bool BeginsContents(ReportLines lines, int number)
    {
        var entries = lines.AfterWith(number, FewestEntries * 2).Prepend(number).Where(line => LooksLikeEntry(lines[line])).ToList();
        var pages = entries.Select(line => PageOf(lines[line])!.Value).ToList();
        return entries.Count >= FewestEntries
            && entries.Any(line => IsChapter(Likeness.Letters(lines[line])))
            && pages.Zip(pages.Skip(1)).All(pair => pair.First <= pair.Second);
    }

    private static int LastLine(ReportLines lines, int first)
    {
        var titles = new HashSet<string>();
        var last = first;
        var since = 0;
        foreach (var number in lines.AfterWith(first, LongestContents))
        {
            var title = Headings.WithoutNumber(Likeness.Letters(lines.Heading(number).TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', ' ', '.')));
            if (title.Length > 0 && IsChapter(title) && titles.Contains(title))
            {
                return number - 1;
            }

            titles.Add(title);
            since = LooksLikeEntry(lines[number]) || (IsNumbered(lines.Heading(number)) && since < LargestGap) ? 0 : since + 1;
            last = since == 0 ? number : last;
        }

        return last;
    }

    private static bool IsChapter(string letters) =>
        Headings.IsIntroduction(letters) || Headings.IsDetails(letters) || Headings.IsTable(letters) || letters.Contains("i förhållande till", StringComparison.Ordinal);

    private static bool IsNumbered(string line) => line.Length > 2 && char.IsAsciiDigit(line[0]) && (line[1] is '.' or ' ') && line.Any(char.IsLetter);

    private static int? PageOf(string line)
    {
        var end = line.TrimEnd();
        var digits = end.Length - end.TrimEnd("0123456789".ToCharArray()).Length;
        return digits is > 0 and <= 3 ? int.Parse(end[^digits..], System.Globalization.CultureInfo.InvariantCulture) : null;
    }
}
