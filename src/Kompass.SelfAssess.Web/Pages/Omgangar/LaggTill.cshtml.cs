using System.Globalization;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Exports;
using Kompass.SelfAssess.App.Imports;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Web.Components;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Omgangar;

/// <summary>
/// Adds people from a pasted list or a file. What it would do is shown first; what was shown, sealed into the page, is what is then done.
/// </summary>
public sealed class LaggTillModel(
    KompassDbContext db,
    ParticipantImport import,
    ParticipantExport export,
    TimeProvider clock,
    IDataProtectionProvider protection,
    IStringLocalizer<ParticipantTexts> texts,
    IStringLocalizer<RoundTexts> roundTexts,
    IStringLocalizer<ComponentTexts> words) : PageModel
{
    [BindProperty]
    public string? List { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>The checked list, sealed.</summary>
    [BindProperty]
    public string? Checked { get; set; }

    [BindProperty]
    public ImportChoice Choice { get; set; }

    public RoundPage Round { get; private set; } = null!;

    /// <summary>Groups that people are invited to by name.</summary>
    public IReadOnlyList<RoundGroup> Groups { get; private set; } = [];

    public IReadOnlyList<string> Units { get; private set; } = [];

    public ImportPlan? Plan { get; private set; }

    /// <summary>True where there is somebody whose particulars can be changed.</summary>
    public bool HasPeople { get; private set; }

    public bool CanChange => Round.State is RoundState.Draft or RoundState.Open;

    public int FaultyLines => Plan?.Faults.Select(fault => fault.Line).Distinct().Count() ?? 0;

    public int Updatable => Plan?.Written(ImportChoice.Update).Count() ?? 0;

    /// <summary>Of those, how many need no choice.</summary>
    public int Certain => Plan?.Written(ImportChoice.Skip).Count() ?? 0;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) =>
        await LoadAsync(id, cancellationToken) ? Page() : NotFound();

    /// <summary>A workbook to fill in.</summary>
    public async Task<IActionResult> OnGetTemplateAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        return File(ParticipantTemplate.Write(TemplateWords()), ExcelFile.ContentType, texts["TemplateFile"]);
    }

    /// <summary>The list as a workbook to change and read in again.</summary>
    public async Task<IActionResult> OnGetPeopleAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        var people = await export.ReadAsync(id, cancellationToken);
        var content = new TemplateContent(
            [.. people.Select(person => (person, words.Group(person.GroupKey)))],
            [texts["TemplateId"], texts["TemplateCheck"]],
            texts["TemplateAboutSheet"],
            [
                (texts["TemplateRound"], Round.Name),
                (texts["TemplateFetched"], TimeZoneInfo.ConvertTime(clock.GetUtcNow(), StockholmDays.Zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)),
                (texts["TemplatePeople"], people.Count.ToString(CultureInfo.InvariantCulture)),
                (texts["TemplateHowTo"], texts["TemplateHowToText"]),
                (texts["TemplateNewPeople"], texts["TemplateNewPeopleText"]),
                (texts["TemplateRemoving"], texts["TemplateRemovingText"]),
                (texts["TemplateLeaveAlone"], texts["TemplateLeaveAloneText"]),
            ]);
        return File(ParticipantTemplate.Write(TemplateWords(), content), ExcelFile.ContentType, texts["TemplateFile"]);
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        if (await ReadAsync(cancellationToken) is not { } list)
        {
            return Page();
        }

        var plan = await import.PlanAsync(id, list, cancellationToken);
        if (!plan.Done)
        {
            return Refuse(plan.Refusals);
        }

        Show(list, plan.Value);
        return Page();
    }

    public async Task<IActionResult> OnPostStoreAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        if (Seal.Open<SealedList>(Checked) is not { List: { } list, Plan: { } shown })
        {
            ModelState.AddModelError(nameof(List), texts["CheckAgain"]);
            return Page();
        }

        var outcome = await import.ImportAsync(id, list, Choice, shown, cancellationToken);
        if (!outcome.Done)
        {
            return Refuse(outcome.Refusals);
        }

        if (!outcome.Value.Written)
        {
            ModelState.AddModelError(nameof(Choice), texts[outcome.Value.Outdated ? "PlanOutdated" : "StoppedNothingWritten"]);
            Show(list, outcome.Value.Plan);
            return Page();
        }

        TempData["Notice"] = (outcome.Value.Updated > 0 ? texts["AddedAndUpdated", outcome.Value.Added, outcome.Value.Updated] : texts["Added", outcome.Value.Added]).Value;
        return Redirect($"{Round.Address}/deltagare");
    }

    private TemplateWords TemplateWords()
    {
        var named = Groups.Where(group => !group.OpenLinkOnly).Select(group => words.Group(group.Key)).ToList();
        return new TemplateWords(
            texts["TemplateSheet"],
            texts["TemplateHelpSheet"],
            [texts["Name"], texts["Email"], texts["Group"], texts["Unit"], texts["Language"]],
            [texts["ExampleName"], texts["ExampleEmail"], named.FirstOrDefault() ?? "", Units.Count > 0 ? Units[0] : "", "sv"],
            texts["TemplateExample"],
            named,
            Units);
    }

    private async Task<PastedList?> ReadAsync(CancellationToken cancellationToken)
    {
        var labels = texts.Labels(Groups, words);
        if (Upload is { Length: > 0 } upload)
        {
            if (upload.Length > ParticipantFile.MaxBytes)
            {
                ModelState.AddModelError(nameof(Upload), WorkbookWords.Of(WorkbookFault.TooLarge));
                return null;
            }

            using var content = new MemoryStream();
            await upload.CopyToAsync(content, cancellationToken);
            var (list, fault) = ParticipantFile.Read(content.ToArray(), labels, Units);
            if (fault is { } why)
            {
                ModelState.AddModelError(nameof(Upload), WorkbookWords.Of(why));
                return null;
            }

            return Filled(list!, nameof(Upload), "FileEmpty");
        }

        return Filled(PastedParticipants.Parse(List ?? "", labels, Units), nameof(List), "PasteEmpty");
    }

    private PastedList? Filled(PastedList list, string field, string otherwise)
    {
        if (list.People.Count + list.Faults.Count > 0)
        {
            return list;
        }

        ModelState.AddModelError(field, texts[otherwise]);
        return null;
    }

    private void Show(PastedList list, ImportPlan plan)
    {
        ModelState.Remove(nameof(Checked));
        Checked = Seal.Seal(new SealedList(list, plan.Seal));
        if (Checked is null)
        {
            ModelState.AddModelError(Upload is null ? nameof(List) : nameof(Upload), WorkbookWords.Of(WorkbookFault.TooLarge));
            return;
        }

        Plan = plan;
    }

    private PageSeal Seal => new(protection, "participant-import", Round.Id);

    private PageResult Refuse(IEnumerable<App.Refused> refusals)
    {
        foreach (var refusal in refusals)
        {
            ModelState.AddModelError("", roundTexts.Refusal(refusal));
        }

        return Page();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await RoundPage.FindAsync(db, id, RoundTab.None, cancellationToken) is not { } round)
        {
            return false;
        }

        Round = round with { Crumb = texts["AddTitle"] };
        Groups = await db.RoundGroups.AsNoTracking().Where(group => group.RoundId == id).OrderBy(group => group.Position).ToListAsync(cancellationToken);
        HasPeople = await db.Participants.AnyAsync(person => person.RoundId == id && person.Email != null && !person.Withdrawn, cancellationToken);
        Units = await db.RoundUnits.Where(unit => unit.RoundId == id).OrderBy(unit => unit.Position).Select(unit => unit.Name).ToListAsync(cancellationToken);
        return true;
    }

    private sealed record SealedList(PastedList? List, string? Plan);
}
