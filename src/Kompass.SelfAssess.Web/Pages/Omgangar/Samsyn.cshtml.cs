using System.Globalization;
using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Consensus;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Web.Components;
using Kompass.SelfAssess.Web.Components.Charts;
using Kompass.SelfAssess.Web.Components.Consensus;
using Kompass.SelfAssess.Web.Hosting.SignIn;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Omgangar;

/// <summary>The agenda of the consensus workshop: read by all members, arranged by the coordinator.</summary>
public sealed class SamsynModel(
    KompassDbContext db, WorkshopService workshops, DecisionReader decisions, PreviewService previews, ResultService results,
    IStringLocalizer<WorkshopTexts> texts, IStringLocalizer<RoundTexts> rounds) : PageModel
{
    [BindProperty]
    public AgendaForm Form { get; set; } = new();

    public RoundPage Round { get; private set; } = null!;

    /// <summary>Null until the agenda has been made.</summary>
    public WorkshopAgenda? Agenda { get; private set; }

    public IReadOnlyList<AgendaRowView> Rows { get; private set; } = [];

    public IReadOnlyList<AgendaRowView> LeftOff { get; private set; } = [];

    public IReadOnlyList<Metric> Metrics { get; private set; } = [];

    /// <summary>True where the agenda is shown with what changes it.</summary>
    public bool Arranging { get; private set; }

    public bool Coordinator => User.CurrentRole() == MemberRole.Coordinator;

    public bool Confirmed => Round.State == RoundState.Confirmed;

    public bool CanChange => Coordinator && Round.State == RoundState.Closed;

    public int Decided => Agenda?.Items.Count(item => item.State == ItemState.Decided) ?? 0;

    /// <summary>The first item on the agenda that nobody has settled.</summary>
    public AgendaItem? NextOpen => Agenda?.Items.FirstOrDefault(item => item.State == ItemState.Open);

    public string Address => $"{Round.Address}/samsyn";

    public async Task<IActionResult> OnGetAsync(Guid id, string? visa, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        Arranging = CanChange && visa == "ordna";
        return Page();
    }

    public Task<IActionResult> OnPostPrepareAsync(Guid id, CancellationToken cancellationToken) =>
        ChangeAsync(id, async () => await workshops.PrepareAsync(id, cancellationToken) is { } refusal ? [refusal] : [], "", cancellationToken);

    public Task<IActionResult> OnPostMinutesAsync(Guid id, int item, int version, string? minutes, CancellationToken cancellationToken) =>
        EditAsync(new EditAgenda(id, version, item, AgendaEdit.Minutes, int.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) ? whole : null), cancellationToken);

    public Task<IActionResult> OnPostUpAsync(Guid id, int item, int version, CancellationToken cancellationToken) =>
        EditAsync(new EditAgenda(id, version, item, AgendaEdit.Up), cancellationToken);

    public Task<IActionResult> OnPostDownAsync(Guid id, int item, int version, CancellationToken cancellationToken) =>
        EditAsync(new EditAgenda(id, version, item, AgendaEdit.Down), cancellationToken);

    public Task<IActionResult> OnPostLeaveAsync(Guid id, int item, int version, CancellationToken cancellationToken) =>
        EditAsync(new EditAgenda(id, version, item, AgendaEdit.LeaveOff), cancellationToken);

    public Task<IActionResult> OnPostIncludeAsync(Guid id, int item, int version, CancellationToken cancellationToken) =>
        EditAsync(new EditAgenda(id, version, item, AgendaEdit.Add), cancellationToken);

    public async Task<IActionResult> OnPostArrangeAsync(Guid id, CancellationToken cancellationToken)
    {
        var (command, faults) = Form.Read(id);
        return await ChangeAsync(id, async () =>
        {
            foreach (var (field, key) in faults)
            {
                ModelState.AddModelError($"{nameof(Form)}.{field}", texts[key]);
            }

            return command is null ? null : (await workshops.SetUpAsync(command, cancellationToken)).Refusals;
        }, "#dagordning", cancellationToken);
    }

    private Task<IActionResult> EditAsync(EditAgenda command, CancellationToken cancellationToken) => ChangeAsync(
        command.RoundId, async () => (await workshops.EditAsync(command, cancellationToken)).Refusals, $"?visa=ordna#punkt-{command.ItemId}", cancellationToken);

    /// <param name="id">Round.</param>
    /// <param name="change">Does it; gives back why not, or null where the form already says so.</param>
    /// <param name="onward">Where on the page it leads.</param>
    /// <param name="cancellationToken">Cancellation.</param>
    private async Task<IActionResult> ChangeAsync(Guid id, Func<Task<IReadOnlyList<Refused>?>> change, string onward, CancellationToken cancellationToken)
    {
        if (!Coordinator)
        {
            return Forbid();
        }

        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        var refusals = await change();
        if (refusals is { Count: 0 })
        {
            return Redirect(Address + onward);
        }

        foreach (var refusal in refusals ?? [])
        {
            ModelState.AddModelError(refusal.Code switch
            {
                RefusalCode.MeetingMinutesOutOfRange => $"{nameof(Form)}.{nameof(Form.Minutes)}",
                _ => "",
            }, rounds.Refusal(refusal));
        }

        var typed = Form;
        await LoadAsync(id, cancellationToken);
        (Form, Arranging) = (typed, CanChange);
        return Page();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await RoundPage.FindAsync(db, id, RoundTab.Consensus, cancellationToken) is not { } round)
        {
            return false;
        }

        Round = round;
        if (await workshops.LoadAsync(id, cancellationToken) is not WorkshopAgenda agenda)
        {
            return true;
        }

        var tasks = await decisions.TasksAsync(id, null, cancellationToken);
        Agenda = agenda;
        Form = AgendaForm.From(agenda);
        Rows = [.. agenda.Items.Select(item => texts.Row(item, Address, tasks))];
        LeftOff = [.. agenda.LeftOff.Select(item => texts.Row(item, Address, tasks))];
        var settled = Confirmed ? await results.LoadAsync(id, cancellationToken) as RoundResult : await previews.LoadAsync(id, cancellationToken);
        Metrics = [.. MeetingMetrics(agenda), .. settled is null ? [] : texts.Estimate(settled)];
        return true;
    }

    private IEnumerable<Metric> MeetingMetrics(WorkshopAgenda agenda)
    {
        var tasks = agenda.Items.Count(item => item.State == ItemState.Task);
        yield return new(texts["MetricItems"], Numbers.Count(Decided), texts["MetricItemsOf", agenda.Items.Count], tasks switch
        {
            0 => texts["MetricItemsWords"],
            1 => texts["MetricItemsTask"],
            _ => texts["MetricItemsTasks", tasks],
        });
        yield return new(texts["MetricTime"], Numbers.Count(agenda.Minutes - agenda.MinutesLeft), texts["MetricTimeOf", agenda.Minutes], agenda.MinutesLeft switch
        {
            > 0 => texts["MetricTimeLeft", agenda.MinutesLeft, WorkshopWords.OtherMinutes],
            0 => texts["MetricTimeFull", WorkshopWords.OtherMinutes],
            _ => texts["MetricTimeOver", -agenda.MinutesLeft],
        });
    }
}
