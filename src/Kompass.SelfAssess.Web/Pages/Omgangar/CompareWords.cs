using Kompass.SelfAssess.App.Comparison;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Web.Components.Charts;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Omgangar;

/// <summary>A comparison as it is said in words.</summary>
public static class CompareWords
{
    /// <summary>The page that shows what answers to what between two editions.</summary>
    public static string BridgeAddress(FrameworkEdition from, FrameworkEdition to) =>
        $"/ramverk/brygga?fran={Uri.EscapeDataString(from.Key)}&till={Uri.EscapeDataString(to.Key)}";

    /// <summary>Totals, bias and hits in a sentence or two.</summary>
    public static string Lead(this IStringLocalizer<CompareTexts> texts, RoundComparison comparison)
    {
        var total = comparison.Comparison.Total.Numbers;
        var accuracy = comparison.Comparison.Accuracy;
        List<string> sentences = [];
        if (!comparison.Comparison.AcrossEditions && total.Estimate is { } estimate && total.Official is { } official)
        {
            sentences.Add(texts["LeadTotals", Numbers.Whole(estimate), Numbers.AsPrinted(official)]);
        }

        if (accuracy.Bias is { } bias)
        {
            sentences.Add(texts.Bias((decimal)bias));
            sentences.Add(texts["LeadHits", accuracy.Hits, accuracy.Pairs]);
        }

        return string.Join(' ', sentences);
    }

    /// <summary>Why two editions cannot be compared at all.</summary>
    public static string Why(this IStringLocalizer<CompareTexts> texts, EditionBridge bridge)
    {
        var key = bridge.Gap switch
        {
            BridgeGap.SubAreasUnknown => "NoBridgeUnknown",
            BridgeGap.NoLinks => "NoBridgeLinks",
            _ => "NoBridgeAreas",
        };
        return texts[key, bridge.From.Name.In(ResultWords.Language), bridge.To.Name.In(ResultWords.Language)];
    }

    /// <summary>Whole percentage points, but never "1 procentenheter" or a bias that reads as none.</summary>
    private static string Bias(this IStringLocalizer<CompareTexts> texts, decimal bias)
    {
        var points = Math.Abs(bias) * 100;
        var written = points >= 1.5m ? Numbers.Whole(points) : Numbers.Points(points);
        return Math.Round(points, 1, MidpointRounding.AwayFromZero) == 0 ? texts["LeadNoBias"] : texts[bias > 0 ? "LeadOver" : "LeadUnder", written];
    }
}
