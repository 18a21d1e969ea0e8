using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Demo;

/// <summary>An invented municipality that has assessed itself before: three made-up evaluations, each with the round before it, and a draft of the next.</summary>
internal sealed partial class DemoMunicipality
{
    private const string School = "Förvaltningen för skola och omsorg";
    private const string Community = "Samhällsenheten";
    private const string BjorkvikDomain = "bjorkvik-demo.example";
    private const int MonthsFromRoundToEvaluation = 4;

    /// <summary>How many months ago the evaluations were made up to have been.</summary>
    private static readonly int[] BjorkvikEvaluations = [50, 32, 14];

    private static readonly string[] BjorkvikUnits = [School, Community];

    private static readonly string[] BjorkvikGroups = [RoleGroups.Elected, RoleGroups.Managers, RoleGroups.Employees];

    private static readonly DemoSeats[] BjorkvikSeats =
    [
        new(RoleGroups.Elected, "", 5, 4),
        new(RoleGroups.Managers, School, 5, 4),
        new(RoleGroups.Employees, Community, 4, 3),
    ];

    /// <returns>True where anything was added.</returns>
    public async Task<bool> EnsureBjorkvikAsync(CancellationToken cancellationToken)
    {
        var today = StockholmDays.Today(clock);
        await EnsureNextEvaluationAsync(today.AddMonths(4), cancellationToken);
        await EnsureUnitsAsync(BjorkvikUnits, cancellationToken);
        if (await db.Rounds.AnyAsync(cancellationToken))
        {
            return false;
        }

        var edition = await db.Editions.Where(row => row.Key == Edition && row.OrganisationId == null).OrderByDescending(row => row.Version)
            .Select(row => row.Id).FirstAsync(cancellationToken);
        var maxima = await db.Editions.Where(row => row.Id == edition).SelectMany(row => row.Areas).SelectMany(area => area.SubAreas)
            .ToDictionaryAsync(subArea => subArea.Code, subArea => subArea.MaxPoints, cancellationToken);
        for (var number = 0; number < BjorkvikEvaluations.Length; number++)
        {
            var evaluated = today.AddMonths(-BjorkvikEvaluations[number]);
            var points = DemoOfficial.Points(maxima, number);
            await AddBjorkvikRoundAsync(evaluated.AddMonths(-MonthsFromRoundToEvaluation), today, points, number, cancellationToken);
            db.Evaluations.Add(SimulatedEvaluation(evaluated, edition, points));
        }

        await db.SaveChangesAsync(cancellationToken);
        await AddBjorkvikRoundAsync(today.AddMonths(-2), today, DemoOfficial.Points(maxima, BjorkvikEvaluations.Length), BjorkvikEvaluations.Length, cancellationToken);
        await AddBjorkvikDraftAsync(today, cancellationToken);
        return true;
    }

    /// <summary>Eleven answers: enough for the whole to be shown and for no group.</summary>
    private async Task AddBjorkvikRoundAsync(
        DateOnly closed, DateOnly today, IReadOnlyDictionary<string, decimal> points, int number, CancellationToken cancellationToken)
    {
        var round = Done(await rounds.CreateAsync(new CreateRound(Content(Season(closed), today, today, BjorkvikGroups, BjorkvikUnits)), cancellationToken));
        await InviteAsync(round, BjorkvikSeats, BjorkvikDomain, cancellationToken);
        Check(await course.OpenAsync(round, cancellationToken));
        await AnswerAsync(round, BjorkvikSeats, new DemoAnswers(points, seed: 300 + number), cancellationToken);
        Check(await course.CloseAsync(round, cancellationToken));
        await MoveBackAsync(round, closed.AddDays(-18), closed, cancellationToken);
        await ConfirmAsync(round, closed.AddDays(10), cancellationToken);
    }

    private async Task AddBjorkvikDraftAsync(DateOnly today, CancellationToken cancellationToken)
    {
        var content = Content(Season(today), today.AddDays(7), today.AddDays(25), BjorkvikGroups, BjorkvikUnits);
        var round = Done(await rounds.CreateAsync(new CreateRound(content), cancellationToken));
        DemoSeats[] seats =
        [
            new(RoleGroups.Elected, "", 7, 0),
            new(RoleGroups.Managers, School, 5, 0),
            new(RoleGroups.Employees, Community, 6, 0),
        ];
        await InviteAsync(round, seats, BjorkvikDomain, cancellationToken);
    }

    private OfficialEvaluation SimulatedEvaluation(DateOnly day, int edition, IReadOnlyDictionary<string, decimal> points) => new()
    {
        Id = Guid.NewGuid(),
        OrganisationId = _organisationId,
        Municipality = "Björkvik",
        Year = day.Year,
        Month = day.Month,
        EditionId = edition,
        Source = "Påhittad utvärdering för demon",
        Simulated = true,
        ConfirmedUtc = Noon(day.AddMonths(1)),
        Scores = [.. points.Select(score => new OfficialScore { Area = score.Key[0] - '0', SubAreaCode = score.Key, Points = score.Value })],
    };
}
