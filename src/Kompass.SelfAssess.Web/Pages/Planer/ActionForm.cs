using System.Globalization;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.Domain.Plans;

namespace Kompass.SelfAssess.Web.Pages.Planer;

/// <summary>What the form of an action sends, as text, so that nothing typed is lost when something is wrong.</summary>
public sealed class ActionForm
{
    private const int EmptyTargets = 2;

    /// <summary>Made with the form, so that a form sent twice makes one action.</summary>
    public Guid? Id { get; set; }

    public string? Title { get; set; }

    public string? Description { get; set; }

    public string? SuccessMeasure { get; set; }

    public string? OwnerId { get; set; }

    public string? Unit { get; set; }

    public string Priority { get; set; } = nameof(ActionPriority.Normal);

    public string? EffortDays { get; set; }

    public string? StartsOn { get; set; }

    public string? DueOn { get; set; }

    public string? ExpectedGain { get; set; }

    public string Status { get; set; } = nameof(ActionStatus.Planned);

    public string? Percent { get; set; } = "0";

    public List<TargetForm> Targets { get; set; } = [];

    /// <summary>Ids of findings.</summary>
    public List<int> Findings { get; set; } = [];

    /// <summary>Words of the action's own that stand for no finding of an evaluation, one a line.</summary>
    public string? Words { get; set; }

    /// <summary>One a line: words and an address.</summary>
    public string? Links { get; set; }

    /// <summary>One a line.</summary>
    public string? Steps { get; set; }

    public List<int> DependsOn { get; set; } = [];

    public int? Task { get; set; }

    public int Version { get; set; }

    public static ActionForm From(ActionContent content, int version) => new()
    {
        Title = content.Title,
        Description = content.Description,
        SuccessMeasure = content.SuccessMeasure,
        OwnerId = content.OwnerId?.ToString(),
        Unit = content.UnitId?.ToString(CultureInfo.InvariantCulture),
        Priority = content.Priority.ToString(),
        EffortDays = content.EffortDays?.ToString(CultureInfo.InvariantCulture),
        StartsOn = FormText.Of(content.StartsOn),
        DueOn = FormText.Of(content.DueOn),
        ExpectedGain = content.ExpectedGain?.ToString("0.##", CultureInfo.CurrentCulture),
        Status = content.Status.ToString(),
        Percent = content.Percent.ToString(CultureInfo.InvariantCulture),
        Targets = [.. content.Targets.Select(target => new TargetForm { Code = target.Code, From = Level(target.FromLevel), To = Level(target.ToLevel) })],
        Findings = [.. content.Findings.Select(finding => finding.FindingId).OfType<int>()],
        Words = string.Join('\n', content.Findings.Where(finding => finding.FindingId is null).Select(finding => finding.Text.Replace('\n', ' '))),
        Links = string.Join('\n', content.Links.Select(link => link.Text == link.Address ? link.Address : $"{link.Text} {link.Address}")),
        Steps = string.Join('\n', content.Steps.Select(step => step.Text)),
        DependsOn = [.. content.DependsOn],
        Task = content.EvidenceTaskId,
        Version = version,
    };

    /// <summary>Empty rows at the end, for what is not there yet.</summary>
    public ActionForm WithRoom()
    {
        Targets = [.. Targets.Where(target => target.Code is { Length: > 0 }), .. Enumerable.Range(0, EmptyTargets).Select(_ => new TargetForm())];
        return this;
    }

    /// <summary>The content, and the field and text key of everything that cannot be read.</summary>
    /// <param name="before">What stands: ticked steps stay ticked as long as their words stand. Null for a new action.</param>
    public (ActionContent Content, IReadOnlyList<(string Field, string Key)> Faults) Read(ActionContent? before)
    {
        var faults = new FormFaults();
        var ticked = (before?.Steps ?? []).Where(step => step.Done).Select(step => step.Text).ToHashSet(StringComparer.Ordinal);
        var kept = (before?.Findings ?? []).Where(finding => finding.FindingId is null).ToDictionary(finding => finding.Text.Replace('\n', ' '), finding => finding.Text);
        return (new ActionContent(Title ?? "")
        {
            NewId = Id,
            Description = Description,
            SuccessMeasure = SuccessMeasure,
            OwnerId = faults.Id(OwnerId, nameof(OwnerId)),
            UnitId = faults.Number(Unit, nameof(Unit)),
            Priority = faults.Choice(Priority, nameof(Priority), ActionPriority.Normal),
            EffortDays = faults.Number(EffortDays, nameof(EffortDays)),
            StartsOn = faults.Day(StartsOn, nameof(StartsOn)),
            DueOn = faults.Day(DueOn, nameof(DueOn)),
            ExpectedGain = faults.Points(ExpectedGain, nameof(ExpectedGain)),
            Status = faults.Choice(Status, nameof(Status), ActionStatus.Planned),
            Percent = faults.Number(Percent, nameof(Percent)) ?? 0,
            Targets = [.. Targets.Where(target => !string.IsNullOrWhiteSpace(target.Code)).Select((target, index) => target.Read(faults))],
            Findings = [.. Findings.Distinct().Select(id => new FindingContent(id)), .. Lines(Words).Select(line => new FindingContent(null, kept.GetValueOrDefault(line, line)))],
            Links = [.. Lines(Links).Select(Link)],
            Steps = [.. Lines(Steps).Select(line => new StepContent(line, ticked.Contains(line)))],
            DependsOn = DependsOn,
            EvidenceTaskId = before?.EvidenceTaskId ?? Task,
        }, faults.All);
    }

    private static string[] Lines(string? text) =>
        (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The last word is the address.</summary>
    private static LinkContent Link(string line)
    {
        var gap = line.LastIndexOf(' ');
        return gap < 0 ? new LinkContent("", line) : new LinkContent(line[..gap], line[(gap + 1)..]);
    }

    private static string? Level(int? level) => level?.ToString(CultureInfo.InvariantCulture);
}

/// <summary>One row of what an action aims at.</summary>
public sealed class TargetForm
{
    /// <summary>Code of a sub-area or question, perhaps with its name after it.</summary>
    public string? Code { get; set; }

    public string? From { get; set; }

    public string? To { get; set; }

    internal TargetContent Read(FormFaults faults) =>
        TargetContent.At(Code!.Trim().Split(' ')[0], faults.Number(From, nameof(ActionForm.Targets)), faults.Number(To, nameof(ActionForm.Targets)));
}
