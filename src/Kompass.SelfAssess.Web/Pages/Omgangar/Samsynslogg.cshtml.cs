using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Consensus;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.Web.Components;
using Kompass.SelfAssess.Web.Components.Charts;
using Kompass.SelfAssess.Web.Hosting.SignIn;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Omgangar;

/// <summary>What the meeting decided, who finds out what it could not, and the log of it all.</summary>
public sealed class SamsynsloggModel(
    KompassDbContext db, ResultService results, DecisionReader reader, DecisionService decisions, TimeProvider time,
    IStringLocalizer<WorkshopTexts> texts, IStringLocalizer<RoundTexts> rounds) : PageModel
{
    [BindProperty]
    public TaskForm Assignment { get; set; } = new();

    /// <summary>What was found.</summary>
    [BindProperty]
    public string? Outcome { get; set; }

    public RoundPage Round { get; private set; } = null!;

    public FrameworkEdition Edition { get; private set; } = null!;

    public IReadOnlyList<TaskView> Tasks { get; private set; } = [];

    public IReadOnlyList<IReadOnlyList<DataCell>> DecisionRows { get; private set; } = [];

    public IReadOnlyList<IReadOnlyList<DataCell>> LogRows { get; private set; } = [];

    /// <summary>The task that is being finished or changed.</summary>
    public TaskView? Chosen { get; private set; }

    public bool Coordinator => User.CurrentRole() == MemberRole.Coordinator;

    public bool CanChange => Coordinator && Round.State == RoundState.Closed;

    public string Agenda => $"{Round.Address}/samsyn";

    public string Address => $"{Agenda}/logg";

    public async Task<IActionResult> OnGetAsync(Guid id, int? uppgift, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, uppgift, cancellationToken))
        {
            return NotFound();
        }

        Assignment = Chosen is null ? new TaskForm() : TaskForm.From(Chosen);
        return Page();
    }

    public Task<IActionResult> OnPostFinishAsync(Guid id, int uppgift, int version, CancellationToken cancellationToken) => ChangeAsync(id, uppgift, async user =>
        (await decisions.FinishTaskAsync(new FinishTask(id, uppgift, version, Outcome), user, cancellationToken)).Refusals, "TaskFinished", nameof(Outcome), cancellationToken);

    public Task<IActionResult> OnPostChangeAsync(Guid id, int uppgift, CancellationToken cancellationToken) => ChangeAsync(id, uppgift, async user =>
    {
        var (content, faults) = Assignment.Read();
        foreach (var (field, key) in faults)
        {
            ModelState.AddModelError($"{nameof(Assignment)}.{field}", texts[key]);
        }

        return content is null ? null : (await decisions.ChangeTaskAsync(new ChangeTask(id, uppgift, Assignment.Version, content), user, cancellationToken)).Refusals;
    }, "TaskChanged", $"{nameof(Assignment)}.{nameof(TaskForm.Text)}", cancellationToken);

    public TagInfo State(TaskView task) => task switch
    {
        { Done: true } => new(TagKind.Success, texts["TaskStateDone"]),
        { DueOn: { } due } when due < StockholmDays.Today(time) => new(TagKind.Danger, texts["TaskStateLate"]),
        _ => new(TagKind.Ongoing, texts["TaskStateOpen"]),
    };

    private async Task<IActionResult> ChangeAsync(
        Guid id, int task, Func<Guid, Task<IReadOnlyList<Refused>?>> change, string done, string textField, CancellationToken cancellationToken)
    {
        if (!Coordinator)
        {
            return Forbid();
        }

        if (!await LoadAsync(id, task, cancellationToken))
        {
            return NotFound();
        }

        var refusals = await change(User.UserId() ?? Guid.Empty);
        if (refusals is { Count: 0 })
        {
            TempData["Notice"] = texts[done].Value;
            return Redirect($"{Address}#underlag");
        }

        foreach (var refusal in refusals ?? [])
        {
            ModelState.AddModelError(refusal.Code switch
            {
                RefusalCode.TextTooLong => textField,
                RefusalCode.OwnerMissing or RefusalCode.NameTooLong => "Assignment.OwnerName",
                RefusalCode.EmailBad => "Assignment.OwnerEmail",
                _ => "",
            }, rounds.Refusal(refusal));
        }

        return Page();
    }

    private async Task<bool> LoadAsync(Guid id, int? task, CancellationToken cancellationToken)
    {
        if (await RoundPage.FindAsync(db, id, RoundTab.None, cancellationToken) is not { } round
            || await results.RawAsync(id, cancellationToken) is not RoundResult raw)
        {
            return false;
        }

        Round = round with { Via = new Crumb(texts["AgendaTitle"], $"{round.Address}/samsyn"), Crumb = texts["LogTitle"], Lead = texts["LogLead"] };
        Edition = raw.Edition;
        Tasks = await reader.TasksAsync(id, null, cancellationToken);
        Chosen = CanChange ? Tasks.FirstOrDefault(own => own.Id == task && !own.Done) : null;
        DecisionRows = [.. (await reader.ListAsync(id, cancellationToken)).Select(decision => Row(decision, raw))];
        LogRows = [.. (await reader.LogAsync(id, null, cancellationToken)).Select(Row)];
        return true;
    }

    private IReadOnlyList<DataCell> Row(DecisionView decision, RoundResult raw)
    {
        var cell = raw.Disclosed[decision.Part, Slice.All];
        return
        [
            DataCell.Link(Edition.Name(decision.Part), $"{Agenda}/{decision.Part.Code}"),
            DataCell.Of(texts.Decision(decision.Level, decision.Points)) with { Strong = true, Note = Worth(decision) },
            cell is { Shown: true, Value.Share: { } share }
                ? DataCell.Of(Numbers.Points((decimal)share * decision.MaxPoints))
                : DataCell.Of(cell.State == CellState.Shown ? CellState.Missing : cell.State),
            DataCell.Of(decision.Reason) with { Note = decision.Minority is { } minority ? $"{texts["MinorityShort"].Value} {minority}" : null },
            DataCell.Of(WorkshopWords.When(decision.DecidedUtc)) with { Note = decision.By },
        ];
    }

    private IReadOnlyList<DataCell> Row(LogView entry) =>
    [
        DataCell.Of(WorkshopWords.When(entry.AtUtc)) with { Note = entry.By },
        DataCell.Of(texts[$"Action{entry.Action}", entry.FinalNumber]),
        entry.Part is { } part ? DataCell.Of(Edition.Name(part)) : DataCell.Of(CellState.NotApplicable),
        entry.Level is null && entry.Points is null ? DataCell.Of(CellState.NotApplicable) : DataCell.Of(texts.Decision(entry.Level, entry.Points)),
        entry.Reason is { } reason
            ? DataCell.Of(reason) with { Note = entry.Minority is { } other ? $"{texts[entry.Action == DecisionAction.TaskDone ? "FoundShort" : "MinorityShort"].Value} {other}" : null }
            : DataCell.Of(CellState.Missing),
    ];

    private string Worth(DecisionView decision)
    {
        var max = Numbers.AsPrinted(Math.Round(decision.MaxPoints, 2));
        return decision.Level is null ? texts["OfPointsHere", max] : texts["WorthOf", Numbers.AsPrinted(Math.Round(decision.Points, 2)), max];
    }
}
