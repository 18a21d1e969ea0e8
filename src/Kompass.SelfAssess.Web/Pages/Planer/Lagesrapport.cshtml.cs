using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.Web.Components;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Planer;

/// <summary>A lägesrapport between follow-ups. Where the action has been changed meanwhile, what was written stays and is set on what stands now.</summary>
public sealed class LagesrapportModel(
    KompassDbContext db, StatusReportService reports, IStringLocalizer<StatusReportTexts> texts, IStringLocalizer<ActionTexts> words) : PageModel
{
    [BindProperty]
    public StatusReportForm Form { get; set; } = new();

    public PlanPage Plan { get; private set; } = null!;

    public PlanAction Action { get; private set; } = null!;

    public IReadOnlyList<Choice> Statuses => [.. TavlaModel.Order.Select(status => new Choice(status.ToString(), words.Status(status)))];

    public IReadOnlyList<Choice> Steps => [.. Action.StepsInOrder().Select(step => new Choice($"{step.Id}", step.Text))];

    public string Address => $"{Plan.Address}/atgard/{Action.Number}";

    public async Task<IActionResult> OnGetAsync(Guid id, int number, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, number, cancellationToken))
        {
            return NotFound();
        }

        Form = StatusReportForm.From(Action);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, int number, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, number, cancellationToken))
        {
            return NotFound();
        }

        // The form holds what was typed, and may be moved to what stands now.
        ModelState.Clear();
        var (report, faults) = Form.Read(Action);
        foreach (var (field, key) in faults)
        {
            ModelState.AddModelError($"Form.{field}", words[key]);
        }

        var written = faults.Count > 0 ? null : await reports.WriteAsync(Action.Id, Form.Version, report, User.AsAuthor(), cancellationToken);
        if (written is { Done: true })
        {
            TempData["Notice"] = texts["Saved"].Value;
            return Redirect(Address);
        }

        await LoadAsync(id, number, cancellationToken);
        foreach (var refusal in written?.Refusals ?? [])
        {
            ModelState.AddModelError(FieldOf(refusal.Code), Words(refusal));
        }

        Form.MoveTo(Action);
        return Page();
    }

    private static string FieldOf(RefusalCode code) => code switch
    {
        RefusalCode.CommentMissing or RefusalCode.CommentTooLong => "Form.Comment",
        RefusalCode.HindranceTooLong => "Form.Hindrance",
        RefusalCode.StatusUnknown => "Form.Status",
        RefusalCode.PercentOutOfRange => "Form.Percent",
        _ => "",
    };

    private string Words(Refused refusal) => refusal.Code switch
    {
        RefusalCode.ChangedBySomebodyElse => texts["RefusedChangedBySomebodyElse", words.Status(Action.Status), Action.Percent],
        RefusalCode.CommentMissing or RefusalCode.CommentTooLong or RefusalCode.HindranceTooLong => texts[$"Refused{refusal.Code}", refusal.Argument],
        _ => words.Refusal(refusal),
    };

    private async Task<bool> LoadAsync(Guid id, int number, CancellationToken cancellationToken)
    {
        var action = await db.PlanActions.AsNoTracking().Include(own => own.Steps).SingleOrDefaultAsync(own => own.PlanId == id && own.Number == number, cancellationToken);
        if (action is null || await PlanPage.FindAsync(db, id, PlanTab.None, cancellationToken) is not { } plan)
        {
            return false;
        }

        (Action, Plan) = (action, plan with { Crumb = texts["Title"], Lead = action.Title });
        return true;
    }
}
