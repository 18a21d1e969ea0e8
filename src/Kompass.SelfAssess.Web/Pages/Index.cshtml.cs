using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.Web.Hosting.SignIn;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.Web.Pages;

/// <summary>Att göra: what waits for me, the way to the next evaluation, and the latest numbers.</summary>
public sealed class IndexModel(KompassDbContext db, ResponseRateService rates, TimeProvider time) : PageModel
{
    public DateOnly Today { get; } = StockholmDays.Today(time);

    public int Hour { get; } = TimeZoneInfo.ConvertTimeFromUtc(time.GetUtcNow().UtcDateTime, StockholmDays.Zone).Hour;

    public string FirstName => User.DisplayName().Split(' ')[0];

    public IReadOnlyList<(Round Round, ResponseRate Rate)> Open { get; private set; } = [];

    public IReadOnlyList<(Round Round, int Participants, bool OpenLink)> Drafts { get; private set; } = [];

    public IReadOnlyList<Round> ToConfirm { get; private set; } = [];

    public DateOnly? NextEvaluation { get; private set; }

    public LatestEstimate? Estimate { get; private set; }

    public LatestOfficial? Official { get; private set; }

    public bool HasUnits { get; private set; }

    public int Waiting => Open.Count + Drafts.Count + ToConfirm.Count;

    /// <summary>Whole months to the coming evaluation.</summary>
    public int Months => NextEvaluation is { } day ? Math.Max(0, ((day.Year - Today.Year) * 12) + day.Month - Today.Month) : 0;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var rounds = await db.Rounds.AsNoTracking().Where(round => round.State != RoundState.Confirmed).OrderBy(round => round.ClosesOn).ToListAsync(cancellationToken);
        var open = rounds.Where(round => round.State == RoundState.Open).ToList();
        var rate = await rates.LoadAsync([.. open.Select(round => round.Id)], cancellationToken);
        var participants = await db.Participants.Where(person => person.Round!.State == RoundState.Draft)
            .GroupBy(person => person.RoundId).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        var openLinks = await db.RoundGroups.Where(group => group.OpenLinkHash != null).Select(group => group.RoundId).Distinct().ToListAsync(cancellationToken);
        Open = [.. open.Where(round => rate.ContainsKey(round.Id)).Select(round => (round, rate[round.Id]))];
        Drafts = [.. rounds.Where(round => round.State == RoundState.Draft).Select(round => (round, participants.GetValueOrDefault(round.Id), openLinks.Contains(round.Id)))];
        ToConfirm = [.. rounds.Where(round => round.State == RoundState.Closed)];
        var organisationId = User.CurrentOrganisationId();
        NextEvaluation = await db.Organisations.Where(organisation => organisation.Id == organisationId)
            .Select(organisation => organisation.NextOfficialEvaluation).SingleOrDefaultAsync(cancellationToken);
        HasUnits = await db.Units.AnyAsync(cancellationToken);
        Estimate = await LatestEstimateAsync(cancellationToken);
        Official = await db.Evaluations.Where(evaluation => evaluation.OrganisationId == organisationId)
            .OrderByDescending(evaluation => evaluation.Year).ThenByDescending(evaluation => evaluation.Month)
            .Select(evaluation => new LatestOfficial(
                evaluation.Id, evaluation.Year, evaluation.Month, evaluation.PublishedTotal, evaluation.Scores.Select(score => score.Points).ToList()))
            .FirstOrDefaultAsync(cancellationToken);
    }

    private Task<LatestEstimate?> LatestEstimateAsync(CancellationToken cancellationToken) => (
        from snapshot in db.Snapshots
        join round in db.Rounds on snapshot.RoundId equals round.Id
        orderby round.ClosesOn descending, snapshot.Kind descending
        select new LatestEstimate(
            round.Id,
            round.Name,
            snapshot.Cells.Where(cell => cell.PartKind == PartKind.Total && cell.SliceKind == SliceKind.All && cell.Withheld == null)
                .Select(cell => cell.Points).FirstOrDefault(),
            snapshot.Cells.Where(cell => cell.PartKind == PartKind.Total && cell.SliceKind == SliceKind.All && cell.Withheld == null)
                .Select(cell => cell.Margin).FirstOrDefault()))
        .FirstOrDefaultAsync(cancellationToken);
}

/// <summary>The latest closed round; no points where the total is withheld or not all sub-areas have answers.</summary>
public sealed record LatestEstimate(Guid RoundId, string Name, decimal? Points, decimal? Margin);

/// <summary>The municipality's latest own official evaluation.</summary>
public sealed record LatestOfficial(Guid Id, int Year, int? Month, decimal? PublishedTotal, IReadOnlyList<decimal> Scores)
{
    public decimal? Total => Scores.Count > 0 ? Scores.Sum() : PublishedTotal;
}
