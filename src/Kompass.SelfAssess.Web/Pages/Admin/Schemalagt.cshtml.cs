using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Jobs;
using Kompass.SelfAssess.Web.Hosting.Jobs;
using Kompass.SelfAssess.Web.Hosting.SignIn;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Admin;

/// <summary>What the program does by itself: when it last did and what came of it, when it does next, and a button that does it now.</summary>
public sealed class SchemalagtModel(KompassDbContext database, JobPlan plan, TimeProvider clock, IEnumerable<IJobEngine> engines, IStringLocalizer<ScheduleTexts> texts) : PageModel
{
    private const int RunsShown = 50;

    private Dictionary<string, JobState> states = [];

    /// <summary>Null where this process runs no jobs.</summary>
    public IJobEngine? Engine { get; } = engines.FirstOrDefault();

    public IReadOnlyList<Schedule> Schedules => plan.Schedules;

    /// <summary>Null where the engine could not say.</summary>
    public IReadOnlyDictionary<string, DateTime>? Next { get; private set; } = new Dictionary<string, DateTime>();

    public IReadOnlyList<JobRun> Runs { get; private set; } = [];

    public DateTime Now { get; } = clock.GetUtcNow().UtcDateTime;

    public JobState? State(Schedule schedule) => states.GetValueOrDefault(schedule.Work.Name);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        states = await database.JobStates.AsNoTracking().ToDictionaryAsync(state => state.Work, cancellationToken);
        Runs = await database.JobRuns.AsNoTracking().OrderByDescending(run => run.StartedUtc).ThenByDescending(run => run.Id).Take(RunsShown).ToListAsync(cancellationToken);
        if (Engine is not null)
        {
            Next = await NextAsync(Engine, cancellationToken);
        }
    }

    public async Task<IActionResult> OnPostRunAsync(string? work, CancellationToken cancellationToken)
    {
        if (Engine is null || !Schedules.Any(schedule => schedule.Work.Name == work))
        {
            return NotFound();
        }

        await Engine.RunNowAsync(work!, User.DisplayName(), cancellationToken);
        TempData["Notice"] = texts["RunAsked", texts[$"Job{work}"].Value].Value;
        return RedirectToPage();
    }

    /// <summary>By the program's clock, as everything else on the page: it may be set off, while the engine wakes by the wall's.</summary>
    private async Task<IReadOnlyDictionary<string, DateTime>?> NextAsync(IJobEngine engine, CancellationToken cancellationToken)
    {
        var ahead = Now - TimeProvider.System.GetUtcNow().UtcDateTime;
        try
        {
            return (await engine.NextRunsAsync(cancellationToken)).ToDictionary(next => next.Key, next => next.Value + ahead);
        }
        catch (Exception exception) when (DatabaseTrouble.IsUnavailable(exception))
        {
            return null;
        }
    }
}
