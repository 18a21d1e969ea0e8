using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.Web.Pages.Planer;

/// <summary>A row of the plan's table, which opens.</summary>
public sealed record ActionRow(ActionView Action, string PlanAddress, FrameworkEdition Edition, DateOnly Today, bool MayChange, bool Open, PlanFilter Filter)
{
    public string Address => $"{PlanAddress}/atgard/{Action.Number}";
}
