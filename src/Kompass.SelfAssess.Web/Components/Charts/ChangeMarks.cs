using Kompass.SelfAssess.Domain.Comparison;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Components.Charts;

/// <summary>Whether a difference is secured, in a sign and in words; the colour only repeats it.</summary>
public static class ChangeMarks
{
    public static TagInfo Mark(this IStringLocalizer<ChangeTexts> texts, ChangedNumber number) => number switch
    {
        { Secured: true, Difference: > 0 } => new TagInfo(TagKind.Higher, texts["OutcomeHigher"]),
        { Secured: true } => new TagInfo(TagKind.Lower, texts["OutcomeLower"]),
        { Secured: false } => new TagInfo(TagKind.NotStarted, texts["OutcomeNone"]),
        _ => new TagInfo(TagKind.Neutral, texts["OutcomeUnknown"]),
    };
}
