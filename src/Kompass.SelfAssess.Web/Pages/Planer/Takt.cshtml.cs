using System.Globalization;
using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.App.Plans.FollowUps;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Planer;

/// <summary>How often a plan is followed up, with the dates of the year ahead before anything is saved.</summary>
public sealed class TaktModel(KompassDbContext db, CadenceService cadences, IStringLocalizer<CadenceTexts> texts) : PageModel
{
    private const string DayFormat = "yyyy-MM-dd";

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Anchor { get; set; }

    [BindProperty]
    public string? AnchorDay { get; set; }

    [BindProperty]
    public string? OwnDates { get; set; }

    [BindProperty]
    public string? OpenDays { get; set; }

    public PlanPage Plan { get; private set; } = null!;

    public CadenceView Saved { get; private set; } = null!;

    /// <summary>What is shown: as saved, or as it would be.</summary>
    public IReadOnlyList<CadenceDate> Coming { get; private set; } = [];

    public int ShownOpenDays { get; private set; }

    /// <summary>True where the dates are those of a form that is not saved.</summary>
    public bool IsPreview { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        var choice = Saved.Choice;
        (Version, Kind, Anchor) = (Saved.Version, choice.Kind.ToString(), choice.Anchor.ToString());
        AnchorDay = (choice.AnchorDay ?? Plan.StartsOn).ToString(DayFormat, CultureInfo.InvariantCulture);
        OwnDates = string.Join('\n', choice.OwnDates.Select(day => day.ToString(DayFormat, CultureInfo.InvariantCulture)));
        OpenDays = choice.OpenDays.ToString(CultureInfo.InvariantCulture);
        return Page();
    }

    public async Task<IActionResult> OnPostVisaAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        if (Read() is { } choice)
        {
            var preview = await cadences.PreviewAsync(id, choice, cancellationToken);
            Tell(preview.Refusals);
            if (preview.Done)
            {
                (Coming, ShownOpenDays, IsPreview) = (preview.Value, choice.OpenDays, true);
            }
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        if (Read() is not { } choice)
        {
            return Page();
        }

        var saved = await cadences.SaveAsync(id, Version, choice, cancellationToken);
        if (!saved.Done)
        {
            Tell(saved.Refusals);
            return Page();
        }

        TempData["Notice"] = texts["Saved"].Value;
        return Redirect($"{Plan.Address}/takt");
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await PlanPage.FindAsync(db, id, PlanTab.Settings, cancellationToken) is not { } plan || await cadences.FindAsync(id, cancellationToken) is not { } saved)
        {
            return false;
        }

        (Plan, Saved, Coming, ShownOpenDays) = (plan, saved, saved.Coming, saved.Choice.OpenDays);
        return true;
    }

    /// <summary>The form as a choice; null where it cannot be read, which is then said at the field.</summary>
    private CadenceChoice? Read()
    {
        var own = CadenceService.Read(OwnDates);
        if (!Enum.TryParse<CadenceKind>(Kind, out var kind) || !Enum.IsDefined(kind))
        {
            ModelState.AddModelError(nameof(Kind), texts["RefusedKind"]);
            return null;
        }

        if (kind == CadenceKind.OwnDates && own.Faults.Count > 0)
        {
            Tell(own.Faults);
            return null;
        }

        var anchor = Enum.TryParse<CadenceAnchor>(Anchor, out var chosen) && Enum.IsDefined(chosen) ? chosen : CadenceAnchor.OwnDay;
        DateOnly? day = DateOnly.TryParseExact(AnchorDay?.Trim(), DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var written) ? written : null;
        return new CadenceChoice(kind, anchor, day, own.Days, int.TryParse(OpenDays?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : 0);
    }

    private void Tell(IReadOnlyList<Refused> refusals)
    {
        foreach (var refusal in refusals)
        {
            ModelState.AddModelError(
                FieldOf(refusal.Code),
                texts[$"Refused{refusal.Code}", refusal.Argument, ActionPlan.LeastOpenDays, ActionPlan.MostOpenDays, Plan.EndsOn.ToString(DayFormat, CultureInfo.InvariantCulture)]);
        }
    }

    private static string FieldOf(RefusalCode code) => code switch
    {
        RefusalCode.OpenDaysOutOfRange => nameof(OpenDays),
        RefusalCode.AnchorDayMissing => nameof(AnchorDay),
        RefusalCode.ComingEvaluationUnknown => nameof(Anchor),
        RefusalCode.OwnDatesMissing or RefusalCode.OwnDateUnreadable or RefusalCode.OwnDateInThePast or RefusalCode.OwnDateAfterPlan => nameof(OwnDates),
        _ => "",
    };
}
