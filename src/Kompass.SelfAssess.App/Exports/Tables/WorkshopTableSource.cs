using Kompass.SelfAssess.App.Consensus;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Consensus;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.App.Exports.Tables;

/// <summary>The consensus workshop of a round: agenda, decisions, what somebody finds out, the log, and the stored versions of the numbers.</summary>
internal sealed class WorkshopTableSource(ResultService results, WorkshopService workshops, DecisionReader decisions, TableAbout about, TimeProvider clock) : TableSource
{
    public override IReadOnlyList<NamedTable> Tables { get; } =
    [
        new("dagordning", TablePlace.Round),
        new("beslut", TablePlace.Round),
        new("underlag", TablePlace.Round),
        new("samsynslogg", TablePlace.Round),
        new("versioner", TablePlace.Round),
    ];

    public override async Task<TableAnswer> ReadAsync(TableRequest request, CancellationToken cancellationToken)
    {
        var view = request.Name == "versioner" ? await results.LoadAsync(request.Id, cancellationToken) : await results.RawAsync(request.Id, cancellationToken);
        return view switch
        {
            ResultNotYet notYet => new TableNotYet(notYet.Round.Name),
            RoundResult result when await TableAsync(request, result, cancellationToken) is { } table => about.Of(request, result, table),
            _ => new TableUnknown(),
        };
    }

    private async Task<Table?> TableAsync(TableRequest request, RoundResult result, CancellationToken cancellationToken) => request.Name switch
    {
        "dagordning" => await workshops.LoadAsync(request.Id, cancellationToken) is WorkshopAgenda agenda ? Agenda(agenda, request.Texts) : null,
        "beslut" => Decisions(await decisions.ListAsync(request.Id, cancellationToken), result, request.Texts),
        "underlag" => Tasks(await decisions.TasksAsync(request.Id, null, cancellationToken), result, request),
        "samsynslogg" => Log(await decisions.LogAsync(request.Id, null, cancellationToken), result, request.Texts),
        _ => Versions(await results.HistoryAsync(request.Id, cancellationToken), request.Texts),
    };

    private static Table Agenda(WorkshopAgenda agenda, TableTexts texts)
    {
        var items = agenda.Items.Select((item, index) => (Item: item, Place: (int?)(index + 1))).Concat(agenda.LeftOff.Select(item => (Item: item, Place: (int?)null)));
        return Table.Of(
            texts["SheetAgenda"],
            items,
            (texts["Place"], 9, row => row.Place is { } place ? SheetCell.Whole(place) : SheetCell.Text(texts["LeftOff"])),
            (texts.Results["Code"], 9, row => SheetCell.Text(row.Item.Part.Code)),
            (texts.Results["Name"], 60, row => SheetCell.Text(row.Item is { Part.Kind: PartKind.Question, Question: { } question } ? question.Text : row.Item.SubArea.Name.In(texts.Language))),
            (texts.Results["Area"], 40, row => SheetCell.Text(row.Item.Area.Name.In(texts.Language))),
            (texts["Minutes"], 10, row => SheetCell.Whole(row.Item.Minutes)),
            (texts["AgendaState"], 16, row => SheetCell.Text(texts[$"Item{row.Item.State}"])),
            (texts["Rank"], 9, row => SheetCell.Whole(row.Item.Ranked.Rank)),
            (texts["Carries"], 10, row => SheetCell.Number(row.Item.Ranked.Part.Points)),
            (texts["AtStake"], 12, row => row.Item.Ranked.Basis == AgendaBasis.PointsOnly ? Sign(row.Item.Ranked.Part.State) : SheetCell.Number((decimal?)row.Item.Ranked.Priority)),
            (texts.Results["Disagreement"], 12, row => Measure(row.Item, row.Item.Ranked.Part.Disagreement, NumberForm.TwoDecimals)),
            (texts.Results["DontKnow"], 10, row => Measure(row.Item, row.Item.Ranked.Part.DontKnowShare, NumberForm.Percent)),
            (texts["NoEvidence"], 16, row => Measure(row.Item, row.Item.Ranked.Part.MissingEvidence, NumberForm.Percent)),
            (texts["DecidedLevel"], 12, row => SheetCell.Whole(row.Item.Decision?.Level)),
            (texts["DecidedPoints"], 12, row => SheetCell.Number(row.Item.Decision?.Points)),
            (texts["OpenTasks"], 12, row => SheetCell.Whole(row.Item.OpenTasks)));
    }

    private static SheetCell Measure(AgendaItem item, double? value, NumberForm form) =>
        item.Ranked.Part.State == CellState.Withheld ? SheetCell.Withheld : SheetCell.Number(value, form);

    private static SheetCell Sign(CellState state) => state == CellState.Withheld ? SheetCell.Withheld : SheetCell.Missing;

