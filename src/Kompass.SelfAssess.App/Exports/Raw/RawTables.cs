using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.App.Exports.Raw;

/// <summary>The small tables beside the answers: what was asked, and what the file is.</summary>
internal static class RawTables
{
    public static Table Questions(RawRound round, RawTexts texts)
    {
        var questions =
            from subArea in round.Head.Edition.SubAreas
            from question in subArea.QuestionsFor(round.Head.Depth)
            select new AskedOf(subArea, question);
        return Table.Of(
            texts["SheetQuestions"],
            questions,
            [
                (texts["Question"], 10, row => SheetCell.Text(row.Question.Code)),
                (texts["SubArea"], 40, row => SheetCell.Text(row.SubArea.Name.In(texts.Language))),
                (texts["QuestionText"], 70, row => SheetCell.Text(row.Question.Text)),
                (texts["Weight"], 10, row => SheetCell.Number(row.Question.Weight, NumberForm.TwoDecimals)),
                .. Enumerable.Range(0, 6).Select<int, (string, double, Func<AskedOf, SheetCell>)>(
                    level => (texts.Format("LevelText", level), 44, row => SheetCell.Text(row.Question.Levels[level].Descriptor))),
            ]);
    }

    public static Table About(RawRound round, int rows, RawTexts texts, TimeProvider clock) => Table.Of(
        texts["SheetAbout"],
        Facts(round, rows, texts, clock),
        (texts["Measure"], 28, row => SheetCell.Text(row.Name)),
        (texts["Value"], 100, row => row.Value));

    private static IEnumerable<(string Name, SheetCell Value)> Facts(RawRound round, int rows, RawTexts texts, TimeProvider clock)
    {
        var head = round.Head;
        yield return (texts["Personal"], SheetCell.Text(head.PromisedMonths is { } months ? texts.Format("PersonalMonths", months) : texts["PersonalText"]));
        if (head.Simulated)
        {
            yield return (texts["Simulated"], SheetCell.Text(texts["SimulatedText"]));
        }

        yield return (texts["Municipality"], SheetCell.Text(head.OrganisationName));
        yield return (texts["Round"], SheetCell.Text(head.Name));
        yield return (texts["Edition"], SheetCell.Text($"{head.Edition.Name.In(texts.Language)} ({head.Edition.Key})"));
        yield return (texts["ClosedAt"], Local(round.ClosedUtc));
        yield return (texts["ExportedAt"], Local(clock.GetUtcNow().UtcDateTime));
        yield return (texts["Respondents"], SheetCell.Whole(round.Respondents.Count));
        yield return (texts["Rows"], SheetCell.Whole(rows));
        yield return (texts["Which"], SheetCell.Text(texts["WhichText"]));
        yield return (texts["AnswersMeaning"], SheetCell.Text(texts["AnswersMeaningText"]));
    }

    private static SheetCell Local(DateTime? utc) =>
        SheetCell.Time(utc is { } moment ? TimeZoneInfo.ConvertTimeFromUtc(moment, StockholmDays.Zone) : null);

    private sealed record AskedOf(SubArea SubArea, Question Question);
}
