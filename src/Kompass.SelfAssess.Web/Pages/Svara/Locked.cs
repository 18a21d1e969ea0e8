using Kompass.SelfAssess.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Svara;

/// <summary>For a browser that has not opened the personal link, or has forgotten that it did.</summary>
public static class Locked
{
    /// <param name="texts">Texts.</param>
    /// <param name="typed">What was being saved, so that nobody loses a text.</param>
    public static CalmPage Page(IStringLocalizer<AnsweringTexts> texts, params IReadOnlyList<TypedText> typed) =>
        new(texts["OpenAgainTitle"], texts["OpenAgainText"], [texts["OpenAgainMore"]], typed);
}
