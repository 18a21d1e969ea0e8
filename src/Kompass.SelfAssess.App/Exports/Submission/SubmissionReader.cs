using Kompass.SelfAssess.App.Consensus;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Exports.Submission;

/// <summary>Reads what the evaluators get. It leaves the house, so only what everybody may see is in it.</summary>
public sealed class SubmissionReader(
    KompassDbContext db, ResultService results, PreviewService previews, DecisionReader decisions, EvidenceCounts evidence, CommentService comments)
{
    /// <returns>Null where the round is unknown or not closed: nothing but the response rate leaves an open round.</returns>
    public async Task<SubmissionContent?> LoadAsync(Guid roundId, CancellationToken cancellationToken)
    {
        if (await results.RawAsync(roundId, cancellationToken) is not RoundResult raw
            || (await previews.LoadAsync(roundId, cancellationToken) ?? await results.LoadAsync(roundId, cancellationToken) as RoundResult) is not { } result)
        {
            return null;
        }

        var sources = new SubmissionSources(
            raw,
            await decisions.ListAsync(roundId, cancellationToken),
            await decisions.TasksAsync(roundId, null, cancellationToken),
            await evidence.LoadAsync(roundId, raw.Snapshot.Id, raw.Disclosed, cancellationToken),
            (await comments.ListAsync(roundId, coordinator: false, cancellationToken)).Comments);
        var organisation = await db.Organisations.Where(own => own.Id == db.Tenant.OrganisationId).Select(own => own.Name).SingleAsync(cancellationToken);
        return new SubmissionContent(
            organisation,
            result,
            [
                .. from area in raw.Edition.Areas
                   from subArea in area.SubAreas
                   from question in subArea.QuestionsFor(raw.Round.Depth)
                   select sources.Of(area, subArea, question),
            ]);
    }
}

/// <summary>What is known of a round's questions, all of it as everybody may see it.</summary>
internal sealed class SubmissionSources(
    RoundResult raw, IReadOnlyList<DecisionView> decisions, IReadOnlyList<TaskView> tasks, IReadOnlyDictionary<string, EvidenceNamed> named, IReadOnlyList<CommentRow> written)
{
    private readonly Instrument _instrument = new(raw.Edition, raw.Round.Depth);
    private readonly Dictionary<Part, DecisionView> _decisions = decisions.ToDictionary(decision => decision.Part);
    private readonly ILookup<Part, TaskView> _tasks = tasks.ToLookup(task => task.Part);
    private readonly ILookup<string, CommentRow> _written = written.ToLookup(row => row.QuestionCode);

    public SubmissionQuestion Of(Area area, SubArea subArea, Question question)
    {
        var (whole, own) = (Part.SubArea(subArea.Code), Part.Question(question.Code));
        var decision = _decisions.GetValueOrDefault(whole) ?? _decisions.GetValueOrDefault(own);
        var row = new SubmissionQuestion(area, subArea, question, Stand(question, decision))
        {
            Mend = DecisionRules.Meant(own, raw) is var meant && DisclosureGate.MayDecide(_instrument, raw.Plan, meant) ? meant : whole,
            Decision = decision,
            Named = named.GetValueOrDefault(question.Code),
            Evidence = [.. _written[question.Code].Where(said => said.EvidenceLink is not null).Select(said => new NamedEvidence(said.EvidenceKind, said.EvidenceLink!.Trim())).Distinct()
                .OrderBy(said => said.Kind).ThenBy(said => said.Text, StringComparer.CurrentCulture)],
            Tasks = [.. _tasks[own], .. _tasks[whole]],
        };
        return row with { Gaps = [.. Gaps(row)] };
    }

    private SubmissionStand Stand(Question question, DecisionView? decision)
    {
        if (decision is not null)
        {
            return new SubmissionStand(decision.Part.Kind == PartKind.SubArea ? StandKind.SubArea : StandKind.Question, decision.Level, decision.Points, decision.MaxPoints);
        }

        var cell = raw.Disclosed[Part.Question(question.Code), Slice.All];
        return cell switch
        {
            { Shown: true, Value.Share: { } share } => new SubmissionStand(StandKind.Estimate, Nearest(share), null, null),
            { State: CellState.Withheld } => new SubmissionStand(StandKind.Withheld, null, null, null),
            _ => new SubmissionStand(StandKind.Missing, null, null, null),
        };
    }

    private int Nearest(double share) =>
        Enumerable.Range(0, raw.Edition.LevelShares.Count).MinBy(level => Math.Abs((double)raw.Edition.LevelShares[level] - share));

    private static IEnumerable<SubmissionGap> Gaps(SubmissionQuestion row)
    {
        if (!row.Stand.Decided)
        {
            yield return SubmissionGap.NoConsensus;
        }
        else if (string.IsNullOrWhiteSpace(row.Decision?.Reason))
        {
            yield return SubmissionGap.NoReason;
        }

        if (row.Evidence.Count == 0 && row.Named is not { Named: > 0 } && !row.Tasks.Any(task => task is { Done: true, Outcome: not null }))
        {
            yield return SubmissionGap.NoEvidence;
        }

        switch (row.Stand.Kind)
        {
            case StandKind.Withheld:
                yield return SubmissionGap.Withheld;
                break;
            case StandKind.Missing:
                yield return SubmissionGap.NobodyAnswered;
                break;
        }
    }
}
