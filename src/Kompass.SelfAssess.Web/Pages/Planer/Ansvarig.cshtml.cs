using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.Web.Components;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Planer;

/// <summary>One owner: address, and who takes over when the person leaves.</summary>
public sealed class AnsvarigModel(
    KompassDbContext db, PlanReader reader, OwnerService owners, IStringLocalizer<PlanTexts> texts, IStringLocalizer<ActionTexts> words) : PageModel
{
    [BindProperty]
    public OwnerForm Form { get; set; } = new();

    /// <summary>Id of who takes over; empty for nobody.</summary>
    [BindProperty]
    public string? Successor { get; set; }

    public PlanPage Plan { get; private set; } = null!;

    public OwnerView Owner { get; private set; } = null!;

    public IReadOnlyList<Choice> Successors { get; private set; } = [];

    public IReadOnlyList<Choice> Units { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, Guid owner, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, owner, cancellationToken))
        {
            return NotFound();
        }

        Form = OwnerForm.From(Owner.Owner);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(Guid id, Guid owner, CancellationToken cancellationToken) => DoAsync(
        id, owner, async () => (await owners.ChangeAsync(owner, Form.Version, Form.Read(), cancellationToken)).Refusals, () => texts["OwnerChanged"], cancellationToken);

    public Task<IActionResult> OnPostLeaveAsync(Guid id, Guid owner, CancellationToken cancellationToken)
    {
        var moved = 0;
        return DoAsync(
            id,
            owner,
            async () =>
            {
                var left = await owners.LeaveAsync(owner, Form.Version, Guid.TryParse(Successor, out var successor) ? successor : null, User.AsAuthor(), cancellationToken);
                moved = left.Value;
                return left.Refusals;
            },
            () => texts["OwnerHasLeft", Owner.Owner.Name, moved],
            cancellationToken);
    }

    public Task<IActionResult> OnPostReturnAsync(Guid id, Guid owner, CancellationToken cancellationToken) => DoAsync(
        id, owner, async () => (await owners.ReturnAsync(owner, Form.Version, cancellationToken)).Refusals, () => texts["OwnerReturned", Owner.Owner.Name], cancellationToken);

    public Task<IActionResult> OnPostAddressAsync(Guid id, Guid owner, bool dead, CancellationToken cancellationToken) => DoAsync(
        id, owner, async () => (await owners.MarkAddressAsync(owner, Form.Version, dead, cancellationToken)).Refusals, () => texts[dead ? "AddressMarkedDead" : "AddressMarkedFine"],
        cancellationToken);

    private async Task<IActionResult> DoAsync(
        Guid id, Guid owner, Func<Task<IReadOnlyList<App.Refused>>> act, Func<string> notice, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, owner, cancellationToken))
        {
            return NotFound();
        }

        var refusals = await act();
        if (refusals.Count > 0)
        {
            OwnerForm.Explain(ModelState, refusals, words);
            return Page();
        }

        TempData["Notice"] = notice();
        return Redirect($"{Plan.Address}/ansvariga");
    }

    private async Task<bool> LoadAsync(Guid id, Guid owner, CancellationToken cancellationToken)
    {
        if (await PlanPage.FindAsync(db, id, PlanTab.None, cancellationToken) is not { } plan)
        {
            return false;
        }

        var all = await reader.OwnersAsync(id, cancellationToken);
        if (all.FirstOrDefault(own => own.Owner.Id == owner) is not { } found)
        {
            return false;
        }

        (Owner, Plan) = (found, plan with { Crumb = found.Owner.Name });
        Successors = [.. all.Where(own => own.Owner.LeftUtc is null && own.Owner.Id != owner).Select(own => new Choice($"{own.Owner.Id}", own.Owner.Name))];
        Units = await AnsvarigaModel.UnitsAsync(db, cancellationToken);
        return true;
    }
}