    private static Table Decisions(IReadOnlyList<DecisionView> decisions, RoundResult raw, TableTexts texts) => Table.Of(
        texts["SheetDecisions"],
        decisions,
        (texts.Results["Code"], 9, row => SheetCell.Text(row.Part.Code)),
        (texts.Results["Name"], 60, row => SheetCell.Text(NameOf(raw.Edition, row.Part, texts))),
        (texts["DecidedLevel"], 12, row => row.Level is { } level ? SheetCell.Whole(level) : SheetCell.NotApplicable),
        (texts["DecidedPoints"], 12, row => SheetCell.Number(row.Points)),
        (texts.Results["Max"], 10, row => SheetCell.Number(row.MaxPoints)),
        (texts.Results["Share"], 12, row => SheetCell.Number(row.Share, NumberForm.Percent)),
        (texts["AnswersMean"], 16, row => raw.Disclosed[row.Part, Slice.All].Show(score => SheetCell.Number((decimal?)score.Share * row.MaxPoints))),
        (texts["Reason"], 60, row => SheetCell.Text(row.Reason)),
        (texts["Minority"], 50, row => SheetCell.Text(row.Minority)),
        (texts["DecidedAt"], 18, row => TableAbout.Local(row.DecidedUtc)),
        (texts["By"], 26, row => SheetCell.Text(row.By)));

    private Table Tasks(IReadOnlyList<TaskView> tasks, RoundResult raw, TableRequest request)
    {
        var (texts, today) = (request.Texts, StockholmDays.Today(clock));
        return Table.Of(
            texts["SheetTasks"],
            tasks,
            [
                (texts["TaskText"], 60, row => SheetCell.Text(row.Text)),
                (texts.Results["Code"], 9, row => SheetCell.Text(row.Part.Code)),
                (texts.Results["Name"], 60, row => SheetCell.Text(NameOf(raw.Edition, row.Part, texts))),
                (texts["Owner"], 28, row => SheetCell.Text(row.OwnerName)),
                // Readers are not told addresses on the page either.
                .. request.Coordinator ? [(texts["Email"], 34, row => SheetCell.Text(row.OwnerEmail))] : Array.Empty<(string, double, Func<TaskView, SheetCell>)>(),
                (texts["DueOn"], 12, row => SheetCell.Date(row.DueOn)),
                (texts["TaskState"], 12, row => SheetCell.Text(texts[row.Done ? "TaskDone" : row.DueOn < today ? "TaskLate" : "TaskOpen"])),
                (texts["DoneAt"], 18, row => TableAbout.Local(row.DoneUtc)),
                (texts["Outcome"], 60, row => SheetCell.Text(row.Outcome)),
            ]);
    }

    private static Table Log(IReadOnlyList<LogView> log, RoundResult raw, TableTexts texts) => Table.Of(
        texts["SheetLog"],
        log,
        (texts["At"], 18, row => TableAbout.Local(row.AtUtc)),
        (texts["By"], 26, row => SheetCell.Text(row.By)),
        (texts["What"], 28, row => SheetCell.Text(texts.Format($"Logged{row.Action}", row.FinalNumber))),
        (texts.Results["Code"], 9, row => row.Part is { } part ? SheetCell.Text(part.Code) : SheetCell.NotApplicable),
        (texts.Results["Name"], 60, row => row.Part is { } part ? SheetCell.Text(NameOf(raw.Edition, part, texts)) : SheetCell.NotApplicable),
        (texts["DecidedLevel"], 12, row => row.Level is { } level ? SheetCell.Whole(level) : SheetCell.NotApplicable),
        (texts["DecidedPoints"], 12, row => row.Points is { } points ? SheetCell.Number(points) : SheetCell.NotApplicable),
        (texts["Reason"], 60, row => SheetCell.Text(row.Reason)),
        (texts["MinorityOrOutcome"], 50, row => SheetCell.Text(row.Minority)));

    private static Table Versions(IReadOnlyList<ResultVersion> versions, TableTexts texts) => Table.Of(
        texts["SheetVersions"],
        versions,
        (texts["Version"], 20, row => SheetCell.Text(row.Snapshot.Kind == SnapshotKind.Raw ? texts["VersionRaw"] : texts.Format("VersionFinal", row.Snapshot.Number))),
        (texts.Results["SnapshotTaken"], 18, row => TableAbout.Local(row.Snapshot.TakenUtc)),
        (texts["By"], 26, row => SheetCell.Text(row.TakenBy)),
        (texts.Results["Estimate"], 14, row => row.Total.Show(score => SheetCell.Number(score.Points))),
        (texts.Results["Margin"], 12, row => row.Total.Show(score => SheetCell.Number(score.Margin))),
        (texts.Results["Respondents"], 12, row => SheetCell.Whole(row.Snapshot.Respondents)),
        (texts.Results["SnapshotId"], 38, row => SheetCell.Text(row.Snapshot.Id.ToString())),
        (texts.Results["SnapshotHash"], 66, row => SheetCell.Text(row.Snapshot.Hash)),
        (texts["Intact"], 14, row => SheetCell.Text(texts.YesOrNo(row.Snapshot.Intact))));

    /// <summary>A sub-area by its name, a question by its text.</summary>
    private static string NameOf(FrameworkEdition edition, Part part, TableTexts texts) => part.Kind switch
    {
        PartKind.SubArea => edition.SubAreas.FirstOrDefault(subArea => subArea.Code == part.Code)?.Name.In(texts.Language),
        PartKind.Question => edition.Questions.FirstOrDefault(question => question.Code == part.Code)?.Text,
        _ => null,
    } ?? part.Code;
}
