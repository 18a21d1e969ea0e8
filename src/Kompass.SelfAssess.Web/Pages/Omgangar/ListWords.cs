using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Web.Components;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Omgangar;

/// <summary>How the list of participants says things.</summary>
public static class ListWords
{
    public static string Fault(this IStringLocalizer<ParticipantTexts> texts, PasteFault fault) => texts[$"Fault{fault.Code}", fault.Value];

    public static string Place(this IStringLocalizer<ParticipantTexts> texts, PasteFault fault) =>
        fault.Line == 0 ? texts["PlaceFile"] : fault.Cell.Length > 0 ? texts["PlaceCell", fault.Cell] : texts["PlaceLine", fault.Line];

    /// <summary>What the list says of one field, in the reader's words.</summary>
    public static string Shown(this IStringLocalizer<ParticipantTexts> texts, ImportField field, string value, IStringLocalizer<ComponentTexts> words) => field switch
    {
        ImportField.Group => words.Group(value),
        ImportField.Language => texts[$"Language{value}"],
        _ => value.Length > 0 ? value : "–",
    };

    /// <summary>A group may be called by its name in either language or by its key.</summary>
    public static List<GroupLabel> Labels(
        this IStringLocalizer<ParticipantTexts> texts, IEnumerable<RoundGroup> groups, IStringLocalizer<ComponentTexts> words) =>
        [.. groups.Select(group => new GroupLabel(
            group.Key, group.OpenLinkOnly, [words.Group(group.Key), .. texts[$"GroupAlso{group.Key}"].Value.Split('|'), group.Key]))];
}
