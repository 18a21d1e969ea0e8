using DocumentFormat.OpenXml.Wordprocessing;

namespace Kompass.SelfAssess.App.Exports.Reports.Word;

/// <summary>What there is room for.</summary>
internal static class WordPage
{
    /// <summary>Narrower than this is a fault of the template.</summary>
    private const int Narrowest = 4000;

    /// <summary>Between the margins, in twentieths of a point.</summary>
    public static int TextWidth(SectionProperties section)
    {
        var size = section.GetFirstChild<PageSize>();
        var margin = section.GetFirstChild<PageMargin>();
        if (size?.Width?.Value is not { } page || margin is null)
        {
            return WordBase.TextWidth;
        }

        var width = (int)page - (int)(margin.Left?.Value ?? 0) - (int)(margin.Right?.Value ?? 0) - (int)(margin.Gutter?.Value ?? 0);
        return width < Narrowest ? WordBase.TextWidth : width;
    }

    public static string Culture(string language) => language == "en" ? "en-GB" : "sv-SE";
}
