using System.Globalization;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Planning;
using Kompass.SelfAssess.Domain.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Kompass.SelfAssess.App.Demo;

/// <summary>The plan of the demo municipality: every real improvement point of its latest evaluation, with made-up actions and owners.</summary>
internal sealed class DemoPlan(
    KompassDbContext db, EditionCatalogue editions, ActionService actions, DemoFollowUp followUp, IOptions<MailOptions> mail, TimeProvider clock)
{
    private const string Domain = "karlskoga-demo.example";

    /// <summary>The plan began that many months ago, and is followed up every third month; the next time in two weeks.</summary>
    private const int MonthsSinceStart = 3;
    private const int DaysToNext = 14;

    private static readonly ActionAuthor Author = new(null, "Anna Lindqvist", ActionChangeSource.Page);

    private readonly int _organisationId = db.Tenant.OrganisationId ?? throw new InvalidOperationException("No organisation is chosen.");

    private DateOnly Today => StockholmDays.Today(clock);

    /// <summary>Makes the plan where the municipality has none.</summary>
    public async Task EnsureAsync(string edition, string seedKey, CancellationToken cancellationToken)
    {
        if (await db.Plans.AnyAsync(cancellationToken))
        {
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var evaluation = await db.Evaluations.AsNoTracking().Include(one => one.Findings).Include(one => one.Scores)
            .SingleAsync(one => one.OrganisationId == _organisationId && one.SeedKey == seedKey, cancellationToken);
        var editionId = await db.Editions.Where(row => row.Key == edition && row.OrganisationId == null).OrderByDescending(row => row.Version)
            .Select(row => row.Id).FirstAsync(cancellationToken);
        var units = await db.Units.ToDictionaryAsync(unit => unit.Name, unit => unit.Id, cancellationToken);
        var plan = Plan(editionId, evaluation.Id, await LatestRoundAsync(cancellationToken), units);
        db.Plans.Add(plan);
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
        var levels = Levels((await editions.GetAsync(editionId, cancellationToken)).Edition, evaluation);
        var improvements = evaluation.Findings.Where(finding => finding.Kind == FindingKind.Improvement).ToList();
        foreach (var action in DemoPlanActions.All)
        {
            await AddAsync(plan, action, units, improvements, levels, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        await followUp.HoldAsync(plan, WorkingDays.OnOrAfter(plan.AnchorDay!.Value), cancellationToken);
        await MoveBackAsync(plan, cancellationToken);
    }

    private ActionPlan Plan(int editionId, Guid evaluationId, Guid? roundId, Dictionary<string, int> units)
    {
        var start = StartOfMonth(Today.AddMonths(-MonthsSinceStart));
        var end = start.AddYears(2).AddDays(-1);
        return new ActionPlan
        {
            Id = Guid.NewGuid(),
            OrganisationId = _organisationId,
            Name = string.Create(CultureInfo.InvariantCulture, $"Handlingsplan {start.Year}–{end.Year}"),
            Description = "Det utvärderarna såg att vi kan bli bättre på, och vad vi gör åt det.",
            EditionId = editionId,
            EvaluationId = evaluationId,
            RoundId = roundId,
            StartsOn = start,
            EndsOn = end,
            BudgetDays = 320,
            // In a folder one can see how a follow-up goes; through a server nothing may leave to addresses that lead nowhere.
            Cadence = mail.Value.Transport == MailTransportKind.PickupFolder ? CadenceKind.Quarterly : CadenceKind.None,
            Anchor = CadenceAnchor.OwnDay,
            AnchorDay = Today.AddDays(DaysToNext).AddMonths(-3),
            CadenceFrom = Today.AddDays(1),
            Simulated = true,
            CreatedUtc = Morning(start),
            Version = 1,
            Owners =
            [
                .. DemoPlanActions.Owners.Select(owner => new PlanOwner
                {
                    Id = Guid.NewGuid(),
                    OrganisationId = _organisationId,
                    Name = owner.Name,
                    Email = DemoPeople.Email(owner.Name, Domain),
                    UnitId = units[owner.Unit],
                    Version = 1,
                }),
            ],
        };
    }

    private Task<Guid?> LatestRoundAsync(CancellationToken cancellationToken) => db.Rounds
        .Where(round => round.State == RoundState.Closed || round.State == RoundState.Confirmed)
        .OrderByDescending(round => round.ClosesOn).Select(round => (Guid?)round.Id).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Made as of today, since no action begins with a day that has passed; its own days follow in <see cref="MoveBackAsync"/>.</summary>
    private async Task AddAsync(
        ActionPlan plan, DemoAction action, Dictionary<string, int> units, List<OfficialFinding> improvements, Dictionary<string, int> levels,
        CancellationToken cancellationToken)
    {
        var answered = action.Answers
            .Select(beginning => improvements.Single(finding => finding.Text.StartsWith(beginning, StringComparison.Ordinal))).ToList();
        var due = EndOfMonth(Today.AddMonths(action.DueMonth));
        var content = new ActionContent(action.Title)
        {
            Description = string.Join('\n', answered.Select(finding => $"Utvärderarna 2022: {finding.Text}.")),
            SuccessMeasure = action.Measure,
            OwnerId = plan.Owners.Single(owner => owner.Name == action.Owner).Id,
            UnitId = units[DemoPlanActions.Owners.Single(owner => owner.Name == action.Owner).Unit],
            Priority = action.Priority,
            EffortDays = action.EffortDays,
            StartsOn = StartOfMonth(Today.AddMonths(Math.Min(action.StartMonth, 0))),
            DueOn = due < Today ? Today : due,
            // What the owners said in the follow-up that has been comes from there.
            Status = DemoPlanActions.Silent.Contains(action.Owner) ? action.Status : ActionStatus.Planned,
            Percent = DemoPlanActions.Silent.Contains(action.Owner) ? action.Percent : 0,
            Targets = [.. action.Questions.Split(' ').Select(code => Target(code, levels))],
            Findings = [.. answered.Select(finding => new FindingContent(finding.Id))],
            Steps = [.. action.Steps.Select((step, place) => new StepContent(step, place < action.StepsDone))],
        };
        var made = await actions.CreateAsync(plan.Id, content, Author, cancellationToken);
        if (!made.Done)
        {
            throw new InvalidOperationException($"The demo's action was refused: {string.Join(", ", made.Refusals)}");
        }
    }

    /// <summary>Days as they would have been, had the plan been made when it says.</summary>
    private async Task MoveBackAsync(ActionPlan plan, CancellationToken cancellationToken)
    {
        var created = Morning(plan.StartsOn);
        await db.PlanActions.Where(row => row.PlanId == plan.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.CreatedUtc, created), cancellationToken);
        await db.ActionChanges.Where(change => change.Source == ActionChangeSource.Page && db.PlanActions.Any(row => row.Id == change.ActionId && row.PlanId == plan.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(change => change.AtUtc, created), cancellationToken);
        foreach (var (action, place) in DemoPlanActions.All.Select((action, place) => (action, place)))
        {
            var own = db.PlanActions.Where(row => row.PlanId == plan.Id && row.Number == place + 1);
            var (starts, due) = (StartOfMonth(Today.AddMonths(action.StartMonth)), EndOfMonth(Today.AddMonths(action.DueMonth)));
            var done = action.Percent == 100 ? due : (DateOnly?)null;
            await own.ExecuteUpdateAsync(
                set => set.SetProperty(row => row.StartsOn, starts).SetProperty(row => row.DueOn, due).SetProperty(row => row.DoneOn, done), cancellationToken);
            await db.FollowUpReports.Where(report => own.Any(row => row.Id == report.ActionId))
                .ExecuteUpdateAsync(set => set.SetProperty(report => report.DueBefore, due), cancellationToken);
        }
    }

    private static TargetContent Target(string code, Dictionary<string, int> levels)
    {
        var now = levels[code[..code.LastIndexOf('.')]];
        return TargetContent.At(code, now, Math.Min(now + 1, 5));
    }

    /// <summary>The level whose share of the points lies nearest to what the evaluators gave, per sub-area.</summary>
    private static Dictionary<string, int> Levels(FrameworkEdition edition, OfficialEvaluation evaluation)
    {
        var points = evaluation.Scores.Where(score => score.SubAreaCode is not null).ToDictionary(score => score.SubAreaCode!, score => score.Points);
        return edition.SubAreas.Where(subArea => points.ContainsKey(subArea.Code)).ToDictionary(
            subArea => subArea.Code,
            subArea => Enumerable.Range(0, edition.LevelShares.Count).MinBy(level => Math.Abs(edition.LevelShares[level] - (points[subArea.Code] / subArea.MaxPoints))));
    }

    private static DateOnly StartOfMonth(DateOnly day) => new(day.Year, day.Month, 1);

    private static DateOnly EndOfMonth(DateOnly day) => StartOfMonth(day).AddMonths(1).AddDays(-1);

    private static DateTime Morning(DateOnly day) => day.ToDateTime(new TimeOnly(8, 0), DateTimeKind.Utc);
}
