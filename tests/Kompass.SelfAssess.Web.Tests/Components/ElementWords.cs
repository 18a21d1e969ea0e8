using AngleSharp.Dom;

namespace Kompass.SelfAssess.Web.Tests.Components;

internal static class ElementWords
{
    /// <summary>The text as it is read: blanks run together.</summary>
    public static string Of(IElement element) =>
        string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
