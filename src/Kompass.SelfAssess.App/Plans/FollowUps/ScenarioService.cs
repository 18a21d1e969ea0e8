using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.Domain.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Plans.FollowUps;

/// <summary>
/// What the owners' own re-ratings would do to the last estimate. Read anew each time and never stored, so that it cannot be taken for one; the
/// estimate comes through the gate, and a round that is open tells nothing.
/// </summary>
public sealed class ScenarioService(KompassDbContext db, ResultService results, EditionCatalogue editions)
{
    /// <summary>
    /// As of a follow-up: the last round that had closed by then, and what owners had submitted since it closed, in this follow-up or one before,
    /// the latest word of each on each question. Null where the organisation has no such follow-up.
    /// </summary>
    public async Task<ScenarioView?> AsOfAsync(Guid followUpId, CancellationToken cancellationToken)
    {
        var followUp = await db.FollowUps.Where(own => own.Id == followUpId && own.State != FollowUpState.Skipped)
            .Select(own => new { own.PlanId, own.NominalDate, own.ClosedUtc, own.Plan!.EditionId }).SingleOrDefaultAsync(cancellationToken);
        if (followUp is null)
        {
            return null;
        }

        var said = await RatingsAsync(followUp.PlanId, followUp.NominalDate, cancellationToken);
        var round = await LastRoundAsync(followUp.EditionId, followUp.ClosedUtc, cancellationToken);
        if (round is null)
        {
            return new ScenarioView(null, null, [], said.Count);
        }

        OwnerSays[] since = [.. said.Where(own => own.AtUtc > round.Round.ClosedUtc).GroupBy(own => (own.OwnerId, own.Question)).Select(own => own.MaxBy(one => one.AtUtc)!)];
        var scenario = OwnerScenario.Of(
            ScenarioBase.From(round.Edition, round.Round.Depth, round.Disclosed), [.. since.Select(own => new OwnerRating(own.Question, own.Value))]);
        return new ScenarioView(round, scenario, [.. since.OrderBy(own => own.Question, StringComparer.Ordinal).ThenBy(own => own.Owner, StringComparer.Ordinal)], said.Count - since.Length);
    }

    private async Task<RoundResult?> LastRoundAsync(int editionId, DateTime? before, CancellationToken cancellationToken)
    {
        var scale = await editions.SameScaleAsync((await editions.GetAsync(editionId, cancellationToken)).Edition, cancellationToken);
        var rows = await db.Rounds
            .Where(round => (round.State == RoundState.Closed || round.State == RoundState.Confirmed) && round.ClosedUtc != null
                && (before == null || round.ClosedUtc <= before) && scale.Contains(round.EditionId))
            .Select(round => new { round.Id, round.ClosedUtc }).ToListAsync(cancellationToken);
        return rows.OrderByDescending(row => row.ClosedUtc).ThenBy(row => row.Id).FirstOrDefault() is { } last
            ? await results.LoadAsync(last.Id, cancellationToken) as RoundResult
            : null;
    }

    /// <summary>Submitted only, up to this follow-up.</summary>
    private async Task<List<OwnerSays>> RatingsAsync(Guid planId, DateOnly upTo, CancellationToken cancellationToken)
    {
        var reports = await db.FollowUpReports
            .Where(report => report.FollowUp!.PlanId == planId && report.FollowUp.NominalDate <= upTo && report.ReportedUtc != null && report.FollowUpOwnerId != null && report.Ratings.Count > 0)
            .Select(report => new
            {
                report.FollowUpOwner!.OwnerId,
                report.FollowUpOwner.Owner!.Name,
                report.ReportedUtc,
                Ratings = report.Ratings.Select(rating => new { rating.QuestionCode, rating.Value }).ToList(),
            }).AsSplitQuery().ToListAsync(cancellationToken);
        return [.. reports.SelectMany(report => report.Ratings.Select(rating => new OwnerSays(report.OwnerId, report.Name, rating.QuestionCode, rating.Value, report.ReportedUtc!.Value)))];
    }
}

/// <summary>The scenario beside the estimate that it starts from.</summary>
/// <param name="Round">The last round, behind the gate; null where none has closed.</param>
/// <param name="Scenario">Null where there is no round.</param>
/// <param name="Said">Whose word each re-rating is, by question.</param>
/// <param name="Older">Re-ratings that do not count because the round is newer, or the owner has said something else since.</param>
public sealed record ScenarioView(RoundResult? Round, OwnerScenario? Scenario, IReadOnlyList<OwnerSays> Said, int Older);

/// <param name="OwnerId">Who.</param>
/// <param name="Owner">By name.</param>
/// <param name="Question">Code of the question.</param>
/// <param name="Value">A level, or "vet ej".</param>
/// <param name="AtUtc">When it was submitted.</param>
public sealed record OwnerSays(Guid OwnerId, string Owner, string Question, AnswerValue Value, DateTime AtUtc);
