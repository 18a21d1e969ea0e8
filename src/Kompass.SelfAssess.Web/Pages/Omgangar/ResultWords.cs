using System.Globalization;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Evaluations;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.Web.Components.Charts;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Omgangar;

/// <summary>Results as they are said in words and handed to the charts. Every number comes through the gate.</summary>
public static class ResultWords
{
    public static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public static CellView Cell(this RoundResult result, Part part, Slice slice, IStringLocalizer<ResultTexts> texts)
    {
        var cell = result.Disclosed[part, slice];
        return CellView.From(cell, texts.Why(cell.State, cell.Reason, result.Plan.Minimum));
    }

    /// <summary>
    /// An area's points as one group sees them. A group that was not asked everything is counted on what it was asked, scaled to the area's
    /// maximum; that is made of numbers that are shown anyway, so it tells nothing new.
    /// </summary>
    public static CellView AreaCell(this RoundResult result, Area area, Slice slice, IStringLocalizer<ResultTexts> texts)
    {
        var whole = result.Cell(Part.Area(area.Number), slice, texts);
        return PartialArea.Find(result, area, slice) is { } part
            ? CellView.Shown(part.Points, null, part.MaxPoints, part.N) with { Note = texts["PartialCell", part.Asked, part.Count] }
            : whole.State == CellState.Missing && PartialArea.AskedOf(result, area, slice).FirstOrDefault(cell => cell.State == CellState.Withheld) is { } withheld
                ? CellView.Withheld(withheld.N, texts.Why(withheld.State, withheld.Reason, result.Plan.Minimum))
                : whole;
    }

    public static string? Why(this IStringLocalizer<ResultTexts> texts, CellState state, WithheldReason? reason, int minimum) => (state, reason) switch
    {
        (CellState.Withheld, WithheldReason.Complementary) => texts["WhyComplementary"].Value,
        (CellState.Withheld, _) => texts["WhyTooFew", minimum].Value,
        (CellState.NotApplicable, _) => texts["WhyNotAsked"].Value,
        (CellState.Missing, _) => texts["WhyMissing"].Value,
        _ => null,
    };

    /// <summary>"Samhälle" for area 2: the edition's own short names where they are known, else the first word of the name.</summary>
    public static string ShortName(this IStringLocalizer<ResultTexts> texts, FrameworkEdition edition, Area area)
    {
        var known = texts[$"Short{area.Number}"];
        return edition.Key.StartsWith("2020", StringComparison.Ordinal) && !known.ResourceNotFound ? known.Value : area.Name.In(Language).Split(' ', ',')[0];
    }

    public static string Month(int year, int? month) => month is { } number
        ? new DateOnly(year, number, 1).ToString("MMMM yyyy", CultureInfo.CurrentCulture)
        : year.ToString(CultureInfo.InvariantCulture);

    public static string Name(this EvaluationView evaluation) => $"{evaluation.Municipality} {Month(evaluation.Year, evaluation.Month)}";

    public static string Conflict(this IStringLocalizer<ResultTexts> texts, OfficialConflict conflict)
    {
        var printed = conflict.Printed is { } seen ? Numbers.AsPrinted(seen) : "–";
        var computed = conflict.Computed is { } sum ? Numbers.AsPrinted(sum) : "–";
        var key = conflict.Kind switch
        {
            ConflictKind.AreaHeader => "ConflictAreaHeader",
            ConflictKind.AreaTable => "ConflictAreaTable",
            ConflictKind.AreaSummary or ConflictKind.AreaText => "ConflictAreaText",
            ConflictKind.Total or ConflictKind.TotalTable => "ConflictTotal",
            ConflictKind.Percent or ConflictKind.PercentTruncated => "ConflictPercent",
            ConflictKind.Difference => "ConflictDifference",
            _ => "ConflictOther",
        };
        var subject = conflict.Code ?? (conflict.Area is { } area ? $"{texts["Area"]} {area.ToString(CultureInfo.InvariantCulture)}" : texts["Total"].Value);
        return texts[key, conflict.Area?.ToString(CultureInfo.InvariantCulture) ?? "", subject, printed, computed];
    }
}
