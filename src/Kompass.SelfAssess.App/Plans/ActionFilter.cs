using System.Globalization;
using Kompass.SelfAssess.Domain.Plans;

namespace Kompass.SelfAssess.App.Plans;

/// <summary>Which actions of a plan are wanted, as the address of its page says it.</summary>
/// <param name="Show">One of <see cref="Pills"/>; an unknown word leaves all.</param>
/// <param name="Owner">Id of an owner, or "ingen" for actions without one.</param>
/// <param name="Unit">Id of a unit.</param>
/// <param name="Area">Number of an area.</param>
/// <param name="Priority">Name of an <see cref="ActionPriority"/>.</param>
public sealed record ActionFilter(string? Show, string? Owner, string? Unit, string? Area, string? Priority)
{
    public static readonly IReadOnlyList<string> Pills = ["alla", "mina", "forsenade", "pagar", "inte-paborjade", "klara"];

    public string Pill => Show is { } show && Pills.Contains(show) ? show : Pills[0];

    /// <summary>Those that everything but the pill lets through.</summary>
    public IReadOnlyList<ActionView> Within(IEnumerable<ActionView> actions) =>
    [
        .. actions.Where(action =>
            (Owner is not { Length: > 0 } || (Owner == "ingen" ? action.Owner is null : action.Owner?.Id.ToString() == Owner))
            && (Unit is not { Length: > 0 } || action.Content.UnitId?.ToString(CultureInfo.InvariantCulture) == Unit)
            && (Area is not { Length: > 0 } || action.Areas.Any(area => area.ToString(CultureInfo.InvariantCulture) == Area))
            && (Priority is not { Length: > 0 } || action.Content.Priority.ToString() == Priority)),
    ];

    /// <param name="actions">All of the plan.</param>
    /// <param name="email">Address of the reader, for "mina".</param>
    public IReadOnlyList<ActionView> Of(IEnumerable<ActionView> actions, string? email) => [.. Within(actions).Where(action => Fits(action, Pill, email))];

    public static bool Fits(ActionView action, string pill, string? email) => pill switch
    {
        "mina" => email is not null && string.Equals(action.Owner?.Email, email, StringComparison.OrdinalIgnoreCase),
        "forsenade" => action.Late,
        "pagar" => action.Status == ActionStatus.InProgress,
        "inte-paborjade" => action.Status == ActionStatus.Planned,
        "klara" => action.Status == ActionStatus.Done,
        _ => true,
    };
}
