using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.Web.Components.Charts;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Planer;

/// <summary>What an effect says in words.</summary>
public static class EffectWords
{
    public static string Lead(this IStringLocalizer<EffectTexts> texts, MeasuredEffect measured)
    {
        var size = Numbers.WithSign((decimal)Math.Abs(measured.Effect) * 100).TrimStart('+');
        return measured.Secured
            ? texts[measured.Effect > 0 ? "LeadMore" : "LeadLess", size]
            : texts["LeadNone"];
    }

    public static string Points(double share) => Numbers.PercentagePoints((decimal)share, 1);
}
