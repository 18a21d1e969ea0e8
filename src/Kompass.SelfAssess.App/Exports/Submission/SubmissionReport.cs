using System.Globalization;
using Kompass.SelfAssess.App.Exports.Reports;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.App.Exports.Submission;

/// <summary>What the evaluators get, as a document: area by area in their order, what is missing counted first.</summary>
public static class SubmissionReport
{
    public static ReportDocument Build(SubmissionContent content, CultureInfo culture)
    {
        var texts = new SubmissionTexts(culture);
        return new ReportDocument(
            texts["Title"],
            $"{content.Organisation}, {content.Result.Round.Name}",
            texts.Language,
            [.. Facts(content, texts, culture)],
            [.. Summary(content, texts), .. content.Result.Edition.Areas.SelectMany(area => Part(area, content, texts, culture))])
        {
            Running = $"{texts["Title"]}, {content.Organisation}",
            Author = content.Organisation,
        };
    }

    private static IEnumerable<ReportFact> Facts(SubmissionContent content, SubmissionTexts texts, CultureInfo culture)
    {
        var round = content.Result.Round;
        yield return new(texts["Municipality"], content.Organisation);
        yield return new(texts["Round"], round.Name);
        yield return new(texts["Edition"], content.Result.Edition.Name.In(texts.Language));
        yield return new(texts["State"], content.Draft ? texts["Draft"] : texts.Format("ConfirmedOn", Day(round.ConfirmedUtc, culture), round.ConfirmedBy ?? "–"));
        yield return new(texts["ClosedOn"], Day(round.ClosedUtc, culture));
        yield return new(texts["Snapshot"], content.Result.Snapshot.Id.ToString());
    }

    private static IEnumerable<ReportBlock> Summary(SubmissionContent content, SubmissionTexts texts)
    {
        var gaps = content.Questions.Count(question => question.Gaps.Count > 0);
        yield return new ReportHeading(1, texts["Summary"]);
        yield return new ReportParagraph(
            texts.Format("SummaryText", content.Questions.Count, content.Questions.Count(question => question.Stand.Decided), gaps), ReportTextKind.Lead);
        yield return new ReportParagraph(texts[content.Draft ? "DraftText" : "ConfirmedText"], ReportTextKind.Note);
        if (content.Result.Round.Simulated)
        {
            yield return new ReportParagraph(texts["SimulatedText"], ReportTextKind.Note);
        }

        if (gaps > 0)
        {
            yield return new ReportTable(texts["GapsCaption"], Table.Of(
                texts["Gaps"],
                Enum.GetValues<SubmissionGap>().Where(gap => content.CountOf(gap) > 0),
                (texts["GapKind"], 40, gap => SheetCell.Text(texts[$"GapOn{gap}"])),
                (texts["QuestionCount"], 12, gap => SheetCell.Whole(content.CountOf(gap))),
                (texts["WhichQuestions"], 70, gap => SheetCell.Text(string.Join(", ", content.Questions.Where(question => question.Gaps.Contains(gap)).Select(question => question.Question.Code))))));
        }

        yield return new ReportParagraph(texts["HowToReadText"]);
    }

    private static IEnumerable<ReportBlock> Part(Area area, SubmissionContent content, SubmissionTexts texts, CultureInfo culture)
    {
        yield return new ReportHeading(1, $"{area.Number} {area.Name.In(texts.Language)}") { NewPage = true };
        foreach (var questions in content.Questions.Where(question => question.Area.Number == area.Number).GroupBy(question => question.SubArea))
        {
            var subArea = questions.Key;
            yield return new ReportHeading(2, $"{subArea.Code} {subArea.Name.In(texts.Language)}");
            yield return new ReportParagraph(Points(content.Result, subArea, texts, culture));
            foreach (var question in questions)
            {
                foreach (var block in Blocks(question, texts))
                {
                    yield return block;
                }
            }
        }
    }

    private static string Points(RoundResult result, SubArea subArea, SubmissionTexts texts, CultureInfo culture)
    {
        var cell = result.Disclosed[Domain.Scoring.Part.SubArea(subArea.Code), Slice.All];
        return cell.Shown && cell.Value.Points is { } points
            ? texts.Format(cell.Value.Consensus ? "SubAreaDecided" : "SubAreaEstimate", points.ToString("0.0", culture), subArea.MaxPoints.ToString("0.#", culture))
            : texts.Format("SubAreaNone", subArea.MaxPoints.ToString("0.#", culture));
    }

    private static IEnumerable<ReportBlock> Blocks(SubmissionQuestion question, SubmissionTexts texts)
    {
        var words = new SubmissionWords(texts);
        yield return new ReportHeading(3, $"{question.Question.Code} {question.Question.Text}");
        yield return new ReportParagraph($"{words.Status(question.Stand)}: {words.Stand(question.Stand)}");
        if (question.Stand is { Decided: true, Level: { } level })
        {
            yield return new ReportParagraph(question.Question.Levels[level].Descriptor);
        }

        if (question.Decision is { } decision)
        {
            yield return new ReportParagraph(texts.Format("ReasonText", decision.Reason));
            if (decision.Minority is { } minority)
            {
                yield return new ReportParagraph(texts.Format("MinorityText", minority));
            }
        }

        if (words.Shows(question).ToList() is { Count: > 0 } shows)
        {
            yield return new ReportParagraph(texts["ShowsHeading"]);
            yield return new ReportList(shows);
        }

        if (question.Gaps.Count > 0)
        {
            yield return new ReportParagraph(texts.Format("MissingText", words.Gaps(question)), ReportTextKind.Note);
        }
    }

    private static string Day(DateTime? utc, CultureInfo culture) => utc is { } moment ? StockholmDays.DayOf(moment).ToString("d MMMM yyyy", culture) : "–";
}
