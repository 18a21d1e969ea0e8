using System.Globalization;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.Domain.Plans;
using Microsoft.AspNetCore.Mvc;

namespace Kompass.SelfAssess.Web.Pages.Planer;

/// <summary>Which actions are shown, as the address says it.</summary>
public sealed class PlanFilter
{
    public static readonly IReadOnlyList<string> Pills = ["alla", "mina", "forsenade", "pagar", "inte-paborjade", "klara"];

    [FromQuery(Name = "visa")]
    public string? Show { get; set; }

    [FromQuery(Name = "ansvarig")]
    public string? Owner { get; set; }

    [FromQuery(Name = "enhet")]
    public string? Unit { get; set; }

    [FromQuery(Name = "omrade")]
    public string? Area { get; set; }

    [FromQuery(Name = "prioritet")]
    public string? Priority { get; set; }

    /// <summary>An unknown word shows everything.</summary>
    public string Pill => Show is { } show && Pills.Contains(show) ? show : Pills[0];

    public bool HasDetails => Owner is { Length: > 0 } || Unit is { Length: > 0 } || Area is { Length: > 0 } || Priority is { Length: > 0 };

    public bool Any => HasDetails || Pill != Pills[0];

    /// <summary>Those that the folded filters let through; the pills count among these.</summary>
    public IReadOnlyList<ActionView> Within(IEnumerable<ActionView> actions) =>
    [
        .. actions.Where(action =>
            (Owner is not { Length: > 0 } || (Owner == "ingen" ? action.Owner is null : action.Owner?.Id.ToString() == Owner))
            && (Unit is not { Length: > 0 } || action.Content.UnitId?.ToString(CultureInfo.InvariantCulture) == Unit)
            && (Area is not { Length: > 0 } || action.Areas.Any(area => area.ToString(CultureInfo.InvariantCulture) == Area))
            && (Priority is not { Length: > 0 } || action.Content.Priority.ToString() == Priority)),
    ];

    public static bool Fits(ActionView action, string pill, string? email) => pill switch
    {
        "mina" => email is not null && string.Equals(action.Owner?.Email, email, StringComparison.OrdinalIgnoreCase),
        "forsenade" => action.Late,
        "pagar" => action.Status == ActionStatus.InProgress,
        "inte-paborjade" => action.Status == ActionStatus.Planned,
        "klara" => action.Status == ActionStatus.Done,
        _ => true,
    };

    public string Address(string path, string pill)
    {
        (string Key, string? Value)[] all = [("visa", pill == Pills[0] ? null : pill), ("ansvarig", Owner), ("enhet", Unit), ("omrade", Area), ("prioritet", Priority)];
        var query = string.Join('&', all.Where(pair => pair.Value is { Length: > 0 }).Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value!)}"));
        return query.Length == 0 ? path : $"{path}?{query}";
    }
}
