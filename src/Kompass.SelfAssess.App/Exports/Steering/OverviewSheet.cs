using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.App.Exports.Steering;

/// <summary>The page that a steering group begins with: what our estimate is, where we are weakest, what we disagree on, what is late.</summary>
internal sealed class OverviewSheet(SteeringContent content, SteeringNumbers numbers, PartSheets parts, SplitSheet split, PlanSheet plan, SteeringTexts texts)
{
    private const int Few = 3;
    private const int MostLate = 8;
    private const int RadarRows = 24;

    public BookSheet Build() => new(
        texts.Export["SheetOverview"],
        content.Result.Round.Name,
        [content.Organisation, StateLine()],
        [Areas(), .. Weakest(), .. Split(), .. Plan(), new BookPicture(texts["TableRadar"], 1, Columns("").Count, RadarRows) { Heading = texts["RadarHeading"] }, new BookNote(texts["OverviewEnd"])])
    {
        Landscape = false,
        OnePage = true,
        Score = new BookScore(Score(), new ScoreWords(content, numbers, texts).Sentences),
    };

    private BookCell Score()
    {
        var total = numbers.Cell(Part.Total).Show(score => SheetCell.Number(score.Points));
        return total is NumberCell ? new BookCell(total, parts.TotalCell("points")) : total;
    }

    private string StateLine()
    {
        var round = content.Result.Round;
        var state = round.State == RoundState.Confirmed ? texts.Format("StateConfirmed", Day(round.ConfirmedUtc)) : round.Reopened ? texts["StateReopened"] : texts.Format("StateClosed", Day(round.ClosedUtc));
        return string.Join(" ", new[] { texts["NotOfficial"], state, texts.Format("Answered", content.Result.Snapshot.Respondents), round.Simulated ? texts["Simulated"] : "" }.Where(text => text.Length > 0));
    }

    private static string Day(DateTime? utc) => utc is { } moment ? StockholmDays.DayOf(moment).ToString("yyyy-MM-dd", null) : "";

    /// <summary>Every number is the cell of the sheet of areas.</summary>
    private BookTable Areas()
    {
        var areas = numbers.Edition.Areas;
        var table = BookTables.Build(texts["TableOverview"], texts["OverviewAreas"], areas.Select((area, index) => (Part.Area(area.Number), (Func<string, string>)(column => parts.AreaCell(index, column)))), Columns(texts["Number"]));
        var total = BookTables.Build("t", "", [(Part.Total, (Func<string, string>)parts.TotalCell)], Columns(texts["Number"]));
        return table with { Heading = texts["OverviewAreas"], Total = total.Rows[0], Filter = false };
    }

    private List<Column<(Part Part, Func<string, string> Cell)>> Columns(string number)
    {
        List<Column<(Part Part, Func<string, string> Cell)>> columns =
        [
            Column<(Part Part, Func<string, string> Cell)>.Of("nr", number, 6, row => row.Part.Kind == PartKind.Total ? SheetCell.Blank : SheetCell.Whole(AreaOf(row.Part).Number)),
            Column<(Part Part, Func<string, string> Cell)>.Of("name", texts.Export["Area"], 40, row => SheetCell.Text(row.Part.Kind == PartKind.Total ? texts.Export["LevelTotal"] : texts.Name(AreaOf(row.Part).Name))),
            Linked("points", texts.Export["Estimate"], 11, part => Show(part, score => SheetCell.Number(score.Points))),
            Linked("margin", texts.Export["Margin"], 11, part => Show(part, score => SheetCell.Number(score.Margin))),
            Linked("share", texts["ShareShort"], 13, part => Show(part, score => SheetCell.Number(score.Share, NumberForm.Percent)), bar: true),
        ];
        if (numbers.HasOfficial)
        {
            columns.Add(Linked("official", texts.Export["Official"], 10, part => SheetCell.Number(numbers.Compared(part)?.Official)));
        }

        if (numbers.HasPrevious)
        {
            columns.Add(Linked("previous", texts["PreviousPoints"], 10.5, part => numbers.Previous(part)?.Show(score => SheetCell.Number(score.Points)) ?? SheetCell.Missing));
        }

        if (numbers.HasForecast)
        {
            columns.Add(Linked("forecast", texts["ForecastPoints"], 9, part => SheetCell.Number(numbers.Forecast(part)?.Points)));
            columns.Add(Linked("low80", texts["ForecastLow"], 9, part => SheetCell.Number(numbers.Forecast(part)?.Low80)));
            columns.Add(Linked("high80", texts["ForecastHigh"], 9, part => SheetCell.Number(numbers.Forecast(part)?.High80)));
        }

        return columns;
    }

    private static Column<(Part Part, Func<string, string> Cell)> Linked(string id, string header, double width, Func<Part, SheetCell> cell, bool bar = false) =>
        Column<(Part Part, Func<string, string> Cell)>.Of(id, header, width, row => cell(row.Part) is NumberCell number ? new BookCell(number, row.Cell(id)) : cell(row.Part), bar);

    private Area AreaOf(Part part) => numbers.Edition.Areas.Single(area => Part.Area(area.Number) == part);

    private SheetCell Show(Part part, Func<ScoreCell, SheetCell> cell) => numbers.Cell(part).Show(cell);

