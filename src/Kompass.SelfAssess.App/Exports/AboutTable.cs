using Kompass.SelfAssess.App.Comparison;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.App.Exports;

/// <summary>The sheet that says where the numbers come from, what is not shown and what the signs mean.</summary>
internal sealed class AboutTable(RoundResult result, ExportTexts texts, TimeProvider clock)
{
    private static readonly TimeZoneInfo Sweden = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    public Table Build(RoundComparison? comparison = null) => Table.Of(
        texts["SheetAbout"],
        [.. Warnings(comparison), .. Round(), .. Evaluation(comparison), .. Snapshot(), .. Withheld(), .. Legend()],
        (texts["Measure"], 34, row => SheetCell.Text(row.Name)),
        (texts["Value"], 90, row => row.Value));

    private IEnumerable<(string Name, SheetCell Value)> Warnings(RoundComparison? comparison)
    {
        if (result.Round.Simulated)
        {
            yield return Text("Simulated", texts["SimulatedText"]);
        }

        yield return Text("NotOfficial", texts["NotOfficialText"]);
        if (comparison?.Comparison.AcrossEditions == true)
        {
            yield return Text("AcrossEditions", texts["AcrossEditionsText"]);
        }
    }

    private IEnumerable<(string Name, SheetCell Value)> Round()
    {
        var round = result.Round;
        yield return Text("Round", round.Name);
        yield return Text("Edition", texts.Format("EditionVersion", result.Edition.Name.In(texts.Language), result.Edition.Key, result.EditionVersion));
        yield return Text("State", texts[round.State == RoundState.Confirmed ? "StateConfirmed" : round.Reopened ? "StateReopened" : "StateClosed"]);
        yield return Text("Depth", texts[round.Depth == RoundDepth.Quick ? "DepthQuick" : "DepthFull"]);
        yield return Text("Period", $"{round.OpensOn:yyyy-MM-dd} – {round.ClosesOn:yyyy-MM-dd}");
        yield return (texts["ClosedAt"], Local(round.ClosedUtc));
        if (round.ConfirmedUtc is not null)
        {
            yield return (texts["ConfirmedAt"], Local(round.ConfirmedUtc));
            yield return (texts["ConfirmedBy"], SheetCell.Text(round.ConfirmedBy));
        }

        yield return Text("Weighting", texts[round.Weighting == Weighting.GroupBalanced ? "WeightingGroups" : "WeightingRespondents"]);
        yield return Text("Filter", texts.Format(
            "FilterAll",
            List(result.Estimate.Groups.Select(texts.Group)),
            List(result.Estimate.Units)));
    }

    private IEnumerable<(string Name, SheetCell Value)> Evaluation(RoundComparison? comparison)
    {
        if (comparison is null)
        {
            yield break;
        }

        var evaluation = comparison.Evaluation;
        yield return Text("Evaluation", $"{evaluation.Municipality} {(evaluation.Month is { } month ? $"{evaluation.Year}-{month:00}" : $"{evaluation.Year}")}");
        yield return Text("EvaluationEdition", $"{evaluation.Edition.Name.In(texts.Language)} ({evaluation.Edition.Key})");
        yield return Text("EvaluationSource", evaluation.Source);
    }

    private IEnumerable<(string Name, SheetCell Value)> Snapshot() =>
    [
        (texts["ExportedAt"], Local(clock.GetUtcNow().UtcDateTime)),
        (texts["SnapshotTaken"], Local(result.Snapshot.TakenUtc)),
        Text("SnapshotKind", result.Snapshot.Kind == SnapshotKind.Final ? texts.Format("SnapshotFinal", result.Snapshot.Number) : texts["SnapshotRaw"]),
        Text("SnapshotId", result.Snapshot.Id.ToString()),
        Text("SnapshotHash", result.Snapshot.Hash),
    ];

    private IEnumerable<(string Name, SheetCell Value)> Withheld()
    {
        yield return (texts["MinimumGroup"], SheetCell.Whole(result.Plan.Minimum));
        var estimate = result.Disclosed;
        var reasons = estimate.Cells.Select(cell => cell.Reason).OfType<WithheldReason>().ToList();
        yield return Text("WithheldCount", texts.Format("WithheldTooFew", reasons.Count(reason => reason == WithheldReason.TooFew)));
        yield return Text("WithheldCount", texts.Format("WithheldComplementary", reasons.Count(reason => reason == WithheldReason.Complementary)));
        yield return Text("WithheldCount", texts.Format(
            "WithheldDistributions",
            result.Edition.QuestionsFor(result.Round.Depth).Count(question => estimate.Distribution(question.Code).State == CellState.Withheld)));
    }

    private IEnumerable<(string Name, SheetCell Value)> Legend() =>
    [
        (texts.Format("Sign", ".."), SheetCell.Text(texts["SignWithheld"])),
        (texts.Format("Sign", "."), SheetCell.Text(texts["SignNotApplicable"])),
        (texts.Format("Sign", "–"), SheetCell.Text(texts["SignMissing"])),
        Text("Margin", texts["MarginText"]),
    ];

    private (string Name, SheetCell Value) Text(string key, string value) => (texts[key], SheetCell.Text(value));

    private string List(IEnumerable<string> names) => string.Join(", ", names) is { Length: > 0 } list ? list : texts["None"];

    private static SheetCell Local(DateTime? utc) => SheetCell.Time(utc is { } moment ? TimeZoneInfo.ConvertTimeFromUtc(moment, Sweden) : null);
}
