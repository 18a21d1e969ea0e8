using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Plans;

/// <summary>What a plan might hold, and why.</summary>
/// <param name="Ground">What it stands on.</param>
/// <param name="List">The suggestions.</param>
public sealed record PlanSuggestions(PlanGround Ground, SuggestionList List);

/// <summary>Suggests actions from the evaluators' words, the gaps of the plan's round as the gate shows them, and the tasks of its workshop.</summary>
public sealed class SuggestionService(KompassDbContext db, PlanGrounds grounds, ActionService actions)
{
    /// <returns>Null where the organisation has no such plan.</returns>
    public async Task<PlanSuggestions?> LoadAsync(Guid planId, CancellationToken cancellationToken)
    {
        if (await grounds.LoadAsync(planId, cancellationToken) is not { } ground)
        {
            return null;
        }

        return new PlanSuggestions(ground, Suggestions.Rank(new SuggestionInput(ground.Standings)
        {
            Findings = await FindingsAsync(ground, cancellationToken),
            Tasks = await TasksAsync(ground, cancellationToken),
            Planned = [.. ground.Plan.Actions.Where(action => action.Status != ActionStatus.Cancelled).OrderBy(action => action.Number).Select(action => Planned(action, ground.Edition))],
        }));
    }

    /// <summary>Makes actions of suggestions: one each, or one of all.</summary>
    /// <param name="planId">The plan.</param>
    /// <param name="codes">Codes of the suggestions (of their questions).</param>
    /// <param name="joined">True for one action that aims at all of them.</param>
    /// <param name="author">Who adds them.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <param name="edit">What is to be otherwise than suggested.</param>
    /// <returns>The actions; none at all where one of them is refused.</returns>
    public async Task<Outcome<IReadOnlyList<CreatedAction>>> AddAsync(
        Guid planId, IReadOnlyCollection<string> codes, bool joined, ActionAuthor author, CancellationToken cancellationToken,
        Func<ActionContent, ActionContent>? edit = null)
    {
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
        // Whoever sends the same form at the same time waits, and then finds the suggestions answered.
        await RoundLock.TakeAloneAsync(db, planId, cancellationToken);
        if (await LoadAsync(planId, cancellationToken) is not { } suggestions)
        {
            return new Refused(RefusalCode.NotFound);
        }

        Suggestion[] chosen = [.. suggestions.List.Ranked.Where(one => codes.Contains(one.Code))];
        if (chosen.Length < codes.Distinct().Count() || chosen.Length == 0)
        {
            return new Refused(RefusalCode.SuggestionGone);
        }

        var made = new List<CreatedAction>();
        foreach (var content in joined ? [SuggestedAction.Of(chosen)] : chosen.Select(one => SuggestedAction.Of([one])))
        {
            var outcome = await actions.CreateAsync(planId, edit?.Invoke(content) ?? content, author, cancellationToken);
            if (!outcome.Done)
            {
                return new Outcome<IReadOnlyList<CreatedAction>>(null, outcome.Refusals);
            }

            made.Add(outcome.Value);
        }

        if (transaction is not null)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return made;
    }

    private async Task<IReadOnlyList<FindingGiven>> FindingsAsync(PlanGround ground, CancellationToken cancellationToken)
    {
        if (ground.Evaluation is not { } evaluation)
        {
            return [];
        }

        var rows = await db.Evaluations.Where(own => own.Id == evaluation.Id && own.OrganisationId == db.Tenant.OrganisationId)
            .SelectMany(own => own.Findings).Where(finding => finding.Kind != FindingKind.Strength)
            .OrderBy(finding => finding.Order).ThenBy(finding => finding.Id)
            .Select(finding => new { finding.Id, finding.Kind, finding.Text, finding.Area, finding.SubAreaCode }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new FindingGiven(row.Id, row.Kind, row.Text, AreaOf(ground, row.Area), SubAreasOf(ground, row.SubAreaCode)))];
    }

    private static string[] SubAreasOf(PlanGround ground, string? code) => code is null ? [] :
    [
        .. ground.Official!.SubAreas.Where(part => part.Value.Sources.Concat(part.Value.Pointers).Any(source => source.From == code)).Select(part => part.Key),
    ];

    private static int? AreaOf(PlanGround ground, int? number) => number is null ? null : ground.Official!.Areas
        .Where(part => part.Value.Sources.Concat(part.Value.Pointers).Any(source => source.From == number)).Select(part => (int?)part.Key).FirstOrDefault();

    /// <summary>Tasks come from the meeting on a closed round; one that is not shown has none to tell of.</summary>
    private async Task<IReadOnlyList<TaskGiven>> TasksAsync(PlanGround ground, CancellationToken cancellationToken)
    {
        if (ground.Result is not { } result || !result.Edition.SameScaleAs(ground.Edition))
        {
            return [];
        }

        var rows = await db.EvidenceTasks.AsNoTracking().Where(task => task.RoundId == result.Round.Id).OrderBy(task => task.Id).ToListAsync(cancellationToken);
        return [.. rows.Select(task => new TaskGiven(task.Id, task.PartCode, task.Text, task.Outcome, task.DoneUtc is not null))];
    }

    private static PlannedAnswer Planned(PlanAction action, FrameworkEdition edition) => new(
        action.Number,
        [.. action.Targets.Select(target => target.QuestionCode ?? edition.SubAreas.FirstOrDefault(subArea => subArea.Code == target.SubAreaCode)?.Questions.FirstOrDefault(question => question.Core)?.Code).OfType<string>()],
        [.. action.Findings.Select(finding => finding.FindingId).OfType<int>()],
        [.. action.Findings.Select(finding => finding.Text)],
        action.EvidenceTaskId);
}
