using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.App.Plans.FollowUps;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.Domain.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Exports.Tables;

/// <summary>The follow-ups of a plan. Those of one follow-up are of the latest that has not been skipped, unless another is named.</summary>
internal sealed class FollowUpTableSource(
    KompassDbContext db, FollowUpReportService reports, ScenarioService scenarios, EditionCatalogue editions, TableAbout about) : TableSource
{
    private const string Which = "uppfoljning";

    public override IReadOnlyList<NamedTable> Tables { get; } =
    [
        new("uppfoljningar", TablePlace.Plan),
        new("uppfoljning", TablePlace.Plan, Which),
        new("scenario-delomraden", TablePlace.Plan, Which),
        new("scenario-fragor", TablePlace.Plan, Which),
        new("trend-delomraden", TablePlace.Plan),
        new("trend-atgarder", TablePlace.Plan),
    ];

    public override async Task<TableAnswer> ReadAsync(TableRequest request, CancellationToken cancellationToken)
    {
        if (await db.Plans.AsNoTracking().SingleOrDefaultAsync(own => own.Id == request.Id, cancellationToken) is not { } plan)
        {
            return new TableUnknown();
        }

        var edition = await editions.GetAsync(plan.EditionId, cancellationToken);
        var texts = request.Texts;
        var followUps = await reports.ListAsync(plan.Id, cancellationToken);
        var chosen = request[Which] is null
            ? followUps.FirstOrDefault(own => own.State != FollowUpState.Skipped)
            : followUps.FirstOrDefault(own => own.Id == request.IdIn(Which) && own.State != FollowUpState.Skipped);
        var ofOne = request.Name is "uppfoljning" or "scenario-delomraden" or "scenario-fragor";
        if (ofOne && chosen is null)
        {
            return new TableUnknown();
        }

        var table = request.Name switch
        {
            "uppfoljningar" => All(followUps, await reports.TrendAsync(plan.Id, cancellationToken), texts),
            "uppfoljning" => Rows((await reports.FindAsync(plan.Id, chosen!.Id, cancellationToken))!, texts),
            "trend-delomraden" => SubAreas(await reports.TrendAsync(plan.Id, cancellationToken), edition.Edition, texts),
            "trend-atgarder" => Actions(await reports.TrendAsync(plan.Id, cancellationToken), await TitlesAsync(plan.Id, cancellationToken), texts),
            _ => Scenario(request.Name, await scenarios.AsOfAsync(chosen!.Id, cancellationToken), texts),
        };
        return table is null
            ? new TableUnknown()
            : await about.OfAsync(
                request, plan.Name, table, PlanTableSource.PlanFacts(plan, edition, texts), [new(texts["FollowUp"], ofOne ? NameOf(chosen!, texts) : null)], cancellationToken);
    }

    private Task<Dictionary<int, string>> TitlesAsync(Guid planId, CancellationToken cancellationToken) =>
        db.PlanActions.Where(action => action.PlanId == planId).ToDictionaryAsync(action => action.Number, action => action.Title, cancellationToken);

    private static string NameOf(FollowUpSummary followUp, TableTexts texts) => texts.Format($"FollowUp{followUp.Kind}", $"{followUp.NominalDate:yyyy-MM-dd}");

    private static Table All(IReadOnlyList<FollowUpSummary> followUps, FollowUpTrend trend, TableTexts texts)
    {
        var means = trend.Days.Zip(trend.Mean).GroupBy(own => own.First).ToDictionary(own => own.Key, own => own.Last().Second);
        SheetCell Count(FollowUpSummary row, FollowUpOutcome outcome) => row.Counts is { } counts ? SheetCell.Whole(counts[outcome]) : SheetCell.NotApplicable;
        return Table.Of(
            texts["SheetFollowUps"],
            followUps,
            [
                (texts["FollowUp"], 34, row => SheetCell.Text(NameOf(row, texts))),
                (texts["Day"], 12, row => SheetCell.Date(row.NominalDate)),
                (texts["State"], 14, row => SheetCell.Text(texts[$"FollowUpIs{row.State}"])),
                (texts["WhySkipped"], 40, row => row.Skipped is { } why ? SheetCell.Text(texts[$"Skipped{why}"]) : SheetCell.NotApplicable),
                (texts["OpenedAt"], 18, row => TableAbout.Local(row.OpenedUtc)),
                (texts["Closes"], 12, row => SheetCell.Date(row.ClosesOn)),
                (texts.Results["ClosedAt"], 18, row => TableAbout.Local(row.ClosedUtc)),
                (texts["ActionsAsked"], 12, row => row.State == FollowUpState.Skipped ? SheetCell.NotApplicable : SheetCell.Whole(row.Actions)),
                (texts["ActionsReported"], 14, row => row.State == FollowUpState.Skipped ? SheetCell.NotApplicable : SheetCell.Whole(row.Reported)),
                .. Outcomes.Select<FollowUpOutcome, (string, double, Func<FollowUpSummary, SheetCell>)>(outcome => (texts[$"Outcome{outcome}"], 12, row => Count(row, outcome))),
                (texts["MeanPercent"], 16, row => row.State == FollowUpState.Closed && means.GetValueOrDefault(row.Day) is { } mean ? SheetCell.Number(mean / 100, NumberForm.Percent) : SheetCell.NotApplicable),
                (texts["ProposalsWaiting"], 18, row => SheetCell.Whole(row.Waiting)),
            ]);
    }

    private static IReadOnlyList<FollowUpOutcome> Outcomes { get; } =
        [FollowUpOutcome.Done, FollowUpOutcome.OnTrack, FollowUpOutcome.Moved, FollowUpOutcome.Late, FollowUpOutcome.Stopped, FollowUpOutcome.Silent];

    private static Table Rows(FollowUpReportView report, TableTexts texts) => Table.Of(
        texts["SheetFollowUp"],
        report.Rows,
        (texts["Number"], 7, row => SheetCell.Whole(row.Number)),
        (texts["Action"], 50, row => SheetCell.Text(row.Title)),
        (texts["SubAreas"], 16, row => SheetCell.Text(string.Join(", ", row.SubAreas))),
        (texts["Owner"], 28, row => SheetCell.Text(row.Owner)),
        (texts["Result"], 16, row => row.Outcome is { } outcome ? SheetCell.Text(texts[$"Outcome{outcome}"]) : SheetCell.Text(texts[row.Reported is null ? "NotYetReported" : "HasReported"])),
        (texts["StatusBefore"], 14, row => SheetCell.Text(texts[$"Status{row.StatusBefore}"])),
        (texts["StatusNow"], 14, row => row.Reported is { } own ? SheetCell.Text(texts[$"Status{own.Status}"]) : SheetCell.Missing),
        (texts["PercentBefore"], 12, row => SheetCell.Number(row.PercentBefore / 100.0, NumberForm.Percent)),
        (texts["PercentNow"], 12, row => SheetCell.Number(row.Reported?.Percent / 100.0, NumberForm.Percent)),
        (texts["DueOn"], 12, row => SheetCell.Date(row.DueBefore)),
        (texts["ProposedDueOn"], 14, row => SheetCell.Date(row.ProposedDueOn)),
        (texts["Proposal"], 18, row => row.Proposal == ProposalState.None ? SheetCell.NotApplicable : SheetCell.Text(texts[$"Proposal{row.Proposal}"])),
        (texts["By"], 26, row => SheetCell.Text(row.Reported?.By)),
        (texts["At"], 18, row => TableAbout.Local(row.Reported?.AtUtc)),
        (texts["Comment"], 50, row => SheetCell.Text(row.Reported?.Comment)),
        (texts["Hindrance"], 50, row => SheetCell.Text(row.Reported?.Hindrance)),
        (texts["EvidenceKind"], 16, row => row.Reported?.EvidenceKind is { } kind ? SheetCell.Text(texts[$"Evidence{kind}"]) : SheetCell.Missing),
        (texts["Evidence"], 40, row => SheetCell.Text(row.Reported?.Evidence)),
        (texts["EvidenceLink"], 40, row => SheetCell.Text(row.Reported?.EvidenceLink)),
        (texts["Ratings"], 30, row => SheetCell.Text(string.Join("\n", (row.Reported?.Ratings ?? []).Select(own => $"{own.Question}: {Level(own.Value, texts)}")))));

    private static string Level(AnswerValue value, TableTexts texts) => value <= AnswerValue.Level5 ? texts.Format("LevelIs", (int)value) : texts["DontKnowWord"];

    private static Table SubAreas(FollowUpTrend trend, FrameworkEdition edition, TableTexts texts) => Table.Of(
        texts["SheetTrendSubAreas"],
        trend.SubAreas,
        [
            (texts.Results["Code"], 7, row => SheetCell.Text(row.Code)),
            (texts.Results["SubArea"], 50, row => SheetCell.Text(edition.SubAreas.FirstOrDefault(own => own.Code == row.Code)?.Name.In(texts.Language))),
            (texts["ActionNumbers"], 18, row => SheetCell.Text(string.Join(", ", row.Actions))),
            .. trend.Days.Index().Select<(int At, DateOnly Day), (string, double, Func<SubAreaTrend, SheetCell>)>(
                own => (DayHeader(trend, own.At), 12, row => SheetCell.Number(row.Percent[own.At] / 100, NumberForm.Percent))),
        ]);

    private static Table Actions(FollowUpTrend trend, Dictionary<int, string> titles, TableTexts texts) => Table.Of(
        texts["SheetTrendActions"],
        trend.Actions,
        [
            (texts["Number"], 7, row => SheetCell.Whole(row.Number)),
            (texts["Action"], 50, row => SheetCell.Text(titles.GetValueOrDefault(row.Number))),
            .. trend.Days.Index().SelectMany<(int At, DateOnly Day), (string, double, Func<ActionTrend, SheetCell>)>(own =>
            [
                (DayHeader(trend, own.At), 12, row => row.Points[own.At] is { } point ? SheetCell.Number(point.Percent / 100.0, NumberForm.Percent) : SheetCell.NotApplicable),
                ($"{DayHeader(trend, own.At)} {texts["Result"]}", 16, row => row.Points[own.At]?.Outcome is { } outcome ? SheetCell.Text(texts[$"Outcome{outcome}"]) : SheetCell.NotApplicable),
            ]),
        ]);

    /// <summary>Headers are all different, also where two follow-ups closed on one day.</summary>
    private static string DayHeader(FollowUpTrend trend, int at)
    {
        var before = trend.Days.Take(at).Count(day => day == trend.Days[at]);
        return before == 0 ? $"{trend.Days[at]:yyyy-MM-dd}" : $"{trend.Days[at]:yyyy-MM-dd} ({before + 1})";
    }

    private static Table? Scenario(string name, ScenarioView? view, TableTexts texts)
    {
        if (view is not { Round: { } round, Scenario: { } scenario })
        {
            return null;
        }

        var subAreas = round.Edition.SubAreas.ToDictionary(own => own.Code, own => own.Name.In(texts.Language));
        return name == "scenario-delomraden"
            ? Table.Of(
                texts["SheetScenario"],
                scenario.SubAreas.Where(own => own.Rated > 0),
                (texts.Results["Code"], 7, row => SheetCell.Text(row.Part.Code)),
                (texts.Results["SubArea"], 50, row => SheetCell.Text(subAreas.GetValueOrDefault(row.Part.Code))),
                (texts.Results["Max"], 10, row => SheetCell.Number(row.Max)),
                (texts.Results["Estimate"], 14, row => SheetCell.Number(row.Estimate)),
                (texts["ScenarioPoints"], 18, row => SheetCell.Number(row.Scenario)),
                (texts.Results["Difference"], 14, row => SheetCell.Number(row.Difference)),
                (texts["Rerated"], 14, row => SheetCell.Whole(row.Rated)))
            : Table.Of(
                texts["SheetScenarioQuestions"],
                scenario.Questions,
                (texts.Results["Code"], 9, row => SheetCell.Text(row.Code)),
                (texts.Results["Question"], 60, row => SheetCell.Text(round.Edition.Questions.FirstOrDefault(own => own.Code == row.Code)?.Text)),
                (texts["ShareOfRound"], 14, row => SheetCell.Number(row.Start, NumberForm.Percent)),
                (texts["ShareOfOwners"], 14, row => SheetCell.Number(row.Rated, NumberForm.Percent)),
                (texts["Said"], 50, row => SheetCell.Text(string.Join("\n", view.Said.Where(said => said.Question == row.Code).Select(said => $"{said.Owner}: {Level(said.Value, texts)}")))),
                (texts["Use"], 40, row => SheetCell.Text(texts[$"Use{row.Use}"])));
    }
}
