using Kompass.SelfAssess.App.Plans;
using Microsoft.AspNetCore.Mvc;

namespace Kompass.SelfAssess.Web.Pages.Planer;

/// <summary>Which actions are shown, as the address says it.</summary>
public sealed class PlanFilter
{
    public static IReadOnlyList<string> Pills => ActionFilter.Pills;

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
    public string Pill => Filter.Pill;

    public bool HasDetails => Owner is { Length: > 0 } || Unit is { Length: > 0 } || Area is { Length: > 0 } || Priority is { Length: > 0 };

    public bool Any => HasDetails || Pill != Pills[0];

    private ActionFilter Filter => new(Show, Owner, Unit, Area, Priority);

    /// <summary>Those that the folded filters let through; the pills count among these.</summary>
    public IReadOnlyList<ActionView> Within(IEnumerable<ActionView> actions) => Filter.Within(actions);

    public static bool Fits(ActionView action, string pill, string? email) => ActionFilter.Fits(action, pill, email);

    public string Address(string path, string pill)
    {
        (string Key, string? Value)[] all = [("visa", pill == Pills[0] ? null : pill), ("ansvarig", Owner), ("enhet", Unit), ("omrade", Area), ("prioritet", Priority)];
        var query = string.Join('&', all.Where(pair => pair.Value is { Length: > 0 }).Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value!)}"));
        return query.Length == 0 ? path : $"{path}?{query}";
    }
}
