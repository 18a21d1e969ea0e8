using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Consensus;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Web.Components;
using Kompass.SelfAssess.Web.Hosting.SignIn;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Omgangar;

/// <summary>
/// Makes the result final: by whom and when is kept, the numbers of a version never change again (offentlighetsprincipen, domain G). Shows
/// first what is decided and what is not.
/// </summary>
public sealed class FaststallModel(
    KompassDbContext db, RoundCourse rounds, WorkshopService workshops, DecisionReader reader, PreviewService previews,
    IStringLocalizer<RoundTexts> texts, IStringLocalizer<WorkshopTexts> words) : Step(db, texts)
{
    public IReadOnlyList<Metric> Metrics { get; private set; } = [];

    public IReadOnlyList<DefinitionRow> Items { get; private set; } = [];

    public override string Words => "Confirm";

    public override object[] Arguments => [User.DisplayName()];

    protected override RoundState From => RoundState.Closed;

    protected override RoundState? To => RoundState.Confirmed;

    protected override string Onward => $"{Round.Address}#versioner";

    protected override Task<Refused?> TakeAsync(CancellationToken cancellationToken) =>
        rounds.ConfirmAsync(Round.Id, User.UserId() ?? Guid.Empty, cancellationToken);

    protected override async Task CountAsync(CancellationToken cancellationToken)
    {
        if (await previews.LoadAsync(Round.Id, cancellationToken) is not { } preview)
        {
            return;
        }

        Metrics = [.. words.Estimate(preview)];
        var agenda = await workshops.LoadAsync(Round.Id, cancellationToken) as WorkshopAgenda;
        var decided = await reader.ListAsync(Round.Id, cancellationToken);
        var tasks = (await reader.TasksAsync(Round.Id, null, cancellationToken)).Where(task => !task.Done).ToList();
        var open = agenda?.Items.Where(item => item.State != ItemState.Decided).ToList() ?? [];
        var log = $"{Round.Address}/samsyn/logg";
        Items =
        [
            new(words["ConfirmDecided"], decided.Count == 0
                ? words["ConfirmDecidedNone"]
                : List(decided.Select(decision => $"{preview.Edition.Name(decision.Part)} ({words.Decided(decision.Level, decision.Points)})")),
                decided.Count == 0 ? null : words["ToLog"].Value, log),
            new(words["ConfirmUndecided"], agenda is null ? words["ConfirmNoMeeting"] : open.Count == 0
                ? words["ConfirmUndecidedNone"]
                : $"{words["ConfirmUndecidedText"].Value} {List(open.Select(item => preview.Edition.Name(item.Part)))}",
                words["BackToAgenda"], $"{Round.Address}/samsyn"),
            new(words["ConfirmTasks"], tasks.Count == 0
                ? words["ConfirmTasksNone"]
                : List(tasks.Select(task => $"{task.Part.Code} {task.Text} ({words.Owner(task)})")),
                tasks.Count == 0 ? null : words["ToTasks"].Value, $"{log}#underlag"),
        ];

        static string List(IEnumerable<string> parts) => string.Join("; ", parts) + ".";
    }
}
