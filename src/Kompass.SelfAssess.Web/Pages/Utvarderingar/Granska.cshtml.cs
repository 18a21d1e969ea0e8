using System.Globalization;
using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Kompass.SelfAssess.Web.Components;
using Kompass.SelfAssess.Web.Components.Charts;
using Kompass.SelfAssess.Web.Hosting.SignIn;
using Kompass.SelfAssess.Web.Pages.Omgangar;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Utvarderingar;

/// <summary>What was read from a report, part by part beside its source, until a person has confirmed all of it.</summary>
public sealed class GranskaModel(
    ReportDraftReader reader, ReportDraftService drafts, DraftReview review, EvaluationRegister register, EditionCatalogue catalogue, IStringLocalizer<DraftTexts> texts) : PageModel
{
    public ReportDraftView Draft { get; private set; } = null!;

    /// <summary>Editions to choose from.</summary>
    public IReadOnlyList<Choice> Editions { get; private set; } = [];

    /// <summary>What was sent and could not be stored.</summary>
    public ReviewForm? Posted { get; private set; }

    public string Address => $"/utvarderingar/granska/{Draft.Id}";

    public IReadOnlyList<Choice> Months =>
        [.. Enumerable.Range(1, 12).Select(month => new Choice(month.ToString(CultureInfo.InvariantCulture), CultureInfo.CurrentCulture.DateTimeFormat.GetMonthName(month)))];

    public string Name => Draft.Head switch
    {
        { Municipality: { } municipality, Year: { } year } => $"{municipality} {ResultWords.Month(year, Draft.Head.Month)}",
        { Municipality: { } municipality } => municipality,
        _ => Draft.FileName ?? texts["Unnamed"].Value,
    };

    /// <summary>The next part to look at: its anchor and its name.</summary>
    public (string Anchor, string Name)? Next =>
        !Draft.Head.Confirmed ? ("#huvud", texts["HeadHeading"].Value)
        : Draft.Areas.FirstOrDefault(area => !area.Confirmed) is { } area ? ($"#omrade-{area.Area.Number}", texts["AreaShort", area.Area.Number].Value)
        : Draft.HasRecommendations && !Draft.RecommendationsConfirmed ? ("#rekommendationer", texts["RecommendationsHeading"].Value)
        : null;

    /// <summary>The form of a part was sent and refused: it stays open with what was typed.</summary>
    public bool IsPosted(string handler, int? area = null) => Posted is not null && Posted["part"] == handler && Posted.Area == area;

    /// <summary>The number as typed, else as it is.</summary>
    public string Shown(DraftNumberView number) =>
        Posted?[ReviewForm.Number(number.Id)] ?? (number.Value is { } value ? Plain(value) : "");

    /// <summary>The field's error, if it has one.</summary>
    public string? Fault(string field) => ModelState.TryGetValue(field, out var entry) ? entry.Errors.Select(error => error.ErrorMessage).FirstOrDefault() : null;

    public FindingKind KindOf(DraftFindingView finding) =>
        Enum.TryParse<FindingKind>(Posted?[ReviewForm.Kind(finding.Id)], out var kind) ? kind : finding.Shown;

    public bool Ticked(string field, string marker, bool stored) => Posted?.Has(marker) == true ? Posted.Ticked(field) : stored;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        return Draft.EvaluationId is { } evaluation ? Redirect($"/utvarderingar/{evaluation}") : Page();
    }

    public Task<IActionResult> OnPostHeadAsync(Guid id, CancellationToken cancellationToken) =>
        ChangeAsync(id, form => review.SaveHeadAsync(form.Head(id), cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostPartAsync(Guid id, CancellationToken cancellationToken) =>
        ChangeAsync(id, form => review.SavePartAsync(form.Part(id), cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostCertainAsync(Guid id, CancellationToken cancellationToken) =>
        ChangeAsync(id, form => review.ConfirmCertainAsync(id, form.Stamp, cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostRestAsync(Guid id, CancellationToken cancellationToken) =>
        ChangeAsync(id, form => review.ConfirmRestAsync(id, form.Stamp, cancellationToken), cancellationToken);

    public async Task<IActionResult> OnPostFinishAsync(Guid id, CancellationToken cancellationToken)
    {
        Posted = new ReviewForm(await Request.ReadFormAsync(cancellationToken));
        var outcome = await register.ConfirmAsync(
            new ConfirmDraft(id, Posted.Stamp, Posted.Ticked("Replace"), Posted.Earlier(), User.DisplayName()), cancellationToken);
        if (outcome.Done)
        {
            TempData["Notice"] = texts["Finished"].Value;
            return Redirect($"/utvarderingar/{outcome.Value}");
        }

        return await RefuseAsync(id, outcome.Refusals, cancellationToken);
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken cancellationToken)
    {
        Posted = new ReviewForm(await Request.ReadFormAsync(cancellationToken));
        if (await drafts.RemoveAsync(id, cancellationToken) is { } refusal)
        {
            return await RefuseAsync(id, [refusal], cancellationToken);
        }

        TempData["Notice"] = texts["DraftRemoved"].Value;
        return Redirect("/utvarderingar/las-in");
    }

    private async Task<IActionResult> ChangeAsync(Guid id, Func<ReviewForm, Task<Outcome<Guid>>> change, CancellationToken cancellationToken)
    {
        Posted = new ReviewForm(await Request.ReadFormAsync(cancellationToken));
        var (_, faults) = Posted.Numbers();
        foreach (var field in faults)
        {
            ModelState.AddModelError(field, texts["NumberBad", Posted[field]!.Trim()]);
        }

        if (faults.Count > 0)
        {
            return await LoadAsync(id, cancellationToken) ? Page() : NotFound();
        }

        var outcome = await change(Posted);
        if (!outcome.Done)
        {
            return await RefuseAsync(id, outcome.Refusals, cancellationToken);
        }

        await LoadAsync(id, cancellationToken);
        TempData["Notice"] = texts[Posted.Do == ReviewForm.Confirm ? "PartConfirmed" : Posted.Do == ReviewForm.Certain ? "CertainConfirmed" : "PartSaved"].Value;
        return Redirect(Address + Anchor(Posted));
    }

    /// <summary>After confirming one goes on to the next part, after saving one stays.</summary>
    private string Anchor(ReviewForm form) => form.Do is ReviewForm.Confirm or ReviewForm.Certain ? Next?.Anchor ?? "#faststall"
        : form["part"] == "head" ? "#huvud" : form.Area is { } area ? $"#omrade-{area.ToString(CultureInfo.InvariantCulture)}" : "#rekommendationer";

    private async Task<IActionResult> RefuseAsync(Guid id, IReadOnlyList<Refused> refusals, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        if (Draft.EvaluationId is { } evaluation)
        {
            return Redirect($"/utvarderingar/{evaluation}");
        }

        foreach (var refusal in refusals)
        {
            ModelState.AddModelError(FieldOf(refusal.Code), texts.Refusal(refusal));
        }

        return Page();
    }

    private static string FieldOf(RefusalCode code) => code switch
    {
        RefusalCode.MunicipalityMissing or RefusalCode.MunicipalityNotYours => "Municipality",
        RefusalCode.MunicipalityToConfirm => "IsOurs",
        RefusalCode.YearOutOfRange => "Year",
        RefusalCode.MonthOutOfRange => "Month",
        RefusalCode.EditionUnknown => "Edition",
        RefusalCode.AlreadyConfirmed => "Replace",
        _ => "",
    };

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(id, cancellationToken) is not { } draft)
        {
            return false;
        }

        Draft = draft;
        Editions = [.. (await catalogue.ListAsync(cancellationToken)).Select(edition => new Choice(edition.Edition.Key, edition.Edition.Name.In(ResultWords.Language)))];
        return true;
    }

    /// <summary>As it is typed: with the reader's decimal sign, without thousands.</summary>
    private static string Plain(decimal value) => Numbers.AsPrinted(value).Replace("\u202F", "", StringComparison.Ordinal).Replace('\u2212', '-');
}