    private IEnumerable<BookBlock> Weakest()
    {
        var weakest = numbers.Edition.SubAreas.Select(subArea => (SubArea: subArea, numbers.Cell(Part.SubArea(subArea.Code)).Value))
            .Where(row => row.Value.Share is not null).OrderBy(row => row.Value.Share).Take(Few).ToList();
        if (weakest.Count == 0)
        {
            yield return new BookNote(texts["WeakestNone"]) { Heading = texts["WeakestHeading"] };
            yield break;
        }

        yield return BookTables.Build(
            texts["TableWeakest"],
            texts["WeakestHeading"],
            weakest,
            [
                Column<(SubArea SubArea, ScoreCell Value)>.Of("code", texts.Export["Code"], 7, row => SheetCell.Text(row.SubArea.Code)),
                Column<(SubArea SubArea, ScoreCell Value)>.Of("name", texts.Export["SubArea"], 42, row => SheetCell.Text(texts.Name(row.SubArea.Name))),
                Column<(SubArea SubArea, ScoreCell Value)>.Of("points", texts.Export["Estimate"], 11, row => SheetCell.Number(row.Value.Points)),
                Column<(SubArea SubArea, ScoreCell Value)>.Of("left", texts["LeftToMax"], 10, row => SheetCell.Number(row.SubArea.MaxPoints - row.Value.Points)),
                Column<(SubArea SubArea, ScoreCell Value)>.Of("share", texts["ShareShort"], 13, row => SheetCell.Number(row.Value.Share, NumberForm.Percent), bar: true),
            ]) with
        { Heading = texts["WeakestHeading"], Filter = false };
    }

    private IEnumerable<BookBlock> Split()
    {
        var rows = split.Ranked(numbers.Edition.SubAreas.Select(subArea => (Part.SubArea(subArea.Code), texts.Name(subArea.Name)))).Take(Few).ToList();
        yield return rows.Count == 0
            ? new BookNote(texts["SplitNone"]) { Heading = texts["SplitHeading"] }
            : BookTables.Build(
                texts["TableMostSplit"],
                texts["SplitHeading"],
                rows,
                [
                    Column<SplitRow>.Of("code", texts.Export["Code"], 7, row => SheetCell.Text(row.Part.Code)),
                    Column<SplitRow>.Of("name", texts.Export["SubArea"], 42, row => SheetCell.Text(row.Name)),
                    Column<SplitRow>.Of("split", texts.Export["Disagreement"], 11, row => SheetCell.Number(row.Disagreement, NumberForm.TwoDecimals)),
                    Column<SplitRow>.Of("word", texts["SplitWord"], 10, row => SheetCell.Text(split.Word(row.Disagreement))),
                    Column<SplitRow>.Of("apart", texts["GroupGapWho"], 13, row => SheetCell.Text(split.Apart(row.Part) is { Length: > 0 } apart ? apart : null), runsOn: true),
                ]) with
            { Heading = texts["SplitHeading"], Filter = false };
    }

    private IEnumerable<BookBlock> Plan()
    {
        if (plan.Rows.Count == 0)
        {
            yield return new BookNote(texts[content.Plans.Count == 0 ? "PlanNone" : "PlanEmpty"]) { Heading = texts["PlanHeading"] };
            yield break;
        }

        yield return BookTables.Build(
            texts["TablePlans"],
            texts["PlanHeading"],
            content.Plans,
            [
                Column<SteeringPlan>.Of("plan", texts["Plan"], 42, row => SheetCell.Text(row.Name)),
                .. Enum.GetValues<ActionStatus>().Select(status => Column<SteeringPlan>.Of(
                    $"{status}", plan.Status(status), 10, row => SheetCell.Whole(row.Actions.Count(action => action.Status == status)))),
                Column<SteeringPlan>.Of("late", texts["LateCount"], 10, row => SheetCell.Whole(row.Actions.Count(action => action.Late))),
            ],
            firstColumn: 2) with
        { Heading = texts["PlanHeading"], Filter = false };
        foreach (var block in Late())
        {
            yield return block;
        }
    }

    private IEnumerable<BookBlock> Late()
    {
        var late = plan.Late;
        if (late.Count == 0)
        {
            yield return new BookNote(texts["LateNone"]) { Heading = texts["LateHeading"] };
            yield break;
        }

        yield return BookTables.Build(
            texts["TableLate"],
            texts["LateHeading"],
            late.Take(MostLate),
            [
                Column<PlanRow>.Of("nr", texts["Number"], 7, row => SheetCell.Whole(row.Action.Number)),
                Column<PlanRow>.Of("title", texts["Action"], 42, row => SheetCell.Text(row.Action.Title)),
                Column<PlanRow>.Of("due", texts["Due"], 11, row => SheetCell.Date(row.Action.Content.DueOn)),
                Column<PlanRow>.Of("days", texts["LateDays"], 10, row => SheetCell.Whole(plan.LateDays(row))),
                Column<PlanRow>.Of("owner", texts["Owner"], 13, row => SheetCell.Text(row.Action.Owner?.Name), runsOn: true),
            ]) with
        { Heading = late.Count > MostLate ? texts.Format("LateHeadingMore", MostLate, late.Count) : texts["LateHeading"], Filter = false };
    }
}
