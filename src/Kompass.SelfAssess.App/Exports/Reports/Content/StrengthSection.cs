using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.App.Exports.Reports.Content;

/// <summary>The sub-areas with the highest and the lowest share of their points.</summary>
internal sealed class StrengthSection(SteeringWords words)
{
    private const int Most = 5;

    private readonly SteeringReportTexts _text = words.Text;

    /// <summary>Those that are shown, the lowest share first.</summary>
    public static IReadOnlyList<SubArea> Weakest(SteeringWords words) =>
        [.. words.Edition.SubAreas.Where(subArea => words[subArea] is { Shown: true, Value.Share: not null }).OrderBy(subArea => words[subArea].Value.Share)];

    public IEnumerable<ReportBlock> Blocks()
    {
        yield return words.Heading(1, "StrengthHeading");
        var ranked = Weakest(words);
        if (ranked.Count < 2 * Most)
        {
            yield return words.Body("StrengthTooFew");
            yield break;
        }

        yield return words.Body("StrengthText");
        yield return words.Heading(2, "HighestHeading");
        foreach (var block in words.Explained(_text["HighestCaption"], Rows([.. ranked.Reverse().Take(Most)])))
        {
            yield return block;
        }

        yield return words.Heading(2, "LowestHeading");
        foreach (var block in words.Explained(_text["LowestCaption"], Rows([.. ranked.Take(Most)])))
        {
            yield return block;
        }
    }

    private Table Rows(IReadOnlyList<SubArea> subAreas) => Table.Of(
        words.Export["SubArea"],
        subAreas,
        (words.Export["SubArea"], 46, subArea => SheetCell.Text(words.Marked(subArea))),
        (_text["Max"], 12, subArea => SheetCell.Number(subArea.MaxPoints, NumberForm.Whole)),
        (words.Export["Estimate"], 18, subArea => words[subArea].Show(score => SheetCell.Number(score.Points))),
        (words.Export["Margin"], 18, subArea => words[subArea].Show(score => SheetCell.Number(score.Margin))),
        (_text["ShareColumn"], 11, subArea => words[subArea].Show(score => SheetCell.Number(score.Share, NumberForm.Percent))));
}
