using System.Globalization;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.App.Exports.Submission;

/// <summary>What the evaluators get, as an Excel file.</summary>
public sealed class SubmissionWorkbook(TimeProvider clock)
{
    /// <param name="content">What may be handed over.</param>
    /// <param name="culture">Language of headers and names.</param>
    /// <param name="stream">Where it goes; must be seekable.</param>
    public void Write(SubmissionContent content, CultureInfo culture, Stream stream)
    {
        var texts = new SubmissionTexts(culture);
        TableSheet.Write(
            stream,
            [
                Overview(content, texts),
                Questions(texts["SheetQuestions"], content.Questions, texts),
                Questions(texts["SheetGaps"], content.Questions.Where(question => question.Gaps.Count > 0), texts),
                SubAreas(content, texts),
                new AboutTable(content.Result, new ExportTexts(culture), clock).Build(),
            ]);
    }

    private static Table Overview(SubmissionContent content, SubmissionTexts texts)
    {
        (string Name, SheetCell Value)[] rows =
        [
            (texts["State"], SheetCell.Text(texts[content.Draft ? "DraftText" : "ConfirmedText"])),
            (texts["QuestionCount"], SheetCell.Whole(content.Questions.Count)),
            (texts["DecidedCount"], SheetCell.Whole(content.Questions.Count(question => question.Stand.Decided))),
            (texts["GapCount"], SheetCell.Whole(content.Questions.Count(question => question.Gaps.Count > 0))),
            .. Enum.GetValues<SubmissionGap>().Select(gap => (texts.Format("GapOf", texts.Gap(gap)), SheetCell.Whole(content.CountOf(gap)))),
            (texts["HowToRead"], SheetCell.Text(texts["HowToReadText"])),
        ];
        return Table.Of(texts["SheetOverview"], rows, (texts["Measure"], 36, row => SheetCell.Text(row.Name)), (texts["Value"], 90, row => row.Value));
    }

    private static Table Questions(string name, IEnumerable<SubmissionQuestion> questions, SubmissionTexts texts)
    {
        var words = new SubmissionWords(texts);
        return Table.Of(
            name,
            questions,
            (texts["Code"], 9, row => SheetCell.Text(row.Question.Code)),
            (texts["Area"], 34, row => SheetCell.Text($"{row.Area.Number} {row.Area.Name.In(texts.Language)}")),
            (texts["SubArea"], 40, row => SheetCell.Text($"{row.SubArea.Code} {row.SubArea.Name.In(texts.Language)}")),
            (texts["Question"], 60, row => SheetCell.Text(row.Question.Text)),
            (texts["OurView"], 22, row => SheetCell.Text(words.Stand(row.Stand))),
            (texts["Status"], 26, row => SheetCell.Text(words.Status(row.Stand))),
            (texts["Descriptor"], 50, row => SheetCell.Text(row.Stand.Decided && row.Stand.Level is { } level ? row.Question.Levels[level].Descriptor : "")),
            (texts["Reason"], 50, row => SheetCell.Text(row.Decision?.Reason ?? "")),
            (texts["Minority"], 40, row => SheetCell.Text(row.Decision?.Minority ?? "")),
            (texts["Evidence"], 50, row => SheetCell.Text(string.Join('\n', row.Evidence.Select(words.Evidence)))),
            (texts["Tasks"], 50, row => SheetCell.Text(string.Join('\n', row.Tasks.Select(words.Task)))),
            (texts["NamedByAnswers"], 34, row => SheetCell.Text(words.Named(row.Named))),
            (texts["HasGap"], 10, row => SheetCell.Text(texts[row.Gaps.Count > 0 ? "Yes" : "No"])),
            (texts["Gaps"], 40, row => SheetCell.Text(words.Gaps(row))));
    }

    private static Table SubAreas(SubmissionContent content, SubmissionTexts texts) => Table.Of(
        texts["SheetSubAreas"],
        ResultRows.SubAreas(content.Result.Edition, content.Result.Disclosed, Slice.All),
        (texts["Code"], 9, row => SheetCell.Text(row.SubArea.Code)),
        (texts["SubArea"], 50, row => SheetCell.Text(row.SubArea.Name.In(texts.Language))),
        (texts["Max"], 10, row => SheetCell.Number(row.SubArea.MaxPoints)),
        (texts["Estimate"], 14, row => row.Cell.Show(score => SheetCell.Number(score.Points))),
        (texts["Consensus"], 12, row => row.Cell.Show(score => SheetCell.Text(texts[score.Consensus ? "Yes" : "No"]))),
        (texts["QuestionsWithGap"], 16, row => SheetCell.Whole(content.Questions.Count(question => question.SubArea.Code == row.SubArea.Code && question.Gaps.Count > 0))));
}
