using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.Domain.Evaluations.Reports;

/// <summary>Where the parts of a report are; null is a part that it does not have. Source: domain E.2 and E.3.</summary>
public sealed record ReportOutline
{
    /// <summary>Table of contents: its numbers are pages.</summary>
    public Passage? Contents { get; init; }

    /// <summary>Chapter 1, what the instrument is: the same in every report.</summary>
    public Passage? Introduction { get; init; }

    /// <summary>Chapter 2: when and how the evaluation was made, its result in short, recommendations.</summary>
    public Passage? Summary { get; init; }

    /// <summary>The chapters of the areas in the order of the report, each area once.</summary>
    public IReadOnlyList<AreaChapter> Areas { get; init; } = [];

    /// <summary>The score table or tables, with the heading above them.</summary>
    public Passage? ScoreTable { get; init; }

    /// <summary>Numbers of the lines that are not text: page headers and footers, page numbers, headings repeated on every page.</summary>
    public IReadOnlySet<int> Furniture { get; init; } = new HashSet<int>();

    /// <summary>Finds the parts of <paramref name="text"/>.</summary>
    /// <param name="text">The lines of the report.</param>
    /// <param name="editions">The editions whose area names a heading may have; a heading may also have another one.</param>
    public static ReportOutline Of(ReportText text, IReadOnlyList<FrameworkEdition> editions) => OutlineReader.Read(text, editions);

    /// <summary>The same outline with the sections of each area's body under the sub-areas of <paramref name="edition"/>.</summary>
    public ReportOutline WithSections(ReportText text, FrameworkEdition edition) =>
        this with { Areas = [.. Areas.Select(area => area with { Sections = SectionFinder.In(text, this, area, edition) })] };

    /// <summary>The lines of a part with text on them, without furniture; none for a part that is not there.</summary>
    public IEnumerable<ReportLine> LinesOf(ReportText text, Passage? part)
    {
        for (var number = part?.FirstLine ?? 1; number <= (part?.LastLine ?? 0); number++)
        {
            if (!text.Lines[number - 1].IsEmpty && !Furniture.Contains(number))
            {
                yield return text.Lines[number - 1];
            }
        }
    }
}

/// <summary>The chapter of an area.</summary>
/// <param name="Number">Area number as printed, 1–8 in every edition known.</param>
/// <param name="Name">Its name as printed, on one line.</param>
/// <param name="Heading">The heading, more than one line where it was wrapped.</param>
/// <param name="Header">"Rubriker Poäng" with the names of the sub-areas and perhaps the points; null where there is none.</param>
/// <param name="Body">From below the header to strengths and improvements; null where there is none.</param>
/// <param name="Findings">Strengths and improvements, with their headings; null where there are none.</param>
public sealed record AreaChapter(int Number, string Name, Passage Heading, Passage? Header, Passage? Body, Passage? Findings)
{
    /// <summary>The parts of the body that stand under the name of a sub-area, in the order of the report.</summary>
    public IReadOnlyList<SubAreaSection> Sections { get; init; } = [];
}

/// <summary>What a report says about a sub-area.</summary>
/// <param name="Code">Code in the edition that the sections were found by.</param>
/// <param name="Name">The heading as printed, on one line.</param>
/// <param name="Heading">Where the heading stands.</param>
/// <param name="Body">The text below it; null where there is none.</param>
public sealed record SubAreaSection(string Code, string Name, Passage Heading, Passage? Body);
