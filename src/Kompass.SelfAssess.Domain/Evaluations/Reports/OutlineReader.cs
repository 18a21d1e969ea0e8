using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.Domain.Evaluations.Reports;

/// <summary>Finds the parts of a report by their headings, in one pass from the top.</summary>
internal sealed class OutlineReader
{
    private const int WrappedLines = 3;

    private readonly ReportLines lines;
    private readonly AreaHeadings headings;
    private readonly HashSet<int> furniture;
    private readonly Passage? contents;
    private readonly List<AreaHeading> areas = [];

    /// <summary>Where the chapters begin, whether or not they are of use, in order: each ends the one before.</summary>
    private readonly SortedSet<int> starts = [];

    /// <summary>Where the score table begins and ends: it ends a chapter, but the summary goes on below it.</summary>
    private readonly SortedSet<int> bounds = [];

    private int? introduction;
    private int? summary;
    private int? evaluation;

    private OutlineReader(ReportText text, IReadOnlyList<FrameworkEdition> editions)
    {
        lines = new ReportLines(text);
        headings = new AreaHeadings(lines, editions);
        furniture = FurnitureFinder.Find(lines);
        contents = ContentsFinder.Find(lines);
    }

    public static ReportOutline Read(ReportText text, IReadOnlyList<FrameworkEdition> editions) => new OutlineReader(text, editions).Read();

    private ReportOutline Read()
    {
        var first = (contents?.LastLine ?? 0) + 1;
        for (var number = lines.After(first - 1); number <= lines.Count; number = lines.After(number))
        {
            if (!furniture.Contains(number))
            {
                ReadLine(number);
            }
        }

        var table = ScoreTableFinder.Find(lines, first, furniture);
        if (table is not null)
        {
            bounds.Add(table.FirstLine);
            bounds.Add(table.LastLine + 1);
            areas.RemoveAll(area => area.Passage.FirstLine >= table.FirstLine && area.Passage.FirstLine <= table.LastLine);
        }

        return new ReportOutline
        {
            Contents = contents,
            Introduction = introduction is { } start ? lines.Part(start, EndOf(start)) : null,
            Summary = Summary(first),
            Areas = [.. areas.Select(Chapter)],
            ScoreTable = table,
            Furniture = furniture,
        };
    }

    private void ReadLine(int number)
    {
        var line = lines.Heading(number);
        if (line.Length == 0)
        {
            return;
        }

        if (headings.At(number) is { } heading)
        {
            ReadArea(heading);
            return;
        }

        var letters = Likeness.Letters(line);
        if (introduction is null && Headings.IsIntroduction(letters))
        {
            starts.Add(number);
            introduction = number;
        }
        else if (summary is null && Headings.IsSummary(Likeness.Letters(Joined(number))))
        {
            starts.Add(number);
            summary = number;
        }
        else if (Headings.IsDetails(letters) || (Headings.IsTable(letters) && (char.IsAsciiDigit(letters[0]) || areas.Count > 0)))
        {
            starts.Add(number);
        }
        else if (evaluation is null && areas.Count == 0 && Headings.IsEvaluation(letters))
        {
            evaluation = number;
        }
    }

    private void ReadArea(AreaHeading heading)
    {
        if (areas.Count > 0 && areas[^1].Number == heading.Number)
        {
            // Repeated at the top of a page.
            for (var number = heading.Passage.FirstLine; number <= heading.Passage.LastLine; number++)
            {
                furniture.Add(number);
            }

            return;
        }

        starts.Add(heading.Passage.FirstLine);
        if (areas.All(area => area.Number != heading.Number))
        {
            areas.Add(heading);
        }
    }

    private string Joined(int number) =>
        string.Join(' ', lines.AfterWith(number, WrappedLines - 1).Prepend(number).Select(lines.Heading));

    private Passage? Summary(int first)
    {
        if ((summary ?? evaluation) is { } start)
        {
            if (summary is null)
            {
                starts.Add(start);
            }

            return lines.Part(start, EndOf(start));
        }

        // Without any heading it is what stands before the first chapter.
        return introduction is null && starts.Count > 0 ? lines.Part(first, starts.Min - 1) : null;
    }

    private int EndOf(int start)
    {
        var later = starts.GetViewBetween(start + 1, int.MaxValue);
        return later.Count == 0 ? lines.Count : later.Min - 1;
    }

    private AreaChapter Chapter(AreaHeading heading)
    {
        var below = bounds.GetViewBetween(heading.Passage.LastLine + 1, int.MaxValue);
        var last = Math.Min(EndOf(heading.Passage.FirstLine), below.Count == 0 ? int.MaxValue : below.Min - 1);
        var findings = 0;
        for (var number = lines.After(heading.Passage.LastLine); number <= last && findings == 0; number = lines.After(number))
        {
            findings = Headings.IsFindings(Likeness.Letters(lines.Heading(number))) ? number : 0;
        }

        last = findings == 0 ? last : EndOfFindings(findings, last);
        var bodyEnd = findings == 0 ? last : findings - 1;
        var headerEnd = HeaderBlock.LastLine(lines, heading.Passage.LastLine, bodyEnd, furniture);
        return new AreaChapter(
            heading.Number,
            heading.Name,
            heading.Passage,
            headerEnd is { } end ? lines.Part(heading.Passage.LastLine + 1, end) : null,
            lines.Part((headerEnd ?? heading.Passage.LastLine) + 1, bodyEnd),
            findings == 0 ? null : lines.Part(findings, last));
    }

    /// <summary>The names over the points of the next chapter, whose own heading may be lost, are no findings.</summary>
    private int EndOfFindings(int findings, int last)
    {
        for (var number = lines.After(findings); number <= last; number = lines.After(number))
        {
            if (Headings.IsHeaderTitle(Likeness.Letters(lines.Heading(number))))
            {
                return number - 1;
            }
        }

        return last;
    }
}
