using System.Globalization;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Utvarderingar;

/// <summary>What a file would change in an evaluation, in the reader's words.</summary>
internal static class EvaluationExcelWords
{
    private const int Shortened = 90;

    /// <summary>What a row is about.</summary>
    public static string Part(this IStringLocalizer<EvaluationExcelTexts> texts, EvaluationDiff diff, string part) => part switch
    {
        "head" => texts["PartHead"],
        "total" => texts["PartTotal"],
        _ when diff.Texts.TryGetValue(part, out var text) => Short(text),
        _ when part.Contains('.', StringComparison.Ordinal) => texts["PartSubArea", part],
        _ => texts["PartArea", part],
    };

    public static string Value(this IStringLocalizer<EvaluationExcelTexts> texts, EvaluationField field, string value) => field switch
    {
        EvaluationField.GoldStar => texts[value.Length > 0 ? "Yes" : "No"],
        _ when value.Length == 0 => texts["Nothing"],
        EvaluationField.Kind => Enum.TryParse<FindingKind>(value, out var kind) ? texts[$"Kind{kind}"] : value,
        EvaluationField.Points or EvaluationField.Header => decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var points) ? points.ToString("0.##", CultureInfo.CurrentCulture) : value,
        _ => value,
    };

    public static string Short(string text) => text.Length > Shortened ? $"{text[..Shortened]}…" : text;
}
