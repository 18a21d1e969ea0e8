using System.Globalization;
using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Consensus;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.Web.Components;
using Kompass.SelfAssess.Web.Components.Charts;
using Kompass.SelfAssess.Web.Components.Consensus;
using Kompass.SelfAssess.Web.Hosting.SignIn;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Omgangar;

/// <summary>One item of the meeting, on the wall: what people answered, and what the meeting settles. All members read, the coordinator writes.</summary>
public sealed class SamsynspunktModel(
    KompassDbContext db, WorkshopService workshops, DecisionService decisions, VotingService votes, IStringLocalizer<WorkshopTexts> texts,
    IStringLocalizer<RoundTexts> rounds, IStringLocalizer<ResultTexts> results, IStringLocalizer<ComponentTexts> words) : PageModel
{
    [BindProperty]
    public DecisionForm Decision { get; set; } = new();

    [BindProperty]
    public TaskForm Assignment { get; set; } = new();

    public RoundPage Round { get; private set; } = null!;

    public WorkshopItemView View { get; private set; } = null!;

    /// <summary>Revealed ballots of the item, the last one first.</summary>
    public IReadOnlyList<BallotCounts> Ballots { get; private set; } = [];

    public AgendaItem Item => View.Item;

    public bool Coordinator => User.CurrentRole() == MemberRole.Coordinator;

    public bool CanChange => Coordinator && Round.State == RoundState.Closed;

    /// <summary>True where what was sent was a task, so that its form stays open.</summary>
    public bool Tasking { get; private set; }

    public string Agenda => $"{Round.Address}/samsyn";

    public string Address => $"{Agenda}/{Item.Part.Code}";

    public AgendaStateView State => texts.State(Item, View.Tasks);

    public int Minimum => View.Round.MinimumGroup;

    public string Max => Numbers.AsPrinted(Math.Round(View.MaxPoints, 2));

    public IReadOnlyList<DecisionLevelView> Levels =>
    [
        .. LevelNames.TextKeys.Select((key, level) => new DecisionLevelView(
            words[key],
            texts["WorthOf", Numbers.AsPrinted(Math.Round(View.MaxPoints * View.Edition.LevelShares[level], 1)), Max],
            Item.Question?.Levels[level].Descriptor)),
    ];

    public IReadOnlyList<GroupColumnView> Columns =>
    [
        new(results["All"], View.Raw.N, true),
        .. View.Groups.Select(group => new GroupColumnView(words.Group(group.Key), group.Cell.N)),
    ];

    public IReadOnlyList<GroupRowView> GroupRows =>
        [new(Item.Part.Code, Item.Part.Kind == PartKind.SubArea ? Item.Name() : "", InPercent ? 100 : View.MaxPoints, [Cell(View.Raw), .. View.Groups.Select(group => Cell(group.Cell))])];

    /// <summary>A question has no points of its own in the tables: its mean is a share.</summary>
    public bool InPercent => Item.Part.Kind == PartKind.Question;

    public DistributionView Distribution(ItemQuestion question) => question.Distribution.Shown
        ? new(question.Distribution.State, [.. question.Distribution.Value.Take(6)], question.Distribution.Value[6], question.Distribution.Value[7], question.Distribution.N)
        : new(question.Distribution.State, [], 0, 0, question.Distribution.N, results.Why(question.Distribution.State, question.Distribution.Reason, Minimum));

    /// <summary>"Nivå 3 Gemensamt, 12,4 av 20 poäng".</summary>
    public string Settled(DecisionView decision) => decision.Level is { } level
        ? texts["SettledLevel", level, words[LevelNames.TextKeys[level]], Numbers.AsPrinted(Math.Round(decision.Points, 1)), Max]
        : texts["SettledPoints", Numbers.AsPrinted(decision.Points), Max];

    public IReadOnlyList<DefinitionRow> Tasks =>
        [.. View.Tasks.Select(task => new DefinitionRow(task.Done ? texts["TaskDoneBy", task.OwnerName] : texts.Owner(task), task.Done && task.Outcome is { } found ? $"{task.Text} {texts["TaskFound", found].Value}" : task.Text))];

    public string? Fault(string field) => ModelState.TryGetValue($"{nameof(Decision)}.{field}", out var entry)
        ? entry.Errors.Select(error => error.ErrorMessage).FirstOrDefault()
        : null;

    /// <summary>What the answers gave, in points; null where that may not be told.</summary>
    public string? Mean => View.Raw is { Shown: true, Value.Share: { } share } ? texts["MeanPoints", Numbers.Points((decimal)share * View.MaxPoints), Max].Value : null;

    public async Task<IActionResult> OnGetAsync(Guid id, string code, CancellationToken cancellationToken) =>
        await LoadAsync(id, code, cancellationToken) ? Page() : NotFound();

    public Task<IActionResult> OnPostDecideAsync(Guid id, string code, CancellationToken cancellationToken) => ChangeAsync(id, code, async user =>
    {
        var (command, faults) = Decision.Read(id, Item.Part);
        Explain(faults, nameof(Decision));
        return command is null ? null : (await decisions.DecideAsync(command, user, cancellationToken)).Refusals;
    }, "DecisionSaved", cancellationToken);

    public Task<IActionResult> OnPostWithdrawAsync(Guid id, string code, int version, CancellationToken cancellationToken) => ChangeAsync(id, code, async user =>
        await decisions.WithdrawAsync(new WithdrawDecision(id, Item.Part, version), user, cancellationToken) is { } refusal ? [refusal] : [], "DecisionWithdrawn", cancellationToken);

    public Task<IActionResult> OnPostTaskAsync(Guid id, string code, CancellationToken cancellationToken) => ChangeAsync(id, code, async user =>
    {
        Tasking = true;
        var (content, faults) = Assignment.Read();
        Explain(faults, nameof(Assignment));
        return content is null ? null : (await decisions.MakeTaskAsync(new MakeTask(id, Item.Part, content), user, cancellationToken)).Refusals;
    }, "TaskMade", cancellationToken);

    private async Task<IActionResult> ChangeAsync(
        Guid id, string code, Func<Guid, Task<IReadOnlyList<Refused>?>> change, string done, CancellationToken cancellationToken)
    {
        if (!Coordinator)
        {
            return Forbid();
        }

        var (decision, assignment) = (Decision, Assignment);
        if (!await LoadAsync(id, code, cancellationToken))
        {
            return NotFound();
        }

        (Decision, Assignment) = (decision, assignment);
        var refusals = await change(User.UserId() ?? Guid.Empty);
        if (refusals is { Count: 0 })
        {
            TempData["Notice"] = texts[done].Value;
            return Redirect(Address);
        }

        foreach (var refusal in refusals ?? [])
        {
            ModelState.AddModelError(Field(refusal.Code), rounds.Refusal(refusal));
        }

        return Page();
    }

    private string Field(RefusalCode code) => code switch
    {
        RefusalCode.LevelOrPoints or RefusalCode.LevelOutOfRange => "Decision.Choice",
        RefusalCode.PointsOutOfRange or RefusalCode.PointsTooPrecise => "Decision.Points",
        RefusalCode.ReasonMissing => "Decision.Reason",
        RefusalCode.TextTooLong => Tasking ? "Assignment.Text" : "Decision.Reason",
        RefusalCode.TaskTextMissing => "Assignment.Text",
        RefusalCode.OwnerMissing or RefusalCode.NameTooLong => "Assignment.OwnerName",
        RefusalCode.EmailBad => "Assignment.OwnerEmail",
        _ => "",
    };

    private void Explain(IEnumerable<(string Field, string Key)> faults, string form)
    {
        foreach (var (field, key) in faults)
        {
            ModelState.AddModelError($"{form}.{field}", texts[key]);
        }
    }

    private CellView Cell(Disclosed<ScoreCell> cell)
    {
        var reason = results.Why(cell.State, cell.Reason, Minimum);
        return !InPercent ? CellView.From(cell, reason)
            : cell is { Shown: true, Value.Share: { } share } ? CellView.Shown((decimal)share * 100, null, 100, cell.N)
            : cell.State == CellState.Withheld ? CellView.Withheld(cell.N, reason) : new CellView(cell.State, null, null, null, null, cell.N, reason);
    }

    private async Task<bool> LoadAsync(Guid id, string code, CancellationToken cancellationToken)
    {
        if (await RoundPage.FindAsync(db, id, RoundTab.None, cancellationToken) is not { } round
            || (await workshops.ItemAsync(id, Part.SubArea(code), cancellationToken) ?? await workshops.ItemAsync(id, Part.Question(code), cancellationToken)) is not { } view)
        {
            return false;
        }

        View = view;
        Ballots = await votes.ResultsAsync(id, Item.Part, cancellationToken);
        var name = $"{Item.SubArea.Code} {Item.SubArea.Name.In(ResultWords.Language)}";
        Round = round with
        {
            Via = new Crumb(texts["AgendaTitle"], $"{round.Address}/samsyn"),
            Crumb = Item.Part.Kind == PartKind.SubArea ? name : Item.Part.Code,
            Heading = Item.Part.Kind == PartKind.SubArea ? name : texts["QuestionHeading", Item.Part.Code, name],
            Facts = View.OnAgenda ? texts["ItemFacts", Item.Minutes.ToString(CultureInfo.CurrentCulture)] : texts["ItemLeftOff"],
            Area = Item.Area,
        };
        Decision = DecisionForm.From(Item.Decision);
        Assignment = new TaskForm();
        return true;
    }
}
