using System.Globalization;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Web.Components;
using Kompass.SelfAssess.Web.Hosting.SignIn;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Planer;

/// <summary>The plan: its follow-ups in a row of dates, and its actions.</summary>
public sealed class PlanModel(
    KompassDbContext db, PlanReader reader, PlanCourse course, ActionService actions, EditionCatalogue editions, HistoryWords history, TimeProvider time,
    IStringLocalizer<PlanTexts> texts, IStringLocalizer<ActionTexts> words) : PageModel
{
    public DateOnly Today { get; } = StockholmDays.Today(time);

    [BindProperty(SupportsGet = true)]
    public PlanFilter Filter { get; set; } = new();

    /// <summary>Number of the action whose row is open.</summary>
    [FromQuery(Name = "oppen")]
    public int? Opened { get; set; }

    public PlanPage Plan { get; private set; } = null!;

    public FrameworkEdition Edition { get; private set; } = null!;

    public IReadOnlyList<ActionView> All { get; private set; } = [];

    public IReadOnlyList<ActionView> Shown { get; private set; } = [];

    public IReadOnlyList<(string Pill, int Count)> Pills { get; private set; } = [];

    public IReadOnlyList<CourseItem> Course { get; private set; } = [];

    /// <summary>When the plan was closed, and opened again.</summary>
    public IReadOnlyList<HistoryEntry> History { get; private set; } = [];

    public IReadOnlyList<Choice> Owners { get; private set; } = [];

    public IReadOnlyList<Choice> Units { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) => ShowAsync(id, cancellationToken);

    /// <summary>Ticks the steps of one action; only what was changed on the page is changed, so that two people may tick at once.</summary>
    public async Task<IActionResult> OnPostStepsAsync(Guid id, Guid action, int number, List<int> was, List<int> done, CancellationToken cancellationToken)
    {
        if (!User.MayChangePlans())
        {
            return Forbid();
        }

        var ticks = was.Except(done).ToDictionary(step => step, _ => false).Concat(done.Except(was).ToDictionary(step => step, _ => true)).ToDictionary();
        if (!await db.PlanActions.AnyAsync(own => own.Id == action && own.PlanId == id, cancellationToken))
        {
            return NotFound();
        }

        var outcome = await actions.TickAsync(action, ticks, User.AsAuthor(), cancellationToken);
        if (!outcome.Done)
        {
            foreach (var refusal in outcome.Refusals)
            {
                ModelState.AddModelError("", words.Refusal(refusal));
            }

            Opened = number;
            return await ShowAsync(id, cancellationToken);
        }

        TempData["Notice"] = texts["StepsSaved"].Value;
        var address = Filter.Address($"/planer/{id}", Filter.Pill);
        return Redirect($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}oppen={number.ToString(CultureInfo.InvariantCulture)}#atgard-{number.ToString(CultureInfo.InvariantCulture)}");
    }

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await PlanPage.FindAsync(db, id, PlanTab.Actions, cancellationToken) is not { } plan)
        {
            return NotFound();
        }

        Edition = (await editions.GetAsync(plan.EditionId, cancellationToken)).Edition;
        All = await reader.ActionsAsync(id, cancellationToken);
        Course = await course.LoadAsync(id, cancellationToken);
        // It stands with every action; once is enough here.
        History = history.Entries((await db.ActionChanges.AsNoTracking()
            .Where(row => row.Field == ActionField.PlanState && db.PlanActions.Any(action => action.Id == row.ActionId && action.PlanId == id)).OrderBy(row => row.Id)
            .ToListAsync(cancellationToken)).DistinctBy(row => (row.AtUtc, row.NewValue)));
        Plan = plan with { Heading = plan.Name, Lead = Lead(plan) };
        Owners = [.. All.Select(action => action.Owner).OfType<PlanOwner>().DistinctBy(owner => owner.Id).OrderBy(owner => owner.Name, StringComparer.CurrentCulture)
            .Select(owner => new Choice($"{owner.Id}", owner.Name))];
        Units = [.. All.Where(action => action.Unit is not null).DistinctBy(action => action.Unit).OrderBy(action => action.Unit, StringComparer.CurrentCulture)
            .Select(action => new Choice(action.Content.UnitId!.Value.ToString(CultureInfo.InvariantCulture), action.Unit!))];
        var person = User.UserId();
        var email = await db.Users.Where(user => user.Id == person).Select(user => user.Email).SingleOrDefaultAsync(cancellationToken);
        var within = Filter.Within(All);
        Pills = [.. PlanFilter.Pills.Select(pill => (pill, within.Count(action => PlanFilter.Fits(action, pill, email))))
            // Whoever owns nothing here has no use for "mine".
            .Where(pill => pill.pill != "mina" || pill.Item2 > 0 || Filter.Pill == "mina" || All.Any(action => PlanFilter.Fits(action, "mina", email)))];
        Shown = [.. within.Where(action => PlanFilter.Fits(action, Filter.Pill, email))];
        return Page();
    }

    private string Lead(PlanPage plan)
    {
        if (All.Count == 0)
        {
            return texts["LeadNone"];
        }

        var late = All.Count(action => action.Late);
        var until = PlanWords.DayAndYear(plan.EndsOn);
        return $"{(All.Count == 1 ? texts["LeadOne", until] : texts["LeadMany", All.Count, until])} {(late switch { 0 => texts["LateNone"], 1 => texts["LateOne"], _ => texts["LateMany", late] })}";
    }
}
