using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.Web.Hosting.SignIn;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Planer;

/// <summary>What the plan might hold, ranked, and why; read by all members, added by the coordinator.</summary>
public sealed class ForslagModel(KompassDbContext db, SuggestionService suggestions, IStringLocalizer<SuggestionTexts> texts) : PageModel
{
    private const int First = 15;

    /// <summary>Number of an area, from the address.</summary>
    [BindProperty(SupportsGet = true, Name = "omrade")]
    public int? Area { get; set; }

    [BindProperty(SupportsGet = true, Name = "kalla")]
    public SuggestionSourceKind? Source { get; set; }

    [BindProperty(SupportsGet = true, Name = "visa")]
    public string? Show { get; set; }

    public PlanPage Plan { get; private set; } = null!;

    public PlanSuggestions Suggestions { get; private set; } = null!;

    /// <summary>Those of the chosen area and source.</summary>
    public IReadOnlyList<Suggestion> Ranked { get; private set; } = [];

    public IReadOnlyCollection<string> Ticked { get; private set; } = [];

    public IReadOnlyList<Suggestion> Shown => Show == "alla" ? Ranked : [.. Ranked.Take(First)];

    public bool CanChange => User.CurrentRole() == MemberRole.Coordinator && Plan.State == PlanState.Active;

    public string Address => $"{Plan.Address}/forslag";

    /// <summary>The list as a file, as it is filtered.</summary>
    public string Table => QueryHelpers.AddQueryString(
        $"{Plan.Address}/tabell/forslag",
        new Dictionary<string, string?> { ["omrade"] = $"{Area}", ["kalla"] = $"{Source}" }.Where(own => own.Value is { Length: > 0 }));

    public int RankOf(Suggestion suggestion) => 1 + Suggestions.List.Ranked.ToList().IndexOf(suggestion);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        // An area or source that is none shows everything.
        ModelState.Clear();
        return await LoadAsync(id, cancellationToken) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string[] val, CancellationToken cancellationToken)
    {
        if (User.CurrentRole() != MemberRole.Coordinator)
        {
            return Forbid();
        }

        if (val.Length > 0)
        {
            var outcome = await suggestions.AddAsync(id, val, joined: false, User.Adds(), cancellationToken);
            if (outcome.Done)
            {
                TempData["Notice"] = outcome.Value.Count == 1 ? texts["AddedOne", outcome.Value[0].Number].Value : texts["AddedMany", outcome.Value.Count].Value;
                return Redirect($"/planer/{id}/forslag");
            }

            foreach (var refusal in outcome.Refusals)
            {
                ModelState.AddModelError("", texts.Refusal(refusal));
            }
        }

        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        if (val.Length == 0)
        {
            ModelState.AddModelError("", texts["NothingTicked"]);
        }

        Ticked = val;
        return Page();
    }

    /// <summary>One action of everything that is ticked, or of one, opened before it is added.</summary>
    public async Task<IActionResult> OnPostOpenAsync(Guid id, string[] val, CancellationToken cancellationToken) => val.Length == 0
        ? await OnPostAsync(id, val, cancellationToken)
        : Redirect($"/planer/{id}/forslag/ny?{string.Join('&', val.Select(code => $"val={Uri.EscapeDataString(code)}"))}");

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await PlanPage.FindAsync(db, id, PlanTab.Suggestions, cancellationToken) is not { } plan || await suggestions.LoadAsync(id, cancellationToken) is not { } found)
        {
            return false;
        }

        (Plan, Suggestions) = (plan, found);
        Ranked = [.. found.List.Ranked.Where(one => one.Fits(Area, Source))];
        return true;
    }
}
