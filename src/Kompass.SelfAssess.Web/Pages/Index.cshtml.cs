using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.Web.Hosting.SignIn;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.Web.Pages;

/// <summary>Att göra: what waits for me, the way to the next evaluation, and the latest numbers.</summary>
public sealed class IndexModel(KompassDbContext db, ResponseRateService rates, PlanTasks tasks, TimeProvider time) : PageModel
{
    public DateOnly Today { get; } = StockholmDays.Today(time);

    public int Hour { get; } = TimeZoneInfo.ConvertTimeFromUtc(time.GetUtcNow().UtcDateTime, StockholmDays.Zone).Hour;

    public string FirstName => User.DisplayName().Split(' ')[0];

    public IReadOnlyList<(Round Round, ResponseRate Rate)> Open { get; private set; } = [];

    public IReadOnlyList<(Round Round, int Participants, bool OpenLink)> Drafts { get; private set; } = [];

    /// <summary>Closed rounds, with how many items their agenda has and how many of these are decided; none where nobody has made one.</summary>
    public IReadOnlyList<(Round Round, MeetingProgress? Meeting)> ToConfirm { get; private set; } = [];

    /// <summary>Evidence that somebody has to find: mine first, then, for the coordinator, what is due within a week.</summary>
    public IReadOnlyList<EvidenceDue> Evidence { get; private set; } = [];

    /// <summary>Actions that I answer for myself.</summary>
    public IReadOnlyList<MyAction> MyActions { get; private set; } = [];

    /// <summary>What waits in the action plans, for the coordinator.</summary>
    public IReadOnlyList<PlanToDo> Plans { get; private set; } = [];

    public DateOnly? NextEvaluation { get; private set; }

    public LatestEstimate? Estimate { get; private set; }

    public LatestOfficial? Official { get; private set; }

    public bool HasUnits { get; private set; }

    public int Waiting => Open.Count + Drafts.Count + ToConfirm.Count + Evidence.Count + MyActions.Count + Plans.Sum(plan => plan.Count);

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
        var meetings = await MeetingsAsync(cancellationToken);
        ToConfirm = [.. rounds.Where(round => round.State == RoundState.Closed).Select(round => (round, meetings.GetValueOrDefault(round.Id)))];
        Evidence = await EvidenceAsync(cancellationToken);
        var person = User.UserId();
        MyActions = await tasks.MineAsync(await db.Users.Where(user => user.Id == person).Select(user => user.Email).SingleOrDefaultAsync(cancellationToken), cancellationToken);
        Plans = User.CurrentRole() == MemberRole.Coordinator ? await tasks.CoordinatorAsync(cancellationToken) : [];
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

    private Task<Dictionary<Guid, MeetingProgress>> MeetingsAsync(CancellationToken cancellationToken) => (
        from workshop in db.Workshops
        join round in db.Rounds on workshop.RoundId equals round.Id
        where round.State == RoundState.Closed
        select new
        {
            round.Id,
            Items = workshop.Items.Count(item => item.OnAgenda),
            Decided = workshop.Items.Count(item => item.OnAgenda && db.Decisions.Any(decision => decision.RoundId == round.Id
                && (decision.PartCode == item.PartCode || (decision.PartKind == PartKind.SubArea && item.PartCode.StartsWith(decision.PartCode + "."))))),
        }).ToDictionaryAsync(row => row.Id, row => new MeetingProgress(row.Items, row.Decided), cancellationToken);

    private async Task<IReadOnlyList<EvidenceDue>> EvidenceAsync(CancellationToken cancellationToken)
    {
        var person = User.UserId();
        var coordinator = User.CurrentRole() == MemberRole.Coordinator;
        var tasks = await (
            from task in db.EvidenceTasks
            join round in db.Rounds on task.RoundId equals round.Id
            where task.DoneUtc == null && round.State == RoundState.Closed
            select task).ToListAsync(cancellationToken);
        var email = tasks.Count == 0 ? null : await db.Users.Where(user => user.Id == person).Select(user => user.Email).SingleOrDefaultAsync(cancellationToken);
        return
        [
            .. tasks.Select(own => new EvidenceDue(
                    own.RoundId, own.PartCode, own.Text, own.OwnerName, own.DueOn,
                    email is not null && string.Equals(own.OwnerEmail, email, StringComparison.OrdinalIgnoreCase)))
                .Where(task => task.Mine || (coordinator && task.DueOn is { } due && due <= Today.AddDays(7)))
                .OrderByDescending(task => task.Mine).ThenBy(task => task.DueOn ?? DateOnly.MaxValue).ThenBy(task => task.PartCode, StringComparer.Ordinal),
        ];
    }

    private Task<LatestEstimate?> LatestEstimateAsync(CancellationToken cancellationToken) => (
        from snapshot in db.Snapshots
        join round in db.Rounds on snapshot.RoundId equals round.Id
        orderby round.ClosesOn descending, snapshot.Kind descending, snapshot.Number descending
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

/// <param name="Items">On the agenda.</param>
/// <param name="Decided">Of them, those that are decided.</param>
public sealed record MeetingProgress(int Items, int Decided);

/// <summary>Something that somebody has to find out before a meeting can decide.</summary>
public sealed record EvidenceDue(Guid RoundId, string PartCode, string Text, string OwnerName, DateOnly? DueOn, bool Mine);

/// <summary>The municipality's latest own official evaluation.</summary>
public sealed record LatestOfficial(Guid Id, int Year, int? Month, decimal? PublishedTotal, IReadOnlyList<decimal> Scores)
{
    public decimal? Total => Scores.Count > 0 ? Scores.Sum() : PublishedTotal;
}
