using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.Domain.Evaluations.Reports.Findings;

/// <summary>Where the findings of an area stand, and what helps to understand them.</summary>
/// <param name="Area">Area number.</param>
/// <param name="Lists">The lines from the heading of strengths to the end of the chapter; null where there are none.</param>
/// <param name="SubAreas">What is known of the area's sub-areas; null where nothing is.</param>
internal sealed record FindingSource(int Area, Passage? Lists, SubAreaSuggester? SubAreas)
{
    /// <summary>The areas of a report.</summary>
    /// <param name="text">The report.</param>
    /// <param name="outline">Its parts, with sections where the edition is known.</param>
    /// <param name="edition">Its edition; null where it is not known.</param>
    /// <param name="editions">All editions: one without questions borrows those of sub-areas of the same name.</param>
    public static IReadOnlyList<FindingSource> Of(
        ReportText text, ReportOutline outline, FrameworkEdition? edition, IReadOnlyList<FrameworkEdition> editions) =>
        [.. outline.Areas.Select(chapter => new FindingSource(chapter.Number, chapter.Findings, SubAreasOf(text, outline, chapter, edition, editions)))];

    private static SubAreaSuggester? SubAreasOf(
        ReportText text, ReportOutline outline, AreaChapter chapter, FrameworkEdition? edition, IReadOnlyList<FrameworkEdition> editions)
    {
        var subAreas = edition?.Areas.FirstOrDefault(area => area.Number == chapter.Number)?.SubAreas ?? [];
        return subAreas.Count == 0 ? null : new SubAreaSuggester(
        [
            .. subAreas.Select(subArea => new SubAreaWords(
                subArea.Code,
                [subArea.Name.Sv, .. subArea.Aliases],
                [.. chapter.Sections.Where(section => section.Code == subArea.Code).SelectMany(section => outline.LinesOf(text, section.Body)).Select(line => line.Text)],
                [.. QuestionsOn(subArea, editions).SelectMany(Words)])),
        ]);
    }

    private static IEnumerable<Question> QuestionsOn(SubArea subArea, IReadOnlyList<FrameworkEdition> editions)
    {
        if (subArea.Questions.Count > 0)
        {
            return subArea.Questions;
        }

        var namesake = editions.SelectMany(edition => edition.SubAreas).Where(other => other.Questions.Count > 0)
            .Select(other => (SubArea: other, Likeness: Likeness.Of(other.Name.Sv, subArea.Name.Sv)))
            .Where(other => other.Likeness >= Likeness.Same).OrderByDescending(other => other.Likeness).FirstOrDefault();
        return namesake.SubArea?.Questions ?? [];
    }

    private static IEnumerable<string> Words(Question question) =>
        question.Evidence.Select(evidence => evidence.Hint).Prepend(question.Why).Prepend(question.Text);
}
