using System.Globalization;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.Web.Components.Charts;
using Kompass.SelfAssess.Web.Components.Portfolio;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Planer;

/// <summary>What each budget of working days buys, which actions that is, and what it does to the forecast; also for a choice of one's own.</summary>
public sealed class PortfoljModel(
    KompassDbContext db, PortfolioService portfolios, PlanService plans, IStringLocalizer<SuggestionTexts> texts, IStringLocalizer<ActionTexts> words) : PageModel
{
    private const int Rows = 12;

    /// <summary>Working days, as typed.</summary>
    [BindProperty(SupportsGet = true, Name = "budget")]
    public string? Typed { get; set; }

    /// <summary>"val" where the ticked actions are asked about instead of the budget.</summary>
    [BindProperty(SupportsGet = true, Name = "rakna")]
    public string? Asked { get; set; }

    public PlanPage Plan { get; private set; } = null!;

    public PortfolioView View { get; private set; } = null!;

    public int Budget { get; private set; }

    /// <summary>What the plan says; null where nobody has said.</summary>
    public int? Kept => View.Ground.Plan.BudgetDays;

    /// <summary>True where the budget that is counted on is another than the plan's, and the reader may make it the plan's.</summary>
    public bool MayKeep => User.MayChangePlans() && Plan.State == PlanState.Active && Budget > 0 && Budget != Kept;

    /// <summary>The best choice within the budget.</summary>
    public PortfolioChoice Best { get; private set; } = null!;

    /// <summary>One's own; null where the budget is asked about.</summary>
    public PortfolioChoice? Own { get; private set; }

    /// <summary>What the page tells the effect of.</summary>
    public PortfolioChoice Choice => Own ?? Best;

    public IReadOnlyList<CurvePoint> Curve { get; private set; } = [];

    public PlanForecastResult? Effect { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, string[] val, CancellationToken cancellationToken)
    {
        if (await PlanPage.FindAsync(db, id, PlanTab.Portfolio, cancellationToken) is not { } plan || await portfolios.LoadAsync(id, cancellationToken) is not { } view)
        {
            return NotFound();
        }

        (Plan, View) = (plan, view);
        Budget = ReadBudget() ?? view.Ground.Plan.BudgetDays ?? view.Weighed.Curve[^1].Days / 2;
        Best = view.Weighed.Best(Budget);
        if (Asked == "val")
        {
            var open = view.Actions.Select(action => action.Number).ToHashSet();
            Own = view.Weighed.Of([.. val.Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1).Where(open.Contains).Distinct()]);
        }

        Curve = CurvePoint.Thinned(view.Weighed.Curve, Best.Days, Rows);
        Effect = view.Effect([.. Choice.Numbers]);
        return Page();
    }

    /// <summary>Makes the budget that the page counted on the plan's own.</summary>
    public async Task<IActionResult> OnPostBudgetAsync(Guid id, int days, int version, CancellationToken cancellationToken)
    {
        if (!User.MayChangePlans())
        {
            return Forbid();
        }

        var kept = await plans.SetBudgetAsync(id, version, days, cancellationToken);
        if (!kept.Done)
        {
            foreach (var refusal in kept.Refusals)
            {
                ModelState.AddModelError("", words.Refusal(refusal));
            }

            Typed = days.ToString(CultureInfo.InvariantCulture);
            return await OnGetAsync(id, [], cancellationToken);
        }

        TempData["Notice"] = texts["BudgetSaved", Numbers.Count(days)].Value;
        return Redirect($"/planer/{id}/portfolj");
    }

    private int? ReadBudget()
    {
        if (string.IsNullOrWhiteSpace(Typed))
        {
            return null;
        }

        // Spaces within a number are how thousands are written.
        var digits = string.Concat(Typed.Where(character => !char.IsWhiteSpace(character)));
        if (int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days <= PortfolioService.MostBudgetDays)
        {
            return days;
        }

        ModelState.AddModelError("budget", texts["FaultBudget", PortfolioService.MostBudgetDays]);
        return null;
    }
}
