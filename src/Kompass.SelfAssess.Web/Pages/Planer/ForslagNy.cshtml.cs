using System.Globalization;
using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.Web.Components;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Planer;

/// <summary>One action of one suggestion or several, looked at and changed before it is added.</summary>
public sealed class ForslagNyModel(KompassDbContext db, SuggestionService suggestions, IStringLocalizer<SuggestionTexts> texts) : PageModel
{
    private string[] _codes = [];

    [BindProperty]
    public SuggestedForm Form { get; set; } = new();

    public PlanPage Plan { get; private set; } = null!;

    public PlanGround Ground { get; private set; } = null!;

    public IReadOnlyList<Suggestion> Chosen { get; private set; } = [];

    public IReadOnlyList<Choice> Owners { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, string[] val, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, val, cancellationToken) || Chosen.Count == 0)
        {
            return NotFound();
        }

        Form = SuggestedForm.From(SuggestedAction.Of(Chosen));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string[] val, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, val, cancellationToken))
        {
            return NotFound();
        }

        var (edit, faults) = Form.Read();
        foreach (var (field, key) in faults)
        {
            ModelState.AddModelError($"{nameof(Form)}.{field}", texts[key]);
        }

        if (edit is null)
        {
            return Page();
        }

        var outcome = await suggestions.AddAsync(id, _codes, joined: true, User.Adds(), cancellationToken, edit);
        if (outcome.Done)
        {
            TempData["Notice"] = texts["AddedOne", outcome.Value[0].Number].Value;
            return Redirect($"{Plan.Address}/forslag");
        }

        foreach (var refusal in outcome.Refusals)
        {
            ModelState.AddModelError(SuggestedForm.FieldOf(refusal.Code) is { } field ? $"{nameof(Form)}.{field}" : "", texts.Refusal(refusal));
        }

        return Page();
    }

    private async Task<bool> LoadAsync(Guid id, string[] codes, CancellationToken cancellationToken)
    {
        if (await PlanPage.FindAsync(db, id, PlanTab.None, cancellationToken) is not { } plan || await suggestions.LoadAsync(id, cancellationToken) is not { } found)
        {
            return false;
        }

        (_codes, Plan, Ground) = (codes, plan with { Crumb = texts["OpenTitle"] }, found.Ground);
        Chosen = [.. found.List.Ranked.Where(one => codes.Contains(one.Code))];
        Owners = [.. found.Ground.Plan.Owners.Where(owner => owner.LeftUtc is null).OrderBy(owner => owner.Name, StringComparer.CurrentCulture).Select(owner => new Choice(owner.Id.ToString(), owner.Name))];
        return true;
    }
}

/// <summary>The action as it was typed.</summary>
public sealed class SuggestedForm
{
    public string? Title { get; set; }

    public string? Description { get; set; }

    public string? SuccessMeasure { get; set; }

    public string? Owner { get; set; }

    public string? DueOn { get; set; }

    public string? EffortDays { get; set; }

    public static SuggestedForm From(ActionContent content) => new()
    {
        Title = content.Title,
        Description = content.Description,
        SuccessMeasure = content.SuccessMeasure,
        EffortDays = content.EffortDays?.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Where a refusal belongs; null for the page as a whole.</summary>
    public static string? FieldOf(RefusalCode code) => code switch
    {
        RefusalCode.TitleMissing or RefusalCode.TitleTooLong => nameof(Title),
        RefusalCode.DescriptionTooLong => nameof(Description),
        RefusalCode.SuccessMeasureTooLong => nameof(SuccessMeasure),
        RefusalCode.OwnerUnknown or RefusalCode.OwnerHasLeft => nameof(Owner),
        RefusalCode.DueInThePast => nameof(DueOn),
        RefusalCode.EffortOutOfRange => nameof(EffortDays),
        _ => null,
    };

    /// <summary>What is to be otherwise than suggested, or the field and text key of everything that cannot be read.</summary>
    public (Func<ActionContent, ActionContent>? Edit, IReadOnlyList<(string Field, string Key)> Faults) Read()
    {
        var faults = new List<(string, string)>();
        DateOnly? due = null;
        if (!string.IsNullOrWhiteSpace(DueOn))
        {
            due = DateOnly.TryParseExact(DueOn.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
            faults.AddRange(due is null ? [(nameof(DueOn), "FaultDay")] : []);
        }

        int? days = null;
        if (!string.IsNullOrWhiteSpace(EffortDays))
        {
            days = int.TryParse(EffortDays.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var whole) ? whole : null;
            faults.AddRange(days is null ? [(nameof(EffortDays), "FaultDays")] : []);
        }

        Guid? owner = null;
        if (!string.IsNullOrWhiteSpace(Owner))
        {
            owner = Guid.TryParse(Owner, out var id) ? id : null;
            faults.AddRange(owner is null ? [(nameof(Owner), "FaultOwner")] : []);
        }

        return faults.Count > 0 ? (null, faults) : (content => content with
        {
            Title = Title ?? "",
            Description = Description,
            SuccessMeasure = SuccessMeasure,
            OwnerId = owner,
            DueOn = due,
            EffortDays = days,
        }, faults);
    }
}
