using System.Globalization;
using Kompass.SelfAssess.App.Consensus;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.App.Exports.Steering;

/// <summary>Where the answers differ the most, between people and between role groups, and what the workshop has said of it.</summary>
internal sealed class SplitSheet(SteeringContent content, SteeringNumbers numbers, SteeringTexts texts)
{
    /// <summary>As everywhere in the program: below it is low, from <see cref="Large"/> on large.</summary>
    private const double Some = 0.30;
    private const double Large = 0.50;

    private const int MostQuestions = 20;

    public IEnumerable<BookSheet> All()
    {
        var subAreas = Ranked(numbers.Edition.SubAreas.Select(subArea => (Part.SubArea(subArea.Code), texts.Name(subArea.Name))));
        var decisions = content.Decisions.ToDictionary(decision => decision.Part);
        yield return Sheet(
            texts["SheetSplit"],
            texts["SplitTitle"],
            subAreas.Count == 0
                ? new BookNote(texts["SplitNone"])
                : BookTables.Build(texts["TableSplit"], texts["SplitTitle"], subAreas, Columns(texts.Export["SubArea"], decisions)));
        var questions = Ranked(numbers.Edition.QuestionsFor(content.Result.Round.Depth).Select(question => (Part.Question(question.Code), question.Text)));
        // In a quick round a question is its sub-area.
        if (content.Result.Round.Depth == RoundDepth.Full && questions.Count > 0)
        {
            yield return Sheet(
                texts["SheetSplitQuestions"],
                texts["SplitQuestionsHeading"],
                BookTables.Build(texts["TableSplitQuestions"], texts["SplitQuestionsHeading"], questions.Take(MostQuestions), Columns(texts.Export["Question"], decisions)));
        }
    }

    /// <summary>The parts whose disagreement may be shown, the largest first; equal ones in the order of the edition.</summary>
    public IReadOnlyList<SplitRow> Ranked(IEnumerable<(Part Part, string Name)> parts) =>
    [
        .. parts.Select(own => (own.Part, own.Name, numbers.Cell(own.Part).Value.Disagreement))
            .Where(own => own.Disagreement is not null)
            .OrderByDescending(own => own.Disagreement)
            .Select((own, index) => new SplitRow(index + 1, own.Part, own.Name, own.Disagreement!.Value)),
    ];

    public string Word(double disagreement) => texts[disagreement < Some ? "SplitLow" : disagreement < Large ? "SplitSome" : "SplitLarge"];

    /// <summary>Which role groups stand furthest apart, as far as the gate shows them.</summary>
    public string Apart(Part part)
    {
        var groups = numbers.Estimate.Groups
            .Select(group => (Name: texts.Export.Group(group), numbers.Estimate[part, Slice.Group(group)].Value.Share))
            .Where(group => group.Share is not null).OrderByDescending(group => group.Share).ToList();
        return groups.Count < 2 ? "" : texts.Format("GroupsApart", groups[0].Name, texts.Percent(groups[0].Share!.Value), groups[^1].Name, texts.Percent(groups[^1].Share!.Value));
    }

    private List<Column<SplitRow>> Columns(string name, Dictionary<Part, DecisionView> decisions)
    {
        List<Column<SplitRow>> columns =
        [
            Column<SplitRow>.Of("rank", texts["Rank"], 6, row => SheetCell.Whole(row.Rank)),
            Column<SplitRow>.Of("code", texts.Export["Code"], 7, row => SheetCell.Text(row.Part.Code)),
            Column<SplitRow>.Of("name", name, 44, row => SheetCell.Text(row.Name)),
            Column<SplitRow>.Of("split", texts.Export["Disagreement"], 12, row => SheetCell.Number(row.Disagreement, NumberForm.TwoDecimals), bar: true),
            Column<SplitRow>.Of("word", texts["SplitWord"], 9, row => SheetCell.Text(Word(row.Disagreement))),
            Column<SplitRow>.Of("gap", texts["GroupGap"], 11, row => SheetCell.Number(numbers.Estimate.PerceptionGap(row.Part), NumberForm.Percent)),
            Column<SplitRow>.Of("groups", texts["GroupGapWho"], 34, row => SheetCell.Text(Apart(row.Part) is { Length: > 0 } apart ? apart : null)),
            Column<SplitRow>.Of("dontKnow", texts.Export["DontKnow"], 8, row => SheetCell.Number(numbers.Cell(row.Part).Value.DontKnowShare, NumberForm.Percent)),
            Column<SplitRow>.Of("n", texts.Export["N"], 9, row => SheetCell.Whole(numbers.Cell(row.Part).Value.N)),
        ];
        if (decisions.Count > 0)
        {
            columns.Add(Column<SplitRow>.Of("decision", texts["Decision"], 16, row => SheetCell.Text(decisions.TryGetValue(row.Part, out var own) ? Said(own) : "")));
            columns.Add(Column<SplitRow>.Of("reason", texts["DecisionReason"], 40, row => SheetCell.Text(decisions.TryGetValue(row.Part, out var own) ? own.Reason : "")));
        }

        if (decisions.Values.Any(decision => decision.Minority is not null))
        {
            columns.Add(Column<SplitRow>.Of("minority", texts["DecisionMinority"], 30, row => SheetCell.Text(decisions.TryGetValue(row.Part, out var own) ? own.Minority ?? "" : "")));
        }

        return columns;
    }

    private BookSheet Sheet(string name, string title, BookBlock block) => new(name, title, [texts["SplitLead"], DecisionLine()], [block]) { FrozenColumns = 3 };

    private string Said(DecisionView decision) => decision.Level is { } level
        ? texts.Format("DecidedLevel", level.ToString(CultureInfo.InvariantCulture), texts.Number(decision.Points, 1))
        : texts.Format("DecidedPoints", texts.Number(decision.Points, 1));

    private string DecisionLine() => content.Decisions.Count == 0 ? texts["DecisionsNone"]
        : texts.Format(content.Result.Snapshot.Kind == Scoring.SnapshotKind.Final ? "DecisionsCounted" : "DecisionsWaiting", content.Decisions.Count);
}

internal sealed record SplitRow(int Rank, Part Part, string Name, double Disagreement);
