using System.Globalization;
using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Omgangar;

/// <summary>The only things that change in an open round: its last day and its reminders.</summary>
public sealed class TidplanModel(KompassDbContext db, RoundCourse rounds, IStringLocalizer<RoundTexts> texts) : PageModel
{
    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public string? ClosesOn { get; set; }

    [BindProperty]
    public string Reminders { get; set; } = bool.TrueString;

    public RoundPage Round { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        Version = Round.Version;
        ClosesOn = Round.ClosesOn.ToString("O", CultureInfo.InvariantCulture);
        Reminders = (await db.Rounds.Where(round => round.Id == id).Select(round => round.Reminders).SingleAsync(cancellationToken)).ToString();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        if (!DateOnly.TryParseExact(ClosesOn?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            ModelState.AddModelError(nameof(ClosesOn), texts["FaultDay"]);
            return Page();
        }

        var changed = await rounds.RescheduleAsync(new Reschedule(id, Version, day, Reminders != bool.FalseString), cancellationToken);
        if (!changed.Done)
        {
            foreach (var refusal in changed.Refusals)
            {
                ModelState.AddModelError(refusal.Code == RefusalCode.ClosesInThePast ? nameof(ClosesOn) : "", texts.Refusal(refusal));
            }

            return Page();
        }

        TempData["Notice"] = texts["ScheduleChanged"].Value;
        return Redirect(Round.Address);
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await RoundPage.FindAsync(db, id, RoundTab.None, cancellationToken) is not { } round)
        {
            return false;
        }

        Round = round with { Crumb = texts["ScheduleTitle"] };
        return true;
    }
}
