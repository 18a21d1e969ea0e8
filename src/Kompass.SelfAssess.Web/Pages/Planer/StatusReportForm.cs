using System.Globalization;
using Kompass.SelfAssess.App.Plans;

namespace Kompass.SelfAssess.Web.Pages.Planer;

/// <summary>What the form of a lägesrapport sends, and what the page showed, so that what the person has not touched is never taken for a wish.</summary>
public sealed class StatusReportForm
{
    public string? Comment { get; set; }

    public string? Hindrance { get; set; }

    public string? Status { get; set; }

    public string? StatusShown { get; set; }

    public string? Percent { get; set; }

    public string? PercentShown { get; set; }

    /// <summary>Row ids of the steps that are ticked, and of those that were.</summary>
    public List<int> Done { get; set; } = [];

    public List<int> DoneShown { get; set; } = [];

    public int Version { get; set; }

    public static StatusReportForm From(PlanAction action)
    {
        var form = new StatusReportForm { DoneShown = DoneOf(action), Version = action.Version };
        (form.Status, form.Percent) = (form.StatusShown, form.PercentShown) = (action.Status.ToString(), PercentOf(action));
        form.Done = [.. form.DoneShown];
        return form;
    }

    /// <summary>The report, and the field and text key of everything that cannot be read.</summary>
    public (StatusReport Report, IReadOnlyList<(string Field, string Key)> Faults) Read(PlanAction action)
    {
        var faults = new FormFaults();
        var report = new StatusReport(Comment ?? "", faults.Choice(Status, nameof(Status), action.Status), faults.Number(Percent, nameof(Percent)) ?? action.Percent)
        {
            Hindrance = Hindrance,
            Ticks = Done.Except(DoneShown).ToDictionary(step => step, _ => true).Concat(DoneShown.Except(Done).ToDictionary(step => step, _ => false)).ToDictionary(),
        };
        return (report, faults.All);
    }

    /// <summary>The same words and changes, on the action as it stands now.</summary>
    public void MoveTo(PlanAction action)
    {
        var now = From(action);
        var known = action.Steps.Select(step => step.Id).ToList();
        Status = Status == StatusShown ? now.Status : Status;
        Percent = Percent == PercentShown ? now.Percent : Percent;
        Done = [.. now.Done.Union(Done.Except(DoneShown)).Except(DoneShown.Except(Done)).Intersect(known)];
        (StatusShown, PercentShown, DoneShown, Version) = (now.StatusShown, now.PercentShown, now.DoneShown, now.Version);
    }

    private static List<int> DoneOf(PlanAction action) => [.. action.Steps.Where(step => step.Done).Select(step => step.Id)];

    private static string PercentOf(PlanAction action) => action.Percent.ToString(CultureInfo.InvariantCulture);
}
