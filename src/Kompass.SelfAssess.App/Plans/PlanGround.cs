using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.Domain.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Plans;

/// <summary>What a plan stands on: its edition, its evaluation and its round, of which only what the gate shows.</summary>
/// <param name="Plan">The plan with its owners and whole actions, not tracked.</param>
/// <param name="Standings">Where the municipality stands.</param>
/// <param name="Evaluation">The organisation's own evaluation that the plan answers; null where there is none.</param>
/// <param name="Official">It, read in the plan's edition.</param>
/// <param name="Round">The plan's round as it may be seen: only a <see cref="RoundResult"/> has numbers.</param>
public sealed record PlanGround(ActionPlan Plan, Standings Standings, EvaluationView? Evaluation, TranslatedResult? Official, ResultView? Round)
{
    public FrameworkEdition Edition => Standings.Edition;

    /// <summary>The round's numbers; null while nothing but the response rate may be shown.</summary>
    public RoundResult? Result => Round as RoundResult;
}

/// <summary>Reads it.</summary>
public sealed class PlanGrounds(KompassDbContext db, EvaluationService evaluations, ResultService results, EditionCatalogue catalogue)
{
    /// <returns>Null where the organisation has no such plan.</returns>
    public async Task<PlanGround?> LoadAsync(Guid planId, CancellationToken cancellationToken)
    {
        var plan = await db.Plans.AsNoTracking().AsSplitQuery()
            .Include(own => own.Owners)
            .Include(own => own.Actions).ThenInclude(action => action.Targets)
            .Include(own => own.Actions).ThenInclude(action => action.Findings)
            .Include(own => own.Actions).ThenInclude(action => action.DependsOn)
            .SingleOrDefaultAsync(own => own.Id == planId, cancellationToken);
        if (plan is null)
        {
            return null;
        }

        var edition = (await catalogue.GetAsync(plan.EditionId, cancellationToken)).Edition;
        // A published result of another municipality may be read by everybody; it says nothing of where this one stands.
        var evaluation = plan.EvaluationId is { } id && await evaluations.FindAsync(id, cancellationToken) is { Own: true } own ? own : null;
        var official = evaluation is null ? null : (await catalogue.CrosswalkAsync(cancellationToken)).Translate(evaluation.Result, evaluation.Edition, edition);
        var round = plan.RoundId is { } roundId ? await results.LoadAsync(roundId, cancellationToken) : null;
        return new PlanGround(plan, Stand(edition, official, round as RoundResult), evaluation, official, round);
    }

    private static Standings Stand(FrameworkEdition edition, TranslatedResult? official, RoundResult? round)
    {
        var standings = new Standings(edition);
        if (official is not null)
        {
            standings = standings with
            {
                Official = official.SubAreas.Where(part => part.Value.Share is not null).ToDictionary(part => part.Key, part => part.Value.Share!.Value),
                OfficialAreas = official.Areas.Where(part => part.Value.Share is not null).ToDictionary(part => part.Key, part => part.Value.Share!.Value),
            };
        }

        return round?.Edition.SameScaleAs(edition) != true ? standings : standings with
        {
            Estimated = Shown(edition.SubAreas.Select(subArea => (subArea.Code, Part.SubArea(subArea.Code)))),
            // Questions of another edition with the same scale are other questions.
            EstimatedQuestions = round.Edition.Key != edition.Key ? new Dictionary<string, double>() : Shown(
                round.Edition.QuestionsFor(round.Round.Depth).Where(question => !question.Core && edition.Questions.Any(own => own.Code == question.Code))
                    .Select(question => (question.Code, Part.Question(question.Code)))),
        };

        Dictionary<string, double> Shown(IEnumerable<(string Code, Part Part)> parts) => parts
            .Select(one => (one.Code, Cell: round.Disclosed[one.Part, Slice.All]))
            .Where(one => one.Cell.Shown && one.Cell.Value.Share is not null)
            .ToDictionary(one => one.Code, one => one.Cell.Value.Share!.Value);
    }
}
